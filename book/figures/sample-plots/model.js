/** What the pictures of a sample show of it. Nothing here draws. */

import { normalDensity, normalQuantile } from "../engine/statistics.js";

export const LEAST = 4;
export const MOST = 16;
export const PLOTS = ["histogram", "ecdf", "density", "qq"];
const REACH = 1.5; // widths of the box that a whisker reaches at most
const DUST = 1e-9;
const PLACES = 300; // at which humps are looked for

export const sorted = (values) => [...values].sort((a, b) => a - b);
export const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The sample standard deviation. */
export function deviationOf(values) {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** The sample quantile, between two of the sorted values. */
export function quantile(values, share) {
  const list = sorted(values);
  const place = share * (list.length - 1);
  const below = Math.floor(place);
  return list[below] + (place - below) * ((list[below + 1] ?? list[below]) - list[below]);
}

/** Quartiles, the ends of the whiskers, and what lies beyond these. */
export function boxOf(values) {
  const quartiles = [0.25, 0.5, 0.75].map((share) => quantile(values, share));
  const [low, , high] = quartiles;
  const far = REACH * (high - low) + DUST * Math.max(1, Math.abs(low), Math.abs(high));
  const inside = values.filter((value) => value >= low - far && value <= high + far);
  return {
    quartiles, ends: [Math.min(low, ...inside), Math.max(high, ...inside)],
    beyond: values.filter((value) => !inside.includes(value)),
  };
}

/** Bins of one width from the start of the axis on: [left, right, count]. */
export function bins(values, [start, end], width) {
  const found = Array.from({ length: Math.ceil((end - start) / width - DUST) }, (_, k) => [start + k * width, start + (k + 1) * width, 0]);
  for (const value of values) found[Math.min(found.length - 1, Math.floor((value - start) / width + DUST))][2] += 1;
  return found;
}

/** The corners of the empirical distribution function. */
export function steps(values, [start, end]) {
  const corners = [[start, 0]];
  sorted(values).forEach((value, k) => corners.push([value, k / values.length], [value, (k + 1) / values.length]));
  return [...corners, [end, 1]];
}

/** The kernel density estimate: the mean of normal bumps. */
export const density = (values, width) => (x) => meanOf(values.map((value) => normalDensity(x, value, width)));

/** How high a curve is, and how many humps it has. */
export function humps(f, [start, end]) {
  const heights = Array.from({ length: PLACES + 1 }, (_, k) => f(start + (k / PLACES) * (end - start)));
  const most = Math.max(...heights);
  const found = heights.filter((height, k) => height > DUST * most
    && height > (heights[k - 1] ?? -1) && height >= (heights[k + 1] ?? -1));
  return { most, count: found.length };
}

/** Sorted values over the quantiles of the standard normal distribution. */
export const qq = (values) => sorted(values).map((value, k) => [normalQuantile((k + 0.5) / values.length), value]);

/** Slope and intercept of the line through the quartiles. */
export function quartileLine(values) {
  const [low, high] = [0.25, 0.75].map((share) => quantile(values, share));
  return [(high - low) / (2 * normalQuantile(0.75)), (low + high) / 2];
}

const BENDS = 0.3; // of the box, from the line to a point at an end

/** How the ends of a QQ plot lie: −1 below the line, 1 above it, 0 near it. */
export function bends(values) {
  const [slope, middle] = quartileLine(values);
  const points = qq(values);
  const near = BENDS * 2 * normalQuantile(0.75) * slope + DUST;
  return [points[0], points.at(-1)].map(([x, y]) => {
    const off = y - (slope * x + middle);
    return Math.abs(off) <= near ? 0 : Math.sign(off);
  });
}
