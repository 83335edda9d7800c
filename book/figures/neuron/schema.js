import { inWindow, windowRules } from "../engine/arrow-rules.js";
import { rates } from "../engine/stepping.js";
import { GATES, MOST_STEPS } from "./model.js";

const bias = { number: [-20, 20], words: "the bias at the start" };

const points = (least) => ({
  list: { list: [{ number: true }, { number: true }, { whole: [0, 1] }] }, length: [least, 60],
  words: "places, each with its class",
});
const classes = { list: { text: 16 }, length: 2, default: ["class 0", "class 1"], words: "what the classes are called" };

export default {
  title: "One neuron",
  numbers: {},
  modes: {
    of: {
      line: {
        title: "the border of a linear score",
        words: "The line $\\vect w\\cdot\\vect x+b=0$ between two half-planes, with the arrow $\\vect w$ to drag and the border to shift. Points of two classes, if there are any, are counted on their sides: class 1 belongs where the score is above 0.",
        numbers: {
          weights: inWindow("the arrow $\\vect w$ at the start"),
          bias,
          points: { ...points(0), default: [] },
          classes,
          ...windowRules([-3, 3], [-3, 3], 0.1),
        },
        sample: {
          alt: "A line with an arrow at a right angle to its direction; points on both sides, one of them on the wrong one.",
          caption: "A border between two kinds of points.",
          numbers: {
            weights: [1, 0.5], bias: 1,
            points: [[-2, -1, 0], [-1.5, 0.5, 0], [-0.5, -1.5, 0], [0.5, -2, 0], [1, 1, 1], [2, 0, 1], [0.5, 2, 1], [-0.5, 1.5, 1]],
          },
        },
      },
      train: {
        title: "training",
        words: "A neuron with the sigmoid as its activation learns from points of two classes: gradient descent on the mean log loss, its border and its loss step by step.",
        numbers: {
          weights: inWindow("the arrow $\\vect w$ before the first step"),
          bias,
          points: points(2),
          classes,
          ...rates(),
          steps: { whole: [0, MOST_STEPS], default: 0, words: "how many steps are done" },
          ...windowRules([-3, 3], [-3, 3], 0.1),
        },
        sample: {
          alt: "A border between points of two classes, and a curve of a loss that falls.",
          caption: "A neuron learns where the border should be.",
          numbers: {
            weights: [-1, 1], bias: 0.5, rate: 0.5, steps: 10,
            points: [[-2, -1, 0], [-1.5, 0.5, 0], [-0.5, -1.5, 0], [0.5, -0.5, 0], [0.5, 1, 1], [2, 0, 1], [0.5, 2, 1], [-0.5, 1.5, 1]],
          },
        },
      },
      gates: {
        title: "gates",
        words: "Weights and bias with inputs 0 and 1: which truth tables can one neuron have?",
        numbers: {
          gates: {
            list: { choice: GATES }, length: [1, Object.keys(GATES).length], default: ["AND", "OR", "NOT", "XOR"],
            such: ["each of them once", (gates) => new Set(gates).size === gates.length],
            words: "the gates to choose from, the first one at the start",
          },
          weights: {
            list: { number: [-2, 2] }, length: 2, default: [1, -0.5], words: "the weights at the start",
          },
          bias: { number: [-3, 3], default: 0.2, words: bias.words },
        },
        sample: {
          alt: "Four points at the corners of a square with a border between them, and a truth table.",
          caption: "A neuron that is to be an AND gate.",
          numbers: { gates: ["AND", "OR", "NOT", "XOR"] },
        },
      },
    },
  },
};
