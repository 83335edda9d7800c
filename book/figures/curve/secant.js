/** A secant that becomes a tangent. */

import { button, choice, slider, toggle } from "../engine/controls.js";
import { functionOf, withLetter } from "../engine/functions.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { oncePerView } from "../engine/stepping.js";
import { table } from "../engine/table.js";
import { isDefined, quotient, tangentAt } from "./model.js";

export const height = { narrow: 850, wide: 580 };

const ROWS = 4;
const LEAST = 1e-6; // of h: below, rounding would show
const SEEN = 24; // pixels that a length needs for its name

export default function build(figure) {
  const { function: given, x, y, at, h, names, tangent } = figure.numbers;
  const f = functionOf(given);
  const letter = names[0].length === 1 ? names[0] : "x";
  const step = roundStep((x[1] - x[0]) / 200);
  const longest = Math.max(x[1] - x[0], Math.abs(h));
  figure.parameter("at", { value: at, min: x[0], max: x[1], step });
  figure.parameter("h", { value: h, min: -longest, max: longest, step });
  figure.parameter("tangent", { value: tangent ? "on" : "off", choices: ["on", "off"] });
  figure.parameter("zoom", { value: "1", choices: ["1", "10", "100"] });

  const plane = new Plane(figure, { x, y, names, height: 300 });
  const curve = plane.path("line-1");
  const drawCurve = oncePerView(plane, () => curve.curve(f.value, undefined, undefined, f.breaks));
  const legs = plane.path("soft");
  const limit = plane.line("line-3");
  const secant = plane.line("line-2");
  const labels = {
    run: plane.label("soft"), rise: plane.label("soft"), first: plane.label(), second: plane.label() };
  const steps = [step, 0];
  plane.handle({
    label: "First point, P", point: true, look: "line-2", step: steps,
    at: () => [figure.values.at, f.value(figure.values.at)],
    move: (to) => figure.set({ at: snapped(to, steps[0]) }),
  });
  plane.handle({
    label: "Second point, Q", point: true, look: "line-2", step: steps,
    at: () => [figure.values.at + figure.values.h, f.value(figure.values.at + figure.values.h)],
    move: (to) => figure.set({ h: snapped(to - figure.values.at, steps[0]) }),
  });
  const unit = 10 ** Math.floor(Math.log10(longest / 3));
  const values = table(figure, "Slopes of secants", ["h", "slope for h", "for −h"]);

  const shrink = () => {
    if (Math.abs(figure.values.h) >= 10 * LEAST) figure.set({ h: Number((figure.values.h / 10).toPrecision(12)) });
    else figure.tell("A smaller h would show the computer's rounding.");
  };
  figure.controls(slider(figure, "at", `Point P at ${letter} =`), slider(figure, "h", "Step h"), [
    button("h ÷ 10", shrink), button("Other side", () => figure.set({ h: -figure.values.h })),
    choice(figure, "zoom", "Zoom", { 1: "1 ×", 10: "10 ×", 100: "100 ×" }),
    toggle(figure, "tangent", "Tangent")]);
  const formula = figure.readout(`f(${letter}) =`);
  const slope = figure.readout("slope of the secant");
  const badge = figure.readout();

  figure.draw(({ at: first, h: gap, tangent: wanted, zoom }) => {
    const [low, high] = [first, first + gap].map((place) => isDefined(f, place) ? f.value(place) : NaN);
    lookAt(plane, [first, low], Number(zoom), { x, y });
    steps[0] = step / zoom;
    drawCurve();
    const found = Number.isNaN(low + high) ? NaN : quotient(f, first, gap);
    if (Number.isFinite(found)) secant.set(found, -1, found * first - low);
    else secant.hide();
    const touching = tangentAt(f, first);
    if (wanted === "on") drawTangent(limit, touching, first, low);
    else limit.hide();
    legs.through(Number.isFinite(found) ? [[first, low], [first + gap, low], [first + gap, high]] : []);
    nameParts(plane, labels, [first, low], [first + gap, high]);
    const sizes = Array.from({ length: ROWS }, (_, k) => unit / 10 ** k);
    values.show(sizes.map((size) => size < Math.abs(gap) * (1 - 1e-9) && !figure.onPaper ? ["…", "…", "…"]
      : [written(size), ...[size, -size].map((signed) => written(quotient(f, first, signed), 6))]),
    sizes.findIndex((size) => Math.abs(size - Math.abs(gap)) < 1e-9 * size));
    formula.show(withLetter(f.text, letter));
    const fraction = `(${written(high, 6)} − ${signed(low)}) / ${signed(gap)}`;
    slope.show(gap === 0 ? "" : `${fraction} = ${written(found, 6)}`);
    const [text, tone] = verdict({ first, gap, found, touching, letter, wanted });
    badge.show(text, tone);
    return `${letter} = ${written(first)}, h = ${written(gap)}: slope of the secant ${written(found, 6)}. ${text}.`;
  });
}

const signed = (value) => value < 0 ? `(${written(value, 6)})` : written(value, 6);

/** Show the surroundings of a point, or all that the author wanted. */
function lookAt(plane, [px, py], zoom, { x, y }) {
  const around = (middle, [low, high]) => [-0.5, 0.5].map((half) => middle + half * (high - low) / zoom);
  const seen = zoom === 1 || !Number.isFinite(py) ? { x, y } : { x: around(px, x), y: around(py, y) };
  if (String([seen.x, seen.y]) !== String([plane.asked.x, plane.asked.y])) plane.look(seen);
}

function drawTangent(line, { kind, slope }, x, y) {
  if (kind === "tangent") line.set(slope, -1, slope * x - y);
  else if (kind === "vertical") line.set(1, 0, x);
  else line.hide();
}

/** Name the points and the two legs between them, where there is room. */
function nameParts({ unit }, { first, second, run, rise }, [x0, y0], [x1, y1]) {
  const [across, up] = [Math.abs(x1 - x0) * unit.x, Math.abs(y1 - y0) * unit.y];
  first.show("P", [x0, y0]);
  if (Math.hypot(across, up) > SEEN) second.show("Q", [x1, y1]);
  if (across > SEEN) run.show("h", [(x0 + x1) / 2, y0]);
  if (up > SEEN) rise.show("rise", [x1, (y0 + y1) / 2]);
}

/** What is to be said, and its tone. */
function verdict({ first, gap, found, touching, letter, wanted }) {
  if (touching.kind === "undefined") return [`f has no value at ${letter} = ${written(first)}`, "bad"];
  if (gap === 0) return ["h = 0: one point alone gives 0/0, which is no number", "bad"];
  if (Number.isNaN(found)) return ["f has no value at the second point", "bad"];
  if (wanted === "off") return [Math.abs(gap) <= 1e-3 ? "the two points nearly meet" : "a secant through two points", "open"];
  if (touching.kind === "vertical") return ["the tangent is vertical: it has no slope", "bad"];
  if (touching.kind === "corner") {
    return [`a corner: slope ${written(touching.left)} on the left, ${written(touching.right)} on the right, so no tangent`, "bad"];
  }
  return [`slope of the tangent: ${written(touching.slope, 6)}`, "good"];
}
