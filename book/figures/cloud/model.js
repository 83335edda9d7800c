/** How points spread around their mean. Nothing here draws. */

import { dot } from "../engine/vectors.js";

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
