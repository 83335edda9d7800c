/** Newton's method: from where a tangent meets the axis, the next one. */

import { slider, toggle } from "../engine/controls.js";
import { functionOf, withLetter } from "../engine/functions.js";
import { clamp, factor, roundStep, snapped, written } from "../engine/numbers.js";
import { clipLine, Plane } from "../engine/plane.js";
import { chooseByClick, oncePerView, stepping } from "../engine/stepping.js";
import { table } from "../engine/table.js";
import { basins, destination, HOPS, hops } from "./model.js";

export const height = { narrow: 888, wide: 642 };

const ROWS = 6;
const DECIMALS = 8; // in the table
const LONG = 1e5; // a number that has no room for them
const RUN = 6; // steps, if the author's figure begins with none
const FINE = 2; // pixels of a start in the strip
const STRIP = 5; // pixels from the rim
const LOOKS = ["line-1", "line-2", "line-3", "line-4"];
const NAMED = 76; // pixels of a strip that has room for its root
const PATIENCE = 3; // steps after which it is told that none leads to a root
const ARRIVED = 1e-6; // of the axis

export default function build(figure) {
  const { function: given, x, y, start, names, basins: shown } = figure.numbers;
  const f = functionOf(given);
  const letter = names[0].length === 1 ? names[0] : "x";
  const step = roundStep((x[1] - x[0]) / 400);
  figure.parameter("start", { value: start, min: x[0], max: x[1], step });
  figure.parameter("basins", { value: shown ? "on" : "off", choices: ["on", "off"] });

  const plane = new Plane(figure, { x, y, names, height: 300 });
  const strip = stripOf(plane, f, x);
  const curve = plane.path("line-1");
  const drawCurve = oncePerView(plane, () => curve.curve(f.value, undefined, undefined, f.breaks));
  const drops = plane.path("soft");
  const tangents = plane.path("line-2 solid thin");
  const touching = plane.dots("dots-2", 4);
  const label = plane.label();
  plane.handle({ label: "Start", look: "line-2", point: true, parameters: ["start", null] });
  chooseByClick(plane, (to) => figure.set({ start: snapped(to, step) }));
  const rows = table(figure, "Places", ["step", letter, `f(${letter})`]);

  figure.controls(slider(figure, "start", "Start"));
  stepping(figure, HOPS, RUN);
  figure.controls([toggle(figure, "basins", "Show where each start leads")]);
  const formula = figure.readout(`f(${letter}) =`);
  const last = figure.readout("last step:");
  const badge = figure.readout();

  figure.draw(({ start: first, steps, basins: wanted }) => {
    const path = hops(f, first, steps);
    const here = path.at(-1);
    drawCurve();
    strip.show(wanted === "on");
    const within = path.filter((place) => Number.isFinite(f.value(place)));
    drops.pieces(within.filter((place) => place >= x[0] && place <= x[1])
      .map((place) => [[place, 0], [place, clamp(f.value(place), ...y)]]));
    tangents.pieces(path.slice(1).map((next, k) => tangent(plane, f, path[k], next)));
    touching.set(within.slice(0, steps || 1).map((place) => [place, f.value(place)]));
    label.show("start", [first, 0]);
    const from = Math.max(0, path.length - ROWS);
    rows.show(Array.from({ length: ROWS }, (_, k) => from + k).map((k) => k < path.length
      ? [String(k), fixed(path[k]), fixed(f.value(path[k]))] : [String(k), "", ""]), path.length - 1 - from);
    formula.show(withLetter(f.text, letter));
    last.show(path.length > 1 ? `${inNumbers(f, path.at(-2))} = ${written(here, 6)}` : "");
    const [text, tone] = verdict({ f, first, path, steps, letter, near: ARRIVED * (x[1] - x[0]) });
    badge.show(text, tone);
    return `Start ${written(first)}: after ${path.length - 1} steps ${letter} = ${written(here, 6)}. ${text}.`;
  });
}

/** Always as wide, so that digits settle in their places. */
const fixed = (value) => !(Math.abs(value) < LONG) ? written(value)
  : value.toFixed(DECIMALS).replace(/^-(?=[0.]*[1-9])/, "−").replace("-", "");

/** The part of a tangent that lies in the window, from its curve to the axis. */
function tangent({ window }, { value, slope }, x, next) {
  const [y, steep] = [value(x), slope(x)];
  const ends = Number.isFinite(steep) && clipLine(steep, -1, steep * x - y, window);
  if (!ends) return [];
  const [from, to] = [x, next].map((place) => clamp(place, ends[0][0], ends[1][0]));
  return from === to ? [] : [from, to].map((place) => [place, y + steep * (place - x)]);
}

/** The strip below the graph: which start leads to which root. */
function stripOf(plane, f, x) {
  const paths = LOOKS.map((look) => plane.path(`${look} wide`));
  const names = LOOKS.map((look) => plane.label(look));
  const roots = plane.dots("dot", 5);
  let all = [];
  const find = oncePerView(plane, () => {
    all = basins(f, x, Math.round((plane.box.right - plane.box.left) / FINE));
  });
  return {
    show(wanted) {
      if (wanted) find();
      const drawn = wanted ? all : [];
      const level = plane.window.bottom + STRIP / plane.unit.y;
      paths.forEach((path, look) => path.pieces(drawn.filter((_, k) => k % LOOKS.length === look)
        .flatMap(({ pieces }) => pieces.map((ends) => ends.map((end) => [end, level])))));
      const longest = ({ pieces }) => pieces.reduce((one, other) => other[1] - other[0] > one[1] - one[0] ? other : one);
      drawn.slice(0, LOOKS.length).forEach((basin, k) => {
        const [from, to] = longest(basin);
        if ((to - from) * plane.unit.x > NAMED) names[k].show(`to ${written(basin.root)}`, [(from + to) / 2, level]);
      });
      roots.set(drawn.map(({ root }) => [root, 0]));
    },
  };
}

/** "3 − 7/6" */
const inNumbers = ({ value, slope }, x) => value(x) === 0 ? written(x, 6)
  : `${written(x, 6)} − ${factor(value(x))}/${factor(slope(x))}`;

/** What is to be said, and its tone. */
function verdict({ f, first, path, steps, letter, near }) {
  const here = path.at(-1);
  if (!steps) return ["no tangent yet", "open"];
  const { kind, at, length } = destination(f, first);
  if (kind === "root" && Math.abs(here - at) <= near) return [`arrived: a root at ${letter} = ${written(at, 6)}`, "good"];
  if (path.length <= steps) {
    return [kind === "left" ? `f has no value at ${letter} = ${written(here)}` : "the tangent here meets the axis nowhere", "bad"];
  }
  if (kind === "root" || kind === "level" || kind === "left" || steps < PATIENCE) return ["on the way", "open"];
  return [{
    away: "runs away: no root is met", wanders: "jumps about: no root is met",
    cycle: `goes round in a circle of ${length} places`,
  }[kind], "bad"];
}
