/** Numbers: written for readers, kept in bounds, spread along axes. */

/** 0.30000000000000004 -> "0.3", -2 -> "−2"; at most `digits` that count. */
export function written(value, digits = 4) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : "∞";
  const short = Number(value.toPrecision(digits));
  // Dust of rounding is no number to show.
  return String(Math.abs(short) < 1e-12 ? 0 : short).replace("-", "−");
}

/** As a factor in a product: a negative number in brackets. */
export const factor = (value) => value < 0 ? `(${written(value)})` : written(value);

/** "(1, −2)", of any length. */
export const tuple = (values) => `(${values.map((value) => written(value)).join(", ")})`;

/** "2h − p" from [2, -1] and ["h", "p"]. */
export function sum(coefficients, names) {
  let text = "";
  coefficients.forEach((value, index) => {
    if (!value) return;
    const size = Math.abs(value);
    const sign = text ? (value < 0 ? " − " : " + ") : (value < 0 ? "−" : "");
    text += sign + (size === 1 ? "" : written(size)) + names[index];
  });
  return text || "0";
}

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** The multiple of `step` next to `value`, without dust: 0.3, not 0.30000000000000004. */
export function snapped(value, step) {
  const places = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return Number((Math.round(value / step) * step).toFixed(Math.min(places, 12)));
}

/** The least of 1, 2, 5, 10, 20, ... that is at least `least`. */
export function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) * power;
}

/** A round number that is at least `most`, but not by far: where an axis ends. */
export function roof(most) {
  const step = roundStep(most / 4);
  return snapped(step * Math.ceil(most / step - 1e-9), step);
}

/** The multiples of a round step from `low` to `high`, `most` at most. */
export function ticks(low, high, most) {
  const step = roundStep((high - low) / Math.max(1, most));
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k <= high / step + 1e-9; k++) {
    found.push(snapped(k * step, step));
  }
  return found;
}

const WIDE = [-1e6, 1e6]; // where a schema says no more
const END = /^(?:(-?[\d.]+) )?([a-z_]+)(?: ([+-]) ([\d.]+))?$/;

/** An end of a schema: 3, or "rate", "-5 reach", "unknowns + 1"; see schema.js. */
export function end(given, numbers, side) {
  if (typeof given !== "string") return given;
  const [, factor = 1, name, sign = "+", more = 0] = END.exec(given);
  const value = Array.isArray(numbers[name]) ? numbers[name][side] : numbers[name];
  return factor * value + Number(sign + more);
}

/** From where to where a schema's number may go, by the figure's other numbers. */
export function bounds({ number, whole, range }, numbers) {
  const given = number ?? whole ?? range ?? true;
  const ends = given === true ? WIDE : Array.isArray(given) ? given : [given, given];
  return ends.map((each, side) => end(each, numbers, side));
}
