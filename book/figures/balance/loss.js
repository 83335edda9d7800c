/** A guess for several points: its mean squared loss and its mean absolute loss. */

import { button, numberBox, slider, words } from "../engine/controls.js";
import { grip } from "../engine/handles.js";
import { clamp, roof, roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { absoluteLoss, levels, mean, median, middle, squaredLoss } from "./model.js";

export const height = { narrow: 880, wide: 726 };

const APART = 9; // pixels between points that stand side by side
const DEEP = 10; // pixels from a point to one below it
const BAND = 0.24; // of the axis, below the number line: too little for a number there
const SAME = 1e-9; // of a loss

export default function build(figure) {
  const { points, guess, x, name } = figure.numbers;
  const step = roundStep((x[1] - x[0]) / 200);
  figure.parameter("guess", { value: guess, min: x[0], max: x[1], step });
  const names = points.map((_, k) => `x${k + 1}`);
  names.forEach((each, k) => figure.parameter(each, { value: points[k], min: x[0], max: x[1], step }));
  const present = () => names.map((each) => figure.values[each]);

  figure.stack();
  const views = [
    new View(figure, { x, name, look: "line-1", lossOf: squaredLoss, called: "mean squared loss", height: 170 }),
    new View(figure, { x, name, look: "line-2", lossOf: absoluteLoss, called: "mean absolute loss", height: 220, band: BAND })];
  // Both loss curves stand over the same number line.
  for (const [k, view] of views.entries()) view.other = views[1 - k];
  const best = () => [mean(present()), median(present())];
  for (const view of views) view.guess(present, (to) => figure.set({
    // The lowest point may lie between two steps.
    guess: best().find((place) => Math.abs(place - to) < 0.75 * step) ?? snapped(to, step) }));
  names.forEach((each, k) => views[1].point({
    label: `Point ${k + 1}`, step, at: () => figure.values[each],
    level: () => levels(present().map((place) => place * views[1].plane.unit.x), APART)[k],
    move: (to) => figure.set({ [each]: snapped(to, step) }),
  }));

  figure.controls(slider(figure, "guess", "Guess"), [
    button("Guess the mean", () => figure.set({ guess: best()[0] })),
    button("Guess the median", () => figure.set({ guess: best()[1] }))],
  [words("Points:"), ...names.map((each, k) => numberBox(figure, each, `Number of point ${k + 1}`))]);
  figure.hint("Drag a point below the number line, or the guess along a curve.");
  const readouts = ["mean", "median"].map((each) => figure.readout(each));
  const losses = views.map(({ called }) => figure.readout(`${called} of the guess`));
  const badge = figure.readout();
  const starts = [mean(points), median(points)];

  figure.draw(({ guess: place }) => {
    const now = present();
    const found = best();
    for (const view of views) view.fit(now);
    const values = views.map((view) => view.show(now, place));
    readouts.forEach((readout, k) => readout.show(written(found[k])
      + (written(found[k]) === written(starts[k]) ? "" : `, at the start ${written(starts[k])}`)));
    losses.forEach((readout, k) => readout.show(written(values[k])));
    const least = views.filter(({ lossOf }, k) => values[k] <= lossOf(now, found[k]) * (1 + SAME));
    const text = least.length === 2 ? "both losses are least here"
      : least.length ? `the ${least[0].called} is least here` : "neither loss is least here";
    badge.show(text, least.length ? "good" : "open");
    return `Guess ${written(place)}: mean squared loss ${written(values[0])}, mean absolute loss ${written(values[1])}; ${text}. Mean ${written(found[0])}, median ${written(found[1])}.`;
  });
}

/** The plane of one loss over the number line. */
class View {
  constructor(figure, { x, name, look, lossOf, called, height, band = 0 }) {
    Object.assign(this, { x, look, lossOf, called, band });
    this.plane = new Plane(figure, { x, y: [0, 1], names: [name, called], height });
    this.curve = this.plane.path(look);
    this.flat = this.plane.path(`${look} wide solid`);
    this.drop = this.plane.path("soft thin");
    this.lowest = this.plane.dots("dot", 5);
    this.label = this.plane.label();
  }

  /** Something to grasp on the curve. */
  guess(points, move) {
    const { plane, look, lossOf, called } = this;
    plane.handle({
      label: `Guess, ${called}`, look, point: true, step: [(this.x[1] - this.x[0]) / 200, 0],
      at: () => [plane.figure.values.guess, lossOf(points(), plane.figure.values.guess)], move,
    });
  }

  /** A point to grasp below the number line. */
  point({ label, step, at, level, move }) {
    const { plane, x: [low, high] } = this;
    const go = (to) => move(clamp(to, low, high));
    const made = grip(plane.svg, {
      label, look: "ink", point: true,
      spot: () => {
        const [across, axis] = plane.px([at(), 0]);
        return [across, Math.min(axis + DEEP * (level() + 1), plane.box.bottom)];
      },
      drag: (pixel) => go(plane.at(pixel)[0]),
      key: ([right], times) => go(at() + right * times * step),
      value: () => [low, high, at(), `${plane.names[0]} ${written(at())}`],
    });
    plane.grips.append(made.node);
    plane.handles.push(made);
  }

  /** From where to where the vertical axis goes: the loss of every guess fits. */
  range(points) {
    const most = Math.max(...this.x.map((end) => this.lossOf(points, end)));
    const top = roof(most);
    return [-this.band * top, top];
  }

  fit(points) {
    const [y, below] = [this, this.other].map((view) => view.range(points));
    if (String([y, below]) === String([this.plane.asked.y, this.plane.below])) return;
    this.plane.below = below;
    this.plane.look({ x: this.x, y });
  }

  /** Returns the loss of the guess. */
  show(points, guess) {
    const value = this.lossOf(points, guess);
    this.curve.curve((place) => this.lossOf(points, place));
    this.drop.through([[guess, 0], [guess, value]]);
    const ends = this.lossOf === squaredLoss ? [mean(points)] : [...new Set(middle(points))];
    const lowest = ends.map((place) => [place, this.lossOf(points, place)]);
    this.flat.through(lowest.length > 1 ? lowest : []);
    this.lowest.set(lowest);
    this.label.show("lowest", ...lowest);
    return value;
  }
}
