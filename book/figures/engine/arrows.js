/** Arrows from the origin whose tips readers drag, with the numbers to type. */

import { numberBox, words } from "./controls.js";
import { html } from "./dom.js";

/** Pixels of an arrow that a handle hides. */
export const GRIP = 9;

/**
 * Make an arrow from the origin, with two parameters.
 *
 * @param {Plane} plane
 * @param {object} options
 * @param {string} options.name  what stands at the arrow
 * @param {[string, string]} options.parameters  their names
 * @param {[number, number]} options.value  at the start
 * @param {string} options.look  "line-1" ...
 * @param {number} options.step  of dragging and arrow keys
 * @returns {{ at: [number, number], show(), typed: Element }}
 *   `typed` takes the two numbers
 */
export function arrowFromOrigin(plane, { name, parameters, value, look, step }) {
  const { figure, asked } = plane;
  parameters.forEach((parameter, axis) => {
    const [min, max] = [asked.x, asked.y][axis];
    figure.parameter(parameter, { value: value[axis], min, max, step });
  });
  const mark = plane.arrow(look);
  const label = plane.label(look);
  plane.handle({ label: `Tip of ${name}`, parameters, look });
  return {
    get at() { return parameters.map((parameter) => figure.values[parameter]); },
    show() {
      const tip = this.at;
      mark.set([0, 0], tip, figure.onPaper ? 0 : GRIP);
      label.show(name, tip, tip.map((part) => 0.7 * part));
    },
    typed: html("div", { class: "moving-typed" }, words(`${name} = (`, look),
      numberBox(figure, parameters[0], `First number of ${name}`), words(","),
      numberBox(figure, parameters[1], `Second number of ${name}`), words(")")),
  };
}
