import { LARGEST_SEED } from "../engine/statistics.js";
import { METHODS, MOST_N, SAMPLES } from "./model.js";

const inside = ([low, high], value) => low < value && value < high;
const shared = (name) => ({
  level: { number: [0.5, 0.99], default: 0.95, words: "the confidence level at the start" },
  n: { whole: [2, MOST_N], words: "the sample size at the start" },
  chosen: { whole: [1, SAMPLES], default: 1, words: "the sample whose numbers are told at the start" },
  seed: { whole: [0, LARGEST_SEED], default: 1, words: "which samples are drawn: the same ones for the same seed" },
  name: { text: 24, default: name, words: "what the horizontal axis is called" },
});

export default {
  title: "A net of intervals",
  numbers: {},
  modes: {
    of: {
      mean: {
        title: "for a mean",
        words: `${SAMPLES} samples of one population, and the confidence interval of each: how many catch the true mean? The reader predicts how many miss, draws other samples, then changes the level, the sample size and how an interval is made. A sample keeps its data while it grows.`,
        numbers: {
          population: {
            choice: ["normal", "skewed"], default: "normal",
            words: "what the samples come from; `skewed` is an exponential distribution, moved to the mean",
          },
          x: { range: [-1000, 1000], words: "what the horizontal axis shows" },
          mean: {
            number: "x", words: "$\\mu$, the true mean",
            such: ["not at an end", (mean, { x }) => inside(x, mean)],
          },
          deviation: {
            number: [0, 1000], words: "$\\sigma$ of the population",
            such: ["from a fiftieth of the axis to the whole of it", (value, { x: [low, high] }) =>
              value >= (high - low) / 50 && value <= high - low],
          },
          method: {
            choice: METHODS.mean,
            words: "how an interval is made at the start: `z` with the known $\\sigma$, `t` with the $s$ of the sample, `z-with-s` as if that $s$ were $\\sigma$",
          },
          ...shared("mean"),
        },
        sample: {
          alt: "A hundred short horizontal lines one above the other, with a vertical line through the middle; a few heavy ones lie wholly beside it.",
          caption: "A hundred times 20 deliveries. How many of the intervals miss the true mean?",
          numbers: { mean: 30, deviation: 6, x: [20, 40], method: "t", n: 20, name: "minutes" },
        },
      },
      share: {
        title: "for a share",
        words: `${SAMPLES} samples of zeros and ones, and an interval from each for the probability of success, by Wald's formula or by Wilson's. Which one keeps its promise, where successes are rare?`,
        numbers: {
          q: { number: [0.01, 0.99], words: "the true probability of success" },
          x: {
            range: [0, 1], default: [0, 1], words: "the part of the axis that is shown",
            such: ["with the true probability between them", (x, { q }) => inside(x, q)],
          },
          method: { choice: METHODS.share, words: "how an interval is made at the start" },
          ...shared("q"),
        },
        sample: {
          alt: "A hundred horizontal lines one above the other, many of them equal, with a vertical line near the left; those that end before it are heavy.",
          caption: "Thirty visitors, of whom one in ten buys: a hundred times.",
          numbers: { q: 0.1, x: [0, 0.5], method: "wald", n: 30, name: "share of buyers" },
        },
      },
    },
  },
};
