/** Making SVG, and making it short. */

export const NAMESPACE = "http://www.w3.org/2000/svg";

const TENTHS = /-?\d+\.\d{2,}(e-?\d+)?/g;
const STRAIGHT = /^(?:M[-\d.]+ [-\d.]+(?:L[-\d.]+ [-\d.]+)+Z?)+$/;
const PLACES = ["d", "x", "y", "cx", "cy", "dy", "width", "height", "transform"];

export function element(tag, attributes = {}, ...children) {
  const node = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const rounded = (text) => text.replace(TENTHS, (number) => String(Number(Number(number).toFixed(1)) + 0));

/** A path of straight lines, in tenths of a pixel from point to point. */
function fromPointToPoint(d) {
  const list = (parts) => parts.map((tenths) => String(tenths / 10)).join(" ")
    .replace(/ -/g, "-").replace(/(^|[ -])0\./g, "$1.");
  return d.replace(/M([^MZ]+)/g, (_, points) => {
    const [start, ...rest] = points.split("L").map((pair) =>
      pair.split(" ").map((value) => Math.round(10 * value)));
    let [x, y] = start;
    const steps = rest.flatMap(([u, v]) => {
      const step = [u - x, v - y];
      [x, y] = [u, v];
      return step;
    });
    return `M${list(start)}l${list(steps)}`;
  });
}

/** Shorten the numbers of a drawing, and drop its empty groups. */
export function shorten(root) {
  for (const node of root.querySelectorAll("*")) {
    for (const name of PLACES) {
      const value = node.getAttribute(name);
      if (value === null) continue;
      node.setAttribute(name, name === "d" && STRAIGHT.test(value)
        ? fromPointToPoint(value) : rounded(value));
    }
  }
  for (const group of [...root.querySelectorAll("g")].reverse()) {
    if (!group.childNodes.length) group.remove();
  }
}

/** Give clips names of this picture; those that nothing uses go. */
export function renameClips(root, name) {
  const users = [...root.querySelectorAll("[clip-path]")];
  [...root.querySelectorAll("clipPath")].forEach((clip, k) => {
    const own = users.filter((node) => node.getAttribute("clip-path") === `url(#${clip.id})`);
    if (!own.length) return clip.remove();
    clip.setAttribute("id", `${name}-${k}`);
    for (const user of own) user.setAttribute("clip-path", `url(#${name}-${k})`);
  });
}

export const isUnseen = (node) =>
  node.getAttribute("visibility") === "hidden"
  || (node.localName === "path" && !node.getAttribute("d"));
