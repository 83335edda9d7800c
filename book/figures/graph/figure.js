/** A computational graph: values forward, derivatives backward, step by step. */

import { slider } from "../engine/controls.js";
import { change, svg, write } from "../engine/dom.js";
import { factor, roundStep, written } from "../engine/numbers.js";
import { stepping } from "../engine/stepping.js";
import { backward, edges, forward, parse, rows, shownName } from "./model.js";

export const height = { narrow: 718, wide: 630 };

export default function build(figure) {
  const { program, between: [min, max] } = figure.numbers;
  const nodes = program.map(parse);
  const last = shownName(nodes.at(-1).name);
  const order = nodes.map(({ name }) => name).reverse();
  const inputs = nodes.filter(({ input }) => input !== null);
  for (const { name, input } of inputs) {
    figure.parameter(name, { value: input, min, max, step: roundStep((max - min) / 200) });
  }
  const sheet = new Sheet(figure, nodes);
  figure.controls(...inputs.map(({ name }) => slider(figure, name, `Input ${shownName(name)}`)));
  stepping(figure, { whole: [0, order.length] }, order.length);
  figure.readout("in a box:").show(`value, then derivative of ${last}`);
  figure.readout("on an arrow:").show("local derivative");
  const product = figure.readout();
  // On paper a line cannot go on in the next: a sum of products is too long.
  const onlyWay = order.findLast((name) => sheet.edges.filter(({ from }) => from === name).length === 1);
  const badge = figure.readout();

  figure.draw((values) => {
    const steps = figure.onPaper ? order.length : values.steps;
    const found = forward(nodes, values);
    const { derivatives, slopes } = backward(nodes, found);
    const done = order.slice(0, steps);
    const now = figure.onPaper ? undefined : done.at(-1);
    sheet.draw(found, derivatives, slopes, done, now);
    const told = figure.onPaper ? onlyWay : now;
    const said = told ? chainRule(told, sheet.edges, derivatives, slopes, last) : "";
    product.show(said || (figure.onPaper ? "" : "no derivative yet"));
    const missing = nodes.find(({ name }) => !Number.isFinite(found[name]));
    const [text, tone] = missing ? [`${shownName(missing.name)} has no value here`, "bad"]
      : steps === order.length ? ["all derivatives are there", "good"]
        : [steps ? `backward: ${steps} of ${order.length} derivatives` : `forward: ${last} = ${written(found[order[0]])}`, "open"];
    badge.show(text, tone);
    return `${nodes.map(({ name }) => `${shownName(name)} = ${written(found[name])}`).join(", ")}. ${text}. ${said}`;
  });
}

/** "dL/du = dL/dv · dv/du = 4 · 1 = 4", a product for each edge from here. */
function chainRule(name, all, derivatives, slopes, last) {
  const by = (top, below) => `d${top}/d${shownName(below)}`;
  const ways = all.map((edge, k) => ({ ...edge, slope: slopes[k] })).filter(({ from }) => from === name);
  if (!ways.length) return `${by(last, name)} = 1`;
  const letters = ways.map(({ to }) => `${by(last, to)} · ${by(shownName(to), name)}`);
  const numbers = ways.map(({ to, slope }, k) => `${k ? factor(derivatives[to]) : written(derivatives[to])} · ${factor(slope)}`);
  return [by(last, name), letters.join(" + "), numbers.join(" + "), written(derivatives[name])].join(" = ");
}

const BOX = { width: 138, height: 48 };
const PITCH = { across: 150, down: 92 };
const EDGE = 2; // pixels of the picture's rim
const PAD = 7; // inside a box
const LETTER = 8; // pixels of a letter of a number
const PORTS = 56; // pixels between the ends of two edges at a box
const ABOVE = 24; // a box, where a local derivative stands

/** The picture: a box for each node, rows from top to bottom. */
class Sheet {
  constructor(figure, nodes) {
    this.rows = rows(nodes);
    this.edges = edges(nodes);
    this.last = nodes.at(-1).name;
    const words = svg("g", { class: "words" });
    const layer = svg("g", {});
    const text = (look, anchor) => {
      const made = svg("text", { class: look, "text-anchor": anchor });
      words.append(made);
      return made;
    };
    const path = () => {
      const made = svg("path", {});
      layer.append(made);
      return made;
    };
    this.arrows = this.edges.map(() => ({ line: path(), slope: text("line-2", "middle") }));
    this.boxes = Object.fromEntries(nodes.map(({ name, formula }) => [name, {
      frame: path(), title: text("ink", "middle"), value: text("line-1", "start"), derivative: text("line-2", "end"),
      words: `${shownName(name)}${formula && ` = ${formula}`}`,
    }]));
    this.tall = (this.rows.length - 1) * PITCH.down + BOX.height + 2 * EDGE;
    this.svg = svg("svg", { class: "plane", height: this.tall }, layer, words);
    figure.views.append(this.svg);
    this.measure();
    new ResizeObserver(() => {
      if (this.svg.clientWidth === this.width) return;
      this.measure();
      figure.refresh();
    }).observe(this.svg);
  }

  /** Where the middle of the top of each box is, and where edges end. */
  measure() {
    this.width = this.svg.clientWidth || 420;
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.tall}`);
    const most = Math.max(...this.rows.map(({ length }) => length));
    const pitch = Math.min(PITCH.across, (this.width - 2 * EDGE) / most);
    this.wide = Math.min(BOX.width, pitch - 6);
    this.at = Object.fromEntries(this.rows.flatMap((row, r) => row.map((name, k) =>
      [name, [this.width / 2 + (k - (row.length - 1) / 2) * pitch, EDGE + r * PITCH.down]])));
    const port = (edge, own, far) => {
      const all = this.edges.filter((each) => each[own] === edge[own])
        .sort((one, other) => this.at[one[far]][0] - this.at[other[far]][0]);
      const gap = Math.min(PORTS, (this.wide - 20) / Math.max(1, all.length - 1));
      return this.at[edge[own]][0] + (all.indexOf(edge) - (all.length - 1) / 2) * gap;
    };
    this.edges.forEach((edge, k) => {
      const start = [port(edge, "from", "to"), this.at[edge.from][1] + BOX.height];
      const end = [port(edge, "to", "from"), this.at[edge.to][1]];
      const share = ABOVE / (end[1] - start[1]);
      this.arrows[k].d = arrow(start, end);
      // Near its end, where edges do not cross.
      this.arrows[k].spot = [end[0] + share * (start[0] - end[0]), end[1] - ABOVE + 5];
    });
  }

  draw(values, derivatives, slopes, done, now) {
    this.edges.forEach(({ from }, k) => {
      const { line, slope, d, spot: [x, y] } = this.arrows[k];
      change(line, { d, class: from === now ? "line-2 solid" : "soft" });
      change(slope, { x: x.toFixed(1), y });
      write(slope, done.includes(from) ? brief(slopes[k]) : "");
    });
    // Two numbers and a gap stand side by side in a box.
    const most = Math.floor((this.wide - 2 * PAD - LETTER) / 2 / LETTER);
    for (const [name, box] of Object.entries(this.boxes)) {
      const [x, y] = this.at[name];
      const left = x - this.wide / 2;
      change(box.frame, { d: `M${left} ${y}h${this.wide}v${BOX.height}h${-this.wide}Z`,
        class: name === now ? "line-2 solid ring" : "soft ring" });
      change(box.title, { x, y: y + 19 });
      change(box.value, { x: left + PAD, y: y + 40 });
      change(box.derivative, { x: left + this.wide - PAD, y: y + 40 });
      write(box.title, box.words);
      write(box.value, brief(values[name], most));
      write(box.derivative, done.includes(name) ? brief(derivatives[name], most) : "");
    }
  }
}

function arrow([x0, y0], [x1, y1]) {
  const long = Math.hypot(x1 - x0, y1 - y0);
  const [ux, uy] = [(x1 - x0) / long, (y1 - y0) / long];
  const barb = (side) => `L${(x1 - 9 * ux + side * 4 * uy).toFixed(1)} ${(y1 - 9 * uy - side * 4 * ux).toFixed(1)}`;
  return `M${x0} ${y0}L${x1} ${y1}${barb(1)}M${x1} ${y1}${barb(-1)}`;
}

/** A number in a few letters, if it can be said in them. */
function brief(value, most = 7) {
  const texts = [written(value), written(value, 2), written(value, 1), value.toExponential(0).replaceAll("-", "−").replace("+", "")];
  return texts.find((text) => text.length <= most) ?? texts.at(-1);
}
