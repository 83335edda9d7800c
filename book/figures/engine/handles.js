/** Handles: what mouse, finger and arrow keys can grasp in a picture. */

import { change, svg } from "./dom.js";

const KEYS = {
  ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0], ArrowUp: [0, 1, 0], ArrowDown: [0, -1, 0],
  PageUp: [0, 0, 1], PageDown: [0, 0, -1],
};

/**
 * Make a handle; all places are pixels of the picture.
 *
 * @param {SVGElement} picture
 * @param {object} options
 * @param {() => [number, number]} options.spot  where it is
 * @param {(pixel: [number, number]) => void} options.drag
 * @param {(direction: number[], times: number) => boolean|void} options.key
 *   false if that key does nothing here
 * @param {boolean} [options.point]  whether its place means something, so that
 *   there is a dot on paper
 * @param {() => [number, number, number, string]} options.value  least, most,
 *   present, and in words
 */
export function grip(picture, { label, look, spot, drag, key, value, point = false, grasp = () => {} }) {
  const square = look.split(" ").includes("turn");
  const node = svg("g", {
    class: `handle ${look}${point ? " point" : ""}`, tabindex: 0, role: "slider", "aria-label": label,
  }, svg("circle", { r: 22, class: "reach" }), square
    ? svg("rect", { x: -7, y: -7, width: 14, height: 14, class: "grip" })
    : svg("circle", { r: 8, class: "grip" }));
  const made = {
    node,
    /** Show where it is; returns what labels are to keep clear of. */
    show() {
      const [x, y] = made.spot = spot();
      const [least, most, now, text] = value();
      change(node, {
        transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
        "aria-valuemin": Number(least.toFixed(9)), "aria-valuemax": most, "aria-valuenow": now,
        "aria-valuetext": text,
      });
      return [[[x - 10, y], [x + 10, y]], [[x, y - 10], [x, y + 10]]];
    },
  };
  listen(node, picture, () => made.spot, drag, grasp);
  // Chromium scrolls in spite of `touch-action` on a part of a picture.
  node.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  node.addEventListener("keydown", (event) => {
    const by = KEYS[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    grasp();
    if (key(by, event.shiftKey ? 10 : 1) !== false) event.preventDefault();
  });
  return made;
}

/** Follow a pointer from where it takes hold, without a jump. */
export function listen(node, picture, spot, drag, grasp = () => {}) {
  let offset = null;
  const where = ({ clientX, clientY }) => {
    const { left, top } = picture.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  node.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    node.setPointerCapture(event.pointerId);
    const [[x, y], [px, py]] = [spot(), where(event)];
    offset = [x - px, y - py];
    event.stopPropagation();
    grasp();
  });
  node.addEventListener("pointermove", (event) => {
    if (!offset || !node.hasPointerCapture(event.pointerId)) return;
    const [x, y] = where(event);
    drag([x + offset[0], y + offset[1]]);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    node.addEventListener(end, () => { offset = null; });
  }
}
