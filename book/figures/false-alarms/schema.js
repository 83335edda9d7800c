import { LARGEST_SEED } from "../engine/statistics.js";

export default {
  title: "Many tests",
  numbers: {
    features: { whole: [2, 50], default: 20, words: "how many useless features are tested" },
    alpha: { number: [0.001, 0.3], default: 0.05, words: "the level of each test" },
    seed: { whole: [0, LARGEST_SEED], default: 1, words: "which random numbers are drawn" },
  },
  sample: {
    alt: "Twelve dots, one in each row, spread over p-values from 0 to 1.",
    caption: "Twelve tests in which nothing is going on.",
    numbers: { features: 12, alpha: 0.1 },
  },
};
