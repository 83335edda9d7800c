/** A line to turn: along which direction do the shadows of points spread most? */

import { slider, toggle } from "../engine/controls.js";
import { roof, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { combine } from "../engine/vectors.js";
import { covariance, footOn, meanOf, principal, unitAt, varianceAlong } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 965, wide: 588 };

const ROOM = 1.1; // above the largest variance
const ARM = 0.36; // of the picture, from the mean to what turns the line
const NEAR = 0.75; // degrees: a best direction may lie between two whole ones
const SEEN = 1e-4; // of the largest variance, that nobody sees

export default function build(figure) {
  const { points, x, y, axes, angle } = figure.numbers;
  figure.parameter("angle", { value: angle, of: schema.modes.of.direction.numbers.angle, step: 1 });
  figure.parameter("curve", { value: "off", choices: ["on", "off"] });
  const mean = meanOf(points);
  const matrix = covariance(points);
  const { most, least, angle: best } = principal(matrix);
  const along = (degrees) => varianceAlong(matrix, degrees);
  const turn = (to) => {
    const degrees = (to % 180 + 180) % 180;
    const exact = [best, (best + 90) % 180].find((each) => Math.abs(each - degrees) < NEAR);
    figure.set({ angle: exact ?? Math.round(degrees) });
  };

  const plane = new Plane(figure, { x, y, names: axes, height: 320, equal: true });
  const drops = plane.path("soft fine");
  const line = plane.line("line-2 solid thin");
  const dots = plane.dots("dots-1", 4);
  const feet = plane.dots("dots-2", 3);
  const label = plane.label("line-2");
  const tip = () => combine(1, mean, ARM * (plane.window.top - plane.window.bottom), unitAt(figure.values.angle));
  plane.handle({
    label: "Direction", look: "line-2", at: tip,
    key: (right, up) => turn(figure.values.angle + (up || -right)),
    move: (...to) => turn(Math.atan2(to[1] - mean[1], to[0] - mean[0]) * 180 / Math.PI),
  });
  const chart = new Plane(figure, { x: [0, 180], y: [0, roof(ROOM * most)], names: ["angle in degrees", "variance"], height: 320 });
  const curve = chart.path("line-2");
  const drop = chart.path("soft");
  chart.handle({
    label: "Variance", look: "line-2", point: true, step: [1, 0],
    at: () => [figure.values.angle, along(figure.values.angle)],
    move: (to) => turn(Math.min(to, 179)),
  });
  figure.controls(slider(figure, "angle", "Angle of the line"), [toggle(figure, "curve", "Show every direction")]);
  const spread = figure.readout("variance along the line");
  const rest = figure.readout("across it");
  const badge = figure.readout();

  figure.draw(({ angle: degrees, curve: wanted }) => {
    const u = unitAt(degrees);
    const shadows = points.map((point) => footOn(mean, u, point));
    line.set(-u[1], u[0], u[0] * mean[1] - u[1] * mean[0]);
    drops.pieces(points.map((point, k) => [point, shadows[k]]));
    dots.set(points);
    feet.set(shadows);
    label.show("u", tip());
    if (wanted === "on" || figure.onPaper) curve.curve(along);
    else curve.hide();
    const now = along(degrees);
    drop.through([[degrees, 0], [degrees, now]]);
    spread.show(written(now));
    rest.show(`${written(most + least - now)}, together ${written(most + least)}`);
    const [text, tone] = verdict(now, most, least);
    badge.show(text, tone);
    return `Angle ${written(degrees)} degrees: variance ${written(now)} along the line. ${text}.`;
  });
}

function verdict(now, most, least) {
  if (most - least <= SEEN * most) return ["the same in every direction", "good"];
  if (now >= most - SEEN * (most - least)) return ["the largest variance there is", "good"];
  if (now <= least + SEEN * (most - least)) return ["the least variance there is", "open"];
  return ["other directions have more", "open"];
}
