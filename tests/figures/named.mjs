// Models whose functions take functions, asked with names and numbers.
import { CONSTRAINTS, quadratic, turnings } from "../../book/figures/compass/constraints.js";
import { LANDSCAPES } from "../../book/figures/compass/model.js";
import { SMOOTH } from "../../book/figures/curve/series.js";
import { drawnFrom, numbersOf } from "../../book/figures/cloud/model.js";
import { ESTIMATED, levelOf, logLikelihood, mostLikely } from "../../book/figures/distribution/estimates.js";
import { populationOf, Samples } from "../../book/figures/sampling/populations.js";

export function alongConstraint(name, line, places, c) {
  const { closed, text, axis, gradient, place, nearest, ways } = CONSTRAINTS[name](line);
  return {
    closed, text, axis,
    all: places.map((s) => {
      const point = place(s, c);
      return { point, gradient: gradient(point), back: nearest(point, c), ways: ways(s) };
    }),
  };
}

const landscape = (given) => Array.isArray(given) ? quadratic(...given) : LANDSCAPES[given];

export const quadratics = (matrix, center, places) => {
  const { value, gradient } = quadratic(matrix, center);
  return places.map((at) => [value(...at), gradient(...at)]);
};

export const turns = (given, name, line, c, ends) =>
  turnings(landscape(given).value, CONSTRAINTS[name](line), c, ends)
    .map((turn) => ({ ...turn, point: CONSTRAINTS[name](line).place(turn.s, c) }));

export const logLikelihoods = (family, values, data) =>
  String(logLikelihood(ESTIMATED[family].made(values).density, data));

export const best = (family, data, x) => mostLikely(family, data, x);
export const level = (data, height, bounds) => levelOf(data, height, bounds);

/** Samples asked for one time after the other. */
export function samples(numbers, size, seed, counts) {
  const made = new Samples(populationOf(numbers), size, seed);
  return counts.map((count) => made.upTo(count));
}

export function population(numbers, places) {
  const { mean, deviation, moments, density, ends, bars } = populationOf(numbers);
  return { mean, deviation, moments, bars, ends: ends?.map(String), heights: density && places.map(density) };
}

/** Points of a cloud, asked for one time after the other. */
export function points(cloud, seed, counts) {
  const numbers = numbersOf(seed);
  return counts.map((count) => drawnFrom(cloud, count, numbers));
}

export const smooth = () => SMOOTH;
