/** A density and what lies below each place, one above the other. */

import { roof, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { oncePerView } from "../engine/stepping.js";
import { FAMILIES, PARAMETERS } from "./families.js";

/** An author's numbers, with an interval's ends as numbers of their own. */
export const opened = ({ ends, ...numbers }) => ends ? { ...numbers, low: ends[0], high: ends[1] } : numbers;

/**
 * What the present numbers mean.
 * @returns  a family of families.js, with its `text`
 */
export function meant(numbers) {
  const shown = Object.entries(PARAMETERS[numbers.family]).map(([name, [letter]]) => `${letter} = ${written(numbers[name])}`);
  return { ...FAMILIES[numbers.family](numbers), text: `${numbers.family}, ${shown.join(", ")}` };
}

/** The plane of a distribution function, its graph drawn when it changes. */
export function belowPlane(figure, { x, name, height, present, values }) {
  const plane = new Plane(figure, { x, y: [0, 1], names: [name, "probability below"], height });
  const curve = plane.path("line-1");
  return { plane, draw: oncePerView(plane, () => curve.curve(present().below), values) };
}

/** The graph of a density over its support, perhaps so many times as high. */
export function densityGraph(plane, present, values, times = () => 1) {
  const curve = plane.path("line-1");
  const sides = plane.path("line-1");
  return oncePerView(plane, () => {
    const { density, support } = present();
    const { left, right } = plane.window;
    const height = (x) => times() * density(x);
    curve.curve(height, Math.max(left, support[0]), Math.min(right, support[1]));
    sides.pieces(support.filter((end) => Number.isFinite(end + height(end))).map((end) => [[end, 0], [end, height(end)]]));
  }, values);
}

/** Have the vertical axis reach this far, and both planes begin at one place. */
export function reachUp(plane, most, other) {
  const y = [0, roof(most)];
  if (y[1] === plane.asked.y[1]) return;
  plane.look({ x: plane.asked.x, y });
  other.below = y;
  other.measure(other.width);
}
