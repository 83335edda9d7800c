/** A network with one hidden layer: its border, the lines of its units, its loss. */

import { contour, sample } from "../engine/contour.js";
import { button, choice, slider } from "../engine/controls.js";
import { classMarks, lossChart, lossVerdict } from "../engine/learning.js";
import { roundStep, written } from "../engine/numbers.js";
import { clipLine, Plane } from "../engine/plane.js";
import { LARGEST_SEED } from "../engine/statistics.js";
import { stepping } from "../engine/stepping.js";
import { ACTIVATIONS, cloud, initial, scoreOf, trained } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 1180, wide: 735 };

const RUN = 200; // steps, if the author's figure begins with none
const CELLS = 24; // in which the border is looked for
const WINDOW = [-3, 3];

export const still = ({ steps }) => ({ steps: steps || RUN });

export default function build(figure) {
  const { points: name, count, noise, cloud: which, rate, largest_rate: largest, ...starts } = figure.numbers;
  const { numbers: rules } = schema;
  const points = cloud(name, count, noise, which);
  figure.parameter("units", { value: starts.units, of: rules.units });
  figure.parameter("activation", { value: starts.activation, choices: Object.keys(ACTIVATIONS) });
  figure.parameter("rate", { value: rate, min: 0, max: largest, step: roundStep(largest / 200) });
  figure.parameter("seed", { value: starts.seed, of: rules.seed });

  const plane = new Plane(figure, { x: WINDOW, y: WINDOW, names: ["x₁", "x₂"], height: 320, equal: true });
  const lines = plane.path("soft thin");
  const border = plane.path("ink heavy");
  const marks = classMarks(plane);
  const chart = lossChart(figure, 320);
  const pathOf = learning(points);

  figure.controls(slider(figure, "units", "Hidden units"), slider(figure, "rate", "Learning rate α"));
  stepping(figure, rules.steps, RUN);
  figure.controls([
    choice(figure, "activation", "Activation", Object.fromEntries(Object.keys(ACTIVATIONS).map((each) => [each, each]))),
    button("Other weights", () => figure.set({ seed: (figure.values.seed + 1) % (LARGEST_SEED + 1) }))]);
  const loss = figure.readout("mean log loss");
  const right = figure.readout("dots: class 1, crosses: class 0;");
  const badge = figure.readout();

  figure.draw((values) => {
    const { networks, losses } = pathOf(values);
    const network = networks[values.steps];
    const seen = losses.slice(0, values.steps + 1);
    const activation = ACTIVATIONS[values.activation];
    lines.pieces(network.units.map(([v, w, b]) => clipLine(v, w, -b, plane.window)).filter(Boolean));
    border.pieces(contour(sample((x, y) => scoreOf(network, activation, x, y), plane.window, CELLS), 0));
    const judged = points.map(([x, y, kind]) => ({
      point: [x, y], kind, right: Number(scoreOf(network, activation, x, y) > 0) === kind }));
    marks.show(judged);
    chart.show(seen);
    const reached = `${written(seen.at(-1))} after ${values.steps} steps`;
    loss.show(reached);
    const count = judged.filter((each) => each.right).length;
    right.show(`${count} of ${points.length} are on their side`);
    const [text, tone] = lossVerdict(seen);
    badge.show(text, tone);
    return `${values.units} hidden units, ${values.activation}. Loss ${reached}: ${text}. ${count} of ${points.length} points are on their side.`;
  });
}

/** The networks from each start on with their losses; kept, since readers compare. */
function learning(points) {
  const known = new Map();
  return ({ units, activation, rate, seed, steps }) => {
    const start = [units, activation, rate, seed].join();
    if (!known.has(start)) known.set(start, { networks: [initial(units, seed)], losses: [] });
    const { networks, losses } = known.get(start);
    while (losses.length <= steps) {
      const { loss, network } = trained(networks.at(-1), ACTIVATIONS[activation], points, rate);
      losses.push(loss);
      networks.push(network);
    }
    return { networks, losses };
  };
}
