/** The valleys to go down into. Nothing here draws. */

const times = (factor) => factor === 1 ? "" : String(factor);

/** value(x, y) and gradient(x, y) of a valley by its name; `curvatures` of a bowl. */
export const VALLEYS = {
  bowl: ([a, b]) => ({
    text: `(${times(a)}x² + ${times(b)}y²)/2`,
    value: (x, y) => (a * x * x + b * y * y) / 2,
    gradient: (x, y) => [a * x, b * y],
  }),
  "two-valleys": () => ({
    text: "x⁴/4 − x² + x/4 + y²",
    value: (x, y) => x ** 4 / 4 - x * x + x / 4 + y * y,
    gradient: (x, y) => [x ** 3 - 2 * x + 1 / 4, 2 * y],
  }),
  "four-valleys": () => ({
    text: "(x⁴ + y⁴)/4 − x² − y² + (x + y)/4 + xy/4",
    value: (x, y) => (x ** 4 + y ** 4) / 4 - x * x - y * y + (x + y) / 4 + x * y / 4,
    gradient: (x, y) => [x ** 3 - 2 * x + 1 / 4 + y / 4, y ** 3 - 2 * y + 1 / 4 + x / 4],
  }),
  banana: () => ({
    text: "(1 − x)² + 5(y − x²)²",
    value: (x, y) => (1 - x) ** 2 + 5 * (y - x * x) ** 2,
    gradient: (x, y) => [-2 * (1 - x) - 20 * x * (y - x * x), 10 * (y - x * x)],
  }),
};
