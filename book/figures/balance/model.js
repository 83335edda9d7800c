/** One number for several: losses of a guess, weights around a pivot. Nothing here draws. */

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

/** Which part of all the weight each one is; null if there is none. */
export function shares(weights) {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return all > 0 ? weights.map((weight) => weight / all) : null;
}

/** Where weights balance: the expectation of a random variable with these shares. */
export const expectation = (places, parts) => places.reduce((sum, place, k) => sum + parts[k] * place, 0);

/** How strongly the weights turn to the left and to the right of a pivot, and their mean squared distance from it. */
export function around(places, parts, pivot) {
  const found = { left: 0, right: 0, squared: 0 };
  places.forEach((place, k) => {
    const arm = place - pivot;
    found[arm < 0 ? "left" : "right"] += parts[k] * Math.abs(arm);
    found.squared += parts[k] * arm * arm;
  });
  return found;
}
