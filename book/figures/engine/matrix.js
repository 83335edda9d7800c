/** A matrix in brackets, to look at or to type into; steps that can be undone. */

import { numberBox, words } from "./controls.js";
import { html } from "./dom.js";

export class MatrixView {
  /**
   * @param {Figure} figure
   * @param {object} options
   * @param {string} options.label  what a screen reader calls it
   * @param {number} [options.bar]  the number of columns left of a bar
   */
  constructor(figure, { label, bar }) {
    this.bar = bar;
    this.body = html("tbody");
    this.table = html("table", { class: "moving-matrix", "aria-label": label }, this.body);
    figure.views.append(html("div", { class: "moving-matrix-frame" }, this.table));
  }

  /**
   * @param {string[][]} rows  as they are to be read
   * @param {object} [marks]
   * @param {[number, number][]} [marks.pivots]  drawn with a ring
   * @param {number[]} [marks.changed]  rows that the last step changed
   * @param {string[]} [marks.names]  what stands before the rows
   */
  show(rows, { pivots = [], changed = [], names = [] } = {}) {
    const rings = new Set(pivots.map(String));
    this.body.replaceChildren(...rows.map((row, r) => {
      const line = html("tr", changed.includes(r) ? { class: "changed" } : {},
        ...(names[r] ? [html("th", { scope: "row" }, names[r])] : []),
        ...row.map((text, c) => html("td", {
          class: [rings.has(`${r},${c}`) && "pivot", c === this.bar && "barred"].filter(Boolean).join(" "),
        }, text)));
      return line;
    }));
  }
}

/** Names for the entries of a matrix of two rows and columns. */
export const entriesOf = (name) => [1, 2].map((row) => [1, 2].map((column) => `${name}${row}${column}`));

export const matrixAt = ({ values }, entries) => entries.map((row) => row.map((name) => values[name]));

/** Make parameters of the entries of a matrix whose columns stay in the window. */
export function matrixParameters(figure, name, value) {
  const { x, y, step } = figure.numbers;
  const entries = entriesOf(name);
  entries.forEach((row, r) => row.forEach((entry, c) => {
    const [min, max] = [x, y][r];
    figure.parameter(entry, { value: value[r][c], min, max, step });
  }));
  return entries;
}

/**
 * A matrix whose entries are parameters, to type into.
 * @param {string} name  "A"
 * @param {string[][]} rows  the names of the parameters
 */
export function typedMatrix(figure, name, rows) {
  const body = html("tbody", {}, ...rows.map((row, r) => html("tr", {}, ...row.map((entry, c) =>
    html("td", { class: `line-${c + 1}` },
      numberBox(figure, entry, `${name}, row ${r + 1}, column ${c + 1}`))))));
  return html("div", { class: "moving-typed" }, words(`${name} =`),
    html("table", { class: "moving-matrix", "aria-label": `Matrix ${name}` }, body));
}

/**
 * A list of steps as a parameter, with a button that takes back the last one.
 * Steps are texts without ";"; `valid` says whether a list of them, taken from
 * a link, can be carried out.
 */
export function history(figure, name, valid) {
  figure.parameter(name, {
    value: [],
    write: (steps) => steps.join(";"),
    read: (text) => {
      const steps = text === "" ? [] : text.split(";");
      return valid(steps) ? steps : undefined;
    },
  });
  const undo = figure.action("Undo", () => figure.set({ [name]: figure.values[name].slice(0, -1) }));
  figure.parts.push({ show({ [name]: steps }) { undo.disabled = steps.length === 0; } });
  return { push: (step) => figure.set({ [name]: [...figure.values[name], step] }), undo };
}
