/** The rank of three vectors in space. Nothing here draws. */

const TINY = 1e-7; // of the longest vector: what is shorter counts as nothing

export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const sized = (a, factor) => a.map((value) => value * factor);
const less = (a, b) => a.map((value, index) => value - b[index]);
export const length = (a) => Math.hypot(...a);
const unit = (a) => sized(a, 1 / length(a));
/** The part of `a` along the direction `d` of length 1. */
const along = (a, d) => sized(d, dot(a, d));

/**
 * Directions of length 1, at right angles, that span the same as the vectors;
 * the longest remainder goes first, so that dust is never made a direction.
 */
function directions(vectors) {
  const tiny = TINY * Math.max(...vectors.map(length), Number.MIN_VALUE);
  let left = vectors;
  const found = [];
  for (;;) {
    const longest = left.reduce((best, vector) => length(vector) > length(best) ? vector : best);
    if (length(longest) <= tiny || found.length === 3) return found;
    const direction = unit(longest);
    found.push(direction);
    left = left.map((vector) => less(vector, along(vector, direction)));
  }
}

export const rank = (vectors) => directions(vectors).length;

/** What lies at right angles to all the vectors: 3 − rank directions. */
export function nullDirections(vectors) {
  const found = directions(vectors);
  const axes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
  const missing = [];
  while (found.length + missing.length < 3) {
    const rests = axes.map((axis) => [...found, ...missing].reduce(
      (rest, direction) => less(rest, along(rest, direction)), axis));
    missing.push(unit(rests.reduce((best, rest) => length(rest) > length(best) ? rest : best)));
  }
  return missing;
}

/** The solutions of the three equations "vector · x = 0", by rank. */
export const SOLUTION_SET = ["all of space", "plane", "line", "point"];

/**
 * The vectors pressed flat. From 0 to 1 the third one sinks into the plane of
 * the other two; from 1 to 2 the last two sink onto the line of the first.
 */
export function pressed([first, second, third], amount) {
  const normal = cross(first, second);
  const flat = length(normal) > TINY * length(first) * length(second)
    ? less(third, sized(along(third, unit(normal)), Math.min(amount, 1))) : third;
  if (amount <= 1 || length(first) === 0) return [first, second, flat].map(clean);
  const onto = (vector) => {
    const target = along(vector, unit(first));
    return less(vector, sized(less(vector, target), amount - 1));
  };
  return [first, onto(second), onto(flat)].map(clean);
}

/** Without the dust that rounding leaves. */
const clean = (vector) => vector.map((value) => Number(value.toFixed(12)) + 0);

export const determinant = ([a, b, c]) => dot(a, cross(b, c));
