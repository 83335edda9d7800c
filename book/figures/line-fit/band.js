/** A line through points with two bands: for the mean at each place, and for a new point. */

import { slider, toggle } from "../engine/controls.js";
import { clamp, roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { unknown } from "../engine/unknown.js";
import { fitted, reachOf, within } from "./inference.js";
import schema, { FEWEST } from "./schema.js";

export const height = { narrow: 906, wide: 749 };

const PARTS = 80; // of an edge
const MANY = 40; // points, above which they are drawn small
const LOOKS = [["area-2", "line-2 thin solid"], ["area-3", "line-3 thin"]];
const TEXTS = ["mean", "new point"];
const SHARES = [0.85, 0.7, 0.55, 0.4, 0.25, 0.95, 0.1]; // of the axis: where labels may stand

export default function build(figure) {
  const { points, n, at, level, x, y, names } = figure.numbers;
  const rules = schema.modes.of.band.numbers;
  const step = roundStep((x[1] - x[0]) / 200);
  figure.parameter("at", { value: at, min: x[0], max: x[1], step });
  figure.parameter("n", { value: n, min: FEWEST, max: points.length, whole: true });
  figure.parameter("level", { value: level, of: rules.level, step: 0.01 });
  figure.parameter("new", { value: figure.onPaper ? "on" : "off", choices: ["off", "on"] });

  const plane = new Plane(figure, { x, y, names, height: 330 });
  // Of the mean, and of a new point: this one is broader, and lies below.
  const bands = [];
  for (const which of [1, 0]) bands[which] = LOOKS[which].map((look) => plane.path(look));
  const line = plane.line("line-2 solid");
  const reaches = [plane.path("ink heavy"), plane.path("ink thin")];
  const size = points.length > MANY ? 3 : 4.5;
  const used = plane.dots("dots-1", size);
  const aside = plane.dots("rings", size - 0.5);
  const labels = ["line-2", "line-3"].map((look) => plane.label(look));
  plane.handle({
    label: "Place on the line", look: "ink", point: true, step: [step, 0],
    at: () => [figure.values.at, fit.at(figure.values.at)],
    move: (to) => figure.set({ at: snapped(to, step) }),
  });

  figure.controls(slider(figure, "at", names[0]), slider(figure, "n", "Points used n"),
    slider(figure, "level", "Confidence level"), toggle(figure, "new", "Band for a new point"));
  const formula = figure.readout(`${names[1]} =`);
  const slope = figure.readout("interval of the slope");
  const here = figure.readout();
  const intervals = ["the mean there", "a new point there"].map((text) => figure.readout(text));
  const inside = figure.readout("points in the band of the mean");
  const badge = figure.readout();

  let fit = null;
  let ofFit = 0;
  const places = Array.from({ length: PARTS + 1 }, (_, k) => x[0] + k / PARTS * (x[1] - x[0]));
  const seen = (value) => clamp(value, 2 * y[0] - y[1], 2 * y[1] - y[0]);

  figure.draw(({ at: place, n: count, level: sure, new: shown }) => {
    const [known, others] = [points.slice(0, count), points.slice(count)];
    if (ofFit !== count) [fit, ofFit] = [fitted(known), count];
    const reach = reachOf(sure, count);
    const drawn = (which) => which === 0 || shown === "on";
    bands.forEach(([area, edge], which) => {
      if (!drawn(which)) {
        area.hide();
        edge.hide();
        return;
      }
      const edges = [-1, 1].map((side) => places.map((each) =>
        [each, seen(fit.at(each) + side * reach * fit.errors(each)[which])]));
      area.through([...edges[0], ...edges[1].toReversed()], true);
      edge.pieces(edges);
      labels[which].show(TEXTS[which], ...SHARES.map((share) => edges[fit.slope < 0 ? 0 : 1][Math.round(share * PARTS)]));
    });
    line.set(fit.slope, -1, -fit.intercept);
    used.set(known);
    aside.set(others);
    const value = fit.at(place);
    const ends = fit.errors(place).map((error) => [value - reach * error, value + reach * error]);
    reaches.forEach((path, which) => path.through(drawn(which) ? ends[which].map((end) => [place, seen(end)]) : []));

    const spoken = `${written(fit.slope)} · ${names[0]} ${fit.intercept < 0 ? "−" : "+"} ${written(Math.abs(fit.intercept))}`;
    const far = reach * fit.slopeError;
    const [mean, one] = ends.map((pair) => pair.map((end) => written(end)).join(" to "));
    formula.show(spoken);
    slope.show(`${written(fit.slope - far)} to ${written(fit.slope + far)}`);
    here.show(`at ${names[0]} = ${written(place)}: ${written(value)}`);
    intervals[0].show(mean);
    intervals[1].show(shown === "on" ? one : unknown(one));
    inside.show(`${within(known, fit, 0, reach)} of ${count}`);
    const [text, tone] = verdict(known, others, place, shown === "on", (some) => within(some, fit, 1, reach));
    badge.show(text, tone);
    return `${names[1]} = ${spoken}, from ${count} points. At ${written(place)} the mean lies from ${mean}${shown === "on" ? `, a new point from ${one}` : ""}. ${text}.`;
  });
}

/** What is to be said, and its tone. */
function verdict(known, others, place, shown, within) {
  if (known.every(([each]) => each < place) || known.every(([each]) => each > place)) {
    return ["no points here: is it still a line?", "bad"];
  }
  if (!shown) return ["where would a new point lie?", "open"];
  return [others.length ? `broad band: ${within(others)} of ${others.length} points kept aside`
    : `broad band: ${within(known)} of ${known.length} points`, "open"];
}
