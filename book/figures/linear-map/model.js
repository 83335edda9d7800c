/** Linear maps of the plane, drawings to move, names. Nothing here draws. */

import { IDENTITY, after, determinant, rank, rotation, solution, times, vanishes } from "../engine/maps.js";
import { dot, size } from "../engine/vectors.js";

const FAR = 1e9;
/** How many steps there can be, as a rule of a schema. */
export const STEPS = { whole: [0, 60] };

/** Closed outlines; each looks different when it is turned over. */
export const SHAPES = {
  F: [[0, 0], [0, 2], [1.2, 2], [1.2, 1.6], [0.4, 1.6], [0.4, 1.2], [1, 1.2], [1, 0.8], [0.4, 0.8], [0.4, 0]],
  square: [[0, 0], [1, 0], [1, 1], [0, 1]],
  house: [[0, 0], [1, 0], [1, 1], [0.3, 1.7], [0, 1]],
};

/** Maps that have a name, for a list to choose from. */
export const MAPS = {
  "leave all as it is": IDENTITY,
  "turn left by 90°": [[0, -1], [1, 0]],
  "turn by 180°": [[-1, 0], [0, -1]],
  "turn left by 45°": rotation(Math.PI / 4),
  "mirror left and right": [[-1, 0], [0, 1]],
  "mirror up and down": [[1, 0], [0, -1]],
  "shear to the right": [[1, 1], [0, 1]],
  "stretch to the right": [[2, 0], [0, 1]],
  "halve all lengths": [[0.5, 0], [0, 0.5]],
  "flatten onto the horizontal axis": [[1, 0], [0, 0]],
};

export const same = (one, other) =>
  one.flat().every((value, k) => Math.abs(value - other.flat()[k]) < 1e-6);

/** What kind of map a matrix is, in words; "" if it has no short name. */
export function kindOf(matrix) {
  const [[a, b], [c, d]] = matrix;
  const [first, second] = [[a, c], [b, d]];
  const is = (...pairs) => pairs.every(([one, other]) => vanishes(one - other, 1));
  if (same(matrix, IDENTITY)) return "the identity: nothing moves";
  if (rank(matrix) === 0) return "everything falls onto the origin";
  if (rank(matrix) === 1) {
    return same(after(matrix, matrix), matrix) && is([b, c])
      ? "a projection: everything falls straight onto a line" : "everything falls onto a line";
  }
  if (is([a, d], [b, 0], [c, 0])) return `all lengths times ${Number(Math.abs(a).toPrecision(4))}${a < 0 ? ", turned by 180°" : ""}`;
  if (is([size(first), 1], [size(second), 1], [dot(first, second), 0])) {
    return determinant(matrix) > 0
      ? `a rotation by ${Number((Math.atan2(c, a) * 180 / Math.PI).toFixed(1))}°`.replace("-", "−")
      : "a reflection: a mirror image";
  }
  if (is([b, 0], [c, 0])) return "a stretch along the axes";
  if (is([a, 1], [d, 1]) && (c === 0 || b === 0)) return "a shear";
  return "";
}

/** The inverse, or null. */
export function inverse(matrix) {
  const [[a, b], [c, d]] = matrix;
  const size = determinant(matrix);
  return size === 0 ? null : [[d / size, -b / size], [-c / size, a / size]];
}

/** How much a map stretches at most. */
export function largestStretch(matrix) {
  const squares = dot(matrix.flat(), matrix.flat());
  const gap = Math.max(0, squares ** 2 - 4 * determinant(matrix) ** 2);
  return Math.sqrt((squares + Math.sqrt(gap)) / 2);
}

/**
 * Real eigenvalues, the larger one first, each with a direction of length 1;
 * one alone if they are equal, without a direction if all directions will do;
 * none if they are not real.
 * @returns {{ value: number, vector: [number, number] | null }[]}
 */
export function eigenpairs(matrix) {
  const [[a, b], [c, d]] = matrix;
  const [half, product] = [(a - d) / 2, b * c];
  const gap = half ** 2 + product;
  const root = vanishes(gap, half ** 2, product) ? 0 : Math.sqrt(gap);
  if (Number.isNaN(root)) return [];
  return (root ? [root, -root] : [0]).map((part) => {
    const value = (a + d) / 2 + part;
    const first = [b, value - a];
    const second = [value - d, c];
    const vector = size(first) > size(second) ? first : second;
    const long = size(vector);
    return { value, vector: vanishes(long, a, b, c, d) ? null : vector.map((entry) => entry / long) };
  });
}

/**
 * What a map does again and again.
 * @param {boolean} scaled  whether each step is brought to length 1
 * @returns {number[][]}  the start and `steps` places, fewer if they run away
 */
export function iterated(matrix, start, steps, scaled) {
  const unit = (vector) => scaled && size(vector) ? vector.map((part) => part / size(vector)) : vector;
  const path = [unit(start)];
  while (path.length <= steps && size(path.at(-1)) < FAR) path.push(unit(times(matrix, path.at(-1))));
  return path;
}

/**
 * All x with A x = y.
 * @returns {{ kind: "one"|"line"|"all"|"none", point?, line? }}  a line as the
 *   a, b, c of ax + by = c
 */
export function whereFrom(matrix, y) {
  const point = solution(matrix, y);
  if (point) return { kind: "one", point };
  const [[a, b], [c, d]] = matrix;
  const agree = vanishes(a * y[1] - c * y[0], a * y[1], c * y[0])
    && vanishes(b * y[1] - d * y[0], b * y[1], d * y[0]);
  const longer = size(matrix[1]) > size(matrix[0]) ? 1 : 0;
  if (!size(matrix[longer])) return { kind: size(y) ? "none" : "all" };
  return agree ? { kind: "line", line: [...matrix[longer], y[longer]] } : { kind: "none" };
}
