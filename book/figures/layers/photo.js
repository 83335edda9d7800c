/** A photo as a sum of layers: how many are enough, and what do they cost? */

import { choice, slider } from "../engine/controls.js";
import { snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { bytesOf, decomposed } from "./model.js";
import { brightness, columns } from "./photo-data.js";
import { shadesAround, shadesBetween } from "./png.js";
import schema from "./schema.js";
import { curveOfLayers, Pictures } from "./view.js";

export const height = { narrow: 735, wide: 785 };

const BESIDE = { original: "the original", layer: "the last layer", rest: "what is missing" };
let found; // once for all figures of a page

export default function build(figure) {
  const { k, most, beside } = figure.numbers;
  found ??= decomposed(Float64Array.from(bytesOf(brightness)), columns);
  const { original, count, singular, error, sum } = found;
  figure.parameter("k", { value: k, of: schema.modes.of.photo.numbers.k });
  figure.parameter("beside", { value: beside, choices: Object.keys(BESIDE) });
  figure.stack();
  const pictures = new Pictures(figure, { columns, shape: count / columns, widest: 340 });
  const chart = new Plane(figure, { x: [0, most], y: [0, 1], names: ["layers", "relative error"], height: 230 });
  const whole = chart.path("line-4 thin");
  const label = chart.label("line-4");
  const draw = curveOfLayers(chart, figure, Array.from({ length: most + 1 }, (_, each) => error(each)), "line-1");
  figure.controls(slider(figure, "k", "Layers k"), [choice(figure, "beside", "Beside them", BESIDE)]);
  const cost = figure.readout("numbers");
  const share = figure.readout();
  const missing = figure.readout("relative error");
  const strength = figure.readout("last singular value");

  const each = count + columns + 1;
  const even = original.length / each;
  const gray = (values) => shadesBetween(values, 0, 255);
  figure.draw(({ k: kept, beside: shown }) => {
    const now = sum.of(kept);
    const others = {
      original: () => [gray(original), "original"],
      layer: () => [shadesAround(sum.layer(kept)), kept ? `layer ${kept} alone` : "no layer"],
      rest: () => [shadesAround(original.map((value, at) => value - now[at])), "what is missing"],
    };
    pictures.show([[gray(now), kept === 1 ? "1 layer" : `${kept} layers`], others[shown]()]);
    draw(kept);
    whole.through([[even, 0], [even, 1]]);
    if (even <= most) label.show("no saving", [even, 0.75], [even, 0.5]);
    const many = kept * each;
    cost.show(`${kept} · (${count} + ${columns} + 1) = ${many}`);
    share.show(`${written(snapped(100 * many / original.length, 0.1))} % of ${original.length.toLocaleString("en")} pixels`, many < original.length ? "good" : "bad");
    missing.show(written(error(kept), 3));
    strength.show(kept ? written(singular[kept - 1], 4) : "–");
    return `${kept} of ${count} layers: ${many} numbers, relative error ${written(error(kept), 3)}.`;
  });
}
