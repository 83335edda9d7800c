/** A map as a turn, a stretch along the axes, and a turn. Nothing here draws. */

import { IDENTITY, after, columns, determinant, partly, times, vanishes } from "../engine/maps.js";

/**
 * A = U Σ Vᵀ: V is a rotation, by less than half a turn; U is one too, or a mirror image.
 * @returns {{ u: number[][], v: number[][], values: [number, number] }}  the
 *   larger value first
 */
export function singular(matrix) {
  const [[a, b], [c, d]] = matrix;
  // Of AᵀA: half the difference of its diagonal, and the entry beside it.
  const [half, beside] = [(a * a + c * c - b * b - d * d) / 2, a * b + c * d];
  const even = vanishes(Math.hypot(half, beside), a * a, b * b, c * c, d * d);
  const angle = even ? 0 : Math.atan2(beside, half) / 2;
  const v = [[Math.cos(angle), -Math.sin(angle)], [Math.sin(angle), Math.cos(angle)]];
  const [first, second] = columns(after(matrix, v));
  const most = Math.hypot(...first);
  const size = determinant(matrix);
  const least = most ? Math.abs(size) / most : 0;
  const one = most ? first.map((part) => part / most) : IDENTITY[0];
  // At right angles to the first, on the side of the second image.
  const other = [-one[1], one[0]];
  const side = least && other[0] * second[0] + other[1] * second[1] < 0 ? -1 : 1;
  return { u: columns([one, other.map((part) => side * part)]), v, values: [most, least] };
}

/** The three maps, in the order in which they are done. */
export const threeMaps = ({ u, v, values: [most, least] }) => [columns(v), [[most, 0], [0, least]], u];

/** What has been done at a stage from 0 to 3. */
export function upTo(maps, stage) {
  const whole = Math.floor(stage);
  const done = maps.slice(0, whole).reduce((sum, map) => after(map, sum), IDENTITY);
  return stage > whole ? after(partly(maps[whole], stage - whole), done) : done;
}

/** The length that an arrow of length 1 in this direction gets. */
export const stretchOf = (matrix, direction) => Math.hypot(...times(matrix, direction));
