import { rates } from "../engine/stepping.js";
import { LARGEST_SEED } from "../engine/statistics.js";
import { ACTIVATIONS, CLOUDS, MOST_STEPS, MOST_UNITS } from "./model.js";

export default {
  title: "A network that learns",
  words: "Points of two classes and a network with one hidden layer, trained by gradient descent on the mean log loss. The reader predicts how many hidden units the border needs, and sees the line of each unit and the border that they make together.",
  numbers: {
    points: { choice: CLOUDS, words: "where the points lie: two moons, a ring in a ring, four corners in turn, or two clouds" },
    count: { whole: [10, 60], default: 48, words: "how many points there are" },
    noise: { number: [0, 0.3], default: 0.12, words: "how far they are scattered" },
    cloud: { whole: [0, LARGEST_SEED], default: 1, words: "which points: the same ones for the same seed" },
    units: { whole: [1, MOST_UNITS], words: "how many hidden units there are at the start" },
    activation: { choice: ACTIVATIONS, default: "tanh", words: "what the hidden units do with their score" },
    seed: { whole: [0, LARGEST_SEED], default: 1, words: "with which weights the training begins" },
    ...rates(),
    steps: { whole: [0, MOST_STEPS], default: 0, words: "how many steps are done" },
  },
  sample: {
    alt: "Two interleaved half-moons of dots and crosses with a curved border between them, and a loss that falls.",
    caption: "Two half-moons. How many hidden units does the border need?",
    numbers: { points: "moons", units: 4, rate: 1 },
  },
};
