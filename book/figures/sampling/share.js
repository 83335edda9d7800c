/** The share of successes in more and more draws. */

import { button, slider, toggle } from "../engine/controls.js";
import { snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { LARGEST_SEED } from "../engine/statistics.js";
import { Draws, lastRun, MOST, nextRun, shares } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 740, wide: 620 };

const ROOM = [20, 100, 500, 2000, MOST]; // draws that fit into the picture
const OTHERS = 9;
const SEEN = 20; // of the last draws, written down
const ON_PAPER = 200; // draws, if the figure begins with none

export default function build(figure) {
  const { q, draws, run, seed, success, miss } = figure.numbers;
  const rules = schema.modes.of.share.numbers;
  figure.parameter("draws", { value: draws || !figure.onPaper ? draws : ON_PAPER, of: rules.draws });
  figure.parameter("q", { value: q, of: rules.q, step: 0.01 });
  figure.parameter("seed", { value: seed, of: rules.seed });
  figure.parameter("others", { value: "off", choices: ["off", "on"] });
  const known = new Map();
  const drawsOf = (each) => {
    if (!known.has(each)) known.set(each, new Draws(each));
    return known.get(each);
  };

  let room = 0;
  const plane = new Plane(figure, { x: [0, ROOM[0]], y: [0, 1], names: ["draws", `share of ${success}`], height: 290 });
  const others = plane.path("soft fine");
  const level = plane.path("line-4 thin");
  const share = plane.path("line-1");
  const runMark = plane.path("line-2 heavy solid");
  const last = plane.dots("dots-1", 5);
  const labels = { level: plane.label("line-4"), run: plane.label("line-2") };
  plane.handle({
    label: "Probability q", look: "line-4", step: [1, 0.01],
    at: () => [plane.window.right, figure.values.q],
    move: (_, to) => figure.set({ q: snapped(to, 0.01) }),
  });

  const more = (count) => button(`Draw ${count}`, () => {
    figure.tell("");
    figure.set({ draws: figure.values.draws + count });
  });
  const onward = button(`On to ${run} ${miss} in a row`, () => {
    const { values } = figure;
    const end = nextRun(drawsOf(values.seed).successes(values.q, MOST), run, values.draws);
    figure.tell(end ? "" : `In these ${MOST} draws there are no further ${run} ${miss} in a row.`);
    if (end) figure.set({ draws: end });
  });
  figure.controls([...[1, 10, 100, 1000].map(more), onward],
    slider(figure, "draws", "Draws"), slider(figure, "q", "Probability q"),
    [button("Other draws", () => figure.set({ seed: (figure.values.seed + 1) % LARGEST_SEED })),
      toggle(figure, "others", `With ${OTHERS} other runs`)]);
  const made = figure.readout(success);
  const now = figure.readout("share");
  const far = figure.readout("share − q =");
  const gap = figure.readout(`${success} − q · draws =`);
  const ends = figure.readout("the last draws");
  const since = figure.readout();

  figure.draw(({ draws: count, q: chance, seed: present, others: wanted }) => {
    const needed = ROOM.find((size) => size >= count);
    if (needed !== room) plane.look({ x: [0, room = needed], y: [0, 1] });
    const found = drawsOf(present).successes(chance, count);
    const total = found[count];
    const points = shares(found, 300);
    level.through([[0, chance], [room, chance]]);
    share.through(points);
    last.set(points.slice(-1));
    others.pieces(wanted === "off" ? [] : Array.from({ length: OTHERS }, (_, k) =>
      shares(drawsOf(present + k + 1).successes(chance, count), 60)));
    const end = lastRun(found, run);
    runMark.through(end ? Array.from({ length: run + 1 }, (_, k) => end - run + k)
      .filter((n) => n > 0).map((n) => [n, found[n] / n]) : []);
    labels.level.show("q", ...[0.9, 0.75, 0.55, 0.35].map((part) => [part * room, chance]));
    if (end) labels.run.show(`${run} ${miss}`, [end, found[end] / end]);

    const part = total / count;
    made.show(`${total} of ${count}`);
    now.show(count ? written(part) : "–");
    far.show(count ? written(part - chance) : "–");
    gap.show(written(total - chance * count));
    const from = Math.max(0, count - SEEN);
    ends.show(found.slice(from + 1).map((value, k) => value - found[from + k]).join(" ") || "none");
    const after = count - end;
    since.show(end ? `since the last ${run} ${miss} in a row: ${total - found[end]} ${success} in ${after} ${after === 1 ? "draw" : "draws"}` : "", "open");
    return count === 0 ? "Nothing drawn yet."
      : `${total} ${success} in ${count} draws: a share of ${written(part)}, ${written(Math.abs(part - chance))} away from ${written(chance)}.`;
  });
}
