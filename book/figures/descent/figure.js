/** Gradient descent in one variable: choose the start and the rate, take steps. */

import { slider } from "../engine/controls.js";
import { functionOf } from "../engine/functions.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { chooseByClick, drawable, oncePerView, stepping, wordsFor } from "../engine/stepping.js";
import { descend, verdict } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 756, wide: 608 };

export default function build(figure) {
  const { numbers } = figure;
  const { x, y } = numbers;
  const given = functionOf(numbers.function);
  const step = roundStep((x[1] - x[0]) / 200);
  const largest = numbers.largest_rate;
  figure.parameter("start", { value: numbers.start, of: schema.numbers.start, step });
  figure.parameter("rate", { value: numbers.rate, min: 0, max: largest, step: roundStep(largest / 200) });

  const plane = new Plane(figure, { x, y, names: ["x", "f(x)"], height: 290 });
  const curve = plane.path("line-1");
  const drawCurve = oncePerView(plane, () => curve.curve(given.value));
  const chords = plane.path("line-2 thin solid");
  const dots = plane.dots("dots-2", 4);
  const label = plane.label("ink");
  const choose = (place) => figure.set({ start: snapped(place, step) });
  plane.handle({
    label: "Start of the descent", point: true, look: "line-2", step: [step, step],
    at: () => [figure.values.start, given.value(figure.values.start)], move: choose,
  });
  chooseByClick(plane, choose);

  figure.controls(slider(figure, "start", "Start x₀"), slider(figure, "rate", "Learning rate α"));
  stepping(figure, schema.numbers.steps, 20);
  const formula = figure.readout("f(x) =");
  const end = figure.readout();
  const badge = figure.readout();

  figure.draw(({ start, rate, steps }) => {
    const path = descend(given, start, rate, steps);
    const last = path.at(-1);
    const places = drawable(path.map((place) => [place, given.value(place)]), plane);
    drawCurve();
    chords.through(places);
    dots.set(places.slice(1));
    label.show("start", [start, given.value(start)]);
    formula.show(given.text);
    const reached = `x = ${written(last)}, f(x) = ${written(given.value(last))}`;
    end.show(`after ${path.length - 1} steps: ${reached}`);
    const [text, tone] = steps ? wordsFor(verdict(given, rate, path)) : ["no step yet", "open"];
    badge.show(text, tone);
    return `Rate ${written(rate)}, start ${written(start)}: after ${path.length - 1} steps ${reached}. ${text}.`;
  });
}
