/** The probability between two places: an area, and a difference of two heights. */

import { slider } from "../engine/controls.js";
import { bounds, roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { leastWidth, PARAMETERS } from "./families.js";
import { chanceText } from "./model.js";
import schema from "./schema.js";
import { belowPlane, densityGraph, meant, opened, reachUp } from "./view.js";

export const height = { narrow: 940, wide: 815 };

const ROOM = 1.05; // above the peak

export default function build(figure) {
  const numbers = opened(figure.numbers);
  const { x, between, name, family } = numbers;
  const step = roundStep((x[1] - x[0]) / 400);
  ["a", "b"].forEach((end, k) => figure.parameter(end, { value: between[k], min: x[0], max: x[1], step }));
  const rules = schema.modes.of.density.numbers;
  const own = Object.entries(PARAMETERS[family]);
  for (const [each] of own) figure.parameter(each, { value: numbers[each], ...slides(each, numbers, rules[each] ?? {}) });
  let now;
  const present = () => now;
  const values = () => own.map(([each]) => figure.values[each]);

  figure.stack();
  const top = new Plane(figure, { x, y: [0, 1], names: [name, "density"], height: 230, below: [0, 1] });
  const area = top.path("area-2");
  const drawDensity = densityGraph(top, present, values);
  const edges = top.path("line-2 thin solid");
  const below = belowPlane(figure, { x, name, height: 220, present, values });
  const across = below.plane.path("line-2 thin solid");
  const difference = below.plane.path("line-2 heavy solid");
  const spots = below.plane.dots("dots-2", 5);
  const labels = ["a", "b"].map((end) => ({ end, label: top.label("line-2"), height: below.plane.label("line-2") }));
  for (const end of ["a", "b"]) {
    top.handle({ label: `End ${end}`, look: "line-2", point: true, parameters: [end, null], step: [step, 0] });
  }
  figure.controls(slider(figure, "a", "From a"), slider(figure, "b", "To b"),
    ...own.map(([each, [, label]]) => slider(figure, each, label)));
  const key = figure.key();
  const inside = figure.readout();
  const sum = figure.readout();
  const outside = figure.readout();

  figure.draw((state) => {
    now = meant({ ...numbers, ...state });
    const order = state.a <= state.b ? ["a", "b"] : ["b", "a"];
    const ends = order.map((end) => state[end]);
    reachUp(top, ROOM * now.peak, below.plane);
    drawDensity();
    below.draw();
    const { density, support } = now;
    area.area(density, Math.max(ends[0], support[0]), Math.min(ends[1], support[1]));
    edges.pieces(ends.map((end) => [[end, 0], [end, Math.min(density(end), top.window.top)]]));
    const heights = ends.map(now.below);
    const { left } = below.plane.window;
    across.pieces(ends.map((end, k) => [[end, 0], [end, heights[k]], [left, heights[k]]]));
    difference.through(heights.map((height) => [left, height]));
    spots.set(ends.map((end, k) => [end, heights[k]]));
    for (const { end, label, height } of labels) {
      label.show(end, [state[end], 0]);
      height.show(`F(${end})`, [state[end], now.below(state[end])]);
    }
    key.show(figure.onPaper ? now.text : "");
    const chance = heights[1] - heights[0];
    const [low, high] = ends.map((end) => written(end));
    inside.show(`P(${low} ≤ X ≤ ${high}) ${chanceText(chance)}`, "open");
    const [less, more] = heights.map((height) => written(snapped(height, 1e-4)));
    sum.show(`F(${order[1]}) − F(${order[0]}) = ${more} − ${less}`);
    outside.show(`P(X < ${low}) ${chanceText(now.below(ends[0]))}, P(X > ${high}) ${chanceText(1 - now.below(ends[1]))}`);
    return `${now.text}: the probability from ${low} to ${high} ${chanceText(chance)}.`;
  });
}

/** From where to where the slider of a family's parameter goes. */
function slides(each, { x, [each]: value }, rule) {
  const [min, max] = {
    deviation: [leastWidth(x), 3 * value], scale: [leastWidth(x), 3 * value],
    low: x, high: x }[each] ?? bounds(rule, { x });
  return { min, max, ..."whole" in rule ? { whole: true } : { step: roundStep((max - min) / 400) } };
}
