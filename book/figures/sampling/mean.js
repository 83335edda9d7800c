/** The means of samples: how they spread, and in which shape. */

import { button, choice, slider, toggle } from "../engine/controls.js";
import { roof, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { oncePerView } from "../engine/stepping.js";
import { LARGEST_SEED, normalDensity } from "../engine/statistics.js";
import { countedIn, edgesFor, MOST_SAMPLES, populationOf, Samples, SHAPED, summary } from "./populations.js";
import schema from "./schema.js";

export const height = { narrow: 950, wide: 768 };

const ON_PAPER = 500; // samples, if the figure begins with none
const THIRD = 3; // bars in a standard error
const MOST_BARS = 120; // on the axis of the population
const CLOSE = 4.5; // standard errors to either side, seen close up
const LOW = 5; // samples that the axis shows at least
const ROOM = 1.1; // above the highest
const SLIM = 0.03; // of the axis: half of a bar of the population
const ENOUGH = 20; // samples, before their share means something
const NAMES = { normal: "normal", uniform: "even", skewed: "skewed", "two-peaks": "two peaks", cauchy: "Cauchy" };

export default function build(figure) {
  const { numbers } = figure;
  const { x, n, draws, seed, name } = numbers;
  const rules = schema.modes.of.mean.numbers;
  const shaped = SHAPED.includes(numbers.population);
  figure.parameter("draws", { value: draws || !figure.onPaper ? draws : ON_PAPER, of: rules.draws });
  figure.parameter("n", { value: n, of: rules.n });
  figure.parameter("population", { value: numbers.population, choices: shaped ? SHAPED : [numbers.population] });
  figure.parameter("seed", { value: seed, of: rules.seed });
  figure.parameter("bell", { value: figure.onPaper ? "on" : "off", choices: ["on", "off"] });
  figure.parameter("close", { value: "off", choices: ["on", "off"] });

  let population;
  let samples;
  let known = "";
  const drawn = (state) => {
    const asked = [state.population, state.n, state.seed].join();
    if (asked !== known) {
      known = asked;
      population = populationOf({ ...numbers, ...state });
      samples = new Samples(population, state.n, state.seed);
    }
    return samples.upTo(state.draws);
  };

  figure.stack();
  const top = new Plane(figure, { x, y: [0, 1], names: [name, numbers.population === "coin" || numbers.population === "die" ? "probability" : "density"], height: 210, below: [0, 1] });
  const shape = { curve: top.path("line-1"), sides: top.path("line-1"), bars: top.bars("area-1 face"), outline: top.bars("line-1 thin") };
  const values = top.path("ink thin");
  const middle = top.path("line-2 heavy solid");
  const drawShape = oncePerView(top, () => drawPopulation(top, shape, population, SLIM * (x[1] - x[0])), () => figure.values.population);
  const bottom = new Plane(figure, { x, y: [0, 1], names: ["mean", "samples"], height: 250, below: [0, 1] });
  const bars = bottom.bars("area-2 face");
  const outline = bottom.bars("line-2 solid thin");
  const bell = bottom.path("line-3");
  const level = bottom.path("ink thin");
  const labels = { mean: top.label("line-2"), mu: bottom.label() };

  const more = (count) => button(`Draw ${count}`, () => figure.set({ draws: Math.min(figure.values.draws + count, MOST_SAMPLES) }));
  figure.controls(slider(figure, "n", "Sample size n"), [...[1, 10, 100].map(more),
    button("Other samples", () => figure.set({ seed: (figure.values.seed + 1) % (LARGEST_SEED + 1) })),
    button("Start anew", () => figure.set({ draws: 0 }))],
  [...shaped ? [choice(figure, "population", "Population", NAMES)] : [],
    toggle(figure, "bell", "Normal curve"), toggle(figure, "close", "Close up")]);
  const facts = figure.readout();
  const now = figure.readout("mean of the last sample");
  const all = figure.readout("mean of all means");
  const spreading = figure.readout("their standard deviation");
  const error = figure.readout("σ / √n =");
  const badge = figure.readout();

  figure.draw((state) => {
    const { means, last } = drawn(state);
    const { mean, deviation, moments } = population;
    const standard = deviation / (moments ? Math.sqrt(state.n) : 1);
    const spread = standard || (x[1] - x[0]) / 50;
    drawShape();
    values.pieces(last.map((each) => [[each, 0], [each, 0.07 * top.window.top]]));
    middle.through(last.length ? [[means.at(-1), 0], [means.at(-1), 0.2 * top.window.top]] : []);
    if (last.length) labels.mean.show("mean", [means.at(-1), 0.2 * top.window.top]);

    const seen = state.close === "on" ? [mean - CLOSE * spread, mean + CLOSE * spread] : x;
    const edges = edgesFor(seen, Math.max(spread / THIRD, (seen[1] - seen[0]) / MOST_BARS), population.bars ? 1 / state.n : 0);
    const counts = countedIn(means, edges);
    const wide = edges[1] - edges[0];
    const expected = (each) => state.draws * wide * normalDensity(each, mean, standard);
    const fits = moments && standard > 0;
    const y = [0, roof(ROOM * Math.max(LOW, fits && state.bell === "on" ? expected(mean) : 0, ...counts.map(([, , count]) => count)))];
    if (String([seen, y]) !== String([bottom.asked.x, bottom.asked.y])) {
      bottom.look({ x: seen, y });
      top.below = y;
      top.measure(top.width);
      drawShape();
    }
    bars.set(counts);
    outline.set(counts);
    if (state.bell === "on" && fits) bell.curve(expected);
    else bell.hide();
    level.through([[mean, 0], [mean, y[1]]]);
    labels.mu.show(moments ? "μ" : "middle", ...[0.95, 0.8, 0.6].map((share) => [mean, share * y[1]]));

    facts.show(moments ? `μ = ${written(mean)}, σ = ${written(deviation)}` : "no mean, no standard deviation");
    now.show(last.length ? written(means.at(-1)) : "–");
    const found = summary(means);
    const many = means.length > 1;
    all.show(many ? written(found.mean) : "–");
    spreading.show(many ? written(found.deviation) : "–");
    error.show(moments ? written(standard) : "");
    const [text, tone] = verdict(means, population, standard);
    badge.show(text, tone);
    return `${means.length} samples of ${state.n}. ${many ? `Their means have mean ${written(found.mean)} and standard deviation ${written(found.deviation)}. ` : ""}${text}`;
  });
}

/** The population: a curve, or a bar for each of its values. */
function drawPopulation(plane, { curve, sides, bars, outline }, { density, ends, bars: values = [] }, half) {
  const { left, right } = plane.window;
  const boxes = values.map(([value, chance]) => [value - half, value + half, chance]);
  const heights = density ? Array.from({ length: 101 }, (_, k) => density(left + k * (right - left) / 100)) : values.map(([, chance]) => chance);
  const y = [0, roof(ROOM * Math.max(...heights, 1e-6))];
  if (y[1] !== plane.asked.y[1]) plane.look({ x: plane.asked.x, y });
  bars.set(boxes);
  outline.set(boxes);
  if (!density) return;
  curve.curve(density, Math.max(left, ends[0]), Math.min(right, ends[1]));
  sides.pieces(ends.filter(Number.isFinite).map((end) => [[end, 0], [end, density(end)]]));
}

/** What is to be said, and its tone. */
function verdict(means, { mean, moments }, standard) {
  if (!means.length) return ["no sample yet", "open"];
  if (!moments) return ["means of this population do not settle, however large the samples", "bad"];
  if (means.length < ENOUGH) return [`${means.length} ${means.length === 1 ? "sample" : "samples"}: too few to see a shape`, "open"];
  const within = means.filter((each) => Math.abs(each - mean) <= 2 * standard).length;
  return [`${within} of ${means.length} means lie within 2 standard errors of μ`, "open"];
}
