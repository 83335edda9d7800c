// Simulations of the moving figures, run to an end that a test can compare.
import { Runs } from "../../book/figures/false-alarms/figure.js";
import { difference, pooled, shareOfAll, shuffler } from "../../book/figures/null-simulation/groups.js";
import { Draws, edges, edgesAround, nullModel } from "../../book/figures/null-simulation/model.js";
import { evenNumbers } from "../../book/figures/engine/statistics.js";
import { asExtreme } from "../../book/figures/engine/tails.js";

export function first(seed, count) {
  const next = evenNumbers(seed);
  return Array.from({ length: count }, next);
}

export function machine(numbers, seed, ...counts) {
  return drawn(new Draws(nullModel(numbers), numbers, edges(numbers), seed), counts);
}

function drawn(draws, counts) {
  for (const count of counts) draws.upTo(count);
  const { made, extreme, counts: bars, extremes } = draws;
  return { made, extreme, counts: bars, extremes };
}

/** Shuffles of two groups, and the share of all arrangements. */
export function shuffles({ groups, tail, shift = 0 }, seed, ...counts) {
  const data = pooled({ groups }, shift);
  const model = shuffler(data);
  const observed = difference(data);
  const draws = new Draws(model, { observed, tail }, edgesAround(model, observed), seed);
  return {
    ...drawn(draws, counts), observed, order: model.order, error: model.error,
    exact: shareOfAll(data, (result) => asExtreme(result, observed, 0, tail)),
  };
}

export function runs(features, seed, count, threshold) {
  const made = new Runs(features, seed);
  made.upTo(count);
  return made.shares(threshold);
}
