/** Gradient descent on a function of two variables. Nothing here draws. */

const LOOK_AHEAD = 2000; // steps that nobody sees, to tell where they lead
const FAR = 1e6;

/**
 * Where the steps v ← momentum · v + ∇f, place ← place − rate · v lead.
 * @returns {number[][]}  the start and `steps` places, fewer if they run away
 */
export function descend(valley, start, how, steps) {
  const path = [start.slice()];
  walk(valley, start, how, steps, (x, y) => path.push([x, y]));
  return path;
}

/** Do the steps, and return the last place. */
function walk({ gradient }, [x, y], { rate, momentum }, steps, visit = () => {}) {
  let [vx, vy] = [0, 0];
  for (let step = 0; step < steps && x * x + y * y <= FAR * FAR; step++) {
    const [gx, gy] = gradient(x, y);
    vx = momentum * vx + gx;
    vy = momentum * vy + gy;
    x -= rate * vx;
    y -= rate * vy;
    visit(x, y);
  }
  return [x, y];
}

/**
 * What the steps do: "rests", "diverges", "zig-zags", "converges", "crawls".
 *
 * The words mean what they mean for one variable; a path turns back where two
 * steps enclose more than a right angle.
 * @returns {{ word: string, arrived: boolean }}
 */
export function verdict(valley, { rate, momentum }, path) {
  if (Math.hypot(...valley.gradient(...path[0])) === 0) return { word: "rests", arrived: true };
  const later = walk(valley, path[0], { rate, momentum }, path.length + LOOK_AHEAD);
  const away = path.map(([x, y]) => (x - later[0]) ** 2 + (y - later[1]) ** 2);
  const arrived = away.at(-1) <= 0.02 ** 2 * Math.max(...away) && path.length > 1 && rate > 0;
  const { turns, grows } = lately(path);
  if (turns && grows && !arrived || !(Math.hypot(...later) <= FAR)) {
    return { word: "diverges", arrived: false };
  }
  return { word: turns ? "zig-zags" : arrived ? "converges" : "crawls", arrived };
}

/** Whether the later half of the steps turns back, and whether all of it grows. */
function lately(path) {
  const steps = path.slice(1).map(([x, y], index) => [x - path[index][0], y - path[index][1]]);
  const size = ([x, y]) => x * x + y * y;
  // Once arrived, rounding alone moves the point to and fro.
  const moving = steps.filter((step) => size(step) > 1e-18 * size(steps[0]));
  const late = moving.slice(Math.max(0, Math.ceil(moving.length / 2) - 1));
  const ofNeighbors = (test) => late.slice(1).map((step, index) => test(step, late[index]));
  return {
    turns: ofNeighbors(([x, y], [u, v]) => x * u + y * v < 0).includes(true),
    grows: late.length > 1 && !ofNeighbors((step, before) =>
      size(step) > size(before) * (1 + 1e-9)).includes(false),
  };
}
