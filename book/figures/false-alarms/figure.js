/** Useless features, tested one by one: how many false alarms ring? */

import { button, slider, toggle } from "../engine/controls.js";
import { written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { evenNumbers } from "../engine/statistics.js";
import schema from "./schema.js";

export const height = { narrow: 990, wide: 580 };

/** As many runs as say something, up to one that has an alarm. */
export function still({ features, alpha, seed }) {
  const runs = new Runs(features, seed);
  runs.upTo(100);
  const last = runs.smallest.findLastIndex((value) => value < alpha);
  return { runs: last < 0 ? 100 : last + 1 };
}

const MOST = 5000;
const ROOM = [20, 100, 500, 2000, MOST]; // runs that fit into the second picture

/** The probability that at least one of several useless features rings. */
export const anyAlarm = (threshold, features) => 1 - (1 - threshold) ** features;

/**
 * Runs of tests in which nothing is going on. A p-value is then spread evenly
 * from 0 to 1, so it is drawn as such.
 */
export class Runs {
  constructor(features, seed) {
    Object.assign(this, { features, seed });
    this.start();
  }

  start() {
    this.next = evenNumbers(this.seed);
    this.smallest = [];
    this.latest = [];
  }

  upTo(count) {
    if (count < this.smallest.length) this.start();
    while (this.smallest.length < count) {
      this.latest = Array.from({ length: this.features }, () => this.next());
      this.smallest.push(Math.min(...this.latest));
    }
  }

  /** After how many runs which share of them had an alarm. */
  shares(threshold) {
    let alarms = 0;
    return this.smallest.map((value, k) => [k + 1, (alarms += value < threshold) / (k + 1)]);
  }
}

export default function build(figure) {
  const { features, alpha, seed } = figure.numbers;
  figure.parameter("runs", { value: 1, min: 1, max: MOST, whole: true });
  figure.parameter("alpha", { value: alpha, of: schema.numbers.alpha, step: 0.001 });
  figure.parameter("corrected", { value: "off", choices: ["off", "on"] });
  figure.parameter("seed", { value: seed, of: schema.numbers.seed });
  let runs = new Runs(features, seed);

  const tests = new Plane(figure, {
    x: [0, 1], y: [0, features + 1], names: ["p-value", "feature"], height: 290 });
  const zone = tests.path("area-2");
  const border = tests.path("ink");
  const quiet = tests.dots("dots-1", 4);
  const loud = tests.dots("dots-2", 7);
  const history = new Plane(figure, {
    x: [0, ROOM[0]], y: [0, 1.05], names: ["runs", "share with an alarm"], height: 290 });
  const expected = history.path("line-4 thin");
  const share = history.path("line-1");
  const expectedLabel = history.label("line-4");
  let room = ROOM[0];

  const more = (count, text) => button(text, () =>
    figure.set({ runs: Math.min(MOST, figure.values.runs + count) }));
  figure.controls(
    [more(1, "Run again"), more(10, "10 runs"), more(100, "100 runs"), more(1000, "1000 runs")],
    slider(figure, "alpha", "level α"),
    toggle(figure, "corrected", `Bonferroni: compare with α / ${features}`));
  const alarms = figure.readout("alarms in this run");
  const total = figure.readout("runs with at least one");
  const theory = figure.readout("expected");

  figure.draw((values) => {
    if (values.seed !== runs.seed) runs = new Runs(features, values.seed);
    runs.upTo(values.runs);
    const threshold = values.corrected === "on" ? values.alpha / features : values.alpha;
    const points = runs.latest.map((value, k) => [value, k + 1]);
    const ringing = points.filter(([value]) => value < threshold);
    zone.through([[0, 0], [threshold, 0], [threshold, features + 1], [0, features + 1]], true);
    border.through([[threshold, 0], [threshold, features + 1]]);
    quiet.set(points.filter(([value]) => value >= threshold));
    loud.set(ringing);

    const needed = ROOM.find((size) => size >= values.runs);
    if (needed !== room) history.look({ x: [0, room = needed], y: [0, 1.05] });
    const shares = runs.shares(threshold);
    const stride = Math.ceil(shares.length / 400);
    share.through(shares.filter((_, k) => k % stride === 0 || k === shares.length - 1));
    const level = anyAlarm(threshold, features);
    expected.through([[0, level], [room, level]]);
    expectedLabel.show("expected", ...[0.85, 0.6, 0.4, 0.2].map((at) => [at * room, level]));
    const rang = Math.round(shares.at(-1)[1] * values.runs);
    alarms.show(`${ringing.length} of ${features}`);
    total.show(`${rang} of ${values.runs} (${written(100 * shares.at(-1)[1], 3)} %)`);
    theory.show(`${written(100 * level, 3)} %`);
    return `${ringing.length} of ${features} useless features ring. ${rang} of ${values.runs} runs had at least one alarm; ${written(100 * level, 3)} percent are expected.`;
  });
}
