/** The graph of a f(bx + c) + d beside the graph of f. */

import { slider } from "../engine/controls.js";
import { functionOf, withLetter } from "../engine/functions.js";
import { snapped, sum, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { oncePerView } from "../engine/stepping.js";
import { STRETCHES, stretched } from "./model.js";

export const height = { narrow: 782, wide: 640 };

const STEP = 0.1;
const GRIP = 9; // pixels of a handle, which the arrow leaves free
const LABELS = {
  a: "Factor outside a", b: "Factor inside b", c: "Added inside c", d: "Added outside d",
};

export default function build(figure) {
  const { function: given, x, y, at, names } = figure.numbers;
  const f = functionOf(given);
  const letter = names[0].length === 1 ? names[0] : "x";
  for (const name of Object.keys(LABELS)) {
    figure.parameter(name, { value: figure.numbers[name], of: STRETCHES[name], step: STEP });
  }
  const plane = new Plane(figure, { x, y, names, height: 300 });
  const curve = plane.path("line-1");
  const drawCurve = oncePerView(plane, () => curve.curve(f.value, undefined, undefined, f.breaks));
  const other = plane.path("line-2");
  const way = plane.arrow("soft", true);
  const start = plane.dots("dots-1", 6);
  const labels = { f: plane.label("line-1"), g: plane.label("line-2") };
  const along = (value) => [0.9, 0.1, 0.75, 0.25, 0.6].map((share) => {
    const place = plane.window.left + share * (plane.window.right - plane.window.left);
    return [place, value(place)];
  });
  const point = [at, f.value(at)];
  const place = () => stretched(f, figure.values).image(point) ?? point;
  plane.handle({
    label: "Where the marked point goes", point: true, look: "line-2", step: [STEP, STEP], at: place,
    move(toX, toY) {
      const { a, b } = figure.values;
      if (b !== 0) figure.set({ c: snapped(at - b * toX, STEP), d: snapped(toY - a * point[1], STEP) });
    },
  });
  figure.controls(...Object.entries(LABELS).map(([name, label]) => slider(figure, name, label)));
  const first = figure.readout(`f(${letter}) =`);
  const formula = figure.readout(`g(${letter}) =`);
  const across = figure.readout("from f to g, across:");
  const upward = figure.readout("and upward:");

  figure.draw((values) => {
    const g = stretched(f, values);
    drawCurve();
    other.curve(g.value, undefined, undefined, g.breaks);
    start.set([point]);
    way.set(point, place(), figure.onPaper ? 0 : GRIP);
    labels.f.show("f", ...along(f.value));
    labels.g.show("g", ...along(g.value));
    first.show(withLetter(f.text, letter));
    const written = formulaOf(values, letter);
    formula.show(written);
    const said = inWords(values);
    across.show(said[0]);
    upward.show(said[1]);
    return `g(${letter}) = ${written}. Across: ${said[0]}. Upward: ${said[1]}.`;
  });
}

const plus = (value) => value === 0 ? "" : ` ${value < 0 ? "−" : "+"} ${written(Math.abs(value))}`;

/** "2 f(3x + 1) − 4" */
function formulaOf({ a, b, c, d }, letter) {
  if (a === 0) return written(d);
  const inside = b === 0 ? written(c) : sum([b], [letter]) + plus(c);
  return `${sum([a], [" f"]).trim()}(${inside})${plus(d)}`;
}

/** What happens to the graph across and upward, in the order in which it happens. */
function inWords({ a, b, c, d }) {
  if (a === 0 || b === 0) return [`flat, since ${a === 0 ? "a" : "b"} is 0`, ""];
  const times = (factor, what) => factor === 1 ? "" : `${written(factor)} times as ${what}`;
  const moved = (by, back, ahead) => by === 0 ? "" : `${written(Math.abs(by))} ${by < 0 ? back : ahead}`;
  return [
    [b < 0 && "mirrored", times(1 / Math.abs(b), "wide"), moved(-c / b, "to the left", "to the right")],
    [a < 0 && "upside down", times(Math.abs(a), "tall"), moved(d, "down", "up")],
  ].map((changes) => changes.filter(Boolean).join(", ") || "unchanged");
}
