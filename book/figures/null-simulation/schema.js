import { LARGEST_SEED } from "../engine/statistics.js";
import { TAILS } from "../engine/tails.js";

const MOST = 40; // values in a group
const LONGEST = 14; // letters of a group's name

const all = (groups) => Object.values(groups).flat();
const short = (names) => names.every((name) => name.length <= LONGEST);

export default {
  title: "A p-value by simulation",
  numbers: {
    tail: { choice: TAILS, default: "right", words: "which results are at least as extreme" },
    seed: { whole: [0, LARGEST_SEED], default: 1, words: "which random numbers are drawn" },
    name: { text: 40, default: "result", words: "what the axis is called" },
  },
  modes: {
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
      shuffle: {
        title: "shuffled labels",
        words: "Would two groups differ as much if their labels had been dealt by lot? The values of the first group lie above a line, those of the second below; a shuffle deals the labels anew, and a dot keeps the look of its true group. The result is the difference of the two means, first minus second. The reader predicts how often chance alone makes such a difference, then shuffles, and moves the first group.",
        numbers: {
          groups: {
            named: { list: { number: [-1000, 1000] }, length: [2, MOST] }, length: 2,
            words: "the values of both groups, each by the group's name",
            such: [`with names of at most ${LONGEST} letters and values that differ`,
              (groups) => short(Object.keys(groups)) && new Set(all(groups)).size > 1],
          },
          values: { text: 30, default: "value", words: "what the axis of the values is called" },
        },
        sample: {
          alt: "Two rows of dots, one above a line and one below, and a histogram of differences around 0 with a vertical line on the right; the bars at least as far out as it are marked.",
          caption: "Minutes until a fault was mended, with a checklist and without one: could the labels have been dealt by lot?",
          numbers: {
            groups: { "no checklist": [31, 38, 44, 47, 52, 58, 66, 71], checklist: [22, 27, 29, 35, 36, 41, 45, 54] },
            tail: "two-sided", values: "minutes", name: "difference of the means",
          },
        },
      },
    },
  },
};
