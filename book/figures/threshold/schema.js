import { MOST } from "./model.js";

const scores = { list: { number: "x" }, length: [1, MOST] };

export default {
  title: "A threshold for scores",
  words: "The scores of two classes, one upward and one downward, and a threshold between them: the table of right and wrong answers, the point on the ROC curve and the cost move together. The reader predicts which threshold is cheapest, then lets a miss cost more.",
  numbers: {
    x: { range: [-1000, 1000], default: [0, 1], words: "from where to where scores go" },
    positives: { ...scores, words: "the scores of the cases that should be flagged" },
    negatives: { ...scores, words: "the scores of the other cases" },
    threshold: { number: "x", words: "the threshold at the start: from it upward a case is flagged" },
    miss_cost: { number: [0.1, 50], default: 1, words: "what a miss costs at the start, if a false alarm costs 1" },
    bins: { whole: [5, 40], default: 20, words: "how many bars cover the axis" },
    positive: { text: 12, default: "positive", words: "what the first cases are called" },
    negative: { text: 12, default: "negative", words: "what the others are called" },
    name: { text: 24, default: "score", words: "what the horizontal axis is called" },
  },
  sample: {
    alt: "Bars upward, most of them on the right, and bars downward, most of them on the left, with a vertical line between; a curve that rises steeply and then levels off, with a point on it; a cost in steps, low in the middle; a table of four counts.",
    caption: "Fifty messages. Where would you draw the line, if spam that gets through is only a nuisance?",
    numbers: {
      positives: [0.22, 0.35, 0.41, 0.48, 0.55, 0.6, 0.64, 0.7, 0.72, 0.77, 0.81, 0.83, 0.86, 0.88, 0.91, 0.93, 0.95, 0.96, 0.98, 0.99],
      negatives: [0.01, 0.02, 0.02, 0.03, 0.05, 0.06, 0.08, 0.09, 0.11, 0.12, 0.14, 0.16, 0.17, 0.2, 0.21, 0.24, 0.27, 0.28, 0.31, 0.33, 0.37, 0.4, 0.44, 0.46, 0.52, 0.57, 0.58, 0.66, 0.74, 0.87],
      threshold: 0.5, positive: "spam", negative: "no spam",
    },
  },
};
