import { inWindow, windowRules } from "../engine/arrows.js";

export default {
  title: "Arrows",
  numbers: windowRules([-6, 6], [-4, 4], 0.5),
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
        },
        sample: {
          alt: "Two arrows from the origin at an acute angle, and the shadow of one on the line of the other.",
          caption: "Two arrows and their dot product.",
          numbers: { u: [4, 1], v: [1.5, 3] },
        },
      },
    },
  },
};
