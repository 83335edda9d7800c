import { LANDSCAPES } from "./model.js";

export default {
  title: "A compass on a map",
  numbers: {},
  modes: {
    of: {
      gradient: {
        title: "slopes in all directions",
        words: "A map of level curves with a point to drag and a direction to turn. Beside it, the slope in every direction: a wave, highest where the gradient points.",
        numbers: {
          landscape: {
            choice: LANDSCAPES,
            words: `what the map shows: ${Object.entries(LANDSCAPES).map(([name, { text }]) => `\`${name}\` is ${text}`).join(", ")}`,
          },
          x: { range: [-100, 100], words: "what the horizontal axis shows at least" },
          y: { range: [-100, 100], words: "what the vertical axis shows at least" },
          at: { list: [{ number: "x" }, { number: "y" }], words: "where the point is" },
          degrees: { whole: [0, 360], default: 0, words: "where the compass points: 0 is right, 90 is up" },
          gradient: { flag: true, default: true, words: "whether the gradient is shown at the start" },
          names: { list: { text: 20 }, length: 2, default: ["x", "y"], words: "what the axes are called" },
        },
        sample: {
          alt: "Ellipses around the origin; at a point, an arrow to the right and one across the ellipse.",
          caption: "How steep is it in this direction, and where is it steepest?",
          numbers: { landscape: "bowl", x: [-4, 4], y: [-2.2, 2.2], at: [2, 1], degrees: 0 },
        },
      },
    },
  },
};
