/** A neuron with inputs 0 and 1, and its truth table. */

import { choice, slider } from "../engine/controls.js";
import { classMarks } from "../engine/learning.js";
import { written } from "../engine/numbers.js";
import { table } from "../engine/table.js";
import { truthTable } from "./model.js";
import { decisionPlane } from "./view.js";

export const height = { narrow: 900, wide: 636 };

const MOST = 3; // bias

export default function build(figure) {
  const { gates, weights, bias } = figure.numbers;
  const view = decisionPlane(figure, {
    weights, bias, x: [-2, 2], y: [-2, 2], axes: ["x₁", "x₂"], step: 0.1, most: MOST, height: 300 });
  figure.parameter("gate", { value: gates[0], choices: gates });
  const marks = classMarks(view.plane);
  const rows = table(figure, "Truth table", ["x₁", "x₂", "score", "answer", "wanted"]);
  figure.controls(
    choice(figure, "gate", "Gate", Object.fromEntries(gates.map((gate) => [gate, gate === "NOT" ? "NOT x₁" : gate]))),
    slider(figure, "w1", "Weight w₁"), slider(figure, "w2", "Weight w₂"), slider(figure, "b", "Bias b"));
  const count = figure.readout();
  const legend = figure.readout("dots: 1 is wanted, crosses: 0");

  figure.draw(({ gate }) => {
    view.show();
    const found = truthTable(view.neuron, gate);
    marks.show(found.map(({ input, answer, wanted }) => ({ point: input, kind: wanted, right: answer === wanted })));
    rows.show(found.map(({ input, score, answer, wanted }) => [
      ...input.map(String), written(score), String(answer), answer === wanted ? String(wanted) : `${wanted}, wrong`]));
    const right = found.filter(({ answer, wanted }) => answer === wanted).length;
    const text = `${gate}: ${right === 4 ? "all 4" : `${right} of 4`} rows are right`
      + (gate === "XOR" && right === 3 ? ", and one border can do no more" : "");
    count.show(text, right === 4 ? "good" : "open");
    legend.show(right < 4 ? "wrong ones in a ring" : "none is wrong");
    return `${text}.`;
  });
}
