/**
 * Taylor polynomials: the coefficients of a function around a place. Nothing here
 * draws.
 *
 * They come from rules for sums of powers, as derivatives of a high order would not.
 */

import { FUNCTIONS, functionOf } from "../engine/functions.js";

export const MOST_ORDER = 12;

const count = (order, of) => Array.from({ length: order + 1 }, (_, k) => of(k));

/** c₀, c₁, … of a function that is e to the power of x, around a. */
function ofExponential(a, order) {
  const found = [Math.exp(a)];
  for (let k = 1; k <= order; k++) found.push(found[k - 1] / k);
  return found;
}

/** Of a sine that runs ahead by a part of a turn. */
function ofSine(angle, order) {
  let share = 1;
  const turns = [Math.sin(angle), Math.cos(angle), -Math.sin(angle), -Math.cos(angle)];
  return count(order, (k) => {
    if (k) share /= k;
    return turns[k % 4] * share;
  });
}

/** Of the root of c₀ + c₁t + c₂t²: its square has these coefficients. */
function ofRoot(inside, order) {
  const found = [Math.sqrt(inside[0])];
  for (let k = 1; k <= order; k++) {
    let rest = inside[k] ?? 0;
    for (let i = 1; i < k; i++) rest -= found[i] * found[k - i];
    found.push(rest / (2 * found[0]));
  }
  return found;
}

/** Of a sigmoid: its slope is s(1 − s). */
function ofSigmoid(a, order) {
  const found = [FUNCTIONS.sigmoid.value(a)];
  for (let k = 0; k < order; k++) {
    let slope = found[k];
    for (let i = 0; i <= k; i++) slope -= found[i] * found[k - i];
    found.push(slope / (k + 1));
  }
  return found;
}

/** Of a polynomial, whose coefficients are known around 0. */
function ofPolynomial(given, a, order) {
  const found = [...given];
  for (let from = 0; from < given.length - 1; from++) {
    for (let k = given.length - 2; k >= from; k--) found[k] += a * found[k + 1];
  }
  return count(order, (k) => found[k] ?? 0);
}

/**
 * Functions with all derivatives: their coefficients around a, and how far from a
 * more and more of them come close to the function.
 */
const SERIES = {
  exponential: [ofExponential, () => Infinity],
  sine: [ofSine, () => Infinity],
  cosine: [(a, order) => ofSine(a + Math.PI / 2, order), () => Infinity],
  logarithm: [(a, order) => count(order, (k) => k ? (-1) ** (k - 1) / (k * a ** k) : Math.log(a)), Math.abs],
  reciprocal: [(a, order) => count(order, (k) => (-1) ** k / a ** (k + 1)), Math.abs],
  root: [(a, order) => ofRoot([a, 1], order), Math.abs],
  bend: [(a, order) => ofRoot([1 + a * a, 2 * a, 1], order), (a) => Math.hypot(1, a)],
  sigmoid: [ofSigmoid, (a) => Math.hypot(Math.PI, a)],
};

/** The names of these functions. */
export const SMOOTH = Object.keys(SERIES);

/** The coefficients c₀, c₁, … of c₀ + c₁(x − a) + c₂(x − a)² + …, up to an order. */
export const coefficients = (given, a, order = MOST_ORDER) =>
  Array.isArray(given) ? ofPolynomial(given, a, order) : SERIES[given][0](a, order);

/** How far from a the series comes close to the function. */
export const radius = (given, a) => Array.isArray(given) ? Infinity : SERIES[given][1](a);

/** Whether all derivatives are there at a, as numbers to see. */
export const isSmooth = (given, a) => Number.isFinite(functionOf(given).slope(a))
  && coefficients(given, a).every((each) => Math.abs(each) < 1e9);

/** The polynomial of an order, from coefficients around a. */
export const polynomial = (found, a, order) => (x) => {
  let sum = 0;
  for (let k = order; k >= 0; k--) sum = sum * (x - a) + found[k];
  return sum;
};
