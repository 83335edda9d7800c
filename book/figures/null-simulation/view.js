/** Results that pile up, and how many of them are at least as extreme. */

import { button, toggle } from "../engine/controls.js";
import { written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { LARGEST_SEED } from "../engine/statistics.js";
import { Draws, edges, exactShare, nullModel } from "./model.js";
import schema from "./schema.js";

const MOST = 20000; // draws

/** The parameters of a machine: how many draws, which ones, and whether p is shown. */
export function parameters(figure, most) {
  figure.parameter("draws", { value: 0, min: 0, max: most, whole: true });
  figure.parameter("seed", { value: figure.numbers.seed, of: schema.numbers.seed });
  figure.parameter("exact", { value: "off", choices: ["off", "on"] });
}

/** The buttons of a machine. */
export function controls(figure, verb, exactly) {
  const draw = (count) => button(`${verb} ${count}`, () =>
    figure.set({ draws: figure.values.draws + count }));
  figure.controls([...[1, 10, 100, 1000].map(draw), button("Start anew", () =>
    figure.set({ draws: 0, seed: (figure.values.seed + 1) % LARGEST_SEED }))],
  ...exactly ? [toggle(figure, "exact", exactly)] : []);
}

/**
 * The bars of results and the line of the observed one.
 * @returns {(draws: Draws, at: number) => void}  shows draws; `at` is where the
 *   line stands
 */
export function pile(figure, x, name, height) {
  let top = 10;
  let shown = x;
  const plane = new Plane(figure, { x, y: [0, top], names: [name, "how often"], height });
  const bars = { ordinary: plane.path("area-1"), extreme: plane.path("area-2") };
  const outline = plane.path("line-2 solid thin");
  const line = plane.path("ink");
  const label = plane.label("ink");
  return ({ edges, counts, extremes, test: { observed } }, at) => {
    const need = Math.max(10, 1.15 * Math.max(...counts));
    const [left, right] = [edges[0], edges.at(-1)];
    if (need > top || need < top / 2.5 || left !== shown[0] || right !== shown[1]) {
      if (need > top || need < top / 2.5) top = Math.max(10, 1.6 * need);
      plane.look({ x: shown = [left, right], y: [0, top] });
    }
    const box = (from, to, low, high) => [[from, low], [from, high], [to, high], [to, low]];
    const pieces = (low, high) => counts.flatMap((_, k) => high[k] > low[k]
      ? [box(edges[k], edges[k + 1], low[k], high[k])] : []);
    const none = counts.map(() => 0);
    bars.ordinary.pieces(pieces(extremes, counts));
    bars.extreme.pieces(pieces(none, extremes));
    outline.pieces(pieces(none, extremes));
    line.through([[at, 0], [at, top]]);
    label.show(`observed ${written(observed)}`, ...[0.94, 0.86, 0.75].map((y) => [at, y * top]));
  };
}

/** What is counted, in words: shows draws and returns a sentence. */
export function counting(figure, done, known) {
  const made = figure.readout(done);
  const extreme = figure.readout("at least as extreme");
  const share = figure.readout("share");
  const exact = figure.readout(known);
  return (draws, p) => {
    const part = draws.extreme / draws.made;
    const error = 2 * Math.sqrt((part * (1 - part)) / draws.made);
    made.show(String(draws.made));
    extreme.show(String(draws.extreme));
    share.show(draws.made === 0 ? "–" : draws.extreme === 0 || draws.extreme === draws.made
      ? written(part, 3) : `${written(part, 3)} ± ${written(error, 2)}`);
    exact.show(figure.values.exact === "on" ? `p = ${written(p(), 3)}` : "");
    return draws.made === 0 ? `Nothing ${done} yet.`
      : `${draws.made} ${done}, ${draws.extreme} at least as extreme as ${written(draws.test.observed)}: a share of ${written(part, 3)}.`;
  };
}

/** The machine for counts and for means. */
export function machine(figure) {
  const { numbers } = figure;
  const { mode, observed, tail, name, seed } = numbers;
  parameters(figure, MOST);
  const anew = (number) => new Draws(nullModel(numbers), { observed, tail }, edges(numbers), number);
  let draws = anew(seed);
  const show = pile(figure, [draws.edges[0], draws.edges.at(-1)], name, 300);
  controls(figure, "Draw", "Show the p-value of the formula");
  const told = counting(figure, "drawn", "formula");
  const p = exactShare(numbers);
  const at = mode === "coin" ? observed - (tail === "left" ? -0.5 : 0.5) : observed;

  figure.draw((values) => {
    if (values.seed !== draws.seed) draws = anew(values.seed);
    draws.upTo(values.draws);
    show(draws, at);
    return told(draws, () => p);
  });
}
