/** The window in which figures draw themselves where there is no browser. */

import { readFileSync } from "node:fs";
import { Window } from "happy-dom";

/** What figures.css takes from the page's style sheet, on white paper. */
export const PAPER = {
  page: "#ffffff", ink: "#1b2128", soft: "#515c68", mark: "#fff0b8",
};

/**
 * Make the globals that the engine asks for.
 * @param {URL} folder  of the figures
 */
export function openWindow(folder) {
  const window = new Window({ url: "https://book.invalid/" });
  Object.assign(globalThis, {
    window, document: window.document, location: window.location,
    addEventListener: () => {},
    matchMedia: () => ({ matches: true }), // prefers less motion, and all else
    setTimeout: () => 0, // nothing may happen later
    ResizeObserver: class { observe() {} },
  });
  // There is no layout: every view is as wide as it is told.
  Object.defineProperty(window.Element.prototype, "clientWidth", { get: () => window.room });
  const style = window.document.createElement("style");
  const colors = Object.entries(PAPER).map(([name, color]) => `--${name}: ${color};`).join(" ");
  style.textContent = `:root { ${colors} --serif: serif; --sans: serif }
    ${readFileSync(new URL("engine/figures.css", folder), "utf8")}
    .moving text.key { fill: var(--letters); stroke: none }`;
  window.document.head.append(style);
  return window;
}
