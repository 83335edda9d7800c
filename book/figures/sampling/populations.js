/** Populations to draw from, and the means of samples. Nothing here draws a picture. */

import { evenNumbers, normalDensity } from "../engine/statistics.js";

export const MOST_SAMPLES = 500;
export const MOST_SIZE = 200;

const PEAKS = [-0.9, 0.9]; // of the mixture, in standard deviations
const PEAK = Math.sqrt(1 - PEAKS[1] ** 2); // the deviation of each

const normal = (next) => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());

/** Shapes with mean 0 and standard deviation 1: draw(next), density(z). */
const SHAPES = {
  normal: { draw: normal, density: normalDensity },
  uniform: {
    draw: (next) => Math.sqrt(12) * (next() - 0.5),
    density: (z) => Math.abs(z) <= Math.sqrt(3) ? 1 / Math.sqrt(12) : 0, ends: [-1, 1].map((side) => side * Math.sqrt(3)),
  },
  skewed: {
    draw: (next) => -1 - Math.log(next()), density: (z) => z < -1 ? 0 : Math.exp(-1 - z), ends: [-1, Infinity],
  },
  "two-peaks": {
    draw: (next) => (next() < 0.5 ? PEAKS[0] : PEAKS[1]) + PEAK * normal(next),
    density: (z) => PEAKS.reduce((sum, peak) => sum + normalDensity(z, peak, PEAK) / 2, 0),
  },
  // No mean and no standard deviation: the middle, and half of the way between the quartiles.
  cauchy: { draw: (next) => Math.tan(Math.PI * (next() - 0.5)), density: (z) => 1 / (Math.PI * (1 + z * z)), none: true },
};

/** The names of all populations. */
export const SHAPED = Object.keys(SHAPES);
export const POPULATIONS = [...SHAPED, "coin", "die"];

/**
 * A population: draw(next), its mean and deviation; a density with its `ends`, or
 * its values with their chances as `bars`. `moments` is false if it has none.
 */
export function populationOf({ population, mean, deviation, q }) {
  if (population === "coin") {
    return { draw: (next) => next() < q ? 1 : 0, mean: q, deviation: Math.sqrt(q * (1 - q)), bars: [[0, 1 - q], [1, q]], moments: true };
  }
  if (population === "die") {
    return {
      draw: (next) => 1 + Math.floor(6 * next()), mean: 3.5, deviation: Math.sqrt(35 / 12),
      bars: [1, 2, 3, 4, 5, 6].map((value) => [value, 1 / 6]), moments: true };
  }
  const { draw, density, ends = [-Infinity, Infinity], none } = SHAPES[population];
  return {
    draw: (next) => mean + deviation * draw(next), mean, deviation, moments: !none,
    density: (x) => density((x - mean) / deviation) / deviation,
    ends: ends.map((end) => mean + deviation * end),
  };
}

/** Samples of one size, drawn when they are asked for, and kept. */
export class Samples {
  constructor({ draw }, size, seed) {
    Object.assign(this, { draw, size, next: evenNumbers(seed) });
    this.made = [];
    this.means = [];
  }

  /** @returns {{ means: number[], last: number[] }}  of the first `count` samples */
  upTo(count) {
    const { draw, size, next } = this;
    while (this.made.length < count) {
      const sample = new Float64Array(size); // up to a hundred thousand numbers in all
      let sum = 0;
      for (let k = 0; k < size; k++) sum += sample[k] = draw(next);
      this.made.push(sample);
      this.means.push(sum / size);
    }
    return { means: this.means.slice(0, count), last: [...this.made[count - 1] ?? []] };
  }
}

/** The mean and the standard deviation of numbers, with n − 1. */
export function summary(numbers) {
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const squares = numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (numbers.length - 1)) };
}

/**
 * Edges of bars for means of samples of one size, from one place to another:
 * between the values that a mean of whole numbers can have, as wide as asked for.
 */
export function edgesFor([low, high], wide, grid = 0) {
  const width = grid ? Math.max(1, Math.round(wide / grid)) * grid : wide;
  const start = grid ? (Math.floor(low / grid) - 0.5) * grid : low;
  const count = Math.max(1, Math.ceil((high - start) / width - 1e-9));
  return Array.from({ length: count + 1 }, (_, k) => start + k * width);
}

/** How many numbers lie between neighboring edges: [[from, to, count], …]. */
export function countedIn(numbers, edges) {
  const wide = edges[1] - edges[0];
  const bars = edges.slice(1).map((to, k) => [edges[k], to, 0]);
  for (const value of numbers) {
    const bar = bars[Math.floor((value - edges[0]) / wide + 1e-9)];
    if (bar) bar[2] += 1;
  }
  return bars;
}
