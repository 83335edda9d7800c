/** Repeated draws and their share of successes. Nothing here draws a picture. */

import { evenNumbers } from "../engine/statistics.js";

export const MOST = 5000;

/** Even numbers of one seed, made when they are asked for, and kept. */
export class Draws {
  constructor(seed) {
    this.seed = seed;
    this.next = evenNumbers(seed);
    this.made = [];
  }

  /**
   * Which of the first draws succeed: an even number below q is a success.
   * @returns {number[]}  how many there are after 0, 1, ..., count draws
   */
  successes(q, count) {
    while (this.made.length < count) this.made.push(this.next());
    const found = [0];
    for (let k = 0; k < count; k++) found.push(found[k] + (this.made[k] < q));
    return found;
  }
}

/**
 * Where the last `length` misses in a row end, or 0 if there are none.
 * @param {number[]} successes  after 0, 1, ... draws
 */
export function lastRun(successes, length) {
  for (let end = successes.length - 1; end >= length; end--) {
    if (successes[end] === successes[end - length]) return end;
  }
  return 0;
}

/** Where the first such run after a number of draws ends, or 0: none overlaps them. */
export function nextRun(successes, length, after) {
  for (let end = after + length; end < successes.length; end++) {
    if (successes[end] === successes[end - length]) return end;
  }
  return 0;
}

/** After how many draws which share has succeeded; of many, some. */
export function shares(successes, most) {
  const count = successes.length - 1;
  const stride = Math.max(1, Math.ceil(count / most));
  const points = [];
  for (let n = 1; n <= count; n++) {
    // The first draws jump far: none of them is left out.
    if (n <= 60 || n % stride === 0 || n === count) points.push([n, successes[n] / n]);
  }
  return points;
}
