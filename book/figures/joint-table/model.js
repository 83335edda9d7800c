/** Joint tables, their margins and conditions. Nothing here draws. */

export const MOST_ROWS = 5;
export const MOST_COLUMNS = 4;
const DUST = 1e-9;

const total = (values) => values.reduce((sum, value) => sum + value, 0);

/** The sums of the rows and of the columns. */
export const sums = (table) => [table.map(total), table[0].map((_, c) => total(table.map((row) => row[c])))];

/** The table divided by the sum of all its numbers. */
export function probabilities(table) {
  const all = total(table.flat());
  return table.map((row) => row.map((value) => value / all));
}

/** The table of independent variables with the same margins. */
export function independent(table) {
  const [rows, columns] = sums(table);
  return rows.map((row) => columns.map((column) => row * column));
}

/** With this share of the dependence; the margins are those of the table. */
export function weakened(table, share) {
  const without = independent(table);
  return table.map((row, r) => row.map((value, c) => share * value + (1 - share) * without[r][c]));
}

/**
 * What is known.
 * @returns {{ side: 0|1, place: number }|null}  0 for a row; counted from 0
 */
export function condition(given) {
  if (given === "none") return null;
  const [name, number] = given.split(" ");
  return { side: name === "row" ? 0 : 1, place: Number(number) - 1 };
}

/** The joint numbers of a row or a column, and the same divided by their sum. */
export function conditional(table, { side, place }) {
  const joint = side === 0 ? table[place] : table.map((row) => row[place]);
  const all = total(joint);
  return { joint, all, shares: joint.map((value) => value / all) };
}

/** Whether every number is the product of its margins. */
export function isIndependent(table) {
  const without = independent(table);
  return table.every((row, r) => row.every((value, c) => Math.abs(value - without[r][c]) < DUST));
}
