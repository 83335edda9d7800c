import { rates } from "../engine/stepping.js";

export default {
  title: "A line through points",
  numbers: {
    points: {
      list: { list: { number: true }, length: 2 }, length: [2, 60],
      such: ["not all with the same $x$", (points) => points.some(([x]) => x !== points[0][0])],
      words: "the data",
    },
    start: { list: { number: true }, length: 2, words: "slope and intercept of the first line" },
    ...rates(),
    steps: { whole: [0, 1000], default: 0, words: "how many steps are done" },
    names: { list: { text: 20 }, length: 2, default: ["x", "y"], words: "what the axes of the data are called" },
  },
  sample: {
    alt: "Four points with a line, beside it ellipses with a path.",
    caption: "A line that learns, and its path on the map of all lines.",
    numbers: { points: [[0, 1], [1, 3], [2, 4], [3, 7]], start: [0, 0], rate: 0.05, steps: 10 },
  },
};
