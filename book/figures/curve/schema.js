import { functionOf, functionRule } from "../engine/functions.js";
import { isDefined, isSeen, rangeOf } from "./model.js";

const shown = {
  function: functionRule(undefined, 6, [-1000, 1000]),
  x: {
    range: [-1000, 1000], words: "what the horizontal axis shows",
    such: ["a good part of it where the function has a value", (x, { function: given }) => isSeen(functionOf(given), x)],
  },
};
const place = {
  number: "x", such: ["where the function has a value", (at, { function: given }) => isDefined(functionOf(given), at)],
};
const heights = {
  y: {
    range: true, words: "what the vertical axis shows",
    default: ({ function: given, x }) => rangeOf(functionOf(given).value, x),
    otherwise: "what the curve needs",
  },
  names: {
    list: { text: 16 }, length: 2, default: ["x", "f(x)"],
    words: "what the axes are called; a single letter stands in the formula, too",
  },
};

export default {
  title: "A curve",
  numbers: {},
  modes: {
    of: {
      secant: {
        title: "from secant to tangent",
        words: "A line through two points of a curve. The reader moves the points, lets the step $h$ shrink, and reads the slope. The table fills down to the step that is shown. With the zoom a curve becomes straight, and a corner stays a corner.",
        numbers: {
          ...shown,
          at: { ...place, words: "where the first point is" },
          h: {
            number: [-1000, 1000], words: "how far to the right the second point is",
            such: ["not 0", (h) => h !== 0],
          },
          tangent: { flag: true, default: false, words: "whether the tangent is shown at the start" },
          ...heights,
        },
        sample: {
          alt: "A parabola with a line through two of its points.",
          caption: "A secant. What does its slope tend to as $h$ shrinks?",
          numbers: { function: "parabola", at: 1, h: 1, x: [-1, 4], y: [-2, 12] },
        },
      },
      slope: {
        title: "the graph of the slopes",
        words: "A curve with a tangent to move along it. Below, the slopes that were passed become a graph of their own; on paper, it is complete.",
        numbers: {
          ...shown,
          at: { ...place, words: "where the tangent is" },
          ...heights,
          slopes: {
            range: true, words: "what the vertical axis of the slopes shows",
            default: ({ function: given, x }) => rangeOf(functionOf(given).slope, x),
            otherwise: "what the graph of the slopes needs",
          },
        },
        sample: {
          alt: "A tide curve with a tangent; below it, the graph of its slopes.",
          caption: "The level of the tide, and how fast it changes.",
          numbers: { function: "tide", at: 4, x: [0, 24], y: [0, 4], names: ["t", "level (meters)"] },
        },
      },
    },
  },
};
