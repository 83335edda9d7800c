/** Densities, what lies below a place, and quantiles. Nothing here draws. */

import { normalBelow, normalDensity, normalQuantile } from "../engine/statistics.js";

const HALVINGS = 60;
const NARROWEST = 50; // to be seen, a part of the axis

/** The least deviation, mean or width that an axis shows. */
export const leastWidth = ([low, high]) => (high - low) / NARROWEST;

/** The logarithm of Γ(k/2). */
function logGammaOfHalf(k) {
  let sum = k % 2 ? Math.log(Math.PI) / 2 : 0;
  for (let twice = k % 2 ? 1 : 2; twice < k; twice += 2) sum += Math.log(twice / 2);
  return sum;
}

/**
 * The share of a chi-square distribution below x.
 *
 * A series near 0 and a continued fraction beyond (Abramowitz and Stegun, 6.5.29
 * and 6.5.31).
 */
export function chiSquareBelow(x, k) {
  if (x <= 0) return 0;
  const [half, s] = [x / 2, k / 2];
  const front = Math.exp(s * Math.log(half) - half - logGammaOfHalf(k));
  if (half < s + 1) {
    let [term, sum] = [1 / s, 1 / s];
    for (let n = 1; term > 1e-17 * sum; n++) {
      term *= half / (s + n);
      sum += term;
    }
    return front * sum;
  }
  let fraction = 0;
  for (let n = 120; n >= 1; n--) fraction = n * (n - s) / (half + 2 * n + 1 - s - fraction);
  return 1 - front / (half + 1 - s - fraction);
}

/** Where a share of a distribution that begins at 0 lies below. */
function searched(below, share) {
  let [low, high] = [0, 1];
  while (below(high) < share) high *= 2;
  for (let time = 0; time < HALVINGS; time++) {
    const middle = (low + high) / 2;
    if (below(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const from = (start, f) => (x) => x < start ? 0 : f(x);

/**
 * Each family, from its parameters and the axis `x`: density(x), below(x), quantile(share), the
 * `peak` of the density, its `support`, and what it is called.
 */
export const FAMILIES = {
  uniform: ({ low: one, high: other, x: axis }) => {
    const low = Math.min(one, other);
    const wide = Math.max(Math.abs(one - other), leastWidth(axis));
    return {
      density: (x) => x < low || x > low + wide ? 0 : 1 / wide,
      below: (x) => Math.min(1, Math.max(0, (x - low) / wide)),
      quantile: (share) => low + share * wide,
      peak: 1 / wide, support: [low, low + wide],
    };
  },
  normal: ({ mean, deviation }) => ({
    density: (x) => normalDensity(x, mean, deviation),
    below: (x) => normalBelow((x - mean) / deviation),
    quantile: (share) => mean + deviation * normalQuantile(share),
    peak: normalDensity(0, 0, deviation), support: [-Infinity, Infinity],
  }),
  exponential: ({ scale }) => ({
    density: from(0, (x) => Math.exp(-x / scale) / scale),
    below: from(0, (x) => -Math.expm1(-x / scale)),
    quantile: (share) => -scale * Math.log1p(-share),
    peak: 1 / scale, support: [0, Infinity],
  }),
  "chi-square": ({ k }) => {
    const scale = (k / 2) * Math.log(2) + logGammaOfHalf(k);
    const density = from(0, (x) => x === 0 ? [Infinity, 0.5][k - 1] ?? 0
      : Math.exp((k / 2 - 1) * Math.log(x) - x / 2 - scale));
    const below = (x) => chiSquareBelow(x, k);
    return {
      density, below, quantile: (share) => searched(below, share),
      // With one degree of freedom it has none: up to near 0.
      peak: density(k === 1 ? 0.1 : k - 2), support: [0, Infinity],
    };
  },
};

/** The parameters of each family: their letters, and what they are. */
export const PARAMETERS = {
  uniform: { low: ["low", "Lower end"], high: ["high", "Upper end"] },
  normal: { mean: ["μ", "Mean μ"], deviation: ["σ", "Standard deviation σ"] },
  exponential: { scale: ["μ", "Mean μ"] },
  "chi-square": { k: ["k", "Degrees of freedom k"] },
};
