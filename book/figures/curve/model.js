/** Slopes of curves: secants, tangents, places where they are level. Nothing here draws. */

const TINY = 1e-9; // beside a corner
const SAMPLES = 400;
const FAR = 1e6; // where no axis reaches
const ENOUGH = 0.3; // of an axis

/** What the four numbers of a stretched graph may be, and a base. */
export const STRETCHES = {
  a: { number: [-5, 5] }, b: { number: [-5, 5] }, c: { number: [-10, 10] }, d: { number: [-10, 10] } };
export const BASES = { number: [0.2, 5] };

/** How many of Newton's steps are drawn. */
export const HOPS = { whole: [0, 20] };

/** (f(x + h) − f(x)) / h, NaN if h is 0. */
export const quotient = ({ value }, x, h) => h === 0 ? NaN : (value(x + h) - value(x)) / h;

/**
 * What the curve does at x.
 *
 * - "undefined"  there is no point of the curve
 * - "tangent"    with its `slope`
 * - "vertical"   a tangent without a slope
 * - "corner"     with the slopes on its two sides, `left` and `right`
 */
export function tangentAt({ value, slope }, x) {
  const found = slope(x);
  if (Number.isNaN(value(x))) return { kind: "undefined" };
  if (Number.isFinite(found)) return { kind: "tangent", slope: found };
  return Number.isNaN(found) ? { kind: "corner", left: slope(x - TINY), right: slope(x + TINY) }
    : { kind: "vertical" };
}

const places = (low, high) => Array.from({ length: SAMPLES + 1 }, (_, k) => low + (high - low) * k / SAMPLES);

/** Whether a function has a value at x that an axis can show. */
export const isDefined = ({ value }, x) => Math.abs(value(x)) <= FAR;

/** Whether it has one on a good part of an axis. */
export const isSeen = (f, [low, high]) =>
  places(low, high).filter((x) => isDefined(f, x)).length > ENOUGH * SAMPLES;

/** From the least to the largest value between two places, with some room. */
export function rangeOf(f, [low, high]) {
  const values = places(low, high).map(f).filter((value) => Math.abs(value) <= FAR);
  const [least, most] = values.length ? [Math.min(...values), Math.max(...values)] : [-1, 1];
  const room = 0.1 * (most - least) || Math.max(1, Math.abs(least));
  return [least - room, most + room];
}

/** Single places from one to another at which a slope is 0. */
export function levelPlaces(slope, [low, high]) {
  const xs = places(low, high);
  const steep = (x) => Math.abs(slope(x));
  const sizes = xs.map(steep);
  const limit = 1e-6 * Math.max(...sizes.filter(Number.isFinite));
  const found = [];
  if (sizes[0] <= limit && sizes[1] > limit) found.push(low);
  for (let k = 1; k < SAMPLES; k++) {
    if (!(sizes[k - 1] > 0 && sizes[k] <= sizes[k - 1] && sizes[k] < sizes[k + 1])) continue;
    const x = lowest(steep, xs[k - 1], xs[k + 1]);
    if (steep(x) <= limit) found.push(Math.abs(x) < TINY * (high - low) ? 0 : x);
  }
  if (sizes[SAMPLES] <= limit && sizes[SAMPLES - 1] > limit) found.push(high);
  return found;
}

/** Where a function with one valley between two places is least. */
function lowest(f, low, high) {
  for (let round = 0; round < 80; round++) {
    const third = (high - low) / 3;
    if (f(low + third) <= f(high - third)) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}

/** The function a f(bx + c) + d, with the places where its graph breaks. */
export function stretched({ value, breaks }, { a, b, c, d }) {
  return {
    value: (x) => a * value(b * x + c) + d,
    breaks: b === 0 ? [] : breaks.map((place) => (place - c) / b),
    /** Where a point of the first graph goes; null if none does. */
    image: ([x, y]) => b === 0 ? null : [(x - c) / b, a * y + d],
  };
}

const AHEAD = 200; // steps that nobody sees, to tell where they lead
const CYCLE = 6; // places at most, of a circle that is told

/**
 * Where tangents cross the axis, one after the other.
 * @returns {number[]}  the start and `steps` places, fewer if f has no tangent
 *   or no value there
 */
export function hops({ value, slope }, start, steps) {
  const path = [start];
  while (path.length <= steps) {
    const x = path.at(-1);
    const next = value(x) === 0 ? x : x - value(x) / slope(x);
    if (!Number.isFinite(next)) break;
    path.push(next);
  }
  return path;
}

/**
 * Where Newton's steps lead: { kind: "root", at }, or to "level" (a tangent that
 * meets the axis nowhere), "left" (no value there), "away", "cycle" with its
 * `length`, or "wanders".
 */
export function destination(f, start) {
  const path = hops(f, start, AHEAD);
  const last = path.at(-1);
  if (path.length <= AHEAD) return { kind: Number.isFinite(f.value(last)) ? "level" : "left" };
  const moves = path.slice(1).map((place, k) => place - path[k]);
  const still = (move) => Math.abs(move) <= TINY * Math.max(1, Math.abs(last));
  if (still(moves.at(-1))) return { kind: "root", at: Math.abs(last) < TINY ? 0 : last };
  const late = moves.slice(-CYCLE);
  const onward = late.every((move, k) => k === 0 || move * late[k - 1] > 0 && Math.abs(move) >= Math.abs(late[k - 1]) * (1 - TINY));
  if (onward || Math.abs(last) > FAR) return { kind: "away" };
  for (let length = 2; length <= CYCLE; length++) {
    if (still(last - path.at(-1 - length))) return { kind: "cycle", length };
  }
  return { kind: "wanders" };
}

/**
 * The starts that lead to each root: [{ root, pieces: [[from, to], ...] }, ...],
 * from left to right.
 */
export function basins(f, [low, high], count) {
  const wide = (high - low) / count;
  const found = [];
  let before;
  for (let k = 0; k < count; k++) {
    const from = low + k * wide;
    const { at } = destination(f, from + wide / 2);
    let basin;
    if (at !== undefined) {
      basin = found.find(({ root }) => Math.abs(root - at) <= 1e-6 * Math.max(1, Math.abs(at)));
      if (!basin) found.push(basin = { root: at, pieces: [] });
      if (basin === before) basin.pieces.at(-1)[1] = from + wide;
      else basin.pieces.push([from, from + wide]);
    }
    before = basin;
  }
  return found.sort((one, other) => one.root - other.root);
}
