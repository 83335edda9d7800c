/** How sure a fitted line is: of its slope, of itself, of a new point. Nothing here draws. */

import { studentQuantile } from "../engine/beta.js";
import { averages } from "./model.js";

/**
 * The line of the least squares with its standard errors.
 * @returns {{ slope, intercept, s, slopeError, at(x), errors(x) }}  s estimates
 *   the deviation of a point from the line; `errors` are the standard errors at
 *   x, of the line and of a new point's distance from it
 */
export function fitted(points) {
  const n = points.length;
  const middle = averages(points);
  // About the middle, so that no digits cancel.
  const { xx, xy, yy } = averages(points.map(([x, y]) => [x - middle.x, y - middle.y]));
  const slope = xy / xx;
  const s = Math.sqrt(Math.max(0, yy - slope * xy) * n / (n - 2));
  return {
    n, slope, intercept: middle.y - slope * middle.x, s, slopeError: s / Math.sqrt(n * xx),
    at: (x) => middle.y + slope * (x - middle.x),
    errors: (x) => [0, 1].map((own) => s * Math.sqrt(own + (1 + (x - middle.x) ** 2 / xx) / n)),
  };
}

/** How many standard errors an interval reaches to each side, after a line through n points. */
export const reachOf = (level, n) => studentQuantile((1 + level) / 2, n - 2);

/** How many of some points lie at most so far from the line: `which` of its errors, times `reach`. */
export const within = (points, line, which, reach) => points.filter(([x, y]) =>
  Math.abs(y - line.at(x)) <= reach * line.errors(x)[which]).length;
