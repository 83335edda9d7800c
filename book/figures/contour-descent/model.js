/** The valleys to go down into, and Newton's way. Nothing here draws. */

const times = (factor) => factor === 1 ? "" : String(factor);

// One measurement of each of six cases, and whether it was a case of class 1.
const CASES = [[-2, 0], [-1, 0], [-0.5, 1], [0.5, 0], [1, 1], [2, 1]];
const average = (f) => CASES.reduce((sum, each) => sum + f(...each), 0) / CASES.length;
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/**
 * value(x, y), gradient(x, y) and hessian(x, y), as [f_xx, f_xy, f_yy], of a
 * valley by its name; `curvatures` of a bowl.
 */
export const VALLEYS = {
  bowl: ([a, b]) => ({
    text: `(${times(a)}x² + ${times(b)}y²)/2`,
    value: (x, y) => (a * x * x + b * y * y) / 2,
    gradient: (x, y) => [a * x, b * y],
    hessian: () => [a, 0, b],
  }),
  tilted: () => ({
    text: "((x + y)² + 10(x − y)²)/4",
    value: (x, y) => ((x + y) ** 2 + 10 * (x - y) ** 2) / 4,
    gradient: (x, y) => [(11 * x - 9 * y) / 2, (11 * y - 9 * x) / 2],
    hessian: () => [5.5, -4.5, 5.5],
  }),
  "two-valleys": () => ({
    text: "x⁴/4 − x² + x/4 + y²",
    value: (x, y) => x ** 4 / 4 - x * x + x / 4 + y * y,
    gradient: (x, y) => [x ** 3 - 2 * x + 1 / 4, 2 * y],
    hessian: (x) => [3 * x * x - 2, 0, 2],
  }),
  "four-valleys": () => ({
    text: "(x⁴ + y⁴)/4 − x² − y² + (x + y)/4 + xy/4",
    value: (x, y) => (x ** 4 + y ** 4) / 4 - x * x - y * y + (x + y) / 4 + x * y / 4,
    gradient: (x, y) => [x ** 3 - 2 * x + 1 / 4 + y / 4, y ** 3 - 2 * y + 1 / 4 + x / 4],
    hessian: (x, y) => [3 * x * x - 2, 1 / 4, 3 * y * y - 2],
  }),
  banana: () => ({
    text: "(1 − x)² + 5(y − x²)²",
    value: (x, y) => (1 - x) ** 2 + 5 * (y - x * x) ** 2,
    gradient: (x, y) => [-2 * (1 - x) - 20 * x * (y - x * x), 10 * (y - x * x)],
    hessian: (x, y) => [2 - 20 * y + 60 * x * x, -20 * x, 10],
  }),
  logistic: () => ({
    text: "mean log loss of weight x and bias y",
    value: (x, y) => average((at, kind) => {
      const z = x * at + y;
      // log(1 + exp(z)), which must not overflow.
      return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - kind * z;
    }),
    gradient: (x, y) => [1, 0].map((power) => average((at, kind) => (sigmoid(x * at + y) - kind) * at ** power)),
    hessian: (x, y) => [2, 1, 0].map((power) => average((at) => sigmoid(x * at + y) * sigmoid(-x * at - y) * at ** power)),
  }),
};

const AHEAD = 100; // steps that nobody sees
const FLAT = 1e-12; // of the entries of H, for a determinant that counts as 0
const FAR = 1e6;

/**
 * Newton's steps: to where the bowl that fits best at a place has its middle.
 * @returns {number[][]}  the start and `steps` places, fewer if H has no inverse
 *   or if they run away
 */
export function newton({ gradient, hessian }, start, steps) {
  const path = [start.slice()];
  while (path.length <= steps) {
    const [x, y] = path.at(-1);
    const [g, h] = gradient(x, y);
    const [a, c, b] = hessian(x, y);
    const determinant = a * b - c * c;
    if (Math.abs(determinant) <= FLAT * (a * a + 2 * c * c + b * b) || Math.hypot(x, y) > FAR) break;
    path.push([x - (b * g - c * h) / determinant, y - (a * h - c * g) / determinant]);
  }
  return path;
}

/** What Newton's steps come to: { word, end }; the word is of the shape there. */
export function newtonEnd(valley, start) {
  const path = newton(valley, start, AHEAD);
  const end = path.at(-1);
  if (Math.hypot(...end) > FAR) return { word: "away" };
  if (path.length <= AHEAD) return { word: "stuck" };
  if (!(Math.hypot(...valley.gradient(...end)) < 1e-6)) return { word: "wanders" };
  const [a, c, b] = valley.hessian(...end);
  return { word: a * b - c * c < 0 ? "saddle" : a > 0 ? "minimum" : "maximum", end };
}

