/** Two groups, and what a test makes of their difference. */

import { Bare } from "../engine/bare.js";
import { choice, slider, toggle } from "../engine/controls.js";
import { clamp, roundStep, snapped, written } from "../engine/numbers.js";
import { normalDensity } from "../engine/statistics.js";
import { fewest, needed, SHARES, twoGroups } from "./model.js";
import schema from "./schema.js";
import { criticalHandle, hillsOn, percent, ROOM, verdict } from "./view.js";

export const height = { narrow: 1080, wide: 930 };

const ALTERNATIVES = {
  right: "the second is larger", left: "the second is smaller", "two-sided": "one of them is larger",
};
const FEW = 10; // successes or failures, below which bells say little
const MANY = 4; // times the author's n, where its slider ends

export default function build(figure) {
  const { numbers } = figure;
  const { measure, base, effect, deviation, n, alpha, tail, wanted, x, groups, name } = numbers;
  const rules = schema.modes.of.groups.numbers;
  const shares = measure === "share";
  const step = roundStep(twoGroups(numbers).error / 20);
  const reach = snapped(0.75 * (x[1] - x[0]), step);
  figure.parameter("effect", { value: effect, min: Math.min(effect, -reach), max: Math.max(effect, reach), step });
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
  // The highest hill of each plane is 1 high: their heights say nothing.
  const y = [0, ROOM];
  const scaleFor = (...errors) => 1 / normalDensity(0, 0, Math.min(...errors));
  const top = new Bare(figure, { x, y, names: [name, ""], height: 190, grid: false });
  const hills = [1, 3].map((look) => top.path(`line-${look}`));
  const labels = [1, 3].map((look) => top.label(`line-${look}`));
  const below = new Bare(figure, { x: x.map((end) => end - base), y, names: ["difference", ""], height: 280, grid: false });
  const show = hillsOn(below);
  top.handle({
    label: `${groups[1]}: its ${measure}`, look: "line-3", step: [step, 1],
    at: () => {
      const { places, errors } = now();
      return [places[1], scaleFor(...errors) * normalDensity(0, 0, errors[1])];
    },
    move: (value) => figure.set({ effect: snapped(value - now().places[0], step) }),
  });
  criticalHandle(figure, below, step, now);
  figure.controls(
    slider(figure, "effect", "effect"), slider(figure, "n", "n in each group"),
    slider(figure, "own", shares ? `${measure} of ${groups[0]}` : "standard deviation σ"),
    slider(figure, "alpha", "level α"), choice(figure, "tail", "alternative", ALTERNATIVES),
    toggle(figure, "plan", `Show the n for a power of ${percent(wanted)}`));
  const relative = figure.readout(shares ? "lift" : "effect / σ");
  const told = verdict(figure);
  const enough = figure.readout("n needed");
  const rough = figure.readout();

  figure.draw((values) => {
    const found = now();
    const { places, errors } = found;
    if (below.asked.x[0] !== x[0] - places[0]) below.look({ x: x.map((end) => end - places[0]), y });
    const scale = scaleFor(...errors);
    places.forEach((place, group) => {
      const hill = (value) => scale * normalDensity(value, place, errors[group]);
      hills[group].curve(hill);
      const side = (group === 0) === (found.effect >= 0) ? -1 : 1;
      labels[group].show(groups[group], ...[0.8, 1.1, 1.5].map((by) => {
        const beside = clamp(place + side * by * errors[group], ...x);
        return [beside, hill(beside)];
      }));
    });
    show(found, scaleFor(found.error, found.spread));
    relative.show(shares ? `${percent(found.effect / places[0])}: ${written(found.effect, 3)} of ${written(places[0], 3)}`
      : written(found.effect / values.own, 3));
    const plan = needed(state(), wanted);
    enough.show(values.plan === "off" ? "" : Number.isFinite(plan) ? `${plan} in each group` : "none is enough");
    rough.show(shares && fewest({ places, n: values.n }) < FEW
      ? `fewer than ${FEW} successes or failures expected: the bells are rough` : "", "open");
    return told(values.alpha, found);
  });
}
