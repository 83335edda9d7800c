import { inWindow, windowRules } from "../engine/arrow-rules.js";
import { SHAPES, STEPS } from "./model.js";

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
      inverse: {
        title: "undo",
        words: "A map and a point y after it: which x has led there, and what an error in y does to x. A singular map has none or many.",
        numbers: {
          matrix: matrix("the matrix at the start, row by row"), shape,
          point: inWindow("the point y at the start"),
          error: { number: [0, 1], default: 0.5, words: "the radius of the disc around y; 0 for none" },
          ...windowRules([-4, 4], [-3, 3], 0.5),
        },
        sample: {
          alt: "On one side a letter F and a point x with an ellipse around it, on the other side their images: a slanted F and a point y with a disc.",
          caption: "Which x has led to y?",
          numbers: { matrix: [[2, 0.5], [-0.5, 1]], point: [2, 1] },
        },
      },
      eigen: {
        title: "eigenvectors",
        words: "An arrow of length 1 to turn, and its image: for some directions both lie on one line.",
        numbers: {
          matrix: matrix("the matrix at the start, row by row"),
          angle: { number: [-180, 180], default: 0, words: "the direction of x at the start, in degrees" },
          ...windowRules([-4, 4], [-3, 3], 0.5),
        },
        sample: {
          alt: "An arrow x from the center of a circle to its rim, and its image Ax with its tip on an ellipse, in another direction.",
          caption: "When do x and Ax lie on one line?",
          numbers: { matrix: [[2, 1], [1, 2]], angle: 15 },
        },
      },
      svd: {
        title: "singular values",
        words: "A circle and its image, an ellipse. The reader turns an arrow of length 1, predicts for which direction its image is longest, and then does the map in three steps: a turn, a stretch along the axes, a turn.",
        numbers: {
          matrix: matrix("the matrix at the start, row by row"),
          angle: { number: [-180, 180], default: 0, words: "the direction of x at the start, in degrees" },
          ...windowRules([-3, 3], [-2, 2], 0.5),
        },
        sample: {
          alt: "A circle with an arrow x and two arrows at right angles; beside it a slanted ellipse with the image of x, and the images of the two arrows along its axes.",
          caption: "A circle before and after the map. Which arrow becomes longest?",
          numbers: { matrix: [[2, 1], [0.5, 1.5]], angle: -20 },
        },
      },
      iterate: {
        title: "again and again",
        words: "A start, and where the same map takes it step by step, beside the lines of the eigenvectors.",
        numbers: {
          matrix: matrix("the matrix at the start, row by row"),
          start: inWindow("the start"),
          steps: { ...STEPS, default: 0, words: "how many steps are drawn" },
          scaled: { flag: true, default: false, words: "whether each step is brought to length 1" },
          ...windowRules([-4, 4], [-3, 3], 0.5),
        },
        sample: {
          alt: "Dots that lead from a start towards one of two lines through the origin.",
          caption: "The same map, eight times.",
          numbers: { matrix: [[1, 0.3], [0.2, 0.9]], start: [-1, 2], steps: 8 },
        },
      },
    },
  },
};
