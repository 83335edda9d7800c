/**
 * Exact numbers and row operations on an augmented matrix. Nothing here draws.
 *
 * A number is { top, bottom }: two BigInts without a common factor, the bottom
 * positive. A matrix is an array of rows; its last column holds the constants.
 * Rows count from 0 here and from 1 wherever a reader sees them.
 */

const LONGEST = 999_999n; // a number with more digits is no help to anybody
export const MOST_STEPS = 40;
export const LARGEST = 999n; // of an author's numbers, above and below the line

const gcd = (a, b) => {
  while (b) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
};

export function fraction(top, bottom = 1n) {
  const shared = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { top: top / shared, bottom: bottom / shared };
}

const ZERO = fraction(0n);
const ONE = fraction(1n);
const plus = (a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
const times = (a, b) => fraction(a.top * b.top, a.bottom * b.bottom);
const over = (a, b) => fraction(a.top * b.bottom, a.bottom * b.top);
const minus = (a) => fraction(-a.top, a.bottom);
const same = (a, b) => a.top === b.top && a.bottom === b.bottom;
const isZero = (a) => a.top === 0n;
export const toNumber = ({ top, bottom }) => Number(top) / Number(bottom);

/** "3", "-1/2", "0.25" as a number; undefined for anything else. */
export function parse(text) {
  const match = /^\s*([-−+]?)\s*(\d{1,6})(?:\.(\d{1,6})|\s*\/\s*(\d{1,6}))?\s*$/.exec(text);
  if (!match || match[4] && !Number(match[4])) return undefined;
  const [, sign, whole, decimals = "", bottom = 10n ** BigInt(decimals.length)] = match;
  const size = fraction(BigInt(whole + decimals), BigInt(bottom));
  return sign && sign !== "+" ? minus(size) : size;
}

/** "−1/2", for readers. */
export const written = ({ top, bottom }) =>
  `${top}${bottom === 1n ? "" : `/${bottom}`}`.replace("-", "−");

/** The matrix after a step; the old one stays as it is. */
export function apply(matrix, step) {
  const result = [...matrix];
  if (step.kind === "swap") {
    [result[step.first], result[step.second]] = [matrix[step.second], matrix[step.first]];
  } else if (step.kind === "scale") {
    result[step.row] = matrix[step.row].map((entry) => times(step.factor, entry));
  } else {
    result[step.target] = matrix[step.target].map(
      (entry, column) => plus(entry, times(step.factor, matrix[step.source][column])));
  }
  return result;
}

/** Why a step is not allowed, for the reader; "" if it is. */
export function refusal(matrix, step) {
  if (step.kind === "swap" && step.first === step.second) {
    return "Choose two different rows to swap.";
  }
  if (step.kind === "scale" && isZero(step.factor)) {
    return "A row times 0 forgets its equation, and nothing brings it back: choose another number than 0.";
  }
  if (step.kind === "add" && step.target === step.source) {
    return "Add a multiple of another row: a row minus itself would forget its equation.";
  }
  const long = apply(matrix, step).flat().some(({ top, bottom }) =>
    top > LONGEST || -top > LONGEST || bottom > LONGEST);
  return long ? "The numbers would get more than six digits: choose another step." : "";
}

const below = (row) => "₀₁₂₃₄₅₆₇₈₉"[row + 1];

/** "R₂ ← R₂ − 3R₁" */
export function describe(step) {
  const times = (factor) => same(factor, ONE) ? "" : same(factor, minus(ONE)) ? "−"
    : factor.bottom === 1n ? written(factor) : `(${written(factor)})`;
  if (step.kind === "swap") return `R${below(step.first)} ↔ R${below(step.second)}`;
  if (step.kind === "scale") {
    return `R${below(step.row)} ← ${times(step.factor)}R${below(step.row)}`;
  }
  const negative = step.factor.top < 0n;
  const size = times(negative ? minus(step.factor) : step.factor);
  const target = `R${below(step.target)}`;
  return `${target} ← ${target} ${negative ? "−" : "+"} ${size}R${below(step.source)}`;
}

/** The column of the first entry that is not 0, among the coefficients. */
const leading = (row) => row.slice(0, -1).findIndex((entry) => !isZero(entry));

/**
 * Which entries are pivots already, and how far the matrix has come.
 *
 * A leading entry is a pivot when no row below it reaches as far to the left
 * and when every row above it has its pivot.
 * @returns {{ pivots: number[][], name: "none"|"echelon"|"reduced" }}
 */
export function form(matrix) {
  const columns = matrix.map(leading).map((column) => column < 0 ? Infinity : column);
  const pivots = [];
  for (const [row, column] of columns.entries()) {
    if (column === Infinity || columns.slice(row + 1).some((other) => other <= column)) break;
    pivots.push([row, column]);
  }
  const filled = columns.filter((column) => column < Infinity).length;
  const echelon = pivots.length === filled;
  const reduced = echelon && pivots.every(([row, column]) =>
    matrix.every((entries, other) => same(entries[column], other === row ? ONE : ZERO)));
  return { pivots, name: reduced ? "reduced" : echelon ? "echelon" : "none" };
}

/** Eliminate all the way: { matrix, pivots, determinant of the square part }. */
function reduce(matrix) {
  let rows = matrix;
  let determinant = ONE;
  const pivots = [];
  const width = matrix[0].length - 1;
  for (let column = 0; column < width && pivots.length < rows.length; column++) {
    const row = pivots.length;
    const found = rows.findIndex((entries, index) => index >= row && !isZero(entries[column]));
    if (found < 0) continue;
    if (found > row) {
      rows = apply(rows, { kind: "swap", first: row, second: found });
      determinant = minus(determinant);
    }
    const pivot = rows[row][column];
    determinant = times(determinant, pivot);
    rows = apply(rows, { kind: "scale", row, factor: over(ONE, pivot) });
    for (let other = 0; other < rows.length; other++) {
      if (other === row) continue;
      rows = apply(rows, { kind: "add", target: other, source: row, factor: minus(rows[other][column]) });
    }
    pivots.push([row, column]);
  }
  return { rows, pivots, determinant: pivots.length === width ? determinant : ZERO };
}

/**
 * What the system has for solutions.
 * @returns {{ kind: "unique"|"none"|"infinitely many", point: number[]|null,
 *   determinant: object|null }}  the determinant only of as many equations as
 *   unknowns
 */
export function solutions(matrix) {
  const width = matrix[0].length - 1;
  const { rows, pivots, determinant } = reduce(matrix);
  const contradiction = rows.slice(pivots.length).some((row) => !isZero(row[width]));
  const kind = contradiction ? "none" : pivots.length === width ? "unique" : "infinitely many";
  return {
    kind,
    point: kind === "unique" ? pivots.map(([row]) => toNumber(rows[row][width])) : null,
    determinant: matrix.length === width ? determinant : null,
  };
}

/** What a link says of a number, a matrix and steps; and back, or undefined. */
const linked = (number) => written(number).replace("−", "-").replace("/", "_");
const unlinked = (text) => parse(text.replace("_", "/"));
const MARK = { swap: "s", scale: "m", add: "a" };

export const writeMatrix = (matrix) =>
  matrix.map((row) => row.map(linked).join("~")).join("!");

export function readMatrix(text, rowCount, columnCount) {
  const rows = text.split("!").map((row) => row.split("~").map(unlinked));
  const fits = rows.length === rowCount && rows.every((row) =>
    row.length === columnCount && !row.includes(undefined));
  return fits ? rows : undefined;
}

export const writeSteps = (steps) => steps.map(({ kind, factor, ...rows }) =>
  MARK[kind] + [...Object.values(rows).map((row) => row + 1), ...(factor ? [linked(factor)] : [])]
    .join("~")).join("!");

export function readSteps(text, rowCount) {
  if (text === "") return [];
  const steps = text.split("!").map((part) => {
    const [first, second, third] = part.slice(1).split("~");
    const row = (name) => /^\d$/.test(name) && Number(name) <= rowCount ? Number(name) - 1 : -1;
    if (part[0] === "s") return { kind: "swap", first: row(first), second: row(second) };
    if (part[0] === "m") return { kind: "scale", row: row(first), factor: unlinked(second ?? "") };
    if (part[0] === "a") {
      return { kind: "add", target: row(first), source: row(second), factor: unlinked(third ?? "") };
    }
    return { kind: undefined };
  });
  const fits = steps.length <= MOST_STEPS && steps.every((step) =>
    Object.values(step).every((value) => value !== undefined && value !== -1));
  return fits ? steps : undefined;
}

/** The matrix after all steps; undefined if one of them is not allowed. */
export function replay(matrix, steps) {
  let result = matrix;
  for (const step of steps) {
    if (refusal(result, step)) return undefined;
    result = apply(result, step);
  }
  return result;
}

/**
 * The part of the plane that shows the lines of a system in two unknowns: the
 * origin, the crossing, and room around both for lines to turn in.
 */
export function windowOf(matrix) {
  const { point } = solutions(matrix);
  const rows = matrix.map((row) => row.map(toNumber));
  const nearest = rows.map(([a, b, c]) => {
    const size = a * a + b * b;
    return size ? [(a * c) / size, (b * c) / size] : [0, 0];
  });
  const points = [[0, 0], ...(point ? [point] : nearest)];
  return [0, 1].map((axis) => {
    const values = points.map((place) => place[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const reach = Math.max(high - low, 0.25 * Math.max(...points.flat().map(Math.abs)), 1e-3) || 1;
    return [low - 0.45 * reach, high + 0.6 * reach];
  });
}
