/** Fit a line: the data on one side, the map of all lines on the other. */

import { contours } from "../engine/contour.js";
import { numberBox, slider, words } from "../engine/controls.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { chooseByClick, drawable, stepping, wordsFor } from "../engine/stepping.js";
import { descend, verdict } from "../engine/valley.js";
import { averages, dataWindow, errorOf, gradient, leastSquares, parameterWindow } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 1014, wide: 640 };

export default function build(figure) {
  const { numbers } = figure;
  const { points, start, names } = numbers;
  const sums = averages(points);
  const valley = { value: errorOf(sums), gradient: (...line) => gradient(sums, line) };
  const best = leastSquares(sums);
  const [slopes, intercepts] = parameterWindow(points, start);
  const [x, y] = dataWindow(points);
  const steps = [slopes, intercepts].map(([low, high]) => roundStep((high - low) / 400));
  const largest = numbers.largest_rate;
  figure.parameter("slope", { value: start[0], min: slopes[0], max: slopes[1], step: steps[0] });
  figure.parameter("intercept", { value: start[1], min: intercepts[0], max: intercepts[1], step: steps[1] });
  figure.parameter("rate", { value: numbers.rate, min: 0, max: largest, step: roundStep(largest / 200) });
  const trailOf = ({ slope, intercept, rate, steps }) =>
    descend(valley, [slope, intercept], { rate, momentum: 0 }, steps);
  const choose = (slope, intercept) => figure.set({
    slope: snapped(slope, steps[0]), intercept: snapped(intercept, steps[1]), steps: 0 });

  const data = new Plane(figure, { x, y, names, height: 280 });
  const misses = data.path("soft thin");
  const line = data.line("line-2 solid");
  const dots = data.dots("dots-1", 4.5);
  addHandles(data, () => trailOf(figure.values).at(-1), choose);

  const map = new Plane(figure, {
    x: slopes, y: intercepts, names: ["slope", "intercept"], height: 280, grid: false });
  const drawContours = contours(map, valley.value);
  const trail = map.path("line-2 thin solid");
  const trailDots = map.dots("dots-2", 3.5);
  const cross = map.path("ink");
  const bestLabel = map.label("ink");
  map.handle({ label: "The first line, as a point of the map", point: true, look: "line-2",
    at: () => [figure.values.slope, figure.values.intercept], step: steps, move: choose });
  chooseByClick(map, choose);

  figure.controls([words("First line: slope"), numberBox(figure, "slope", "Slope of the first line"),
    words("intercept"), numberBox(figure, "intercept", "Intercept of the first line")],
  slider(figure, "rate", "Learning rate α"));
  stepping(figure, schema.modes.of.descent.numbers.steps, 100);
  const equation = figure.readout();
  const error = figure.readout("mean squared error");
  const badge = figure.readout();

  figure.draw((values) => {
    const path = trailOf(values);
    const [slope, intercept] = path.at(-1);
    line.set(slope, -1, -intercept);
    dots.set(points);
    const tall = 3 * (y[1] - y[0]);
    misses.pieces(points.map(([across, up]) => [[across, up],
      [across, Math.max(-tall, Math.min(tall, slope * across + intercept))]]));
    drawContours();
    const places = drawable(path, map);
    trail.through(places);
    trailDots.set(places.slice(1));
    const [arm, leg] = [7 / map.unit.x, 7 / map.unit.y];
    cross.pieces([[[best[0] - arm, best[1]], [best[0] + arm, best[1]]],
      [[best[0], best[1] - leg], [best[0], best[1] + leg]]]);
    bestLabel.show("best", best);
    const fitted = `${names[1]} = ${written(slope)} ${names[0]} ${intercept < 0 ? "−" : "+"} ${written(Math.abs(intercept))}`;
    equation.show(fitted);
    const missed = written(valley.value(slope, intercept));
    error.show(`${missed} (the least there is: ${written(valley.value(...best))})`);
    const [text, tone] = values.steps
      ? wordsFor(verdict(valley, { rate: values.rate, momentum: 0 }, path)) : ["no step yet", "open"];
    badge.show(text, tone);
    return `After ${path.length - 1} steps ${fitted}, mean squared error ${missed}. ${text}.`;
  });
}

/** Two handles on the line: each moves one end, the other one stays. */
function addHandles(plane, present, choose) {
  const { left, right } = plane.window;
  const ends = [0.15, 0.85].map((share) => left + share * (right - left));
  const up = (place) => {
    const [slope, intercept] = present();
    return slope * place + intercept;
  };
  ends.forEach((place, index) => plane.handle({
    label: `${index ? "Right" : "Left"} end of the line`, look: "line-2",
    step: [0, (plane.window.top - plane.window.bottom) / 100],
    at: () => [place, up(place)],
    move: (_, height) => {
      const other = ends[1 - index];
      const slope = (up(other) - height) / (other - place);
      choose(slope, height - slope * place);
    },
  }));
}
