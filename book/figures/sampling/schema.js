import { LARGEST_SEED } from "../engine/statistics.js";
import { MOST } from "./model.js";
import { MOST_SAMPLES, MOST_SIZE, POPULATIONS, SHAPED } from "./populations.js";

/** Cases in a test set: as many as can be told apart in the picture. */
const MOST_CASES = 1000;

export default {
  title: "Drawing again and again",
  numbers: {},
  modes: {
    of: {
      mean: {
        title: "the means of samples",
        words: "A population, the last sample drawn from it, and the means of all samples so far. The reader predicts how wide their bars lie and what shape they have, changes the sample size, and compares with the normal distribution; on paper, 500 samples are drawn if there are none.",
        numbers: {
          population: {
            choice: POPULATIONS,
            words: "from what samples are drawn: `skewed` begins one standard deviation before its mean, as waiting times do; `cauchy` has neither mean nor standard deviation; `coin` is 0 or 1, `die` is 1 to 6",
          },
          mean: { number: "x", when: { population: SHAPED }, words: "$\\mu$; of `cauchy` the middle" },
          deviation: {
            number: [0, 1000], when: { population: SHAPED }, words: "$\\sigma$; of `cauchy` the distance from the middle to a quartile",
            such: ["from a fiftieth of the horizontal axis to all of it", (deviation, { x: [low, high] }) =>
              deviation >= (high - low) / 50 && deviation <= high - low],
          },
          q: { number: [0, 1], when: { population: "coin" }, words: "the probability of a 1" },
          n: { whole: [1, MOST_SIZE], words: "how large each sample is at the start" },
          draws: { whole: [0, MOST_SAMPLES], default: 0, words: "how many samples are drawn at the start" },
          x: { range: [-1000, 1000], words: "what the horizontal axis shows" },
          name: { text: 24, default: "x", words: "what the horizontal axis is called" },
          seed: { whole: [0, LARGEST_SEED], default: 1, words: "which random numbers are drawn" },
        },
        sample: {
          alt: "Above, a curve that begins high on the left and falls; below, bars that stand close together in the middle, in the shape of a bell.",
          caption: "Means of 20 waiting times. How do they spread?",
          numbers: { population: "skewed", mean: 5, deviation: 5, n: 20, draws: 300, x: [0, 20], name: "minutes" },
        },
      },
      "test-set": {
        title: "a test set",
        words: "A model with a known true accuracy, measured on one test set after the other. Above stands the last of them, with a large dot for each error; below, the accuracies measured so far and the Wilson interval of the last. The reader predicts how far they jump, changes the size of the test set, and sees how often luck alone carries the model to a mark. On paper, 200 test sets are drawn if there are none.",
        numbers: {
          q: { number: "x", words: "the true accuracy" },
          n: { whole: [2, MOST_CASES], words: "how many cases a test set has at the start" },
          mark: { number: "x", default: null, words: "an accuracy to compare with, such as that of another model" },
          mark_name: { text: 12, default: "mark", words: "what stands beside it" },
          draws: { whole: [0, MOST_SAMPLES], default: 0, words: "how many test sets are drawn at the start" },
          level: { number: [0.5, 0.99], default: 0.95, words: "the confidence level of the interval" },
          x: { range: [0, 1], default: [0, 1], words: "what the horizontal axis shows" },
          name: { text: 24, default: "accuracy", words: "what it is called" },
          seed: { whole: [0, LARGEST_SEED], default: 1, words: "which random numbers are drawn" },
        },
        sample: {
          alt: "Above, rows of dots of which a few are large; below, bars around a vertical line, with a short horizontal interval over them and a second vertical line to the right.",
          caption: "A model that is right on 96 of 100 patients, and test sets of 143.",
          numbers: { q: 0.96, n: 143, mark: 0.972, mark_name: "model B", draws: 100, x: [0.85, 1] },
        },
      },
      share: {
        title: "the share of successes",
        words: "Independent draws, each a success with the probability $q$, and the share of successes in the first 1, 2, 3, … of them. A button goes on to the next run of misses; does the share come back at once?",
        numbers: {
          q: { number: [0, 1], words: "the probability of a success" },
          draws: { whole: [0, MOST], default: 0, words: "how many draws are made at the start; on paper 200 if there are none" },
          run: { whole: [2, 20], default: 5, words: "how many misses in a row the button looks for" },
          success: { text: 12, default: "successes", words: "what is counted, in the plural" },
          miss: { text: 12, default: "misses", words: "what is not, in the plural" },
          seed: { whole: [0, LARGEST_SEED], default: 1, words: "which random numbers are drawn" },
        },
        sample: {
          alt: "A line that jumps up and down at first and then comes close to the height 0.5.",
          caption: "Two hundred tosses of a coin, and the share of heads so far.",
          numbers: { q: 0.5, draws: 200, success: "heads", miss: "tails" },
        },
      },
    },
  },
};
