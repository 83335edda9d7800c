/** Constraints g(x, y) = c: their points, and where along them a function is level. Nothing here draws. */

import { dot, size } from "../engine/vectors.js";
import { directionOf } from "./model.js";

const SAMPLES = 720; // of a closed curve, so that every whole degree is among them
const ROUNDS = 60;
const CORNER = 1e-6; // degrees, or of a unit
const EVEN = 1e-9; // of a height: rounding
const RIGHT = 90;

/** The corners of a diamond, from the right one counterclockwise. */
const corners = (c) => [[c, 0], [0, c], [-c, 0], [0, -c]];
const side = (s) => (Math.floor(s / RIGHT) + 4) % 4;
const between = (one, other) => {
  const way = other.map((part, axis) => part - one[axis]);
  return way.map((part) => part / size(way));
};
/** The quarter of the plane that a direction lies in: 0 to 3, and how far in it. */
const turned = ([x, y], quarter) => [[x, y], [y, -x], [-x, -y], [-y, x]][quarter];

/**
 * Of each constraint, for the coefficients (a, b) of a line:
 *
 * - text       g(x, y)
 * - gradient   of g at a place; of a corner, none
 * - place      where a number s leads for a value of c: degrees on a closed curve,
 *              on a line one of the two coordinates, number `axis`
 * - nearest    the s of the place next to a point, for a value of c
 * - ways       the two directions along it at s, toward larger s first
 */
export const CONSTRAINTS = {
  line: ([a, b]) => {
    // The coordinate that changes more along the line.
    const axis = Math.abs(b) >= Math.abs(a) ? 0 : 1;
    const [own, other] = axis ? [b, a] : [a, b];
    const pair = (s, rest) => axis ? [rest, s] : [s, rest];
    const along = pair(1, -own / other).map((part) => part / Math.hypot(1, own / other));
    return {
      closed: false, axis,
      gradient: () => [a, b],
      place: (s, c) => pair(s, (c - own * s) / other),
      nearest: (place, c) => place[axis] - (dot([a, b], place) - c) / dot([a, b], [a, b]) * own,
      ways: () => [along, along.map((part) => -part)],
    };
  },
  circle: () => ({
    closed: true, text: "x² + y²",
    gradient: ([x, y]) => [2 * x, 2 * y],
    place: (s, c) => directionOf(s).map((part) => Math.sqrt(c) * part),
    nearest: ([x, y]) => (Math.atan2(y, x) * 180 / Math.PI + 360) % 360,
    ways: (s) => [directionOf(s + RIGHT), directionOf(s - RIGHT)],
  }),
  diamond: () => ({
    closed: true, text: "|x| + |y|",
    gradient: ([x, y]) => Math.abs(x) < CORNER || Math.abs(y) < CORNER ? null : [Math.sign(x), Math.sign(y)],
    place: (s, c) => {
      const share = s / RIGHT - Math.floor(s / RIGHT);
      const all = corners(c);
      return all[side(s)].map((part, axis) => (1 - share) * part + share * all[(side(s) + 1) % 4][axis]);
    },
    nearest(place) {
      const quarter = [0, 1, 2, 3].find((k) => turned(place, k)[0] > 0 && turned(place, k)[1] >= 0) ?? 0;
      const [x, y] = turned(place, quarter).map(Math.abs);
      return RIGHT * (quarter + (x + y ? y / (x + y) : 0));
    },
    ways(s) {
      const all = corners(1);
      const [here, next, before] = [side(s), (side(s) + 1) % 4, (side(s) + 3) % 4];
      const atCorner = s % RIGHT < CORNER;
      return [between(all[here], all[next]), atCorner ? between(all[here], all[before]) : between(all[next], all[here])];
    },
  }),
};

/**
 * Where f is least, largest or level along a constraint: [{ s, value, kind }, …].
 *
 * `kind` is "low" or "high"; the ends of a line are not among them.
 * @param {[number, number]} ends  from where to where s goes
 */
export function turnings(f, { closed, place }, c, [low, high]) {
  const along = (s) => f(...place(s, c));
  const step = (high - low) / SAMPLES;
  const values = Array.from({ length: SAMPLES + 1 }, (_, k) => along(low + k * step));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (most - least <= EVEN * Math.max(Math.abs(least), Math.abs(most))) return [];
  if (closed) values[SAMPLES] = values[0];
  const found = [];
  for (let k = closed ? 0 : 1; k < SAMPLES; k++) {
    const [before, here, next] = [values[k ? k - 1 : SAMPLES - 1], values[k], values[k + 1]];
    const kind = here <= before && here < next ? "low" : here >= before && here > next ? "high" : "";
    if (!kind) continue;
    const sign = kind === "low" ? 1 : -1;
    const s = lowest((each) => sign * along(each), low + (k - 1) * step, low + (k + 1) * step);
    // The middle of a round valley cannot be told to the last digit.
    const whole = Math.round(s / step) * step;
    const exact = sign * along(whole) <= sign * along(s) + 1e-12 * Math.abs(along(s)) && Math.abs(whole - s) < 1e-3 * step ? whole : s;
    found.push({ s: closed ? (exact + high) % high : exact, value: along(exact), kind });
  }
  return found;
}

/** Where a function with one valley between two places is least. */
function lowest(f, low, high) {
  for (let round = 0; round < ROUNDS; round++) {
    const third = (high - low) / 3;
    if (f(low + third) <= f(high - third)) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}

/** f = a(x − p)² + 2b(x − p)(y − q) + d(y − q)², with its gradient. */
export function quadratic([[a, b], [, d]], [p, q]) {
  return {
    value: (x, y) => a * (x - p) ** 2 + 2 * b * (x - p) * (y - q) + d * (y - q) ** 2,
    gradient: (x, y) => [2 * (a * (x - p) + b * (y - q)), 2 * (b * (x - p) + d * (y - q))],
  };
}

/** The factor λ with ∇f = λ∇g where the two lie on one line. */
export const multiplier = (slope, normal) => dot(slope, normal) / dot(normal, normal);
