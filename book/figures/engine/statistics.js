/** Probability without a picture: what figures on chance calculate. */

/** The bell curve with this mean and standard deviation. */
export function normalDensity(x, mean = 0, deviation = 1) {
  const z = (x - mean) / deviation;
  return Math.exp((-z * z) / 2) / (deviation * Math.sqrt(2 * Math.PI));
}

/**
 * The share of a standard normal distribution above z.
 *
 * A series near 0 and a continued fraction in the tails (Abramowitz and Stegun,
 * 26.2.11 and 26.2.14); the relative error stays below 1e-12.
 */
export function normalAbove(z) {
  if (z < 0) return 1 - normalAbove(-z);
  if (z < 2.5) {
    let term = z;
    let sum = z;
    for (let k = 1; Math.abs(term) > 1e-17; k++) {
      term *= (z * z) / (2 * k + 1);
      sum += term;
    }
    return 0.5 - normalDensity(z) * sum;
  }
  let fraction = z;
  for (let k = 160; k >= 1; k--) fraction = z + k / fraction;
  return normalDensity(z) / fraction;
}

/** The share below z. */
export const normalBelow = (z) => (z < 0 ? normalAbove(-z) : 1 - normalAbove(z));

/**
 * The z below which this share of a standard normal distribution lies.
 *
 * A rough start (Abramowitz and Stegun, 26.2.23), mended by Newton's steps.
 */
export function normalQuantile(share) {
  if (!(share > 0 && share < 1)) return share === 0 ? -Infinity : share === 1 ? Infinity : NaN;
  const tail = Math.min(share, 1 - share);
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328))
    / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let k = 0; k < 4; k++) z += (normalAbove(z) - tail) / normalDensity(z);
  return share < 0.5 ? -z : z;
}

/** The probabilities of 0, 1, ..., n successes in n independent trials. */
export function binomialProbabilities(n, success) {
  const logs = [0];
  for (let k = 1; k <= n; k++) logs.push(logs[k - 1] + Math.log(k));
  const power = (base, count) => (count === 0 ? 0 : count * Math.log(base));
  return Array.from({ length: n + 1 }, (_, k) => Math.exp(
    logs[n] - logs[k] - logs[n - k] + power(success, k) + power(1 - success, n - k)));
}

export const LARGEST_SEED = 1e6;

/**
 * Numbers spread evenly from 0 to 1, the same ones for the same seed.
 *
 * Marsaglia's xorshift with 32 bits, "13, 17, 5", after a scrambled seed. Good
 * enough to look at; a study would ask for more.
 */
export function evenNumbers(seed) {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return (state - 0.5) / 4294967296;
  };
  for (let k = 0; k < 8; k++) next();
  return next;
}
