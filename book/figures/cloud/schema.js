export default {
  title: "A cloud of points",
  numbers: {},
  modes: {
    of: {
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
