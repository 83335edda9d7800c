/** Taylor polynomials: how far from one place do they stay close to a curve? */

import { slider, toggle } from "../engine/controls.js";
import { functionOf, withLetter } from "../engine/functions.js";
import { clamp, roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { oncePerView } from "../engine/stepping.js";
import { table } from "../engine/table.js";
import { isDefined } from "./model.js";
import { coefficients, isSmooth, MOST_ORDER, polynomial, radius } from "./series.js";

export const height = { narrow: 962, wide: 670 };

const ROWS = 5;
const ROOM = 46; // letters of a polynomial
const POWERS = ["", "", ..."²³⁴⁵⁶⁷⁸"];
const EXACT = 1e-12; // of the largest value: rounding
const EDGE = 1e-6; // how near to the end of the interval is at it

export default function build(figure) {
  const { function: given, x, y, at, where, order, names, interval } = figure.numbers;
  const f = functionOf(given);
  const letter = names[0].length === 1 ? names[0] : "x";
  const step = roundStep((x[1] - x[0]) / 200);
  figure.parameter("order", { value: order, min: 0, max: MOST_ORDER, whole: true });
  figure.parameter("at", { value: at, min: x[0], max: x[1], step });
  figure.parameter("where", { value: where, min: x[0], max: x[1], step });
  figure.parameter("interval", { value: interval ? "on" : "off", choices: ["on", "off"] });

  const plane = new Plane(figure, { x, y, names, height: 320 });
  const limits = plane.path("soft");
  const curve = plane.path("line-1");
  const drawCurve = oncePerView(plane, () => curve.curve(f.value, undefined, undefined, f.breaks));
  const near = plane.path("line-2");
  const gap = plane.path("line-3 heavy solid");
  const labels = { f: plane.label("line-1"), near: plane.label("line-2"), at: plane.label() };
  // On the curve, or where it would be seen.
  const level = (place) => isDefined(f, place) ? clamp(f.value(place), ...y) : clamp(0, ...y);
  // Where not all derivatives are there, the place does not move.
  const moveTo = (to) => isSmooth(given, to) && figure.set({ at: to });
  plane.handle({
    label: "Center a", look: "line-2", point: true, step: [step, 0],
    at: () => [figure.values.at, level(figure.values.at)],
    move: (to) => moveTo(snapped(to, step)),
  });
  plane.handle({
    label: "Place of comparison", look: "line-3 turn", point: true, step: [step, 0],
    at: () => [figure.values.where, level(figure.values.where)],
    move: (to) => figure.set({ where: snapped(to, step) }),
  });
  const rows = table(figure, "Orders", ["n", "coefficient", `Tₙ(${letter})`, "error"]);

  figure.controls(slider(figure, "order", "Order n"), slider(figure, "at", "Center a"), slider(figure, "where", `Compare at ${letter} =`),
    [toggle(figure, "interval", "Show where more orders help")]);
  const formula = figure.readout(`f(${letter}) =`);
  const text = figure.readout();
  const error = figure.readout("error");
  const badge = figure.readout();

  figure.draw(({ order: n, at: a, where: place, interval: wanted }) => {
    const fits = isSmooth(given, a);
    const found = fits ? coefficients(given, a) : [];
    const far = radius(given, a);
    const value = isDefined(f, place) ? f.value(place) : NaN;
    const values = found.map((_, k) => polynomial(found, a, k)(place));
    const T = fits ? polynomial(found, a, n) : () => NaN;
    drawCurve();
    near.curve(T);
    const ends = [a - far, a + far].filter((end) => end > x[0] && end < x[1]);
    limits.pieces(wanted === "on" ? ends.map((end) => [[end, y[0]], [end, y[1]]]) : []);
    const missed = fits && Number.isFinite(value);
    gap.through(missed ? [value, values[n]].map((each) => [place, clamp(each, ...reach(y))]) : []);
    const along = (g) => [0.95, 0.05, 0.8, 0.2, 0.65].map((share) => x[0] + share * (x[1] - x[0])).map((each) => [each, g(each)]);
    labels.f.show("f", ...along(f.value));
    const name = `T${subscript(n)}`;
    if (fits) labels.near.show(name, ...along(T), [a, f.value(a)]);
    labels.at.show("a", [a, f.value(a)]);

    const from = clamp(n - ROWS + 2, 0, MOST_ORDER + 1 - ROWS);
    const off = (k) => Math.abs(values[k] - value) <= EXACT * Math.max(1, Math.abs(value)) ? 0 : values[k] - value;
    rows.show(Array.from({ length: ROWS }, (_, k) => from + k).map((k) => k <= n && fits
      ? [String(k), written(found[k]), written(values[k], 6), missed ? written(off(k), 3) : "–"] : [String(k), "", "", ""]), n - from);
    formula.show(withLetter(f.text, letter));
    text.show(fits ? `${name}(${letter}) = ${polynomialText(found.slice(0, n + 1), a, letter)}` : "");
    error.show(missed ? `${name}(${written(place)}) − f(${written(place)}) = ${written(off(n), 3)}` : "");
    const [said, tone] = wanted === "on" ? verdict({ fits, far, away: Math.abs(place - a), exact: missed && off(MOST_ORDER) === 0 && Array.isArray(given) })
      : ["", ""];
    badge.show(said, tone);
    return `Order ${n} around ${written(a)}: at ${written(place)} ${missed ? `the error is ${written(off(n), 3)}` : "there is nothing to compare"}.${said ? ` ${said}.` : ""}`;
  });
}

/** What is drawn of a gap: within the window and a little beyond. */
const reach = ([low, high]) => [2 * low - high, 2 * high - low];

const subscript = (number) => [...String(number)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");

/** "1 + 0.5(x − 2) − 0.125(x − 2)² + …", as far as there is room. */
function polynomialText(found, a, letter) {
  const base = a === 0 ? letter : `(${letter} ${a < 0 ? "+" : "−"} ${written(Math.abs(a))})`;
  let text = "";
  for (const [k, value] of found.entries()) {
    if (Math.abs(value) <= EXACT) continue;
    const power = k ? base + POWERS[k] : "";
    const sign = value < 0 ? text ? " − " : "−" : text ? " + " : "";
    const term = sign + (power && Math.abs(value) === 1 ? "" : written(Math.abs(value))) + power;
    if (k >= POWERS.length || text.length + term.length > ROOM) return `${text} + …`;
    text += term;
  }
  return text || "0";
}

/** What is to be said, and its tone. */
function verdict({ fits, far, away, exact }) {
  if (!fits) return ["f has not all derivatives here", "bad"];
  if (exact) return ["the highest orders are f itself", "good"];
  if (far === Infinity) return ["everywhere, more orders come close in the end", "good"];
  if (Math.abs(away - far) <= EDGE * far) return ["at the very end of the interval", "open"];
  return away < far ? ["in the interval, more orders come close in the end", "good"]
    : ["outside the interval, more orders lead away in the end", "bad"];
}
