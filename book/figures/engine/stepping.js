/** What figures with steps share: buttons, the run, the words for a verdict. */

import { button, slider } from "./controls.js";

const FRAMES = 40; // of a run, at most
const PAUSE = 120; // milliseconds between them
const SMOOTH = 50; // and in a film without steps
const NEAR = 1; // pixels
const REACH = 20; // windows away, beyond which nothing is drawn

/**
 * A button that moves a number up to its goal, and stops.
 * @param {boolean} [smooth]  whether it takes values that are not whole
 */
export function running(figure, name, goal, smooth = false) {
  let timer = null;
  const stop = () => {
    clearInterval(timer);
    timer = null;
    made.textContent = "Run";
  };
  const made = button("Run", () => {
    if (timer !== null) return stop();
    const now = figure.values[name];
    const from = now < goal ? now : 0;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return figure.set({ [name]: goal });
    const by = smooth ? (goal - from) / FRAMES : Math.ceil((goal - from) / FRAMES);
    let last = from;
    figure.set({ [name]: from });
    made.textContent = "Stop";
    timer = setInterval(() => {
      // Whoever changes the number meanwhile has the last word.
      if (figure.values[name] !== last || last >= goal) return stop();
      last = Math.min(goal, last + by);
      figure.set({ [name]: last });
      return last < goal || stop();
    }, smooth ? SMOOTH : PAUSE);
    return undefined;
  });
  return { button: made, stop };
}

/**
 * The parameter "steps" with a slider and the buttons Step, Run, Back.
 * @param {object} rule  the schema's, of the steps there can be
 * @param {number} run  steps of a run, if the author's figure begins with none
 */
export function stepping(figure, rule, run) {
  const { steps } = figure.numbers;
  figure.parameter("steps", { value: steps, of: rule });
  const { button: runs, stop } = running(figure, "steps", steps || run);
  const jump = (change) => () => {
    stop();
    figure.set({ steps: change(figure.values.steps) });
  };
  figure.controls(slider(figure, "steps", "Steps"), [
    button("Step", jump((steps) => steps + 1)), runs,
    button("Back to step 0", jump(() => 0))]);
}

/** Let a click or tap on a plane choose a place, beside its handles. */
export function chooseByClick(plane, move) {
  plane.svg.addEventListener("click", (event) => {
    if (event.target.closest(".handle")) return;
    const { left, top } = plane.svg.getBoundingClientRect();
    const place = plane.at([event.clientX - left, event.clientY - top]);
    if (plane.contains(place)) move(...place);
  });
}

/**
 * Draw what few parameters change, or none, only when the plane shows something
 * else or those `values` are others.
 */
export function oncePerView(plane, draw, values = () => "") {
  let drawn = "";
  return () => {
    const { left, right, bottom, top } = plane.window;
    const view = [plane.width, left, right, bottom, top, values()].join();
    if (view === drawn) return;
    drawn = view;
    draw();
  };
}

/**
 * What can be drawn of a path: up to where it leaves the picture for good, and
 * without the places that are too near to the last one to be told apart.
 */
export function drawable(path, { window: { left, right, bottom, top }, unit }) {
  const kept = [];
  for (const [index, [x, y]] of path.entries()) {
    const [x0, y0] = kept.at(-1) ?? [Infinity, 0];
    const away = Math.max(Math.abs(2 * x - left - right) / (right - left),
      Math.abs(2 * y - bottom - top) / (top - bottom)) / REACH;
    if (away > 1) {
      if (away < Infinity && kept.length) kept.push([x0 + (x - x0) / away, y0 + (y - y0) / away]);
      break;
    }
    const near = Math.abs(x - x0) * unit.x < NEAR && Math.abs(y - y0) * unit.y < NEAR;
    if (!near || index === path.length - 1) kept.push([x, y]);
  }
  return kept;
}

const WORDS = {
  rests: ["rests: the slope at the start is 0", "open"],
  diverges: ["diverges: the steps grow", "bad"],
  converges: ["converges: nearly there", "good"],
  crawls: ["crawls: still on the way", "open"],
};

/** The text and the tone of a badge, for what a model's `verdict` returns. */
export function wordsFor({ word, arrived }) {
  if (word !== "zig-zags") return WORDS[word];
  return arrived ? ["zig-zags and converges", "good"] : ["zig-zags: steps turn back", "open"];
}

const LARGEST_RATE = 10;

/** What a schema says of a learning rate, and of its slider. */
export const rates = (least = 0) => ({
  rate: { number: [0, LARGEST_RATE], words: "the learning rate" },
  largest_rate: {
    number: ["rate", LARGEST_RATE], such: ["above 0", (value) => value > 0],
    words: "where its slider ends",
    default: ({ rate }) => Math.min(LARGEST_RATE, Math.max(4 * rate, least) || 1),
    otherwise: `four times the rate${least ? `, but at least ${least}` : ""}`,
  },
});
