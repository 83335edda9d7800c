/** The projection of a vector onto a line: of all feet the right one is nearest. */

import { rightAngle } from "../engine/angles.js";
import { arrowFromOrigin } from "../engine/arrows.js";
import { button, slider } from "../engine/controls.js";
import { snapped, tuple, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { combine, dot, size } from "../engine/vectors.js";
import { dotProduct, shadowShare, stepsAlong } from "./model.js";

export const height = { narrow: 838, wide: 618 };

const STEP = 0.05; // of the foot's weight

export default function build(figure) {
  const { u, b, foot, x, y, axes, step } = figure.numbers;
  const plane = new Plane(figure, { x, y, names: axes, height: 340, equal: true });
  const line = plane.line("line-1 thin solid");
  const square = plane.path("area-2");
  const miss = plane.path("line-2");
  const corner = plane.path("ink thin");
  const missLabel = plane.label("line-2");
  const arrows = [
    arrowFromOrigin(plane, { name: "u", parameters: ["u1", "u2"], value: u, look: "line-1", step }),
    arrowFromOrigin(plane, { name: "b", parameters: ["b1", "b2"], value: b, look: "line-3", step })];
  figure.parameter("c", { value: foot, min: -5, max: 5, step: STEP });
  const at = () => arrows[0].at.map((part) => part * figure.values.c);
  const label = plane.label("line-2");
  plane.handle({
    label: "Foot on the line", look: "line-2 turn", at, point: true,
    // Toward the tip of u or away from it, by a step of the weight.
    key: (...by) => figure.set({
      c: snapped(figure.values.c + stepsAlong(arrows[0].at, by) * STEP, STEP) }),
    move: (...to) => size(arrows[0].at)
      && figure.set({ c: snapped(shadowShare(arrows[0].at, to), STEP) }),
  });
  const best = () => shadowShare(...arrows.map(({ at: tip }) => tip));
  const drop = button("Drop the foot straight", () => figure.set({ c: best() }));
  figure.controls(slider(figure, "c", "Weight c of the foot cu"), [drop, ...arrows.map(({ typed }) => typed)]);
  figure.hint("The square handle moves the foot along the line.");
  const missed = figure.readout("squared length of the residual b − cu:");
  const least = figure.readout("the least there is:");
  const product = figure.readout("u · (b − cu) =");
  const badge = figure.readout();

  figure.draw(({ c }) => {
    const [first, second] = arrows.map((arrow) => arrow.at);
    const foot = at();
    const residual = combine(1, second, -1, foot);
    const [p, q] = residual;
    line.set(first[1], -first[0], 0);
    // Beside the residual, away from the origin.
    const side = dotProduct([q, -p], foot) < 0 ? [-q, p] : [q, -p];
    square.through([foot, second, combine(1, second, 1, side), combine(1, foot, 1, side)], true);
    miss.through([foot, second]);
    missLabel.show("residual", combine(0.5, foot, 0.5, second));
    for (const arrow of arrows) arrow.show();
    label.show("foot", foot);
    const value = dotProduct(first, residual);
    const share = best();
    drop.disabled = share === null || Math.abs(share) > 5;
    const right = share !== null && Math.abs(c - share) < 1e-6;
    if (right && size(residual) > 1e-9) corner.through(rightAngle(plane, foot, first, residual));
    else corner.hide();
    missed.show(written(dot(residual, residual)));
    const shortest = share === null ? second : combine(1, second, -share, first);
    least.show(written(dot(shortest, shortest)));
    product.show(written(right ? 0 : value));
    const [text, tone] = share === null ? ["u is 0: there is no line", "bad"]
      : right ? ["at right angles to u: no foot is nearer", "good"]
        : ["not at right angles to u: another foot is nearer", "open"];
    badge.show(text, tone);
    return `u = ${tuple(first)}, b = ${tuple(second)}, foot ${tuple(foot)}: squared length of the residual ${written(dot(residual, residual))}, ${text}.`;
  });
}
