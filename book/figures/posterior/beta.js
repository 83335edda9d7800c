/** A share: a Beta prior, counted successes and failures, and the posterior. */

import { button, numberBox, slider, words } from "../engine/controls.js";
import { MOST_COUNT, shares, tenfold } from "./model.js";
import { four, picture } from "./view.js";
import { LARGEST_STRENGTH, LEAST_MEAN, LEAST_STRENGTH } from "./schema.js";

export const height = { narrow: 1055, wide: 844 };

export default function build(figure) {
  const { a, b, successes, failures, x, level, success, failure, name } = figure.numbers;
  figure.parameter("mean", { value: a / (a + b), min: LEAST_MEAN, max: 1 - LEAST_MEAN, step: 0.005 });
  figure.parameter("strength", { value: a + b, min: LEAST_STRENGTH, max: LARGEST_STRENGTH, step: 0.1 });
  figure.parameter("successes", { value: successes, min: 0, max: MOST_COUNT, whole: true });
  figure.parameter("failures", { value: failures, min: 0, max: MOST_COUNT, whole: true });
  const view = picture(figure, { x, name, level, letter: name });
  view.plane.handle({ label: "Prior mean", look: "line-1", point: true, parameters: ["mean", null] });
  const add = (which) => () => figure.set({ [which]: figure.values[which] + 1 });
  figure.controls(slider(figure, "mean", "Prior mean a/(a + b)"), slider(figure, "strength", "Prior strength a + b"),
    [words(`${success}:`), numberBox(figure, "successes", `How often ${success}`),
      words(`${failure}:`), numberBox(figure, "failures", `How often ${failure}`),
      button(`+1 ${success}`, add("successes")), button(`+1 ${failure}`, add("failures"))],
    [button("Ten times as many", () => {
      const [more, others] = tenfold(figure.values.successes, figure.values.failures);
      figure.set({ successes: more, failures: others });
    }), button("No data", () => figure.set({ successes: 0, failures: 0 }))]);
  view.controls();
  const before = figure.readout("prior");
  const data = figure.readout("counted");
  const show = view.board();

  figure.draw((state) => {
    const found = shares(state, level);
    const { n, share } = found;
    before.show(`Beta(${four(found.a)}, ${four(found.b)})`);
    data.show(n ? `${state.successes} of ${n} = ${four(share)}` : "none");
    return show(found, `Beta(${four(found.a + state.successes)}, ${four(found.b + state.failures)})`,
      `${four(found.a + state.successes)}/${four(found.a + found.b + n)} = ${four(found.posterior.mean)}`);
  });
}
