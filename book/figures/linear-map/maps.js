/** Controls for a matrix: its numbers, and a list of maps that have a name. */

import { html } from "../engine/dom.js";
import { typedMatrix } from "../engine/matrix.js";
import { columns } from "../engine/maps.js";
import { written } from "../engine/numbers.js";
import { MAPS, same } from "./model.js";

const OWN = "own numbers";

/** The names of the four parameters, row by row. */
export const entriesOf = (name) => [1, 2].map((row) => [1, 2].map((column) => `${name}${row}${column}`));

export const matrixAt = ({ values }, entries) => entries.map((row) => row.map((name) => values[name]));

/** A matrix as NumPy writes it. */
export const listed = (matrix) => `[${matrix.map((row) => `[${row.map((value) => written(value)).join(", ")}]`).join(", ")}]`;

/** What changes to make a matrix another one. */
export const changeTo = (entries, matrix) => Object.fromEntries(
  entries.flatMap((row, r) => row.map((name, c) => [name, Number(matrix[r][c].toFixed(6))])));

/** Four parameters, without arrows to drag. */
export function matrixParameters(figure, name, value) {
  const { x, y, step } = figure.numbers;
  const entries = entriesOf(name);
  entries.forEach((row, r) => row.forEach((entry, c) => {
    const [min, max] = [x, y][r];
    figure.parameter(entry, { value: value[r][c], min, max, step });
  }));
  return entries;
}

/** The matrix to type into, and the maps that fit into the window. */
export function matrixControls(figure, name, entries) {
  const { x, y } = figure.numbers;
  const fits = (matrix) => columns(matrix).every(([right, up]) =>
    right >= x[0] && right <= x[1] && up >= y[0] && up <= y[1]);
  const names = [OWN, ...Object.keys(MAPS).filter((each) => fits(MAPS[each]))];
  const list = html("select", { "aria-label": `Map ${name}` },
    ...names.map((value) => html("option", { value }, value)));
  list.addEventListener("change", () => {
    if (list.value !== OWN) figure.set(changeTo(entries, MAPS[list.value]));
    else list.value = OWN;
  });
  figure.parts.push({ show() {
    const now = matrixAt(figure, entries);
    list.value = names.find((each) => each !== OWN && same(MAPS[each], now)) ?? OWN;
  } });
  return [typedMatrix(figure, name, entries), list];
}
