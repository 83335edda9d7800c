/** The graph of a function, and below it the graph of its slopes. */

import { slider } from "../engine/controls.js";
import { functionOf, withLetter } from "../engine/functions.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { oncePerView } from "../engine/stepping.js";
import { levelPlaces, tangentAt } from "./model.js";

export const height = { narrow: 692, wide: 606 };

const REACH = 70; // pixels of the tangent to either side
const MANY = 8; // places, too many to read
const LEVEL = 1e-6; // of the steepest: what counts as 0

export default function build(figure) {
  const { function: given, x, y, at, names, slopes } = figure.numbers;
  const f = functionOf(given);
  const letter = names[0].length === 1 ? names[0] : "x";
  const step = roundStep((x[1] - x[0]) / 200);
  const level = levelPlaces(f.slope, x);
  const flat = LEVEL * Math.max(...slopes.map(Math.abs));
  figure.parameter("at", { value: at, min: x[0], max: x[1], step });

  figure.stack();
  const top = new Plane(figure, { x, y, names, height: 220, below: slopes });
  const curve = top.path("line-1");
  const drawCurve = oncePerView(top, () => curve.curve(f.value, undefined, undefined, f.breaks));
  const tangent = top.path("line-2 heavy");
  const peaks = top.dots("dot", 5);
  const bottom = new Plane(figure, { x, y: slopes, names: [names[0], "slope"], height: 200, below: y });
  const trace = bottom.path("line-2");
  const now = bottom.path("soft");
  const zeros = bottom.dots("dot", 5);
  const last = bottom.dots("dots-2", 6);
  top.handle({
    label: "Point of the curve", point: true, look: "line-2", step: [step, 0],
    at: () => [figure.values.at, f.value(figure.values.at)],
    // A place where the curve is level may lie between two steps.
    move: (to) => figure.set({ at: level.find((place) => Math.abs(place - to) < 0.75 * step) ?? snapped(to, step) }),
  });
  figure.controls(slider(figure, "at", `Point ${letter}`));
  const formula = figure.readout(`f(${letter}) =`);
  const slope = figure.readout("slope there");
  const badge = figure.readout();
  const found = figure.readout(`f ′ is 0 at ${letter} =`);

  figure.draw(({ at: place }) => {
    const end = figure.onPaper ? x[1] : place;
    const height = f.value(place);
    const touching = tangentAt(f, place);
    drawCurve();
    tangent.through(piece(top.unit, [place, height], touching));
    trace.curve(f.slope, x[0], end, f.breaks);
    const passed = level.filter((each) => each <= end + 1e-9);
    zeros.set(passed.map((each) => [each, 0]));
    peaks.set(passed.map((each) => [each, f.value(each)]));
    const { slope: rate } = touching;
    now.through(rate === undefined ? [] : [[place, 0], [place, rate]]);
    last.set(rate === undefined ? [] : [[place, rate]]);
    formula.show(withLetter(f.text, letter));
    slope.show(rate === undefined ? "" : written(rate));
    const [text, tone] = verdict(touching, flat);
    badge.show(text, tone);
    found.show(passed.length > MANY ? `${passed.length} places` : passed.map((each) => written(each)).join(", "));
    return `${letter} = ${written(place)}: ${text}` + (rate === undefined ? "." : `, slope ${written(rate)}.`);
  });
}

/** The part of the tangent that is drawn. */
function piece(unit, [x, y], { kind, slope }) {
  if (kind === "vertical") return [[x, y - REACH / unit.y], [x, y + REACH / unit.y]];
  if (kind !== "tangent") return [];
  const by = REACH / Math.hypot(unit.x, slope * unit.y);
  return [[x - by, y - by * slope], [x + by, y + by * slope]];
}

function verdict({ kind, slope, left, right }, flat) {
  if (kind === "undefined") return ["f has no value here", "bad"];
  if (kind === "vertical") return ["the tangent is vertical: no slope", "bad"];
  if (kind === "corner") return [`a corner: slope ${written(left)} before it, ${written(right)} after it, none at it`, "bad"];
  if (Math.abs(slope) <= flat) return ["f is level here", "good"];
  return [slope > 0 ? "f rises here" : "f falls here", "open"];
}
