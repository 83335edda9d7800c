export const COEFFICIENT = { number: ["-5 reach", "5 reach"] };

const equations = {
  list: {
    list: COEFFICIENT, length: 4,
    such: ["with a coefficient that is not 0", (row) => row.slice(0, 3).some(Boolean)],
  },
  length: 3,
};

export default {
  title: "Three planes",
  numbers: {
    rows: { ...equations, words: "three equations $ax + by + cz = d$" },
    unknowns: {
      list: { text: 3 }, length: 3, default: ["x", "y", "z"],
      such: ["all different", (names) => new Set(names).size === names.length],
      words: "what the axes are called",
    },
    reach: { number: [1, 100], default: 3, words: "half the edge of the box" },
    presets: { named: equations, length: [1, 12], words: "arrangements to choose from, by the words of a menu" },
  },
  sample: {
    alt: "Three planes in a box, at right angles to each other, with one common point.",
    caption: "Three planes in a box that turns.",
    numbers: {
      rows: [[1, 0, 0, 1], [0, 1, 0, 0], [0, 0, 1, -1]],
      presets: {
        "a corner": [[1, 0, 0, 1], [0, 1, 0, 0], [0, 0, 1, -1]],
        "a book": [[1, 0, 0, 0], [0, 1, 0, 0], [1, 1, 0, 0]],
      },
    },
  },
};
