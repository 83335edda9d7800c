/** Landscapes with their gradients, and slopes in a direction. Nothing here draws. */

// The strengths and places of two routers, as in `mlmath.datasets.wifi_signal`.
const ROUTERS = [[2, 3, 400], [9, 4, 300]];
const CLOSEST = 4;

const sumOver = (part) => (x, y) => ROUTERS.reduce((sum, [left, up, strength]) =>
  sum + part(x - left, y - up, strength, CLOSEST + (x - left) ** 2 + (y - up) ** 2), 0);

/** value(x, y) and gradient(x, y) of a landscape, by its name. */
export const LANDSCAPES = {
  tilted: {
    text: "2x + y",
    value: (x, y) => 2 * x + y,
    gradient: () => [2, 1],
  },
  bowl: {
    text: "x² + 4y²",
    value: (x, y) => x * x + 4 * y * y,
    gradient: (x, y) => [2 * x, 8 * y],
  },
  saddle: {
    text: "x² − y²",
    value: (x, y) => x * x - y * y,
    gradient: (x, y) => [2 * x, -2 * y],
  },
  product: {
    text: "xy",
    value: (x, y) => x * y,
    gradient: (x, y) => [y, x],
  },
  wifi: {
    text: "400/(4 + (x − 2)² + (y − 3)²) + 300/(4 + (x − 9)² + (y − 4)²)",
    value: sumOver((dx, dy, strength, distance) => strength / distance),
    gradient: (x, y) => [
      sumOver((dx, dy, strength, distance) => (-2 * strength * dx) / distance ** 2)(x, y),
      sumOver((dx, dy, strength, distance) => (-2 * strength * dy) / distance ** 2)(x, y)],
  },
};

const RADIANS = Math.PI / 180;

/** The direction of so many degrees, of length 1. */
export const directionOf = (degrees) => [Math.cos(degrees * RADIANS), Math.sin(degrees * RADIANS)];

/** The degrees of a direction, from 0 up to 360; null of none. */
export function degreesOf([x, y]) {
  if (x === 0 && y === 0) return null;
  return (Math.atan2(y, x) / RADIANS + 360) % 360;
}

/** The slope in a direction: the gradient's part in it. */
export function slopeToward([a, b], degrees) {
  const [x, y] = directionOf(degrees);
  return a * x + b * y;
}

/** How far apart two directions are, from 0 to 180 degrees. */
export function between(first, second) {
  const turn = Math.abs(first - second) % 360;
  return Math.min(turn, 360 - turn);
}
