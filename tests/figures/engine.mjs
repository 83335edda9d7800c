// The engine's calculations, with what comes and goes as JSON.
import { contour, sample } from "../../book/figures/engine/contour.js";
import { readState } from "../../book/figures/engine/figure.js";
import { lengthInside, place } from "../../book/figures/engine/labels.js";
import { roundStep, snapped, sum, ticks, written } from "../../book/figures/engine/numbers.js";
import { clipLine } from "../../book/figures/engine/plane.js";
import { backToFront, directions, planePolygon } from "../../book/figures/engine/space.js";

export { backToFront, clipLine, directions, lengthInside, planePolygon, roundStep, snapped, sum, ticks, written };

const FUNCTIONS = {
  bowl: (x, y) => x * x + 2 * y * y,
  tilted: (x, y) => 3 * x - 2 * y,
  saddle: (x, y) => x * y,
};

export const contourOf = (name, window, level, n) => contour(sample(FUNCTIONS[name], window, n), level);

/** The boxes of labels of given sizes, near given points. */
export function placed(labels, segments, frame) {
  place(labels, segments, frame);
  return labels.map(({ box }) => box);
}

/** Places labels, moves them a little, and places them again. */
export function placedTwice(labels, segments, frame, by) {
  place(labels, segments, frame);
  const first = labels.map(({ key }) => key);
  for (const label of labels) label.near = label.near.map(([x, y]) => [x + by, y + by]);
  place(labels, segments, frame);
  return labels.map(({ key }, k) => [first[k], key]);
}

const parameters = [
  { name: "a", read: (text) => (Number.isFinite(Number(text)) && text ? Number(text) : undefined) },
  { name: "words", read: (text) => (text.length < 9 ? text : undefined) },
];
export const stateIn = (hash) => readState(hash, "fig-some", parameters);
