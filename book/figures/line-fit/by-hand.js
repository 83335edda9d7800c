/** A line to move through points, and the squares of what it misses. */

import { toggle } from "../engine/controls.js";
import { written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { averages, dot, leastSquares, residuals, squareOf, sumOfSquares } from "./model.js";
import { MovableLine } from "./movable.js";

export const height = { narrow: 624, wide: 544 };

const SAME = 1.0005; // times the least sum: nothing that anybody would see
const DUST = 1e-12; // of the height of the picture, squared

export default function build(figure) {
  const { points, x, y, names } = figure.numbers;
  const best = leastSquares(averages(points));
  const movable = new MovableLine(figure);
  figure.parameter("best", { value: "off", choices: ["off", "on"] });

  const plane = new Plane(figure, { x, y, names, height: 320 });
  const squares = plane.path("area-2");
  const edges = plane.path("line-2 thin solid");
  const goal = plane.line("line-3");
  const line = plane.line("line-2 solid");
  const dots = plane.dots("dots-1", 5);
  const label = plane.label("line-3");
  movable.addHandles(plane);

  const at = (place) => best[0] * place + best[1];
  figure.controls(movable.boxes(), [toggle(figure, "best", "Compare with the best line"), movable.mover(at)]);
  const readouts = [`${names[1]} =`, "sum of squares", "the least there is", "sum of the residuals",
    `sum of ${names[0]} · residual`].map((text) => figure.readout(text));
  const badge = figure.readout();
  const least = sumOfSquares(points, best);

  figure.draw((values) => {
    const now = movable.present(values);
    const missed = residuals(points, now);
    const corners = points.map((point, k) => squareOf(point, missed[k], now[0], plane.unit));
    squares.pieces(corners);
    edges.pieces(corners);
    line.set(now[0], -1, -now[1]);
    dots.set(points);
    const compared = values.best === "on";
    if (compared) {
      goal.set(best[0], -1, -best[1]);
      label.show("best", ...[0.9, 0.1, 0.5].map((share) => x[0] + share * (x[1] - x[0])).map((place) => [place, at(place)]));
    } else goal.hide();

    const total = sumOfSquares(points, now);
    const formula = `${written(now[0])} · ${names[0]} ${now[1] < 0 ? "−" : "+"} ${written(Math.abs(now[1]))}`;
    const [text, tone] = verdict(total, least, DUST * (y[1] - y[0]) ** 2);
    const facts = [least, dot(points.map(() => 1), missed), dot(points.map(([across]) => across), missed)].map((value) => written(value));
    [formula, written(total), ...facts].forEach((value, k) => readouts[k].show(k < 2 || compared ? value : ""));
    badge.show(compared ? text : "", tone);
    return `${names[1]} = ${formula}. Sum of squares ${written(total)}.${compared ? ` ${text}.` : ""}`;
  });
}

function verdict(total, least, nothing) {
  if (total <= SAME * least + nothing) return ["no line has a smaller sum", "good"];
  return [least > nothing ? `${written(total / least, 3)} times the least sum` : "the least sum is 0", "open"];
}
