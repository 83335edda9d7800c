/** Uniform numbers between 0 and 1 that become draws from a distribution. */

import { button, slider } from "../engine/controls.js";
import { snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { LARGEST_SEED } from "../engine/statistics.js";
import { counted, drawing, MOST_DRAWS } from "./model.js";
import schema from "./schema.js";
import { belowPlane, densityGraph, meant, opened, reachUp } from "./view.js";

export const height = { narrow: 850, wide: 724 };

const PARTS = 24; // of the axis
const LAST = 10; // draws whose ways are seen
const SEEN = 60; // draws seen as dots
const STEP = 0.005;

export default function build(figure) {
  const numbers = opened(figure.numbers);
  const { x, name, u, draws, seed } = numbers;
  const rules = schema.modes.of.inverse.numbers;
  figure.parameter("u", { value: u, of: rules.u, step: STEP });
  figure.parameter("draws", { value: draws, of: rules.draws });
  figure.parameter("seed", { value: seed, of: rules.seed });
  const family = meant(numbers);
  const known = new Map();
  const drawn = (state) => {
    if (!known.has(state.seed)) known.set(state.seed, drawing(family.quantile, state.seed));
    return known.get(state.seed)(state.draws);
  };

  figure.stack();
  const top = belowPlane(figure, { x, name, height: 240, present: () => family });
  const ways = top.plane.path("soft fine");
  const way = top.plane.arrow("line-2", true);
  const across = top.plane.path("line-2 thin solid");
  const dots = top.plane.dots("dots-1", 2.5);
  const labels = { u: top.plane.label("line-2"), x: top.plane.label("line-2") };
  const bottom = new Plane(figure, { x, y: [0, 1], names: [name, "draws"], height: 200, below: [0, 1] });
  const bars = bottom.bars("area-2 face");
  const outline = bottom.bars("line-2 solid thin");
  const expected = densityGraph(bottom, () => family, () => figure.values.draws,
    () => figure.values.draws * (x[1] - x[0]) / PARTS);
  top.plane.handle({
    label: "Uniform number u", look: "line-2", point: true, step: [1, STEP],
    at: () => [x[0], figure.values.u], move: (_, to) => figure.set({ u: snapped(to, STEP) }),
  });

  const more = (count) => button(`Draw ${count}`, () => {
    const total = Math.min(figure.values.draws + count, MOST_DRAWS);
    const [, last] = drawn({ ...figure.values, draws: total }).at(-1);
    figure.set({ draws: total, u: last });
  });
  figure.controls(slider(figure, "u", "Uniform number u"), slider(figure, "draws", "Draws"),
    [...[1, 10, 100].map(more),
      button("Other draws", () => figure.set({ seed: (figure.values.seed + 1) % (LARGEST_SEED + 1) }))]);
  const key = figure.key();
  const place = figure.readout();
  const badge = figure.readout();

  figure.draw((state) => {
    const all = drawn(state);
    const found = family.quantile(state.u);
    const { left } = top.plane.window;
    top.draw();
    ways.pieces(all.slice(-LAST).map(([to, level]) => [[left, level], [to, level], [to, 0]]));
    across.through([[left, state.u], [found, state.u]]);
    way.set([found, state.u], [found, 0]);
    dots.set(all.slice(-SEEN).flatMap(([to, level]) => [[left, level], [to, 0]]));
    labels.u.show("u", [left, state.u]);
    labels.x.show("x", [found, 0]);
    const heights = counted(all.map(([to]) => to), x, PARTS);
    const wide = (x[1] - x[0]) / PARTS;
    reachUp(bottom, Math.max(1, state.draws * wide * family.peak, ...heights.map(([, , count]) => count)), top.plane);
    bars.set(heights);
    outline.set(heights);
    expected();
    key.show(figure.onPaper ? family.text : "");
    const goes = `F(${written(found)}) = ${written(state.u)}`;
    place.show(`u = ${written(state.u)} goes to x = ${written(found)}`);
    const below = all.filter(([to]) => to <= found).length;
    const text = state.draws ? `${below} of ${state.draws} draws are at most x: ${written(below / state.draws, 3)}` : "no draw yet";
    badge.show(text, "open");
    return `${goes}. ${text}.`;
  });
}
