/** A border between two half-planes, and the points on its sides. */

import { slider } from "../engine/controls.js";
import { classMarks } from "../engine/learning.js";
import { written } from "../engine/numbers.js";
import { answerOf } from "./model.js";
import { decisionPlane, formulaOf } from "./view.js";

export const height = { narrow: 710, wide: 586 };

export default function build(figure) {
  const { weights, bias, points, classes, x, y, axes, step } = figure.numbers;
  const view = decisionPlane(figure, { weights, bias, x, y, axes, step, most: 20, height: 320 });
  const marks = classMarks(view.plane);
  figure.controls([view.typed], slider(figure, "b", "Bias b"));
  const formula = figure.readout("w · x + b =");
  const distance = figure.readout("distance of the border from the origin");
  const count = figure.readout();
  const legend = points.length ? figure.readout(`dots: ${classes[1]}, crosses: ${classes[0]}`) : null;

  figure.draw(() => {
    const { neuron } = view;
    view.show();
    const judged = points.map(([px, py, kind]) => ({ point: [px, py], kind, right: answerOf(neuron, [px, py]) === kind }));
    marks.show(judged);
    const length = Math.hypot(...neuron.weights);
    const score = formulaOf(neuron, axes);
    formula.show(score);
    distance.show(length === 0 ? "" : written(Math.abs(neuron.bias) / length));
    const right = judged.filter((each) => each.right).length;
    const counted = points.length ? `${right} of ${points.length} points are on their side` : "";
    const none = length === 0 ? "w = 0: no border, every point has the score b" : "";
    count.show([none, counted].filter(Boolean).join("; "), none ? "bad" : right === points.length ? "good" : "open");
    legend?.show(right < points.length ? "wrong ones in a ring" : "none is wrong");
    return `Score ${score}. ${[none, counted].filter(Boolean).join("; ")}.`;
  });
}
