/** Angles in a plane whose axes have one scale: arcs and right angles. */

import { size } from "./vectors.js";

const CORNER = 11; // pixels

const toward = (plane, [x, y], pixels) => {
  const long = size([x, y]);
  return [x, y].map((part) => (part * pixels) / (long * plane.unit.x));
};

/** The two sides that mark a right angle between two directions at a corner. */
export function rightAngle(plane, [x, y], first, second) {
  const [[a, b], [c, d]] = [first, second].map((direction) => toward(plane, direction, CORNER));
  return [[x + a, y + b], [x + a + c, y + b + d], [x + c, y + d]];
}

/** The turn from one direction to another, in radians: counterclockwise above 0. */
export const turnBetween = ([a, b], [c, d]) => Math.atan2(a * d - b * c, a * c + b * d);

/** An arc around the origin from one direction to another, the shorter way. */
export function arc(plane, first, second, pixels) {
  const start = Math.atan2(first[1], first[0]);
  const turn = turnBetween(first, second);
  const steps = Math.max(2, Math.ceil(Math.abs(turn) / 0.15));
  return Array.from({ length: steps + 1 }, (_, k) => {
    const angle = start + (turn * k) / steps;
    return toward(plane, [Math.cos(angle), Math.sin(angle)], pixels);
  });
}
