import { windowRules } from "../engine/arrows.js";
import { SHAPES } from "./model.js";

/** A matrix whose columns end in the window. */
const matrix = (words, extra = {}) => ({
  list: [{ list: { number: "x" }, length: 2 }, { list: { number: "y" }, length: 2 }],
  words, ...extra,
});

const shape = {
  choice: SHAPES, or: { list: { list: { number: [-100, 100] }, length: 2 }, length: [3, 60] },
  default: "F", words: "what is drawn on the plane: a name, or the corners of a drawing",
};

export default {
  title: "A linear map of the plane",
  numbers: windowRules([-4, 4], [-3, 3], 0.1),
  modes: {
    default: "grid",
    of: {
      grid: {
        title: "grid",
        words: "The two columns of the matrix are arrows to drag; the grid and a drawing follow.",
        numbers: { matrix: matrix("the matrix at the start, row by row"), shape },
        sample: {
          alt: "A grid of slanted lines that a matrix has made of an upright one, with a slanted letter F and the two columns as arrows.",
          caption: "What a matrix does to the plane.",
          numbers: { matrix: [[1.5, -0.5], [0.5, 1]] },
        },
      },
    },
  },
};
