import { MOST_COLUMNS, MOST_ROWS, sums } from "./model.js";

const places = (name, most) => Array.from({ length: most }, (_, k) => `${name} ${k + 1}`);
const numbered = (text) => Number(text.split(" ")[1]);

export default {
  title: "A joint table and its conditional distributions",
  words: "A table of two random variables in shades, with its margins. If one of them is known, what does that say of the other? The reader predicts the bars, chooses a row or a column, and takes the dependence out of the table while the margins stay.",
  numbers: {
    names: { list: { text: 9 }, length: 2, words: "what the variables are called: the one of the rows, then the one of the columns" },
    rows: { list: { text: 8 }, length: [2, MOST_ROWS], words: "the values of the first variable" },
    columns: { list: { text: 8 }, length: [2, MOST_COLUMNS], words: "the values of the second one" },
    table: {
      list: { list: { number: [0, 1e6] }, length: "columns" }, length: "rows",
      words: "the probabilities, row by row, or counts, which are divided by their sum",
      such: ["with more than 0 in every row and every column", (table) => sums(table).every((side) => side.every((sum) => sum > 0))],
    },
    given: {
      choice: ["none", ...places("row", MOST_ROWS), ...places("column", MOST_COLUMNS)], default: "none",
      words: "what is known at the start, such as `row 2`",
      such: ["one of the table", (given, { rows, columns }) => given === "none"
        || numbered(given) <= (given.startsWith("row") ? rows : columns).length],
    },
  },
  sample: {
    alt: "A table of two rows and three columns in shades, and bars: the probabilities of the columns, beside them those of the second row alone, which lean to the right.",
    caption: "Two air sensors on one street. If the school's reads high, what does the one at the bus stop read?",
    numbers: {
      names: ["school", "bus stop"], rows: ["low", "high"], columns: ["low", "middle", "high"],
      table: [[0.24, 0.2, 0.06], [0.06, 0.2, 0.24]], given: "row 2",
    },
  },
};
