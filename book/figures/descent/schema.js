import { functionRule } from "../engine/functions.js";
import { rates } from "../engine/stepping.js";

export default {
  title: "Gradient descent on a curve",
  numbers: {
    function: functionRule(["parabola", "two-valleys", "ripples", "bend"]),
    start: { number: "x", words: "where the descent begins" },
    ...rates(1.2),
    steps: { whole: [0, 60], words: "how many steps are drawn" },
    x: { range: true, words: "what the horizontal axis shows" },
    y: { range: true, words: "what the vertical axis shows" },
  },
  sample: {
    alt: "A parabola with dots that come down to its lowest point.",
    caption: "Eight steps of gradient descent on a parabola.",
    numbers: { function: "parabola", start: 2, rate: 0.3, steps: 8, x: [-3, 3], y: [-0.8, 9] },
  },
};
