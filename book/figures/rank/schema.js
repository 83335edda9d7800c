export default {
  title: "Rank",
  numbers: {
    vectors: {
      list: { list: { number: [-10, 10] }, length: 3 }, length: 3,
      such: ["not all of them 0", (rows) => rows.flat().some(Boolean)],
      words: "the vectors $u$, $v$ and $w$",
    },
  },
  sample: {
    alt: "Three arrows in a box that do not lie in one plane, beside it a point.",
    caption: "Three vectors, their rank, and the solutions that belong to it.",
    numbers: { vectors: [[2, 0, 0], [0, 2, 0], [1, 1, 1]] },
  },
};
