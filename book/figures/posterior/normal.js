/** A mean: a normal prior, data with a known deviation, and the posterior. */

import { slider } from "../engine/controls.js";
import { roundStep } from "../engine/numbers.js";
import { unknown } from "../engine/unknown.js";
import { MOST_N, means } from "./model.js";
import { picture, shortly } from "./view.js";
import { deviations } from "./schema.js";

export const height = { narrow: 1111, wide: 876 };

export default function build(figure) {
  const { mean, deviation, data_mean, n, sigma, x, level, name } = figure.numbers;
  const step = roundStep((x[1] - x[0]) / 200);
  const [least, most] = deviations(x);
  figure.parameter("mean", { value: mean, min: x[0], max: x[1], step });
  figure.parameter("deviation", { value: deviation, min: least, max: most, step: roundStep((most - least) / 200) });
  figure.parameter("data_mean", { value: data_mean, min: x[0], max: x[1], step });
  figure.parameter("n", { value: n, min: 0, max: MOST_N, whole: true });
  const view = picture(figure, { x, name, level, letter: name });
  view.plane.handle({ label: "Prior mean", look: "line-1", point: true, parameters: ["mean", null], step: [step, 0] });
  view.plane.handle({ label: "Mean of the data", look: "line-3", point: true, parameters: ["data_mean", null], step: [step, 0] });
  figure.controls(slider(figure, "mean", "Prior mean"), slider(figure, "deviation", "Prior standard deviation"),
    slider(figure, "data_mean", "Mean of the data"), slider(figure, "n", "Number of data n"));
  view.controls();
  const precisions = ["precision of the prior", "precision of the data", "both together"].map((text) => figure.readout(text));
  const show = view.board();

  figure.draw((state) => {
    const found = means({ ...state, sigma }, level);
    const [prior, data] = found.precisions;
    precisions[0].show(`1/${shortly(state.deviation)}² = ${shortly(prior)}`);
    precisions[1].show(`${state.n}/${shortly(sigma)}² = ${shortly(data)}`);
    const { posterior, weight } = found;
    const both = `${shortly(prior + data)} = 1/${shortly(posterior.deviation)}²`;
    precisions[2].show(state.shown === "on" ? both : unknown(both));
    return show(found, `N(${shortly(posterior.mean)}, ${shortly(posterior.deviation)})`,
      found.data ? `${shortly(weight)} · ${shortly(state.mean)} + ${shortly(1 - weight)} · ${shortly(state.data_mean)} = ${shortly(posterior.mean)}`
        : shortly(posterior.mean));
  });
}
