/** Fitting a line: by gradient descent on its mean squared error, or by hand. Nothing here draws. */

import { roundStep, snapped } from "../engine/numbers.js";

/**
 * What a line's error depends on: five averages, so that a step costs the same
 * for ten points and for ten thousand.
 */
export function averages(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return {
    x: mean(([x]) => x), y: mean(([, y]) => y), xx: mean(([x]) => x * x),
    xy: mean(([x, y]) => x * y), yy: mean(([, y]) => y * y),
  };
}

/** The mean squared error of the line y = slope · x + intercept. */
export const meanSquaredError = (points, [slope, intercept]) => points.reduce(
  (sum, [x, y]) => sum + (y - slope * x - intercept) ** 2, 0) / points.length;

/** The same from averages, for the map of all lines. */
export const errorOf = ({ x, y, xx, xy, yy }) => (slope, intercept) => Math.max(0,
  yy + slope * slope * xx + intercept * intercept
  - 2 * slope * xy - 2 * intercept * y + 2 * slope * intercept * x);

/** How fast the error grows with the slope and with the intercept. */
export const gradient = ({ x, y, xx, xy }, [slope, intercept]) => [
  2 * (slope * xx + intercept * x - xy), 2 * (slope * x + intercept - y)];

/** The line with the least error. */
export function leastSquares({ x, y, xx, xy }) {
  const slope = (xy - x * y) / (xx - x * x);
  return [slope, y - slope * x];
}

/** The two curvatures of the error, the larger one first. */
export function curvatures({ x, xx }) {
  const spread = Math.hypot((xx - 1) / 2, x) * 2;
  return [xx + 1 + spread, xx + 1 - spread];
}

/** Part of each parameter's axis: the best line in the middle, the start inside. */
export function parameterWindow(points, start) {
  const best = leastSquares(averages(points));
  return best.map((value, axis) => {
    const reach = 1.6 * Math.max(Math.abs(start[axis] - value), 0.3 * Math.abs(value), 0.1);
    return [value - reach, value + reach];
  });
}

/** Part of each axis of the data: all points, and the origin. */
export function dataWindow(points) {
  return [0, 1].map((axis) => {
    const values = points.map((point) => point[axis]);
    const [low, high] = [Math.min(...values, 0), Math.max(...values, 0)];
    const room = 0.12 * (high - low || 1);
    return [low < 0 ? low - room : low, high + room];
  });
}

/** Two round places near the ends of an axis. */
export function places([low, high]) {
  const step = roundStep((high - low) / 20);
  return [0.15, 0.85].map((share) => snapped(low + share * (high - low), step));
}

/** The slope and the intercept of the line that has two heights at two places. */
export function through([left, right], [first, second]) {
  const slope = (second - first) / (right - left);
  return [slope, first - slope * left];
}

/** How far each point lies above the line. */
export const residuals = (points, [slope, intercept]) => points.map(([x, y]) => y - slope * x - intercept);

/** The sum of products; 0 if only rounding is left of it. */
export function dot(factors, values) {
  const products = factors.map((factor, k) => factor * values[k]);
  const [sum, most] = [products, products.map(Math.abs)].map((list) => list.reduce((total, each) => total + each, 0));
  return Math.abs(sum) < 1e-9 * most ? 0 : sum;
}

export const sumOfSquares = (points, line) => points.length * meanSquaredError(points, line);

/** The deviation with which a line makes points most likely: the root of its mean squared error. */
export const bestDeviation = (points, line) => Math.sqrt(meanSquaredError(points, line));

/** The logarithm of the product of all densities, if points lie around a line with normal errors. */
export const logLikelihood = (points, line, deviation) => -points.length * Math.log(deviation * Math.sqrt(2 * Math.PI))
  - sumOfSquares(points, line) / (2 * deviation * deviation);

/**
 * A square between a point and the line below or above it, on the side where the
 * line does not cross it; `unit` says how many pixels a 1 is on each axis.
 */
export function squareOf([x, y], residual, slope, unit) {
  const wide = (residual * unit.y / unit.x) * (slope < 0 ? 1 : -1);
  const foot = y - residual;
  return [[x, foot], [x, y], [x + wide, y], [x + wide, foot], [x, foot]];
}
