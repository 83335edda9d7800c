import { LARGEST_SEED } from "../engine/statistics.js";
import { FAMILIES, leastWidth } from "./families.js";
import { LEVELS, MOST, MOST_DRAWS } from "./model.js";

const seen = "at least a fiftieth of the horizontal axis";
const family = {
  family: { choice: FAMILIES, words: "which distribution" },
  x: {
    range: [-1000, 1000], words: "what the horizontal axis shows",
    such: ["beginning at 0 or before and going on beyond 2 for the exponential and the chi-square distribution",
      ([low, high], { family: one }) => one === "uniform" || one === "normal" || low <= 0 && high > 2],
  },
  ends: {
    range: "x", when: { family: "uniform" }, words: "where it begins and where it ends",
    such: [`${seen} apart`, ([low, high], { x }) => high - low >= leastWidth(x)],
  },
  mean: { number: "x", when: { family: "normal" }, words: "$\\mu$, where the middle is" },
  deviation: {
    number: [0, 1000], when: { family: "normal" }, words: "$\\sigma$, how far it spreads",
    such: [seen, (deviation, { x }) => deviation >= leastWidth(x)],
  },
  scale: {
    number: [0, 1000], when: { family: "exponential" }, words: "$\\mu$, its mean",
    such: [seen, (scale, { x }) => scale >= leastWidth(x)],
  },
  k: { whole: [1, "x"], when: { family: "chi-square" }, words: "the degrees of freedom" },
  name: { text: 24, default: "x", words: "what the horizontal axis is called" },
};

export default {
  title: "Distributions",
  numbers: {},
  modes: {
    of: {
      density: {
        title: "probabilities of intervals",
        words: "A density above, and below it the probability of all that lies to the left. The reader drags the ends of an interval, predicts the area between them, and finds it as a difference of two heights.",
        numbers: {
          ...family,
          between: { range: "x", words: "from where to where, at the start" },
        },
        sample: {
          alt: "A bell curve with the area between minus one and one shaded; below it an S-shaped curve with two heights marked.",
          caption: "The probability between $a$ and $b$, twice.",
          numbers: { family: "normal", mean: 0, deviation: 1, x: [-4, 4], between: [-1, 1] },
        },
      },
      inverse: {
        title: "draws from even numbers",
        words: "A number $u$ between 0 and 1 goes across to the graph of $F$ and down to $x$. The reader predicts where even numbers pile up, then draws some.",
        numbers: {
          ...family,
          u: { number: LEVELS, default: 0.8, words: "the number at the start" },
          draws: { whole: [0, MOST_DRAWS], default: 0, words: "how many numbers are drawn at the start" },
          seed: { whole: [0, LARGEST_SEED], default: 1, words: "which numbers are drawn: the same ones for the same seed" },
        },
        sample: {
          alt: "A curve that rises from 0 to 1; lines go from the vertical axis to it and down; below, bars that are high on the left.",
          caption: "Even numbers become waiting times.",
          numbers: { family: "exponential", scale: 1, x: [0, 5], draws: 50, name: "minutes" },
        },
      },
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
