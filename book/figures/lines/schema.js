export const COEFFICIENT = { number: [-100, 100] };

const equation = {
  list: COEFFICIENT, length: 3,
  such: ["with a coefficient that is not 0", ([a, b]) => a !== 0 || b !== 0],
};

export default {
  title: "Two lines",
  numbers: {
    rows: { list: equation, length: 2, words: "two equations $ax + by = c$" },
    unknowns: {
      list: { text: 12 }, length: 2, default: ["x", "y"],
      such: ["all different", (names) => new Set(names).size === names.length],
      words: "what the axes are called",
    },
    x: { range: true, words: "what the horizontal axis shows" },
    y: { range: true, words: "what the vertical axis shows" },
    determinant: { flag: true, default: false, words: "whether the determinant is shown" },
  },
  sample: {
    alt: "Two straight lines that cross in one marked point.",
    caption: "Two lines: slide them, turn them, or type their equations.",
    numbers: { rows: [[1, 2, 4], [3, -1, 5]], x: [-1, 5], y: [-2, 4], determinant: true },
  },
};
