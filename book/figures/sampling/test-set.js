/** A test set drawn again and again: how far does the measured accuracy jump? */

import { button, slider } from "../engine/controls.js";
import { roof, roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { LARGEST_SEED, normalQuantile } from "../engine/statistics.js";
import { unknown } from "../engine/unknown.js";
import { wilson } from "../engine/wilson.js";
import { countedIn, edgesFor, MOST_SAMPLES, populationOf, Samples, summary } from "./populations.js";
import schema from "./schema.js";

export const height = { narrow: 1033, wide: 796 };

const ON_PAPER = 200; // test sets, if the figure begins with none
const FLAT = 4; // how many times as wide as high the cases stand
const THIRD = 3; // bars in a standard deviation
const MOST_BARS = 120;
const LOW = 5; // test sets that the axis shows at least
const ROOM = 1.3; // above the highest bar, for an interval
const UP = 0.9; // of the axis: where it lies
const TICK = 0.03; // of the axis: half of its ends
const DUST = 1e-9;

export default function build(figure) {
  const { numbers } = figure;
  const { q, n, draws, seed, x, level, mark, mark_name: markName, name } = numbers;
  const rules = schema.modes.of["test-set"].numbers;
  const step = roundStep((x[1] - x[0]) / 200);
  figure.parameter("draws", { value: draws || !figure.onPaper ? draws : ON_PAPER, of: rules.draws });
  figure.parameter("n", { value: n, of: rules.n });
  figure.parameter("q", { value: q, min: x[0], max: x[1], step });
  if (mark !== null) figure.parameter("mark", { value: mark, min: x[0], max: x[1], step });
  figure.parameter("seed", { value: seed, of: rules.seed });
  const reach = normalQuantile((1 + level) / 2);

  let samples;
  let known = "";
  const drawn = (state) => {
    const asked = [state.q, state.n, state.seed].join();
    if (asked !== known) {
      known = asked;
      samples = new Samples(populationOf({ population: "coin", q: state.q }), state.n, state.seed);
    }
    return samples.upTo(state.draws);
  };

  figure.stack();
  const cases = new Plane(figure, { x: [0, 1], y: [0, 1], height: 130, grid: false });
  cases.axes.setAttribute("class", "unseen-mark");
  cases.numbers.remove();
  const right = cases.path("soft heavy");
  const wrong = cases.path("line-2 spots solid");
  const plane = new Plane(figure, { x, y: [0, LOW], names: [name, "test sets"], height: 270 });
  const bars = plane.bars("area-1 face");
  const outline = plane.bars("line-1 thin");
  const truth = plane.path("ink");
  const border = plane.path("line-3");
  const interval = plane.path("line-2 heavy solid");
  const ends = plane.path("line-2 heavy solid");
  const middle = plane.dots("dots-2", 5);
  const labels = { truth: plane.label(), border: plane.label("line-3"), last: plane.label("line-2") };
  plane.handle({ label: "True accuracy", look: "ink", parameters: ["q", null], step: [step, 0] });
  if (mark !== null) {
    plane.handle({
      label: `Mark ${markName}`, look: "line-3", step: [step, 0], at: () => [figure.values.mark, plane.window.top],
      move: (to) => figure.set({ mark: snapped(to, step) }),
    });
  }

  const more = (count) => button(`Draw ${count}`, () => figure.set({ draws: Math.min(figure.values.draws + count, MOST_SAMPLES) }));
  figure.controls(slider(figure, "n", "Cases per test set n"), slider(figure, "q", "True accuracy q"),
    ...mark === null ? [] : [slider(figure, "mark", `Mark ${markName}`)],
    [...[1, 10, 100].map(more),
      button("Other test sets", () => figure.set({ seed: (figure.values.seed + 1) % (LARGEST_SEED + 1) })),
      button("Start anew", () => figure.set({ draws: 0 }))]);
  const now = figure.readout("large dots:");
  const says = figure.readout(`its ${written(100 * level)} % interval`);
  const range = figure.readout("all so far");
  const spreading = figure.readout("their standard deviation");
  const error = figure.readout("√(q(1 − q)/n) =");
  const above = figure.readout(`at ${markName} or above`);
  const badge = figure.readout();

  figure.draw((state) => {
    const { means, last } = drawn(state);
    drawCases(cases, { right, wrong }, last, state.n);
    const spread = Math.sqrt(state.q * (1 - state.q) / state.n);
    const edges = edgesFor(x, Math.max(spread / THIRD, (x[1] - x[0]) / MOST_BARS), 1 / state.n);
    const counts = countedIn(means, edges);
    const y = [0, roof(ROOM * Math.max(LOW, ...counts.map(([, , count]) => count)))];
    if (y[1] !== plane.asked.y[1]) plane.look({ x, y });
    bars.set(counts);
    outline.set(counts);
    truth.through([[state.q, 0], [state.q, y[1]]]);
    labels.truth.show("true", ...[0.55, 0.7, 0.4, 0.25].map((share) => [state.q, share * y[1]]));
    if (mark !== null) {
      border.through([[state.mark, 0], [state.mark, y[1]]]);
      labels.border.show(markName, ...[0.7, 0.55, 0.4, 0.25].map((share) => [state.mark, share * y[1]]));
    }

    const intervals = means.map((share) => wilson(share, state.n, reach));
    const holds = ([low, high]) => low <= state.q + DUST && high >= state.q - DUST;
    const share = means.at(-1);
    if (last.length) {
      const [low, high] = intervals.at(-1);
      const up = UP * y[1];
      const inside = (value) => Math.min(x[1], Math.max(x[0], value));
      interval.through([[inside(low), up], [inside(high), up]]);
      ends.pieces([low, high].filter((end) => end === inside(end))
        .map((end) => [[end, up - TICK * y[1]], [end, up + TICK * y[1]]]));
      middle.set([[share, up]]);
      labels.last.show("last", [share, up], [inside(low), up], [inside(high), up]);
    } else {
      interval.hide();
      ends.hide();
      middle.set([]);
    }

    const errors = last.filter((each) => !each).length;
    now.show(last.length ? `${errors} ${errors === 1 ? "error" : "errors"}, accuracy ${written(share, 3)}` : unknown("9 errors, accuracy 0.999"));
    says.show(last.length ? `${intervals.at(-1).map((end) => written(snapped(end, 1e-3))).join(" to ")}, ${holds(intervals.at(-1)) ? "catches" : "misses"} q`
      : unknown("0.999 to 0.999, catches q"));
    range.show(last.length ? `from ${written(Math.min(...means), 3)} to ${written(Math.max(...means), 3)}` : unknown("from 0.999 to 0.999"));
    spreading.show(means.length > 1 ? written(summary(means).deviation, 3) : unknown("0.0999"));
    error.show(written(spread, 3));
    if (mark !== null) above.show(`${means.filter((each) => each >= state.mark - DUST).length} of ${means.length}`);
    const text = last.length ? `${intervals.filter(holds).length} of ${means.length} intervals catch q` : "no test set yet";
    badge.show(text, "open");
    return `${means.length} test sets of ${state.n}. ${last.length ? `The last has accuracy ${written(share)}. ` : ""}${text}.`;
  });
}

/** A dot for each case, a large one where the model errs; column by column. */
function drawCases(plane, { right, wrong }, results, n) {
  const rows = Math.max(1, Math.round(Math.sqrt(n / FLAT)));
  const columns = Math.ceil(n / rows);
  if (plane.asked.x[1] !== columns || plane.asked.y[1] !== rows) plane.look({ x: [0, columns], y: [0, rows] });
  const dots = results.map((_, each) => {
    const [across, up] = plane.px([Math.floor(each / rows) + 0.5, rows - (each % rows) - 0.5]).map((pixel) => pixel.toFixed(1));
    return `M${across} ${up}H${across}`;
  });
  right.trace(dots.filter((_, each) => results[each]).join(""));
  wrong.trace(dots.filter((_, each) => !results[each]).join(""));
}
