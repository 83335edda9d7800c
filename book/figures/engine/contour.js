/** Contour lines of a function of two variables, by marching squares. */

import { oncePerView } from "./stepping.js";

/**
 * The curves f(x, y) = level, as lines for `plane.path(look).pieces()`.
 * Compute them once, not with every move; `sample` can be used for many levels.
 *
 * @param {{ xs: number[], ys: number[], values: number[][] }} grid
 * @param {number} level
 * @returns {[number, number][][]}  lines, each a list of points
 */
export function contour({ xs, ys, values }, level) {
  const pieces = [];
  for (let j = 0; j + 1 < ys.length; j++) {
    for (let i = 0; i + 1 < xs.length; i++) {
      // Around the cell: bottom, right, top, left; where the level is crossed.
      const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
      const cuts = [];
      for (let k = 0; k < 4; k++) {
        const [[i0, j0], [i1, j1]] = [corners[k], corners[(k + 1) % 4]];
        const [low, high] = [values[j0][i0] - level, values[j1][i1] - level];
        if (!(low < 0 !== high < 0)) continue;
        const t = low / (low - high);
        cuts.push([xs[i0] + t * (xs[i1] - xs[i0]), ys[j0] + t * (ys[j1] - ys[j0])]);
      }
      if (cuts.length === 2) pieces.push(cuts);
      if (cuts.length === 4) {
        // A saddle: the value in the middle tells which corners belong together.
        const middle = corners.reduce((sum, [p, q]) => sum + values[q][p], 0) / 4 - level;
        const together = (middle < 0) === (values[j][i] - level < 0);
        pieces.push(...(together ? [[cuts[0], cuts[1]], [cuts[2], cuts[3]]]
          : [[cuts[3], cuts[0]], [cuts[1], cuts[2]]]));
      }
    }
  }
  return joined(pieces, 1e-6 * (xs[1] - xs[0]));
}

/** Pieces that share an end, up to something tiny, as one line. */
function joined(pieces, tiny) {
  const ends = new Map();
  const key = (point) => point.map((value) => Math.round(value / tiny)).join();
  for (const piece of pieces) {
    if (key(piece[0]) === key(piece[1])) continue; // in a corner of a cell
    let line = piece;
    for (const end of [0, -1]) {
      const other = ends.get(key(line.at(end)));
      if (!other || other === line) continue;
      ends.delete(key(other[0]));
      ends.delete(key(other.at(-1)));
      const [first, last] = end === 0 ? [other, line] : [line, other];
      const meeting = key(line.at(end));
      const before = key(first.at(-1)) === meeting ? first : first.toReversed();
      const after = key(last[0]) === meeting ? last : last.toReversed();
      line = [...before, ...after.slice(1)];
    }
    ends.set(key(line[0]), line);
    ends.set(key(line.at(-1)), line);
  }
  return [...new Set(ends.values())];
}

/** The values of f on a grid of n by n cells over { left, right, bottom, top }. */
export function sample(f, { left, right, bottom, top }, n = 60) {
  const spread = (from, to) => Array.from({ length: n + 1 }, (_, k) => from + ((to - from) * k) / n);
  const [xs, ys] = [spread(left, right), spread(bottom, top)];
  return { xs, ys, values: ys.map((y) => xs.map((x) => f(x, y))) };
}

/** Contour lines. They lie densely near the bottom, as in a round bowl. */
export function contours(plane, value, count = 11) {
  const lines = plane.path("line-1 fine");
  return oncePerView(plane, () => {
    const grid = sample(value, plane.window);
    const heights = grid.values.flat();
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    lines.pieces(Array.from({ length: count }, (_, level) =>
      contour(grid, low + (high - low) * ((level + 0.5) / count) ** 2)).flat());
  });
}
