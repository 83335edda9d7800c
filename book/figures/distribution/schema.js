import { MOST } from "./model.js";

export default {
  title: "Distributions",
  numbers: {},
  modes: {
    of: {
      pmf: {
        title: "probabilities of counts",
        words: "The probabilities of 0, 1, 2, … as bars, and a limit to drag. How likely is a count at least as large as the limit, or at most as large?",
        numbers: {
          model: { choice: ["binomial", "poisson"], words: "Binomial$(n,q)$ or Poisson$(\\mu)$" },
          n: { whole: [1, "largest_n"], when: { model: "binomial" }, words: "how many trials" },
          largest_n: { whole: [1, MOST], when: { model: "binomial" }, default: MOST, words: "where the slider of $n$ ends" },
          q: { number: [0, "largest_q"], when: { model: "binomial" }, words: "the probability of a success" },
          largest_q: { number: [0.01, 1], when: { model: "binomial" }, default: 1, words: "where the slider of $q$ ends" },
          mu: { number: [0, "largest_mu"], when: { model: "poisson" }, words: "how many events there are on an average" },
          largest_mu: { number: [0.1, 100], when: { model: "poisson" }, default: 20, words: "where the slider of $\\mu$ ends" },
          limit: { whole: [0, MOST], words: "the limit at the start" },
          side: { choice: ["right", "left"], default: "right", words: "whether counts from the limit upward are marked, or up to the limit" },
          name: { text: 24, default: "count", words: "what is counted" },
        },
        sample: {
          alt: "Bars over the counts from 0 to 20, the highest at 6; those from 9 upward are marked.",
          caption: "Sales in 200 visits, if 3 of 100 visitors buy. Nine sales or more: how likely?",
          numbers: { model: "binomial", n: 200, q: 0.03, largest_q: 0.1, limit: 9, name: "sales" },
        },
      },
    },
  },
};
