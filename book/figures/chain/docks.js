/** Shares of a few states, step by step, and where each share goes next. */

import { numberBox, toggle, words } from "../engine/controls.js";
import { html, svg } from "../engine/dom.js";
import { clamp, roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { stepping } from "../engine/stepping.js";
import { equilibrium, shares, stochastic, walk } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 1160, wide: 812 };

const STEP = 0.01;
const HALF = 0.4; // of a column
const SHORTEST = 10; // steps on the axis
const RUN = 20; // steps, if the author's figure begins with none
const NEAR = 0.005; // of what counts as settled
const NAMED = 30; // pixels that a part needs for its name
const LETTER = 7; // pixels, on an average
const EDGE = 7; // and before the first
const CLOSER = 8; // by which a short name is nearer to the edge

export default function build(figure) {
  const { names, matrix, start, of } = figure.numbers;
  const entries = names.map((_, i) => names.map((__, j) => `m${i + 1}${j + 1}`));
  const firsts = names.map((_, i) => `s${i + 1}`);
  const begin = { matrix: stochastic(matrix), start: shares(start) };
  entries.forEach((row, i) => row.forEach((name, j) =>
    figure.parameter(name, { value: begin.matrix[i][j], min: 0, max: 1, step: STEP })));
  firsts.forEach((name, i) => figure.parameter(name, { value: begin.start[i], min: 0, max: 1, step: STEP }));
  figure.parameter("level", { value: "off", choices: ["off", "on"] });
  const present = () => ({
    matrix: stochastic(entries.map((row) => row.map((name) => figure.values[name]))),
    state: shares(firsts.map((name) => figure.values[name]), names.map(() => 1 / names.length)),
  });

  let [known, rests] = ["", null];
  const restOf = (chain) => {
    if (String(chain) !== known) [known, rests] = [String(chain), equilibrium(chain)];
    return rests;
  };

  const next = new Next(figure, { names, entries, present });
  const chart = new Plane(figure, { x: [0, SHORTEST], y: [0, 1], names: ["step", of], height: 290 });
  const levels = chart.path("soft");
  const curves = names.map((_, i) => chart.path(`line-${i + 1}`));
  const ends = chart.dots("dot", 4);
  const labels = names.map((_, i) => chart.label(`line-${i + 1}`));
  firsts.forEach((name, i) => chart.handle({
    label: `${names[i]} at the start`, look: `line-${i + 1}`, step: [1, STEP],
    at: () => [0, present().state[i]], move: (_, to) => share(i, snapped(to, STEP)),
  }));
  /** Give one state a share at the start; the others have the rest as before. */
  const share = (i, to) => {
    const { state } = present();
    const others = shares(state.map((each, k) => k === i ? 0 : each), state.map((_, k) => k === i ? 0 : 1 / (names.length - 1)));
    figure.set(Object.fromEntries(firsts.map((name, k) => [name, k === i ? to : (1 - to) * others[k]])));
  };

  figure.controls(next.typed, [words("Start:"), ...firsts.map((name, i) => numberBox(figure, name, `Start of ${names[i]}`))]);
  stepping(figure, schema.modes.of.docks.numbers.steps, RUN);
  figure.controls([toggle(figure, "level", "Equilibrium")]);
  const now = figure.readout();
  const badge = figure.readout();
  const note = figure.readout();

  figure.draw(({ steps, level }) => {
    const { matrix: chain, state } = present();
    const path = walk(chain, state, steps);
    next.show(chain);
    const x = [0, Math.max(SHORTEST, roundStep(steps))];
    if (x[1] !== chart.asked.x[1]) chart.look({ x, y: [0, 1] });
    curves.forEach((curve, i) => curve.through(path.map((each, k) => [k, each[i]])));
    ends.set(path.at(-1).map((each) => [steps, each]));
    const along = [1, 0.7, 0.5, 0.3].map((part) => Math.round(part * steps));
    labels.forEach((label, i) => label.show(names[i], ...along.map((k) => [k, path[k][i]])));
    const rest = restOf(chain);
    levels.pieces(level === "on" && rest.state ? rest.state.map((each) => [[0, each], [x[1], each]]) : []);
    const said = `after ${steps} steps: ${names.map((name, i) => `${name} ${written(path.at(-1)[i], 3)}`).join(", ")}`;
    now.show(said);
    const [text, tone] = verdict(rest, path);
    badge.show(text, tone);
    const uneven = names.filter((_, j) => Math.abs(entries.reduce((sum, row) => sum + figure.values[row[j]], 0) - 1) > 1e-9);
    note.show(level === "on" ? rest.state ? `equilibrium: ${rest.state.map((each) => written(each, 3)).join(", ")}` : "more than one equilibrium"
      : uneven.length ? `divided by its sum: the column of ${uneven[0]}` : "");
    return `${said}. ${text}.`;
  });
}

function verdict({ state, settles }, path) {
  if (path.length === 1) return ["no step yet", "open"];
  const [before, last] = path.slice(-2);
  const near = (other) => last.every((each, i) => Math.abs(each - other[i]) <= NEAR);
  if (state && near(state)) return ["settled", "good"];
  if (!settles && !near(before)) return ["swings: some starts never settle", "bad"];
  if (!state && near(before)) return ["settled, but elsewhere for other starts", "bad"];
  return ["still on the way", "open"];
}

/** A column for each state: how its share is passed on. */
class Next {
  constructor(figure, { names, entries, present }) {
    Object.assign(this, { names });
    this.plane = new Columns(figure, {
      x: [0.4, names.length + 0.6], y: [0, 1], names: ["from", "goes next"], height: 290, grid: false });
    this.parts = names.map((_, i) => this.plane.path(`area-${i + 1}`));
    this.outline = this.plane.path("ink thin");
    this.labels = names.map((_, i) => this.plane.label(`line-${i + 1}`));
    names.forEach((from, j) => names.slice(1).forEach((_, i) => this.plane.handle({
      label: `From ${from}: between ${names[i]} and ${names[i + 1]}`, look: "ink", step: [1, STEP],
      at: () => [j + 1, edges(present().matrix, j)[i + 1]],
      move: (__, to) => {
        const cuts = edges(present().matrix, j);
        const cut = clamp(snapped(to, STEP), cuts[i], cuts[i + 2]);
        const changed = cuts.with(i + 1, cut);
        figure.set(Object.fromEntries(entries.map((row, k) => [row[j], changed[k + 1] - changed[k]])));
      },
    })));
    const cell = (tag, ...children) => html(tag, {}, ...children);
    this.typed = html("div", { class: "moving-typed" }, html("table", { class: "moving-table", "aria-label": "Transition matrix" },
      html("thead", {}, html("tr", {}, cell("td", "to, from"), ...names.map((name) => cell("th", name)))),
      html("tbody", {}, ...entries.map((row, i) => html("tr", {}, cell("th", names[i]),
        ...row.map((name, j) => cell("td", numberBox(figure, name, `To ${names[i]} from ${names[j]}`))))))));
  }

  show(matrix) {
    const { plane, names } = this;
    const box = (j, low, high) => [[j + 1 - HALF, low], [j + 1 - HALF, high], [j + 1 + HALF, high], [j + 1 + HALF, low]];
    const cuts = names.map((_, j) => edges(matrix, j));
    const boxes = names.map((_, i) => cuts.map((each, j) => box(j, each[i], each[i + 1])));
    this.parts.forEach((part, i) => part.pieces(boxes[i]));
    this.outline.pieces(boxes.flat().map((corners) => [...corners, corners[0]]));
    const short = names.some((name) => EDGE + LETTER * `to ${name}`.length > 2 * HALF * plane.unit.x);
    const left = 1 - HALF - (short ? CLOSER / plane.unit.x : 0);
    this.labels.forEach((label, i) => {
      const [low, high] = cuts[0].slice(i, i + 2);
      if ((high - low) * plane.unit.y > NAMED) label.show(short ? names[i] : `to ${names[i]}`, [left, (low + high) / 2]);
    });
  }
}

/** Where the parts of a column begin and end, from 0 to 1. */
function edges(matrix, j) {
  const found = [0];
  for (const row of matrix) found.push(Math.min(1, found.at(-1) + row[j]));
  found[matrix.length] = 1;
  return found;
}

/** A plane with the names of the states below their columns. */
class Columns extends Plane {
  drawAxes() {
    super.drawAxes();
    for (const text of [...this.numbers.children]) if (text.getAttribute("text-anchor") === "middle") text.remove();
    this.figure.numbers.names.forEach((name, j) => {
      const [x] = this.px([j + 1, 0]);
      this.numbers.append(svg("text", { x, y: this.box.bottom + 18, "text-anchor": "middle" }, name));
    });
    const { left, right, bottom } = this.box;
    this.axes.setAttribute("d", `M${left} ${bottom}H${right}`);
  }
}
