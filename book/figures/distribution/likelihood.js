/** Data and a distribution for them: which parameters make the data most likely? */

import { button, numberBox, slider, toggle, words } from "../engine/controls.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { chooseByClick } from "../engine/stepping.js";
import { ESTIMATED, levelOf, logLikelihood, mostLikely } from "./estimates.js";
import { densityGraph, reachUp } from "./view.js";

export const height = { narrow: 952, wide: 858 };

const ROOM = 1.05; // above the peak
const BELOW = [0.5, 2, 4.5, 8, 12.5]; // how far level curves lie below the top
const DEPTH = 12; // of a graph of log-likelihoods, below the top
const SAME = 0.01; // of a log-likelihood: nothing that anybody would see
const FACTORS = 4; // factors of a product that have room
const CROSS = 7; // pixels of an arm

export default function build(figure) {
  const { family, points, x, name, candidates } = figure.numbers;
  const { parameters, made } = ESTIMATED[family];
  const own = Object.keys(parameters);
  const least = family === "normal" ? x[0] : Math.max(0, x[0]);
  const step = roundStep((x[1] - x[0]) / 200);
  const names = points.map((_, k) => `x${k + 1}`);
  names.forEach((each, k) => figure.parameter(each, { value: points[k], min: least, max: x[1], step }));
  for (const each of own) {
    const [min, max] = parameters[each][2](x);
    figure.parameter(each, { value: figure.numbers[each], min, max, step: roundStep((max - min) / 400) });
  }
  const shown = figure.onPaper ? "on" : "off";
  figure.parameter("all", { value: shown, choices: ["on", "off"] });
  const data = () => names.map((each) => figure.values[each]);
  const held = () => own.map((each) => figure.values[each]);
  const familyAt = (values) => made({ x, ...values });
  const totalAt = (values) => logLikelihood(familyAt(values).density, data());

  figure.stack();
  let now;
  const top = new Plane(figure, { x, y: [0, 1], names: [name, "density"], height: 220, below: [0, 1] });
  const drawDensity = densityGraph(top, () => now, held);
  const stems = top.path("line-2 thin solid");
  const tips = top.dots("dots-2", 4);
  names.forEach((each, k) => top.handle({
    label: `Point ${k + 1}`, look: "line-1", point: true, parameters: [each, null], step: [step, 0] }));
  const view = own.length > 1 ? mapOf(figure, { x, own, bounds: parameters.deviation[2](x) })
    : graphOf(figure, { x, own, letter: parameters[own[0]][0], totalAt });

  const best = () => mostLikely(family, data(), x);
  figure.controls(...own.map((each) => slider(figure, each, parameters[each][1])),
    [words("Data:"), ...names.map((each, k) => numberBox(figure, each, `Number of point ${k + 1}`))],
    Object.entries(candidates).map(([each, values]) => button(each, () =>
      figure.set(Object.fromEntries(own.map((parameter, k) => [parameter, values[k]]))))),
    [toggle(figure, "all", "Show all parameters"), button("Most likely", () => figure.set({ all: "on", ...best() }))]);
  const key = figure.key();
  const product = figure.readout("likelihood");
  const sum = figure.readout("log-likelihood");
  const badge = figure.readout();

  figure.draw((state) => {
    now = familyAt(state);
    reachUp(top, ROOM * now.peak, view.plane);
    drawDensity();
    const all = data();
    const densities = all.map(now.density);
    stems.pieces(all.map((each, k) => [[each, 0], [each, densities[k]]]));
    tips.set(all.map((each, k) => [each, densities[k]]));
    const total = logLikelihood(now.density, all);
    const most = totalAt(best());
    view.show({ data: all, total, most, best: best(), all: state.all === "on" });
    const text = own.map((each) => `${parameters[each][0]} = ${written(state[each])}`).join(", ");
    key.show(figure.onPaper ? text : "");
    product.show(`${factors(densities)} = ${written(Math.exp(total), 3)}`);
    sum.show(total === -Infinity ? "−∞" : written(total));
    const [said, tone] = verdict(total, most, state.all === "on");
    badge.show(said, tone);
    return `${text}: log-likelihood ${total === -Infinity ? "minus infinity" : written(total)}.${said ? ` ${said}.` : ""}`;
  });
}

const factors = (densities) => densities.length <= FACTORS ? densities.map((each) => written(each, 2)).join(" · ")
  : `${densities.slice(0, 2).map((each) => written(each, 2)).join(" · ")} · … · ${written(densities.at(-1), 2)}`;

/** What is to be said, and its tone. */
function verdict(total, most, compared) {
  if (total === -Infinity) return ["impossible: a point lies where the density is 0", "bad"];
  if (!compared) return ["", ""];
  if (total >= most - SAME) return ["no parameters make these data likelier", "good"];
  return [`the largest likelihood is ${written(Math.exp(most - total), 3)} times as large`, "open"];
}

/** The map of all pairs (μ, σ), with curves of one likelihood. */
function mapOf(figure, { x, own, bounds }) {
  const plane = new Plane(figure, { x, y: [0, bounds[1]], names: ["mean μ", "σ"], height: 260, below: [0, 1] });
  const levels = plane.path("line-1 fine");
  const cross = plane.path("ink");
  const label = plane.label("ink");
  const steps = own.map((each) => figure.parameters.get(each).step);
  const move = (...to) => figure.set(Object.fromEntries(own.map((each, axis) => [each, snapped(to[axis], steps[axis])])));
  plane.handle({ label: "Mean and standard deviation", look: "line-2", point: true, parameters: own, move });
  chooseByClick(plane, move);
  return {
    plane,
    show({ data, most, best, all }) {
      levels.pieces(all ? BELOW.map((by) => levelOf(data, most - by, bounds)) : []);
      if (!all) return cross.hide();
      const [arm, leg] = [CROSS / plane.unit.x, CROSS / plane.unit.y];
      const { mean, deviation } = best;
      cross.pieces([[[mean - arm, deviation], [mean + arm, deviation]], [[mean, deviation - leg], [mean, deviation + leg]]]);
      return label.show("most likely", [mean, deviation]);
    },
  };
}

/** The graph of the log-likelihood over one parameter. */
function graphOf(figure, { x, own: [own], letter, totalAt }) {
  const { min, max, step } = figure.parameters.get(own);
  const plane = new Plane(figure, { x, y: [-1, 0], names: [letter, "log-likelihood"], height: 260, below: [0, 1] });
  const curve = plane.path("line-1");
  const drop = plane.path("soft thin");
  let high = 0;
  const floor = () => plane.window.bottom;
  const value = () => Math.max(floor(), totalAt(figure.values));
  plane.handle({
    label: `Parameter ${letter}`, look: "line-2", point: true, step: [step, 0],
    at: () => [figure.values[own], value()],
    move: (to) => figure.set({ [own]: snapped(to, step) }),
  });
  return {
    plane,
    show({ most, best, all }) {
      // Whole numbers, so that the axis stands still most of the time.
      if (Math.ceil(most) + 1 !== high) {
        high = Math.ceil(most) + 1;
        plane.look({ x, y: [high - DEPTH, high] });
      }
      drop.through([[figure.values[own], floor()], [figure.values[own], value()]]);
      if (all) curve.curve((each) => totalAt({ ...figure.values, [own]: each }), min, max, own === "end" ? [best.end - 1e-9] : []);
      else curve.hide();
    },
  };
}
