/** A small web: links to add and to take away, pages as large as their rank. */

import { button, choice, slider } from "../engine/controls.js";
import { change, svg } from "../engine/dom.js";
import { written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { table } from "../engine/table.js";
import { LETTERS, ranks } from "./model.js";

export const height = { narrow: 905, wide: 580 };

const FULL = 64; // pixels: how far a page would reach that had all of the rank
const LEAST = 13; // and at least, to be touched
const ASIDE = 5; // pixels between two arrows of one pair
const GAP = 3; // between an arrow and a page

export default function build(figure) {
  const { pages, links, damping } = figure.numbers;
  const letters = LETTERS.slice(0, pages);
  const pairs = letters.flatMap((from) => letters.filter((to) => to !== from).map((to) => from + to));
  figure.parameter("damping", { value: damping, min: 0, max: 1, step: 0.01 });
  figure.parameter("from", { value: "A", choices: letters });
  figure.parameter("to", { value: "B", choices: letters });
  figure.parameter("picked", { value: "none", choices: ["none", ...letters] });
  figure.parameter("links", {
    value: links.map(([from, to]) => LETTERS[from - 1] + LETTERS[to - 1]).sort(),
    write: (all) => all.join(";"),
    read: (text) => {
      const all = text === "" ? [] : text.split(";");
      return new Set(all).size === all.length && all.every((pair) => pairs.includes(pair)) ? all : undefined;
    },
  });
  const flip = (from, to) => {
    if (from === to) return figure.tell("A page does not link to itself.");
    const { links: now } = figure.values;
    const pair = from + to;
    figure.tell(`${now.includes(pair) ? "Taken away" : "Added"}: the link from ${from} to ${to}.`);
    return figure.set({ picked: "none", links: now.includes(pair) ? now.filter((each) => each !== pair) : [...now, pair].sort() });
  };
  const pick = (letter) => {
    const { picked } = figure.values;
    if (picked !== "none" && picked !== letter) flip(picked, letter);
    else figure.set({ picked: picked === letter ? "none" : letter });
  };
  const map = new WebMap(figure, letters, pairs, pick);
  const rows = table(figure, "Ranks", ["page", "links in", "rank"]);
  const options = Object.fromEntries(letters.map((letter) => [letter, letter]));
  figure.controls(slider(figure, "damping", "Damping c"), [
    choice(figure, "from", "From", options), choice(figure, "to", "To", options),
    button("Add or take away this link", () => flip(figure.values.from, figure.values.to))]);
  figure.hint("Or choose a page in the picture, then the page it shall link to.");
  const order = figure.readout("from the top:");
  const badge = figure.readout();

  figure.draw(({ damping: c, links: now, picked }) => {
    const found = ranks(now, pages, c);
    map.show(now, found, picked);
    const best = found.indexOf(Math.max(...found));
    rows.show(letters.map((letter, k) => [letter, String(now.filter((pair) => pair[1] === letter).length), found[k].toFixed(3)]), best);
    const sorted = letters.map((letter, k) => ({ letter, rank: found[k] })).sort((one, other) => other.rank - one.rank);
    const said = sorted.map(({ letter }) => letter).join(" ");
    order.show(said);
    const ends = letters.filter((letter) => !now.some((pair) => pair[0] === letter));
    const text = ends.length ? `no link from ${ends.join(", ")}: readers jump anywhere` : c === 1 ? "no reader ever jumps" : "every page has a link";
    badge.show(text, ends.length || c === 1 ? "open" : "good");
    return `Damping ${written(c)}: ${sorted.map(({ letter, rank }) => `${letter} ${written(rank, 3)}`).join(", ")}. ${text}.`;
  });
}

/** Pages on a circle, with arrows between them. */
class WebMap {
  constructor(figure, letters, pairs, pick) {
    Object.assign(this, { letters, pairs });
    this.plane = new Plane(figure, { x: [-1.35, 1.35], y: [-1.35, 1.35], height: 320, equal: true, grid: false });
    this.plane.axes.setAttribute("class", "unseen-mark");
    this.plane.numbers.remove();
    this.arrows = pairs.map(() => this.plane.arrow("ink"));
    const part = 2 * Math.PI / letters.length;
    this.places = letters.map((_, k) => [Math.sin(k * part), Math.cos(k * part)]);
    this.pages = letters.map((letter) => {
      const circles = ["reach", "area-1", "rings"].map((look) => svg("circle", { class: look }));
      const text = svg("text", { "text-anchor": "middle", y: 5.5 }, letter);
      const node = svg("g", figure.onPaper ? {} : { tabindex: 0, role: "button", class: "handle point" }, ...circles, text);
      node.style.cursor = "pointer";
      node.addEventListener("click", () => pick(letter));
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        pick(letter);
      });
      this.plane.grips.append(node);
      return { node, circles };
    });
  }

  show(links, found, picked) {
    const { plane, letters, places, pages } = this;
    const radii = found.map((rank) => Math.max(LEAST, FULL * Math.sqrt(rank)));
    this.pairs.forEach((pair, k) => {
      if (!links.includes(pair)) return this.arrows[k].hide();
      const [from, to] = [...pair].map((letter) => letters.indexOf(letter));
      return this.arrows[k].set(...between(plane, [places[from], places[to]], [radii[from], radii[to]], links.includes(pair[1] + pair[0])));
    });
    pages.forEach(({ node, circles: [reach, area, rim] }, k) => {
      const [x, y] = plane.px(places[k]);
      const r = radii[k].toFixed(1);
      change(node, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
      if (!plane.figure.onPaper) {
        change(node, {
          "aria-pressed": String(letters[k] === picked), "aria-label": `Page ${letters[k]}, rank ${written(found[k], 3)}` });
      }
      change(reach, { r: Math.max(22, radii[k]) });
      change(area, { r, class: letters[k] === picked ? "area-2" : "area-1" });
      change(rim, { r });
    });
  }
}

/** The two ends of an arrow between circles, aside of the arrow back if there is one. */
function between(plane, places, radii, both) {
  const [[x0, y0], [x1, y1]] = places.map((place) => plane.px(place));
  const long = Math.hypot(x1 - x0, y1 - y0);
  const [ux, uy] = [(x1 - x0) / long, (y1 - y0) / long];
  const aside = both ? ASIDE : 0;
  const at = ([x, y], by) => plane.at([x + by * ux - aside * uy, y + by * uy + aside * ux]);
  return [at([x0, y0], radii[0] + GAP), at([x1, y1], -radii[1] - GAP)];
}
