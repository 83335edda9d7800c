// Simulations of the moving figures, run to an end that a test can compare.
import { Runs } from "../../book/figures/false-alarms/figure.js";
import { Draws } from "../../book/figures/null-simulation/figure.js";
import { evenNumbers } from "../../book/figures/engine/statistics.js";

export function first(seed, count) {
  const next = evenNumbers(seed);
  return Array.from({ length: count }, next);
}

export function machine(numbers, seed, ...counts) {
  const draws = new Draws(numbers, seed);
  for (const count of counts) draws.upTo(count);
  const { made, extreme, counts: bars } = draws;
  return { made, extreme, counts: bars };
}

export function runs(features, seed, count, threshold) {
  const made = new Runs(features, seed);
  made.upTo(count);
  return made.shares(threshold);
}
