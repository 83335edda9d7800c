/** The slope in a direction, and the gradient: on a map, and as a wave. */

import { contours } from "../engine/contour.js";
import { numberBox, slider, toggle, words } from "../engine/controls.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { chooseByClick } from "../engine/stepping.js";
import { between, degreesOf, directionOf, LANDSCAPES, slopeToward } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 942, wide: 612 };

const NEEDLE = 62; // pixels, of the direction
const SHORTEST = 24; // of the gradient's arrow,
const LONGEST = 95; // however long it is
const NEAR = 1.5; // degrees that count as the same direction

export default function build(figure) {
  const { landscape, x, y, at, degrees, gradient: shown, names } = figure.numbers;
  const { value, gradient, text } = LANDSCAPES[landscape];
  const step = roundStep(Math.max(x[1] - x[0], y[1] - y[0]) / 200);
  figure.parameter("x", { value: at[0], min: x[0], max: x[1], step });
  figure.parameter("y", { value: at[1], min: y[0], max: y[1], step });
  figure.parameter("degrees", { value: degrees, of: schema.modes.of.gradient.numbers.degrees, step: 1 });
  figure.parameter("gradient", { value: shown ? "on" : "off", choices: ["on", "off"] });
  const steepest = steepestOf(gradient, x, y);

  const map = new Plane(figure, { x, y, names, height: 330, equal: true, grid: false });
  const drawContours = contours(map, value);
  const level = map.path("soft");
  const steep = map.arrow("line-3", true);
  const needle = map.arrow("line-2", true);
  const labels = { steep: map.label("line-3"), needle: map.label("line-2") };
  const place = () => [figure.values.x, figure.values.y];
  const away = (pixels, direction) => place().map((part, axis) => part + (pixels * direction[axis]) / map.unit.x);
  map.handle({ label: "Point of the map", point: true, look: "ink", parameters: ["x", "y"] });
  map.handle({
    label: "Direction", look: "line-2 turn",
    at: () => away(NEEDLE, directionOf(figure.values.degrees)),
    move: (...to) => {
      const found = degreesOf(to.map((part, axis) => part - place()[axis]));
      if (found !== null) figure.set({ degrees: Math.round(found) % 360 });
    },
    key: (right, up) => figure.set({ degrees: (figure.values.degrees - right + up + 720) % 360 }),
  });
  chooseByClick(map, (...to) => figure.set({ x: snapped(to[0], step), y: snapped(to[1], step) }));

  const top = 1.1 * steepest;
  const wave = new Plane(figure, { x: [0, 360], y: [-top, top], names: ["direction (degrees)", "slope"], height: 250 });
  const slopes = wave.path("line-1");
  const summit = wave.path("line-3");
  const now = wave.path("line-2 solid thin");
  const dot = wave.dots("dots-2", 6);
  const summitLabel = wave.label("line-3");

  figure.controls(
    slider(figure, "degrees", "Direction (degrees)"),
    [words("Point: x ="), numberBox(figure, "x", "x of the point"),
      words("y ="), numberBox(figure, "y", "y of the point"),
      toggle(figure, "gradient", "Gradient")]);
  const formula = figure.readout("f(x, y) =");
  const here = figure.readout("f here");
  const toward = figure.readout("slope in this direction");
  const badge = figure.readout();
  const arrow = figure.readout("gradient");
  const most = figure.readout("steepest up");

  figure.draw(({ x: across, y: up, degrees: turned, gradient: wanted }) => {
    const slope = gradient(across, up);
    const long = Math.hypot(...slope);
    const flat = long < 1e-9 * steepest;
    const toTop = flat ? null : degreesOf(slope);
    const rate = slopeToward(slope, turned);
    const visible = wanted === "on" && !flat;
    const unit = slope.map((part) => part / long);
    drawContours();
    const tip = away(NEEDLE, directionOf(turned));
    needle.set([across, up], tip, figure.onPaper ? 0 : 8);
    labels.needle.show("direction", tip, away(NEEDLE / 2, directionOf(turned)));
    if (visible) {
      const end = away(Math.max(SHORTEST, LONGEST * long / steepest), unit);
      steep.set([across, up], end);
      labels.steep.show("gradient", end, away(SHORTEST, unit));
      const side = [-unit[1], unit[0]];
      level.through([away(-NEEDLE, side), away(NEEDLE, side)]);
      summit.through([[toTop, 0], [toTop, long]]);
      summitLabel.show("gradient", [toTop, long], [toTop, long / 2]);
    } else for (const mark of [steep, level, summit]) mark.hide();
    slopes.curve((each) => slopeToward(slope, each));
    now.through([[turned, 0], [turned, rate]]);
    dot.set([[turned, rate]]);

    formula.show(text);
    here.show(written(value(across, up)));
    toward.show(written(rate));
    const [said, tone] = verdict(flat, rate, between(turned, toTop ?? 0));
    badge.show(said, tone);
    arrow.show(visible ? `(${slope.map((part) => written(part)).join(", ")})` : "");
    most.show(visible ? `${written(long)} at ${written(toTop, 3)}°` : "");
    return `At (${written(across)}, ${written(up)}), direction ${turned} degrees: slope ${written(rate)}, ${said}.`;
  });
}

/** The length of the longest gradient on a grid of places. */
function steepestOf(gradient, x, y) {
  const along = ([low, high]) => Array.from({ length: 25 }, (_, k) => low + (k * (high - low)) / 24);
  return Math.max(...along(x).flatMap((each) => along(y).map((other) => Math.hypot(...gradient(each, other)))));
}

function verdict(flat, rate, turn) {
  if (flat) return ["level in every direction", "open"];
  if (turn <= NEAR) return ["steepest way up", "good"];
  if (turn >= 180 - NEAR) return ["steepest way down", "good"];
  if (Math.abs(turn - 90) <= NEAR) return ["along the level curve: nearly no slope", "good"];
  return [rate > 0 ? "uphill" : "downhill", "open"];
}
