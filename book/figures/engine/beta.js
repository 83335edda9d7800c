/** The Beta distribution, and Student's t distribution by it. Nothing here draws. */

const HALVINGS = 60;
const MOST_STEPS = 300;
const TINY = 1e-300;

// Lanczos' series with g = 7 and nine terms.
const LANCZOS = [0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7];

/** The logarithm of Γ(x), for x above 0. */
export function logGamma(x) {
  const base = x + 6.5;
  const series = LANCZOS.reduce((sum, term, k) => k ? sum + term / (x + k - 1) : term, 0);
  return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(base) - base + Math.log(series);
}

const logBeta = (a, b) => logGamma(a) + logGamma(b) - logGamma(a + b);
const times = (power, log) => power === 0 ? 0 : power * log;

/** The density of Beta(a, b), as a function. */
export function betaDensity(a, b) {
  const whole = logBeta(a, b);
  return (x) => x < 0 || x > 1 ? 0
    : Math.exp(times(a - 1, Math.log(x)) + times(b - 1, Math.log1p(-x)) - whole);
}

/**
 * The share of Beta(a, b) below x: a continued fraction (Abramowitz and Stegun,
 * 26.5.8), by Lentz' method.
 */
export function betaBelow(x, a, b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  const kept = (value) => Math.abs(value) < TINY ? TINY : value;
  let c = 1;
  let d = 1 / kept(1 - (a + b) * x / (a + 1));
  let fraction = d;
  for (let k = 1; k < MOST_STEPS; k++) {
    const even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k));
    const odd = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1));
    let change;
    for (const term of [even, odd]) {
      d = 1 / kept(1 + term * d);
      c = kept(1 + term / c);
      change = c * d;
      fraction *= change;
    }
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** Where a share of Beta(a, b) lies below. */
export function betaQuantile(share, a, b) {
  let [low, high] = [0, 1];
  for (let time = 0; time < HALVINGS && low < high; time++) {
    const middle = (low + high) / 2;
    if (betaBelow(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The share of Student's t distribution with k degrees of freedom below t. */
export function studentBelow(t, k) {
  const outside = betaBelow(k / (k + t * t), k / 2, 0.5) / 2;
  return t < 0 ? outside : 1 - outside;
}

/** Where a share of Student's t distribution lies below. */
export function studentQuantile(share, k) {
  if (share < 0.5) return -studentQuantile(1 - share, k);
  const x = betaQuantile(2 * (1 - share), k / 2, 0.5);
  return Math.sqrt(k * (1 - x) / x);
}
