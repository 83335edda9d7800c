/** People who have one property, two, or none. Nothing here draws. */

export const PEOPLE = 100;
const ROWS = 10;

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
export const placeOf = (person) =>
  [Math.floor(person / ROWS) + 0.5, ROWS - (person % ROWS) - 0.5];

/** The border around the people from one of the line to another, with corners. */
export function borderOf([first, end]) {
  if (first >= end) return [];
  const [c, r] = [Math.floor(first / ROWS), first % ROWS];
  const [d, s] = [Math.floor(end / ROWS), end % ROWS];
  if (c === d || (d === c + 1 && s === 0)) {
    const low = s || ROWS;
    return [[c, r], [c + 1, r], [c + 1, low], [c, low]].map(turned);
  }
  return [[c, r], [c + 1, r], [c + 1, 0], ...(s ? [[d + 1, 0], [d + 1, s], [d, s]] : [[d, 0]]),
    [d, ROWS], [c, ROWS]].map(turned);
}

const turned = ([column, row]) => [column, ROWS - row];
