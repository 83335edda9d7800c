/** A sample: its points, its box plot, and one more picture of it. */

import { choice, slider, words } from "../engine/controls.js";
import { roof, roundStep, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { bends, bins, boxOf, density, deviationOf, humps, meanOf, PLOTS, qq, quartileLine, steps } from "./model.js";
import { listed, strip, valuesBox } from "./view.js";

export const height = { narrow: 960, wide: 870 };

const NAMES = { histogram: "histogram", ecdf: "empirical distribution function", density: "kernel density estimate", qq: "QQ plot" };
const WITH_WIDTH = ["histogram", "density"];
const NORMAL = [-2.2, 2.2]; // the quantiles of 16 values
const ROOM = 1.05; // above a curve

export default function build(figure) {
  const { x, points, plot, bins: count, name } = figure.numbers;
  const span = x[1] - x[0];
  figure.parameter("points", {
    value: points, min: x[0], max: x[1], step: roundStep(span / 200),
    write: (values) => values.join(";"), read: (text) => listed(text, ";", x),
  });
  figure.parameter("plot", { value: plot, choices: PLOTS });
  figure.parameter("width", { value: span / count, min: span / 40, max: span / 4, step: roundStep(span / 400) });
  figure.stack();
  const drawStrip = strip(figure, { x, name, below: [0, 1] });
  const chart = new Plane(figure, { x, y: [0, 1], names: [name, ""], height: 280 });
  const bars = chart.bars("area-1");
  const edges = chart.bars("line-1 thin");
  const bumps = chart.path("soft fine");
  const line = chart.line("line-2");
  const curve = chart.path("line-1");
  const dots = chart.dots("dots-1", 5);
  const all = [bars, edges, bumps, line, curve];
  const width = slider(figure, "width", "Width h of bins or bumps");
  figure.controls([choice(figure, "plot", "Picture", NAMES)], width, [words("Values:"), valuesBox(figure)]);
  figure.hint("Drag a point, or type your own values.");
  const [mean, middle, deviation, range, outside] = ["mean", "median", "standard deviation s", "quartiles", "rings"].map((text) => figure.readout(text));
  const badge = figure.readout();

  /** Show this part of the plane, if it is another one. */
  const look = (across, up, names) => {
    if (String([across, up, names]) === chart.known) return;
    chart.known = String([across, up, names]);
    chart.names = names;
    chart.below = up;
    chart.look({ x: across, y: up });
  };
  const pictures = {
    histogram(values, h) {
      const found = bins(values, x, h);
      const most = Math.max(...found.map((bin) => bin[2]));
      look(x, [0, Math.max(4, roof(most + 1))], [name, "count"]);
      const shown = found.map(([left, right, many]) => [left, Math.min(right, x[1]), many]);
      bars.set(shown);
      edges.set(shown);
      return `the fullest bin holds ${most} of ${values.length}`;
    },
    ecdf(values) {
      look(x, [0, 1], [name, "share at most so large"]);
      curve.through(steps(values, x));
      return `a step of 1/${values.length} at each value`;
    },
    density(values, h) {
      const f = density(values, h);
      const { most, count: many } = humps(f, x);
      look(x, [0, roof(ROOM * most)], [name, "density"]);
      curve.curve(f);
      const own = values.map((value) => density([value], h));
      bumps.pieces(values.map((value, k) => Array.from({ length: 25 }, (_, n) => value + (n / 4 - 3) * h)
        .filter((at) => at >= x[0] && at <= x[1]).map((at) => [at, own[k](at) / values.length])));
      return `${many} ${many === 1 ? "hump" : "humps"}`;
    },
    qq(values) {
      look(NORMAL, x, ["quantile of the standard normal", name]);
      const [slope, intercept] = quartileLine(values);
      line.set(slope, -1, -intercept);
      dots.set(qq(values));
      const [left, right] = bends(values);
      const said = [left && `${left < 0 ? "long" : "short"} left tail`, right && `${right > 0 ? "long" : "short"} right tail`].filter(Boolean);
      return said.length ? `${said.join(", ")}, compared with a normal distribution` : "near the line";
    },
  };

  figure.draw(({ points: values, plot: chosen, width: h }) => {
    drawStrip(values);
    for (const mark of all) mark.hide();
    dots.set([]);
    const text = pictures[chosen](values, h);
    width.style.visibility = WITH_WIDTH.includes(chosen) ? "visible" : "hidden";
    const { quartiles: [low, median, high], beyond } = boxOf(values);
    mean.show(written(meanOf(values)));
    middle.show(written(median));
    deviation.show(written(deviationOf(values)));
    range.show(`${written(low)} and ${written(high)}`);
    outside.show(String(beyond.length));
    badge.show(text, "open");
    return `${values.length} values: mean ${written(meanOf(values))}, median ${written(median)}. ${NAMES[chosen]}: ${text}.`;
  });
}
