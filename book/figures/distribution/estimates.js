/** Likelihood of a few numbers: its logarithm, and where it is largest. Nothing here draws. */

import { clamp } from "../engine/numbers.js";
import { FAMILIES, leastWidth } from "./families.js";

const PARTS = 48; // of half a level curve

/** What a figure can estimate: the parameters, their letters, names and bounds, by the axis. */
export const ESTIMATED = {
  normal: {
    parameters: { mean: ["μ", "Mean μ", (x) => x], deviation: ["σ", "Standard deviation σ", (x) => [leastWidth(x), (x[1] - x[0]) / 2]] },
    made: ({ mean, deviation }) => FAMILIES.normal({ mean, deviation }),
    best: (data) => {
      const mean = meanOf(data);
      return { mean, deviation: Math.sqrt(meanOf(data.map((each) => (each - mean) ** 2))) };
    },
  },
  exponential: {
    parameters: { mean: ["μ", "Mean μ", (x) => [leastWidth(x), x[1]]] },
    made: ({ mean }) => FAMILIES.exponential({ scale: mean }),
    best: (data) => ({ mean: meanOf(data) }),
  },
  uniform: {
    parameters: { end: ["θ", "Upper end θ", (x) => [leastWidth(x), x[1]]] },
    made: ({ end, x }) => FAMILIES.uniform({ low: 0, high: end, x }),
    best: (data) => ({ end: Math.max(...data) }),
  },
};

const meanOf = (data) => data.reduce((sum, each) => sum + each, 0) / data.length;

/** The sum of the logarithms of the densities; −∞ if one of them is 0. */
export const logLikelihood = (density, data) => data.reduce((sum, each) => sum + Math.log(density(each)), 0);

/** The parameters, within their bounds, that make the data most likely. */
export const mostLikely = (family, data, x) => {
  const { best, parameters } = ESTIMATED[family];
  return Object.fromEntries(Object.entries(best(data)).map(([name, value]) => [name, clamp(value, ...parameters[name][2](x))]));
};

/**
 * All (μ, σ) of a normal distribution with one log-likelihood, from the top down and
 * up again, so that a curve which the bounds cut off is open there; none if there
 * are none.
 */
export function levelOf(data, level, [low, high]) {
  const mean = meanOf(data);
  const spread = meanOf(data.map((each) => (each - mean) ** 2));
  const room = (deviation) => -2 * deviation ** 2
    * (level / data.length + Math.log(deviation * Math.sqrt(2 * Math.PI))) - spread;
  // Widest in the middle: there the root of the mean square is the deviation.
  const top = clamp(Math.exp(-level / data.length - 0.5) / Math.sqrt(2 * Math.PI), low, high);
  if (!(room(top) > 0)) return [];
  const ends = [low, high].map((end) => room(end) > 0 ? end : crossing(room, end, top));
  const half = Array.from({ length: PARTS + 1 }, (_, k) => {
    // Closer together near the ends, where the curve turns.
    const deviation = ends[0] + (ends[1] - ends[0]) * (1 - Math.cos(Math.PI * k / PARTS)) / 2;
    return [Math.sqrt(Math.max(0, room(deviation))), deviation];
  });
  return [...half.toReversed().map(([by, up]) => [mean - by, up]), ...half.map(([by, up]) => [mean + by, up])];
}

/** Where a function passes 0, between a place below it and one above it. */
function crossing(f, below, above) {
  for (let round = 0; round < 60; round++) {
    const middle = (below + above) / 2;
    if (f(middle) > 0) above = middle;
    else below = middle;
  }
  return (below + above) / 2;
}
