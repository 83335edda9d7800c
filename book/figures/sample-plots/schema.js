import { LEAST, MOST, PLOTS } from "./model.js";

export default {
  title: "A sample and its pictures",
  words: "Points on a line that the reader drags, with their box plot, and below them a histogram, the empirical distribution function, a kernel density estimate or a QQ plot. What does each picture show of a change, and what does it hide?",
  numbers: {
    x: { range: true, words: "what the axis of the points shows" },
    points: { list: { number: "x" }, length: [LEAST, MOST], words: "the values" },
    plot: { choice: PLOTS, default: "histogram", words: "the picture below the points at the start" },
    bins: { whole: [4, 40], default: 10, words: "how many bins cover the axis at the start; the bandwidth begins as wide as a bin" },
    name: { text: 20, default: "value", words: "what the axis of the points is called" },
  },
  sample: {
    alt: "Twelve points on a line, a box plot above them with one ring far to the right, and a histogram with a high bar in the middle.",
    caption: "Twelve waiting times in minutes. Which of these pictures tell of the longest one?",
    numbers: {
      x: [0, 20], points: [3, 4, 4.5, 5, 5.5, 6, 6, 7, 7.5, 8.5, 10, 18], plot: "histogram", bins: 10, name: "minutes",
    },
  },
};
