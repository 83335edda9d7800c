/** Gradient descent in two variables, on a map of contour lines; beside it, Newton's method. */

import { contours } from "../engine/contour.js";
import { numberBox, slider, words } from "../engine/controls.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { chooseByClick, drawable, stepping, wordsFor } from "../engine/stepping.js";
import { descend, verdict } from "../engine/valley.js";
import { newton, newtonEnd, VALLEYS } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 865, wide: 748 };

const NEAR = 0.02; // of the way, as for descent

export default function build(figure) {
  const { numbers } = figure;
  const { x, y, start } = numbers;
  const valley = VALLEYS[numbers.valley](numbers.curvatures);
  const step = roundStep(Math.max(x[1] - x[0], y[1] - y[0]) / 200);
  const largest = numbers.largest_rate;
  figure.parameter("x", { value: start[0], min: x[0], max: x[1], step });
  figure.parameter("y", { value: start[1], min: y[0], max: y[1], step });
  figure.parameter("rate", { value: numbers.rate, min: 0, max: largest, step: roundStep(largest / 200) });
  const withMomentum = numbers.momentum !== null;
  if (withMomentum) {
    figure.parameter("momentum", { value: numbers.momentum, of: schema.numbers.momentum, step: 0.01 });
  }

  const plane = new Plane(figure, { x, y, height: 330, equal: true, grid: false });
  const drawContours = contours(plane, valley.value);
  const trail = plane.path("line-2 thin solid");
  const dots = plane.dots("dots-2", 3.5);
  const other = numbers.method === "newton" ? new Newton(figure, plane, valley) : null;
  const label = plane.label("ink");
  plane.handle({ label: "Start of the descent", point: true, look: "line-2", parameters: ["x", "y"] });
  chooseByClick(plane, (...place) =>
    figure.set({ x: snapped(place[0], step), y: snapped(place[1], step) }));

  figure.controls(
    [words("Start: x ="), numberBox(figure, "x", "x of the start"),
      words("y ="), numberBox(figure, "y", "y of the start")],
    slider(figure, "rate", "Learning rate α"),
    ...(withMomentum ? [slider(figure, "momentum", "Momentum β")] : []));
  stepping(figure, schema.numbers.steps, 40);
  const formula = figure.readout("f(x, y) =");
  const end = figure.readout();
  const badge = figure.readout();
  other?.announce();

  figure.draw(({ x, y, rate, momentum = 0, steps }) => {
    const path = descend(valley, [x, y], { rate, momentum }, steps);
    const last = path.at(-1);
    const places = drawable(path, plane);
    drawContours();
    trail.through(places);
    dots.set(places.slice(1));
    label.show("start", [x, y]);
    formula.show(valley.text);
    const said = reached(valley, last);
    end.show(`${other ? "descent " : ""}after ${path.length - 1} steps: ${said}`);
    const [text, tone] = steps
      ? wordsFor(verdict(valley, { rate, momentum }, path)) : ["no step yet", "open"];
    badge.show(text, tone);
    const more = other?.show([x, y], steps) ?? "";
    const rates = `Rate ${written(rate)}${withMomentum ? `, momentum ${written(momentum)}` : ""}`;
    return `${rates}: after ${path.length - 1} steps ${said}. ${text}.${more}`;
  });
}

const reached = (valley, [x, y]) =>
  `(x, y) = (${written(x, 3)}, ${written(y, 3)}), f = ${written(valley.value(x, y), 3)}`;

const ENDS = {
  minimum: "good", saddle: "bad", maximum: "bad",
  away: ["runs away", "bad"], wanders: ["jumps about", "bad"], stuck: ["no next step: H has no inverse here", "bad"],
};

/** The way of Newton's method on the same map, and what is said of it. */
class Newton {
  constructor(figure, plane, valley) {
    Object.assign(this, { figure, plane, valley });
    this.trail = plane.path("line-3 thin");
    this.dots = plane.dots("dots-3", 5);
  }

  announce() {
    this.end = this.figure.readout();
    this.badge = this.figure.readout();
  }

  /** Returns what to add for screen readers. */
  show(start, steps) {
    const path = newton(this.valley, start, steps);
    const places = drawable(path, this.plane);
    this.trail.through(places);
    this.dots.set(places.slice(1));
    const said = `Newton after ${path.length - 1} steps: ${reached(this.valley, path.at(-1))}`;
    this.end.show(said);
    const [text, tone] = this.verdict(path, start, steps);
    this.badge.show(text, tone);
    return ` ${said}. ${text}.`;
  }

  verdict(path, start, steps) {
    const { word, end } = newtonEnd(this.valley, start);
    if (!steps) return ["Newton: no step yet", "open"];
    if (!end) return path.length <= steps || word !== "stuck" ? [`Newton: ${ENDS[word][0]}`, ENDS[word][1]] : ["Newton: on its way", "open"];
    const [x, y] = path.at(-1);
    return Math.hypot(x - end[0], y - end[1]) <= NEAR * Math.hypot(start[0] - end[0], start[1] - end[1])
      ? [`Newton: nearly at a ${word}`, ENDS[word]] : ["Newton: on its way", "open"];
  }
}
