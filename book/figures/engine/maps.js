/** Linear maps of the plane: matrices as two rows of two numbers. */

import { combine, dot } from "./vectors.js";

const SMALL = 1e-9; // sums of decimals that should be 0 are not quite

export const IDENTITY = [[1, 0], [0, 1]];
export const times = (matrix, vector) => matrix.map((row) => dot(row, vector));
export const columns = ([[a, b], [c, d]]) => [[a, c], [b, d]];
/** The map that does `second` after `first`. */
export const after = (second, first) => columns(columns(first).map((column) => times(second, column)));

/** Whether a sum of these parts is 0, but for rounding. */
export const vanishes = (sum, ...parts) =>
  Math.abs(sum) <= SMALL * Math.max(...parts.map(Math.abs), Number.MIN_VALUE);

export function determinant([[a, b], [c, d]]) {
  const value = a * d - b * c;
  return vanishes(value, a * d, b * c) ? 0 : value;
}

/** The x with A x = b, or null if A is singular. */
export function solution(matrix, [p, q]) {
  const [[a, b], [c, d]] = matrix;
  const size = determinant(matrix);
  return size === 0 ? null : [(p * d - b * q) / size, (a * q - p * c) / size];
}

export const rank = (matrix) =>
  determinant(matrix) ? 2 : matrix.flat().some(Boolean) ? 1 : 0;

export const rotation = (angle) =>
  [[Math.cos(angle), -Math.sin(angle)], [Math.sin(angle), Math.cos(angle)]];

/**
 * On the way from the identity (share 0) to a map (share 1): a turn and a
 * stretch along two directions at right angles, so that a rotation turns all
 * the way and does not shrink in between.
 */
export function partly(matrix, share) {
  const [[a, b], [c, d]] = matrix;
  const angle = vanishes(Math.hypot(c - b, a + d), a, b, c, d) ? 0 : Math.atan2(c - b, a + d);
  const stretch = after(rotation(-angle), matrix);
  return after(rotation(share * angle), [0, 1].map((row) =>
    combine(1 - share, IDENTITY[row], share, stretch[row])));
}
