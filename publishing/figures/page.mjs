/** A figure as a web page holds it until its module is there. */

import { isUnseen, renameClips, shorten } from "./svg.mjs";

/** What hands, screen readers and later drawings need. */
const SERVICES = ["tabindex", "role", "data-text", "visibility", "aria-label",
  "aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext"];

/** The HTML of the views and the read-outs, with classes for their looks. */
export function firstPaint({ id, views, board }) {
  for (const node of [...views.querySelectorAll("path, text, circle")]) {
    if (isUnseen(node) || node.classList.contains("reach")) node.remove();
  }
  for (const node of [...views.querySelectorAll("button, rect[fill=transparent]")]) node.remove();
  for (const part of [views, board]) {
    for (const node of part.querySelectorAll("*")) {
      for (const name of SERVICES) node.removeAttribute(name);
    }
  }
  for (const line of [...board.children]) if (line.hidden) line.remove();
  renameClips(views, `${id}-still`);
  shorten(views);
  return views.outerHTML + board.outerHTML;
}
