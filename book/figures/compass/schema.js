import { CONSTRAINTS } from "./constraints.js";
import { LANDSCAPES } from "./model.js";

const LIST = Object.entries(LANDSCAPES).map(([name, { text }]) => `\`${name}\` is ${text}`).join(", ");

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
            words: `what the map shows: ${LIST}`,
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
      constraint: {
        title: "along a constraint",
        words: "A map of level curves of $f$, and a curve $g(x, y) = c$ on which the point has to stay. The reader predicts where on it $f$ is least, moves the point until no way along the curve leads down, and sees the two gradients on one line; then the budget $c$ changes.",
        numbers: {
          landscape: {
            choice: [...Object.keys(LANDSCAPES), "quadratic"],
            words: `what the map shows: ${LIST}, and \`quadratic\` has numbers of its own`,
          },
          matrix: {
            list: { list: { number: [-100, 100] }, length: 2 }, length: 2, when: { landscape: "quadratic" },
            words: "$A$ of $f = (\\vect x - \\vect p)^\\T A\\,(\\vect x - \\vect p)$, row by row",
            such: ["symmetric and not all of it 0", ([[a, b], [c, d]]) => b === c && [a, b, d].some(Boolean)],
          },
          center: {
            list: { number: [-100, 100] }, length: 2, when: { landscape: "quadratic" }, default: [0, 0], words: "the place $\\vect p$",
          },
          constraint: { choice: Object.keys(CONSTRAINTS), words: "the curve: a `line`, the `circle` x² + y² = c, or the `diamond` |x| + |y| = c" },
          line: {
            list: { number: [-100, 100] }, length: 2, when: { constraint: "line" }, words: "$a$ and $b$ of the line $ax + by = c$",
            such: ["not both 0", (line) => line.some(Boolean)],
          },
          x: { range: [-100, 100], words: "what the horizontal axis shows at least" },
          y: { range: [-100, 100], words: "what the vertical axis shows at least" },
          budget: {
            number: "budgets", words: "$c$ at the start: the curve should meet the window",
          },
          budgets: {
            range: [-1000, 1000], words: "from where to where the slider of $c$ goes",
            such: ["above 0 for the circle and the diamond", ([low], { constraint }) => constraint === "line" || low > 0],
          },
          at: { list: [{ number: "x" }, { number: "y" }], words: "a place: the point begins on the curve next to it" },
          best: { flag: true, default: false, words: "whether the places where $f$ turns are shown at the start" },
          names: { list: { text: 20 }, length: 2, default: ["x", "y"], words: "what the axes are called" },
        },
        sample: {
          alt: "Ellipses around the origin and a falling line; a point on the line with two arrows that lie in different directions.",
          caption: "Shares that sum to 1. Where is the risk least?",
          numbers: {
            landscape: "quadratic", matrix: [[4, 1], [1, 2]], constraint: "line", line: [1, 1],
            x: [-0.4, 1.4], y: [-0.4, 1.4], budget: 1, budgets: [0.5, 1.5], at: [0.8, 0.2],
          },
        },
      },
    },
  },
};
