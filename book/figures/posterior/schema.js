import { MOST_COUNT, MOST_N } from "./model.js";

export const LEAST_MEAN = 0.005;
export const LEAST_STRENGTH = 0.2;
export const LARGEST_STRENGTH = 200;

/** From where to where a standard deviation goes: parts of the axis. */
export const deviations = ([low, high]) => [(high - low) / 50, (high - low) / 2];

const level = { number: [0.5, 0.99], default: 0.95, words: "how much of the posterior the credible interval holds" };
const between = (value, x) => {
  const [least, most] = deviations(x);
  return value >= least && value <= most;
};

export default {
  title: "Prior, likelihood, posterior",
  numbers: {},
  modes: {
    of: {
      beta: {
        title: "a share",
        words: "A Beta prior for a share, and counted successes and failures. The reader predicts where the posterior lies, and uncovers it; then more data, or a stronger prior. A bar says how much prior and data weigh in the posterior mean.",
        numbers: {
          a: { number: [0.1, 100], words: "of the prior Beta$(a,b)$: successes as if seen before" },
          b: {
            number: [0.1, 100], words: "and failures",
            such: [`with $a/(a+b)$ from ${LEAST_MEAN} to ${1 - LEAST_MEAN}`, (b, { a }) =>
              Math.abs(a / (a + b) - 0.5) <= 0.5 - LEAST_MEAN],
          },
          successes: { whole: [0, MOST_COUNT], default: 0, words: "how many successes are counted at the start" },
          failures: { whole: [0, MOST_COUNT], default: 0, words: "how many failures" },
          level,
          x: { range: [0, 1], default: [0, 1], words: "the part of the axis that is shown" },
          success: { text: 12, default: "success", words: "what a success is called" },
          failure: { text: 12, default: "failure", words: "what a failure is called" },
          name: { text: 24, default: "q", words: "what the horizontal axis is called" },
        },
        sample: {
          alt: "A flat hill on the left, a curve that rises to the right end, and between them a steeper hill with most of its area shaded; below, a bar in two parts.",
          caption: "An ad was clicked 3 times of 3. Is its rate 100 percent?",
          numbers: { a: 2, b: 8, successes: 3, failures: 0, success: "click", failure: "no click", name: "click rate" },
        },
      },
      normal: {
        title: "a mean",
        words: "A normal prior for a mean, and the mean of n data whose standard deviation is known. Both pull at the posterior: the reader predicts where it comes to rest, uncovers it, and finds that precisions add up.",
        numbers: {
          x: { range: [-1000, 1000], words: "what the horizontal axis shows" },
          mean: { number: "x", words: "the mean of the prior" },
          deviation: {
            number: [0, 1000], words: "the standard deviation of the prior",
            such: ["from a fiftieth to half of the axis", (value, { x }) => between(value, x)],
          },
          data_mean: { number: "x", words: "the mean of the data" },
          n: { whole: [0, MOST_N], words: "how many data there are" },
          sigma: {
            number: [0, 1000], words: "$\\sigma$, the known standard deviation of one of them",
            such: ["from a twentieth of the axis to the whole of it", (value, { x: [low, high] }) =>
              value >= (high - low) / 20 && value <= high - low],
          },
          level,
          name: { text: 24, default: "μ", words: "what the horizontal axis is called" },
        },
        sample: {
          alt: "Two hills side by side, and a steeper one between them, nearer to the steeper of the two, with most of its area shaded; below, a bar in two parts.",
          caption: "A prior and four data pull at one mean.",
          numbers: { x: [0, 20], mean: 7, deviation: 2, data_mean: 13, n: 4, sigma: 3, name: "minutes" },
        },
      },
    },
  },
};
