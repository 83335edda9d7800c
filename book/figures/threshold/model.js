/** Scores of two classes and a threshold between them. Nothing here draws. */

export const MOST = 200;

/** How many of each class have at least this score, and how many have less. */
export function counted(positives, negatives, threshold) {
  const flagged = (scores) => scores.filter((score) => score >= threshold).length;
  const [hits, alarms] = [flagged(positives), flagged(negatives)];
  return { hits, misses: positives.length - hits, alarms, right: negatives.length - alarms };
}

/** What a table of counts says; NaN is a share of nothing. */
export function rates({ hits, misses, alarms, right }) {
  return {
    recall: hits / (hits + misses), alarmRate: alarms / (alarms + right),
    precision: hits / (hits + alarms), accuracy: (hits + right) / (hits + misses + alarms + right),
  };
}

/** Distinct scores, upward. */
export const places = (positives, negatives) =>
  [...new Set([...positives, ...negatives])].sort((a, b) => a - b);

/** Counts for thresholds at each distinct score, and above them all. */
export const steps = (positives, negatives) => [...places(positives, negatives), Infinity]
  .map((threshold) => counted(positives, negatives, threshold));

/** The corners of the ROC curve, from (0, 0) to (1, 1), and the area below it. */
export function roc(positives, negatives) {
  const points = steps(positives, negatives).reverse().map(rates).map(({ alarmRate, recall }) => [alarmRate, recall]);
  const area = points.slice(1).reduce((sum, [x, y], k) => sum + (x - points[k][0]) * (y + points[k][1]) / 2, 0);
  return { points, area };
}

/** What the errors cost, if a false alarm costs 1. */
export const costOf = ({ misses, alarms }, missCost) => missCost * misses + alarms;

const DUST = 1e-9;

/**
 * The cost as a function of the threshold, which jumps behind each score.
 * @param counts  what `steps` returns, if it is there already
 * @returns {{ pieces: [number, number, number][], least: number, best: object[] }}
 *   pieces are [from, to, cost]: above `from`, up to `to`; `best` are the cheapest
 *   of them, neighbors joined
 */
export function costs(positives, negatives, missCost, [low, high], counts = steps(positives, negatives)) {
  const edges = places(positives, negatives);
  const pieces = counts.map((each, k) =>
    [k ? edges[k - 1] : low, edges[k] ?? high, costOf(each, missCost)]).filter(([from, to], k) => to > from || k === 0);
  const least = Math.min(...pieces.map(([, , cost]) => cost));
  const best = [];
  for (const [from, to, cost] of pieces) {
    if (cost > least + DUST) continue;
    if (best.length && best.at(-1)[1] === from) best.at(-1)[1] = to;
    else best.push([from, to]);
  }
  return { pieces, least, best };
}

/** Bins of one width over the axis: how many of the scores lie in each. */
export function bins(scores, [low, high], count) {
  const wide = (high - low) / count;
  const found = new Array(count).fill(0);
  for (const score of scores) found[Math.min(count - 1, Math.floor((score - low) / wide + DUST))] += 1;
  return found.map((many, k) => [low + k * wide, low + (k + 1) * wide, many]);
}
