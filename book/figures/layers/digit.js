/** A digit from its principal components: from how many can it be read? */

import { choice, slider } from "../engine/controls.js";
import { snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import * as data from "./digit-data.js";
import { alongComponents, numbersOf } from "./model.js";
import { shadesAround, shadesBetween } from "./png.js";
import schema from "./schema.js";
import { curveOfLayers, Pictures } from "./view.js";

export const height = { narrow: 845, wide: 795 };

const PIXELS = 64;
const INK = 16; // a full pixel
const BESIDE = { original: "the original", layer: "the last part", rest: "what is missing" };

/** The components of all digits, and their mean. */
function basisOf({ mean, variances, components, largest, finest }) {
  const entries = numbersOf(components, 2).map((value) => (value - finest - 1) * largest / finest);
  return {
    mean, variances, total: variances.reduce((sum, value) => sum + value),
    components: variances.map((_, k) => entries.subarray(k * PIXELS, (k + 1) * PIXELS)),
  };
}

export default function build(figure) {
  const { digit, k, most, beside } = figure.numbers;
  const rules = schema.modes.of.digit.numbers;
  const basis = basisOf(data);
  const inks = numbersOf(data.pixels, 1);
  const known = [];
  const pictureOf = (which) => known[which] ??= alongComponents(inks.subarray(which * PIXELS, (which + 1) * PIXELS), basis);
  figure.parameter("digit", { value: digit, of: rules.digit });
  figure.parameter("k", { value: k, of: rules.k });
  figure.parameter("beside", { value: beside, choices: Object.keys(BESIDE) });
  figure.stack();
  const pictures = new Pictures(figure, { columns: 8, shape: 1, widest: 220, times: 8 });
  const chart = new Plane(figure, { x: [0, most], y: [0, 1], names: ["components", "share of the variance"], height: 230 });
  const { explained } = pictureOf(digit);
  const draw = curveOfLayers(chart, figure, Array.from({ length: most + 1 }, (_, each) => explained(each)), "line-1");
  figure.controls(slider(figure, "k", "Components k"), slider(figure, "digit", "Digit"), [choice(figure, "beside", "Beside them", BESIDE)]);
  const cost = figure.readout("numbers");
  const share = figure.readout("share of the variance of all digits");
  const missing = figure.readout("error of this digit");
  const along = figure.readout("last coordinate");

  const ink = (values) => shadesBetween(values, INK, 0);
  figure.draw(({ digit: which, k: kept, beside: shown }) => {
    const { original, sum, error, coordinates } = pictureOf(which);
    const now = sum.of(kept);
    const others = {
      original: () => [ink(original), "original"],
      layer: () => [shadesAround(sum.layer(kept), -1), kept ? `part ${kept} alone` : "no part"],
      rest: () => [shadesAround(original.map((value, at) => value - now[at]), -1), "what is missing"],
    };
    pictures.show([[ink(now), kept === 0 ? "mean of all" : kept === 1 ? "1 component" : `${kept} components`], others[shown]()]);
    draw(kept);
    cost.show(`${kept} instead of ${PIXELS}`);
    share.show(written(snapped(explained(kept), 1e-3)));
    missing.show(written(error(kept), 3));
    along.show(kept ? written(coordinates[kept - 1], 4) : "–");
    return `Digit ${which} from ${kept} components: error ${written(error(kept), 3)}, ${written(snapped(explained(kept), 1e-3))} of the variance of all digits.`;
  });
}
