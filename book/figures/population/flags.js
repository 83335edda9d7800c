/** A test flags some of a population: of those flagged, how many have what it looks for? */

import { button, slider, toggle } from "../engine/controls.js";
import { written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { borderOf, flagged, MANY, MANY_ROWS, placeOf, posterior } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 850, wide: 664 };

const COLUMNS = MANY / MANY_ROWS;
const LABELS = { base: "Base rate", sensitivity: "Sensitivity", false_alarms: "False alarms" };

export default function build(figure) {
  const { numbers } = figure;
  const { who, has } = numbers;
  for (const name of Object.keys(LABELS)) {
    const step = name === "sensitivity" ? 0.01 : 0.001;
    figure.parameter(name, { value: numbers[name], of: schema.modes.of.flags.numbers[name], step });
  }
  figure.parameter("alone", { value: "off", choices: ["off", "on"] });
  const plane = new Plane(figure, {
    x: [-0.3, COLUMNS + 0.3], y: [-0.3, MANY_ROWS + 0.3], height: 310, grid: false });
  plane.axes.setAttribute("class", "unseen-mark");
  plane.numbers.remove();
  const area = plane.path("area-1");
  const without = plane.path("soft heavy");
  const having = plane.path("line-2 spots solid");
  const border = plane.path("line-1");
  // A dot is a line without a length. All of them are written once for each width.
  let [dots, width] = [[], 0];

  const again = button("Test those flagged again", () => {
    figure.tell("All of these were flagged once. The second test errs anew.");
    figure.set({ base: posterior(figure.values) });
  });
  figure.controls(...Object.entries(LABELS).map(([name, label]) => slider(figure, name, label)),
    [toggle(figure, "alone", "Only those flagged"), again]);
  const keys = ["line-2", "line-1", ""].map((look) => figure.key(look));
  const [some, others, badge] = ["", "", ""].map((label) => figure.readout(label));
  const exact = figure.readout("before rounding to whole dots:");

  figure.draw((values) => {
    const { all, hits, missed, alarms } = flagged(values);
    const count = hits + alarms;
    const range = [missed, missed + count];
    const [first, end] = values.alone === "on" ? range : [0, MANY];
    if (plane.width !== width) {
      width = plane.width;
      dots = Array.from({ length: MANY }, (_, each) => {
        const [x, y] = plane.px(placeOf(each, MANY_ROWS)).map((pixel) => pixel.toFixed(1));
        return `M${x} ${y}H${x}`;
      });
    }
    having.trace(dots.slice(first, Math.min(all, end)).join(""));
    without.trace(dots.slice(Math.max(all, first), end).join(""));
    const around = borderOf(range, MANY_ROWS);
    for (const path of [area, border]) path[count ? "through" : "hide"](around, true);

    const rates = Object.entries(LABELS).map(([name, label]) => `${label.toLowerCase()} ${written(values[name])}`);
    keys.forEach((key, k) => key.show(figure.onPaper ? [`large dots: ${has}`, "within the border: flagged", rates.join(", ")][k] : ""));
    some.show(`${all} of ${MANY} ${who} ${has}: ${hits} flagged, ${missed} missed`);
    others.show(`the other ${MANY - all}: ${alarms} flagged`);
    const share = posterior(values);
    exact.show(written(share) === written(hits / count) ? "" : written(share));
    again.disabled = Number.isNaN(share);
    const said = count ? `of ${count} flagged, ${hits} ${has}: ${written(hits / count)}` : "none is flagged";
    badge.show(said, "open");
    return `${all} of ${MANY} ${who} ${has}. ${said}.`;
  });
}
