export default {
  title: "One number for many",
  numbers: {},
  modes: {
    of: {
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
