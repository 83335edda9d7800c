import { LARGEST, parse } from "./model.js";

const digits = String(LARGEST).length;
const exact = {
  words: `a whole number or text such as "1/3" or "0.25", of at most ${digits} digits`,
  many: `whole numbers or texts such as "1/3" or "0.25", of at most ${digits} digits`,
  fits(value) {
    if (typeof value !== "string" && !Number.isInteger(value)) return false;
    const number = parse(String(value));
    const within = (part) => part <= LARGEST && -part <= LARGEST;
    return number !== undefined && within(number.top) && within(number.bottom);
  },
  sample(random) {
    const top = Math.floor(random() * 21) - 10;
    const kind = random();
    return kind < 0.8 ? top : kind < 0.9 ? `${top}/${1 + Math.floor(random() * 9)}`
      : String(Math.round(Number(LARGEST) * (2 * random() - 1)));
  },
};

export default {
  title: "Row operations",
  numbers: {
    matrix: {
      list: { list: { own: exact }, length: "unknowns + 1" }, length: [2, 4],
      words: "the augmented matrix (decimals in quotation marks, so that nothing is rounded)",
    },
    unknowns: {
      list: { text: 1 }, length: [2, 4],
      such: ["all different", (names) => new Set(names).size === names.length],
      words: "their names (two have their lines drawn beside the matrix)",
    },
  },
  sample: {
    alt: "A matrix with two rows, beside it two lines that cross in one point.",
    caption: "Row operations, one by one, and what they do to the lines.",
    numbers: { matrix: [[1, 1, 3], [1, -1, 1]], unknowns: ["x", "y"] },
  },
};
