/** What arrows in the plane have to do with each other. Nothing here draws. */

import { columns, solution, vanishes } from "../engine/maps.js";
import { dot, size } from "../engine/vectors.js";

/** Which weights a grid has, by how many there are from 0 to 1. */
export const WEIGHTS = { 1: "whole numbers", 2: "halves as well", 4: "quarters as well", all: "all numbers" };

/** The dot product, with its sign: 0 where only rounding is left of it. */
export function dotProduct(u, v) {
  const value = dot(u, v);
  return vanishes(value, ...u.map((part, k) => part * v[k])) ? 0 : value;
}

/** The angle in degrees, null if an arrow is 0. */
export function angleBetween(u, v) {
  if (!size(u) || !size(v)) return null;
  return Math.atan2(Math.abs(u[0] * v[1] - u[1] * v[0]), dotProduct(u, v)) * 180 / Math.PI;
}

/** How much of u the shadow of v on its line is, null if u is 0. */
export const shadowShare = (u, v) => size(u) ? dotProduct(u, v) / dot(u, u) : null;

/**
 * Weights that make p of two vectors, or null if none do.
 * @returns {{ weights: [number, number], only: boolean } | null}
 */
export function weightsFor([first, second], p) {
  const found = solution(columns([first, second]), p);
  if (found) return { weights: found, only: true };
  // All lies on one line: the longer vector has to do it alone.
  const longer = size(second) > size(first) ? 1 : 0;
  const direction = [first, second][longer];
  if (!size(direction)) return size(p) ? null : { weights: [0, 0], only: false };
  const [[a, b], [c, d]] = [direction, p];
  if (!vanishes(a * d - b * c, a * d, b * c)) return null;
  const share = dot(p, direction) / dot(direction, direction);
  return { weights: longer ? [0, share] : [share, 0], only: false };
}

/** How many steps along a vector arrow keys mean: 1, −10, 0 at right angles to it. */
export const stepsAlong = (vector, [right, up]) =>
  Math.sign(vector[0] * right + vector[1] * up) * Math.max(Math.abs(right), Math.abs(up));
