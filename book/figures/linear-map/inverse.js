/** Undo a map: which x has led to y? */

import { arrowFromOrigin } from "../engine/arrows.js";
import { IDENTITY, columns, determinant, times } from "../engine/maps.js";
import { entriesOf, matrixAt } from "../engine/matrix.js";
import { tuple, written } from "../engine/numbers.js";
import { combine } from "../engine/vectors.js";
import { listed, matrixControls } from "./maps.js";
import { inverse, largestStretch, whereFrom } from "./model.js";
import { MapView, outline } from "./view.js";

export const height = { narrow: 940, wide: 550 };

const CIRCLE = Array.from({ length: 49 }, (_, k) => [Math.cos(k * Math.PI / 24), Math.sin(k * Math.PI / 24)]);

export default function build(figure) {
  const { matrix, point, error, shape, step } = figure.numbers;
  const entries = entriesOf("a");
  const options = { ...figure.numbers, drawing: outline(shape), height: 270 };
  const before = new MapView(figure, { ...options, title: "Before: which x?" });
  const after = new MapView(figure, { ...options, title: "After: y = A x" });
  const cloud = before.plane.path("area-2");
  const line = before.plane.line("line-2 solid");
  const found = before.plane.dots("dots-2", 6);
  const foundLabel = before.plane.label("line-2");
  const disc = after.plane.path("area-2");
  const arrows = columns(matrix).map((value, k) => arrowFromOrigin(after.plane, {
    name: `a${"₁₂"[k]}`, parameters: columns(entries)[k], value, look: `line-${k + 1}`, step }));
  ["y1", "y2"].forEach((name, axis) => {
    const [min, max] = [figure.numbers.x, figure.numbers.y][axis];
    figure.parameter(name, { value: point[axis], min, max, step });
  });
  const pointLabel = after.plane.label("line-2");
  after.plane.handle({ label: "The point y", parameters: ["y1", "y2"], look: "line-2 turn", point: true });
  figure.controls(matrixControls(figure, "A", entries));
  figure.hint("Drag the columns of A, and the square at y.");
  const size = figure.readout("det A =");
  const undo = figure.readout("A⁻¹ =");
  const start = figure.readout("x =");
  const badge = figure.readout();
  const spread = error ? figure.readout(`an error of ${written(error)} in y:`) : null;

  figure.draw(({ y1, y2 }) => {
    const now = matrixAt(figure, entries);
    const y = [y1, y2];
    const back = inverse(now);
    const origin = whereFrom(now, y);
    before.show(IDENTITY);
    after.show(now);
    for (const arrow of arrows) arrow.show();
    pointLabel.show("y", y);
    const around = (center, map) => CIRCLE.map((direction) => combine(1, center, error, times(map, direction)));
    if (error) disc.through(around(y, IDENTITY), true);
    if (error && back) cloud.through(around(origin.point, back), true);
    else cloud.hide();
    if (origin.line) line.set(...origin.line);
    else line.hide();
    found.set(origin.point ? [origin.point] : []);
    if (origin.point) foundLabel.show("x", origin.point);
    size.show(written(determinant(now)));
    undo.show(back ? listed(back) : "none");
    start.show(origin.point ? tuple(origin.point) : "");
    const [text, tone] = back ? ["invertible: one x for every y", "good"]
      : origin.kind === "none" ? ["singular: no x leads to this y", "bad"]
        : ["singular: many x lead to this y", "bad"];
    badge.show(text, tone);
    const most = back ? `up to ${written(error * largestStretch(back))} in x` : "no bound in x";
    spread?.show(most);
    return `A = ${listed(now)}, y = ${tuple(y)}. ${text}. ${origin.point ? `x = ${tuple(origin.point)}.` : ""}`;
  });
}
