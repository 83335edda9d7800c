/** Points in rows over an axis with their box, and a field with all of them. */

import { Bare } from "../engine/bare.js";
import { html } from "../engine/dom.js";
import { snapped, written } from "../engine/numbers.js";
import { boxOf, LEAST, meanOf, MOST } from "./model.js";

const ROWS = 4; // neighbors in the list stand in different ones
const [MIDDLE, HALF] = [6.1, 0.6]; // of the box

/** The points to drag, and their box plot. */
export function strip(figure, { x, name, below }) {
  const { step } = figure.parameters.get("points");
  const plane = new Bare(figure, { x, y: [0, 6.8], names: [name, ""], height: 240, grid: false, below });
  const area = plane.path("area-1");
  const edge = plane.path("line-1 thin");
  const whiskers = plane.path("ink");
  const median = plane.path("ink heavy");
  const beyond = plane.dots("rings", 5);
  const mean = plane.path("line-3");
  const label = plane.label("line-3");
  for (let k = 0; k < MOST; k++) {
    plane.handle({
      label: `Point ${k + 1}`, point: true, step: [step, 0],
      at: () => [figure.values.points[k] ?? x[0], 0.5 + k % ROWS],
      move: (to) => figure.set({ points: figure.values.points.map((value, n) => n === k ? snapped(to, step) : value) }),
    });
  }
  return (values) => {
    plane.handles.forEach(({ node }, k) => {
      if (k >= values.length) node.remove();
      else if (!node.parentNode) plane.grips.append(node);
    });
    const { quartiles: [low, middle, high], ends, beyond: outside } = boxOf(values);
    const frame = [[low, MIDDLE - HALF], [low, MIDDLE + HALF], [high, MIDDLE + HALF], [high, MIDDLE - HALF]];
    area.through(frame, true);
    edge.through(frame, true);
    whiskers.pieces([[low, ends[0]], [high, ends[1]]].flatMap(([from, to]) => [
      [[from, MIDDLE], [to, MIDDLE]], [[to, MIDDLE - HALF / 2], [to, MIDDLE + HALF / 2]]]));
    median.through([[middle, MIDDLE - HALF], [middle, MIDDLE + HALF]]);
    beyond.set(outside.map((value) => [value, MIDDLE]));
    const center = meanOf(values);
    mean.through([[center, 0], [center, 4.3]]);
    label.show("mean", [center, 4.3]);
  };
}

/** A field with all values, to read and to type. */
export function valuesBox(figure) {
  const { min, max } = figure.parameters.get("points");
  const box = html("input", { type: "text", class: "moving-number", style: "flex: 1 1 12rem; text-align: start", "aria-label": "Values", autocomplete: "off" });
  const shown = (values) => values.map((value) => String(value)).join(", ");
  box.addEventListener("input", () => {
    const values = listed(box.value, ",", [min, max]);
    if (!values) {
      box.setAttribute("aria-invalid", "true");
      figure.tell(`Values: type ${LEAST} to ${MOST} numbers from ${written(min)} to ${written(max)}, with commas between them.`);
      return;
    }
    box.removeAttribute("aria-invalid");
    figure.tell("");
    figure.set({ points: values });
  });
  const show = ({ points }) => {
    if (box === document.activeElement && String(listed(box.value, ",", [min, max])) === String(points)) return;
    if (box.value !== shown(points)) box.value = shown(points);
    box.removeAttribute("aria-invalid");
  };
  box.addEventListener("blur", () => { box.value = ""; show(figure.values); });
  figure.parts.push({ show });
  return box;
}

/** The numbers of a text, undefined if these are no values. */
export function listed(text, between, [low, high]) {
  const values = text.split(between).map((piece) => piece.trim() === "" ? NaN : Number(piece));
  return values.length >= LEAST && values.length <= MOST
    && values.every((value) => value >= low && value <= high) ? values : undefined;
}
