/** The rank of three vectors in space. Nothing here draws. */

import { cross, dot, size } from "../engine/vectors.js";

const TINY = 1e-5; // of the longest vector: what is shorter counts as nothing

const sized = (a, factor) => a.map((value) => value * factor);
const less = (a, b) => a.map((value, index) => value - b[index]);
const unit = (a) => sized(a, 1 / size(a));
/** The part of `a` along the direction `d` of length 1. */
const along = (a, d) => sized(d, dot(a, d));

/**
 * Directions of length 1, at right angles, that span the same as the vectors;
 * the longest remainder goes first, so that dust is never made a direction.
 */
export function spanDirections(vectors) {
  const tiny = TINY * Math.max(...vectors.map(size), Number.MIN_VALUE);
  let left = vectors;
  const found = [];
  for (;;) {
    const longest = left.reduce((best, vector) => size(vector) > size(best) ? vector : best);
    if (size(longest) <= tiny || found.length === 3) return found;
    const direction = unit(longest);
    found.push(direction);
    left = left.map((vector) => less(vector, along(vector, direction)));
  }
}

export const rank = (vectors) => spanDirections(vectors).length;

/** What lies at right angles to all the vectors: 3 − rank directions. */
export function nullDirections(vectors) {
  const found = spanDirections(vectors);
  const axes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
  const missing = [];
  while (found.length + missing.length < 3) {
    const rests = axes.map((axis) => [...found, ...missing].reduce(
      (rest, direction) => less(rest, along(rest, direction)), axis));
    missing.push(unit(rests.reduce((best, rest) => size(rest) > size(best) ? rest : best)));
  }
  return missing;
}

/** The solutions of the three equations "vector · x = 0", by rank. */
export const SOLUTION_SET = ["all of space", "plane", "line", "point"];

/** The direction at right angles to the first two vectors, or null. */
export function normalOf([first, second]) {
  return rank([first, second]) === 2 ? unit(cross(first, second)) : null;
}

/** How high the third vector stands over the plane of the first two. */
export function heightOf(vectors) {
  const normal = normalOf(vectors);
  return normal ? dot(vectors[2], normal) : 0;
}

/** The third vector at another height over the plane of the first two. */
export function lifted(vectors, height) {
  const normal = normalOf(vectors);
  return normal ? clean(less(vectors[2], sized(normal, heightOf(vectors) - height))) : vectors[2];
}

/** All vectors brought onto the line of the first one that is not 0. */
export function onOneLine(vectors) {
  const first = vectors.find((vector) => size(vector) > 0);
  if (!first) return vectors;
  return vectors.map((vector) => vector === first ? vector
    : clean(along(vector, unit(first))));
}

/** Without the dust that rounding leaves. */
const clean = (vector) => vector.map((value) => Number(value.toFixed(7)) + 0);

export const determinant = ([a, b, c]) => dot(a, cross(b, c));
