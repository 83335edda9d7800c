/**
 * A coordinate plane: axes, marks, labels, handles.
 *
 * Everything is given in the plane's own coordinates; the picture is redrawn in
 * pixels when its width changes, so that letters keep their size on a phone.
 *
 * Marks take a class that says how they look (see figures.css): "line-1" to
 * "line-4" (the book's colors, each with a dash of its own), "ink", "soft",
 * "thin", "area-1" to "area-4" (shaded), "dots-1" to "dots-4".
 */

import { change, svg, write } from "./dom.js";
import { grip } from "./handles.js";
import { Labels } from "./labels.js";
import { clamp, snapped, ticks, written } from "./numbers.js";

const MARGIN = { left: 42, right: 26, top: 24, bottom: 30 };
const LETTER = 9.2; // pixels, at most on an average
const DIGIT = 7; // of the numbers at the axes
const LINE = 20; // for a title, and below the numbers for a name that is a word

export class Plane {
  /**
   * @param {Figure} figure
   * @param {object} options
   * @param {[number, number]} options.x  what is shown, from left to right
   * @param {[number, number]} options.y  from bottom to top
   * @param {[string, string]} [options.names]  of the axes
   * @param {number} [options.height]  in pixels
   * @param {boolean} [options.equal]  the same scale on both axes; shows more
   *   than was asked for where the shape demands it
   * @param {boolean} [options.grid]
   * @param {string} [options.title]  over the picture
   * @param {[number, number]} [options.below]  the vertical axis of a plane that
   *   stands above or below: both begin at the same place
   */
  constructor(figure, { x, y, names = ["x", "y"], height = 300, equal = false, grid = true, title = "", below = y }) {
    Object.assign(this, { figure, asked: { x, y }, names, height, equal, title, below });
    this.marks = [];
    this.handles = [];
    const clip = `${figure.id}-clip-${figure.views.children.length}`;
    this.frame = svg("rect", {});
    this.grid = svg("path", { class: grid ? "grid" : "unseen-mark" });
    this.axes = svg("path", { class: "axes" });
    this.numbers = svg("g", { class: "numbers" });
    this.world = svg("g", { "clip-path": `url(#${clip})` });
    this.front = svg("g", {});
    this.labels = new Labels();
    this.grips = svg("g", {});
    this.svg = svg("svg", { class: "plane", height },
      svg("clipPath", { id: clip }, this.frame), this.grid, this.axes,
      this.numbers, this.world, this.front, this.labels.layer, this.grips);
    figure.views.append(this.svg);
    figure.parts.push(this);
    this.measure();
    new ResizeObserver(() => {
      if (this.svg.clientWidth === this.width) return;
      this.measure();
      figure.refresh();
    }).observe(this.svg);
  }

  /** Where the plane lies in pixels, and its axes. */
  measure(width = this.svg.clientWidth || 420) {
    this.width = width;
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    this.box = {
      left: this.roomForNumbers(), right: this.width - this.roomForTheLast(),
      top: MARGIN.top + (this.title ? LINE : 0),
      bottom: this.height - MARGIN.bottom - (this.names[0].length > 2 ? LINE : 0),
    };
    const wide = this.box.right - this.box.left;
    const high = this.box.bottom - this.box.top;
    for (const [name, value] of Object.entries({
      x: this.box.left, y: this.box.top, width: wide, height: high,
    })) this.frame.setAttribute(name, value);
    let { x: [left, right], y: [bottom, top] } = this.asked;
    if (this.equal) {
      const unit = Math.max((right - left) / wide, (top - bottom) / high);
      const more = [unit * wide - (right - left), unit * high - (top - bottom)];
      [left, right] = [left - more[0] / 2, right + more[0] / 2];
      [bottom, top] = [bottom - more[1] / 2, top + more[1] / 2];
    }
    this.window = { left, right, bottom, top };
    this.unit = { x: wide / (right - left), y: high / (top - bottom) };
    this.drawAxes();
  }

  /** How wide the numbers beside the vertical axis may be. */
  roomForNumbers() {
    const { equal, asked: { x, y } } = this;
    const [low, high] = [Math.min(...x, ...y), Math.max(...x, ...y)];
    // With equal scales it may show numbers of the other sign.
    const ranges = equal ? [[low, high], [low - high, high - low]] : [y, this.below];
    const longest = longestOf(ranges.flatMap(([from, to]) => ticks(from, to, this.height / 38)));
    return Math.max(MARGIN.left, DIGIT * longest + 10);
  }

  /** Half of the last number below the other axis. */
  roomForTheLast() {
    const ends = this.equal ? [...this.asked.x, ...this.asked.y] : this.asked.x;
    return Math.max(MARGIN.right, (DIGIT * longestOf(ends) + 4) / 2);
  }

  /** Pixels from coordinates, and back. */
  px([x, y]) {
    return [this.box.left + (x - this.window.left) * this.unit.x,
      this.box.bottom - (y - this.window.bottom) * this.unit.y];
  }

  at([px, py]) {
    return [this.window.left + (px - this.box.left) / this.unit.x,
      this.window.bottom + (this.box.bottom - py) / this.unit.y];
  }

  /** Show another part of the plane. */
  look({ x, y }) {
    this.asked = { x, y };
    // Its width is known; to ask for it again would make the browser lay out the page.
    this.measure(this.width);
  }

  drawAxes() {
    const { window: { left, right, bottom, top }, box } = this;
    const wide = DIGIT * longestOf([...ticks(left, right, 8), left, right]) + 12;
    const xs = ticks(left, right, (box.right - box.left) / Math.max(52, wide));
    const ys = ticks(bottom, top, (box.bottom - box.top) / 38);
    const [zeroX, zeroY] = this.px([clamp(0, left, right), clamp(0, bottom, top)]);
    let lines = "";
    this.numbers.replaceChildren();
    const number = (x, y, anchor, text) => this.numbers.append(
      svg("text", { x, y, "text-anchor": anchor }, text));
    for (const value of xs) {
      const [x] = this.px([value, 0]);
      lines += `M${x} ${box.top}V${box.bottom}`;
      number(x, box.bottom + 18, "middle", written(value));
    }
    for (const value of ys) {
      const [, y] = this.px([0, value]);
      lines += `M${box.left} ${y}H${box.right}`;
      number(box.left - 7, y + 4.5, "end", written(value));
    }
    this.grid.setAttribute("d", lines);
    this.axes.setAttribute("d", `M${box.left} ${zeroY}H${box.right + 8}m-6 -4l6 4l-6 4`
      + `M${zeroX} ${box.bottom}V${box.top - 8}m-4 6l4 -6l4 6`);
    const name = (x, y, anchor, text) => {
      const made = svg("text", { x, y, "text-anchor": anchor, class: "name" });
      this.numbers.append(made);
      write(made, text);
    };
    // A letter stands at the arrow; a word would hide what is drawn there.
    if (this.names[0].length > 2) name(box.right, this.height - 3, "end", this.names[0]);
    // Not beside the other name.
    else name(this.width - 2, zeroY < box.top + 14 ? zeroY + 17 : zeroY - 9, "end", this.names[0]);
    if (this.title) name(box.left, 15, "start", this.title);
    const word = this.names[1].length > 2 && zeroX + 9 + LETTER * this.names[1].length > this.width;
    name(word ? this.width - 2 : zeroX + 9, box.top - 10, word ? "end" : "start", this.names[1]);
  }

  /** Called by the figure before and after it draws. */
  begin() { this.labels.begin(); }

  show() {
    const segments = this.marks.flatMap((mark) => mark.segments);
    for (const handle of this.handles) segments.push(...handle.show());
    this.labels.finish(segments, this.box);
  }

  // Marks ---------------------------------------------------------------------

  /** A line or curve or area. Its methods say where; all of them return it. */
  path(look) { return this.mark(new Path(this, look)); }

  /** The line ax + by = c. */
  line(look) { return this.mark(new Line(this, look)); }

  /** An arrow from one point to another; `cut` where the window ends. */
  arrow(look, cut = false) { return this.mark(new Arrow(this, look, cut)); }

  /** Dots of one look. */
  dots(look, radius = 5) { return this.mark(new Dots(this, look, radius)); }

  /** Bars of a histogram. */
  bars(look) { return this.mark(new Bars(this, look)); }

  mark(made) {
    this.marks.push(made);
    return made;
  }

  // Labels --------------------------------------------------------------------

  /**
   * Words that find a place of their own near given points, off the marks.
   * Show them in every drawing: a label that is not shown again is hidden.
   * @returns {{ show(text: string, ...points: [number, number][]) }}
   */
  label(look = "ink") {
    const label = this.labels.make(look);
    return {
      show: (text, ...points) => label.show(text, points
        .filter((point) => this.contains(point)).map((point) => this.px(point))),
    };
  }

  contains([x, y]) {
    const { left, right, bottom, top } = this.window;
    const slack = 1e-9 * (right - left + top - bottom);
    return x >= left - slack && x <= right + slack
      && y >= bottom - slack && y <= top + slack;
  }

  // Handles -------------------------------------------------------------------

  /**
   * Something to grasp with mouse, finger or arrow keys.
   *
   * @param {object} options
   * @param {string} options.label  what a screen reader calls it
   * @param {[string, string]} [options.parameters]  the names of its two
   *   coordinates; null for one that does not move
   * @param {() => [number, number]} [options.at]  or where it is, and
   * @param {(x: number, y: number) => void} [options.move]  how that changes the
   *   figure
   * @param {[number, number]} [options.step]  of an arrow key; Shift: ten times
   * @param {(right: number, up: number) => void} [options.key]  or what one does
   * @param {string} [options.look]  "line-1" ...; with " turn" a square one
   * @param {boolean} [options.point]  whether it is a dot on paper, too
   * @param {() => void} [options.grasp]  when a movement begins
   */
  handle({ label, parameters, at, move, step, key, look = "line-1", point, grasp }) {
    const { figure } = this;
    if (figure.onPaper && !point) return;
    const steps = step ?? parameters?.map((name) =>
      name ? figure.parameters.get(name).step : 1) ?? [0.1, 0.1];
    at ??= () => parameters.map((name) => name ? figure.values[name] : 0);
    // Arrow keys end up on round numbers, as dragging does.
    move ??= (...to) => figure.set(Object.fromEntries(parameters
      .map((name, axis) => [name, snapped(to[axis], steps[axis])]).filter(([name]) => name)));
    const inside = ([x, y]) => {
      const { left, right, bottom, top } = this.window;
      return [clamp(x, left, right), clamp(y, bottom, top)];
    };
    const made = grip(this.svg, {
      label, look, point, grasp,
      spot: () => this.px(inside(at())),
      drag: (pixel) => move(...inside(this.at(pixel))),
      key: ([dx, dy], times) => {
        const [x, y] = at();
        if (key) key(dx * times, dy * times);
        else move(...inside([x + dx * times * steps[0], y + dy * times * steps[1]]));
      },
      value: () => {
        const [x, y] = at();
        return [this.window.left, this.window.right, x,
          `${this.names[0]} ${written(x)}, ${this.names[1]} ${written(y)}`];
      },
    });
    this.grips.append(made.node);
    this.handles.push(made);
  }
}

/** How many letters the longest of some numbers has. */
const longestOf = (values) => Math.max(0, ...values.map((value) => written(value).length));

class Mark {
  constructor(plane, look, layer = plane.world, tag = "path") {
    this.plane = plane;
    this.node = svg(tag, { class: look });
    this.segments = [];
    layer.append(this.node);
  }

  trace(d) {
    change(this.node, { d });
    return this;
  }

  hide() {
    this.segments = [];
    return this.trace("");
  }
}

class Path extends Mark {
  /** Straight from point to point. */
  through(points, closed = false) {
    const pixels = points.map((point) => this.plane.px(point));
    this.segments = chords(pixels);
    return this.trace(pen(pixels) + (closed ? "Z" : ""));
  }

  /** Several open pieces. */
  pieces(list) {
    this.segments = [];
    return this.trace(list.map((points) => pen(points.map((point) => this.plane.px(point)))).join(""));
  }

  /**
   * The graph of a function, where it is a number.
   * @param {number[]} [breaks]  where the pen is lifted
   */
  curve(f, from = this.plane.window.left, to = this.plane.window.right, breaks = []) {
    const ends = [from, ...breaks.filter((x) => x > from && x < to), to];
    const pieces = ends.slice(1).map((end, k) => sampled(f, ends[k], end, this.plane));
    this.pieces(pieces);
    this.segments = pieces.flatMap((points) => chords(points.map((point) => this.plane.px(point))));
    return this;
  }

  /** The area between a graph and the axis. */
  area(f, from, to) {
    if (!(to > from)) return this.hide();
    const result = this.through(
      [[from, 0], ...sampled(f, from, to, this.plane), [to, 0]], true);
    this.segments = [];
    return result;
  }
}

/** From pixel to pixel, as a path writes it. */
const pen = (pixels) => pixels.map(([x, y], k) => `${k ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** A path in few pieces: a label need not know of every bend of a long one. */
function chords(pixels) {
  const stride = Math.ceil(pixels.length / 40);
  const found = [];
  for (let k = 0; k + 1 < pixels.length; k += stride) {
    found.push([pixels[k], pixels[Math.min(k + stride, pixels.length - 1)]]);
  }
  return found;
}

/** Points of a graph, three pixels apart, kept within reach of the window. */
function sampled(f, from, to, { unit, window: { bottom, top } }) {
  const n = Math.max(1, Math.ceil(((to - from) * unit.x) / 3));
  const points = [];
  for (let k = 0; k <= n; k++) {
    const x = from + ((to - from) * k) / n;
    const y = f(x);
    if (!Number.isNaN(y)) points.push([x, clamp(y, 2 * bottom - top, 2 * top - bottom)]);
  }
  return points;
}

class Line extends Mark {
  /** Returns the two ends in the window, or null if the line misses it. */
  set(a, b, c) {
    this.ends = clipLine(a, b, c, this.plane.window);
    if (!this.ends) {
      this.hide();
      return null;
    }
    const [[x0, y0], [x1, y1]] = this.segments[0] = this.ends.map((end) => this.plane.px(end));
    this.trace(`M${x0} ${y0}L${x1} ${y1}`);
    return this.ends;
  }
}

class Arrow extends Mark {
  constructor(plane, look, cut) {
    super(plane, look, cut ? plane.world : plane.front);
  }

  /** @param {number} [short]  pixels that are left out at the tip */
  set(from, to, short = 0) {
    const [[x0, y0], end] = this.segments[0] = [from, to].map((p) => this.plane.px(p));
    const long = Math.hypot(end[0] - x0, end[1] - y0) - short;
    if (long < 1) return this.hide();
    const [ux, uy] = [(end[0] - x0) / (long + short), (end[1] - y0) / (long + short)];
    const [x1, y1] = [x0 + ux * long, y0 + uy * long];
    const head = Math.min(11, long / 2);
    const barb = (side) => `M${x1} ${y1}L${x1 - head * ux + side * head * 0.45 * uy} ${y1 - head * uy - side * head * 0.45 * ux}`;
    // From the tip on, so that a dashed arrow has a whole one.
    return this.trace(`${barb(1)}${barb(-1)}M${x1} ${y1}L${x0} ${y0}`);
  }
}

class Dots extends Mark {
  constructor(plane, look, radius) {
    super(plane, look, plane.front, "g");
    this.radius = radius;
  }

  set(points) {
    const r = this.radius;
    const pixels = points.filter((point) => this.plane.contains(point))
      .map((point) => this.plane.px(point));
    this.segments = pixels.length > 40 ? []
      : pixels.map(([x, y]) => [[x - r - 2, y], [x + r + 2, y]]);
    const { children } = this.node;
    while (children.length < pixels.length) this.node.append(svg("circle", { r }));
    while (children.length > pixels.length) this.node.lastChild.remove();
    pixels.forEach(([x, y], k) => change(children[k], { cx: x.toFixed(1), cy: y.toFixed(1) }));
    return this;
  }
}

class Bars extends Mark {
  /** From x0 to x1, from the axis up: [[x0, x1, height], ...]. */
  set(bars) {
    const [, base] = this.plane.px([0, 0]);
    return this.trace(bars.filter(([, , height]) => height).map(([x0, x1, height]) => {
      const [left, top] = this.plane.px([x0, height]);
      const [right] = this.plane.px([x1, 0]);
      return `M${left.toFixed(1)} ${base}V${top.toFixed(1)}H${right.toFixed(1)}V${base}Z`;
    }).join(""));
  }
}

/** The two ends of ax + by = c in a window, or null. */
export function clipLine(a, b, c, { left, right, bottom, top }) {
  const slack = 1e-9 * (right - left + top - bottom);
  const ends = [];
  if (b !== 0) for (const x of [left, right]) ends.push([x, (c - a * x) / b]);
  if (a !== 0) for (const y of [bottom, top]) ends.push([(c - b * y) / a, y]);
  const inside = ends.filter(([x, y]) => x >= left - slack && x <= right + slack
    && y >= bottom - slack && y <= top + slack)
    .sort(([x0, y0], [x1, y1]) => x0 - x1 || y0 - y1);
  if (inside.length < 2) return null;
  const [first, last] = [inside[0], inside.at(-1)];
  return Math.hypot(last[0] - first[0], last[1] - first[1]) <= slack ? null : [first, last];
}
