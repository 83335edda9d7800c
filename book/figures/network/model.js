/** A network with two inputs, one hidden layer and one answer. Nothing here draws. */

import { evenNumbers, normalQuantile } from "../engine/statistics.js";

export const MOST_STEPS = 400;
export const MOST_UNITS = 8;

/** Activations, each with its slope from z and from the value. */
export const ACTIVATIONS = {
  tanh: { value: Math.tanh, slope: (z, a) => 1 - a * a },
  relu: { value: (z) => z > 0 ? z : 0, slope: (z) => z > 0 ? 1 : 0 },
  sigmoid: { value: (z) => 1 / (1 + Math.exp(-z)), slope: (z, a) => a * (1 - a) },
};

/** Where points of the two classes lie, from a class and two even numbers. */
export const CLOUDS = {
  moons: (kind, u) => {
    const [across, up] = [Math.cos(Math.PI * u), Math.sin(Math.PI * u)];
    return kind ? [1.5 * (0.5 - across), 1.5 * (0.25 - up)] : [1.5 * (across - 0.5), 1.5 * (up - 0.25)];
  },
  rings: (kind, u) => [Math.cos, Math.sin].map((f) => (kind ? 0.6 : 1.8) * f(2 * Math.PI * u)),
  corners: (kind, u, v) => {
    const side = v < 0.5 ? -1 : 1;
    return [1.2 * side + u - 0.5, 1.2 * (kind ? side : -side) + (v * 2) % 1 - 0.5];
  },
  clouds: (kind) => kind ? [1, 0.7] : [-1, -0.7],
};

/** Points [x, y, class] of both classes in turn. */
export function cloud(name, count, noise, seed) {
  const next = evenNumbers(seed);
  return Array.from({ length: count }, (_, k) => {
    const place = CLOUDS[name](k % 2, next(), next());
    return [...place.map((value) => value + noise * normalQuantile(next())), k % 2];
  });
}

/** A network before its first step: of each unit v, w and b, and how its value counts. */
export function initial(units, seed) {
  const next = evenNumbers(seed);
  const even = (reach) => reach * (2 * next() - 1);
  return { units: Array.from({ length: units }, () => [even(1.5), even(1.5), even(1), even(1)]), bias: 0 };
}

/** The score of a place: its sigmoid is the answer. */
export function scoreOf({ units, bias }, activation, x, y) {
  let score = bias;
  for (const [v, w, b, out] of units) score += out * activation.value(v * x + w * y + b);
  return score;
}

/** The network after a step of gradient descent on the mean log loss, and its loss before. */
export function trained({ units, bias }, activation, points, rate) {
  const slopes = units.map(() => [0, 0, 0, 0]);
  let [loss, biasSlope] = [0, 0];
  const values = units.map(() => [0, 0]);
  for (const [x, y, kind] of points) {
    let score = bias;
    for (let j = 0; j < units.length; j++) {
      const [v, w, b, out] = units[j];
      const z = v * x + w * y + b;
      const a = activation.value(z);
      values[j][0] = z;
      values[j][1] = a;
      score += out * a;
    }
    // log(1 + exp(score)), which must not overflow.
    loss += Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - kind * score;
    const miss = 1 / (1 + Math.exp(-score)) - kind;
    biasSlope += miss;
    for (let j = 0; j < units.length; j++) {
      const [z, a] = values[j];
      const back = miss * units[j][3] * activation.slope(z, a);
      const own = slopes[j];
      own[0] += back * x;
      own[1] += back * y;
      own[2] += back;
      own[3] += miss * a;
    }
  }
  const part = rate / points.length;
  return {
    loss: loss / points.length,
    network: {
      units: units.map((unit, j) => unit.map((value, k) => value - part * slopes[j][k])),
      bias: bias - part * biasSlope,
    },
  };
}
