import { rates } from "../engine/stepping.js";

/** Points that a fitted line leaves something to say of its errors. */
export const FEWEST = 3;
const MOST_POINTS = 240;
const spread = ["not all with the same $x$", (points) => points.some(([x]) => x !== points[0][0])];

const heights = {
  list: { number: "y" }, length: 2, words: "how high the line is at the start, on the left and on the right",
  default: ({ y: [low, high] }) => [(low + high) / 2, (low + high) / 2],
  otherwise: "the line is flat, at half the height of the picture",
};

export default {
  title: "A line through points",
  numbers: {},
  modes: {
    default: "descent",
    of: {
      descent: {
        title: "gradient descent",
        words: "A line that learns by gradient descent, beside its path on the map of all lines.",
        numbers: {
          points: { list: { list: { number: true }, length: 2 }, length: [2, 60], such: spread, words: "the data" },
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
      },
      bells: {
        title: "with bells",
        words: "A line to drag through points, with a bell curve of errors at each of them. The product of the densities at the points is the likelihood; which line and which $\\sigma$ make it largest, and is it the line of the least squares?",
        numbers: {
          x: { range: true, words: "what the horizontal axis shows" },
          y: { range: true, words: "what the vertical axis shows" },
          points: { list: { list: [{ number: "x" }, { number: "y" }] }, length: [2, 12], such: spread, words: "the data" },
          heights,
          deviation: {
            number: [0, 1e6], words: "$\\sigma$ of the bells at the start",
            such: ["from a fiftieth to half of the vertical axis", (deviation, { y: [low, high] }) =>
              deviation >= (high - low) / 50 && deviation <= (high - low) / 2],
          },
          names: { list: { text: 20 }, length: 2, default: ["x", "y"], words: "what the axes are called" },
        },
        sample: {
          alt: "Five points around a line that rises; at each of them a bell curve lies on its side with its middle on the line, and a bar shows how high it is at the point.",
          caption: "A line that makes points. Which line makes these ones most likely?",
          numbers: { x: [0, 8], y: [0, 6], points: [[1, 1.2], [2, 2.4], [3.5, 2.6], [5, 4.1], [6.5, 4.2]], heights: [2, 3.6], deviation: 0.7 },
        },
      },
      band: {
        title: "with bands",
        words: "A line through points with the band that holds its mean, and the band for a new point. Which of them becomes narrow with more points, and where are they narrowest? The figure uses the first $n$ points and keeps the others aside: how many of these lie in the band for new points? Points that are sorted should be shuffled first.",
        numbers: {
          x: { range: true, words: "what the horizontal axis shows" },
          y: { range: true, words: "what the vertical axis shows" },
          points: {
            list: { list: [{ number: "x" }, { number: "y" }] }, length: [FEWEST, MOST_POINTS],
            words: "the data, in the order in which they are used",
            such: [`the first ${FEWEST} not all with the same $x$`, (points) =>
              points.slice(1, FEWEST).some(([x]) => x !== points[0][0])],
          },
          n: {
            whole: [FEWEST, MOST_POINTS], words: "how many of them are used at the start",
            such: ["at most as many as there are", (n, { points }) => n <= points.length],
            default: ({ points }) => points.length, otherwise: "all are used",
          },
          at: {
            number: "x", words: "the place whose intervals are told at the start",
            default: ({ x: [low, high] }) => (low + high) / 2, otherwise: "it is the middle of the axis",
          },
          level: { number: [0.5, 0.99], default: 0.95, words: "the confidence level at the start" },
          names: { list: { text: 20 }, length: 2, default: ["x", "y"], words: "what the axes are called" },
        },
        sample: {
          alt: "Twelve points around a line that rises, in a narrow band that is wider at both ends, within a broad one.",
          caption: "A line through twelve deliveries. How sure is it of the mean, and of one more?",
          numbers: {
            x: [0, 10], y: [0, 60], names: ["kilometers", "minutes"], at: 8,
            points: [[4.1, 27], [1.2, 15], [6.8, 34], [3, 18], [7.9, 45], [2.1, 21], [5.2, 24], [8.8, 43], [4.6, 31], [1.8, 11], [6.1, 38], [3.4, 26]],
          },
        },
      },
      "by-hand": {
        title: "by hand",
        words: "A line to drag through points, with a square on what it misses at each of them. How small can the sum of the squares become?",
        numbers: {
          x: { range: true, words: "what the horizontal axis shows" },
          y: { range: true, words: "what the vertical axis shows" },
          points: { list: { list: [{ number: "x" }, { number: "y" }] }, length: [2, 30], such: spread, words: "the data" },
          heights,
          names: { list: { text: 20 }, length: 2, default: ["x", "y"], words: "what the axes are called" },
        },
        sample: {
          alt: "Five points and a flat line; between each point and the line a square, large at both ends.",
          caption: "A line by hand. How small can the squares become together?",
          numbers: { x: [0, 7], y: [0, 5], points: [[1, 1.2], [2, 1.4], [3.5, 2.9], [5, 2.6], [6, 4.1]] },
        },
      },
    },
  },
};
