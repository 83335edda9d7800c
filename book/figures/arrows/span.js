/** What two vectors reach: the span, with weights from a grid and with all. */

import { arrowFromOrigin } from "../engine/arrows.js";
import { choice } from "../engine/controls.js";
import { columns, rank } from "../engine/maps.js";
import { sum, tuple } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { combine, size } from "../engine/vectors.js";
import { WEIGHTS, weightsFor } from "./model.js";

export const height = { narrow: 668, wide: 540 };

const MOST = 3; // the largest weight of a grid
const SETS = [["span: 0 alone, dimension 0", "bad"], ["span: a line, dimension 1", "open"],
  ["span: the whole plane, dimension 2", "good"]];
const NAMES = ["v₁", "v₂"];

export default function build(figure) {
  const { vectors, point, weights, x, y, axes, step } = figure.numbers;
  const plane = new Plane(figure, { x, y, names: axes, height: 320, equal: true });
  const all = plane.path("area-4");
  const line = plane.path("line-4 wide solid");
  const grid = plane.path("line-4 spots solid");
  const way = plane.path("soft thin");
  const arrows = vectors.map((value, k) => arrowFromOrigin(plane, {
    name: NAMES[k], parameters: [`v${k + 1}1`, `v${k + 1}2`], value, look: `line-${k + 1}`, step }));
  const target = arrowFromOrigin(plane, {
    name: "p", parameters: ["p1", "p2"], value: point, look: "line-3", step });
  figure.parameter("weights", { value: weights, choices: Object.keys(WEIGHTS) });
  figure.controls([choice(figure, "weights", "Weights", WEIGHTS)],
    [...arrows, target].map(({ typed }) => typed));
  const set = figure.readout();
  const found = figure.readout();

  figure.draw(({ weights }) => {
    const pair = arrows.map(({ at }) => at);
    const dimension = rank(columns(pair));
    const { left, right, bottom, top } = plane.window;
    const whole = weights === "all";
    if (whole && dimension === 2) all.through([[left, bottom], [right, bottom], [right, top], [left, top]], true);
    else all.hide();
    const [direction] = pair.filter(size);
    const far = direction && (right - left + top - bottom) / size(direction);
    line.through(whole && dimension === 1 ? [-far, far].map((t) => direction.map((part) => t * part)) : []);
    if (whole) grid.hide();
    else grid.pieces(places(pair, Number(weights), plane));
    for (const arrow of arrows) arrow.show();
    target.show();
    const needed = weightsFor(pair, target.at);
    way.through(needed ? [[0, 0], pair[0].map((part) => needed.weights[0] * part), target.at] : []);
    const [text, tone] = SETS[dimension];
    set.show(text, tone);
    const answer = !needed ? "p is not in the span"
      : `p = ${sum(needed.weights.map((part) => Number(part.toPrecision(4))), NAMES)}${needed.only ? ", in one way" : ", in many ways"}`;
    found.show(answer, needed ? "good" : "bad");
    return `v₁ = ${tuple(pair[0])}, v₂ = ${tuple(pair[1])}. ${text}. ${answer}.`;
  });
}

/** A short stroke, hardly more than its round ends, at each place. */
function places([first, second], fineness, plane) {
  const dash = 0.2 / plane.unit.x;
  const found = [];
  for (let i = -MOST * fineness; i <= MOST * fineness; i++) {
    for (let j = -MOST * fineness; j <= MOST * fineness; j++) {
      const place = combine(i / fineness, first, j / fineness, second);
      if (plane.contains(place)) found.push([place, [place[0] + dash, place[1]]]);
    }
  }
  return found;
}
