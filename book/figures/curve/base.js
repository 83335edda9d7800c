/** Powers of a base, and their slopes. */

import { slider } from "../engine/controls.js";
import { snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { BASES } from "./model.js";

export const height = { narrow: 608, wide: 534 };

const SAME = 0.004; // how near to 1 a quotient is called 1
const REACH = 60; // pixels of the tangent to either side

export default function build(figure) {
  const { base, x, y, at } = figure.numbers;
  const step = 0.05;
  figure.parameter("base", { value: base, of: BASES, step: 0.01 });
  figure.parameter("at", { value: at, min: x[0], max: x[1], step });
  const plane = new Plane(figure, { x, y, names: ["x", "y"], height: 300 });
  const curve = plane.path("line-1");
  const slopes = plane.path("line-2");
  const tangent = plane.path("ink");
  const lengths = { height: plane.path("line-1 thin"), slope: plane.dots("dots-2", 5) };
  const labels = { power: plane.label("line-1"), slope: plane.label("line-2") };
  const power = (place) => figure.values.base ** place;
  plane.handle({
    label: "Point of the curve", point: true, look: "line-1", step: [step, 0],
    at: () => [figure.values.at, power(figure.values.at)],
    move: (to) => figure.set({ at: snapped(to, step) }),
  });
  figure.controls(slider(figure, "base", "Base b"), slider(figure, "at", "Point x"));
  const up = figure.readout("height bˣ =");
  const rate = figure.readout("slope there");
  const badge = figure.readout();

  figure.draw(({ base: b, at: place }) => {
    const factor = Math.log(b);
    const tall = power(place);
    const steep = factor * tall;
    curve.curve(power);
    slopes.curve((each) => factor * power(each));
    const by = REACH / Math.hypot(plane.unit.x, steep * plane.unit.y);
    tangent.through([[place - by, tall - by * steep], [place + by, tall + by * steep]]);
    lengths.height.through([[place, 0], [place, tall]]);
    lengths.slope.set([[place, steep]]);
    const along = (f) => [0.9, 0.8, 0.65, 0.5, 0.2].map((share) => x[0] + share * (x[1] - x[0])).map((each) => [each, f(each)]);
    labels.power.show("bˣ", ...along(power));
    labels.slope.show("slope", ...along((each) => factor * power(each)));
    up.show(written(tall));
    rate.show(written(steep));
    const quotient = `slope ÷ height = ${written(factor)}, at every x`;
    const same = Math.abs(factor - 1) <= SAME;
    badge.show(same ? `${quotient}: both graphs are nearly one` : quotient, same ? "good" : "open");
    return `Base ${written(b)}, x = ${written(place)}: height ${written(tall)}, slope ${written(steep)}, quotient ${written(factor)}.`;
  });
}
