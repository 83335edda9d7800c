/** Arithmetic of vectors, as lists of numbers; `cross` in space alone. */

export const dot = (a, b) => a.reduce((sum, value, k) => sum + value * b[k], 0);
export const cross = ([a, b, c], [d, e, f]) => [b * f - c * e, c * d - a * f, a * e - b * d];
export const combine = (s, a, t, b) => a.map((value, k) => s * value + t * b[k]);
export const size = (a) => Math.hypot(...a);
