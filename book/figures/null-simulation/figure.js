/** The p-value machine: draw results as if nothing were going on, and count. */

import { button, toggle } from "../engine/controls.js";
import { written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { asExtreme, binomialProbabilities, evenNumbers, normalAbove, normalQuantile } from "../engine/statistics.js";
import schema from "./schema.js";

export const height = { narrow: 610, wide: 530 };

export const still = () => ({ draws: 1000 });

const MOST = 20000;
const BINS = 40;

/** The null distribution: its middle, its spread, one result from one number. */
export function nullModel({ kind, n, null_value: center, deviation }) {
  if (kind === "mean") {
    const error = deviation / Math.sqrt(n);
    return { center, error, result: (even) => center + error * normalQuantile(even) };
  }
  const below = [];
  binomialProbabilities(n, center).reduce((sum, share, k) => (below[k] = sum + share), 0);
  return {
    center: n * center, error: Math.sqrt(n * center * (1 - center)),
    result: (even) => {
      const found = below.findIndex((share) => even <= share);
      return found < 0 ? n : found;
    },
  };
}

/** The p-value that more and more draws come close to. */
export function exactShare(numbers) {
  const { kind, n, null_value, observed, tail } = numbers;
  const { center, error } = nullModel(numbers);
  if (kind === "mean") {
    const z = (observed - center) / error;
    return { right: normalAbove(z), left: normalAbove(-z), "two-sided": 2 * normalAbove(Math.abs(z)) }[tail];
  }
  return binomialProbabilities(n, null_value).reduce(
    (sum, share, k) => sum + (asExtreme(k, observed, center, tail) ? share : 0), 0);
}

/** The edges of bars: one at the observed result, or around whole numbers. */
export function edges(numbers) {
  const { center, error } = nullModel(numbers);
  const { kind, n, observed } = numbers;
  const far = Math.max(4 * error, 1.15 * Math.abs(observed - center));
  if (kind === "coin") {
    const first = Math.max(0, Math.floor(center - far));
    const last = Math.min(n, Math.ceil(center + far));
    return Array.from({ length: last - first + 2 }, (_, k) => first + k - 0.5);
  }
  const width = (2 * far) / BINS;
  const below = Math.ceil((observed - (center - far)) / width);
  return Array.from({ length: BINS + 2 }, (_, k) => observed + (k - below) * width);
}

/** Draws that can be continued: counts per bar, and how many are extreme. */
export class Draws {
  constructor(numbers, seed) {
    this.numbers = numbers;
    this.model = nullModel(numbers);
    this.edges = edges(numbers);
    this.width = this.edges[1] - this.edges[0];
    this.seed = seed;
    this.start();
  }

  start() {
    this.next = evenNumbers(this.seed);
    this.made = 0;
    this.extreme = 0;
    this.counts = new Array(this.edges.length - 1).fill(0);
  }

  upTo(count) {
    if (count < this.made) this.start();
    const { observed, tail } = this.numbers;
    for (; this.made < count; this.made++) {
      const result = this.model.result(this.next());
      this.extreme += asExtreme(result, observed, this.model.center, tail);
      const bar = Math.floor((result - this.edges[0]) / this.width + 1e-9);
      if (bar >= 0 && bar < this.counts.length) this.counts[bar]++;
    }
  }
}

export default function build(figure) {
  const { numbers } = figure;
  const { observed, tail, name, seed, kind } = numbers;
  figure.parameter("draws", { value: 0, min: 0, max: MOST, whole: true });
  figure.parameter("seed", { value: seed, of: schema.numbers.seed });
  figure.parameter("exact", { value: "off", choices: ["off", "on"] });
  let draws = new Draws(numbers, seed);
  const x = [draws.edges[0], draws.edges.at(-1)];
  let top = 10;
  const plane = new Plane(figure, { x, y: [0, top], names: [name, "how often"], height: 300 });
  const bars = { ordinary: plane.path("area-1"), extreme: plane.path("area-2") };
  const outline = plane.path("line-2 solid thin");
  const line = plane.path("ink");
  const label = plane.label("ink");

  const draw = (count) => button(`Draw ${count}`, () =>
    figure.set({ draws: Math.min(MOST, figure.values.draws + count) }));
  figure.controls([...[1, 10, 100, 1000].map(draw), button("Start anew", () =>
    figure.set({ draws: 0, seed: (figure.values.seed + 1) % 1e6 }))],
  toggle(figure, "exact", "Show the p-value of the formula"));
  const made = figure.readout("drawn");
  const extreme = figure.readout("at least as extreme");
  const share = figure.readout("share");
  const exact = figure.readout("formula");
  const formula = exactShare(numbers);

  figure.draw((values) => {
    if (values.seed !== draws.seed) draws = new Draws(numbers, values.seed);
    draws.upTo(values.draws);
    const need = Math.max(10, 1.15 * Math.max(...draws.counts));
    if (need > top || need < top / 2.5) {
      top = Math.max(10, 1.6 * need);
      plane.look({ x, y: [0, top] });
    }
    const shown = { ordinary: [], extreme: [] };
    draws.counts.forEach((count, k) => {
      if (!count) return;
      const [from, to] = [draws.edges[k], draws.edges[k + 1]];
      const far = asExtreme((from + to) / 2, observed, draws.model.center, tail);
      shown[far ? "extreme" : "ordinary"].push([[from, 0], [from, count], [to, count], [to, 0]]);
    });
    bars.ordinary.pieces(shown.ordinary);
    bars.extreme.pieces(shown.extreme);
    outline.pieces(shown.extreme);
    const at = kind === "coin" ? observed - (tail === "left" ? -0.5 : 0.5) : observed;
    line.through([[at, 0], [at, top]]);
    label.show(`observed ${written(observed)}`, ...[0.94, 0.86, 0.75].map((y) => [at, y * top]));
    const part = draws.extreme / draws.made;
    const error = 2 * Math.sqrt((part * (1 - part)) / draws.made);
    made.show(String(draws.made));
    extreme.show(String(draws.extreme));
    share.show(draws.made === 0 ? "–" : draws.extreme === 0 || draws.extreme === draws.made
      ? written(part, 3) : `${written(part, 3)} ± ${written(error, 2)}`);
    exact.show(values.exact === "on" ? `p = ${written(formula, 3)}` : "");
    return draws.made === 0 ? "Nothing drawn yet."
      : `${draws.made} drawn, ${draws.extreme} at least as extreme as ${written(observed)}: a share of ${written(part, 3)}.`;
  });
}
