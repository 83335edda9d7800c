/** Two groups, and what a test makes of their difference. */

import { Bare } from "../engine/bare.js";
import { choice, slider, toggle } from "../engine/controls.js";
import { clamp, roundStep, snapped, written } from "../engine/numbers.js";
import { normalDensity } from "../engine/statistics.js";
import { fewest, needed, SHARES, twoGroups } from "./model.js";
import schema from "./schema.js";
import { criticalHandle, hillsOn, peakOf, percent, verdict } from "./view.js";

export const height = { narrow: 1080, wide: 930 };

const ALTERNATIVES = {
  right: "the second is larger", left: "the second is smaller", "two-sided": "one of them is larger",
};
const FEW = 10; // successes or failures, below which bells say little
const MANY = 4; // times the author's n, where its slider ends

export default function build(figure) {
  const { numbers } = figure;
  const { measure, base, lift, deviation, n, alpha, tail, wanted, x, groups, name } = numbers;
  const rules = schema.modes.of.groups.numbers;
  const shares = measure === "share";
  const step = roundStep(twoGroups(numbers).error / 20);
  const reach = snapped(0.75 * (x[1] - x[0]), step);
  figure.parameter("lift", { value: lift, min: Math.min(lift, -reach), max: Math.max(lift, reach), step });
  const many = Math.max(1, roundStep(n / 100));
  figure.parameter("n", { value: n, min: Math.max(2, many), max: Math.max(200, MANY * n), whole: true, step: many });
  // What makes the hills wide: the share of the first group, or the deviation.
  figure.parameter("own", shares
    ? { value: base, min: Math.max(SHARES[0], x[0]), max: Math.min(SHARES[1], x[1]), step: roundStep((x[1] - x[0]) / 100) }
    : { value: deviation, min: deviation / 4, max: 2 * deviation, step: roundStep(deviation / 40) });
  figure.parameter("alpha", { value: alpha, of: rules.alpha, step: 0.001 });
  figure.parameter("tail", { value: tail, of: rules.tail });
  figure.parameter("plan", { value: figure.onPaper ? "on" : "off", choices: ["on", "off"] });

  const state = () => {
    const { own, ...values } = figure.values;
    return { ...numbers, ...values, [shares ? "base" : "deviation"]: own };
  };
  const now = () => twoGroups(state());

  figure.stack();
  let seen = "";
  const top = new Bare(figure, { x, y: [0, 1], names: [name, ""], height: 190, grid: false });
  const hills = [1, 3].map((look) => top.path(`line-${look}`));
  const labels = [1, 3].map((look) => top.label(`line-${look}`));
  const below = new Bare(figure, { x: x.map((end) => end - base), y: [0, 1], names: ["difference", ""], height: 280, grid: false });
  const show = hillsOn(below);
  top.handle({
    label: `${groups[1]}: its ${measure}`, look: "line-3", step: [step, 1],
    at: () => [now().places[1], peakOf(now().errors[1]) / 1.25],
    move: (value) => figure.set({ lift: snapped(value - now().places[0], step) }),
  });
  criticalHandle(figure, below, step, now);
  figure.controls(
    slider(figure, "lift", "lift"), slider(figure, "n", "n in each group"),
    slider(figure, "own", shares ? `${measure} of ${groups[0]}` : "standard deviation σ"),
    slider(figure, "alpha", "level α"), choice(figure, "tail", "alternative", ALTERNATIVES),
    toggle(figure, "plan", `Show the n for a power of ${percent(wanted)}`));
  const relative = figure.readout(shares ? "lift" : "lift / σ");
  const told = verdict(figure);
  const enough = figure.readout(`n for a power of ${percent(wanted)}`);
  const rough = figure.readout();

  figure.draw((values) => {
    const found = now();
    const { places, errors } = found;
    const high = [peakOf(Math.min(...errors)), peakOf(Math.min(found.error, found.spread))];
    const moved = x.map((end) => end - places[0]);
    if (String([high, moved]) !== seen) {
      seen = String([high, moved]);
      top.look({ x, y: [0, high[0]] });
      below.look({ x: moved, y: [0, high[1]] });
    }
    places.forEach((place, group) => {
      hills[group].curve((value) => normalDensity(value, place, errors[group]));
      const side = (group === 0) === (found.lift >= 0) ? -1 : 1;
      labels[group].show(groups[group], ...[0.8, 1.1, 1.5].map((by) => {
        const beside = clamp(place + side * by * errors[group], ...x);
        return [beside, normalDensity(beside, place, errors[group])];
      }));
    });
    show(found);
    relative.show(shares ? `${written(found.lift, 3)}, ${percent(found.lift / places[0])} of ${written(places[0], 3)}`
      : written(found.lift / values.own, 3));
    const plan = needed(state(), wanted);
    enough.show(values.plan === "off" ? "" : Number.isFinite(plan) ? `${plan} in each group` : "none is enough");
    rough.show(shares && fewest({ places, n: values.n }) < FEW
      ? `fewer than ${FEW} successes or failures expected: the bells are rough` : "", "open");
    return told(values.alpha, found);
  });
}
