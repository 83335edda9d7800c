/** The hills without and with an effect, and what lies beyond the critical values. */

import { clamp, snapped, written } from "../engine/numbers.js";
import { normalDensity } from "../engine/statistics.js";
import { levelAt } from "./model.js";

export const ROOM = 1.25; // above the highest hill
const LINE = 1.12; // how far above it a border goes
const LEVELS = [0.001, 0.5];

export const percent = (share) => `${written(100 * share, 3)} %`;

export const peakOf = (error) => ROOM * normalDensity(0, 0, error);

/**
 * Two hills on a plane.
 * @returns {(found, scale: number) => void}  shows what `judged` returns, see
 *   model.js; `scale` is the height of a density of 1
 */
export function hillsOn(plane) {
  const ends = [0, 1];
  const misses = plane.path("area-4");
  const strong = ends.map(() => plane.path("area-3"));
  const alarms = ends.map(() => plane.path("area-2"));
  const hills = { without: plane.path("line-1"), with: plane.path("line-3") };
  const borders = ends.map(() => plane.path("ink"));
  const labels = {
    without: plane.label("line-1"), with: plane.label("line-3"),
    alarms: plane.label("ink"), misses: plane.label("ink"), power: plane.label("ink"),
  };

  return ({ center, effect, error, spread, tail, critical, ...found }, scale = 1) => {
    const { left, right, top } = plane.window;
    const shifted = center + effect;
    const without = (value) => scale * normalDensity(value, center, error);
    const under = (value) => scale * normalDensity(value, shifted, spread);
    hills.without.curve(without);
    hills.with.curve(under);
    const within = (value) => clamp(value, left, right);
    const low = tail === "right" ? left : within(critical[0]);
    const high = tail === "left" ? right : within(critical.at(-1));
    [[left, low], [high, right]].forEach(([from, to], end) => {
      alarms[end].area(without, from, to);
      strong[end].area(under, from, to);
    });
    misses.area(under, low, high);
    borders.forEach((path, end) => {
      const value = [tail === "right" ? null : low, tail === "left" ? null : high][end];
      path.through(value === null ? [] : [[value, 0], [value, LINE * top / ROOM]]);
    });
    const beside = (middle, side, wide) => [1.1, 1.5, 1.9].map((by) =>
      [within(middle + side * by * wide), 0.62 * top / by]);
    const side = effect < 0 ? 1 : -1;
    labels.without.show("no effect", ...beside(center, side, error));
    labels.with.show("with effect", ...beside(shifted, -side, spread));
    const inside = (label, text, f, from, to) => {
      const middle = (from + to) / 2;
      if (to > from) label.show(text, ...[0.5, 0.35, 0.65, 0.2, 0.8].map((share) => {
        const at = from + share * (to - from);
        return [at, 0.45 * f(at)];
      }), [middle, 0.5 * f(middle)]);
    };
    // The area that is worth a name: the one near its hill.
    const far = 2.4 * Math.max(error, spread);
    inside(labels.alarms, "α", without,
      tail === "left" ? within(center - far) : high,
      tail === "left" ? low : within(center + far));
    if (found.misses > 0.03) inside(labels.misses, "β", under, Math.max(low, within(shifted - far)), Math.min(high, within(shifted + far)));
    if (found.power > 0.08) {
      const up = tail === "right" || (tail === "two-sided" && effect >= 0);
      inside(labels.power, "power", under,
        up ? Math.max(high, within(shifted - far)) : within(shifted - far),
        up ? within(shifted + far) : Math.min(low, within(shifted + far)));
    }
  };
}

/** The handle that moves a critical value; `now` returns what `judged` does. */
export function criticalHandle(figure, plane, step, now) {
  plane.handle({
    label: "Critical value", look: "ink", step: [step, 1],
    at: () => [now().critical.at(-1), LINE * plane.window.top / ROOM],
    move: (value) => {
      const found = now();
      const far = found.tail === "two-sided" ? Math.max(value, found.center) : value;
      figure.set({ alpha: clamp(snapped(levelAt(far, found), 0.001), ...LEVELS) });
    },
  });
}

/** What a test does, in numbers: shows them and returns a sentence. */
export function verdict(figure) {
  const border = figure.readout("reject");
  const level = figure.readout("false alarms α");
  const missed = figure.readout("misses β");
  const strength = figure.readout("power");
  return (alpha, { tail, critical, misses, power }) => {
    const [first, last] = [critical[0], critical.at(-1)].map((value) => written(value));
    const rule = { right: `from ${last} upward`, left: `from ${first} downward`,
      "two-sided": `up to ${first} and from ${last}` }[tail];
    border.show(rule);
    level.show(percent(alpha));
    missed.show(percent(misses));
    strength.show(percent(power));
    return `Reject ${rule}. False alarms ${percent(alpha)}, misses ${percent(misses)}, power ${percent(power)}.`;
  };
}
