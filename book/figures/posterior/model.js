/** Prior, likelihood and posterior of a share or a mean. Nothing here draws. */

import { betaDensity, betaQuantile } from "../engine/beta.js";
import { clamp } from "../engine/numbers.js";
import { normalDensity, normalQuantile } from "../engine/statistics.js";

export const MOST_COUNT = 500;
export const MOST_N = 100;

/** Where the density of Beta(a, b) is largest: nowhere, at one place or at two. */
export function modesOf(a, b) {
  if (a > 1 && b > 1) return [(a - 1) / (a + b - 2)];
  if (a === 1 && b === 1) return [];
  if (a < 1 && b < 1) return [0, 1];
  return [a > b ? 1 : 0];
}

/** Beta(a, b): what a figure shows of it. */
export function beta(a, b, level) {
  const tail = (1 - level) / 2;
  let found;
  return {
    density: betaDensity(a, b), modes: modesOf(a, b), mean: a / (a + b),
    // Quantiles take time, and nobody asks for those of the prior.
    get interval() { return found ??= [tail, 0.5, 1 - tail].map((share) => betaQuantile(share, a, b)); },
  };
}

/** The normal distribution with this mean and standard deviation. */
export function normal(mean, deviation, level) {
  const far = deviation * normalQuantile((1 + level) / 2);
  return {
    density: (x) => normalDensity(x, mean, deviation), modes: [mean], mean, deviation,
    interval: [mean - far, mean, mean + far],
  };
}

/**
 * A share before and after some successes and failures.
 * @param numbers  the prior's mean, and its strength a + b
 * @returns {{ prior, data, posterior, weight, ... }}  `data` is null without any;
 *   `weight` is that of the prior in the posterior mean
 */
export function shares({ mean, strength, successes, failures }, level) {
  const n = successes + failures;
  const [a, b] = [mean * strength, (1 - mean) * strength];
  return {
    a, b, n, prior: beta(a, b, level),
    data: n ? beta(successes + 1, failures + 1, level) : null,
    share: successes / n,
    posterior: beta(a + successes, b + failures, level),
    weight: strength / (strength + n),
  };
}

/** A mean before and after n data with this mean and a known deviation sigma. */
export function means({ mean, deviation, data_mean, n, sigma }, level) {
  const precisions = [1 / deviation ** 2, n / sigma ** 2];
  const both = precisions[0] + precisions[1];
  const weight = precisions[0] / both;
  return {
    precisions, prior: normal(mean, deviation, level),
    data: n ? normal(data_mean, sigma / Math.sqrt(n), level) : null,
    share: data_mean,
    posterior: normal(weight * mean + (1 - weight) * data_mean, 1 / Math.sqrt(both), level),
    weight,
  };
}

/** Counts ten times as large, or as many times as there is room for. */
export function tenfold(...counts) {
  const most = Math.max(...counts, 1);
  const factor = clamp(Math.floor(MOST_COUNT / most), 1, 10);
  return counts.map((count) => factor * count);
}

const MARGIN = 0.01; // of the axis: how near to its ends an infinite density is seen
const LOW = 0.1; // of a flat density, where nothing else is to be seen

/** How high some densities reach in this part of the axis. */
export function peakOf(all, [left, right]) {
  const near = MARGIN * (right - left);
  const [low, high] = [left + near, right - near];
  return Math.max(LOW / (right - left), ...all.flatMap(({ density, modes }) =>
    [...modes, low, high].map((place) => density(clamp(place, low, high)))));
}
