/** Controls for a matrix: its numbers, and a list of maps that have a name. */

import { html } from "../engine/dom.js";
import { columns } from "../engine/maps.js";
import { matrixAt, typedMatrix } from "../engine/matrix.js";
import { written } from "../engine/numbers.js";
import { MAPS, same } from "./model.js";

const OWN = "own numbers";

/** A matrix as NumPy writes it. */
export const listed = (matrix) => `[${matrix.map((row) => `[${row.map((value) => written(value)).join(", ")}]`).join(", ")}]`;

/** The matrix to type into, and the maps that fit into the window. */
export function matrixControls(figure, name, entries) {
  const { x, y } = figure.numbers;
  const fits = (matrix) => columns(matrix).every(([right, up]) =>
    right >= x[0] && right <= x[1] && up >= y[0] && up <= y[1]);
  const names = [OWN, ...Object.keys(MAPS).filter((each) => fits(MAPS[each]))];
  const list = html("select", { "aria-label": `Map ${name}` },
    ...names.map((value) => html("option", { value }, value)));
  list.addEventListener("change", () => {
    const chosen = MAPS[list.value]?.flat();
    figure.set(chosen ? Object.fromEntries(entries.flat().map((entry, k) => [entry, chosen[k]])) : {});
  });
  figure.parts.push({ show() {
    const now = matrixAt(figure, entries);
    list.value = names.find((each) => each !== OWN && same(MAPS[each], now)) ?? OWN;
  } });
  return [typedMatrix(figure, name, entries), list];
}
