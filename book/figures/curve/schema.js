import { hasZero } from "../engine/arrow-rules.js";
import { FUNCTIONS, functionOf, functionRule } from "../engine/functions.js";
import { clamp } from "../engine/numbers.js";
import { BASES, HOPS, isDefined, isSeen, rangeOf, STRETCHES } from "./model.js";
import { isSmooth, MOST_ORDER, SMOOTH } from "./series.js";

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

// Each start would be a root of these.
const roots = functionRule(Object.keys(FUNCTIONS).filter((name) => name !== "relu"), 6, [-1000, 1000]);
const isolated = {
  ...roots, or: { ...roots.or, such: ["not all of them 0", (given) => given.some((each) => each !== 0)] } };
const withZero = ([low, high]) => [Math.min(low, 0), Math.max(high, 0)];

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
      stretch: {
        title: "stretched and shifted",
        words: "The graph of $f$ and the graph of $a\\,f(bx+c)+d$, with one point followed from the first to the second. The reader predicts where a change of one of the four numbers moves the graph.",
        numbers: {
          ...shown,
          at: { ...place, words: "the point that is followed" },
          a: { ...STRETCHES.a, default: 1, words: "the factor outside" },
          b: { ...STRETCHES.b, default: 1, words: "the factor inside" },
          c: { ...STRETCHES.c, default: 0, words: "what is added inside" },
          d: { ...STRETCHES.d, default: 0, words: "what is added outside" },
          ...heights,
        },
        sample: {
          alt: "The graph of the absolute value, and the same graph farther left, taller and lower.",
          caption: "A graph, and what four numbers make of it.",
          numbers: { function: "absolute", at: 1, a: 2, b: 1, c: 3, d: -1, x: [-6, 6], y: [-2, 6] },
        },
      },
      newton: {
        title: "Newton's method for a root",
        words: "The tangent at a place meets the axis at the next place. The reader chooses the start and predicts which root the tangents come to, if any; then a strip below the graph can show it for every start.",
        numbers: {
          function: isolated,
          x: shown.x,
          start: { ...place, words: "where the first tangent touches" },
          steps: { ...HOPS, default: 0, words: "how many tangents are drawn" },
          basins: { flag: true, default: false, words: "whether the strip is shown at the start" },
          y: {
            ...heights.y, such: ["with 0 in it", hasZero],
            default: (numbers) => withZero(heights.y.default(numbers)),
            otherwise: "what the curve and the axis need",
          },
          names: heights.names,
        },
        sample: {
          alt: "A parabola that meets the axis twice; three tangents lead to the root on the right.",
          caption: "Three tangents on the way to $\\sqrt 2$.",
          numbers: { function: [-2, 0, 1], start: 3, steps: 3, x: [-4, 4], y: [-3, 9] },
        },
      },
      taylor: {
        title: "Taylor polynomials",
        words: "A curve and the polynomial that has its value and its first $n$ derivatives at a center $a$. The reader predicts what the next order does at a place of comparison, near the center and far from it, and moves both.",
        numbers: {
          function: functionRule(SMOOTH, 9, [-1000, 1000]),
          x: shown.x,
          at: {
            number: "x", words: "the center",
            such: ["where the function has all derivatives", (at, { function: given }) => isSmooth(given, at)],
          },
          order: { whole: [0, MOST_ORDER], default: 1, words: "$n$, the order at the start" },
          where: { ...place, words: "the place of comparison" },
          interval: { flag: true, default: false, words: "whether it is told at the start where more orders help" },
          ...heights,
        },
        sample: {
          alt: "The graph of the logarithm, and a polynomial that follows it around 1 and leaves it beyond 2.",
          caption: "Order 5 around 1. Do more orders help at 2.5?",
          numbers: { function: "logarithm", at: 1, order: 5, where: 2.5, x: [0, 4], y: [-3, 3] },
        },
      },
      base: {
        title: "powers and their slopes",
        words: "The graph of $b^x$ with the graph of its slopes. Slope and height have the same quotient everywhere; for which base is it 1?",
        numbers: {
          base: { ...BASES, default: 2, words: "the base at the start" },
          x: { range: [-10, 10], default: [-2, 2.5], words: "what the horizontal axis shows" },
          y: { range: [-100, 100], default: [-2, 7], words: "what the vertical axis shows" },
          at: {
            number: "x", words: "where slope and height are compared",
            default: ({ x }) => clamp(0, ...x), otherwise: "0, or the end of the axis next to it",
          },
        },
        sample: {
          alt: "The graph of two to the power of x with a tangent at 0, and below it the graph of its slopes.",
          caption: "A power and its slopes. For which base are they the same?",
          numbers: { base: 2, at: 1 },
        },
      },
    },
  },
};
