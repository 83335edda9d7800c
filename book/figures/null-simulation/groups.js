/** Two groups whose labels are shuffled. Nothing here draws. */

const MOST_ARRANGEMENTS = 50000;
const PLACES = 1e6; // finer differences of values do not count

/** The values of both groups in a row, those of the first one moved by `shift`. */
export function pooled({ groups }, shift = 0) {
  const [first, second] = Object.values(groups);
  return { values: [...first.map((value) => value + shift), ...second], n: first.length };
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean of the first n values minus mean of the others. */
export const difference = ({ values, n }) => mean(values.slice(0, n)) - mean(values.slice(n));

/** The greatest number of which all differences of values are multiples. */
export function stepOf(values) {
  const divisor = (a, b) => b ? divisor(b, a % b) : a;
  return values.reduce((step, value) =>
    divisor(step, Math.abs(Math.round((value - values[0]) * PLACES))), 0) / PLACES;
}

/**
 * A machine that shuffles the labels; see Draws in model.js.
 * @returns {{ order: number[] }}  first those that have the first label now
 */
export function shuffler({ values, n }) {
  const many = values.length;
  const total = values.reduce((sum, value) => sum + value, 0);
  const middle = total / many;
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (many - 1);
  const order = values.map((_, k) => k);
  return {
    center: 0, order,
    error: Math.sqrt(variance * many / (n * (many - n))),
    step: stepOf(values) * many / (n * (many - n)),
    begin() { order.sort((a, b) => a - b); },
    /** Deal the first label to n values by lot; all arrangements are as likely. */
    result(next) {
      let sum = 0;
      for (let k = 0; k < n; k++) {
        const other = k + Math.floor(next() * (many - k));
        [order[k], order[other]] = [order[other], order[k]];
        sum += values[order[k]];
      }
      return sum / n - (total - sum) / (many - n);
    },
  };
}

/** In how many ways n of many can have the first label. */
export function arrangements(many, n) {
  let ways = 1;
  for (let k = 1; k <= n; k++) ways = ways * (many - n + k) / k;
  return Math.round(ways);
}

/** Whether all arrangements can be gone through while a reader waits. */
export const countable = ({ values, n }) => arrangements(values.length, n) <= MOST_ARRANGEMENTS;

/** The share of all arrangements that are extreme. */
export function shareOfAll({ values, n }, extreme) {
  const many = values.length;
  const total = values.reduce((sum, value) => sum + value, 0);
  let found = 0;
  const deal = (from, left, sum) => {
    if (!left) {
      if (extreme(sum / n - (total - sum) / (many - n))) found++;
      return;
    }
    for (let k = from; k <= many - left; k++) deal(k + 1, left - 1, sum + values[k]);
  };
  deal(0, n, 0);
  return found / arrangements(many, n);
}

/**
 * Dots in rows, none over another one of its row.
 * @param {number[]} values
 * @param {number} wide  of a dot
 * @returns {number[]}  how many rows from the base each dot lies
 */
export function rowsOf(values, wide) {
  const ends = [];
  const rows = new Array(values.length);
  for (const k of values.map((_, index) => index).sort((a, b) => values[a] - values[b])) {
    const free = ends.findIndex((end) => values[k] - end >= wide);
    rows[k] = free < 0 ? ends.length : free;
    ends[rows[k]] = values[k];
  }
  return rows;
}
