/**
 * Draws still pictures of figures to move: a request a line on standard input,
 * an answer a line on standard output, all JSON.
 *
 *   { module, id, numbers, edition }  edition: "web" or "paper"
 *   { drawn, views } or { error }   HTML for the web, else an SVG
 *
 * The folder of the figures is the program's argument. The first line says how
 * wide the letters of the figures' font are, in thousandths of their size.
 */

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { openWindow } from "./window.mjs";
import { firstPaint } from "./page.mjs";
import { sheet } from "./sheet.mjs";

// Pixels: a phone's page, and the 127 mm of a line of the printed book.
const WIDTHS = { web: 440, paper: 480 };
const NARROWEST = { web: 288, paper: 230 }; // a view beside another one
const GAP = 16; // between views, as in figures.css

const folder = pathToFileURL(`${process.argv[2]}/`);
const window = openWindow(folder);
const { Figure } = await import(new URL("engine/figure.js", folder));
const viewsOf = {}; // by module; the first width has to be right: labels stay where they are

/** How many views stand side by side, and how wide each is. */
function columns(count, edition) {
  const width = WIDTHS[edition];
  const most = Math.floor((width + GAP) / (NARROWEST[edition] + GAP));
  const across = Math.max(1, Math.min(count, most));
  return { width, across, gap: GAP, room: Math.floor((width - GAP * (across - 1)) / across) };
}

/** How many views stand side by side where there is room: tables stand below. */
const sideBySide = ({ views }) => views.classList.contains("stacked") ? 1
  : [...views.children].filter((view) => !view.querySelector(".moving-table")).length;

async function draw({ module, id, numbers, edition }, letters) {
  const { default: build, still } = await import(new URL(module, folder));
  const made = (room) => {
    const stage = document.createElement("div");
    stage.dataset.figure = id;
    stage.dataset.numbers = JSON.stringify(numbers);
    document.body.replaceChildren(stage);
    window.room = room;
    return new Figure(stage, build, { still: edition });
  };
  const count = viewsOf[module] ??= sideBySide(made(WIDTHS[edition]));
  const layout = columns(count, edition);
  const figure = made(layout.room);
  Object.assign(figure.values, still?.(figure.numbers));
  figure.refresh();
  const drawn = edition === "web" ? firstPaint(figure) : sheet(figure, layout, letters);
  return { drawn, views: count };
}

let letters;
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (letters === undefined) {
    letters = request;
    continue;
  }
  let answer;
  try {
    answer = await draw(request, letters);
  } catch (error) {
    answer = { error: error.stack };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
// happy-dom keeps timers of its own.
process.exit();
