/** A hundred samples and the interval of each. Nothing here draws. */

import { studentBelow, studentQuantile } from "../engine/beta.js";
import { binomialProbabilities, evenNumbers, normalQuantile } from "../engine/statistics.js";
import { wilson } from "../engine/wilson.js";

export const SAMPLES = 100;
export const MOST_N = 100;
/** The ways to an interval: of a mean, and of a share. */
export const METHODS = { mean: ["z", "t", "z-with-s"], share: ["wald", "wilson"] };

const normal = (next) => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());

/** A normal population, or a skewed one: draw(next), its mean and deviation. */
export const populationOf = ({ population, mean, deviation }) => ({
  kind: population, mean, deviation,
  draw: population === "normal" ? (next) => mean + deviation * normal(next)
    : (next) => mean + deviation * (-1 - Math.log(next())),
});

/** A population of zeros and ones. */
export const coinOf = ({ q }) => ({
  kind: "coin", mean: q, deviation: Math.sqrt(q * (1 - q)), draw: (next) => next() < q ? 1 : 0,
});

/** Samples that grow: a larger n keeps what is there. */
export class Net {
  constructor({ draw }, seed) {
    this.draw = draw;
    this.samples = Array.from({ length: SAMPLES }, (_, k) => ({
      next: evenNumbers(seed * SAMPLES + k), sums: [0], squares: [0],
    }));
  }

  /** Mean and standard deviation s of the first n of each sample. */
  of(n) {
    return this.samples.map(({ next, sums, squares }) => {
      while (sums.length <= n) {
        const value = this.draw(next);
        sums.push(sums.at(-1) + value);
        squares.push(squares.at(-1) + value * value);
      }
      const mean = sums[n] / n;
      return { mean, s: Math.sqrt(Math.max(0, squares[n] - n * mean * mean) / (n - 1)) };
    });
  }
}

/** How many standard errors an interval reaches to each side. */
export const reachOf = (method, level, n) =>
  method === "t" ? studentQuantile((1 + level) / 2, n - 1) : normalQuantile((1 + level) / 2);

/** The interval from a sample's mean and s: [low, high]. */
export function intervalOf(method, { mean, s }, { n, reach, deviation }) {
  if (method === "wilson") return wilson(mean, n, reach);
  const spread = { z: deviation, t: s, "z-with-s": s, wald: Math.sqrt(mean * (1 - mean)) }[method];
  const far = reach * spread / Math.sqrt(n);
  return [mean - far, mean + far];
}

const DUST = 1e-12;
export const holds = ([low, high], value) => low - DUST <= value && value <= high + DUST;

/** In which share of all samples the interval holds the true mean; null if unknown. */
export function coverage({ kind, mean }, { method, level, n }) {
  const reach = reachOf(method, level, n);
  if (kind === "coin") {
    return binomialProbabilities(n, mean).reduce((sum, chance, k) =>
      sum + (holds(intervalOf(method, { mean: k / n }, { n, reach }), mean) ? chance : 0), 0);
  }
  if (kind !== "normal") return null;
  return method === "z-with-s" ? 2 * studentBelow(reach, n - 1) - 1 : level;
}
