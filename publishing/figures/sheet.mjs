/** A figure on paper: one SVG, the views in rows, what they say below. */

import { dress } from "./dress.mjs";
import { NAMESPACE, element, isUnseen, renameClips, shorten } from "./svg.mjs";
import { textWidth, withScripts } from "./text.mjs";

const LINE = 24; // of words below the views
const WORDS = 15; // pixels, as in figures.css
const BETWEEN = 18; // two things that are said in one line

/** @returns {string}  the SVG, the same for the same figure */
export function sheet(figure, layout, letters) {
  const root = element("svg");
  const parts = [...figure.views.children].map((view) => part(view, layout.room, letters)).filter(Boolean);
  const top = arrange(root, parts, layout);
  figure.root.append(root); // where the style sheet finds it
  const height = Math.ceil(top + say(figure.board, root, layout.width, top + 8, letters));
  dress(root);
  withScripts(root);
  const size = { width: layout.width, height, viewBox: `0 0 ${layout.width} ${height}`, "font-size": 16 };
  for (const [name, value] of Object.entries(size)) root.setAttribute(name, value);
  renameClips(root, figure.id);
  shorten(root);
  // The serializer knows no default namespace.
  const text = new window.XMLSerializer().serializeToString(root).replace(/ xmlns="[^"]*"/g, "");
  return text.replace("<svg", `<svg xmlns="${NAMESPACE}"`);
}

/** A view as a group and its height; none where there is nothing to print. */
function part(view, room, letters) {
  const table = view.querySelector("table");
  if (table) return (table.className === "moving-table" ? values : matrix)(table, room, letters);
  const drawn = view.localName === "svg" ? view : view.querySelector("svg");
  return drawn && { node: withoutServices(drawn), height: Number(drawn.getAttribute("height")) };
}

/** Put the views side by side and below each other; returns their height. */
function arrange(root, parts, { across, room, gap }) {
  let top = 0;
  for (let k = 0; k < parts.length; k += across) {
    const row = parts.slice(k, k + across);
    const tall = Math.max(...row.map(({ height }) => height));
    row.forEach(({ node, height }, column) => {
      node.setAttribute("transform", `translate(${column * (room + gap)} ${top + (tall - height) / 2})`);
      root.append(node);
    });
    top += tall + (k + across < parts.length ? gap / 2 : 0);
  }
  return top;
}

/** What is drawn, without what only hands need; a place stays a dot. */
function withoutServices(drawn) {
  for (const node of [...drawn.querySelectorAll("path, text, rect, circle")]) {
    if (isUnseen(node) || node.getAttribute("fill") === "transparent") node.remove();
  }
  for (const grip of drawn.querySelectorAll(".handle")) {
    grip.querySelector(".reach").remove();
    shrink(grip.querySelector(".grip"));
    for (const name of grip.getAttributeNames()) {
      if (!["class", "transform"].includes(name)) grip.removeAttribute(name);
    }
  }
  return element("g", {}, ...drawn.childNodes);
}

/** A dot to look at is smaller than one to take hold of: a disc, or a square. */
function shrink(dot) {
  const sizes = dot.localName === "rect" ? { x: -5, y: -5, width: 10, height: 10 } : { r: 6 };
  for (const [name, value] of Object.entries(sizes)) dot.setAttribute(name, value);
}

/** The rows of a table in the middle of its room, and the edges of its columns. */
function columnsOf(table, room, letters, size, pad) {
  const rows = [...table.querySelectorAll("tr")].map((row) => [...row.children]);
  const widths = rows[0].map((_, c) => Math.max(40, ...rows.map((row) =>
    textWidth(row[c].textContent, size, letters) + 2 * pad)));
  const edges = [(room - widths.reduce((sum, width) => sum + width, 0)) / 2];
  for (const width of widths) edges.push(edges.at(-1) + width);
  return { rows, widths, edges };
}

/** The engine's table of values, with lines between its rows. */
function values(table, room, letters) {
  const [size, pad, tall] = [16, 10, 25];
  const { rows, edges } = columnsOf(table, room, letters, size, pad);
  const node = element("g");
  rows.forEach((row, r) => {
    if (row[0].parentNode.classList.contains("marked")) {
      node.append(element("rect", { x: edges[0], y: r * tall, width: edges.at(-1) - edges[0], height: tall, fill: "var(--mark)" }));
    }
    if (r) node.append(element("path", { class: "soft", d: `M${edges[0]} ${r * tall}H${edges.at(-1)}` }));
    row.forEach((cell, c) => node.append(element("text", { x: edges[c + 1] - pad, y: r * tall + 17.5,
      "text-anchor": "end", "font-size": size, fill: `var(--${r ? "ink" : "soft"})` }, ...pieces(cell))));
  });
  return { node, height: tall * rows.length };
}

/** The engine's table of a matrix, in brackets. */
function matrix(table, room, letters) {
  const [size, pad, tall] = [17.6, 8, 34];
  const { rows, widths, edges } = columnsOf(table, room, letters, size, pad);
  const below = element("g");
  const node = element("g", {}, below);
  const bracket = (x, lip) => node.append(element("path",
    { class: "ink", d: `M${x + lip} 0H${x}V${tall * rows.length}H${x + lip}` }));
  rows.forEach((row, r) => row.forEach((cell, c) => {
    const [x, y, width] = [edges[c], r * tall, widths[c]];
    const isName = cell.localName === "th";
    if (cell.parentNode.classList.contains("changed") && !isName) {
      below.append(element("rect", { x, y, width, height: tall, fill: "var(--mark)" }));
    }
    if (cell.classList.contains("pivot")) {
      node.append(element("path", { class: "line-1 solid thin", d: `M${x + 3} ${y + 3}h${width - 6}v${tall - 6}h${6 - width}Z` }));
    }
    node.append(element("text", { x: x + width - pad, y: y + 22.5, "text-anchor": "end",
      "font-size": size, fill: `var(--${isName ? "soft" : "ink"})` }, cell.textContent));
  }));
  const first = rows[0].findIndex((cell) => cell.localName === "td");
  const bar = rows[0].findIndex((cell) => cell.classList.contains("barred"));
  bracket(edges[first], 6);
  bracket(edges.at(-1), -6);
  if (bar >= 0) node.append(element("path", { class: "ink thin", d: `M${edges[bar]} 0V${tall * rows.length}` }));
  return { node, height: tall * rows.length };
}

/** Write the read-outs as plain words; returns the height that they take. */
function say(board, root, width, top, letters) {
  let [x, y] = [0, top];
  for (const line of board.children) {
    const key = line.classList.contains("moving-key");
    if (!line.textContent || (line.hidden && !key)) continue;
    const lead = line.querySelector("span")?.textContent.concat(" ") ?? "";
    const wide = textWidth(line.textContent, WORDS, letters);
    if (x && x + wide > width) [x, y] = [0, y + LINE];
    const text = element("text", { x, y: y + 17, "font-size": WORDS,
      ...(key ? { class: `key ${line.dataset.look}` } : { fill: "var(--ink)" }) });
    // Else a program drops the space behind the lead.
    if (lead) text.setAttribute("xml:space", "preserve");
    if (lead) text.append(element("tspan", { fill: "var(--soft)" }, lead));
    text.append(...pieces(line));
    root.append(text);
    x += wide + BETWEEN;
  }
  return x || y > top ? y + LINE - top + 8 : 0;
}

/** The words of a read-out behind its lead, letters of unknowns in italics. */
function pieces(line) {
  const value = line.querySelector("output") ?? line;
  return [...value.childNodes].map((node) => node.localName === "i"
    ? element("tspan", { "font-style": "italic" }, node.textContent)
    : node.textContent);
}
