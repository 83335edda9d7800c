/** The dot product of two arrows, and the shadow of one on the other's line. */

import { arc, rightAngle } from "../engine/angles.js";
import { arrowFromOrigin } from "../engine/arrows.js";
import { button } from "../engine/controls.js";
import { factor, tuple, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { size } from "../engine/vectors.js";
import { angleBetween, dotProduct, shadowShare } from "./model.js";

export const height = { narrow: 684, wide: 604 };

const SIGNS = {
  "-1": ["negative: the angle is more than 90°", "bad"],
  0: ["zero: the arrows are at right angles", "open"],
  1: ["positive: the angle is less than 90°", "good"],
};
const ARC = 30; // pixels

export default function build(figure) {
  const { u, v, x, y, axes, names, step } = figure.numbers;
  const plane = new Plane(figure, { x, y, names: axes, height: 320, equal: true });
  const line = plane.line("soft fine");
  const shadow = plane.path("line-3 wide solid");
  const drop = plane.path("soft thin");
  const corner = plane.path("soft thin");
  const angle = plane.path("ink thin");
  const angleLabel = plane.label("ink");
  const arrows = [
    arrowFromOrigin(plane, { name: names[0], parameters: ["u1", "u2"], value: u, look: "line-1", step }),
    arrowFromOrigin(plane, { name: names[1], parameters: ["v1", "v2"], value: v, look: "line-2", step })];
  const shadowLabel = plane.label("line-3");

  figure.controls(...arrows.map((arrow, k) => [arrow.typed,
    button(`Double ${names[k]}`, () => double(plane, `${"uv"[k]}`, arrow.at, names[k]))]));
  const product = figure.readout(`${names[0]} · ${names[1]} =`);
  const sign = figure.readout();
  const turn = figure.readout("angle θ =");
  const lengths = names.map((name) => figure.readout(`length of ${name}`));
  const cast = figure.readout(`shadow of ${names[1]}`);
  const check = figure.readout(`(length of ${names[0]}) · shadow =`);

  figure.draw(() => {
    const [first, second] = arrows.map(({ at }) => at);
    const value = dotProduct(first, second);
    const degrees = angleBetween(first, second);
    const share = shadowShare(first, second);
    const foot = first.map((part) => part * share);
    line.set(first[1], -first[0], 0);
    shadow.through([[0, 0], foot]);
    const sides = [first, second.map((part, axis) => part - foot[axis])];
    const apart = share !== null && size(sides[1]) > 1e-9;
    drop.through(apart ? [second, foot] : []);
    // At the shadow's end, on the side of the origin.
    if (value && apart) corner.through(rightAngle(plane, foot, foot.map((part) => -part), sides[1]));
    else corner.hide();
    showAngle(plane, angle, angleLabel, first, second, degrees);
    for (const arrow of arrows) arrow.show();
    if (value) shadowLabel.show("shadow", foot.map((part) => part / 2), foot);

    product.show(`${first.map((part, k) => `${factor(part)} · ${factor(second[k])}`).join(" + ")} = ${written(value)}`);
    const [text, tone] = degrees === null ? ["zero: an arrow has no length", "open"] : SIGNS[Math.sign(value)];
    sign.show(text, tone);
    turn.show(degrees === null ? "none" : `${written(degrees)}°`);
    lengths.forEach((length, k) => length.show(written(size([first, second][k]))));
    const long = share === null ? null : share * size(first);
    cast.show(long === null ? "none" : written(long));
    check.show(long === null ? "" : `${written(size(first))} · ${factor(long)} = ${written(value)}`);
    return `${names[0]} = ${tuple(first)}, ${names[1]} = ${tuple(second)}. Dot product ${written(value)}, ${text}. `
      + (degrees === null ? "" : `Angle ${written(degrees)} degrees.`);
  });
}

function double(plane, name, at, called) {
  const { figure } = plane;
  const twice = at.map((part) => 2 * part);
  const fits = twice.every((part, axis) => {
    const { min, max } = figure.parameters.get(name + (axis + 1));
    return part >= min && part <= max;
  });
  if (!fits) return figure.tell(`There is no room here for twice ${called}: make it shorter first.`);
  figure.tell("");
  return figure.set({ [`${name}1`]: twice[0], [`${name}2`]: twice[1] });
}

/** An arc with the number of degrees, or the sign of a right angle. */
function showAngle(plane, path, label, first, second, degrees) {
  const room = Math.min(size(first), size(second)) * plane.unit.x;
  if (degrees === null || room < ARC / 2) return path.hide();
  if (dotProduct(first, second) === 0) return path.through(rightAngle(plane, [0, 0], first, second));
  const points = arc(plane, first, second, Math.min(ARC, room));
  path.through(points);
  return label.show(`${Math.round(degrees)}°`, points[Math.floor(points.length / 2)]);
}
