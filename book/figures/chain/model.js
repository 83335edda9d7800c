/** Shares that move from state to state, by matrices as lists of rows. Nothing here draws. */

export const LETTERS = [..."ABCDEFGH"];
export const MOST_STEPS = 60;

const SQUARINGS = 30; // the matrix to the power 2³⁰ has forgotten what fades
const ROUNDS = [1, 1, 2, 6, 12, 60, 60, 420, 840]; // steps in which each period up to 0, 1, … 8 goes round
const SAME = 1e-6;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const column = (matrix, j) => matrix.map((row) => row[j]);

/** Numbers divided by their sum; `otherwise` if that is 0. */
export const shares = (numbers, otherwise) => {
  const all = sum(numbers);
  return all > 0 ? numbers.map((number) => number / all) : otherwise;
};

/**
 * A matrix with each column divided by its sum. A column of zeros: all stays.
 * @param {(j: number) => number[]} [otherwise]  or what such a column becomes
 */
export function stochastic(matrix, otherwise = (j) => matrix.map((_, i) => Number(i === j))) {
  const columns = matrix[0].map((_, j) => shares(column(matrix, j), otherwise(j)));
  return matrix.map((_, i) => columns.map((each) => each[i]));
}

export const moved = (matrix, state) => matrix.map((row) => sum(row.map((entry, j) => entry * state[j])));

/** The start and the states after 1, 2, ... steps. */
export function walk(matrix, start, steps) {
  const path = [start];
  while (path.length <= steps) path.push(moved(matrix, path.at(-1)));
  return path;
}

/** The matrix of very many steps at once. */
function manySteps(matrix) {
  let power = matrix;
  for (let time = 0; time < SQUARINGS; time++) {
    const known = power;
    // Rounding would add up.
    power = stochastic(known.map((row) => row.map((_, j) => row.reduce((total, entry, k) => total + entry * known[k][j], 0))));
  }
  return power;
}

/** The mean of the states that go round in the end, and whether they differ. */
function goingRound(matrix, first) {
  const rounds = ROUNDS[first.length];
  const path = walk(matrix, first, rounds);
  return {
    mean: first.map((_, i) => sum(path.slice(1).map((state) => state[i])) / rounds),
    swings: path.some((state) => state.some((share, i) => Math.abs(share - first[i]) > SAME)),
  };
}

/** The equilibrium, null if there are several, and whether each start settles. */
export function equilibrium(matrix) {
  const power = manySteps(matrix);
  const ends = matrix.map((_, j) => goingRound(matrix, column(power, j)));
  const one = ends.every(({ mean }) => mean.every((share, i) => Math.abs(share - ends[0].mean[i]) < SAME));
  return { state: one ? ends[0].mean : null, settles: !ends.some(({ swings }) => swings) };
}

/** The matrix of readers who follow a link with the share `damping`, and else jump anywhere. */
export function surfing(links, pages, damping) {
  const matrix = Array.from({ length: pages }, (_, to) => Array.from({ length: pages }, (__, from) =>
    Number(links.includes(LETTERS[from] + LETTERS[to]))));
  const even = matrix.map(() => 1 / pages);
  return stochastic(matrix, () => even).map((row) => row.map((entry) => damping * entry + (1 - damping) / pages));
}

/** The PageRank of each page, from A on: readers begin evenly. */
export function ranks(links, pages, damping) {
  const matrix = surfing(links, pages, damping);
  const end = moved(manySteps(matrix), matrix.map(() => 1 / pages));
  return damping < 1 ? end : goingRound(matrix, end).mean;
}
