/** Two hills: means without and with an effect, and what a test makes of them. */

import { choice, slider } from "../engine/controls.js";
import { roundStep, snapped } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { oneMean } from "./model.js";
import schema from "./schema.js";
import { criticalHandle, hillsOn, peakOf, ROOM, verdict } from "./view.js";

export const height = { narrow: 850, wide: 670 };

const ALTERNATIVES = {
  right: "larger than the null value",
  left: "smaller than the null value",
  "two-sided": "on either side of it",
};

export default function build(figure) {
  const { null_value: center, effect, deviation, n, alpha, tail, x, name } = figure.numbers;
  const error = deviation / Math.sqrt(n);
  const rules = schema.modes.of.mean.numbers;
  const step = roundStep(error / 20);
  const reach = snapped(0.75 * (x[1] - x[0]), step);
  figure.parameter("effect", { value: effect, min: -reach, max: reach, step });
  figure.parameter("n", { value: n, min: 1, max: Math.max(200, 4 * n), whole: true });
  figure.parameter("deviation", {
    value: deviation, min: deviation / 4, max: 2 * deviation, step: roundStep(deviation / 40) });
  figure.parameter("alpha", { value: alpha, of: rules.alpha, step: 0.001 });
  figure.parameter("tail", { value: tail, of: rules.tail });

  let top = peakOf(error);
  const plane = new Plane(figure, { x, y: [0, top], names: [name, "density"], height: 300 });
  const now = () => oneMean({ center, ...figure.values });
  const show = hillsOn(plane);
  plane.handle({
    label: "Effect: the middle of the right hill", look: "line-3", step: [step, 1],
    at: () => [center + figure.values.effect, peakOf(now().error) / ROOM],
    move: (value) => figure.set({ effect: snapped(value - center, step) }),
  });
  criticalHandle(figure, plane, step, now);
  figure.controls(
    slider(figure, "effect", "effect"), slider(figure, "n", "sample size n"),
    slider(figure, "deviation", "standard deviation σ"), slider(figure, "alpha", "level α"),
    choice(figure, "tail", "alternative", ALTERNATIVES));
  const told = verdict(figure);

  figure.draw((values) => {
    const found = now();
    const peak = peakOf(found.error);
    if (peak !== top) {
      top = peak;
      plane.look({ x, y: [0, top] });
    }
    show(found);
    return told(values.alpha, found);
  });
}
