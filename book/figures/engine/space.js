/**
 * A view into space that can be turned: planes, faces, arrows, lines, dots.
 *
 * It looks from far away, without perspective. Faces that cut through each
 * other are cut along their common lines, and the pieces are drawn from the
 * back to the front. From where one looks is part of the figure's state: the
 * parameters `azimuth` and `elevation`, in degrees. All boxes of a figure turn
 * together; the buttons stand below the first.
 */

import { change, html, svg, write } from "./dom.js";
import { grip, listen } from "./handles.js";
import { Labels } from "./labels.js";
import { clamp, snapped, written } from "./numbers.js";
import { combine, cross, dot, size } from "./vectors.js";

const TINY = 1e-9;

/** Degrees -> the directions to the right, upward, and toward the reader. */
export function directions(azimuth, elevation) {
  const [around, up] = [azimuth, elevation].map((angle) => (angle * Math.PI) / 180);
  const [c, s] = [Math.cos(around), Math.sin(around)];
  return {
    right: [-s, c, 0],
    upward: [-Math.sin(up) * c, -Math.sin(up) * s, Math.cos(up)],
    toward: [Math.cos(up) * c, Math.cos(up) * s, Math.sin(up)],
  };
}

const CORNERS = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => [k & 1, (k >> 1) & 1, k >> 2].map((b) => 2 * b - 1));
const EDGES = CORNERS.flatMap((corner, k) => [1, 2, 4]
  .filter((bit) => !(k & bit)).map((bit) => [corner, CORNERS[k | bit]]));

/** The corners, in order, of the plane n·x = d in the cube from -reach to reach. */
export function planePolygon(normal, offset, reach) {
  const length = size(normal);
  if (length === 0) return [];
  const n = normal.map((value) => value / length);
  const d = offset / length;
  const tiny = TINY * reach;
  const found = [];
  const keep = (point) => {
    if (!found.some((other) => size(combine(1, point, -1, other)) < 100 * tiny)) found.push(point);
  };
  for (const edge of EDGES) {
    const [p, q] = edge.map((end) => end.map((value) => value * reach));
    const [before, after] = [dot(n, p) - d, dot(n, q) - d];
    if (Math.abs(before) <= tiny) keep(p);
    if (Math.abs(after) <= tiny) keep(q);
    if (Math.min(before, after) < -tiny && Math.max(before, after) > tiny) {
      keep(combine(after / (after - before), p, before / (before - after), q));
    }
  }
  if (found.length < 3) return [];
  const middle = [0, 1, 2].map((k) => found.reduce((sum, point) => sum + point[k], 0) / found.length);
  const arm = combine(1, found[0], -1, middle);
  const other = cross(n, arm);
  const angle = (point) => {
    const spoke = combine(1, point, -1, middle);
    return Math.atan2(dot(spoke, other), dot(spoke, arm));
  };
  return found.sort((a, b) => angle(a) - angle(b));
}

/** The part of a piece on one side of a plane (side is 1 or -1), or null. */
function part(piece, { normal, offset }, side, tiny) {
  const heights = piece.points.map((point) => side * (dot(normal, point) - offset));
  if (!heights.some((height) => height > tiny)) return null;
  if (!heights.some((height) => height < -tiny)) return piece;
  const points = [];
  const { length } = piece.points;
  piece.points.forEach((point, k) => {
    const next = (k + 1) % length;
    if (heights[k] >= -tiny) points.push(point);
    if (next === 0 && length === 2) return;
    if ((heights[k] > tiny && heights[next] < -tiny) || (heights[k] < -tiny && heights[next] > tiny)) {
      const t = heights[k] / (heights[k] - heights[next]);
      points.push(combine(1 - t, point, t, piece.points[next]));
    }
  });
  return { ...piece, points };
}

/**
 * Cut pieces where planes pass through them, and sort them.
 * @param pieces  objects with `points`: polygons, segments (2), dots (1)
 * @param planes  objects { normal (of length 1), offset }
 * @param toward  the direction of the reader
 */
export function backToFront(pieces, planes, toward, tiny = 1e-7) {
  if (!planes.length || pieces.length < 2) return pieces;
  const [plane, ...others] = planes;
  const heaps = [[], [], []];
  for (const piece of pieces) {
    if (piece.points.every((point) => Math.abs(dot(plane.normal, point) - plane.offset) <= tiny)) {
      heaps[1].push(piece);
      continue;
    }
    const [below, above] = [-1, 1].map((side) => part(piece, plane, side, tiny));
    if (below) heaps[0].push(below);
    if (above) heaps[2].push(above);
  }
  if (dot(plane.normal, toward) < 0) heaps.reverse();
  return heaps.flatMap((heap) => backToFront(heap, others, toward, tiny));
}

export class Space {
  /**
   * @param {Figure} figure
   * @param {object} options
   * @param {number} options.reach  the box goes from -reach to reach
   * @param {string[]} [options.names]  of the axes
   * @param {boolean} [options.scaled]  whether names and numbers stand at its edges
   * @param {string} [options.label]  what the box shows, where there are several
   * @param {number} [options.azimuth] @param {number} [options.elevation]
   * @param {number} [options.height]  in pixels
   */
  constructor(figure, {
    reach, names = ["x", "y", "z"], scaled = true, label, azimuth = 30, elevation = 24, height = 320,
  }) {
    Object.assign(this, { figure, reach, names, height });
    this.marks = [];
    this.handles = [];
    this.pool = [];
    this.box = svg("path", { class: "soft thin" });
    this.scene = svg("g", {});
    this.axes = Array.from({ length: scaled ? 9 : 0 }, () => svg("text", { "text-anchor": "middle" }));
    this.labels = new Labels();
    this.grips = svg("g", {});
    this.ground = svg("rect", { width: "100%", height: "100%", fill: "transparent" });
    this.svg = svg("svg", { class: "space", height }, this.ground, this.box,
      svg("g", { class: "numbers" }, ...this.axes), this.scene, this.labels.layer, this.grips);
    if (label) change(this.svg, { role: "group", "aria-label": label });
    const frame = html("div", {}, this.svg);
    figure.views.append(frame);
    if (!figure.parameters.has("azimuth")) {
      figure.parameter("azimuth", { value: azimuth, min: -180, max: 180, step: 5, whole: true });
      figure.parameter("elevation", { value: elevation, min: -90, max: 90, step: 5, whole: true });
      frame.append(this.turners());
    }
    this.turnByDragging();
    figure.parts.push(this);
    this.measure();
    new ResizeObserver(() => {
      if (this.svg.clientWidth === this.width) return;
      this.measure();
      figure.refresh();
    }).observe(this.svg);
  }

  measure() {
    this.width = this.svg.clientWidth || 420;
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    // The cube's diagonal, however it is turned, and letters beside it.
    this.scale = (Math.min(this.width, this.height) - 36) / (2 * Math.sqrt(3) * this.reach) * 1.12;
  }

  turners() {
    const made = html("div", { class: "moving-turners", role: "group", "aria-label": "Turn the picture" });
    const turn = (around, up) => {
      const { azimuth, elevation } = this.figure.values;
      this.figure.set({
        azimuth: ((azimuth + around + 540) % 360) - 180, elevation: clamp(elevation + up, -90, 90),
      });
    };
    for (const [sign, name, around, up] of [["←", "left", 10, 0], ["→", "right", -10, 0],
      ["↑", "up", 0, -10], ["↓", "down", 0, 10]]) {
      const button = html("button", { type: "button", "aria-label": `Turn ${name}` }, sign);
      button.addEventListener("click", () => turn(around, up));
      made.append(button);
    }
    const keys = { ArrowLeft: [5, 0], ArrowRight: [-5, 0], ArrowUp: [0, -5], ArrowDown: [0, 5] };
    made.addEventListener("keydown", (event) => {
      if (!keys[event.key]) return;
      event.preventDefault();
      turn(...keys[event.key]);
    });
    return made;
  }

  turnByDragging() {
    let start;
    listen(this.ground, this.svg, () => [0, 0], ([x, y]) => {
      // Half a turn across the picture; whole degrees.
      const by = 180 / this.height;
      this.figure.set({
        azimuth: ((Math.round(start.azimuth - (x - start.x) * by) + 540) % 360 + 360) % 360 - 180,
        elevation: clamp(Math.round(start.elevation + (y - start.y) * by), -90, 90),
      });
    }, () => { start = { ...this.figure.values, x: 0, y: 0 }; });
  }

  /** Pixels of a point. */
  px(point) {
    return [this.width / 2 + this.scale * dot(this.view.right, point),
      this.height / 2 - this.scale * dot(this.view.upward, point)];
  }

  inside(point) { return point.every((value) => Math.abs(value) <= this.reach * (1 + 1e-9)); }

  /**
   * The plane n·x = d, as far as it is in the box: set(n, d).
   * @param {string} [edge]  the look of its sides
   */
  plane(look, edge) {
    return this.mark(look, (normal, offset) => {
      const length = size(normal);
      return {
        points: planePolygon(normal, offset, this.reach), closed: true, edge,
        cut: length > 0 && { normal: normal.map((value) => value / length), offset: offset / length },
      };
    });
  }

  /** A flat polygon: set(points). */
  face(look) {
    return this.mark(look, (points) => {
      const normal = points.length < 3 ? [0, 0, 0]
        : cross(combine(1, points[1], -1, points[0]), combine(1, points[2], -1, points[0]));
      const length = size(normal);
      if (length < TINY) return { points: [] };
      const n = normal.map((value) => value / length);
      return { points, closed: true, cut: { normal: n, offset: dot(n, points[0]) } };
    });
  }

  /** From point to point: set(p, q). */
  segment(look) { return this.mark(look, (p, q) => ({ points: [p, q] })); }

  /** The same with a head: set(from, to). */
  arrow(look) { return this.mark(look, (p, q) => ({ points: [p, q], tip: q })); }

  /** One dot: set(point). */
  dot(look = "dot", radius = 6) { return this.mark(look, (point) => ({ points: [point], radius })); }

  mark(look, make) {
    const made = {
      look, points: [],
      set: (...where) => Object.assign(made, { cut: undefined }, make(...where)),
      hide: () => Object.assign(made, { points: [], cut: undefined }),
    };
    this.marks.push(made);
    return made;
  }

  /** Words near points: show(text, ...points), in every drawing. */
  label(look = "ink", ringed = false) {
    const label = this.labels.make(look, ringed);
    return {
      show: (text, ...points) => {
        this.aim();
        label.show(text, points.map((point) => this.px(point)));
      },
    };
  }

  /**
   * A handle for a point. It is dragged in the plane that faces the reader;
   * arrow keys move it along the first and the third axis, Page Up and Page
   * Down along the second.
   * @param {[string, string, string]} options.parameters
   */
  handle({ label, parameters, look = "line-1" }) {
    const { figure } = this;
    if (figure.onPaper) return;
    const at = () => parameters.map((name) => figure.values[name]);
    const steps = parameters.map((name) => figure.parameters.get(name).step);
    const move = (point) => figure.set(Object.fromEntries(parameters.map((name, axis) =>
      [name, snapped(clamp(point[axis], -this.reach, this.reach), steps[axis])])));
    let depth = 0;
    const made = grip(this.svg, {
      label: `${label}; arrow keys, Page Up and Page Down`, look,
      spot: () => this.px(at()),
      grasp: () => { depth = dot(at(), this.view.toward); },
      drag: ([x, y]) => {
        const flat = combine((x - this.width / 2) / this.scale, this.view.right,
          (this.height / 2 - y) / this.scale, this.view.upward);
        move(combine(1, flat, depth, this.view.toward));
      },
      key: ([dx, dz, dy], times) => move(at().map((value, axis) =>
        value + [dx, dy, dz][axis] * times * steps[axis])),
      value: () => [-this.reach, this.reach, at()[0],
        at().map((value, axis) => `${this.names[axis]} ${written(value)}`).join(", ")],
    });
    this.grips.append(made.node);
    this.handles.push(made);
  }

  aim() {
    const { azimuth, elevation } = this.figure.values;
    this.view = directions(azimuth, elevation);
  }

  begin() {
    this.aim();
    this.labels.begin();
  }

  show() {
    const pieces = [];
    const planes = [];
    for (const { look, points, closed, edge, cut, tip, radius } of this.marks) {
      if (!points.length) continue;
      if (cut && !planes.some((other) => same(cut, other))) planes.push(cut);
      pieces.push({ look, points, closed, tip, radius });
      if (edge) {
        points.forEach((point, k) => pieces.push(
          { look: edge, points: [point, points[(k + 1) % points.length]] }));
      }
    }
    this.drawBox();
    // Light shines through faces; a dot behind one would look like dirt on it.
    const sorted = backToFront(pieces, planes, this.view.toward)
      .sort((a, b) => Boolean(a.radius) - Boolean(b.radius));
    sorted.forEach((piece, k) => this.drawPiece(piece, k));
    this.pool.forEach((node, k) => { if (k >= sorted.length) change(node, { d: "" }); });
    const busy = this.handles.flatMap((handle) => handle.show());
    for (const { points, closed, radius = 0 } of this.marks) {
      if (closed || !points.length) continue;
      const [[x0, y0], [x1, y1]] = [points[0], points.at(-1)].map((point) => this.px(point));
      busy.push([[x0 - radius, y0], [x1 + radius, y1]]);
    }
    this.labels.finish(busy, { left: 0, top: 0, right: this.width, bottom: this.height },
      this.axes.map(boxOf));
  }

  drawPiece({ look, points, closed, tip, radius }, k) {
    const node = this.pool[k] ??= this.scene.appendChild(svg("path"));
    const pixels = points.map((point) => this.px(point));
    const text = pixels.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
    let d = `M${text.join("L")}${closed ? "Z" : ""}`;
    if (radius) d = `M${text[0]}m${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
    if (tip && size(combine(1, points.at(-1), -1, tip)) < 1e-7) d += head(pixels.at(-2), pixels.at(-1));
    change(node, { d, class: look });
  }

  /** The edges of the box behind what is in it, and the names of the axes. */
  drawBox() {
    const { reach } = this;
    const { azimuth, elevation } = this.figure.values;
    const seen = `${azimuth} ${elevation} ${this.width}`;
    if (this.seen === seen) return;
    this.seen = seen;
    const depth = (corner) => dot(corner, this.view.toward);
    const nearest = CORNERS.reduce((best, corner) => depth(corner) > depth(best) ? corner : best);
    const scaled = (point) => this.px(point.map((value) => value * reach));
    change(this.box, {
      d: EDGES.filter((edge) => !edge.includes(nearest))
        .map(([p, q]) => `M${scaled(p)}L${scaled(q)}`).join(""),
    });
    if (!this.axes.length) return;
    const [cx, cy] = this.px([0, 0, 0]);
    this.names.forEach((name, axis) => {
      // Below for the first two axes, at the left for the upright one.
      const rank = (edge) => {
        const [x, y] = scaled(combine(0.5, edge[0], 0.5, edge[1]));
        return axis === 2 ? x : -y;
      };
      const edge = EDGES.filter(([p, q]) => p[axis] !== q[axis])
        .reduce((best, other) => rank(other) < rank(best) ? other : best);
      const [low, high] = edge.map(scaled);
      const [mx, my] = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
      const long = Math.hypot(mx - cx, my - cy) || 1;
      const [ox, oy] = [(14 * (mx - cx)) / long, (14 * (my - cy)) / long];
      const end = (t) => [0, 1].map((k) => low[k] + t * (high[k] - low[k]));
      [[name, mx, my, "name"], [written(-reach), ...end(0.06), ""], [written(reach), ...end(0.94), ""]]
        .forEach(([text, x, y, look], k) => {
          const node = this.axes[3 * axis + k];
          change(node, { class: look, x: (x + ox).toFixed(1), y: (y + oy + 5).toFixed(1) });
          write(node, text);
        });
    });
  }
}

const same = (a, b) => {
  const facing = Math.sign(dot(a.normal, b.normal));
  return size(combine(1, a.normal, -facing, b.normal)) < 1e-9
    && Math.abs(a.offset - facing * b.offset) < 1e-7;
};

function head([x0, y0], [x1, y1]) {
  const long = Math.hypot(x1 - x0, y1 - y0);
  if (long < 1) return "";
  const [ux, uy] = [(x1 - x0) / long, (y1 - y0) / long];
  const barb = (side) => `M${x1} ${y1}L${x1 - 11 * ux + side * 5 * uy} ${y1 - 11 * uy - side * 5 * ux}`;
  return barb(1) + barb(-1);
}

/** About where a word stands that is centered. */
function boxOf(text) {
  const [x, y] = ["x", "y"].map((name) => Number(text.getAttribute(name)));
  const half = 4 * text.textContent.length;
  return { left: x - half, right: x + half, top: y - 11, bottom: y + 2 };
}
