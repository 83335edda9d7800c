/** A line with a bell curve of errors at each point: which line makes the points most likely? */

import { button, slider, toggle } from "../engine/controls.js";
import { clamp, roundStep, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { normalDensity } from "../engine/statistics.js";
import { averages, bestDeviation, leastSquares, logLikelihood, residuals, sumOfSquares } from "./model.js";
import { MovableLine } from "./movable.js";

export const height = { narrow: 740, wide: 640 };

const FAR = 3.2; // standard deviations of a bell that are drawn
const PARTS = 28;
const WIDEST = 0.13; // of the axis: a bell at the start
const FACTORS = 4; // factors of a product that have room
const SAME = 0.01; // of a log-likelihood: nothing that anybody would see

export default function build(figure) {
  const { points, deviation, x, y, names } = figure.numbers;
  const best = leastSquares(averages(points));
  const movable = new MovableLine(figure);
  const tall = y[1] - y[0];
  figure.parameter("deviation", { value: deviation, min: tall / 50, max: tall / 2, step: roundStep(tall / 400) });
  figure.parameter("best", { value: "off", choices: ["off", "on"] });
  // The area of all bells is the same: a narrow one is high.
  const scale = WIDEST * (x[1] - x[0]) / normalDensity(0, 0, deviation);

  const plane = new Plane(figure, { x, y, names, height: 340 });
  const areas = plane.path("area-2");
  const bells = plane.path("line-2 fine solid");
  const stems = plane.path("line-1 heavy");
  const goal = plane.line("line-3");
  const line = plane.line("line-2 solid");
  const dots = plane.dots("dots-1", 5);
  const label = plane.label("line-3");
  movable.addHandles(plane);

  const at = (place) => best[0] * place + best[1];
  const { min, max } = figure.parameters.get("deviation");
  const bestFor = (line) => clamp(bestDeviation(points, line), min, max);
  figure.controls(slider(figure, "deviation", "Standard deviation σ"),
    movable.boxes(),
    [toggle(figure, "best", "Compare with the best"), movable.mover(at),
      button("Best σ for this line", () => figure.set({ deviation: bestFor(movable.present()) }))]);
  const formula = figure.readout(`${names[1]} =`);
  const product = figure.readout("likelihood");
  const sum = figure.readout("log-likelihood");
  const squares = figure.readout("sum of squares");
  const badge = figure.readout();

  figure.draw(({ deviation: wide, best: compared }) => {
    const fitted = movable.present();
    const missed = residuals(points, fitted);
    const bell = ([place, up], k) => Array.from({ length: PARTS + 1 }, (_, part) => {
      const away = (2 * part / PARTS - 1) * FAR;
      return [place + scale * normalDensity(away * wide, 0, wide), up - missed[k] + away * wide];
    });
    const curves = points.map(bell);
    areas.pieces(curves.map((curve) => [...curve, curve[0]]));
    bells.pieces(curves);
    const densities = missed.map((each) => normalDensity(each, 0, wide));
    stems.pieces(points.map(([place, up], k) => [[place, up], [place + scale * densities[k], up]]));
    line.set(fitted[0], -1, -fitted[1]);
    dots.set(points);
    if (compared === "on") {
      goal.set(best[0], -1, -best[1]);
      label.show("best", ...[0.9, 0.1, 0.5].map((share) => x[0] + share * (x[1] - x[0])).map((place) => [place, at(place)]));
    } else goal.hide();

    const total = logLikelihood(points, fitted, wide);
    const text = `${written(fitted[0])} · ${names[0]} ${fitted[1] < 0 ? "−" : "+"} ${written(Math.abs(fitted[1]))}`;
    formula.show(text);
    product.show(`${factors(densities)} = ${written(Math.exp(total), 3)}`);
    sum.show(written(total));
    squares.show(written(sumOfSquares(points, fitted)));
    const [said, tone] = compared === "on" ? verdict(points, total, wide, best, bestFor) : ["", ""];
    badge.show(said, tone);
    return `${names[1]} = ${text}, standard deviation ${written(wide)}: log-likelihood ${written(total)}.${said ? ` ${said}.` : ""}`;
  });
}

const factors = (densities) => densities.length <= FACTORS ? densities.map((each) => written(each, 2)).join(" · ")
  : `${densities.slice(0, 2).map((each) => written(each, 2)).join(" · ")} · … · ${written(densities.at(-1), 2)}`;

/** What is to be said, and its tone. */
function verdict(points, total, wide, best, bestFor) {
  const most = logLikelihood(points, best, bestFor(best));
  const here = logLikelihood(points, best, wide);
  if (total >= most - SAME) return ["no line and no σ make the points likelier", "good"];
  if (total >= here - SAME) return ["the best line for every σ; another σ would be likelier", "open"];
  return [`with this σ, the best line has log-likelihood ${written(here)}`, "open"];
}
