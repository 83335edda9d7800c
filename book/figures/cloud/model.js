/** How points spread around their mean. Nothing here draws. */

import { evenNumbers, normalQuantile } from "../engine/statistics.js";
import { dot } from "../engine/vectors.js";

export const MOST_DRAWS = 300;
const NARROWEST = 50; // to be seen, a part of the axis

export const meanOf = (points) => [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);

/** The sample covariance matrix, divided by n − 1. */
export function covariance(points) {
  const mean = meanOf(points);
  const centered = points.map((point) => point.map((value, axis) => value - mean[axis]));
  const entry = (i, j) => centered.reduce((sum, point) => sum + point[i] * point[j], 0) / (points.length - 1);
  return [[entry(0, 0), entry(0, 1)], [entry(1, 0), entry(1, 1)]];
}

/** The direction of length 1 at an angle. */
export function unitAt(degrees) {
  const angle = degrees * Math.PI / 180;
  return [Math.cos(angle), Math.sin(angle)];
}

/** The variance of the points' shadows on a line in this direction. */
export function varianceAlong(matrix, degrees) {
  const u = unitAt(degrees);
  return dot(u, matrix.map((row) => dot(row, u)));
}

/**
 * The largest and the least variance along a line, and at which angle, from 0 to
 * 180 degrees, the largest is.
 */
export function principal([[a, b], [, d]]) {
  const [middle, reach] = [(a + d) / 2, Math.hypot((a - d) / 2, b)];
  const angle = Math.atan2(2 * b, a - d) * 90 / Math.PI;
  return { most: middle + reach, least: Math.max(0, middle - reach), angle: (angle + 180) % 180 };
}

/** The foot of a point on the line through a place. */
export function footOn(place, u, point) {
  const along = dot(u, point.map((value, axis) => value - place[axis]));
  return place.map((value, axis) => value + along * u[axis]);
}

/** The least standard deviation that an axis shows. */
export const leastDeviation = ([low, high]) => (high - low) / NARROWEST;

/** Where two independent standard normal numbers lead in a normal cloud. */
const placeIn = ({ mean, deviations: [wide, tall], rho }, [z1, z2]) =>
  [mean[0] + wide * z1, mean[1] + tall * (rho * z1 + Math.sqrt(1 - rho * rho) * z2)];

/** The curve of one density, so many standard deviations away from the mean. */
export const levelCurve = (cloud, away, parts = 72) => Array.from({ length: parts + 1 }, (_, k) => {
  const angle = 2 * Math.PI * k / parts;
  return placeIn(cloud, [away * Math.cos(angle), away * Math.sin(angle)]);
});

/** The mean and the standard deviation of y where x is given. */
export const slice = ({ mean, deviations: [wide, tall], rho }, given) => ({
  mean: mean[1] + rho * tall / wide * (given - mean[0]), deviation: tall * Math.sqrt(1 - rho * rho) });

/** The covariance matrix of a normal cloud. */
export const matrixOf = ({ deviations: [wide, tall], rho }) =>
  [[wide * wide, rho * wide * tall], [rho * wide * tall, tall * tall]];

/** Points of a normal cloud, the same ones for the same seed; `numbers` are kept from call to call. */
export function drawnFrom(cloud, count, numbers) {
  while (numbers.made.length < count) numbers.made.push([0, 1].map(() => normalQuantile(numbers.next())));
  return numbers.made.slice(0, count).map((pair) => placeIn(cloud, pair));
}

export const numbersOf = (seed) => ({ next: evenNumbers(seed), made: [] });
