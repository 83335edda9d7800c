/** Gradient descent on a function of one variable. Nothing here draws. */

const FAR = 1e9;
const LOOK_AHEAD = 1000; // steps that nobody sees, to tell where they lead

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
