/** Arithmetic of vectors in space, as lists of three numbers. */

export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = ([a, b, c], [d, e, f]) => [b * f - c * e, c * d - a * f, a * e - b * d];
export const combine = (s, a, t, b) => a.map((value, k) => s * value + t * b[k]);
export const size = (a) => Math.hypot(...a);
