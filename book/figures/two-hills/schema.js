import { TAILS } from "../engine/statistics.js";

const REACH = 4; // standard errors beyond both hills

export default {
  title: "The two errors of a test",
  numbers: {
    null_value: { number: true, words: "the mean under the null hypothesis" },
    effect: { number: true, words: "how far the true mean lies from it" },
    deviation: { number: [1e-3, 1e6], words: "the standard deviation of one value" },
    n: { whole: [1, 10000], words: "the size of the sample" },
    alpha: { number: [0.001, 0.5], default: 0.05, words: "the level of the test" },
    tail: { choice: TAILS, default: "right", words: "which means speak against the null hypothesis" },
    x: {
      range: true, words: "what the axis shows",
      default({ null_value: center, effect, deviation, n }) {
        const room = REACH * deviation / Math.sqrt(n);
        return [Math.min(center, center + effect) - room, Math.max(center, center + effect) + room];
      },
      otherwise: `${REACH} standard errors around both hills`,
    },
    name: { text: 40, default: "mean", words: "what the axis is called" },
  },
  sample: {
    alt: "Two overlapping bells with a vertical line between them.",
    caption: "False alarms, misses and power of a test.",
    numbers: { null_value: 0, effect: 3, deviation: 5, n: 10, tail: "right" },
  },
};
