/** Losses of one guess for several points. Nothing here draws. */

export const mean = (points) => points.reduce((sum, point) => sum + point, 0) / points.length;

/** The two middle points; twice the same one if their number is odd. */
export function middle(points) {
  const sorted = [...points].sort((a, b) => a - b);
  return [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
}

export const median = (points) => mean(middle(points));

export const squaredLoss = (points, guess) => mean(points.map((point) => (point - guess) ** 2));
export const absoluteLoss = (points, guess) => mean(points.map((point) => Math.abs(point - guess)));

/** How high each place stands on others that are nearer than `apart`. */
export function levels(places, apart) {
  const found = [];
  places.forEach((place, k) => {
    const near = found.filter((_, other) => Math.abs(places[other] - place) < apart);
    found[k] = places.findIndex((_, level) => !near.includes(level));
  });
  return found;
}
