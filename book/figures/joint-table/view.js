/** A table in shades with its margins, and bars over names. */

import { change, svg, write } from "../engine/dom.js";
import { snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";

const HEAD = 50; // above the cells: the name and the values of the columns
const TALL = [0, 0, 64, 52, 44, 40]; // of a cell, by the number of rows
const FOOT = 36; // of the sums below
const WIDEST = 150;
const LETTER = 8.2;
const SUM = 54; // of the column of sums
const GAP = 8;
const DARKEST = 0.6;
const ROOM = " "; // for the keys, in the place of a title

/** Probabilities to three places. */
export const short = (value) => written(snapped(value, 1e-3));

export class Heat {
  /**
   * @param {(given: string) => void} choose  when a row or a column is clicked
   */
  constructor(figure, { names, rows, columns }, choose) {
    Object.assign(this, { figure, names, rows, columns });
    this.svg = svg("svg", { class: "plane", height: HEAD + TALL[rows.length] * rows.length + GAP + FOOT });
    figure.views.append(this.svg);
    figure.parts.push(this);
    this.shades = rows.map(() => columns.map(() => svg("path", { class: "area-1" })));
    this.lines = svg("path", { class: "grid" });
    this.mark = svg("path", { class: "line-2 solid" });
    this.words = svg("g", { class: "numbers" });
    this.fronts = svg("g", {});
    this.svg.append(...this.shades.flat(), this.lines, this.words, this.mark, this.fronts);
    const text = (name = false) => {
      const node = svg("text", name ? { class: "name" } : {});
      this.words.append(node);
      return node;
    };
    this.texts = {
      names: names.map(() => text(true)), rows: rows.map(() => text()), columns: columns.map(() => text()),
      sum: [text(), text()], all: text(),
      cells: rows.map(() => columns.map(() => text(true))),
      margins: [rows.map(() => text(true)), columns.map(() => text(true))],
    };
    if (!figure.onPaper) this.targets = [this.target("row", rows, choose), this.target("column", columns, choose)];
    this.measure();
    new ResizeObserver(() => {
      if (this.svg.clientWidth === this.width) return;
      this.measure();
      figure.refresh();
    }).observe(this.svg);
  }

  target(name, values, choose) {
    return values.map((_, k) => {
      const node = svg("rect", { fill: "transparent" });
      node.addEventListener("click", () => choose(`${name} ${k + 1}`));
      this.fronts.append(node);
      return node;
    });
  }

  /** Where everything stands, in pixels. */
  measure() {
    const { rows, columns, names } = this;
    this.width = this.svg.clientWidth || 420;
    const first = Math.max(...[names[0], ...rows, "sum"].map((text) => text.length)) * LETTER + 8;
    const wide = Math.min(WIDEST, (this.width - first - GAP - SUM) / columns.length);
    const tall = TALL[rows.length];
    const x = (c) => first + c * wide;
    const y = (r) => HEAD + r * tall;
    Object.assign(this, { x, y, end: [x(columns.length), y(rows.length)] });
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.svg.getAttribute("height")}`);
    const [right, bottom] = this.end;
    const put = (node, text, across, down, anchor = "middle") => {
      change(node, { x: across, y: down, "text-anchor": anchor });
      write(node, text);
    };
    const { texts } = this;
    const line = (r) => y(r) + tall / 2 + 5;
    put(texts.names[0], names[0], 0, HEAD - 9, "start");
    put(texts.names[1], names[1], (first + right) / 2, 16);
    rows.forEach((text, r) => put(texts.rows[r], text, 0, line(r), "start"));
    columns.forEach((text, c) => put(texts.columns[c], text, x(c + 0.5), HEAD - 9));
    const [across, down] = [right + GAP + SUM / 2, bottom + GAP + 21];
    put(texts.sum[0], "sum", across, HEAD - 9);
    put(texts.sum[1], "sum", 0, down, "start");
    put(texts.all, "1", across, down);
    texts.cells.forEach((row, r) => row.forEach((node, c) => change(node, { x: x(c + 0.5), y: line(r), "text-anchor": "middle" })));
    texts.margins[0].forEach((node, r) => change(node, { x: across, y: line(r), "text-anchor": "middle" }));
    texts.margins[1].forEach((node, c) => change(node, { x: x(c + 0.5), y: down, "text-anchor": "middle" }));
    this.shades.forEach((row, r) => row.forEach((node, c) => change(node, { d: box(x(c), y(r), wide, tall) })));
    change(this.lines, { d: [...columns, ""].map((_, c) => `M${x(c)} ${HEAD}V${bottom}`).join("")
      + [...rows, ""].map((_, r) => `M${first} ${y(r)}H${right}`).join("") });
    this.targets?.[0].forEach((node, r) => change(node, { x: 0, y: y(r), width: first, height: tall }));
    this.targets?.[1].forEach((node, c) => change(node, { x: x(c), y: 0, width: wide, height: HEAD }));
  }

  /** @param {{ side, place }|null} known */
  draw(table, [rows, columns], known) {
    const most = Math.max(...table.flat());
    table.forEach((row, r) => row.forEach((value, c) => {
      change(this.shades[r][c], { style: `fill-opacity: ${snapped(DARKEST * value / most, 1e-3)}` });
      write(this.texts.cells[r][c], short(value));
    }));
    [rows, columns].forEach((sums, side) => sums.forEach((sum, k) => write(this.texts.margins[side][k], short(sum))));
    const { x, y, end: [right, bottom] } = this;
    change(this.mark, { d: known === null ? "" : known.side === 0
      ? box(x(0), y(known.place), right - x(0), y(1) - y(0))
      : box(x(known.place), HEAD, x(1) - x(0), bottom - HEAD) });
  }
}

const box = (x, y, wide, tall) => `M${x} ${y}h${wide}v${tall}h${-wide}Z`;

/** Bars over names, in pairs: of all, and of some. */
export class Pairs extends Plane {
  constructor(figure, most) {
    super(figure, { x: [0, most], y: [0, 1], names: ["", "probability"], height: 250, title: ROOM });
    this.some = [this.path("area-1"), this.path("line-1 thin"), this.path("area-2"), this.path("line-2 thin")];
    this.heads = svg("g", { class: "words" });
    this.keys = [1, 2].map((look) => svg("text", { class: `line-${look}` }));
    this.heads.append(...this.keys);
    this.svg.append(this.heads);
    this.values = [];
  }

  drawAxes() {
    super.drawAxes();
    const { box, values = [] } = this;
    for (const text of [...this.numbers.children]) {
      if (text.getAttribute("text-anchor") === "middle" || text.textContent === ROOM) text.remove();
    }
    const ticks = this.grid.getAttribute("d").split("M").filter((line) => line.includes("H"));
    this.grid.setAttribute("d", ticks.map((line) => `M${line}`).join(""));
    values.forEach((text, k) => {
      const node = svg("text", { x: this.px([k + 0.5, 0])[0], y: box.bottom + 18, "text-anchor": "middle" });
      this.numbers.append(node);
      write(node, text);
    });
  }

  /**
   * @param {string[]} values  what stands below the bars
   * @param {number[][]} heights  of all, and perhaps of some
   * @param {string[]} keys  what these are
   */
  draw(values, heights, keys) {
    if (String(values) !== String(this.values)) {
      this.values = values;
      this.look({ x: [0, values.length], y: [0, 1] });
    }
    const half = heights.length > 1 ? 0.3 : 0.36;
    [0, 1].forEach((which) => {
      const pieces = (heights[which] ?? []).map((height, k) => {
        const left = k + 0.5 - half + (heights.length > 1 ? which * half : 0);
        const right = left + (heights.length > 1 ? half : 2 * half);
        return [[left, 0], [left, height], [right, height], [right, 0]];
      });
      this.some[2 * which].pieces(pieces);
      this.some[2 * which + 1].pieces(pieces);
      const key = this.keys[which];
      change(key, { x: which ? this.width - 2 : 2, y: 15, "text-anchor": which ? "end" : "start" });
      write(key, keys[which] ?? "");
    });
  }
}
