/** The plane of a neuron's inputs: the arrow of its weights, its border, its sides. */

import { arrowFromOrigin } from "../engine/arrows.js";
import { snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { nearestOnBorder, positiveSide, scoreOf } from "./model.js";

/**
 * Make the plane with the parameters w1, w2 and b.
 * @returns {{ plane, neuron, typed, show() }}  the present neuron; what takes w
 */
export function decisionPlane(figure, { weights, bias, x, y, axes, step, most, height }) {
  const plane = new Plane(figure, { x, y, names: axes, height, equal: true });
  const sides = sidesOf(plane);
  const arrow = arrowFromOrigin(plane, { name: "w", parameters: ["w1", "w2"], value: weights, look: "line-3", step });
  figure.parameter("b", { value: bias, min: -most, max: most, step });
  const present = () => ({ weights: arrow.at, bias: figure.values.b });
  plane.handle({
    label: "Border", look: "ink", step: [step, step],
    at: () => nearestOnBorder(present(), borderSpot(plane)) ?? borderSpot(plane),
    move: (...to) => figure.set({ b: snapped(-scoreOf({ weights: arrow.at, bias: 0 }, to), step / 10) }),
  });
  return {
    plane,
    get neuron() { return present(); },
    typed: arrow.typed,
    show() {
      arrow.show();
      sides.show(present());
    },
  };
}

/** The border of a neuron, and the side where its score is above 0. */
export function sidesOf(plane) {
  const side = plane.path("area-1");
  const border = plane.line("ink heavy");
  const names = { above: plane.label("soft"), below: plane.label("soft") };
  return {
    show(neuron) {
      const [v, w] = neuron.weights;
      side.through(positiveSide(neuron, plane.window), true);
      const ends = border.set(v, w, -neuron.bias);
      if (ends) nameSides(plane, names, ends, neuron.weights);
    },
  };
}

/** Where the handle of the border would like to be: not on the arrow's line. */
function borderSpot({ window: { left, right, bottom, top } }) {
  return [left + 0.3 * (right - left), bottom + 0.25 * (top - bottom)];
}

function nameSides({ unit }, { above, below }, ends, weights) {
  const long = Math.hypot(...weights);
  const beside = (sign) => [0.15, 0.85, 0.3, 0.7].map((share) => ends[0].map((value, axis) =>
    value + share * (ends[1][axis] - value) + sign * 26 * weights[axis] / long / unit.x));
  above.show("w · x + b > 0", ...beside(1));
  below.show("w · x + b < 0", ...beside(-1));
}

/** "2x₁ − 1x₂ + 0.5" */
export const formulaOf = ({ weights, bias }, names) => [...weights, bias].map((value, k) => {
  const sign = value < 0 ? (k ? " − " : "−") : k ? " + " : "";
  const name = names[k] ?? "";
  return sign + written(Math.abs(value)) + (name.length > 2 ? ` ${name}` : name);
}).join("");
