import { rates } from "../engine/stepping.js";
import { VALLEYS } from "./model.js";

export default {
  title: "Gradient descent on a map",
  numbers: {
    valley: {
      choice: VALLEYS,
      words: `what to descend on: ${Object.entries(VALLEYS).map(([name, valley]) =>
        `\`${name}\` is ${valley(["a", "b"]).text}`).join(", ")}`,
    },
    curvatures: {
      list: { number: [0.01, 100] }, length: 2, when: { valley: "bowl" }, default: [1, 10],
      words: "$a$ and $b$, how strongly it bends along $x$ and along $y$",
    },
    start: { list: [{ number: "x" }, { number: "y" }], words: "where the descent begins" },
    ...rates(),
    momentum: {
      number: [0, 0.99], default: null,
      words: "how much of the last velocity is kept; with it comes a slider",
    },
    method: {
      choice: ["descent", "newton"], default: "descent",
      words: "gradient descent alone, or beside it Newton's method from the same start",
    },
    steps: { whole: [0, 200], words: "how many steps are drawn" },
    x: { range: true, words: "what the horizontal axis shows" },
    y: { range: true, words: "what the vertical axis shows" },
  },
  sample: {
    alt: "Ellipses around the origin, with a path that comes to their center.",
    caption: "Twelve steps on a map of contour lines.",
    numbers: {
      valley: "bowl", curvatures: [1, 4], start: [4, 1], rate: 0.2, steps: 12,
      x: [-5, 5], y: [-2.2, 2.2],
    },
  },
};
