/** A plane with a grid and a drawing, before and after a map. */

import { change } from "../engine/dom.js";
import { IDENTITY, columns, times } from "../engine/maps.js";
import { roundStep } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { combine } from "../engine/vectors.js";
import { SHAPES } from "./model.js";

const LINES = 8; // of a grid, about, from side to side

export const outline = (shape) => Array.isArray(shape) ? shape : SHAPES[shape];

export class MapView {
  /** @param {number[][]} drawing  corners of what is drawn on the plane */
  constructor(figure, { x, y, axes, drawing, height = 320, title }) {
    this.drawing = drawing;
    this.plane = new Plane(figure, { x, y, names: axes, height, equal: true, grid: false, title });
    this.gridBefore = this.plane.path("grid");
    this.gridAfter = this.plane.path("line-1 fine solid");
    this.before = this.plane.path("soft thin");
    this.area = this.plane.path("area-3");
    this.after = this.plane.path("line-3 thin solid");
  }

  /** @param {number} [look]  1 to 4, of the image */
  show(matrix, look = 3) {
    const closed = (points) => [...points, points[0]];
    const image = closed(this.drawing.map((point) => times(matrix, point)));
    this.gridBefore.pieces(this.grid(IDENTITY));
    this.gridAfter.pieces(this.grid(matrix));
    this.before.through(closed(this.drawing));
    this.area.through(image, true);
    this.after.through(image);
    change(this.area.node, { class: `area-${look}` });
    change(this.after.node, { class: `line-${look} thin solid` });
  }

  /** The lines of a grid that covers the window, mapped. */
  grid(matrix) {
    const { left, right, bottom, top } = this.plane.window;
    const step = roundStep(Math.min(right - left, top - bottom) / LINES);
    const most = Math.ceil(Math.max(-left, right, -bottom, top) / step);
    const [first, second] = columns(matrix);
    const ends = [-most * step, most * step];
    const lines = [];
    for (let k = -most; k <= most; k++) {
      lines.push(ends.map((end) => combine(k * step, first, end, second)),
        ends.map((end) => combine(end, first, k * step, second)));
    }
    return lines;
  }
}
