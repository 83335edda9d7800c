import { LARGEST_SEED } from "../engine/statistics.js";
import { MOST } from "./model.js";

export default {
  title: "Drawing again and again",
  numbers: {},
  modes: {
    of: {
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
