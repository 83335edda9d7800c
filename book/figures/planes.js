/** Three planes: type their equations, slide them, see what they share. */

import { button, numberBox, slider, words } from "./engine/controls.js";
import { svg } from "./engine/dom.js";
import { sum, written } from "./engine/numbers.js";
import { common, edge, pieces } from "./planes-model.js";
import { dot } from "./rank-model.js";
import { BoxView, lineEnds, turning } from "./rank-view.js";

export const height = { narrow: 1090, wide: 830 };

const LARGEST = 20;

export default function build(figure) {
  const { rows, unknowns, reach, presets } = figure.numbers;
  const names = [1, 2, 3].map((row) => ["a", "b", "c", "d"].map((letter) => letter + row));
  names.forEach((row, r) => row.forEach((name, k) => figure.parameter(name, {
    value: rows[r][k], min: -LARGEST, max: LARGEST, step: k === 3 ? 0.1 : 0.5 })));
  const turns = turning(figure);
  const present = () => names.map((row) => row.map((name) => figure.values[name]));

  const space = new BoxView(figure, { label: "Three planes", reach, height: 340 });
  const sheets = Array.from({ length: 12 }, () => svg("path", {}));
  space.behind.append(...sheets);
  const edges = [0, 1, 2].map(() => space.stroke("soft"));
  const line = space.stroke("ink wide");
  const dot3 = svg("path", { class: "dot" });
  space.front.append(dot3);
  const axes = axesOf(space, unknowns, reach);

  const show = (preset) => figure.set(Object.fromEntries(names.flatMap((row, r) =>
    row.map((name, k) => [name, preset[r][k]]))));
  figure.controls(turns,
    Object.entries(presets).map(([name, preset]) => button(name, () => show(preset))),
    ...names.map((row, r) => equation(figure, row, unknowns, r + 1)),
    ...names.map((row, r) => slider(figure, row[3], `constant of plane ${r + 1}`)));
  const matrix = figure.readout();
  const system = figure.readout();

  figure.draw(() => {
    const equations = present();
    const parts = pieces(equations, reach);
    const depth = (part) => part.corners.reduce((total, corner) => total + dot(corner, space.viewer), 0) / part.corners.length;
    // Painted from the back to the front; planes that coincide lie on one another.
    parts.sort((one, other) => depth(one) - depth(other) || one.number - other.number);
    sheets.forEach((sheet, k) => {
      const part = parts[k];
      sheet.setAttribute("class", part ? `area-${part.number + 1} sheet` : "");
      sheet.setAttribute("d", part ? `${space.trace(part.corners)}Z` : "");
    });
    axes();
    const found = common(equations);
    edges.forEach((stroke, k) => stroke(
      edge(equations[k], equations[(k + 1) % 3], reach) ?? []));
    const { point, directions } = found;
    const inside = point && point.every((value) => Math.abs(value) <= reach * (1 + 1e-9));
    line(point && directions.length === 1 ? throughBox(point, directions[0], reach) : []);
    dot3.setAttribute("d", found.kind === "unique" && inside ? circle(space.px(point), 6) : "");
    const singular = found.ranks[0] < 3;
    matrix.show(`det A = ${written(singular ? 0 : found.determinant)}: ${singular ? "singular" : "non-singular"}`,
      singular ? "bad" : "good");
    const [text, tone] = answer(found, inside, unknowns);
    system.show(text, tone);
    return `${equations.map((row) => `${sum(row.slice(0, 3), unknowns)} = ${written(row[3])}`).join("; ")}. ${text}.`;
  });
}

function answer({ kind, point, directions }, inside, unknowns) {
  if (kind === "none") return ["no common point", "bad"];
  if (kind === "unique") {
    const place = `(${unknowns.join(", ")}) = (${point.map((value) => written(value)).join(", ")})`;
    return [`one common point: ${place}${inside ? "" : ", outside the box"}`, "good"];
  }
  return [`infinitely many common points: ${["", "a line", "a plane", "all of space"][directions.length]}`, "open"];
}

/** The part of a line inside the box. */
function throughBox(point, direction, reach) {
  const [back, ahead] = lineEnds(direction, 4 * reach);
  let [from, to] = [0, 1];
  const step = ahead.map((value, axis) => value - back[axis]);
  point.forEach((value, axis) => {
    const start = value + back[axis];
    if (Math.abs(step[axis]) < 1e-12) return;
    const ends = [(-reach - start) / step[axis], (reach - start) / step[axis]];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  });
  return from < to ? [from, to].map((share) => point.map((value, axis) =>
    value + back[axis] + share * step[axis])) : [];
}

/** Three axes with their names; they are drawn anew with every turn. */
function axesOf(space, unknowns, reach) {
  const node = svg("path", { class: "axes" });
  space.behind.append(node);
  const labels = unknowns.map((name) => {
    const text = svg("text", { class: "ink", "text-anchor": "middle" }, svg("tspan", { "font-style": "italic" }, name));
    space.words.append(text);
    return text;
  });
  return () => {
    const ends = [0, 1, 2].map((axis) => [0, 1, 2].map((k) => (k === axis ? 1.12 * reach : 0)));
    node.setAttribute("d", ends.map((end) => space.trace([[0, 0, 0], end])).join(""));
    ends.forEach((end, axis) => {
      const [x, y] = space.px(end.map((value) => value * 1.07));
      labels[axis].setAttribute("x", x);
      labels[axis].setAttribute("y", y + 5);
    });
  };
}

function equation(figure, [a, b, c, d], unknowns, number) {
  const field = (name, index) => numberBox(figure, name, `Coefficient of ${unknowns[index]} in plane ${number}`);
  return [words(`${number}:`, `line-${number}`), field(a, 0), words(`${unknowns[0]} +`),
    field(b, 1), words(`${unknowns[1]} +`), field(c, 2), words(`${unknowns[2]} =`),
    numberBox(figure, d, `Constant of plane ${number}`)];
}

const circle = ([x, y], r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
