/**
 * Labels, and places for them, where they cover neither marks nor each other.
 *
 * All in pixels. A label has `width`, `height`, and `near`: points
 * it may stand beside. Around each there are eight places; the one that costs
 * least is taken, and kept as long as it is nearly the best, so that labels do
 * not jump while a figure moves.
 */

import { change, svg, write } from "./dom.js";

const RING = 10; // pixels from the middle of a number
const AROUND = [[1, -1], [-1, -1], [1, 1], [-1, 1], [0, -1], [0, 1], [1, 0], [-1, 0]];
const OUTSIDE = 1000;
const ON_LABEL = 500;
const TOUCHING = 200; // another label, or the edge, however little
const FARTHER = 20; // pixels, where no place close by is free
const ON_MARK = 30;
const LOYALTY = 60; // what another place must save before a label goes there

const overlap = (a, b) =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left))
  * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const apart = (a, b) =>
  a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;

/** How many pixels of a segment lie in a box (Liang and Barsky). */
export function lengthInside(box, [x0, y0], [x1, y1]) {
  const dx = x1 - x0;
  const dy = y1 - y0;
  let first = 0;
  let last = 1;
  for (const [p, q] of [[-dx, x0 - box.left], [dx, box.right - x0],
    [-dy, y0 - box.top], [dy, box.bottom - y0]]) {
    if (p === 0) {
      if (q < 0) return 0;
    } else if (p < 0) first = Math.max(first, q / p);
    else last = Math.min(last, q / p);
  }
  return Math.max(0, last - first) * Math.hypot(dx, dy);
}

function boxAt({ width, height, gap: least = 7 }, [x, y], [dx, dy], farther) {
  const gap = least + farther;
  const left = x + dx * gap - (dx < 0 ? width : dx === 0 ? width / 2 : 0);
  const top = y + dy * gap - (dy < 0 ? height : dy === 0 ? height / 2 : 0);
  return { left, top, right: left + width, bottom: top + height };
}

/**
 * Choose a box for every label; `label.box` is its place.
 * @param labels   objects { width, height, near: [[x, y], ...], gap }
 * @param segments  marks to keep clear of: [[x0, y0], [x1, y1]]
 * @param frame  { left, top, right, bottom }
 * @param words  boxes of other words
 */
export function place(labels, segments, frame, words = []) {
  const taken = [...words];
  const marks = segments.map(([start, end]) => ({
    start, end,
    left: Math.min(start[0], end[0]), right: Math.max(start[0], end[0]),
    top: Math.min(start[1], end[1]), bottom: Math.max(start[1], end[1]),
  }));
  for (const label of labels) {
    let best = Infinity;
    let kept = null;
    const tryAll = (farther) => label.near.forEach((point, n) => AROUND.forEach((side, s) => {
      const key = `${n} ${s} ${farther}`;
      const box = boxAt(label, point, side, farther);
      const area = label.width * label.height;
      const outside = area - overlap(box, frame);
      let cost = (outside > 1e-6 ? TOUCHING : 0) + (OUTSIDE * outside) / area + s + 2 * n + farther;
      for (const other of taken) {
        const shared = overlap(box, other);
        if (shared > 0) cost += TOUCHING + (ON_LABEL * shared) / area;
      }
      // Costs only grow: a place that has lost is not looked at any further.
      const lost = () => cost >= best && key !== label.key;
      for (const mark of marks) {
        if (lost()) return;
        if (apart(box, mark)) continue;
        cost += ON_MARK * Math.sqrt(lengthInside(box, mark.start, mark.end));
      }
      const candidate = { key, box, cost };
      if (key === label.key) kept = candidate;
      if (cost < best) {
        best = cost;
        label.best = candidate;
      }
    }));
    tryAll(0);
    if (best >= TOUCHING) tryAll(FARTHER);
    if (best >= TOUCHING) tryAll(2 * FARTHER);
    const chosen = kept && kept.cost <= best + LOYALTY ? kept : label.best;
    label.key = chosen.key;
    label.box = chosen.box;
    taken.push(chosen.box);
  }
}

/** The labels of one picture. Those not shown again in a drawing are hidden. */
export class Labels {
  constructor() {
    this.layer = svg("g", { class: "words" });
    this.all = [];
  }

  /** @param {boolean} [ringed]  a number in a ring */
  make(look, ringed = false) {
    const text = svg("text", { class: look, ...(ringed && { "text-anchor": "middle" }) });
    const ring = ringed && svg("circle", { class: `${look} ring`, r: RING });
    this.layer.append(...(ring ? [ring] : []), text);
    const label = {
      text, ring, height: ring ? 2 * RING : 19, near: [],
      show(content, near) {
        Object.assign(label, { near, width: ring ? 2 * RING : 7.6 * content.length + 4 });
        write(text, content);
      },
    };
    this.all.push(label);
    return label;
  }

  begin() {
    for (const label of this.all) label.near = [];
  }

  finish(segments, frame, words) {
    const shown = this.all.filter(({ near }) => near.length);
    place(shown, segments, frame, words);
    for (const { text, ring, near } of this.all) {
      const visibility = near.length ? "visible" : "hidden";
      change(text, { visibility });
      if (ring) change(ring, { visibility });
    }
    for (const { text, ring, box } of shown) {
      const [x, y] = [box.left + (ring ? RING : 2), box.top + (ring ? RING : 0)];
      if (ring) change(ring, { cx: x.toFixed(1), cy: y.toFixed(1) });
      change(text, { x: x.toFixed(1), y: (y + (ring ? 5 : 14)).toFixed(1) });
    }
  }
}
