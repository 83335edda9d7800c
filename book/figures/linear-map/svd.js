/** A circle becomes an ellipse: in one step, or by a turn, a stretch and a turn. */

import { GRIP } from "../engine/arrows.js";
import { button, slider, toggle } from "../engine/controls.js";
import { columns, times } from "../engine/maps.js";
import { matrixAt, matrixParameters } from "../engine/matrix.js";
import { written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { running } from "../engine/stepping.js";
import { matrixControls } from "./maps.js";
import { singular, stretchOf, threeMaps, upTo } from "./singular.js";

export const height = { narrow: 1112, wide: 680 };

const NEAR = 0.75; // degrees: the best direction may lie between two whole ones
const SAME = 1e-6; // of a length: the best directions are met exactly
const CIRCLE = Array.from({ length: 73 }, (_, k) => directionOf(5 * k));
const DONE = ["nothing yet", "turned by Vᵀ", "turned and stretched: ΣVᵀ", "all three: UΣVᵀ = A"];

function directionOf(degrees) {
  const angle = degrees * Math.PI / 180;
  return [Math.cos(angle), Math.sin(angle)];
}

export default function build(figure) {
  const { matrix, angle, x, y, axes } = figure.numbers;
  figure.parameter("angle", { value: angle, min: -180, max: 180, step: 1 });
  figure.parameter("stage", { value: 3, min: 0, max: 3, step: 0.05 });
  const entries = matrixParameters(figure, "a", matrix);
  const shown = figure.onPaper ? "on" : "off";
  figure.parameter("vectors", { value: shown, choices: ["on", "off"] });
  const found = () => singular(matrixAt(figure, entries));

  const views = ["Before: the circle", "After"].map((title) => {
    const plane = new Plane(figure, { x, y, names: axes, height: 280, equal: true, title });
    return {
      plane, area: plane.path("area-3"), round: plane.path("line-3 thin solid"), arrow: plane.arrow("line-1", true),
      singular: [2, 4].map((look) => plane.arrow(`line-${look}`, true)),
      label: plane.label("line-1"), names: [2, 4].map((look) => plane.label(`line-${look}`)) };
  });
  const present = () => caught(figure.values.angle, found());
  views[0].plane.handle({
    label: "Tip of x", look: "line-1", at: present,
    key: (right, up) => figure.set({ angle: (figure.values.angle + (up || -right) + 540) % 360 - 180 }),
    move: (...to) => figure.set({ angle: Math.round(Math.atan2(to[1], to[0]) * 180 / Math.PI) }),
  });

  const { button: run, stop } = running(figure, "stage", 3, true);
  const jump = (stage) => () => {
    stop();
    figure.set({ stage });
  };
  figure.controls(slider(figure, "angle", "Direction of x in degrees"), matrixControls(figure, "A", entries),
    slider(figure, "stage", "Maps done"),
    [...["None", "Vᵀ", "Σ", "U"].map((name, stage) => button(name, jump(stage))), run, toggle(figure, "vectors", "Singular vectors")]);
  const long = figure.readout("length of Ax:");
  const badge = figure.readout();
  const values = figure.readout("singular values");
  const done = figure.readout("after:");

  figure.draw(({ stage, vectors }) => {
    const now = matrixAt(figure, entries);
    const parts = found();
    const map = upTo(threeMaps(parts), stage);
    const vector = present();
    const right = columns(parts.v);
    [[[1, 0], [0, 1]], map].forEach((each, k) => {
      const view = views[k];
      const image = CIRCLE.map((point) => times(each, point));
      view.area.through(image, true);
      view.round.through(image);
      const tip = times(each, vector);
      view.arrow.set([0, 0], tip, k || figure.onPaper ? 0 : GRIP);
      view.label.show(k ? stage === 3 ? "A x" : "" : "x", tip, tip.map((part) => 0.7 * part));
      view.singular.forEach((arrow, index) => {
        if (vectors === "off") return arrow.hide();
        const end = times(each, right[index]);
        arrow.set([0, 0], end);
        const name = k === 0 ? `v${"₁₂"[index]}` : stage === 3 ? `σ${"₁₂"[index]}u${"₁₂"[index]}` : "";
        return name && view.names[index].show(name, end, end.map((part) => 0.6 * part));
      });
    });
    const length = stretchOf(now, vector);
    long.show(written(length));
    const [text, tone] = verdict(length, parts.values);
    badge.show(text, tone);
    const [most, least] = parts.values;
    values.show(vectors === "off" ? "" : `${written(most)} and ${written(least)}${least ? `, quotient ${written(most / least)}` : ""}`);
    done.show(Number.isInteger(stage) ? DONE[stage] : "on the way");
    return `Length of Ax: ${written(length)}. ${text}. ${Number.isInteger(stage) ? DONE[stage] : ""}`;
  });
}

/** The direction of an angle, or that of a singular vector if one is near. */
function caught(degrees, { v }) {
  const vector = directionOf(degrees);
  for (const kept of columns(v)) {
    for (const sense of [1, -1]) {
      const other = kept.map((part) => sense * part);
      if (vector[0] * other[0] + vector[1] * other[1] > Math.cos(NEAR * Math.PI / 180)) return other;
    }
  }
  return vector;
}

function verdict(length, [most, least]) {
  if (most - least <= SAME * most) return ["the same length in every direction", "good"];
  if (length >= most * (1 - SAME)) return ["the longest there is: σ₁", "good"];
  if (length <= least + SAME * most) return ["the shortest there is: σ₂", "good"];
  return ["longer in some direction, shorter in another", "open"];
}
