/** Linear maps of the plane, drawings to move, names. Nothing here draws. */

import { IDENTITY, after, determinant, rank, rotation, vanishes } from "../engine/maps.js";
import { dot, size } from "../engine/vectors.js";

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
