/** Probabilities of counts as bars, and what lies on one side of a limit. */

import { choice, numberBox, slider, words } from "../engine/controls.js";
import { roundStep, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { chanceText, probabilities, reach, split, topFor } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 640, wide: 564 };

const HALF = 0.4; // of a bar
const SIDES = { right: ["at least the limit", "≥", "<"], left: ["at most the limit", "≤", ">"] };
const LABELS = { n: "Trials n", q: "Probability q", mu: "Mean μ" };

export default function build(figure) {
  const { numbers } = figure;
  const { model, limit, side, name } = numbers;
  const rules = schema.modes.of.pmf.numbers;
  const own = model === "binomial" ? ["n", "q"] : ["mu"];
  for (const each of own) {
    const step = each === "n" ? 1 : roundStep(numbers[`largest_${each}`] / 200);
    figure.parameter(each, { value: numbers[each], of: rules[each], step });
  }
  figure.parameter("limit", { value: limit, of: rules.limit });
  figure.parameter("side", { value: side, of: rules.side });
  const meant = () => ({ ...numbers, ...figure.values });

  let [room, top] = [10, 1];
  const plane = new Counts(figure, { x: [-0.6, room + 0.6], y: [0, top], names: [name, "probability"], height: 290 });
  const bars = { rest: plane.bars("area-1 face"), inside: plane.bars("area-2 face") };
  const outline = plane.bars("line-2 solid thin");
  const line = plane.path("ink");
  const label = plane.label();
  const edge = () => figure.values.limit + (figure.values.side === "right" ? -0.5 : 0.5);
  plane.handle({
    label: "Limit", look: "line-2", step: [1, 0],
    at: () => [edge(), 0.9 * top],
    move: (to) => figure.set({ limit: figure.values.limit + Math.round(to - edge()) }),
    key: (right, up) => figure.set({ limit: figure.values.limit + (right || up) }),
  });

  figure.controls(...own.map((each) => slider(figure, each, LABELS[each])),
    [words("Limit"), numberBox(figure, "limit", "Number of the limit"),
      choice(figure, "side", "marked:", Object.fromEntries(Object.entries(SIDES).map(([each, [text]]) => [each, text])))]);
  const key = figure.key();
  const tail = figure.readout();
  const others = figure.readout();
  const exact = figure.readout();

  figure.draw(({ limit: k, side: marked, ...present }) => {
    const chances = probabilities(meant());
    const [needed, high] = [reach(meant(), k), topFor(chances)];
    if (needed !== room || high !== top) {
      [room, top] = [needed, high];
      plane.look({ x: [-0.6, room + 0.6], y: [0, top] });
    }
    const half = room > 100 ? 0.5 : HALF;
    const bar = (count) => [count - half, count + half, chances[count] ?? 0];
    const [low, above] = [[], []];
    for (let count = 0; count <= room; count++) (count < edge() ? low : above).push(bar(count));
    const [inside, rest] = marked === "right" ? [above, low] : [low, above];
    bars.rest.set(rest);
    bars.inside.set(inside);
    // Around bars as thin as these, lines would hide them.
    outline.set(plane.unit.x < 4 ? [] : inside);
    line.through([[edge(), 0], [edge(), top]]);
    const [, sign, against] = SIDES[marked];
    label.show(`${sign} ${k}`, ...[0.9, 0.75, 0.6].map((share) => [edge(), share * top]));

    const shares = split(chances, k, marked);
    key.show(figure.onPaper ? own.map((each) => `${each === "mu" ? "μ" : each} = ${written(present[each])}`).join(", ") : "");
    tail.show(`P(X ${sign} ${k}) ${chanceText(shares.inside)}`, "open");
    others.show(`P(X ${against} ${k}) ${chanceText(shares.rest)}`);
    exact.show(`P(X = ${k}) ${chanceText(shares.at)}`);
    return `${name} ${marked === "right" ? "at least" : "at most"} ${k}: probability ${chanceText(shares.inside)}.`;
  });
}

/** A plane whose vertical axis stands beside the bar of 0. */
class Counts extends Plane {
  drawAxes() {
    super.drawAxes();
    const { left, right, bottom, top } = this.box;
    this.axes.setAttribute("d", `M${left} ${bottom}H${right + 8}m-6 -4l6 4l-6 4M${left} ${bottom}V${top - 8}m-4 6l4 -6l4 6`);
  }
}
