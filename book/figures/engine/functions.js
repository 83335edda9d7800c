/**
 * Functions of one variable that figures show, each with its slope.
 *
 * A value is NaN where a function is not defined; a slope is NaN there and at a
 * corner, and infinite where the tangent is vertical. `breaks` are the places
 * where the graph of the function or of its slope begins, ends or jumps.
 */

const TIDE = 2 * Math.PI / 12.42; // twice a day, nearly

const sigmoid = (x) => 1 / (1 + Math.exp(-x));
const where = (test, value) => (x) => test(x) ? value(x) : NaN;
const positive = (x) => x > 0;

const made = (value, slope, text, breaks = []) => ({ value, slope, text, breaks });

export const FUNCTIONS = {
  parabola: made((x) => x * x, (x) => 2 * x, "x²"),
  "two-valleys": made((x) => x ** 4 / 4 - x * x + x / 4, (x) => x ** 3 - 2 * x + 1 / 4, "x⁴/4 − x² + x/4"),
  ripples: made((x) => x * x / 10 + Math.sin(2 * x), (x) => x / 5 + 2 * Math.cos(2 * x), "x²/10 + sin 2x"),
  bend: made((x) => Math.sqrt(1 + x * x), (x) => x / Math.sqrt(1 + x * x), "√(1 + x²)"),
  cube: made((x) => x ** 3, (x) => 3 * x * x, "x³"),
  reciprocal: made(where((x) => x !== 0, (x) => 1 / x), where((x) => x !== 0, (x) => -1 / (x * x)), "1/x", [0]),
  root: made(Math.sqrt, where((x) => x >= 0, (x) => 1 / (2 * Math.sqrt(x))), "√x", [0]),
  "cube-root": made(Math.cbrt, (x) => 1 / (3 * Math.cbrt(x) ** 2), "∛x"),
  absolute: made(Math.abs, where((x) => x !== 0, Math.sign), "|x|", [0]),
  "x-absolute": made((x) => x * Math.abs(x), (x) => 2 * Math.abs(x), "x|x|"),
  relu: made((x) => Math.max(0, x), where((x) => x !== 0, (x) => x > 0 ? 1 : 0), "max(0, x)", [0]),
  sine: made(Math.sin, Math.cos, "sin x"),
  cosine: made(Math.cos, (x) => -Math.sin(x), "cos x"),
  exponential: made(Math.exp, Math.exp, "eˣ"),
  logarithm: made(where(positive, Math.log), where(positive, (x) => 1 / x), "log x", [0]),
  sigmoid: made(sigmoid, (x) => sigmoid(x) * sigmoid(-x), "1/(1 + e⁻ˣ)"),
  tide: made((x) => 2 + 1.5 * Math.cos(TIDE * x), (x) => -1.5 * TIDE * Math.sin(TIDE * x), "2 + 1.5 cos(2πx/12.42)"),
};

const POWERS = ["", "x", ...[..."²³⁴⁵⁶⁷⁸"].map((power) => `x${power}`)];

/** A function from its name, or from coefficients, the constant first. */
export function functionOf(given) {
  if (!Array.isArray(given)) return FUNCTIONS[given];
  const slopes = given.map((coefficient, power) => power * coefficient).slice(1);
  const value = (coefficients) => (x) =>
    coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
  const terms = given.map((coefficient, power) => ({ coefficient, power }))
    .filter(({ coefficient }) => coefficient !== 0).reverse();
  const text = terms.map(({ coefficient, power }, index) => {
    const size = Math.abs(coefficient);
    const sign = coefficient < 0 ? (index ? " − " : "−") : index ? " + " : "";
    return sign + (size === 1 && power ? "" : Number(size.toPrecision(6))) + POWERS[power];
  }).join("") || "0";
  return { value: value(given), slope: value(slopes), text, breaks: [] };
}

/** What a schema says of a function: some of the names, or coefficients. */
export const functionRule = (names = Object.keys(FUNCTIONS), most = POWERS.length, coefficient = true) => ({
  choice: names, or: { list: { number: coefficient }, length: [2, most] },
  words: `a name (${names.map((name) => `\`${name}\` is ${FUNCTIONS[name].text}`).join(", ")}), `
    + "or the coefficients of a polynomial, the constant first",
});

/** A formula with another letter for the variable. */
export const withLetter = (text, letter) => text.replace(/(?<![a-z])x(?![a-z])/g, letter);
