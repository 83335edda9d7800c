import { FUNCTION_NAMES, inputsOf, isProgram, MOST_LINES } from "./model.js";

const PROGRAMS = [
  ["w = 2", "u = 3 * w", "v = u - 4", "L = v^2"],
  ["x = -1", "u = x^2", "y = exp(u)"],
  ["x = 0.5", "u = sin(x)", "v = x * u", "y = v + x"],
  ["x1 = 2", "x2 = -1", "w1 = 0.5", "a = w1 * x1", "c = x2 * x2", "z = a + c", "s = tanh(z)", "L = -log(s)"],
  ["a = 100", "c = 0", "q = a / c", "r = q^9"],
];

export default {
  title: "A computational graph",
  words: "The steps of a small program, with the value of each. Sliders change the inputs; step by step, the derivatives come back from the last line: along an edge times its local derivative, and sums where edges meet.",
  numbers: {
    program: {
      own: {
        words: `2 to ${MOST_LINES} lines of one step each: an input \`"w = 2"\`, an operation \`"u = 3 * w"\` (+, -, *, / with spaces), a power \`"L = v^2"\` or a function \`"s = sigmoid(z)"\`, \`"L = -log(s)"\` (${FUNCTION_NAMES.join(", ")}); a name is a letter, perhaps with a digit, and stands above the lines that use it; every line but the last is used; at most 6 inputs, and 3 boxes side by side`,
        many: "programs",
        fits: isProgram,
        sample: (random) => PROGRAMS[Math.floor(random() * PROGRAMS.length)],
      },
      words: "the lines of the program",
    },
    between: {
      range: [-1000, 1000], words: "where the sliders of the inputs end",
      such: ["with all inputs between them", ([low, high], { program }) =>
        inputsOf(program).every(({ input }) => input >= low && input <= high)],
      default: ({ program }) => {
        const values = inputsOf(program).map(({ input }) => input);
        return [Math.min(-5, ...values), Math.max(5, ...values)];
      },
      otherwise: "-5 and 5, or farther if an input asks for it",
    },
    steps: {
      whole: [0, MOST_LINES], default: 0, words: "how many derivatives are there at the start; on paper, all are",
      such: ["no more than there are lines", (steps, { program }) => steps <= program.length],
    },
  },
  sample: {
    alt: "Boxes for w, u, v and L below each other, with a value in each; arrows lead from each to the next.",
    caption: "A chain of three steps. How fast does $L$ change with $w$?",
    numbers: { program: PROGRAMS[0] },
  },
};
