/** Two pictures side by side. */

import { change, svg, write } from "../engine/dom.js";
import { addressOf, enlarged, halved } from "./png.js";

const GAP = 16;
const CAPTION = 30; // below a picture

export class Pictures {
  /**
   * @param {number} columns  of the pictures in pixels, and
   * @param {number} shape  how high they are for their width
   * @param {number} widest  that one is drawn
   * @param {number} [times]  how many pixels stand for one
   */
  constructor(figure, { columns, shape, widest, times = 1 }) {
    Object.assign(this, { figure, columns, shape, widest, times });
    this.svg = svg("svg", { class: "plane" });
    this.parts = [0, 1].map(() => {
      const picture = svg("image", { preserveAspectRatio: "none", style: "image-rendering: pixelated" });
      const frame = svg("path", { class: "soft fine" });
      const caption = svg("text", { "text-anchor": "middle" });
      this.svg.append(picture, frame, caption);
      return { picture, frame, caption };
    });
    figure.views.append(this.svg);
    this.measure();
    new ResizeObserver(() => this.svg.clientWidth !== this.width && this.measure()).observe(this.svg);
  }

  measure() {
    this.width = this.svg.clientWidth || 420;
    const wide = Math.min(this.widest, (this.width - GAP) / 2);
    const tall = wide * this.shape;
    const total = Math.ceil(tall + CAPTION);
    change(this.svg, { height: total, viewBox: `0 0 ${this.width} ${total}` });
    const left = (this.width - GAP) / 2 - wide;
    this.parts.forEach(({ picture, frame, caption }, k) => {
      const x = left + k * (wide + GAP);
      change(picture, { x, y: 1, width: wide, height: tall - 2 });
      change(frame, { d: `M${x} 1h${wide}v${tall - 2}h${-wide}Z` });
      change(caption, { x: x + wide / 2, y: tall + 20 });
    });
  }

  /** @param {[shades, text][]} both */
  show(both) {
    both.forEach(([shades, text], k) => {
      const { picture, caption } = this.parts[k];
      const { columns, times } = this;
      // What a page shows until the module is there has a quarter of the pixels:
      // it comes with the page, whether somebody moves the figure or not.
      const coarse = this.figure.still === "web" && times === 1;
      change(picture, { href: coarse ? addressOf(halved(shades, columns), columns / 2)
        : addressOf(times === 1 ? shades : enlarged(shades, columns, times), columns * times) });
      write(caption, text);
    });
  }
}

/** The parameter k with its curve over all k, a handle on it and its place. */
export function curveOfLayers(chart, figure, heights, look) {
  const curve = chart.path(look);
  const drop = chart.path("soft");
  const of = (k) => heights[k];
  chart.handle({
    label: "Number kept", look: `${look} solid`, point: true, step: [1, 0],
    at: () => [figure.values.k, of(figure.values.k)],
    move: (to) => figure.set({ k: Math.round(to) }),
  });
  return (k) => {
    curve.through(heights.map((height, place) => [place, height]));
    drop.through([[k, 0], [k, of(k)]]);
  };
}
