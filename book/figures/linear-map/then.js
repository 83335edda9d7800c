/** Two maps, one after the other, in both orders. */

import { button, slider } from "../engine/controls.js";
import { after, determinant, partly } from "../engine/maps.js";
import { matrixAt, matrixParameters } from "../engine/matrix.js";
import { factor, written } from "../engine/numbers.js";
import { running } from "../engine/stepping.js";
import { listed, matrixControls } from "./maps.js";
import { same } from "./model.js";
import { MapView, outline } from "./view.js";

export const height = { narrow: 1080, wide: 640 };

/** On paper, the two maps are shown where they have led. */
export const still = () => ({ stage: 2 });

export default function build(figure) {
  const { first, second, shape, area } = figure.numbers;
  const drawing = outline(shape);
  const entries = [matrixParameters(figure, "a", first), matrixParameters(figure, "b", second)];
  figure.parameter("stage", { value: 0, min: 0, max: 2, step: 0.05 });
  const views = ["First A, then B", "First B, then A"].map((title) =>
    new MapView(figure, { ...figure.numbers, drawing, height: 270, title }));
  const { button: run, stop } = running(figure, "stage", 2, true);
  const jump = (stage) => () => {
    stop();
    figure.set({ stage });
  };
  figure.controls(slider(figure, "stage", "Maps done"),
    [button("None", jump(0)), button("The first", jump(1)), button("Both", jump(2)), run],
    [...matrixControls(figure, "A", entries[0]), ...matrixControls(figure, "B", entries[1])]);
  const products = ["BA", "AB"].map((name) => figure.readout(`first ${name[1]}, then ${name[0]}: ${name} =`));
  const order = figure.readout();
  const areas = area ? figure.readout("determinants:") : null;

  figure.draw(({ stage }) => {
    const [a, b] = entries.map((each) => matrixAt(figure, each));
    const both = [after(b, a), after(a, b)];
    [[a, b], [b, a]].forEach(([one, other], k) => views[k].show(
      stage <= 1 ? partly(one, stage) : after(partly(other, stage - 1), one)));
    both.forEach((matrix, k) => products[k].show(listed(matrix)));
    const equal = same(...both);
    const text = equal ? "the same: here the order does not matter" : "different: the order matters";
    order.show(text, equal ? "good" : "open");
    areas?.show(`${factor(determinant(b))} · ${factor(determinant(a))} = ${written(determinant(both[0]))}, in both orders`);
    return `BA = ${listed(both[0])}, AB = ${listed(both[1])}: ${text}.`;
  });
}
