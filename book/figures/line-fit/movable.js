/** A line whose two ends are moved: their heights are parameters of the figure. */

import { button, numberBox, words } from "../engine/controls.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { places, through } from "./model.js";

export class MovableLine {
  constructor(figure) {
    const { heights, x, y } = figure.numbers;
    const tall = y[1] - y[0];
    Object.assign(this, { figure, ends: places(x), step: roundStep(tall / 200), parameters: ["left", "right"] });
    this.parameters.forEach((name, k) => figure.parameter(name,
      { value: heights[k], min: y[0] - tall, max: y[1] + tall, step: this.step }));
  }

  /** Intercept and slope. */
  present(values = this.figure.values) {
    return through(this.ends, this.parameters.map((name) => values[name]));
  }

  addHandles(plane) {
    this.parameters.forEach((name, k) => plane.handle({
      label: `${k ? "Right" : "Left"} end of the line`, look: "line-2", step: [0, this.step],
      at: () => [this.ends[k], this.figure.values[name]],
      move: (_, to) => this.figure.set({ [name]: snapped(to, this.step) }),
    }));
  }

  boxes() {
    const [across] = this.figure.numbers.names;
    return this.parameters.flatMap((name, k) => [words(`${k ? "and" : "Line: height"} at ${written(this.ends[k])}`),
      numberBox(this.figure, name, `Height at ${across} = ${written(this.ends[k])}`)]);
  }

  /** A button that moves the line onto another one, and compares them. */
  mover(height) {
    return button("Move the line there", () => this.figure.set({
      best: "on", ...Object.fromEntries(this.parameters.map((name, k) => [name, height(this.ends[k])])) }));
  }
}
