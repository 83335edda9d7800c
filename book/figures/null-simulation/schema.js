import { LARGEST_SEED, TAILS } from "../engine/statistics.js";

export default {
  title: "A p-value by simulation",
  numbers: {
    tail: { choice: TAILS, default: "right", words: "which results are at least as extreme" },
    seed: { whole: [0, LARGEST_SEED], default: 1, words: "which random numbers are drawn" },
    name: { text: 40, default: "result", words: "what the axis is called" },
  },
  modes: {
    by: "kind",
    words: "what a result is",
    of: {
      coin: {
        title: "heads",
        words: "A result is the number of successes in `n` trials.",
        numbers: {
          null_value: { number: [0, 1], words: "the probability of a success under the null hypothesis" },
          n: { whole: [1, 400], words: "how many trials" },
          observed: { whole: [0, "n"], words: "how many successes the data have" },
        },
        sample: {
          alt: "A histogram of numbers of heads, with the bars from 9 upward marked.",
          caption: "Twelve tosses of a fair coin, over and over.",
          numbers: { null_value: 0.5, n: 12, observed: 9, name: "heads in 12 tosses" },
        },
      },
      mean: {
        title: "means",
        words: "A result is the mean of `n` values.",
        numbers: {
          null_value: { number: true, words: "the mean of one value under the null hypothesis" },
          deviation: { number: [1e-3, 1e6], words: "the standard deviation of one value" },
          n: { whole: [1, 10000], words: "the size of the sample" },
          observed: { number: true, words: "the mean of the data" },
        },
        sample: {
          alt: "A histogram of means like a bell around 60, with the bars from 62 upward marked.",
          caption: "The mean of 25 values, over and over.",
          numbers: { null_value: 60, deviation: 10, n: 25, observed: 62, name: "mean score" },
        },
      },
    },
  },
};
