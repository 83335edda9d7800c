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
  modes: {
    default: "grid",
    of: {
      grid: {
        title: "grid",
        words: "The two columns of the matrix are arrows to drag; the grid and a drawing follow.",
        numbers: { matrix: matrix("the matrix at the start, row by row"), shape, ...windowRules([-4, 4], [-3, 3], 0.1) },
        sample: {
          alt: "A grid of slanted lines that a matrix has made of an upright one, with a slanted letter F and the two columns as arrows.",
          caption: "What a matrix does to the plane.",
          numbers: { matrix: [[1.5, -0.5], [0.5, 1]] },
        },
      },
      then: {
        title: "two maps",
        words: "Two maps, one after the other, in both orders: the grid and a drawing after none, the first and both.",
        numbers: {
          first: matrix("the matrix A, row by row"), second: matrix("the matrix B, row by row"), shape,
          area: { flag: true, default: false, words: "whether the determinants are shown" },
          ...windowRules([-4, 4], [-3, 3], 0.1),
        },
        sample: {
          alt: "Two planes, each with a letter F that two maps have moved; the two letters lie in different places.",
          caption: "The same two maps in both orders.",
          numbers: { first: [[0, -1], [1, 0]], second: [[1, 1], [0, 1]] },
        },
      },
      area: {
        title: "determinant as area",
        words: "The image of the unit square, its area, and whether it is turned over.",
        numbers: { matrix: matrix("the matrix at the start, row by row"), ...windowRules([-4, 4], [-3, 3], 0.5) },
        sample: {
          alt: "A parallelogram on two arrows; in it a letter F and the number of its area.",
          caption: "The determinant is the area of the image of the unit square.",
          numbers: { matrix: [[2, 0.5], [0.5, 1.5]] },
        },
      },
    },
  },
};
