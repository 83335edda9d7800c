/** A table of values, in words and numbers. */

import { html, write } from "./dom.js";

/**
 * Put a table beside the pictures.
 * @param {string} label  what a screen reader calls it
 * @param {string[]} heads  what stands over the columns
 * @returns {{ show(rows: string[][], marked?: number) }}  `marked` is the row
 *   that the picture shows now
 */
export function table(figure, label, heads) {
  const line = (tag, texts) => html("tr", {}, ...texts.map((text) => {
    const cell = html(tag, tag === "th" ? { scope: "col" } : {});
    write(cell, text);
    return cell;
  }));
  const body = html("tbody");
  figure.views.append(html("div", { class: "moving-table-frame" },
    html("table", { class: "moving-table", "aria-label": label },
      html("thead", {}, line("th", heads)), body)));
  return {
    show(rows, marked = -1) {
      while (body.children.length < rows.length) body.append(line("td", heads.map(() => "")));
      while (body.children.length > rows.length) body.lastChild.remove();
      rows.forEach((texts, r) => {
        body.children[r].className = r === marked ? "marked" : "";
        texts.forEach((text, c) => write(body.children[r].children[c], text));
      });
    },
  };
}
