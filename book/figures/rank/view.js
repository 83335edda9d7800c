/**
 * A box in space that turns: vectors, a plane or a line through the origin.
 *
 * The direction of view is given by two parameters of the figure, "turn" and
 * "tilt" in degrees, so that several boxes turn together.
 */

import { button, words } from "../engine/controls.js";
import { svg } from "../engine/dom.js";
import { grip } from "../engine/handles.js";
import { clamp, snapped, written } from "../engine/numbers.js";
import { planePolygon } from "../engine/space.js";
import { cross, dot } from "../engine/vectors.js";

const PER_PIXEL = 0.5; // degrees
const NAME = 16; // pixels that a name takes

/** The two ends of the line through the origin in a box. */
export function lineEnds(direction, reach) {
  const share = reach / Math.max(...direction.map(Math.abs));
  return [-share, share].map((factor) => direction.map((value) => value * factor));
}

/** Buttons that turn all boxes of a figure. */
export function turning(figure) {
  figure.parameter("turn", { value: 32, min: -360, max: 360, step: 15 });
  figure.parameter("tilt", { value: 22, min: -90, max: 90, step: 15 });
  const by = (text, change) => {
    const made = button(text, () => turn(figure, change));
    made.setAttribute("aria-label", `Turn ${text}`);
    return made;
  };
  return [words("Turn"), by("left", { turn: 15 }), by("right", { turn: -15 }),
    by("up", { tilt: -15 }), by("down", { tilt: 15 })];
}

const turn = (figure, { turn: around = 0, tilt: up = 0 }) => {
  const { turn, tilt } = figure.values;
  figure.set({ turn: (turn + around) % 360, tilt: clamp(tilt + up, -90, 90) });
};

export class BoxView {
  /** @param {number} reach  how far the box goes in all six directions */
  constructor(figure, { label, reach, height }) {
    Object.assign(this, { figure, reach, height, handles: [] });
    this.edges = svg("path", { class: "soft thin" });
    this.behind = svg("g", {});
    this.surface = svg("path", {});
    this.front = svg("g", {});
    this.words = svg("g", { class: "words" });
    this.grips = svg("g", {});
    this.svg = svg("svg", { class: "plane", height, role: "group", "aria-label": label },
      this.edges, this.behind, this.surface, this.front, this.words, this.grips);
    figure.views.append(this.svg);
    figure.parts.push(this);
    this.turnByDragging();
    this.measure();
    new ResizeObserver(() => {
      if (this.svg.clientWidth === this.width) return;
      this.measure();
      figure.refresh();
    }).observe(this.svg);
  }

  measure() {
    this.width = this.svg.clientWidth || 320;
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    // Turned so that a corner, √3 reaches away, points up, the box just fits.
    this.unit = Math.min(this.width, this.height) / 2 / (this.reach * Math.sqrt(3));
  }

  /** Called by the figure before it draws. */
  begin() {
    this.named = [];
    const [turn, tilt] = [this.figure.values.turn, this.figure.values.tilt]
      .map((degrees) => (degrees * Math.PI) / 180);
    const [s, c, u, v] = [Math.sin(turn), Math.cos(turn), Math.sin(tilt), Math.cos(tilt)];
    this.right = [-s, c, 0];
    this.up = [-u * c, -u * s, v];
    this.viewer = [v * c, v * s, u];
    const r = this.reach;
    const edges = [];
    for (const axis of [0, 1, 2]) {
      for (const [p, q] of [[-r, -r], [-r, r], [r, -r], [r, r]]) {
        edges.push([-r, r].map((end) => {
          const corner = [0, 0, 0];
          [corner[axis], corner[(axis + 1) % 3], corner[(axis + 2) % 3]] = [end, p, q];
          return corner;
        }));
      }
    }
    this.edges.setAttribute("d", edges.map((edge) => this.trace(edge)).join(""));
  }

  show() {
    for (const handle of this.handles) handle.show();
  }

  px(point) {
    return [this.width / 2 + this.unit * dot(point, this.right),
      this.height / 2 - this.unit * dot(point, this.up)];
  }

  trace(points) {
    return points.map((point, k) => {
      const [x, y] = this.px(point);
      return `${k ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
    }).join("");
  }

  /** Show the set that directions of length 1 span: a point, line or plane. */
  span(directions, number) {
    const { surface, reach } = this;
    this.normal = null;
    if (directions.length === 0) {
      surface.setAttribute("class", `dots-${number}`);
      surface.setAttribute("d", circle(this.px([0, 0, 0]), 6));
    } else if (directions.length === 1) {
      surface.setAttribute("class", `line-${number} solid`);
      surface.setAttribute("d", this.trace(lineEnds(directions[0], reach)));
    } else {
      this.normal = cross(...directions);
      surface.setAttribute("class", `area-${number}`);
      surface.setAttribute("d", `${this.trace(planePolygon(this.normal, 0, reach))}Z`);
    }
  }

  /** Show nothing of that kind. */
  clear() {
    this.normal = null;
    this.surface.setAttribute("d", "");
  }

  /** An arrow from the origin with a name, before or behind the plane. */
  arrow(number, name) {
    const node = svg("path", { class: `line-${number}` });
    const text = svg("text", { class: `line-${number}`, "text-anchor": "middle", "font-weight": 700 }, name);
    this.words.append(text);
    return (vector) => {
      const behind = this.normal
        && dot(this.normal, vector) * dot(this.normal, this.viewer) < -1e-9;
      (behind ? this.behind : this.front).append(node);
      const [[x0, y0], [x, y]] = [this.px([0, 0, 0]), this.px(vector)];
      const long = Math.hypot(x - x0, y - y0);
      const [ux, uy] = long > 1e-6 ? [(x - x0) / long, (y - y0) / long] : [0, -1];
      const head = Math.min(11, long / 2);
      const barb = (side) => `M${x} ${y}L${x - head * ux + side * head * 0.45 * uy} ${y - head * uy - side * head * 0.45 * ux}`;
      node.setAttribute("d", `M${x0} ${y0}L${x} ${y}${barb(1)}${barb(-1)}`);
      let place = [x + 17 * ux, y + 17 * uy + 5];
      // Beside a name that stands there.
      while (this.named.some(([p, q]) => Math.hypot(p - place[0], q - place[1]) < NAME)) {
        place = [place[0] - NAME * uy, place[1] + NAME * ux];
      }
      this.named.push(place);
      text.setAttribute("x", place[0]);
      text.setAttribute("y", place[1]);
    };
  }

  /** A thin line between two points. */
  stroke(look) {
    const node = svg("path", { class: look });
    this.front.append(node);
    return (points) => node.setAttribute("d", this.trace(points));
  }

  /** Something to drag in the plane of the picture; keys move it there too. */
  handle({ label, look, at, move, step }) {
    if (this.figure.onPaper) return;
    const kept = (point) => point.map((value) => clamp(snapped(value, step), -this.reach, this.reach));
    const moved = (point, right, up) => point.map((value, axis) =>
      value + right * this.right[axis] + up * this.up[axis]);
    const made = grip(this.svg, {
      label, look,
      spot: () => this.px(at()),
      drag: ([x, y]) => {
        const [x0, y0] = this.px(at());
        move(kept(moved(at(), (x - x0) / this.unit, (y0 - y) / this.unit)));
      },
      // Arrow keys move it along the axis that looks most like their direction.
      key: ([right, up, away], times) => {
        if (away) return false;
        const wanted = moved([0, 0, 0], right, up);
        const axis = wanted.reduce((best, value, k) => Math.abs(value) > Math.abs(wanted[best]) ? k : best, 0);
        move(kept(at().map((value, k) => value + (k === axis ? Math.sign(wanted[k]) * step * times : 0))));
        return true;
      },
      value: () => [-this.reach, this.reach, at()[0], at().map((value) => written(value)).join(", ")],
    });
    this.grips.append(made.node);
    this.handles.push(made);
  }

  turnByDragging() {
    let last = null;
    this.svg.style.cursor = "move";
    this.svg.addEventListener("pointerdown", (event) => {
      if (event.button > 0 || event.target.closest(".handle")) return;
      this.svg.setPointerCapture(event.pointerId);
      last = [event.clientX, event.clientY];
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (!last) return;
      const [dx, dy] = [event.clientX - last[0], event.clientY - last[1]];
      last = [event.clientX, event.clientY];
      turn(this.figure, { turn: -PER_PIXEL * dx, tilt: PER_PIXEL * dy });
    });
    for (const end of ["pointerup", "pointercancel"]) {
      this.svg.addEventListener(end, () => { last = null; });
    }
  }
}

const circle = ([x, y], r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
