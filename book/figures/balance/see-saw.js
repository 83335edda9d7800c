/** Weights on a beam, and the pivot under which they balance. */

import { button, numberBox, slider, words } from "../engine/controls.js";
import { clamp, roof, roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { around, expectation, shares } from "./model.js";

export const height = { narrow: 822, wide: 765 };

const ROOM = 1.4; // above the largest weight
const FULL = 0.15; // of the axis: a difference of turning that tips the beam fully
const SAME = 1e-9; // of the axis
const BOX = { half: 8, tall: 60 }; // pixels of all the weight on the beam
const FOOT = 9; // and of the pivot

export default function build(figure) {
  const { x, values, weights, pivot, names } = figure.numbers;
  const span = x[1] - x[0];
  const step = roundStep(span / 200);
  const top = roof(ROOM * Math.max(...weights));
  const heavy = roundStep(top / 100);
  figure.parameter("pivot", { value: pivot, min: x[0], max: x[1], step });
  const pairs = values.map((_, k) => [`x${k + 1}`, `w${k + 1}`]);
  pairs.forEach(([place, weight], k) => {
    figure.parameter(place, { value: values[k], min: x[0], max: x[1], step });
    figure.parameter(weight, { value: weights[k], min: 0, max: top, step: heavy });
  });
  const present = () => [0, 1].map((part) => pairs.map((pair) => figure.values[pair[part]]));

  figure.stack();
  const above = new Plane(figure, { x, y: [0, top], names, height: 210 });
  const stems = above.path("line-1");
  pairs.forEach((parameters, k) => above.handle({ label: `Weight ${k + 1}`, look: "line-1", point: true, parameters }));
  const beam = new Beam(figure, { x, below: [0, top], name: names[0] });
  // The place of balance may lie between two steps.
  const goal = () => {
    const [places, heavies] = present();
    const parts = shares(heavies);
    return parts ? expectation(places, parts) : NaN;
  };
  beam.plane.handle({
    label: "Pivot", look: "line-2", point: true, step: [step, 0],
    at: () => [figure.values.pivot, 0],
    move: (to) => figure.set({ pivot: Math.abs(goal() - to) < 0.75 * step ? goal() : snapped(to, step) }),
  });

  figure.controls([words("Values:"), ...pairs.map(([place], k) => numberBox(figure, place, `Value ${k + 1}`))],
    [words("Weights:"), ...pairs.map(([, weight], k) => numberBox(figure, weight, `Number of weight ${k + 1}`))],
    slider(figure, "pivot", "Pivot"),
    [button("Balance it", () => shares(present()[1]) && figure.set({ pivot: goal() }))]);
  const turning = figure.readout("weight times distance:");
  const squared = figure.readout("mean squared distance from the pivot");
  const badge = figure.readout();

  figure.draw(({ pivot: foot }) => {
    const [places, heavies] = present();
    const parts = shares(heavies);
    stems.pieces(places.map((place, k) => [[place, 0], [place, heavies[k]]]));
    const { left, right, squared: spread } = around(places, parts ?? heavies, foot);
    beam.show(foot, clamp((right - left) / (FULL * span), -1, 1), places, parts ?? heavies);
    turning.show(`left ${written(left)}, right ${written(right)}`);
    const level = Math.abs(right - left) <= SAME * span;
    squared.show(`${written(spread)}${level && parts ? ", the least there is" : ""}`);
    const [text, tone] = !parts ? ["no weight at all", "bad"]
      : level ? [`balances: the expectation is ${written(foot)}`, "good"]
        : [`tips to the ${right > left ? "right" : "left"}`, "open"];
    badge.show(text, tone);
    return `Pivot at ${written(foot)}: left ${written(left)}, right ${written(right)}. ${text}.`;
  });
}

/** The beam on its pivot, with a box for each weight. */
class Beam {
  constructor(figure, { x, below, name }) {
    this.x = x;
    this.plane = new Bare(figure, { x, y: [-1, 1.4], names: [name, ""], height: 180, below, grid: false });
    this.plane.world.removeAttribute("clip-path"); // boxes stand over the ends, too
    this.boxes = this.plane.path("area-1 face");
    this.outlines = this.plane.path("line-1 thin");
    this.beam = this.plane.path("ink heavy");
    this.foot = this.plane.path("line-2 solid");
  }

  /** @param {number} tilt  from −1 to 1: how far the right end goes down */
  show(pivot, tilt, places, parts) {
    const { plane: { unit }, x } = this;
    const at = (place) => [place, tilt * (pivot - place) / (x[1] - x[0])];
    this.beam.through(x.map(at));
    const boxes = places.map(at).map(([place, level], k) => {
      const [half, tall] = [BOX.half / unit.x, BOX.tall * parts[k] / unit.y];
      return [[place - half, level], [place - half, level + tall], [place + half, level + tall], [place + half, level]];
    }).filter((_, k) => parts[k] > 0);
    this.boxes.pieces(boxes);
    this.outlines.pieces(boxes.map((corners) => [...corners, corners[0]]));
    const [half, deep] = [FOOT / unit.x, 2 * FOOT / unit.y];
    this.foot.through([[pivot, 0], [pivot - half, -deep], [pivot + half, -deep], [pivot, 0]]);
  }
}

/** A plane with a horizontal axis alone. */
class Bare extends Plane {
  drawAxes() {
    super.drawAxes();
    const { left, right, bottom } = this.box;
    for (const text of [...this.numbers.children]) {
      if (text.getAttribute("text-anchor") === "end" && !text.classList.contains("name")) text.remove();
    }
    this.axes.setAttribute("d", `M${left} ${bottom}H${right + 8}m-6 -4l6 4l-6 4`);
  }
}
