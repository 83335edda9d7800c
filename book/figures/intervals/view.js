/** A net of a hundred intervals, and what its board says of them. */

import { Bare } from "../engine/bare.js";
import { button, choice, slider, toggle } from "../engine/controls.js";
import { snapped, written } from "../engine/numbers.js";
import { LARGEST_SEED } from "../engine/statistics.js";
import { coverage, holds, intervalOf, METHODS, Net, reachOf, SAMPLES } from "./model.js";
import schema from "./schema.js";

const NAMES = {
  z: "z, σ known", t: "t, with s", "z-with-s": "z, with s for σ", wald: "Wald", wilson: "Wilson",
};
const ROOM = [-2, 113]; // below the first sample, and for the letter above the last
const SHARED = 101; // where the line of the true value ends
const SMALL = 1.5; // half of the height of an interval's ends

/**
 * @param {string} mode  what is estimated: a "mean" or a "share"
 * @param {string} letter  of the true value
 * @param population  see model.js
 */
export function net(figure, mode, letter, population) {
  const { numbers } = figure;
  const { x, name } = numbers;
  const rules = schema.modes.of[mode].numbers;
  const methods = METHODS[mode];
  figure.parameter("level", { value: numbers.level, of: rules.level, step: 0.01 });
  figure.parameter("n", { value: numbers.n, of: rules.n });
  figure.parameter("method", { value: numbers.method, choices: methods });
  figure.parameter("chosen", { value: numbers.chosen, of: rules.chosen });
  figure.parameter("seed", { value: numbers.seed, of: rules.seed });
  figure.parameter("long", { value: figure.onPaper ? "on" : "off", choices: ["on", "off"] });
  let samples;
  let drawn = null;

  figure.stack();
  const plane = new Bare(figure, { x, y: ROOM, names: [name, ""], height: 410, grid: false });
  const truth = plane.path("ink");
  const label = plane.label();
  const hits = plane.path("line-1 solid thin");
  const misses = plane.path("line-2 solid heavy");
  const ends = plane.path("line-1 solid thin");
  const middles = plane.dots("dots-2", 3);
  const clipped = ([low, high]) => [Math.max(low, x[0]), Math.min(high, x[1])];
  plane.handle({
    label: "Chosen sample", look: "ink",
    at: () => [x[0], figure.values.chosen], step: [1, 1],
    move: (_, row) => figure.set({ chosen: row }),
    key: (right, up) => figure.set({ chosen: figure.values.chosen + right + up }),
  });
  figure.controls(slider(figure, "level", "Confidence level"), slider(figure, "n", "Sample size n"),
    slider(figure, "chosen", "Sample"),
    [choice(figure, "method", "Interval", Object.fromEntries(methods.map((each) => [each, NAMES[each]]))),
      button("Other samples", () => figure.set({ seed: (figure.values.seed + 1) % (LARGEST_SEED + 1) })),
      toggle(figure, "long", "Show the long run")]);
  const one = figure.readout();
  const says = figure.readout("its interval");
  const width = figure.readout("mean width of all");
  const count = figure.readout();
  const run = figure.readout("in the long run");

  figure.draw((state) => {
    if (drawn !== state.seed) {
      drawn = state.seed;
      samples = new Net(population, state.seed);
    }
    const { n, method, level, chosen } = state;
    const reach = reachOf(method, level, n);
    const found = samples.of(n);
    const all = found.map((sample) => intervalOf(method, sample, { n, reach, deviation: population.deviation }));
    const caught = all.map((each) => holds(each, population.mean));
    truth.through([[population.mean, ROOM[0]], [population.mean, SHARED]]);
    label.show(letter, [population.mean, SHARED]);
    const piece = (each, k) => {
      const [low, high] = clipped(each);
      return low < high ? [[[low, k + 1], [high, k + 1]]] : [];
    };
    hits.pieces(all.flatMap((each, k) => caught[k] ? piece(each, k) : []));
    misses.pieces(all.flatMap((each, k) => caught[k] ? [] : piece(each, k)));
    middles.set(found.flatMap(({ mean }, k) => caught[k] ? [] : [[mean, k + 1]]));
    const mine = all[chosen - 1];
    ends.pieces(mine.filter((end) => end >= x[0] && end <= x[1])
      .map((end) => [[end, chosen - SMALL], [end, chosen + SMALL]]));

    const { mean, s } = found[chosen - 1];
    one.show(`sample ${chosen}: ${mode === "share" ? `${Math.round(n * mean)} of ${n} = ${written(mean)}`
      : `mean ${written(mean)}, s = ${written(s)}`}`);
    const own = mine.map((end) => written(end)).join(" to ");
    says.show(`${own}, ${caught[chosen - 1] ? "catches" : "misses"} ${letter}`);
    width.show(written(all.reduce((sum, [low, high]) => sum + high - low, 0) / SAMPLES));
    const many = caught.filter(Boolean).length;
    count.show(`${many} of ${SAMPLES} intervals catch ${letter}, ${SAMPLES - many} miss it`, "open");
    const share = coverage(population, { method, level, n });
    run.show(state.long === "off" ? "" : share === null ? "known from simulation only"
      : `${written(snapped(100 * share, 0.01))} of 100 catch it`);
    return `${many} of ${SAMPLES} intervals catch ${letter}. Sample ${chosen}: ${own}, ${caught[chosen - 1] ? "catches" : "misses"} it.`;
  });
}
