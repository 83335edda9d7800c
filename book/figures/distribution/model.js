/** Probabilities of counts. Nothing here draws. */

import { binomialProbabilities, evenNumbers } from "../engine/statistics.js";

export const MOST = 400; // the largest count that is shown

export const MOST_DRAWS = 2000;
export const LEVELS = [0.001, 0.999]; // where quantiles still are numbers to see

const ROOM = [10, 20, 50, 100, 200, MOST]; // counts that fit into the picture
const TOPS = [0.05, 0.1, 0.2, 0.3, 0.5, 1]; // and heights
const FAR = 4; // standard deviations that are shown

/** The probabilities of 0, 1, 2, ... events, of which there are mu on an average. */
export function poissonProbabilities(mu, most) {
  const found = [Math.exp(-mu)];
  for (let k = 1; k <= most; k++) found.push((found[k - 1] * mu) / k);
  return found;
}

/** The probabilities of 0, 1, 2, ... for the model that is meant. */
export const probabilities = ({ model, n, q, mu }) => model === "binomial"
  ? binomialProbabilities(n, q) : poissonProbabilities(mu, MOST);

/**
 * How the probability is shared out: on the one side of a limit, which it
 * belongs to, on the other side, and at the limit itself.
 */
export function split(chances, limit, side) {
  const sum = (list) => list.reduce((total, chance) => total + chance, 0);
  const cut = side === "right" ? limit : limit + 1;
  const [low, high] = [chances.slice(0, cut), chances.slice(cut)].map(sum);
  const [inside, rest] = side === "right" ? [high, low] : [low, high];
  return { inside, rest, at: chances[limit] ?? 0 };
}

/** How far the picture goes: it holds the bulk of the counts, and the limit. */
export function reach({ model, n, q, mu }, limit) {
  const [middle, spread] = model === "binomial" ? [n * q, Math.sqrt(n * q * (1 - q))] : [mu, Math.sqrt(mu)];
  return ROOM.find((room) => room >= Math.max(middle + FAR * spread, limit)) ?? MOST;
}

export const topFor = (chances) => TOPS.find((top) => top >= 1.1 * Math.max(...chances)) ?? 1;

/** What a probability is equal to in few digits; all 0 or all 9 would not be true. */
export function chanceText(chance, least = 1e-4) {
  if (chance > 1e-15 && chance < least) return `< ${least}`;
  if (chance < 1 - 1e-12 && chance > 1 - least) return `> ${1 - least}`;
  return `= ${Number(chance.toFixed(4))}`;
}

/** Even numbers of one seed with the places to which they go; made once, when asked for. */
export function drawing(quantile, seed) {
  const next = evenNumbers(seed);
  const made = [];
  return (count) => {
    while (made.length < count) {
      const u = next();
      made.push([quantile(u), u]);
    }
    return made.slice(0, count);
  };
}

/** How many places lie in each of so many equal parts of an axis: [[from, to, count], ...]. */
export function counted(places, [low, high], parts) {
  const wide = (high - low) / parts;
  const bars = Array.from({ length: parts }, (_, k) => [low + k * wide, low + (k + 1) * wide, 0]);
  for (const place of places) {
    const bar = bars[Math.floor((place - low) / wide)];
    if (bar) bar[2] += 1;
  }
  return bars;
}
