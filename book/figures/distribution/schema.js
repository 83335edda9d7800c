import { LARGEST_SEED } from "../engine/statistics.js";
import { ESTIMATED } from "./estimates.js";
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

const within = (name) => (value, { family: one, x }) => {
  const [low, high] = ESTIMATED[one].parameters[name][2](x);
  return value >= low && value <= high;
};
const fromZero = ([low, high], { family: one }) => one === "normal" || low <= 0 && high >= -low && high > 0;

/** A candidate: the parameters in their order, the last one above 0. */
const candidate = {
  words: "the parameters in their order", many: "lists of the parameters in their order",
  fits: (values) => Array.isArray(values) && [1, 2].includes(values.length) && values.every(Number.isFinite) && values.at(-1) > 0,
  sample: (random) => [4 * random(), 0.2 + random()].slice(random() < 0.5 ? 1 : 0),
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
          caption: "Uniform numbers become waiting times.",
          numbers: { family: "exponential", scale: 1, x: [0, 5], draws: 50, name: "minutes" },
        },
      },
      likelihood: {
        title: "the likelihood of data",
        words: "A few data under a density; the product of its heights is the likelihood. The reader predicts which parameters make it largest, moves them on a map or a graph of all parameters, and then moves the data.",
        numbers: {
          family: { choice: Object.keys(ESTIMATED), words: "which distributions: `uniform` begins at 0" },
          x: {
            range: [-1000, 1000], words: "what the horizontal axis shows",
            such: ["beginning at 0 or before, and not farther from 0 than its end, for the exponential and the uniform distribution", fromZero],
          },
          points: {
            list: { number: "x" }, length: [1, 8], words: "the data at the start",
            such: ["0 or more for the exponential and the uniform distribution", (points, { family: one }) =>
              one === "normal" || points.every((point) => point >= 0)],
          },
          mean: {
            number: "x", when: { family: ["normal", "exponential"] }, words: "$\\mu$ at the start",
            such: ["at least a fiftieth of the axis for the exponential distribution", within("mean")],
          },
          deviation: {
            number: [0, 1000], when: { family: "normal" }, words: "$\\sigma$ at the start",
            such: ["from a fiftieth to half of the horizontal axis", within("deviation")],
          },
          end: {
            number: "x", when: { family: "uniform" }, words: "$\\theta$, where the distribution ends, at the start",
            such: ["at least a fiftieth of the axis", within("end")],
          },
          candidates: {
            named: { own: candidate }, length: [0, 4], default: {}, words: "buttons that set the parameters",
            such: ["as many as the distribution has", (all, { family: one }) => Object.values(all)
              .every((values) => values.length === Object.keys(ESTIMATED[one].parameters).length)],
          },
          name: { text: 24, default: "x", words: "what the horizontal axis is called" },
        },
        sample: {
          alt: "A bell curve over five data, with a bar up to the curve at each of them; below it a map with closed curves around a cross, and a dot beside it.",
          caption: "Five response times. Which bell makes them most likely?",
          numbers: {
            family: "normal", x: [0, 10], points: [3.1, 4, 4.4, 5.2, 7.3], mean: 3.5, deviation: 2,
            candidates: { "server A": [4, 1], "server B": [5, 1.5], "server C": [6, 2.5] }, name: "seconds",
          },
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
