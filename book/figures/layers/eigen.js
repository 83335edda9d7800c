/** Eigenvalues and eigenvectors of a symmetric matrix. Nothing here draws. */

const TURNS = 40; // of QR at most, for one eigenvalue
const TINY = 2 ** -52;

/**
 * By reflections to three diagonals, and by turns of planes (QR steps with
 * Wilkinson's shift) to one.
 * @param {Float64Array[]} rows  of the matrix; they are used up
 * @returns {{ values: number[], vectors: Float64Array[] }}  the largest first
 */
export function eigen(rows) {
  const n = rows.length;
  const vectors = rows.map((_, k) => Float64Array.from({ length: n }, (__, j) => Number(j === k)));
  for (let k = 0; k < n - 2; k++) reflect(rows, vectors, k);
  const values = Array.from(rows, (row, k) => row[k]);
  const beside = Array.from({ length: n - 1 }, (_, k) => rows[k + 1][k]);
  for (let last = n - 1; last > 0; last--) {
    for (let turn = 0; turn < TURNS; turn++) {
      let first = last;
      while (first > 0 && Math.abs(beside[first - 1]) > TINY * (Math.abs(values[first - 1]) + Math.abs(values[first]))) first--;
      if (first === last) break;
      step(values, beside, vectors, first, last);
    }
  }
  const order = values.map((_, k) => k).sort((a, b) => values[b] - values[a]);
  return { values: order.map((k) => values[k]), vectors: order.map((k) => vectors[k]) };
}

/** Reflect so that column k has zeros from two below the diagonal on. */
function reflect(rows, vectors, k) {
  const n = rows.length;
  const u = new Float64Array(n);
  let squares = 0;
  for (let i = k + 1; i < n; i++) squares += (u[i] = rows[i][k]) ** 2;
  if (squares === u[k + 1] ** 2) return;
  u[k + 1] += Math.sign(u[k + 1] || 1) * Math.sqrt(squares);
  let long = 0;
  for (let i = k + 1; i < n; i++) long += u[i] ** 2;
  // H = I − 2uuᵀ/|u|²; H A H = A − u qᵀ − q uᵀ.
  const p = rows.map((row) => {
    let sum = 0;
    for (let j = k + 1; j < n; j++) sum += row[j] * u[j];
    return 2 * sum / long;
  });
  let along = 0;
  for (let i = k + 1; i < n; i++) along += u[i] * p[i];
  along /= long;
  for (let i = 0; i < n; i++) {
    const q = p[i] - along * u[i];
    p[i] = q;
  }
  for (let i = 0; i < n; i++) {
    const row = rows[i];
    for (let j = 0; j < n; j++) row[j] -= u[i] * p[j] + p[i] * u[j];
  }
  // The vectors are rows: each step comes from the left.
  const sums = new Float64Array(n);
  for (let i = k + 1; i < n; i++) for (let j = 0; j < n; j++) sums[j] += u[i] * vectors[i][j];
  for (let i = k + 1; i < n; i++) for (let j = 0; j < n; j++) vectors[i][j] -= 2 * u[i] * sums[j] / long;
}

/** One QR step on the three diagonals, from `first` to `last`. */
function step(values, beside, vectors, first, last) {
  const half = (values[last - 1] - values[last]) / 2;
  const b = beside[last - 1];
  const shift = values[last] - b * b / (half + (half < 0 ? -1 : 1) * Math.hypot(half, b));
  let [x, z] = [values[first] - shift, beside[first]];
  for (let k = first; k < last; k++) {
    const long = Math.hypot(x, z) || 1;
    const [c, s] = [x / long, z / long];
    if (k > first) beside[k - 1] = long;
    const [d, e, f] = [values[k], values[k + 1], beside[k]];
    values[k] = c * c * d + 2 * c * s * f + s * s * e;
    values[k + 1] = s * s * d - 2 * c * s * f + c * c * e;
    beside[k] = c * s * (e - d) + (c * c - s * s) * f;
    if (k < last - 1) {
      [x, z] = [beside[k], s * beside[k + 1]];
      beside[k + 1] *= c;
    }
    const [one, other] = [vectors[k], vectors[k + 1]];
    for (let j = 0; j < one.length; j++) {
      const left = one[j];
      one[j] = c * left + s * other[j];
      other[j] = c * other[j] - s * left;
    }
  }
}
