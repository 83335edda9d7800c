/** A point that has to stay on a curve: where along it is f least, and where largest? */

import { contour, contours, sample } from "../engine/contour.js";
import { slider, toggle } from "../engine/controls.js";
import { clamp, roundStep, snapped, sum, tuple, written } from "../engine/numbers.js";
import { clipLine, Plane } from "../engine/plane.js";
import { chooseByClick, oncePerView } from "../engine/stepping.js";
import { dot, size } from "../engine/vectors.js";
import { CONSTRAINTS, multiplier, quadratic, turnings } from "./constraints.js";
import { LANDSCAPES } from "./model.js";

export const height = { narrow: 735, wide: 640 };

const CELLS = 44; // of the level curve through the point
const LONGEST = 85; // pixels of an arrow,
const SHORTEST = 26; // however short it is
const DOWN = 60; // pixels of the way down, at most
const CATCH = 7; // pixels within which a place is caught where f turns
const LEVEL = 2e-3; // of a gradient: a slope that nobody sees
const SAME = 1e-6; // of the heights along the constraint

export default function build(figure) {
  const { landscape, matrix, center, constraint, line, x, y, budget, budgets, at, best, names } = figure.numbers;
  const f = landscape === "quadratic" ? quadratic(matrix, center) : LANDSCAPES[landscape];
  const g = CONSTRAINTS[constraint](line ?? []);
  const text = g.text ?? sum(line, names.every((name) => name.length < 3) ? names : ["x", "y"]);
  const [low, high] = g.closed ? [0, 360] : [x, y][g.axis];
  const step = g.closed ? 1 : roundStep((high - low) / 200);
  figure.parameter("s", { value: clamp(snapped(g.nearest(at, budget), step), low, high), min: low, max: high, step });
  figure.parameter("budget", { value: budget, min: budgets[0], max: budgets[1], step: roundStep((budgets[1] - budgets[0]) / 200) });
  figure.parameter("best", { value: best ? "on" : "off", choices: ["on", "off"] });

  const ends = () => {
    if (g.closed) return [low, high];
    const seen = clipLine(...line, figure.values.budget, { left: x[0], right: x[1], bottom: y[0], top: y[1] });
    return seen ? seen.map((place) => place[g.axis]).sort((one, other) => one - other) : null;
  };
  let turns = [];
  let range = [0, 0];
  let known;
  const find = (c) => {
    if (c === known) return;
    known = c;
    const seen = ends();
    turns = seen ? turnings(f.value, g, c, seen) : [];
    const heights = seen ? [...turns.map(({ value }) => value), ...g.closed ? [] : seen.map((s) => f.value(...g.place(s, c)))] : [];
    range = heights.length ? [Math.min(...heights), Math.max(...heights)] : [0, 0];
  };

  const map = new Plane(figure, { x, y, names, height: 340, equal: true, grid: false });
  const drawContours = contours(map, f.value);
  const level = map.path("line-3 thin solid");
  let grid;
  const measure = oncePerView(map, () => { grid = sample(f.value, map.window, CELLS); });
  const curve = map.path("line-2 solid");
  const marks = map.dots("rings", 9);
  const normal = map.arrow("line-2", true);
  const steep = map.arrow("line-3", true);
  const way = map.arrow("ink", true);
  const labels = { curve: map.label("line-2"), normal: map.label("line-2"), steep: map.label("line-3"), way: map.label() };
  const place = () => g.place(figure.values.s, figure.values.budget);
  const catching = (s) => {
    const here = g.place(s, figure.values.budget);
    const near = turns.find((turn) => size(g.place(turn.s, figure.values.budget)
      .map((part, axis) => (part - here[axis]) * map.unit.x)) < CATCH);
    return near ? near.s : snapped(s, step);
  };
  const choose = (...to) => figure.set({ s: catching(g.nearest(to, figure.values.budget)) });
  map.handle({
    label: "Point of the constraint", look: "ink", point: true, at: place, move: choose,
    key: (right, up) => {
      const by = step * (right || up);
      figure.set({ s: g.closed ? (figure.values.s + by + 720) % 360 : figure.values.s + by });
    },
  });
  chooseByClick(map, choose);

  figure.controls(slider(figure, "s", g.closed ? "Point at degrees" : `Point at ${names[g.axis]} =`),
    slider(figure, "budget", "Budget c"), [toggle(figure, "best", "Mark where f turns along the curve")]);
  const formula = figure.readout("f(x, y) =");
  const bound = figure.readout(`${text} =`);
  const here = figure.readout("f here");
  const slopes = ["∇f", "∇g"].map((name) => figure.readout(`${name} =`));
  const factor = figure.readout();
  const badge = figure.readout();

  figure.draw(({ s, budget: c, best: wanted }) => {
    find(c);
    const point = place();
    const { left, right, bottom, top } = map.window;
    const far = g.axis ? [bottom, top] : [left, right];
    const value = f.value(...point);
    const slope = f.gradient(...point);
    const across = g.gradient(point);
    const ways = g.ways(s);
    const rates = ways.map((direction) => dot(slope, direction));
    drawContours();
    measure();
    level.pieces(contour(grid, value));
    curve.through(g.closed ? Array.from({ length: 181 }, (_, k) => g.place(2 * k, c)) : far.map((each) => g.place(each, c)));
    marks.set(wanted === "on" ? turns.map((turn) => g.place(turn.s, c)) : []);
    const from = (pixels, direction) => point.map((part, axis) => part + pixels * direction[axis] / map.unit.x);
    const long = size(slope);
    const draw = (arrow, label, name, vector, pixels) => {
      const length = vector && size(vector);
      if (!length) return arrow.hide();
      const tip = from(pixels, vector.map((part) => part / length));
      arrow.set(point, tip);
      return label.show(name, tip, from(pixels / 2, vector.map((part) => part / length)));
    };
    draw(normal, labels.normal, "∇g", across, LONGEST);
    draw(steep, labels.steep, "∇f", long > 0 ? slope : null, clamp(LONGEST * 0.7, SHORTEST, LONGEST));
    const down = ways[rates[0] <= rates[1] ? 0 : 1];
    const fall = -Math.min(...rates) / (long || 1);
    if (fall > LEVEL) draw(way, labels.way, "down", down, SHORTEST + (DOWN - SHORTEST) * fall);
    else way.hide();
    labels.curve.show("g = c", ...(g.closed ? [225, 45, 135, 315] : [0.1, 0.9, 0.3, 0.7].map((share) => far[0] + share * (far[1] - far[0]))).map((each) => g.place(each, c)));

    formula.show(f.text ?? quadraticText(matrix, center));
    bound.show(written(c));
    here.show(written(value));
    slopes[0].show(tuple(slope));
    slopes[1].show(across ? tuple(across) : "none at a corner");
    const [said, tone, touching] = verdict({ rates, long, across, value, range });
    factor.show(touching && across ? `∇f = ${written(long ? multiplier(slope, across) : 0)} ∇g` : "");
    badge.show(said, tone);
    return `At ${tuple(point)}: f = ${written(value)}. ${said}.`;
  });
}

/** "2(x − 1)² + 2(x − 1)(y − 3) + (y − 3)²" */
function quadraticText([[a, b], [, d]], [p, q]) {
  const [one, other] = [[p, "x"], [q, "y"]].map(([by, letter]) =>
    by === 0 ? letter : `(${letter} ${by < 0 ? "+" : "−"} ${written(Math.abs(by))})`);
  return sum([a, 2 * b, d], [`${one}²`, `${one}${other}`, `${other}²`]);
}

/** What is to be said, its tone, and whether the curve is touched. */
function verdict({ rates, long, across, value, range: [least, most] }) {
  if (long < 1e-12) return ["∇f = 0 here: no constraint was needed", "open", true];
  const [up, down] = [rates.every((rate) => rate > -LEVEL * long), rates.every((rate) => rate < LEVEL * long)];
  if (!up && !down) return ["f still falls one way along the constraint", "open", false];
  const slack = SAME * Math.max(most - least, 1e-12 * Math.abs(most));
  const which = value <= least + slack ? "f is least here" : value >= most - slack ? "f is largest here" : "but f is neither least nor largest here";
  if (!across) return [`a corner, ${up ? "up" : "down"} both ways: ${which}`, "good", false];
  return [`the curves touch: ${which}`, which.startsWith("but") ? "open" : "good", true];
}
