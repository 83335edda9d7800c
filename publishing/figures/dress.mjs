/** Looks from the style sheet as attributes, for pictures outside a page. */

import { element } from "./svg.mjs";
import { PAPER } from "./window.mjs";

// The looks that a picture can need, and what each is by default.
const LOOKS = {
  fill: "#000000", "fill-opacity": "1", stroke: "none", "stroke-opacity": "1",
  "stroke-width": "1", "stroke-dasharray": "none", "stroke-linecap": "butt",
  "stroke-linejoin": "miter", "paint-order": "normal", "font-size": "16px",
};

// Shaded areas are told apart without their color, too: by lines of their own.
const HATCHES = {
  2: "M-1 1l2-2M0 8l8-8M7 9l2-2", 3: "M-1 7l2 2M0 0l8 8M7-1l2 2", 4: "M0 4h8",
};

/** light-dark(a, b) -> a; var(--ink) -> the color of the ink. */
function settled(value) {
  return value.replace(/var\(--([\w-]+)\)/g, (_, name) => {
    if (!(name in PAPER)) throw new Error(`--${name} is no color of paper`);
    return PAPER[name];
  }).replace(/light-dark\(\s*([^,()]+),\s*[^()]+\)/g, "$1").replace(/px/g, "");
}

/** Give every element the looks that the style sheet gives it, and no class. */
export function dress(root) {
  for (const node of root.querySelectorAll("g[class], path, text, tspan, circle, rect")) {
    if (node.closest("clipPath")) continue;
    const style = window.getComputedStyle(node);
    if (style.display === "none") node.remove();
    else if (node.localName === "tspan") settleFill(node);
    else setLooks(node, style);
  }
  hatch(root);
  for (const node of root.querySelectorAll("*")) {
    for (const name of ["class", "data-text", "visibility"]) node.removeAttribute(name);
  }
}

function settleFill(node) {
  const fill = node.getAttribute("fill");
  if (fill) node.setAttribute("fill", settled(fill));
}

function setLooks(node, style) {
  for (const [name, usual] of Object.entries(LOOKS)) {
    const asked = node.getAttribute(name) ?? style.getPropertyValue(name);
    const value = settled(asked);
    if (!value || value === settled(usual)) node.removeAttribute(name);
    else node.setAttribute(name, value);
  }
  if (!node.hasAttribute("stroke")) {
    for (const name of Object.keys(LOOKS)) if (name.startsWith("stroke-")) node.removeAttribute(name);
  }
  if (node.getAttribute("fill") === "none") node.removeAttribute("fill-opacity");
  if (node.localName !== "text") node.removeAttribute("font-size");
}

/** Draw lines over shaded areas. */
function hatch(root) {
  const used = new Map();
  for (const node of [...root.querySelectorAll("[class*=area-]")]) {
    const [, number] = /area-(\d)/.exec(node.getAttribute("class"));
    if (!HATCHES[number]) continue;
    const over = node.cloneNode();
    used.set(number, node.getAttribute("fill"));
    for (const name of ["class", "fill-opacity", "stroke", "stroke-width", "stroke-opacity"]) over.removeAttribute(name);
    over.setAttribute("fill", `url(#hatch-${number})`);
    node.after(over);
  }
  root.prepend(...[...used].map(([number, color]) => element("pattern",
    { id: `hatch-${number}`, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
    element("path", { d: HATCHES[number], stroke: color, "stroke-width": 0.9, "stroke-opacity": 0.75, fill: "none" }))));
}
