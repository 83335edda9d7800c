/** Two arrays, and how NumPy stretches them to one shape. */

import { words } from "../engine/controls.js";
import { change, html, svg, write } from "../engine/dom.js";
import { grip } from "../engine/handles.js";
import { clamp } from "../engine/numbers.js";
import { table } from "../engine/table.js";
import { broadcast, entryOf, framed, LARGEST, readShape, sourceOf, writeShape } from "./model.js";

export const height = { narrow: 842, wide: 604 };

const WIDEST = 26; // of a cell, in pixels
const HEAD = 26; // above the cells
const BETWEEN = 14; // two arrays, at least
const ROOMY = 460; // for three of them in a row

export default function build(figure) {
  const { names, cell } = figure.numbers;
  for (const name of ["a", "b"]) {
    figure.parameter(name, {
      value: figure.numbers[name], write: (shape) => shape.join("x") || "0",
      read: (text) => readShape(text === "0" ? "()" : text.replaceAll("x", ",")),
    });
  }
  figure.parameter("row", { value: cell[0], min: 0, max: LARGEST - 1, whole: true });
  figure.parameter("column", { value: cell[1], min: 0, max: LARGEST - 1, whole: true });
  figure.stack();
  const sheet = new Sheet(figure);
  const blocks = { a: sheet.block("area-1"), b: sheet.block("area-2"), result: sheet.block("area-3") };
  const rule = table(figure, "Sizes, axis by axis", ["array", "rows", "columns"]);
  const present = () => [figure.values.a, figure.values.b];
  const shown = () => {
    const { shape } = broadcast(...present());
    const [rows, columns] = framed(shape ?? []);
    return { shape, at: [Math.min(figure.values.row, rows - 1), Math.min(figure.values.column, columns - 1)] };
  };
  ["a", "b"].forEach((name, k) => sheet.corner(blocks[name], `Size of ${names[k]}`, `line-${k + 1} turn`,
    () => figure.values[name], (shape) => figure.set({ [name]: shape })));
  const finger = sheet.finger(blocks.result, "Cell of the result", shown,
    ([row, column]) => figure.set({ row, column }));

  figure.controls(["a", "b"].flatMap((name, k) => [
    words(`${names[k]}: shape`, `line-${k + 1}`), shapeBox(figure, name, `Shape of ${names[k]}`)]));
  figure.hint("Type a shape as NumPy writes it, (5, 7) or (7,). A square handle changes the sizes, the round one chooses a cell.");
  const badge = figure.readout();
  const entry = figure.readout();
  const stretch = figure.readout();

  figure.draw(() => {
    const shapes = present();
    const { shape, at } = shown();
    const { clash } = broadcast(...shapes);
    shapes.forEach((own, k) => {
      const longer = shape && String(framed(own)) !== String(framed(shape));
      blocks["ab"[k]].show(`${names[k]} ${writeShape(own)}${longer ? ` → ${writeShape(shape)}` : ""}`,
        framed(own), framed(shape ?? own), shape && sourceOf(own, at), shape && at);
    });
    blocks.result.show(shape ? `result ${writeShape(shape)}` : "no result", shape ? framed(shape) : [0, 0],
      shape ? framed(shape) : [0, 0], shape && at, null);
    if (finger) change(finger, { visibility: shape ? "visible" : "hidden" });
    const sizes = shapes.map((own) => framed(own).map((size, axis) => axis < 2 - own.length ? `(${size})` : `${size}`));
    rule.show([...sizes.map((own, k) => [names[k], ...own]), ["result",
      ...(shape ? framed(shape).map((size, axis) => axis < 2 - shape.length ? "none" : `${size}`)
        : [0, 1].map((axis) => axis === clash ? "?" : ""))]]);
    const text = shape ? `they fit: the result has the shape ${writeShape(shape)}` : whyNot(shapes, clash, names);
    badge.show(text, shape ? "good" : "bad");
    const made = shape ? `${entryOf("result", shape, at)} = ${names.map((name, k) =>
      entryOf(name, shapes[k], sourceOf(shapes[k], at))).join(" + ")}` : "";
    entry.show(made);
    stretch.show(shape ? repeated(shapes, framed(shape), names) : "");
    return `${names.map((name, k) => `${name} ${writeShape(shapes[k])}`).join(", ")}: ${text}. ${made}`;
  });
}

function whyNot(shapes, clash, names) {
  const sizes = shapes.map((shape) => framed(shape)[clash]);
  return `they do not fit: ${names[0]} has ${sizes[0]} ${clash ? "columns" : "rows"}, ${names[1]} has ${sizes[1]}, and neither is 1`;
}

/** Which array is used several times over. */
function repeated(shapes, [rows, columns], names) {
  const said = shapes.flatMap((shape, k) => {
    const [own, across] = framed(shape);
    const times = (own < rows ? rows : 1) * (across < columns ? columns : 1);
    return times > 1 ? [`each number of ${names[k]} is used ${times} times`] : [];
  });
  return said.join(", ") || "each number is used once";
}

/** A field to type a shape into. */
function shapeBox(figure, name, label) {
  const box = html("input", { type: "text", class: "moving-number", "aria-label": label, autocomplete: "off" });
  box.addEventListener("input", () => {
    const shape = readShape(box.value);
    if (!shape) {
      box.setAttribute("aria-invalid", "true");
      figure.tell(`${label}: type at most two sizes from 1 to ${LARGEST}, like (5, 7), (7,) or ().`);
      return;
    }
    box.removeAttribute("aria-invalid");
    figure.tell("");
    figure.set({ [name]: shape });
  });
  const show = ({ [name]: shape }) => {
    if (box === document.activeElement && String(readShape(box.value)) === String(shape)) return;
    box.value = writeShape(shape);
    box.removeAttribute("aria-invalid");
  };
  box.addEventListener("blur", () => { box.value = ""; show(figure.values); });
  figure.parts.push({ show });
  return box;
}

/** The picture: three arrays, in a row or with the third one below. */
class Sheet {
  constructor(figure) {
    this.figure = figure;
    this.blocks = [];
    this.handles = [];
    this.svg = svg("svg", { class: "plane" });
    figure.views.append(this.svg);
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
    this.across = this.width >= ROOMY ? 3 : 2;
    this.cell = Math.min(WIDEST, Math.floor((this.width / this.across - BETWEEN) / LARGEST));
    const { onPaper, values: { a, b } } = this.figure;
    this.tall = HEAD + (onPaper ? Math.max(framed(a)[0], framed(b)[0]) : LARGEST) * this.cell + BETWEEN;
    const tall = this.tall * (this.across === 3 ? 1 : 2);
    this.svg.setAttribute("height", tall);
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${tall}`);
  }

  block(look) {
    const made = new Block(this, this.blocks.length, look);
    this.blocks.push(made);
    this.svg.append(made.node);
    return made;
  }

  show() { for (const handle of this.handles) handle.show(); }

  handle(options) {
    if (this.figure.onPaper) return null;
    const made = grip(this.svg, options);
    this.svg.append(made.node);
    this.handles.push(made);
    return made.node;
  }

  /** Change an array's sizes at its corner. */
  corner(block, label, look, shape, change) {
    const resize = (rows, columns) => {
      const sizes = [rows, columns].map((size) => clamp(Math.round(size), 1, LARGEST));
      if (shape().length) change(sizes.slice(-shape().length));
    };
    this.handle({
      label, look,
      spot: () => block.at(framed(shape())),
      drag: ([x, y]) => resize(...block.cellAt([x, y])),
      key: ([dx, dy]) => resize(framed(shape())[0] - dy, framed(shape())[1] + dx),
      value: () => [1, LARGEST, framed(shape())[1], writeShape(shape())],
    });
  }

  /** Choose a cell of an array. */
  finger(block, label, shown, choose) {
    const inside = (cell) => choose(cell.map((value, axis) =>
      clamp(Math.floor(value), 0, framed(shown().shape ?? [])[axis] - 1)));
    return this.handle({
      label, look: "ink",
      spot: () => block.at(shown().at.map((value) => value + 0.5)),
      drag: (pixel) => inside(block.cellAt(pixel)),
      key: ([dx, dy]) => inside([shown().at[0] - dy, shown().at[1] + dx]),
      value: () => {
        const { at } = shown();
        return [0, LARGEST - 1, at[1], `row ${at[0]}, column ${at[1]}`];
      },
    });
  }
}

/** One array: its own cells are filled, those that are repeated are empty. */
class Block {
  constructor(sheet, number, look) {
    Object.assign(this, { sheet, number });
    this.title = svg("text", {});
    [this.fill, this.lines, this.copy, this.mark] = [look, "soft thin", "ink", "ink heavy"]
      .map((name) => svg("path", { class: name }));
    this.node = svg("g", {}, this.fill, this.lines, this.copy, this.mark, this.title);
  }

  get corner() {
    const { across, width, tall } = this.sheet;
    const column = this.number % across;
    return [1 + Math.round(column * width / across), HEAD + tall * Math.floor(this.number / across)];
  }

  /** The pixel of the corner of a cell, and back. */
  at([row, column]) {
    const [left, top] = this.corner;
    const { cell } = this.sheet;
    return [left + column * cell, top + row * cell];
  }

  cellAt([x, y]) {
    const [left, top] = this.corner;
    const { cell } = this.sheet;
    return [(y - top) / cell, (x - left) / cell];
  }

  /**
   * @param {number[]} own  rows and columns that it has
   * @param {number[]} all  and that it is stretched to
   * @param {number[]|null} source  the cell that is used
   * @param {number[]|null} copy  the cell that stands for it
   */
  show(title, own, all, source, copy) {
    const [left, top] = this.corner;
    const { cell } = this.sheet;
    change(this.title, { x: left, y: top - 8 });
    write(this.title, title);
    const box = ([row, column], [rows, columns]) => {
      const [x, y] = this.at([row, column]);
      return rows && columns ? `M${x} ${y}h${columns * cell}v${rows * cell}h${-columns * cell}Z` : "";
    };
    const [rows, columns] = all;
    change(this.fill, { d: box([0, 0], own) });
    const lines = rows && columns ? [
      ...Array.from({ length: rows + 1 }, (_, k) => `M${left} ${top + k * cell}h${columns * cell}`),
      ...Array.from({ length: columns + 1 }, (_, k) => `M${left + k * cell} ${top}v${rows * cell}`)] : [];
    change(this.lines, { d: lines.join("") });
    change(this.copy, { d: copy && String(copy) !== String(source) ? box(copy, [1, 1]) : "" });
    change(this.mark, { d: source ? box(source, [1, 1]) : "" });
  }
}
