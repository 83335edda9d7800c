/** The labels of two groups shuffled, and the differences that this makes. */

import { Bare } from "../engine/bare.js";
import { slider } from "../engine/controls.js";
import { roundStep, snapped, written } from "../engine/numbers.js";
import { asExtreme } from "../engine/tails.js";
import { countable, difference, mean, pooled, rowsOf, shareOfAll, shuffler } from "./groups.js";
import { Draws, edgesAround } from "./model.js";
import { controls, counting, parameters, pile } from "./view.js";

export const height = { narrow: 910, wide: 780 };

export const still = () => ({ draws: 1000 });

const MOST = 10000; // shuffles: all of them are made again when a group moves
const ROOM = 0.3; // of the values' range, on either side of them
const DOT = 5; // pixels: the radius of a dot
const REACH = 1.3; // how far the two sides reach from the line between them
const FULL = 0.9; // and their dots
const HIGHEST = 0.18; // of a row of dots, where there are few

export default function build(figure) {
  const { numbers } = figure;
  const { groups, tail, name, values: called } = numbers;
  const [first, second] = Object.keys(groups);
  const own = groups[first];
  const all = Object.values(groups).flat();
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = ROOM * (most - least);
  const x = [least - room, most + room];
  const step = roundStep((most - least) / 100);
  parameters(figure, MOST);
  figure.parameter("shift", {
    value: 0, step, min: snapped(x[0] - Math.min(...own), step), max: snapped(x[1] - Math.max(...own), step) });

  let data;
  let model;
  let draws;
  let drawn;
  let share;
  const prepare = ({ shift, seed }) => {
    if (drawn === `${shift} ${seed}`) return;
    drawn = `${shift} ${seed}`;
    data = pooled(numbers, shift);
    model = shuffler(data);
    const observed = difference(data);
    // No value that a difference can have lies on an edge.
    const side = tail === "left" || (tail === "two-sided" && observed < 0) ? 1 : -1;
    draws = new Draws(model, { observed, tail },
      edgesAround(model, observed, observed + side * model.step / 2, model.step), seed);
    share = null;
  };
  const p = () => share ??= shareOfAll(data, (result) => asExtreme(result, draws.test.observed, 0, tail));
  prepare(figure.values);

  figure.stack();
  const top = new Bare(figure, { x, y: [-REACH, REACH], names: [called, ""], height: 230, grid: false });
  const base = top.path("ink thin");
  const stem = figure.onPaper ? null : top.path("line-1 solid thin"); // of the handle
  const dots = [1, 3].map((look) => top.dots(`dots-${look}`, DOT));
  const means = [0, 1].map(() => top.path("ink"));
  const labels = [0, 1].map(() => top.label());
  top.handle({
    label: `Mean of ${first}: moves the whole group`, look: "line-1", step: [step, 0],
    at: () => [mean(own) + figure.values.shift, REACH],
    move: (value) => figure.set({ shift: snapped(value - mean(own), step) }),
  });
  const show = pile(figure, [draws.edges[0], draws.edges.at(-1)], name, 270);
  controls(figure, "Shuffle", countable(data) && "Show the share of all arrangements");
  figure.controls(slider(figure, "shift", `Move ${first} by`));
  const seen = figure.readout("observed difference");
  const last = figure.readout("after the last shuffle");
  const told = counting(figure, "shuffled", "of all arrangements");

  figure.draw((values) => {
    prepare(values);
    draws.upTo(values.draws);
    const { order } = model;
    const places = [[], []]; // by true group
    [order.slice(0, data.n), order.slice(data.n)].forEach((members, side) => {
      const sign = side ? -1 : 1;
      const at = members.map((k) => data.values[k]);
      const rows = rowsOf(at, 2 * DOT / top.unit.x);
      const high = Math.min(HIGHEST, FULL / (Math.max(...rows) + 1));
      members.forEach((k, place) =>
        places[k < data.n ? 0 : 1].push([at[place], sign * high * (rows[place] + 0.75)]));
      means[side].through([[mean(at), 0], [mean(at), sign * FULL]]);
      labels[side].show(side ? second : first, [x[0], sign * REACH], [x[1], sign * REACH]);
    });
    places.forEach((points, group) => dots[group].set(points));
    base.through([[x[0], 0], [x[1], 0]]);
    const moved = mean(own) + values.shift;
    stem?.through([[moved, FULL], [moved, REACH]]);
    show(draws, draws.test.observed);
    seen.show(written(draws.test.observed));
    last.show(draws.made ? written(difference({ values: order.map((k) => data.values[k]), n: data.n })) : "–");
    return told(draws, p);
  });
}
