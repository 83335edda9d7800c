/** The rank of three vectors, and the solutions of the equations they make. */

import { button, numberBox, words } from "../engine/controls.js";
import { html, write } from "../engine/dom.js";
import { written } from "../engine/numbers.js";
import { Space } from "../engine/space.js";
import { cross } from "../engine/vectors.js";
import {
  SOLUTION_SET, heightOf, lifted, normalOf, nullDirections, onOneLine, rank, spanDirections,
} from "./model.js";

export const height = { narrow: 1048, wide: 690 };

const NAMES = ["u", "v", "w"];
const AXES = ["first", "second", "third"];

export default function build(figure) {
  const { vectors } = figure.numbers;
  const reach = 1.15 * Math.max(...vectors.flat().map(Math.abs));
  const names = NAMES.map((name) => [1, 2, 3].map((axis) => name + axis));
  names.forEach((row, r) => row.forEach((name, axis) =>
    figure.parameter(name, { value: vectors[r][axis], min: -reach, max: reach, step: 0.1 })));
  const present = () => names.map((row) => row.map((name) => figure.values[name]));
  const change = (rows) => figure.set(Object.fromEntries(
    names.flatMap((row, r) => row.map((name, axis) => [name, rows[r][axis]]))));
  const changeLast = (vector) => change([...present().slice(0, 2), vector]);

  const box = (label) => new Space(figure, {
    label, reach, names: AXES, scaled: false, azimuth: 32, elevation: 22, height: 270 });
  const space = box("The vectors");
  const spanned = spannedSet(space, reach, 1);
  const drop = space.segment("soft thin");
  const arrows = NAMES.map((_, row) => space.arrow(`line-${row + 1}`));
  const labels = NAMES.map((_, row) => space.label(`line-${row + 1}`));
  space.handle({ label: "Tip of w", look: "line-3", parameters: names[2] });
  const solutions = spannedSet(box("The solutions"), reach, 4);

  const showHeight = heightSlider(figure, reach, present, changeLast);
  figure.controls(...NAMES.map((name, row) => [words(`${name} =`, `line-${row + 1}`),
    ...names[row].map((parameter, axis) => numberBox(figure, parameter, `${AXES[axis]} number of ${name}`))]),
  showHeight.row, [
    button("Into the plane", () => changeLast(lifted(present(), 0))),
    button("All onto one line", () => change(onOneLine(present())))]);
  const found = figure.readout();
  const set = figure.readout();
  const sum = figure.readout();

  figure.draw(() => {
    const rows = present();
    const count = rank(rows);
    const normal = normalOf(rows);
    spanned(spanDirections(normal ? rows.slice(0, 2) : rows));
    rows.forEach((vector, row) => {
      arrows[row].set([0, 0, 0], vector);
      labels[row].show(NAMES[row], vector);
    });
    if (normal) drop.set(rows[2], lifted(rows, 0)); else drop.hide();
    solutions(nullDirections(rows));
    showHeight.show(rows, normal);
    found.show(`rank ${count}`, count === 3 ? "good" : "bad");
    const name = SOLUTION_SET[count];
    const text = `solutions: ${count === 0 ? name : `a ${name}`}`;
    set.show(text, count === 3 ? "good" : "open");
    sum.show(`rank + dimension of the solutions: ${count} + ${3 - count} = 3`);
    return NAMES.map((vector, row) => `${vector} = (${rows[row].map((value) => written(value)).join(", ")})`).join("; ")
      + `. Rank ${count}, ${text}.`;
  });
}

/** Shows what directions of length 1 span: a point, a line or a plane. */
function spannedSet(space, reach, number) {
  const [point, line, plane] = [space.dot(`dots-${number}`), space.segment(`line-${number}`),
    space.plane(`face area-${number}`)];
  return (directions) => {
    for (const mark of [point, line, plane]) mark.hide();
    if (directions.length === 0) point.set([0, 0, 0]);
    if (directions.length === 1) line.set(...lineEnds(directions[0], reach));
    if (directions.length === 2) plane.set(cross(...directions), 0);
  };
}

/** The two ends of the line through the origin in a box. */
function lineEnds(direction, reach) {
  const share = reach / Math.max(...direction.map(Math.abs));
  return [-share, share].map((factor) => direction.map((value) => value * factor));
}

/** How high w stands over the plane of u and v: no parameter, but made of them. */
function heightSlider(figure, reach, present, change) {
  const most = Math.ceil(reach * 1.5);
  const label = "Height of w over the plane of u and v";
  const range = html("input", { type: "range", min: -most, max: most, step: 0.1, "aria-label": label });
  const visible = html("span", { class: "moving-label", "aria-hidden": "true" });
  const value = html("output", {});
  write(visible, label);
  range.addEventListener("input", () => change(lifted(present(), range.valueAsNumber)));
  return {
    row: html("div", { class: "moving-slider" }, visible, range, value),
    show(rows, normal) {
      const height = heightOf(rows);
      range.disabled = !normal;
      range.value = height;
      range.setAttribute("aria-valuetext", written(height, 3));
      value.textContent = normal ? written(height, 3) : "no plane";
    },
  };
}
