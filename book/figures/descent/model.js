/** Gradient descent on a function of one variable. Nothing here draws. */

const FAR = 1e9;
const LOOK_AHEAD = 1000; // steps that nobody sees, to tell where they lead

/** The functions with a name: value, slope, and how they are written. */
export const FUNCTIONS = {
  parabola: {
    value: (x) => x * x, slope: (x) => 2 * x, text: "x²",
  },
  "two-valleys": {
    value: (x) => x ** 4 / 4 - x * x + x / 4, slope: (x) => x ** 3 - 2 * x + 1 / 4,
    text: "x⁴/4 − x² + x/4",
  },
  ripples: {
    value: (x) => x * x / 10 + Math.sin(2 * x), slope: (x) => x / 5 + 2 * Math.cos(2 * x),
    text: "x²/10 + sin 2x",
  },
  bend: {
    value: (x) => Math.sqrt(1 + x * x), slope: (x) => x / Math.sqrt(1 + x * x),
    text: "√(1 + x²)",
  },
};

const POWERS = ["", "x", ...[..."²³⁴⁵⁶⁷⁸"].map((power) => `x${power}`)];
export const MOST_COEFFICIENTS = POWERS.length;

/** A function from its name, or from coefficients, the constant first. */
export function functionOf(given) {
  if (!Array.isArray(given)) return FUNCTIONS[given];
  const slopes = given.map((coefficient, power) => power * coefficient).slice(1);
  const value = (coefficients) => (x) =>
    coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
  const terms = given.map((coefficient, power) => ({ coefficient, power }))
    .filter(({ coefficient }) => coefficient !== 0).reverse();
  const text = terms.map(({ coefficient, power }, index) => {
    const size = Math.abs(coefficient);
    const sign = coefficient < 0 ? (index ? " − " : "−") : index ? " + " : "";
    return sign + (size === 1 && power ? "" : Number(size.toPrecision(6))) + POWERS[power];
  }).join("") || "0";
  return { value: value(given), slope: value(slopes), text };
}

/**
 * Where the steps x ← x − rate · slope(x) lead.
 * @returns {number[]}  the start and `steps` places, fewer if they run away
 */
export function descend({ slope }, start, rate, steps) {
  const path = [start];
  let x = start;
  for (let step = 0; step < steps && Math.abs(x) <= FAR; step++) {
    x -= rate * slope(x);
    path.push(x);
  }
  return path;
}

/**
 * What the steps do, in one word.
 *
 * - "rests"      the slope at the start is 0
 * - "diverges"   the steps turn back and grow, or leave all bounds later on
 * - "zig-zags"   lately they turn back; `arrived` says whether they get there
 * - "converges"  a fiftieth of the way is left, or less
 * - "crawls"     none of these: on the way, in small steps
 * @returns {{ word: string, arrived: boolean }}
 */
export function verdict(given, rate, path) {
  if (given.slope(path[0]) === 0) return { word: "rests", arrived: true };
  const { turns, grows } = lately(path);
  const later = descend(given, path.at(-1), rate, LOOK_AHEAD).at(-1);
  const away = path.map((x) => Math.abs(x - later));
  const arrived = away.at(-1) <= 0.02 * Math.max(...away) && path.length > 1 && rate > 0;
  if (turns && grows && !arrived || !(Math.abs(later) <= FAR)) {
    return { word: "diverges", arrived: false };
  }
  return { word: turns ? "zig-zags" : arrived ? "converges" : "crawls", arrived };
}

/** Whether the later half of the steps turns back, and whether all of it grows. */
function lately(path) {
  const steps = path.slice(1).map((x, index) => x - path[index]);
  // Once arrived, rounding alone moves the point to and fro.
  const moving = steps.filter((step) => Math.abs(step) > 1e-9 * Math.abs(steps[0]));
  const late = moving.slice(Math.max(0, Math.ceil(moving.length / 2) - 1));
  const ofNeighbors = (test) => late.slice(1).map((step, index) => test(step, late[index]));
  return {
    turns: ofNeighbors((step, before) => step * before < 0).includes(true),
    grows: late.length > 1 && !ofNeighbors((step, before) =>
      Math.abs(step) > Math.abs(before) * (1 + 1e-9)).includes(false),
  };
}
