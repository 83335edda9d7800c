/** The determinant as the area of what becomes of the unit square. */

import { arc } from "../engine/angles.js";
import { arrowFromOrigin } from "../engine/arrows.js";
import { button } from "../engine/controls.js";
import { columns, determinant, times } from "../engine/maps.js";
import { entriesOf, matrixAt, typedMatrix } from "../engine/matrix.js";
import { factor, tuple, written } from "../engine/numbers.js";
import { size } from "../engine/vectors.js";
import { SHAPES } from "./model.js";
import { MapView } from "./view.js";

export const height = { narrow: 650, wide: 598 };

const LETTER = SHAPES.F.map(([x, y]) => [0.28 + 0.36 * x, 0.14 + 0.36 * y]); // inside the unit square
const ARC = [26, 7]; // pixels: how far from the origin, and the barbs of its end

export default function build(figure) {
  const { matrix, step } = figure.numbers;
  const entries = entriesOf("a");
  const view = new MapView(figure, { ...figure.numbers, drawing: SHAPES.square });
  const { plane } = view;
  const letter = plane.path("ink thin");
  const turn = plane.path("ink thin");
  const label = plane.label("ink");
  const arrows = columns(matrix).map((value, k) => arrowFromOrigin(plane, {
    name: `a${"₁₂"[k]}`, parameters: columns(entries)[k], value, look: `line-${k + 1}`, step }));
  figure.controls([typedMatrix(figure, "A", entries), button("Swap the columns", () => {
    const [[a, b], [c, d]] = matrixAt(figure, entries);
    figure.set({ a11: b, a12: a, a21: d, a22: c });
  })]);
  figure.hint("Drag the tips of the two columns.");
  const product = figure.readout("det A =");
  const area = figure.readout("area of the image of the unit square");
  const side = figure.readout();

  figure.draw(() => {
    const now = matrixAt(figure, entries);
    const [[a, b], [c, d]] = now;
    const value = determinant(now);
    const [first, second] = columns(now);
    view.show(now, value < 0 ? 2 : 3);
    letter.through([...LETTER, LETTER[0]].map((point) => times(now, point)));
    if (value) turn.pieces(turned(plane, first, second));
    else turn.hide();
    for (const arrow of arrows) arrow.show();
    label.show(written(Math.abs(value)), times(now, [0.5, 0.5]), times(now, [1, 1]));
    product.show(`${factor(a)} · ${factor(d)} − ${factor(b)} · ${factor(c)} = ${written(value)}`);
    area.show(written(Math.abs(value)));
    const [text, tone] = value > 0 ? ["above 0: counterclockwise, not turned over", "good"]
      : value < 0 ? ["below 0: clockwise, turned over", "bad"]
        : ["0: flat, no area is left", "open"];
    side.show(text, tone);
    return `a₁ = ${tuple(first)}, a₂ = ${tuple(second)}. Determinant ${written(value)}, ${text}.`;
  });
}

/** An arc with a tip, from one arrow to another. */
function turned(plane, first, second) {
  const room = Math.min(size(first), size(second)) * plane.unit.x;
  const [far, barb] = ARC.map((pixels) => Math.min(pixels, 0.8 * room));
  const points = arc(plane, first, second, far);
  const end = points.at(-1);
  // Along the arc, at its end: a quarter turn from the direction of the end.
  const sense = Math.sign(first[0] * second[1] - first[1] * second[0]);
  const [ux, uy] = [-end[1], end[0]].map((part) => (sense * part * barb) / far);
  return [points, [1, -1].map((tilt) => [end[0] - ux - 0.5 * tilt * uy, end[1] - uy + 0.5 * tilt * ux])
    .flatMap((point, k) => k ? [end, point] : [point])];
}
