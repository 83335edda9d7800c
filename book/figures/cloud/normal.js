/** A normal distribution of two variables: what one of them tells of the other. */

import { button, slider, toggle } from "../engine/controls.js";
import { roof, roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { LARGEST_SEED, normalDensity } from "../engine/statistics.js";
import { combine } from "../engine/vectors.js";
import { drawnFrom, leastDeviation, levelCurve, matrixOf, MOST_DRAWS, numbersOf, principal, slice, unitAt } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 1356, wide: 762 };

const LEVELS = [1, 2, 3]; // standard deviations
const ROOM = 1.1; // above the highest peak
const FLAT = 1e-9; // of a correlation

export default function build(figure) {
  const { x, y, mean, deviations, rho, given, draws, seed, axes: names } = figure.numbers;
  const rules = schema.modes.of.normal.numbers;
  const step = roundStep((x[1] - x[0]) / 200);
  figure.parameter("given", { value: given, min: x[0], max: x[1], step });
  figure.parameter("rho", { value: rho, of: rules.rho, step: 0.01 });
  [x, y].forEach((axis, k) => figure.parameter(`deviation${k + 1}`, {
    value: deviations[k], min: leastDeviation(axis), max: (axis[1] - axis[0]) / 2, step: roundStep((axis[1] - axis[0]) / 400) }));
  figure.parameter("draws", { value: draws, of: rules.draws });
  figure.parameter("seed", { value: seed, of: rules.seed });
  const shown = figure.onPaper ? "on" : "off";
  figure.parameter("means", { value: shown, choices: ["on", "off"] });
  figure.parameter("axes", { value: "off", choices: ["on", "off"] });
  const known = new Map();
  const points = (cloud, state) => {
    if (!known.has(state.seed)) known.set(state.seed, numbersOf(state.seed));
    return drawnFrom(cloud, state.draws, known.get(state.seed));
  };
  const present = () => ({ mean, rho: figure.values.rho, deviations: [figure.values.deviation1, figure.values.deviation2] });

  const map = new Plane(figure, { x, y, names, height: 330, equal: true, grid: false });
  const curves = map.path("line-1 fine");
  const crossed = map.path("ink thin");
  const means = map.path("line-3");
  const cut = map.path("line-2 thin solid");
  const within = map.path("line-2 heavy solid");
  const dots = map.dots("dots-1", 2.5);
  const labels = { means: map.label("line-3"), cut: map.label("line-2") };
  map.handle({
    label: `Given ${names[0]}`, look: "line-2", point: true, step: [step, 0],
    at: () => [figure.values.given, slice(present(), figure.values.given).mean],
    move: (to) => figure.set({ given: snapped(to, step) }),
  });

  const chart = new Plane(figure, { x: y, y: [0, 1], names: [names[1], "density"], height: 330 });
  const area = chart.path("area-2");
  const all = chart.path("line-1 thin solid");
  const some = chart.path("line-2");
  const middles = chart.path("soft thin");
  const heads = { all: chart.label("line-1"), some: chart.label("line-2") };

  figure.controls(slider(figure, "given", `Given ${names[0]}`), slider(figure, "rho", "Correlation ρ"),
    ...names.map((name, k) => slider(figure, `deviation${k + 1}`, `Standard deviation of ${name}`)),
    [button("Draw 20", () => figure.set({ draws: Math.min(MOST_DRAWS, figure.values.draws + 20) })),
      button("Other points", () => figure.set({ seed: (figure.values.seed + 1) % (LARGEST_SEED + 1) })),
      toggle(figure, "means", "Mean of every slice"), toggle(figure, "axes", "Axes of the ellipses")]);
  const middle = figure.readout("mean of the slice");
  const spread = figure.readout("its standard deviation");
  const common = figure.readout("covariance");
  const badge = figure.readout();
  const along = figure.readout("variances along the axes");

  figure.draw((state) => {
    const cloud = present();
    const [wide, tall] = cloud.deviations;
    const { given: place, rho: bound } = state;
    const found = slice(cloud, place);
    const { left, right, bottom, top } = map.window;
    curves.pieces(LEVELS.map((away) => levelCurve(cloud, away)));
    dots.set(points(cloud, state));
    if (state.means === "on") {
      means.curve((each) => slice(cloud, each).mean, left, right);
      labels.means.show("means", ...[0.9, 0.75, 0.15].map((share) => left + share * (right - left)).map((each) => [each, slice(cloud, each).mean]));
    } else means.hide();
    const matrix = matrixOf(cloud);
    const { most, least, angle } = principal(matrix);
    crossed.pieces(state.axes === "on" ? [[most, angle], [least, angle + 90]].map(([variance, degrees]) =>
      [-1, 1].map((side) => combine(1, mean, side * LEVELS.at(-1) * Math.sqrt(variance), unitAt(degrees)))) : []);
    cut.through([[place, bottom], [place, top]]);
    within.through([-1, 1].map((side) => [place, found.mean + side * found.deviation]));
    labels.cut.show(`${names[0]} = ${written(place)}`, ...[0.95, 0.05, 0.85].map((share) => [place, bottom + share * (top - bottom)]));

    const high = [0, roof(ROOM * normalDensity(0, 0, found.deviation))];
    if (high[1] !== chart.asked.y[1]) chart.look({ x: y, y: high });
    const slim = (each) => normalDensity(each, found.mean, found.deviation);
    const full = (each) => normalDensity(each, mean[1], tall);
    area.area(slim, chart.window.left, chart.window.right);
    all.curve(full);
    some.curve(slim);
    middles.pieces([[mean[1], full], [found.mean, slim]].map(([each, f]) => [[each, 0], [each, f(each)]]));
    heads.all.show("all", ...[-1, 1, -1.5, 1.5].map((away) => mean[1] + away * tall).map((each) => [each, full(each)]));
    heads.some.show("slice", ...[1, -1, 1.5].map((away) => found.mean + away * found.deviation).map((each) => [each, slim(each)]));

    const factor = bound * tall / wide;
    middle.show(`${written(mean[1])} ${factor < 0 ? "−" : "+"} ${written(Math.abs(factor))} · ${difference(place, mean[0])} = ${written(found.mean)}`);
    spread.show(`${written(tall)} · ${written(Math.sqrt(1 - bound * bound))} = ${written(found.deviation)}`);
    common.show(`${written(bound)} · ${written(wide)} · ${written(tall)} = ${written(matrix[0][1])}`);
    const [text, tone] = verdict(bound, (place - mean[0]) / wide);
    badge.show(text, tone);
    along.show(state.axes === "on" ? `${written(most)} and ${written(least)}` : "");
    return `${names[0]} = ${written(place)}: ${names[1]} has mean ${written(found.mean)} and standard deviation ${written(found.deviation)}. ${text}.`;
  });
}

const difference = (one, other) => `(${written(one)} − ${other < 0 ? `(${written(other)})` : written(other)})`;

/** How far the given value lies from its mean, and the slice from its. */
function verdict(rho, away) {
  if (Math.abs(rho) < FLAT) return ["every slice is like all: one tells nothing of the other", "good"];
  const standing = (by, unit) => `${written(Math.abs(by), 3)}${unit} ${by < 0 ? "below" : "above"}`;
  return [`given: ${standing(away, " standard deviations")} its mean; slice: ${standing(rho * away, "")}`, "open"];
}
