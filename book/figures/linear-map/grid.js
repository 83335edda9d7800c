/** What a matrix does to the plane: drag the columns, the grid follows. */

import { arrowFromOrigin } from "../engine/arrows.js";
import { columns, rank } from "../engine/maps.js";
import { entriesOf, matrixAt } from "../engine/matrix.js";
import { tuple } from "../engine/numbers.js";
import { matrixControls } from "./maps.js";
import { kindOf } from "./model.js";
import { MapView, outline } from "./view.js";

export const height = { narrow: 620, wide: 568 };

export default function build(figure) {
  const { matrix, shape, step } = figure.numbers;
  const entries = entriesOf("a");
  const view = new MapView(figure, { ...figure.numbers, drawing: outline(shape) });
  const arrows = columns(matrix).map((value, k) => arrowFromOrigin(view.plane, {
    name: `a${"₁₂"[k]}`, parameters: columns(entries)[k], value, look: `line-${k + 1}`, step }));
  figure.controls(matrixControls(figure, "A", entries));
  figure.hint("Drag the tips of the two columns.");
  const goes = [1, 2].map((k) => figure.readout(`e${"₁₂"[k - 1]} goes to column ${k},`));
  const kind = figure.readout();

  figure.draw(() => {
    const now = matrixAt(figure, entries);
    view.show(now);
    for (const arrow of arrows) arrow.show();
    const ends = columns(now).map(tuple);
    goes.forEach((line, k) => line.show(ends[k]));
    const text = kindOf(now);
    kind.show(text, rank(now) < 2 ? "bad" : "good");
    return `The columns of A are ${ends.join(" and ")}. ${text}`;
  });
}
