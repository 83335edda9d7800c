/** Row operations, one at a time, on a matrix of one's own. */

import { button, choice } from "../engine/controls.js";
import { html, write } from "../engine/dom.js";
import { MatrixView } from "../engine/matrix.js";
import { sum } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import {
  MOST_STEPS, apply, describe, form, parse, readMatrix, readSteps, refusal, replay, solutions,
  toNumber, windowOf, writeMatrix, writeSteps, written,
} from "./model.js";

export const height = { narrow: 714, wide: 525 };

const VIEW = 260; // pixels
const TURN = 500; // milliseconds that a line takes to its new place
const ROWS = "₁₂₃₄";
const FORMS = {
  none: ["no echelon form yet", "open"],
  echelon: ["row echelon form", "good"],
  reduced: ["reduced row echelon form", "good"],
};

export default function build(figure) {
  const { matrix, unknowns } = figure.numbers;
  const start = matrix.map((row) => row.map((entry) => parse(String(entry))));
  const rows = Object.fromEntries(start.map((_, row) => [String(row + 1), `R${ROWS[row]}`]));
  addParameters(figure, start, Object.keys(rows));
  const present = remembered(figure);

  const view = new MatrixView(figure, { label: "The augmented matrix", bar: unknowns.length });
  const lines = unknowns.length === 2 ? new Lines(figure, unknowns, start) : null;
  const list = lines ? null : new StepList(figure);
  const preview = addControls(figure, rows, present, lines);
  addOwnMatrix(figure, unknowns, present);
  const keys = lines ? start.map((_, row) => figure.key(`line-${row + 1}`)) : [];
  const last = figure.readout();
  const shape = figure.readout();
  const answer = figure.readout();
  const determinant = figure.readout("determinant of the coefficients");

  let drawn = null;
  figure.draw(({ work }) => {
    const { start, steps } = work;
    const entries = present();
    preview();
    lines?.show(entries, start);
    if (work === drawn) return figure.summary;
    drawn = work;
    const found = form(entries);
    const solved = solutions(entries);
    const step = steps.at(-1);
    keys.forEach((key, row) => key.show(`R${ROWS[row]}: ${equation(entries[row], unknowns)}`));
    view.show(entries.map((row) => row.map(written)), {
      pivots: found.pivots, names: entries.map((_, row) => `R${ROWS[row]}`), changed: changedBy(step) });
    list?.show(steps);
    last.show(step ? `step ${steps.length}: ${describe(step)}` : "no step yet");
    shape.show(...FORMS[found.name]);
    answer.show(...solutionText(solved, entries, unknowns, found.name));
    determinant.show(solved.determinant ? written(solved.determinant) : "");
    return `${step ? `Step ${steps.length}: ${describe(step)}. ` : ""}`
      + entries.map((row, index) => `Row ${index + 1}: ${row.map(written).join(", ")}`).join("; ")
      + `. ${FORMS[found.name][0]}.`;
  });
}

/** "2x + 3y = 7" */
const equation = (row, unknowns) => `${sum(row.slice(0, -1).map(toNumber), unknowns)} = ${written(row.at(-1))}`;

/** What returns the matrix after all steps, without doing them again. */
function remembered(figure) {
  let known = null;
  let entries = null;
  return () => {
    const { work } = figure.values;
    if (work !== known) entries = replay(work.start, work.steps);
    known = work;
    return entries;
  };
}

function addParameters(figure, start, rows) {
  const width = start[0].length;
  // One parameter, for steps are allowed on some matrices and not on others.
  figure.parameter("work", {
    value: { start, steps: [] },
    write: ({ start, steps }) => `${writeMatrix(start)}.${writeSteps(steps)}`,
    read: (text) => {
      const [first, second = ""] = text.split(".");
      const work = { start: readMatrix(first, start.length, width), steps: readSteps(second, start.length) };
      return work.start && work.steps && replay(work.start, work.steps) ? work : undefined;
    },
  });
  figure.parameter("operation", { value: "add", choices: ["swap", "scale", "add"] });
  figure.parameter("row", { value: "2", choices: rows });
  figure.parameter("other", { value: "1", choices: rows });
  figure.parameter("factor", {
    value: parse("1"), read: (text) => parse(text), write: (value) => written(value).replace("−", "-") });
}

/** What the controls ask for: a step as the model knows it. */
function asked({ operation, row, other, factor }) {
  const [first, second] = [Number(row) - 1, Number(other) - 1];
  if (operation === "swap") return { kind: "swap", first, second };
  if (operation === "scale") return { kind: "scale", row: first, factor };
  return { kind: "add", target: first, source: second, factor };
}

function changedBy(step) {
  if (!step) return [];
  if (step.kind === "swap") return [step.first, step.second];
  return [step.kind === "scale" ? step.row : step.target];
}

function solutionText({ kind, point }, entries, unknowns, form) {
  const empty = entries.find((row) => row.slice(0, -1).every(({ top }) => top === 0n) && row.at(-1).top);
  if (empty) return [`no solution: 0 = ${written(empty.at(-1))}`, "bad"];
  // The answer is for the reader to find, until the matrix shows it.
  if (form === "none") return ["", ""];
  if (kind === "none") return ["no solution", "bad"];
  if (kind !== "unique") return ["infinitely many solutions", "open"];
  const numbers = entries.slice(0, point.length).map((row) => written(row.at(-1)));
  const values = form === "reduced"
    ? `: (${unknowns.join(", ")}) = (${numbers.join(", ")})` : "";
  return [`exactly one solution${values}`, "good"];
}

/** Choose an operation and do it; returns what shows the choice. */
function addControls(figure, rows, present, lines) {
  const operation = choice(figure, "operation", "Operation",
    { add: "Add a multiple of a row", scale: "Multiply a row", swap: "Swap two rows" });
  const factor = numberField("factor", (value) => figure.set({ factor: value }), figure);
  const factorLabel = html("label", { class: "moving-choice" }, html("span", {}, "factor"), factor);
  const row = choice(figure, "row", "row", rows);
  const other = choice(figure, "other", "other row", rows);
  const step = button("", () => {
    const chosen = asked(figure.values);
    const { start, steps } = figure.values.work;
    const before = present();
    const why = steps.length >= MOST_STEPS ? `These are ${MOST_STEPS} steps: undo some, or begin anew.`
      : refusal(before, chosen);
    figure.tell(why);
    if (why) return;
    figure.set({ work: { start, steps: [...steps, chosen] } });
    lines?.turn(before, apply(before, chosen), chosen);
  });
  figure.controls([operation], [row, factorLabel, other, step]);
  const undo = figure.action("Undo", () => {
    const { start, steps } = figure.values.work;
    figure.tell("");
    figure.set({ work: { start, steps: steps.slice(0, -1) } });
  });
  return () => {
    const chosen = asked(figure.values);
    factorLabel.hidden = chosen.kind === "swap";
    other.hidden = chosen.kind === "scale";
    write(step, `Do ${describe(chosen)}`);
    undo.disabled = figure.values.work.steps.length === 0;
    if (factor !== document.activeElement) show(factor, figure.values.factor);
  };
}

const show = (field, number) => {
  field.value = written(number).replace("−", "-");
  field.removeAttribute("aria-invalid");
};

/** A field for an exact number. */
function numberField(label, change, figure) {
  const field = html("input", {
    type: "text", class: "moving-number", "aria-label": label, autocomplete: "off", size: 5 });
  field.addEventListener("input", () => {
    const value = parse(field.value);
    field.toggleAttribute("aria-invalid", !value);
    figure.tell(value ? "" : `${label}: type a number such as -3, 1/2 or 0.25.`);
    if (value) change(value);
  });
  return field;
}

/** Fields for another matrix, folded away. */
function addOwnMatrix(figure, unknowns, present) {
  const fields = present().map((row, r) => row.map((_, c) => numberField(
    `Row ${r + 1}, ${c < unknowns.length ? `coefficient of ${unknowns[c]}` : "constant"}`,
    (value) => {
      const start = present().map((entries) => [...entries]);
      start[r][c] = value;
      figure.set({ work: { start, steps: [] } });
    }, figure)));
  const table = html("div", {}, ...fields.map((row) => html("div", { class: "moving-row" }, ...row)));
  table.style.cssText = "display: grid; gap: 0.35rem; margin-top: 0.35rem";
  const summary = html("summary", {}, "Type your own matrix");
  summary.style.cssText = "cursor: pointer; padding-block: 0.6rem";
  figure.controls(html("details", {}, summary, table));
  let shown = null;
  figure.parts.push({
    show() {
      if (present() === shown) return;
      shown = present();
      shown.forEach((row, r) => row.forEach((entry, c) => {
        if (fields[r][c] !== document.activeElement) show(fields[r][c], entry);
      }));
    },
  });
}

/** What has been done so far, where there are no lines to show. */
class StepList {
  constructor(figure) {
    this.items = html("ol");
    this.empty = html("p", {}, "Your steps will be listed here.");
    const box = html("div", { tabindex: 0, role: "region", "aria-label": "Steps so far" },
      this.empty, this.items);
    box.style.cssText = `height: ${VIEW}px; overflow-y: auto`;
    figure.views.append(box);
  }

  show(steps) {
    this.empty.hidden = steps.length > 0;
    this.items.replaceChildren(...steps.map((step) => {
      const item = html("li");
      write(item, describe(step));
      return item;
    }));
    this.items.parentNode.scrollTop = this.items.scrollHeight;
  }
}

/** The lines of a system in two unknowns; they turn when a row changes. */
class Lines {
  constructor(figure, unknowns, start) {
    this.figure = figure;
    const [x, y] = windowOf(start);
    this.plane = new Plane(figure, { x, y, names: unknowns, height: VIEW });
    this.lines = start.map((_, row) => ({
      line: this.plane.line(`line-${row + 1}`), label: this.plane.label(`line-${row + 1}`) }));
    this.dot = this.plane.dots("dot", 6);
  }

  show(entries, start) {
    if (this.seen !== start) {
      this.seen = start;
      this.point = solutions(start).point; // no step changes it
      const [x, y] = windowOf(start);
      this.plane.look({ x, y });
    }
    (this.between ?? entries.map((row) => row.map(toNumber))).forEach(([a, b, c], row) => {
      const { line, label } = this.lines[row];
      const ends = line.set(a, b, c);
      if (ends) label.show(`R${ROWS[row]}`, ...along(ends));
    });
    this.dot.set(this.point ? [this.point] : []);
  }

  /** Turn the line of one row to its new place. The crossing stays. */
  turn(before, after, step) {
    if (step.kind !== "add" || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const [from, to] = [before, after].map((rows) => rows.map((row) => row.map(toNumber)));
    const begin = performance.now();
    const { work } = this.figure.values;
    const frame = (now) => {
      const share = Math.min(1, Math.max(0, (now - begin) / TURN));
      this.between = share < 1 && this.figure.values.work === work
        ? from.map((row, r) => row.map((value, c) => value + share * (to[r][c] - value))) : undefined;
      this.figure.refresh();
      if (this.between) requestAnimationFrame(frame);
    };
    frame(begin);
  }
}

const along = ([[x0, y0], [x1, y1]]) => [0.1, 0.25, 0.4, 0.6, 0.75, 0.9]
  .map((t) => [x0 + t * (x1 - x0), y0 + t * (y1 - y0)]);
