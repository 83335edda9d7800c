/** Three planes in space, ax + by + cz = d. Nothing here draws. */

import { cross, dot, nullDirections, rank } from "./rank-model.js";

export const determinant = ([a, b, c]) => dot(a, cross(b, c));

/**
 * What three planes have in common.
 *
 * @param {number[][]} rows  three equations, [a, b, c, d] each
 * @returns {{ determinant: number, kind: string, ranks: number[],
 *   point: number[]|undefined, directions: number[][] }}
 *   the ranks of the coefficients and of the whole rows; a common point, and
 *   the directions in which the common points go on
 */
export function common(rows) {
  const normals = rows.map((row) => row.slice(0, 3));
  const size = rank(normals);
  const whole = wholeRank(rows, normals, size);
  const found = { determinant: determinant(normals), ranks: [size, whole], directions: [] };
  if (whole > size) return { ...found, kind: "none" };
  const directions = nullDirections(normals);
  return {
    ...found, directions, point: nearest(rows, directions),
    kind: size === 3 ? "unique" : "infinitely many",
  };
}

/** The rank with the constants: they add one if they break a dependence. */
function wholeRank(rows, normals, size) {
  if (size === 3) return 3;
  const point = nearest(rows, nullDirections(normals));
  const scale = Math.max(...rows.flat().map(Math.abs), 1);
  const misses = rows.some((row) => Math.abs(dot(row, point) - row[3]) > 1e-6 * scale * scale);
  return misses ? size + 1 : size;
}

/**
 * The point that fulfills the equations, or comes closest to it, and lies
 * nearest to the origin: Gauss's normal equations, with the free directions
 * held at 0.
 */
function nearest(rows, directions) {
  const matrix = [0, 1, 2].map((i) => [0, 1, 2].map((j) =>
    rows.reduce((sum, row) => sum + row[i] * row[j], 0)
    + directions.reduce((sum, direction) => sum + direction[i] * direction[j], 0)));
  const right = [0, 1, 2].map((i) => rows.reduce((sum, row) => sum + row[i] * row[3], 0));
  const whole = determinant(matrix);
  // Cramer's rule; the matrix is symmetric, so its rows are its columns.
  return [0, 1, 2].map((k) => determinant(matrix.map((row, i) => (i === k ? right : row))) / whole);
}

/** The corners of a plane inside a box that reaches so far in all directions. */
export function planeInBox([a, b, c, d], reach) {
  const normal = [a, b, c];
  if (!normal.some(Boolean)) return [];
  let polygon = square(normal, d, 4 * reach);
  for (const axis of [0, 1, 2]) {
    for (const side of [1, -1]) {
      const face = [0, 0, 0];
      face[axis] = side;
      polygon = below(polygon, face, reach);
    }
  }
  return polygon;
}

/** A large square in the plane "normal · x = d". */
function square(normal, d, size) {
  const long = dot(normal, normal);
  const middle = normal.map((value) => (value * d) / long);
  const smallest = normal.reduce((best, value, k) => (Math.abs(value) < Math.abs(normal[best]) ? k : best), 0);
  const axis = [0, 0, 0];
  axis[smallest] = 1;
  const first = cross(normal, axis);
  const second = cross(normal, first);
  const scaled = (vector) => vector.map((value) => (value * size) / Math.hypot(...vector));
  const [u, v] = [scaled(first), scaled(second)];
  return [[1, 1], [-1, 1], [-1, -1], [1, -1]].map(([p, q]) =>
    middle.map((value, k) => value + p * u[k] + q * v[k]));
}

/** The part of a polygon with "normal · x ≤ limit". */
export function below(polygon, normal, limit) {
  const kept = [];
  polygon.forEach((corner, k) => {
    const next = polygon[(k + 1) % polygon.length];
    const [here, there] = [corner, next].map((point) => dot(normal, point) - limit);
    if (here <= 1e-9) kept.push(corner);
    if ((here < -1e-9 && there > 1e-9) || (here > 1e-9 && there < -1e-9)) {
      const share = here / (here - there);
      kept.push(corner.map((value, axis) => value + share * (next[axis] - value)));
    }
  });
  return kept.length > 2 ? kept : [];
}

/** The pieces into which the other planes cut a plane, each with its number. */
export function pieces(rows, reach) {
  return rows.flatMap((row, number) => {
    let parts = [planeInBox(row, reach)];
    rows.forEach(([a, b, c, d], other) => {
      if (other === number || !(a || b || c)) return;
      parts = parts.flatMap((part) => [
        below(part, [a, b, c], d), below(part, [-a, -b, -c], -d)]);
    });
    const kept = parts.filter((part) => part.length > 2);
    return kept.map((corners) => ({ number, corners }));
  });
}

/** The two ends inside the box of the line in which two planes meet, or null. */
export function edge(first, second, reach) {
  const direction = cross(first, second);
  const long = dot(direction, direction);
  const scale = dot(first, first) * dot(second, second);
  if (long <= 1e-10 * scale || scale === 0) return null;
  const [u, v] = [cross(second, direction), cross(direction, first)];
  const point = u.map((value, k) => (first[3] * value + second[3] * v[k]) / long);
  let [from, to] = [-Infinity, Infinity];
  point.forEach((value, axis) => {
    const step = direction[axis];
    if (Math.abs(step) < 1e-12 * Math.sqrt(long)) {
      if (Math.abs(value) > reach) [from, to] = [1, 0];
      return;
    }
    const ends = [(-reach - value) / step, (reach - value) / step];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  });
  if (!(from < to)) return null;
  return [from, to].map((share) => point.map((value, axis) => value + share * direction[axis]));
}
