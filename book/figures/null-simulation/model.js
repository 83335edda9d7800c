/** Results as if nothing were going on, one after the other. Nothing here draws. */

import { binomialProbabilities, evenNumbers, normalAbove, normalQuantile } from "../engine/statistics.js";
import { asExtreme } from "../engine/tails.js";

const BINS = 40;

/** The null distribution of a mean or a count: its middle, its spread, one result. */
export function nullModel({ mode, n, null_value: center, deviation }) {
  if (mode === "mean") {
    const error = deviation / Math.sqrt(n);
    return { center, error, result: (next) => center + error * normalQuantile(next()) };
  }
  const below = [];
  binomialProbabilities(n, center).reduce((sum, share, k) => (below[k] = sum + share), 0);
  return {
    center: n * center, error: Math.sqrt(n * center * (1 - center)),
    result: (next) => {
      const even = next();
      const found = below.findIndex((share) => even <= share);
      return found < 0 ? n : found;
    },
  };
}

/** The p-value that more and more draws come close to. */
export function exactShare(numbers) {
  const { mode, n, null_value, observed, tail } = numbers;
  const { center, error } = nullModel(numbers);
  if (mode === "mean") {
    const z = (observed - center) / error;
    return { right: normalAbove(z), left: normalAbove(-z), "two-sided": 2 * normalAbove(Math.abs(z)) }[tail];
  }
  return binomialProbabilities(n, null_value).reduce(
    (sum, share, k) => sum + (asExtreme(k, observed, center, tail) ? share : 0), 0);
}

/** The edges of bars, as far as results will lie: one edge at `from`. */
export function edgesAround({ center, error }, observed, from = observed, step = 0) {
  const far = Math.max(4 * error, 1.15 * Math.abs(observed - center)) || 1;
  const width = (2 * far) / BINS;
  // Bars of one width hold as many of the values that results can have.
  const wide = step > width / 8 ? step * Math.max(1, Math.round(width / step)) : width;
  const below = Math.ceil((from - (center - far)) / wide);
  const count = below + Math.ceil((center + far - from) / wide);
  return Array.from({ length: count + 1 }, (_, k) => from + (k - below) * wide);
}

/** The edges of bars for means, or around whole numbers. */
export function edges(numbers) {
  const model = nullModel(numbers);
  const { mode, n, observed } = numbers;
  if (mode === "mean") return edgesAround(model, observed);
  const far = Math.max(4 * model.error, 1.15 * Math.abs(observed - model.center));
  const first = Math.max(0, Math.floor(model.center - far));
  const last = Math.min(n, Math.ceil(model.center + far));
  return Array.from({ length: last - first + 2 }, (_, k) => first + k - 0.5);
}

/** Draws that can be continued: counts per bar, and how many are extreme. */
export class Draws {
  /**
   * @param model  { center, result(next), begin() }: what is drawn
   * @param {{ observed: number, tail: string }} test
   * @param {number[]} edges  of the bars
   */
  constructor(model, test, edges, seed) {
    Object.assign(this, { model, test, edges, seed });
    this.width = edges[1] - edges[0];
    this.start();
  }

  start() {
    this.model.begin?.();
    this.next = evenNumbers(this.seed);
    this.made = 0;
    this.extreme = 0;
    this.counts = new Array(this.edges.length - 1).fill(0);
    this.extremes = [...this.counts]; // how many of them are extreme
  }

  upTo(count) {
    if (count < this.made) this.start();
    const { observed, tail } = this.test;
    for (; this.made < count; this.made++) {
      const result = this.model.result(this.next);
      const far = asExtreme(result, observed, this.model.center, tail);
      this.extreme += far;
      const bar = Math.floor((result - this.edges[0]) / this.width + 1e-9);
      if (bar < 0 || bar >= this.counts.length) continue;
      this.counts[bar]++;
      this.extremes[bar] += far;
    }
  }
}
