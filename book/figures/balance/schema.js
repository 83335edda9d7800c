export default {
  title: "One number for many",
  numbers: {},
  modes: {
    of: {
      "see-saw": {
        title: "a see-saw",
        words: "Values of a random variable with their probabilities, as weights on a beam. The reader predicts where the pivot has to stand, drags it, and finds the expectation; then one value or one weight is dragged.",
        numbers: {
          x: { range: [-1000, 1000], words: "what the number line shows" },
          values: { list: { number: "x" }, length: [2, 6], words: "the values at the start" },
          weights: {
            list: { number: [0, 100] }, length: "values",
            words: "their probabilities at the start, or other weights, as counts",
            such: ["not all of them 0", (weights) => weights.some((weight) => weight > 0)],
          },
          pivot: { number: "x", words: "where the pivot stands at the start" },
          names: { list: { text: 24 }, length: 2, default: ["x", "probability"], words: "what values and weights are called" },
        },
        sample: {
          alt: "Three stems over a number line, a tall one at 0; below them a beam that tips to the left, with its pivot at 20.",
          caption: "A feature that rarely pays. Where does it balance?",
          numbers: { x: [0, 60], values: [0, 10, 50], weights: [0.7, 0.2, 0.1], pivot: 20, names: ["gain", "probability"] },
        },
      },
      loss: {
        title: "squared and absolute loss",
        words: "Points on a number line and a guess for all of them, with the mean squared loss and the mean absolute loss of every guess. Where has each its lowest point, and which points move it?",
        numbers: {
          x: { range: [-1000, 1000], words: "what the number line shows" },
          points: { list: { number: "x" }, length: [2, 9], words: "the points at the start" },
          guess: { number: "x", words: "the guess at the start" },
          name: { text: 24, default: "guess", words: "what the number line is called" },
        },
        sample: {
          alt: "Two curves over a number line with seven points: a bowl, and a valley of straight pieces; their lowest points stand apart.",
          caption: "Two losses of one guess. Which point moves which lowest point?",
          numbers: { x: [0, 60], points: [18, 20, 22, 23, 26, 28, 52], guess: 40, name: "minutes" },
        },
      },
    },
  },
};
