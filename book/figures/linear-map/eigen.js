/** Turn an arrow: for which directions do x and Ax lie on one line? */

import { turnBetween } from "../engine/angles.js";
import { GRIP } from "../engine/arrows.js";
import { slider, toggle } from "../engine/controls.js";
import { times } from "../engine/maps.js";
import { matrixAt, matrixParameters } from "../engine/matrix.js";
import { tuple, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { size } from "../engine/vectors.js";
import { matrixControls } from "./maps.js";
import { eigenpairs } from "./model.js";

export const height = { narrow: 742, wide: 692 };

const NEAR = 0.5; // degrees, so that whole degrees come near enough to every line
const ALMOST = 1e-6; // radians
const ROUND = Array.from({ length: 73 }, (_, k) => direction(5 * k));

function direction(degrees) {
  const angle = degrees * Math.PI / 180;
  return [Math.cos(angle), Math.sin(angle)];
}

export default function build(figure) {
  const { matrix, angle, x, y, axes } = figure.numbers;
  figure.parameter("angle", { value: angle, min: -180, max: 180, step: 1 });
  const entries = matrixParameters(figure, "a", matrix);
  figure.parameter("lines", { value: "off", choices: ["on", "off"] });
  const plane = new Plane(figure, { x, y, names: axes, height: 340, equal: true });
  const circle = plane.path("soft thin");
  const ellipse = plane.path("soft thin");
  const kept = plane.path("line-4 thin");
  const shared = plane.line("line-3 solid");
  const image = plane.arrow("line-2", true);
  const arrow = plane.arrow("line-1");
  const [label, imageLabel] = [1, 2].map((k) => plane.label(`line-${k}`));
  const present = () => caught(figure.values.angle, eigenpairs(matrixAt(figure, entries)));
  plane.handle({
    label: "Tip of x", look: "line-1", at: present,
    key: (right, up) => figure.set({ angle: turned(figure.values.angle, up || -right) }),
    move: (...to) => figure.set({ angle: Math.round(Math.atan2(to[1], to[0]) * 180 / Math.PI) }),
  });
  figure.controls(slider(figure, "angle", "Direction of x in degrees"),
    matrixControls(figure, "A", entries), toggle(figure, "lines", "Show the lines that stay"));
  const [from, to] = ["x =", "Ax ="].map((text) => figure.readout(text));
  const turn = figure.readout("turned by");
  const badge = figure.readout();
  const all = figure.readout();

  figure.draw(({ lines }) => {
    const now = matrixAt(figure, entries);
    const vector = present();
    const result = times(now, vector);
    const found = eigenpairs(now);
    circle.through(ROUND);
    ellipse.through(ROUND.map((each) => times(now, each)));
    const far = 2 * (plane.window.right - plane.window.left);
    kept.pieces(lines === "on" ? found.filter((pair) => pair.vector).map((pair) =>
      [-far, far].map((t) => pair.vector.map((part) => t * part))) : []);
    const [text, tone, onLine] = verdict(vector, result);
    if (onLine) shared.set(vector[1], -vector[0], 0);
    else shared.hide();
    arrow.set([0, 0], vector, figure.onPaper ? 0 : GRIP);
    image.set([0, 0], result);
    label.show("x", vector);
    imageLabel.show("A x", result, result.map((part) => 0.6 * part));
    from.show(tuple(vector));
    to.show(tuple(result));
    turn.show(size(result) < ALMOST ? "" : `${written(turnBetween(vector, result) * 180 / Math.PI)}°`);
    badge.show(text, tone);
    all.show(lines === "on" ? summary(found) : "");
    return `x = ${tuple(vector)}, Ax = ${tuple(result)}. ${text}.`;
  });
}

const turned = (angle, by) => {
  const now = angle + by;
  return now > 180 ? now - 360 : now < -180 ? now + 360 : now;
};

/** The direction of an angle, or that of a line which stays if one is near. */
function caught(degrees, pairs) {
  const vector = direction(degrees);
  for (const { vector: kept } of pairs) {
    for (const sense of kept ? [1, -1] : []) {
      const other = kept.map((part) => sense * part);
      if (Math.abs(turnBetween(vector, other)) <= NEAR * Math.PI / 180) return other;
    }
  }
  return vector;
}

function verdict(vector, result) {
  if (size(result) < ALMOST) return ["Ax = 0: x is an eigenvector, λ = 0", "good", true];
  const away = Math.abs(turnBetween(vector, result));
  if (away > ALMOST && Math.PI - away > ALMOST) return ["Ax leaves the line of x", "open", false];
  const value = away < 1 ? size(result) : -size(result);
  return [`Ax = ${written(value)} x: an eigenvector, λ = ${written(value)}`, "good", true];
}

function summary(pairs) {
  if (!pairs.length) return "no line stays: every arrow is turned";
  if (!pairs[0].vector) return `every line stays: λ = ${written(pairs[0].value)}`;
  return `${pairs.length} line${pairs.length > 1 ? "s stay" : " stays"}: λ = ${pairs.map(({ value }) => written(value)).join(" and ")}`;
}
