/** Two hills: means without and with an effect, and what a test makes of them. */

import { choice, slider } from "../engine/controls.js";
import { clamp, roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { criticalValues, normalAbove, normalBelow, normalDensity, power } from "../engine/statistics.js";
import schema from "./schema.js";

export const height = { narrow: 850, wide: 670 };

const ALTERNATIVES = {
  right: "larger than the null value",
  left: "smaller than the null value",
  "two-sided": "on either side of it",
};

/** Everything the picture says, from the six numbers. */
export function state({ center, effect, deviation, n, alpha, tail }) {
  const error = deviation / Math.sqrt(n);
  const strength = power(effect / error, alpha, tail);
  return {
    error,
    critical: criticalValues(alpha, tail).map((z) => center + z * error),
    power: strength,
    misses: 1 - strength,
  };
}

/** The level at which `value` is critical. */
export function levelAt(value, { center, error, tail }) {
  const z = (value - center) / error;
  if (tail === "right") return normalAbove(z);
  return tail === "left" ? normalBelow(z) : 2 * normalAbove(Math.abs(z));
}

const percent = (share) => `${written(100 * share, 3)} %`;

export default function build(figure) {
  const { null_value: center, effect, deviation, n, alpha, tail, x, name } = figure.numbers;
  const error = deviation / Math.sqrt(n);
  const step = roundStep(error / 20);
  const reach = snapped(0.75 * (x[1] - x[0]), step);
  figure.parameter("effect", { value: effect, min: -reach, max: reach, step });
  figure.parameter("n", { value: n, min: 1, max: Math.max(200, 4 * n), whole: true });
  figure.parameter("deviation", {
    value: deviation, min: deviation / 4, max: 2 * deviation, step: roundStep(deviation / 40) });
  figure.parameter("alpha", { value: alpha, of: schema.numbers.alpha, step: 0.001 });
  figure.parameter("tail", { value: tail, of: schema.numbers.tail });

  let top = 1.25 * normalDensity(0, 0, error);
  const plane = new Plane(figure, { x, y: [0, top], names: [name, "density"], height: 300 });
  const ends = [0, 1];
  const misses = plane.path("area-4");
  const strong = ends.map(() => plane.path("area-3"));
  const alarms = ends.map(() => plane.path("area-2"));
  const hills = { without: plane.path("line-1"), with: plane.path("line-3") };
  const borders = ends.map(() => plane.path("ink"));
  const labels = {
    without: plane.label("line-1"), with: plane.label("line-3"),
    alarms: plane.label("ink"), misses: plane.label("ink"), power: plane.label("ink"),
  };
  plane.handle({
    label: "Effect: the middle of the right hill", look: "line-3", step: [step, 1],
    at: () => [center + figure.values.effect, top / 1.25],
    move: (value) => figure.set({ effect: snapped(value - center, step) }),
  });
  plane.handle({
    label: "Critical value", look: "ink", step: [step, 1],
    at: () => [state({ center, ...figure.values }).critical.at(-1), 1.12 * top / 1.25],
    move: (value) => {
      const { error, } = state({ center, ...figure.values });
      const far = figure.values.tail === "two-sided" ? Math.max(value, center) : value;
      const level = levelAt(far, { center, error, tail: figure.values.tail });
      figure.set({ alpha: clamp(snapped(level, 0.001), 0.001, 0.5) });
    },
  });
  figure.controls(
    slider(figure, "effect", "effect"), slider(figure, "n", "sample size n"),
    slider(figure, "deviation", "standard deviation σ"), slider(figure, "alpha", "level α"),
    choice(figure, "tail", "alternative", ALTERNATIVES));
  const border = figure.readout("reject");
  const level = figure.readout("false alarms α");
  const missed = figure.readout("misses β");
  const strength = figure.readout("power");

  figure.draw((values) => {
    const found = state({ center, ...values });
    const shifted = center + values.effect;
    const peak = 1.25 * normalDensity(0, 0, found.error);
    if (peak !== top) {
      top = peak;
      plane.look({ x, y: [0, top] });
    }
    const without = (value) => normalDensity(value, center, found.error);
    const under = (value) => normalDensity(value, shifted, found.error);
    hills.without.curve(without);
    hills.with.curve(under);
    const [left, right] = [plane.window.left, plane.window.right];
    const low = values.tail === "right" ? left : clamp(found.critical[0], left, right);
    const high = values.tail === "left" ? right : clamp(found.critical.at(-1), left, right);
    const within = (value) => clamp(value, left, right);
    [[left, low], [high, right]].forEach(([from, to], end) => {
      alarms[end].area(without, from, to);
      strong[end].area(under, from, to);
    });
    misses.area(under, low, high);
    borders.forEach((path, end) => {
      const value = [values.tail === "right" ? null : low, values.tail === "left" ? null : high][end];
      path.through(value === null ? [] : [[value, 0], [value, 1.12 * top / 1.25]]);
    });
    const beside = (middle, side) => [1.1, 1.5, 1.9].map((by) =>
      [within(middle + side * by * found.error), 0.62 * top / by]);
    const side = values.effect < 0 ? 1 : -1;
    labels.without.show("no effect", ...beside(center, side));
    labels.with.show("with effect", ...beside(shifted, -side));
    const inside = (label, text, f, from, to) => {
      const middle = (from + to) / 2;
      if (to > from) label.show(text, ...[0.5, 0.35, 0.65, 0.2, 0.8].map((share) => {
        const at = from + share * (to - from);
        return [at, 0.45 * f(at)];
      }), [middle, 0.5 * f(middle)]);
    };
    // The area that is worth a name: the one near its hill.
    const far = 2.4 * found.error;
    inside(labels.alarms, "α", without,
      values.tail === "left" ? within(center - far) : high,
      values.tail === "left" ? low : within(center + far));
    if (found.misses > 0.03) inside(labels.misses, "β", under, Math.max(low, within(shifted - far)), Math.min(high, within(shifted + far)));
    if (found.power > 0.08) {
      const right = values.tail === "right" || (values.tail === "two-sided" && values.effect >= 0);
      inside(labels.power, "power", under,
        right ? Math.max(high, within(shifted - far)) : within(shifted - far),
        right ? within(shifted + far) : Math.min(low, within(shifted + far)));
    }
    const [first, last] = [found.critical[0], found.critical.at(-1)].map((value) => written(value));
    const rule = { right: `from ${last} upward`, left: `from ${first} downward`,
      "two-sided": `up to ${first} and from ${last}` }[values.tail];
    border.show(rule);
    level.show(percent(values.alpha));
    missed.show(percent(found.misses));
    strength.show(percent(found.power));
    return `Reject ${rule}. False alarms ${percent(values.alpha)}, misses ${percent(found.misses)}, power ${percent(found.power)}.`;
  });
}
