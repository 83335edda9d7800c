/** What schemas of figures with arrows say; pages do not load it. */

/** What all arrows of a figure have in common, for a schema. */
export const windowRules = (x, y, step) => ({
  x: {
    range: [-100, 100], default: x, words: "what the horizontal axis shows at least",
    such: ["with 0 in it", hasZero],
  },
  y: {
    range: [-100, 100], default: y, words: "what the vertical axis shows at least",
    such: ["with 0 in it", hasZero],
  },
  axes: { list: { text: 20 }, length: 2, default: ["x₁", "x₂"], words: "what the axes are called" },
  step: { number: [0.01, 10], default: step, words: "the grid of numbers on which dragged arrows end" },
});

export const hasZero = ([low, high]) => low <= 0 && high >= 0;

/** A vector in the window, for a schema. */
export const inWindow = (words) => ({ list: [{ number: "x" }, { number: "y" }], words });
