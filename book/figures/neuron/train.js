/** A neuron that learns: its border and its loss, step by step. */

import { numberBox, slider, words } from "../engine/controls.js";
import { classMarks, lossChart, lossVerdict } from "../engine/learning.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { stepping } from "../engine/stepping.js";
import { answerOf, lossOf, MOST_STEPS, trained } from "./model.js";
import { formulaOf, sidesOf } from "./view.js";

export const height = { narrow: 1078, wide: 654 };

const RUN = 50; // steps, if the author's figure begins with none

export default function build(figure) {
  const { weights, bias, points, classes, rate, largest_rate: largest, x, y, axes, step } = figure.numbers;
  const starts = [["w1", weights[0], x, "w₁"], ["w2", weights[1], y, "w₂"], ["b", bias, [-20, 20], "b"]];
  for (const [name, value, [min, max]] of starts) figure.parameter(name, { value, min, max, step });
  figure.parameter("rate", { value: rate, min: 0, max: largest, step: roundStep(largest / 200) });

  const plane = new Plane(figure, { x, y, names: axes, height: 290, equal: true });
  const sides = sidesOf(plane);
  const arrow = plane.arrow("line-3", true);
  const label = plane.label("line-3");
  const marks = classMarks(plane);
  const chart = lossChart(figure, 290);

  const pathOf = learning(points);
  plane.handle({
    label: "Tip of w", look: "line-3", step: [step, step],
    at: () => pathOf(figure.values).at(-1).weights,
    move: (v, w) => figure.set({
      w1: snapped(v, step), w2: snapped(w, step), b: snapped(pathOf(figure.values).at(-1).bias, step / 10), steps: 0 }),
  });
  figure.controls([words("Start:"), ...starts.flatMap(([name, , , shown]) =>
    [words(`${shown} =`), numberBox(figure, name, `${shown} at the start`)])],
  slider(figure, "rate", "Learning rate α"));
  stepping(figure, { whole: [0, MOST_STEPS] }, RUN);
  const formula = figure.readout("score");
  const loss = figure.readout("mean log loss");
  const count = figure.readout(`dots: ${classes[1]}, crosses: ${classes[0]};`);
  const badge = figure.readout();

  figure.draw((values) => {
    const path = pathOf(values);
    const neuron = path.at(-1);
    const losses = path.map((each) => each.loss);
    sides.show(neuron);
    arrow.set([0, 0], neuron.weights);
    label.show("w", neuron.weights, neuron.weights.map((part) => 0.6 * part));
    const judged = points.map(([px, py, kind]) => ({ point: [px, py], kind, right: answerOf(neuron, [px, py]) === kind }));
    marks.show(judged);
    chart.show(losses);
    const score = formulaOf(neuron, axes);
    formula.show(score);
    const reached = `${written(losses.at(-1))} after ${path.length - 1} steps`;
    loss.show(reached);
    const right = judged.filter((each) => each.right).length;
    count.show(`${right} of ${points.length} are on their side`);
    const [text, tone] = lossVerdict(losses);
    badge.show(text, tone);
    return `Score ${score}. Loss ${reached}: ${text}. ${right} of ${points.length} points are on their side.`;
  });
}

/** The neurons from the start on, each with its loss; kept while the start stays. */
function learning(points) {
  let known = "";
  let path = [];
  const withLoss = (neuron) => ({ ...neuron, loss: lossOf(neuron, points) });
  return ({ w1, w2, b, rate, steps }) => {
    const start = [w1, w2, b, rate].join();
    if (start !== known) path = [withLoss({ weights: [w1, w2], bias: b })];
    known = start;
    while (path.length <= steps) path.push(withLoss(trained(path.at(-1), points, rate)));
    return path.slice(0, steps + 1);
  };
}
