/** Weights for two columns: reach a target, A x = b as a combination. */

import { GRIP, arrowFromOrigin } from "../engine/arrows.js";
import { slider } from "../engine/controls.js";
import { columns, rank } from "../engine/maps.js";
import { matrixAt, matrixParameters, typedMatrix } from "../engine/matrix.js";
import { factor, snapped, sum, tuple, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { combine, size } from "../engine/vectors.js";
import { shadowShare, stepsAlong } from "./model.js";

export const height = { narrow: 760, wide: 680 };

const STEP = 0.1; // of a weight
const NAMES = ["x₁", "x₂"];

export default function build(figure) {
  const { columns: given, target, weights, x, y, axes, step } = figure.numbers;
  weights.forEach((value, k) => figure.parameter(`x${k + 1}`, { value, min: -5, max: 5, step: STEP }));
  const entries = matrixParameters(figure, "a", columns(given));
  const plane = new Plane(figure, { x, y, names: axes, height: 320, equal: true });
  const lines = [1, 2].map(() => plane.line("soft fine"));
  const wanted = arrowFromOrigin(plane, { name: "b", parameters: ["b1", "b2"], value: target, look: "line-3", step });
  const unit = [1, 2].map(() => plane.path("soft wide"));
  const steps = [1, 2].map((k) => plane.arrow(`line-${k}`, true));
  const labels = [1, 2].map((k) => plane.label(`line-${k}`));
  const sumDot = plane.dots("dot", 5);
  // The two columns, and the places that 0, x₁a₁ and x₁a₁ + x₂a₂ reach.
  const present = () => {
    const pair = columns(matrixAt(figure, entries));
    const { x1, x2 } = figure.values;
    return { pair, way: [[0, 0], combine(x1, pair[0], 0, pair[1]), combine(x1, pair[0], x2, pair[1])] };
  };
  ["x1", "x2"].forEach((weight, k) => plane.handle({
    label: `Weight ${NAMES[k]}`, look: `line-${k + 1} turn`,
    at: () => present().way[k + 1],
    // Toward the column's tip or away from it, by a step of the weight.
    key: (...by) => figure.set({ [weight]: snapped(
      figure.values[weight] + stepsAlong(present().pair[k], by) * STEP, STEP) }),
    move: (...to) => {
      const { pair, way } = present();
      const share = shadowShare(pair[k], combine(1, to, -1, way[k]));
      if (share !== null) figure.set({ [weight]: snapped(share, STEP) });
    },
  }));
  figure.controls(...NAMES.map((name, k) => slider(figure, `x${k + 1}`, `Weight ${name}`)),
    [typedMatrix(figure, "A", entries), wanted.typed]);
  figure.hint("A square handle changes its weight; the round one moves b.");
  const made = figure.readout();
  const goal = figure.readout("b =");
  const verdict = figure.readout();
  const reach = figure.readout();

  figure.draw(({ x1, x2, b1, b2 }) => {
    const { pair, way } = present();
    pair.forEach((column, k) => {
      if (size(column)) lines[k].set(column[1], -column[0], k ? column[1] * way[1][0] - column[0] * way[1][1] : 0);
      else lines[k].hide();
      unit[k].through([way[k], combine(1, way[k], 1, column)]);
      steps[k].set(way[k], way[k + 1], figure.onPaper ? 0 : GRIP);
      labels[k].show(term([x1, x2][k], `a${"₁₂"[k]}`), combine(0.5, way[k], 0.5, way[k + 1]), way[k + 1]);
    });
    wanted.show();
    sumDot.set(way.slice(2));
    const away = size(combine(1, way[2], -1, [b1, b2]));
    const solved = away < 1e-9;
    made.show(`${factor(x1)} · ${tuple(pair[0])} + ${factor(x2)} · ${tuple(pair[1])} = ${tuple(way[2])}`);
    goal.show(tuple([b1, b2]));
    const text = solved ? `reached: x = ${tuple([x1, x2])} solves Ax = b` : `still ${written(away)} away from b`;
    verdict.show(text, solved ? "good" : "open");
    const limits = ["both columns are 0: they reach 0 alone",
      "the columns lie on one line: they reach that line alone", ""][rank(columns(pair))];
    reach.show(limits, "bad");
    return `x₁a₁ + x₂a₂ = ${tuple(way[2])}, b = ${tuple([b1, b2])}: ${text}. ${limits}`;
  });
}

const term = (weight, name) => weight ? sum([weight], [name]) : `0${name}`;
