/**
 * A figure to move: its numbers, what shows them, what changes them.
 *
 * A kind of figure is a module `book/figures/KIND/figure.js` whose default export
 * builds one figure:
 *
 *   import { Plane } from "../engine/plane.js";
 *   import { slider } from "../engine/controls.js";
 *
 *   export const height = { narrow: 560, wide: 440 };  // see below
 *
 *   export default function build(figure) {
 *     const { rate } = figure.numbers;               // as the author wrote them
 *     figure.parameter("rate", { value: rate, min: 0, max: 2, step: 0.01 });
 *     const plane = new Plane(figure, { x: [0, 4], y: [0, 2] });
 *     const curve = plane.path("line-1");
 *     figure.controls(slider(figure, "rate", "rate α"));
 *     const steps = figure.readout("after 10 steps");
 *     figure.draw(({ rate }) => {
 *       curve.curve((x) => Math.exp(-rate * x));
 *       steps.show(...);
 *       return `Rate ${rate}: the descent converges.`;  // for screen readers
 *     });
 *   }
 *
 * `height` is what the whole figure takes in pixels, narrower and wider than
 * 480 pixels, so that the page keeps this room before the module is there; it
 * has to be written in one line, for the press reads it. A browser test
 * compares it with what the figure takes.
 *
 * A kind with modes has such a module for each, `KIND/MODE.js`, and no
 * `figure.js`: a page loads the modes that it shows.
 *
 * A still picture, on paper and until the module is there, shows the start; a
 * kind for which that says little exports `still(numbers)`, which returns other
 * values of the parameters.
 *
 * Parameters are all there is to a figure's state: drawing depends on nothing
 * else, so that reset, links to a state and tests work by themselves. In a
 * link, `#fig-name:2,4,0.5`, they stand in the order of their making.
 */

import { button } from "./controls.js";
import { html, write } from "./dom.js";
import { bounds, clamp } from "./numbers.js";

const QUIET = 700; // milliseconds without a change before a state is told

export class Figure {
  /**
   * @param {HTMLElement} stage  the element that holds the still picture
   * @param {(figure: Figure) => void} build
   * @param {string} [options.still]  "web" or "paper", if it is drawn once
   */
  constructor(stage, build, { still = "" } = {}) {
    this.id = stage.dataset.figure;
    this.stage = stage;
    this.still = still;
    /** Whether nobody will ever move it. */
    this.onPaper = still === "paper";
    /** The author's numbers, complete: what he left out has its default. */
    this.numbers = JSON.parse(stage.dataset.numbers);
    /** The parameters' present values, by name. Read only; see `set`. */
    this.values = {};
    this.parameters = new Map();
    this.parts = []; // what shows a state: show(values) and finish()
    this.makeShell();
    try {
      build(this);
      this.restore();
      this.refresh();
    } catch (error) {
      this.root.remove();
      throw error;
    }
    stage.replaceChildren(this.root);
    stage.classList.add("moves");
    addEventListener("hashchange", () => this.restore() && this.refresh());
  }

  makeShell() {
    const text = `${this.id}-description`;
    this.views = html("div", { class: "moving-views" });
    this.board = html("div", { class: "moving-board" });
    this.panel = html("div", { class: "moving-panel" });
    this.told = html("p", { class: "moving-told", role: "status" });
    this.voice = html("p", { class: "unseen", role: "status" });
    this.actions = html("div", { class: "moving-actions" });
    this.root = html("div", {
      class: "moving", role: "group", "aria-label": "Figure to move",
      "aria-describedby": text,
    }, html("p", { class: "unseen", id: text },
      this.stage.querySelector("[role=img]")?.getAttribute("aria-label") ?? ""),
    this.views, this.board, this.panel, this.actions, this.told, this.voice);
    this.action("Reset", () => { this.reset(); this.tell("Back at the start."); });
    this.action("Copy link to this state", () => this.share());
    this.stage.append(this.root);
  }

  /**
   * Add a number to the state, or something else with `read` and `write`.
   *
   * @param {string} name
   * @param {object} given
   * @param given.value  at the start
   * @param {object} [given.of]  the schema's rule, for bounds and choices
   * @param {number} [given.min] @param {number} [given.max]
   * @param {number} [given.step]  of arrow keys and sliders; 0.1 if not given, 1 if whole
   * @param {boolean} [given.whole]  whole numbers only
   * @param {(text: string) => any} [given.read]  from a link; undefined if bad
   * @param {(value: any) => string} [given.write]  for a link
   * @param {string[]} [given.choices]  instead of a number, one of these
   */
  parameter(name, given) {
    if ("of" in given && !given.of) throw new Error(`the schema has no number ${name}`);
    const { of = {}, whole = "whole" in of, ...options } = given;
    const [min, max] = bounds(of, this.numbers);
    const made = {
      name, min, max, whole, choices: of.choice, step: whole ? 1 : 0.1, write: String, ...options };
    made.start = made.value;
    made.read ??= made.choices
      ? (text) => made.choices.find((choice) => choice === text)
      : (text) => {
        const value = text.trim() === "" ? NaN : Number(text);
        return value >= made.min && value <= made.max
          && (!made.whole || Number.isInteger(value)) ? value : undefined;
      };
    this.parameters.set(name, made);
    this.values[name] = made.value;
    return made;
  }

  /** Change some values and draw once. Numbers are kept within bounds. */
  set(changes) {
    for (const [name, value] of Object.entries(changes)) {
      const { min, max, whole } = this.parameters.get(name);
      this.values[name] = typeof value !== "number" ? value
        : clamp(whole ? Math.round(value) : value, min, max);
    }
    this.refresh();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      if (this.voice.textContent !== this.summary) this.voice.textContent = this.summary;
    }, QUIET);
  }

  /** Register what a state looks like; it returns a sentence that says it. */
  draw(picture) { this.picture = picture; }

  refresh() {
    for (const part of this.parts) part.begin?.();
    this.summary = this.picture?.(this.values) ?? "";
    for (const part of this.parts) part.show?.(this.values);
  }

  reset() {
    this.set(Object.fromEntries([...this.parameters.values()]
      .map(({ name, start }) => [name, start])));
  }

  /** Put things under the views, in a row each: elements and words. */
  controls(...rows) {
    for (const row of rows) {
      this.panel.append(Array.isArray(row)
        ? html("div", { class: "moving-row" }, ...row) : row);
    }
  }

  /** Have the views below each other, however wide the page is. */
  stack() { this.views.classList.add("stacked"); }

  /** A line that says what can be grasped. */
  hint(text) { this.panel.append(html("p", { class: "moving-hint" }, text)); }

  /** A button beside "Reset". */
  action(text, act) {
    const made = button(text, act);
    this.actions.append(made);
    return made;
  }

  /**
   * A number or a few words that the picture says.
   * @returns {{ show(text: string, tone?: "good"|"bad"|"open") }}
   *   a tone makes it a badge; the words alone have to say it all
   */
  readout(label = "") {
    const value = html("output", {});
    const line = html("p", { class: "moving-readout", hidden: "" },
      ...(label ? [html("span", {}, label), " "] : []), value);
    this.board.append(line);
    return {
      show(text, tone = "") {
        if (value.textContent !== text) value.textContent = text;
        if (line.dataset.tone !== tone) line.dataset.tone = tone;
        if (line.hidden !== (text === "")) line.hidden = text === "";
      },
    };
  }

  /**
   * A line for paper alone: what controls say where there are some.
   * @param {string} look  "line-1" ..., for its color
   */
  key(look = "") {
    const line = html("p", { class: "moving-key", hidden: "", "data-look": look });
    this.board.append(line);
    return { show: (text) => write(line, text) };
  }

  /** Say something to everybody, at once. */
  tell(text) { this.told.textContent = text; }

  /** The address of this page with the figure in its present state. */
  get link() {
    const state = [...this.parameters.values()]
      .map(({ name, write }) => encodeURIComponent(write(this.values[name])))
      .join(",");
    return `${location.href.split("#")[0]}#${this.id}:${state}`;
  }

  async share() {
    try {
      await navigator.clipboard.writeText(this.link);
      this.tell("Link copied.");
    } catch {
      history.replaceState(history.state, "", this.link);
      this.tell("The link now stands in the address bar.");
    }
  }

  /** Take the state from the address; a bad one counts as none. */
  restore() {
    const values = readState(location.hash, this.id, [...this.parameters.values()]);
    if (values) Object.assign(this.values, values);
    return Boolean(values);
  }
}

/** The values in "#fig-name:1,2", or null if it does not fit the parameters. */
export function readState(hash, id, parameters) {
  if (!hash.startsWith(`#${id}:`)) return null;
  const texts = hash.slice(id.length + 2).split(",");
  if (texts.length !== parameters.length) return null;
  const values = {};
  for (const [index, { name, read }] of parameters.entries()) {
    try {
      values[name] = read(decodeURIComponent(texts[index]));
    } catch { /* not an encoded text */ }
    if (values[name] === undefined) return null;
  }
  return values;
}
