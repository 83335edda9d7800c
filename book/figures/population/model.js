/** People who have one property, two, or none. Nothing here draws. */

export const PEOPLE = 100;
const ROWS = 10;

// Where a test looks for something rare.
export const MANY = 1000;
export const MANY_ROWS = 25;

/**
 * How many have a property; of them, how many a test hits and misses; and how
 * many of the others it flags, in whole people.
 */
export function flagged({ base, sensitivity, false_alarms: rate }) {
  const all = Math.round(base * MANY);
  const hits = Math.round(all * sensitivity);
  return { all, hits, missed: all - hits, alarms: Math.round((MANY - all) * rate) };
}

/** The share of those flagged that have the property; not a number if none is flagged. */
export function posterior({ base, sensitivity, false_alarms: rate }) {
  const hits = base * sensitivity;
  return hits / (hits + (1 - base) * rate);
}

/** How few and how many can have both of two properties. */
export const bothBounds = (a, b) => [Math.max(0, a + b - PEOPLE), Math.min(a, b)];

/**
 * How many have one property at least, and from where to where in a line of
 * people with A alone, with both, with B alone, with none, those with A stand
 * and those with B.
 */
export function counted(a, b, both) {
  return {
    either: a + b - both,
    inA: [0, a], inB: [a - both, a + b - both],
    // In whole numbers, so that no rounding decides.
    independent: both * PEOPLE === a * b,
  };
}

/** Where a person of the line stands: column by column, from the top. */
export const placeOf = (person, rows = ROWS) =>
  [Math.floor(person / rows) + 0.5, rows - (person % rows) - 0.5];

/** The border around the people from one of the line to another, with corners. */
export function borderOf([first, end], rows = ROWS) {
  if (first >= end) return [];
  const [c, r] = [Math.floor(first / rows), first % rows];
  const [d, s] = [Math.floor(end / rows), end % rows];
  const turned = ([column, row]) => [column, rows - row];
  if (c === d || (d === c + 1 && s === 0)) {
    const low = s || rows;
    return [[c, r], [c + 1, r], [c + 1, low], [c, low]].map(turned);
  }
  return [[c, r], [c + 1, r], [c + 1, 0], ...(s ? [[d + 1, 0], [d + 1, s], [d, s]] : [[d, 0]]),
    [d, rows], [c, rows]].map(turned);
}
