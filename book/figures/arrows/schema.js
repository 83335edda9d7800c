import { inWindow, windowRules } from "../engine/arrow-rules.js";
import { WEIGHTS } from "./model.js";

export default {
  title: "Arrows",
  modes: {
    default: "dot",
    of: {
      dot: {
        title: "dot product",
        words: "Two arrows to drag: their dot product, its sign, lengths and angle, and the shadow of the second on the line of the first.",
        numbers: {
          u: inWindow("the first arrow"),
          v: inWindow("the second arrow, whose shadow is drawn"),
          names: { list: { text: 8 }, length: 2, default: ["u", "v"], words: "what the arrows are called" },
          ...windowRules([-6, 6], [-4, 4], 0.5),
        },
        sample: {
          alt: "Two arrows from the origin at an acute angle, and the shadow of one on the line of the other.",
          caption: "Two arrows and their dot product.",
          numbers: { u: [4, 1], v: [1.5, 3] },
        },
      },
      combination: {
        title: "combination",
        words: "Two columns and a weight for each: slide or drag the weights until the combination reaches a target.",
        numbers: {
          columns: { list: inWindow(""), length: 2, words: "the two columns of $A$" },
          target: inWindow("the target $b$"),
          weights: { list: { number: [-5, 5] }, length: 2, default: [1, 1], words: "the weights at the start" },
          ...windowRules([-6, 6], [-4, 4], 0.5),
        },
        sample: {
          alt: "A multiple of a first arrow, from its tip a multiple of a second one; together they do not reach the arrow b yet.",
          caption: "Which weights reach the target?",
          numbers: { columns: [[2, 1], [-1, 1]], target: [3, 3] },
        },
      },
      span: {
        title: "span",
        words: "All that two vectors reach, with weights from a grid or with all numbers as weights, and a point to ask about.",
        numbers: {
          vectors: { list: inWindow(""), length: 2, words: "the two vectors" },
          point: inWindow("the point $p$"),
          weights: { choice: WEIGHTS, default: "1", words: "how fine the grid of weights is: 1, 2 or 4 for whole, halves, quarters, or all" },
          ...windowRules([-6, 6], [-4, 4], 0.5),
        },
        sample: {
          alt: "Two arrows and a slanted grid of dots, their combinations with whole weights.",
          caption: "What two vectors reach.",
          numbers: { vectors: [[2, 1], [-1, 1]], point: [1, 2] },
        },
      },
      shadow: {
        title: "projection",
        words: "A foot to move on the line of u: the residual is shortest, its square least, where it stands at right angles.",
        numbers: {
          u: inWindow("the direction of the line"), b: inWindow("the vector that is projected"),
          foot: { number: [-5, 5], default: 0, words: "the weight $c$ of the foot $cu$ at the start" },
          ...windowRules([-6, 6], [-4, 4], 0.5),
        },
        sample: {
          alt: "A line and an arrow b; from a point of the line a segment leads to the tip of b, with a square on it.",
          caption: "The residual and its square.",
          numbers: { u: [2, 1], b: [1, 3], foot: 0.25 },
        },
      },
    },
  },
};
