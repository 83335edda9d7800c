/** Three planes: choose an arrangement, change numbers, turn the box. */

import { numberBox, words } from "../engine/controls.js";
import { html } from "../engine/dom.js";
import { snapped, sum, written } from "../engine/numbers.js";
import { Space } from "../engine/space.js";
import { combine, cross, dot, size } from "../engine/vectors.js";
import { COEFFICIENT } from "./schema.js";

export const height = { narrow: 920, wide: 730 };

/**
 * Solve three equations in three unknowns by elimination with pivots.
 * @returns {{ rank: number, consistent: boolean, point: number[]|null,
 *   directions: number[][] }}  a solution, and the directions of the others
 */
export function solve(rows, tiny = 1e-9) {
  const table = rows.map((row) => {
    const largest = Math.max(...row.slice(0, 3).map(Math.abs));
    return largest ? row.map((value) => value / largest) : [...row];
  });
  const pivots = [];
  for (let column = 0; column < 3; column++) {
    const top = pivots.length;
    if (top === 3) break;
    let best = top;
    for (let r = top; r < 3; r++) if (Math.abs(table[r][column]) > Math.abs(table[best][column])) best = r;
    if (Math.abs(table[best][column]) <= tiny) continue;
    [table[top], table[best]] = [table[best], table[top]];
    const pivot = table[top][column];
    table[top] = table[top].map((value) => value / pivot);
    for (let r = 0; r < 3; r++) {
      if (r === top) continue;
      const times = table[r][column];
      table[r] = table[r].map((value, k) => value - times * table[top][k]);
    }
    pivots.push(column);
  }
  const rank = pivots.length;
  const scale = Math.max(1, ...rows.map((row) => Math.abs(row[3])));
  const consistent = table.slice(rank).every((row) => Math.abs(row[3]) <= tiny * 10 * scale);
  const free = [0, 1, 2].filter((column) => !pivots.includes(column));
  const point = [0, 0, 0];
  pivots.forEach((column, r) => { point[column] = table[r][3]; });
  const directions = free.map((column) => {
    const direction = [0, 0, 0];
    direction[column] = 1;
    pivots.forEach((other, r) => { direction[other] = -table[r][column]; });
    return direction;
  });
  return { rank, consistent, point: consistent ? point : null, directions };
}

/** The part of the line p + t v in the box, or null. */
export function lineInBox(p, v, reach) {
  let [first, last] = [-Infinity, Infinity];
  for (let k = 0; k < 3; k++) {
    if (Math.abs(v[k]) < 1e-12) {
      if (Math.abs(p[k]) > reach * (1 + 1e-9)) return null;
      continue;
    }
    const ends = [(-reach - p[k]) / v[k], (reach - p[k]) / v[k]].sort((a, b) => a - b);
    first = Math.max(first, ends[0]);
    last = Math.min(last, ends[1]);
  }
  return last - first > 1e-9 ? [combine(1, p, first, v), combine(1, p, last, v)] : null;
}

/** Where two planes meet in the box, or null. */
function crossing(first, second, reach) {
  const [n, m] = [first, second].map((row) => row.slice(0, 3));
  const direction = cross(n, m);
  if (size(direction) <= 1e-9 * size(n) * size(m)) return null;
  const { point } = solve([first, second, [...direction, 0]]);
  return point && lineInBox(point, direction, reach);
}

/** What the planes have in common, in words. */
export function described(rows, unknowns) {
  const { rank, consistent, point } = solve(rows);
  const empty = rows.find((row) => row.slice(0, 3).every((value) => value === 0) && row[3] !== 0);
  if (empty) return [`no solution: 0 = ${written(empty[3])} is never true`, "bad"];
  if (!consistent) return ["no solution: no point is on all three planes", "bad"];
  if (rank === 3) return [`exactly one solution: (${unknowns.join(", ")}) = (${point.map((value) => written(value)).join(", ")})`, "good"];
  return [`infinitely many solutions: ${["the whole space", "a plane", "a line"][rank]}`, "open"];
}

export default function build(figure) {
  const { rows, unknowns, reach, presets } = figure.numbers;
  const space = new Space(figure, { reach, names: unknowns, height: 330 });
  const named = rows.map((_, r) => ["a", "b", "c", "d"].map((name) => name + (r + 1)));
  rows.forEach((row, r) => row.forEach((value, k) => figure.parameter(named[r][k],
    { value, of: COEFFICIENT, step: k === 3 ? 0.1 : 0.5 })));
  const present = () => named.map((row) => row.map((name) => figure.values[name]));
  const use = (table) => figure.set(Object.fromEntries(
    table.flatMap((row, r) => row.map((value, k) => [named[r][k], value]))));

  const planes = [1, 2, 3].map((n) => space.plane(`face area-${n}`, `edge line-${n}`));
  const crossings = [0, 1, 2].map(() => space.segment("ink thin"));
  const line = space.segment("ink heavy");
  const point = space.dot();
  const numbers = [1, 2, 3].map((n) => space.label(`line-${n}`, true));
  const pointLabel = space.label("ink");

  const list = presetList(presets, use);
  figure.controls([list.node], ...named.map((row, r) => equation(figure, row, unknowns, r, reach)));
  figure.hint("Drag the picture to turn it. The sliders change the constants.");
  const keys = [1, 2, 3].map((n) => figure.key(`line-${n}`));
  const badge = figure.readout();

  figure.draw(() => {
    const table = present();
    table.forEach((row, r) => {
      planes[r].set(row.slice(0, 3), row[3]);
      keys[r].show(`${r + 1}: ${sum(row.slice(0, 3), unknowns)} = ${written(row[3])}`);
      const { points } = planes[r];
      if (points.length) numbers[r].show(String(r + 1), ...outermost(points, planes, r));
    });
    [[0, 1], [0, 2], [1, 2]].forEach(([p, q], k) => {
      const ends = crossing(table[p], table[q], reach);
      if (ends) crossings[k].set(...ends); else crossings[k].hide();
    });
    const found = solve(table);
    const ends = found.consistent && found.rank === 2
      && lineInBox(found.point, found.directions[0], reach);
    if (ends) line.set(...ends); else line.hide();
    const seen = found.consistent && found.rank === 3 && space.inside(found.point);
    if (seen) {
      point.set(found.point);
      pointLabel.show(`(${found.point.map((value) => written(value)).join(", ")})`, found.point);
    } else point.hide();
    const [text, tone] = described(table, unknowns);
    const away = found.consistent && found.rank === 3 && !seen ? ", outside the box" : "";
    badge.show(text + away, tone);
    list.show(table);
    return `${table.map((row, r) => `Plane ${r + 1}: ${sum(row.slice(0, 3), unknowns)} = ${written(row[3])}`).join("; ")}. ${text}${away}.`;
  });
}

/** Corners of a plane, those first that are farthest from the other planes. */
function outermost(points, planes, own) {
  const room = (point) => Math.min(...planes.filter((_, k) => k !== own).map(({ cut }) =>
    cut ? Math.abs(dot(cut.normal, point) - cut.offset) : Infinity));
  const middle = points.reduce((sum, point) => combine(1, sum, 1 / points.length, point), [0, 0, 0]);
  return [...points].sort((a, b) => room(b) - room(a))
    .slice(0, 3).map((point) => combine(0.86, point, 0.14, middle));
}

function presetList(presets, use) {
  const names = Object.keys(presets);
  const select = html("select", {},
    ...names.map((name, k) => html("option", { value: k }, name)),
    html("option", { value: "", hidden: "" }, "your own numbers"));
  select.addEventListener("change", () => use(presets[names[select.value]]));
  return {
    node: html("label", { class: "moving-choice" },
      html("span", { class: "moving-label" }, "Arrangement"), select),
    show(table) {
      const now = String(table);
      const k = names.findIndex((name) => String(presets[name]) === now);
      select.value = k < 0 ? "" : k;
    },
  };
}

function equation(figure, names, unknowns, r, reach) {
  const plane = `plane ${r + 1}`;
  const slide = html("input", {
    type: "range", min: -2 * reach, max: 2 * reach, step: 0.1, "aria-label": `Slide ${plane}`,
  });
  slide.addEventListener("input", () => figure.set({ [names[3]]: slide.valueAsNumber }));
  figure.parts.push({ show: (values) => {
    const text = String(snapped(values[names[3]], 0.1));
    if (slide.value !== text) slide.value = text;
  } });
  return [words(`${r + 1}:`, `line-${r + 1}`),
    ...unknowns.flatMap((unknown, k) => [
      numberBox(figure, names[k], `Coefficient of ${unknown} in ${plane}`),
      words(`${unknown} ${k < 2 ? "+" : "="}`)]),
    numberBox(figure, names[3], `Constant of ${plane}`), slide];
}
