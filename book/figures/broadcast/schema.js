import { AXES, LARGEST } from "./model.js";

const shape = { list: { whole: [1, LARGEST] }, length: [0, AXES] };

export default {
  title: "Broadcasting",
  words: "Two arrays by their shapes: how NumPy stretches them to one shape, or why it cannot.",
  numbers: {
    a: { ...shape, words: "the shape of the first array; `[]` for a single number" },
    b: { ...shape, words: "the shape of the second array" },
    names: {
      list: { text: 7 }, length: 2, default: ["a", "b"],
      such: ["different", ([one, other]) => one !== other],
      words: "what the arrays are called",
    },
    cell: {
      list: { whole: [0, LARGEST - 1] }, length: AXES, default: [0, 0],
      words: "the row and the column of the result that are looked at, counted from 0",
    },
  },
  sample: {
    alt: "A table of five rows and seven columns, a column of five numbers that is repeated seven times, and the table that they make.",
    caption: "Two shapes and what NumPy makes of them.",
    numbers: { a: [5, 7], b: [5, 1], cell: [1, 4] },
  },
};
