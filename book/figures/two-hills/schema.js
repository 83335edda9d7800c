import { TAILS } from "../engine/tails.js";
import { pairOf, SHARES } from "./model.js";

const REACH = 4; // standard errors beyond both hills
const [LEAST, MOST] = SHARES;
const isShare = (value) => value >= LEAST && value <= MOST;

const test = (tail, words) => ({
  alpha: { number: [0.001, 0.5], default: 0.05, words: "the level of the test" },
  tail: { choice: TAILS, default: tail, words },
});

export default {
  title: "The two errors of a test",
  numbers: {},
  modes: {
    default: "mean",
    of: {
      mean: {
        title: "one mean",
        numbers: {
          null_value: { number: true, words: "the mean under the null hypothesis" },
          effect: { number: true, words: "how far the true mean lies from it" },
          deviation: { number: [1e-3, 1e6], words: "the standard deviation of one value" },
          n: { whole: [1, 10000], words: "the size of the sample" },
          ...test("right", "which means speak against the null hypothesis"),
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
      },
      groups: {
        title: "two groups",
        words: "How many must be in each of two groups, for a difference to be found? Above, the share or the mean of each group, as it spreads from experiment to experiment; below, on the same scale, their difference without and with an effect, and the test of it. The reader predicts how many more half the effect asks for, then drags the second group, and the critical value.",
        numbers: {
          measure: { choice: ["share", "mean"], words: "what is compared: shares of successes, or means" },
          base: {
            number: true, words: "the share, or the mean, of the first group",
            such: [`a share from ${LEAST} to ${MOST}`, (base, { measure }) => measure !== "share" || isShare(base)],
          },
          effect: {
            number: true, words: "how far the second group lies above the first: an absolute difference",
            such: ["so that the second group has a share, too", (effect, { measure, base }) => measure !== "share" || isShare(base + effect)],
          },
          deviation: { number: [1e-3, 1e6], when: { measure: "mean" }, words: "the standard deviation of one value in each group" },
          n: { whole: [2, 100000], words: "how many are in each group" },
          ...test("two-sided", "which differences speak against the null hypothesis"),
          wanted: { number: [0.5, 0.99], default: 0.8, words: "the power for which the figure says how many each group needs" },
          x: {
            range: true, words: "what the axis of the groups shows; the axis of their difference is as long",
            default(numbers) {
              const { places, wide } = pairOf(numbers);
              const room = REACH * Math.max(...wide) / Math.sqrt(numbers.n);
              return [Math.min(...places) - room, Math.max(...places) + room];
            },
            otherwise: `${REACH} standard errors of the difference around both groups`,
          },
          groups: {
            list: { text: 14 }, length: 2, default: ["group A", "group B"], words: "what the groups are called",
            such: ["both different", ([first, second]) => first !== second],
          },
          name: { text: 30, default: "value", words: "what the axis of the groups is called" },
        },
        sample: {
          alt: "Above, two narrow bells that overlap, one for each group; below, two wider bells, around no difference and around the true one, with two vertical lines.",
          caption: "One visitor in ten buys, and with the new page a few more. Are 2000 visitors for each page enough to see it?",
          numbers: { measure: "share", base: 0.1, effect: 0.02, n: 2000, groups: ["old page", "new page"], name: "share of buyers" },
        },
      },
    },
  },
};
