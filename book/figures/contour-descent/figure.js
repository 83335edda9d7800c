/** Gradient descent in two variables, on a map of contour lines. */

import { contours } from "../engine/contour.js";
import { numberBox, slider, words } from "../engine/controls.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { chooseByClick, drawable, stepping, wordsFor } from "../engine/stepping.js";
import { descend, verdict } from "../engine/valley.js";
import { VALLEYS } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 860, wide: 730 };

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

  figure.draw(({ x, y, rate, momentum = 0, steps }) => {
    const path = descend(valley, [x, y], { rate, momentum }, steps);
    const last = path.at(-1);
    const places = drawable(path, plane);
    drawContours();
    trail.through(places);
    dots.set(places.slice(1));
    label.show("start", [x, y]);
    formula.show(valley.text);
    const reached = `(x, y) = (${written(last[0], 3)}, ${written(last[1], 3)}), f = ${written(valley.value(...last), 3)}`;
    end.show(`after ${path.length - 1} steps: ${reached}`);
    const [text, tone] = steps
      ? wordsFor(verdict(valley, { rate, momentum }, path)) : ["no step yet", "open"];
    badge.show(text, tone);
    const rates = `Rate ${written(rate)}${withMomentum ? `, momentum ${written(momentum)}` : ""}`;
    return `${rates}: after ${path.length - 1} steps ${reached}. ${text}.`;
  });
}
