/** One map again and again: where does a start lead? */

import { turnBetween } from "../engine/angles.js";
import { arrowFromOrigin } from "../engine/arrows.js";
import { toggle } from "../engine/controls.js";
import { times } from "../engine/maps.js";
import { matrixAt, matrixParameters } from "../engine/matrix.js";
import { tuple, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { drawable, stepping } from "../engine/stepping.js";
import { size } from "../engine/vectors.js";
import { matrixControls } from "./maps.js";
import { STEPS, eigenpairs, iterated } from "./model.js";

export const height = { narrow: 868, wide: 742 };

const SETTLED = 0.1; // degrees per step

export default function build(figure) {
  const { matrix, start, scaled, x, y, axes, step } = figure.numbers;
  const plane = new Plane(figure, { x, y, names: axes, height: 340, equal: true });
  const kept = plane.path("soft fine");
  const trail = plane.path("line-2 thin solid");
  const first = arrowFromOrigin(plane, { name: "x₀", parameters: ["s1", "s2"], value: start, look: "line-1", step });
  const entries = matrixParameters(figure, "a", matrix);
  figure.parameter("scaled", { value: scaled ? "on" : "off", choices: ["on", "off"] });
  const dots = plane.dots("dots-2", 4.5);
  const label = plane.label("line-2");
  stepping(figure, STEPS, 12);
  figure.controls([...matrixControls(figure, "A", entries), first.typed],
    toggle(figure, "scaled", "Bring each step to length 1"));
  const place = figure.readout();
  const growth = figure.readout("the last step: length times");
  const turn = figure.readout();
  const all = figure.readout("eigenvalues:");

  figure.draw(({ steps, scaled }) => {
    const now = matrixAt(figure, entries);
    const path = iterated(now, first.at, steps, scaled === "on");
    const [last, before] = [path.at(-1), path.at(-2)];
    const pairs = eigenpairs(now);
    const far = 2 * (plane.window.right - plane.window.left);
    kept.pieces(pairs.filter(({ vector }) => vector).map(({ vector }) =>
      [-far, far].map((t) => vector.map((part) => t * part))));
    const places = drawable(path, plane);
    trail.through(places);
    dots.set(places.slice(scaled === "on" ? 0 : 1));
    first.show();
    if (path.length > 1) label.show(`x${subscript(path.length - 1)}`, last);
    const reached = `after ${path.length - 1} ${path.length === 2 ? "step" : "steps"} ${tuple(last)}`;
    place.show(reached);
    const image = before && times(now, before);
    growth.show(before && size(before) ? written(size(image) / size(before)) : "–");
    const [text, tone] = turned(before, image);
    turn.show(text, tone);
    all.show(pairs.length ? pairs.map(({ value }) => written(value)).join(" and ") : "none is real");
    return `${reached}. ${text}.`;
  });
}

const subscript = (number) => [...String(number)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");

function turned(before, image) {
  if (!before) return ["no step yet", "open"];
  if (!size(image)) return ["0 stays 0", "bad"];
  const degrees = Math.abs(turnBetween(before, image)) * 180 / Math.PI;
  const flips = degrees > 90;
  const away = flips ? 180 - degrees : degrees;
  if (away < SETTLED) return [`on one line with the step before${flips ? ", pointing back" : ""}: nearly an eigenvector`, "good"];
  return [`the last step has turned by ${written(degrees, 3)}°`, "open"];
}
