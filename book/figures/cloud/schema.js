import { LARGEST_SEED } from "../engine/statistics.js";
import { leastDeviation, MOST_DRAWS } from "./model.js";

const RHO = 0.98; // beyond it, a cloud looks like a line

export default {
  title: "A cloud of points",
  numbers: {},
  modes: {
    of: {
      normal: {
        title: "a normal cloud and its slices",
        words: "A normal distribution of two variables as curves of one density, with a slice to drag across it. The reader predicts where the slice has its middle and how wide it is, if one variable is known, and then changes the correlation.",
        numbers: {
          x: { range: [-1000, 1000], words: "what the horizontal axis shows at least" },
          y: { range: [-1000, 1000], words: "what the vertical axis shows at least" },
          mean: { list: [{ number: "x" }, { number: "y" }], words: "the middle of the cloud" },
          deviations: {
            list: { number: [0, 1000] }, length: 2, words: "the standard deviations",
            such: ["each at least a fiftieth of its axis and at most half of it", (deviations, { x, y }) => [x, y].every((axis, k) =>
              deviations[k] >= leastDeviation(axis) && deviations[k] <= (axis[1] - axis[0]) / 2)],
          },
          rho: { number: [-RHO, RHO], words: "$\\rho$, the correlation at the start" },
          given: { number: "x", words: "where the slice is at the start" },
          draws: { whole: [0, MOST_DRAWS], default: 0, words: "how many points are drawn at the start" },
          seed: { whole: [0, LARGEST_SEED], default: 1, words: "which points are drawn: the same ones for the same seed" },
          axes: { list: { text: 20 }, length: 2, default: ["x", "y"], words: "what the variables are called" },
        },
        sample: {
          alt: "Three slanted ellipses around one middle, cut by an upright line; beside them two bell curves, the one of the cut narrower and farther to the right.",
          caption: "A normal cloud. What does one variable tell of the other?",
          numbers: { x: [0, 40], y: [0, 40], mean: [20, 18], deviations: [5, 5], rho: 0.8, given: 28, draws: 100, axes: ["X", "Y"] },
        },
      },
      direction: {
        title: "the direction of the largest variance",
        words: "Points with a line through their mean, and the shadows that they cast on it. The reader predicts at which angle the shadows spread most, turns the line, and then looks at the variance for every angle.",
        numbers: {
          x: { range: [-1000, 1000], words: "what the horizontal axis shows at least" },
          y: { range: [-1000, 1000], words: "what the vertical axis shows at least" },
          points: {
            list: { list: [{ number: "x" }, { number: "y" }] }, length: [3, 60], words: "the points",
            such: ["not all of them the same", (points) => points.some((point) => String(point) !== String(points[0]))],
          },
          angle: { number: [0, 180], default: 0, words: "of the line at the start, in degrees" },
          axes: { list: { text: 20 }, length: 2, default: ["x", "y"], words: "what the axes are called" },
        },
        sample: {
          alt: "A long cloud of points with a line across it and shadows on the line; beside it, a curve of the variance that is highest near 35 degrees.",
          caption: "Along which direction do the points spread most?",
          numbers: {
            x: [-4, 4], y: [-3, 3], angle: 100,
            points: [[-3, -1.8], [-2.2, -1.9], [-1.9, -0.7], [-1.2, -1.1], [-0.8, 0.1], [-0.3, -0.6], [0.2, 0.5], [0.7, 0], [1, 1.1], [1.6, 0.6], [2.1, 1.9], [2.4, 1.2], [3, 2.3]],
          },
        },
      },
    },
  },
};
