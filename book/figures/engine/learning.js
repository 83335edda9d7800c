/** What figures of learning share: points of two classes, the loss step by step. */

import { roundStep } from "./numbers.js";
import { Plane } from "./plane.js";

const CROSS = 5; // pixels of an arm
const SHORTEST = 20; // steps on the axis of the loss
const STILL = 1e-3; // of the loss: a smaller change is none

/** Points of two classes: dots, crosses, and rings around those that are wrong. */
export function classMarks(plane) {
  const rings = plane.dots("rings", 10);
  const crosses = plane.path("line-2 solid");
  const dots = plane.dots("dots-1", 5);
  return {
    /** @param {{ point: number[], kind: number, right: boolean }[]} all */
    show(all) {
      const of = (wanted) => all.filter(({ kind }) => kind === wanted).map(({ point }) => point);
      const [across, up] = [CROSS / plane.unit.x, CROSS / plane.unit.y];
      dots.set(of(1));
      crosses.pieces(of(0).flatMap(([x, y]) => [
        [[x - across, y - up], [x + across, y + up]], [[x - across, y + up], [x + across, y - up]]]));
      // Labels keep clear of them as of dots.
      crosses.segments = of(0).map((point) => plane.px(point)).map(([x, y]) => [[x - 9, y], [x + 9, y]]);
      rings.set(all.filter(({ right }) => !right).map(({ point }) => point));
    },
  };
}

/** A plane of the loss after each step. */
export function lossChart(figure, height) {
  const chart = new Plane(figure, { x: [0, SHORTEST], y: [0, 1], names: ["step", "loss"], height });
  const curve = chart.path("line-2 solid");
  const last = chart.dots("dots-2", 5);
  return {
    show(losses) {
      const x = [0, roundStep(Math.max(SHORTEST, losses.length - 1))];
      const y = [0, roundStep(Math.max(...losses, 0.1))];
      if (String([x, y]) !== String([chart.asked.x, chart.asked.y])) chart.look({ x, y });
      curve.through(losses.map((value, k) => [k, value]));
      last.set([[losses.length - 1, losses.at(-1)]]);
    },
  };
}

/** What the last step did, and its tone. */
export function lossVerdict(losses) {
  if (losses.length === 1) return ["no step yet", "open"];
  const [before, now] = losses.slice(-2);
  if (now > before * (1 + 1e-9)) return ["the last step made the loss larger", "bad"];
  return before - now < STILL * before ? ["the loss hardly changes any more", "good"] : ["the loss falls", "open"];
}
