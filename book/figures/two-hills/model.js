/** Two hills: what a test makes of results without and with an effect. */

import { clamp } from "../engine/numbers.js";
import { normalAbove, normalBelow, normalQuantile } from "../engine/statistics.js";
import { criticalValues } from "../engine/tails.js";

/**
 * What the picture says, from the two hills and the test.
 * @param {number} error  the standard error without an effect; `spread` with one
 */
export function judged({ center, effect, error, spread = error, alpha, tail }) {
  const critical = criticalValues(alpha, tail).map((z) => center + z * error);
  const above = normalAbove((critical.at(-1) - center - effect) / spread);
  const below = normalBelow((critical[0] - center - effect) / spread);
  const power = { right: above, left: below, "two-sided": above + below }[tail];
  return { center, effect, error, spread, tail, critical, power, misses: 1 - power };
}

/** The level at which `value` is critical. */
export function levelAt(value, { center, error, tail }) {
  const z = (value - center) / error;
  if (tail === "right") return normalAbove(z);
  return tail === "left" ? normalBelow(z) : 2 * normalAbove(Math.abs(z));
}

/** A mean of n values. */
export const oneMean = ({ center, effect, deviation, n, alpha, tail }) =>
  judged({ center, effect, error: deviation / Math.sqrt(n), alpha, tail });

export const SHARES = [0.001, 0.999]; // that a group can have

/**
 * Two groups of n each, as shares or as means: where each lies, how it spreads,
 * and how far one value does without and with an effect.
 */
export function pairOf({ measure, base, effect, deviation, n }) {
  if (measure === "mean") {
    const wide = deviation * Math.SQRT2;
    return { places: [base, base + effect], errors: [0, 1].map(() => deviation / Math.sqrt(n)), effect, wide: [wide, wide] };
  }
  const other = clamp(base + effect, ...SHARES);
  const squares = [base, other].map((share) => share * (1 - share));
  const middle = (base + other) / 2;
  return {
    places: [base, other], errors: squares.map((square) => Math.sqrt(square / n)), effect: other - base,
    wide: [Math.sqrt(2 * middle * (1 - middle)), Math.sqrt(squares[0] + squares[1])],
  };
}

/** The difference of two groups, second minus first, and its test. */
export function twoGroups(numbers) {
  const { n, alpha, tail } = numbers;
  const pair = pairOf(numbers);
  const [error, spread] = pair.wide.map((wide) => wide / Math.sqrt(n));
  return { ...pair, ...judged({ center: 0, effect: pair.effect, error, spread, alpha, tail }) };
}

/** How many each group needs for a power; Infinity if none are enough. */
export function needed(numbers, power) {
  const { alpha, tail } = numbers;
  const { effect, wide: [without, under] } = pairOf(numbers);
  if (!effect || (tail === "right" && effect < 0) || (tail === "left" && effect > 0)) return Infinity;
  const z = -normalQuantile(tail === "two-sided" ? alpha / 2 : alpha);
  return Math.ceil(((z * without + normalQuantile(power) * under) / effect) ** 2);
}

/** The smallest of the counts that two shares lead one to expect. */
export const fewest = ({ places, n }) => n * Math.min(...places.flatMap((share) => [share, 1 - share]));
