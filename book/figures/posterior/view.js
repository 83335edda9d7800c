/** Three densities over one axis, and what each counts for. */

import { Bare } from "../engine/bare.js";
import { toggle, words } from "../engine/controls.js";
import { roof, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { unknown } from "../engine/unknown.js";
import { peakOf } from "./model.js";

const ROOM = 1.08; // above the highest
const BESIDE = [0.1, 0.22, 0.35, 0.5, 0.65]; // where labels may stand, of the axis from a peak

const percent = (share) => `${written(snapped(100 * share, 0.1))} %`;
export const four = (value) => written(snapped(value, 1e-4));
/** "0.25", or with what an axis in the hundreds needs. */
export const shortly = (value) => written(value, 4);

/**
 * The planes, the toggle and the lines of the board that both modes have.
 * @returns {(found, say: string) => string}  draws, and says it in a sentence
 */
export function picture(figure, { x, name, level, letter }) {
  figure.parameter("shown", { value: figure.onPaper ? "on" : "off", choices: ["on", "off"] });
  figure.stack();
  const plane = new Plane(figure, { x, y: [0, 1], names: [name, "density"], height: 280, below: [0, 1] });
  const area = plane.path("area-2");
  const curves = {
    prior: plane.path("line-1"), data: plane.path("line-3"), posterior: plane.path("line-2 solid heavy"),
  };
  const middle = plane.path("line-2 thin solid");
  const labels = { prior: plane.label("line-1"), data: plane.label("line-3"), posterior: plane.label("line-2") };
  const strip = new Bare(figure, { x: [0, 1], y: [0, 2], names: ["weight in the posterior mean", ""], height: 118, grid: false, below: [0, 1] });
  const shares = [1, 3].map((look) => [strip.path(`area-${look}`), strip.path(`line-${look} thin`), strip.label(`line-${look}`)]);

  return {
    plane,
    controls: () => figure.controls([toggle(figure, "shown", "Show the posterior"),
      words("(the likelihood is drawn with area 1)")]),
    board: () => {
      const lines = ["posterior", "its mean", "largest at (MAP)", "median", `${written(100 * level)} % credible interval`]
        .map((text) => figure.readout(text));
      const badge = figure.readout();
      return (found, own, formula) => {
        const on = figure.values.shown === "on";
        draw(found, on);
        const { posterior, weight, data } = found;
        const [low, median, high] = posterior.interval;
        const map = posterior.modes.map(shortly).join(" and ") || "nowhere";
        const texts = [own, formula, map, shortly(median), `${shortly(low)} to ${shortly(high)}`];
        lines.forEach((line, k) => line.show(on ? texts[k] : unknown(texts[k])));
        const verdict = !on ? "where will the posterior lie?" : !data ? "no data: the posterior is the prior"
          : Math.abs(weight - 0.5) < 0.005 ? "prior and data weigh the same"
            : weight > 0.5 ? "the prior weighs more than the data" : "the data weigh more than the prior";
        badge.show(verdict, "open");
        return on ? `${letter}: posterior mean ${shortly(posterior.mean)}, ${written(100 * level)} percent credible interval from ${shortly(low)} to ${shortly(high)}; ${verdict}.`
          : `Prior mean ${shortly(found.prior.mean)}. ${verdict}`;
      };
    },
  };

  function draw({ prior, data, posterior, weight }, on) {
    const all = { prior, data, posterior };
    const y = [0, roof(ROOM * peakOf([prior, data, posterior].filter(Boolean), x))];
    if (y[1] !== plane.asked.y[1]) {
      plane.look({ x, y });
      strip.below = y;
      strip.measure(strip.width);
    }
    for (const [which, curve] of Object.entries(curves)) {
      const one = all[which];
      if (!one || which === "posterior" && !on) {
        curve.hide();
        continue;
      }
      const { density, modes, mean } = one;
      curve.curve(density, x[0], x[1], modes);
      const side = which === "prior" ? -1 : 1;
      const [start] = modes.length === 1 ? modes : [mean];
      labels[which].show(which === "data" ? "likelihood" : which, ...[0, ...BESIDE.flatMap((by) => [side * by, -side * by])]
        .map((by) => start + by * (x[1] - x[0])).filter((place) => place >= x[0] && place <= x[1])
        .map((place) => [place, Math.min(density(place), y[1])]));
    }
    if (on) {
      const [low, , high] = posterior.interval;
      area.area(posterior.density, Math.max(low, x[0]), Math.min(high, x[1]));
      middle.through([[posterior.mean, 0], [posterior.mean, Math.min(posterior.density(posterior.mean), y[1])]]);
    } else {
      area.hide();
      middle.hide();
    }
    [["prior", 0, weight], ["data", weight, 1]].forEach(([text, from, to], k) => {
      const [inside, edge, label] = shares[k];
      if (!on || to === from) {
        inside.hide();
        edge.hide();
        return;
      }
      const box = [[from, 0], [from, 1], [to, 1], [to, 0]];
      inside.through(box, true);
      edge.through(box, true);
      // From its own end of the strip, so that both have room on a phone.
      label.show(`${text} ${percent(to - from)}`, [k, 1], [(from + to) / 2, 1]);
    });
  }
}
