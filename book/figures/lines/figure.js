/** Two lines: type their equations, slide or turn them, see where they meet. */

import { numberBox, words } from "../engine/controls.js";
import { factor, snapped, sum, tuple, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { COEFFICIENT } from "./schema.js";

export const height = { narrow: 620, wide: 576 };

const SMALL = 1e-9; // sums of decimals that should be 0 are not quite

/** How many points two equations ax + by = c share, and the only one. */
export function solve([[a, b, c], [d, e, f]]) {
  const zero = (value, ...parts) => Math.abs(value) <= SMALL * Math.max(...parts.map(Math.abs), 1e-300);
  const determinant = a * e - b * d;
  if (!zero(determinant, a * e, b * d)) {
    return { kind: "unique", determinant, point: [(c * e - b * f) / determinant, (a * f - c * d) / determinant] };
  }
  const empty = [[a, b, c], [d, e, f]].some((row) => row[0] === 0 && row[1] === 0 && row[2] !== 0);
  const agree = zero(a * f - c * d, a * f, c * d) && zero(b * f - c * e, b * f, c * e);
  return { kind: agree && !empty ? "infinitely many" : "none", determinant: 0, point: null };
}

/** The coefficients of the line through two points, about as large as before. */
export function turned([a, b], [x0, y0], [x1, y1]) {
  const normal = [y0 - y1, x1 - x0];
  const size = Math.max(Math.abs(a), Math.abs(b), 1) / Math.max(...normal.map(Math.abs), 1e-12);
  const facing = normal[0] * a + normal[1] * b < 0 ? -size : size;
  const [p, q] = normal.map((part) => snapped(part * facing, 0.01));
  return [p, q, snapped(p * x0 + q * y0, 0.001)];
}

export default function build(figure) {
  const { rows, unknowns, x, y, determinant } = figure.numbers;
  const names = ["a", "b", "c"];
  const named = [0, 1].map((row) => names.map((name) => name + (row + 1)));
  rows.forEach((row, r) => row.forEach((value, k) =>
    figure.parameter(named[r][k], { value, of: COEFFICIENT, step: 0.5 })));
  const present = () => named.map((row) => row.map((name) => figure.values[name]));

  const plane = new Plane(figure, { x, y, names: unknowns, height: 300 });
  const steps = [(x[1] - x[0]) / 100, (y[1] - y[0]) / 100];
  const lines = [1, 2].map((number) => ({
    below: plane.path(`line-${number} solid wide`),
    line: plane.line(`line-${number}`),
    label: plane.label(`line-${number}`),
    name: `line ${number}`, look: `line-${number}`,
  }));
  const dot = plane.dots("dot", 6);
  const dotLabel = plane.label("ink");

  lines.forEach((drawn, row) => addHandles(plane, row, named[row], present, drawn, steps));
  figure.controls(...lines.map((drawn, row) => equation(figure, named[row], unknowns, drawn)));
  figure.hint("A round handle slides its line, a square one turns it.");
  const matrix = figure.readout();
  const system = figure.readout();

  figure.draw(() => {
    const equations = present();
    const found = solve(equations);
    equations.forEach(([a, b, c], row) => {
      const { line, label } = lines[row];
      const ends = line.set(a, b, c);
      if (ends) label.show(`${sum([a, b], unknowns)} = ${written(c)}`, ...along(ends));
    });
    // A line that lies under the other one is wide, so that both are seen.
    const same = found.kind === "infinitely many" && lines[0].line.ends && lines[1].line.ends;
    lines[0].below.through(same ? lines[0].line.ends : []);
    dot.set(found.point ? [found.point] : []);
    if (found.point) dotLabel.show(tuple(found.point), found.point);
    const singular = found.kind !== "unique";
    if (determinant) {
      const [[a, b], [d, e]] = equations;
      matrix.show(`det A = ${factor(a)} · ${factor(e)} − ${factor(b)} · ${factor(d)} = ${written(found.determinant)}: ${singular ? "singular" : "non-singular"}`,
        singular ? "bad" : "good");
    }
    const [text, tone] = answer(found, equations, unknowns);
    system.show(text, tone);
    return `${lines.map((_, row) => `${sum(equations[row].slice(0, 2), unknowns)} = ${written(equations[row][2])}`).join("; ")}. `
      + (determinant ? `Determinant ${written(found.determinant)}. ` : "") + `${text}.`;
  });
}

const along = ([[x0, y0], [x1, y1]]) => [0.12, 0.25, 0.38, 0.5, 0.62, 0.75, 0.88]
  .map((t) => [x0 + t * (x1 - x0), y0 + t * (y1 - y0)]);

function answer({ kind, point }, equations, unknowns) {
  if (kind === "unique") return [`exactly one solution: (${unknowns.join(", ")}) = ${tuple(point)}`, "good"];
  const empty = equations.find(([a, b, c]) => a === 0 && b === 0 && c !== 0);
  if (empty) return [`no solution: 0 = ${written(empty[2])} is never true`, "bad"];
  return kind === "none" ? ["no solution: the lines never meet", "bad"]
    : ["infinitely many solutions: every point that is on both", "open"];
}

/** One handle slides a line and changes its constant, the other one turns it. */
function addHandles(plane, row, [a, b, c], present, drawn, step) {
  const { figure } = plane;
  const [near, far] = row === 0 ? [0.22, 0.86] : [0.12, 0.72];
  const on = (share) => {
    const { ends } = drawn.line;
    if (!ends) return nearest(present()[row], plane.window);
    return [0, 1].map((axis) => ends[0][axis] + share * (ends[1][axis] - ends[0][axis]));
  };
  plane.handle({
    label: `Slide ${drawn.name}`, look: drawn.look, step,
    at: () => on(near),
    move: (x, y) => {
      const [p, q] = present()[row];
      figure.set({ [c]: snapped(p * x + q * y, 0.01) });
    },
  });
  let pivot;
  plane.handle({
    label: `Turn ${drawn.name}`, look: `${drawn.look} turn`, step,
    at: () => on(far),
    grasp: () => { pivot = on(near); },
    move: (x, y) => {
      if (Math.hypot((x - pivot[0]) * plane.unit.x, (y - pivot[1]) * plane.unit.y) < 15) return;
      const [p, q, constant] = turned(present()[row], pivot, [x, y]);
      figure.set({ [a]: p, [b]: q, [c]: constant });
    },
  });
}

/** The point of the window that is closest to fulfilling an equation. */
function nearest([a, b, c], { left, right, bottom, top }) {
  const corners = [[left, bottom], [left, top], [right, bottom], [right, top]];
  const miss = ([x, y]) => Math.abs(a * x + b * y - c);
  return corners.reduce((best, corner) => miss(corner) < miss(best) ? corner : best);
}

function equation(figure, [a, b, c], unknowns, { name, look }) {
  return [words(`${name[0].toUpperCase()}${name.slice(1)}:`, look),
    numberBox(figure, a, `Coefficient of ${unknowns[0]} in ${name}`), words(`${unknowns[0]} +`),
    numberBox(figure, b, `Coefficient of ${unknowns[1]} in ${name}`), words(`${unknowns[1]} =`),
    numberBox(figure, c, `Constant of ${name}`)];
}
