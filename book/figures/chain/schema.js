import { MOST_STEPS } from "./model.js";

export default {
  title: "Shares that move",
  numbers: {},
  modes: {
    of: {
      docks: {
        title: "docks filling up",
        words: "Shares of bicycles at a few docks, and where those of each dock go next. The reader predicts where the shares settle, changes the start and the matrix, and looks at the equilibrium.",
        numbers: {
          names: { list: { text: 8 }, length: [2, 3], words: "what the states are called" },
          matrix: {
            list: { list: { number: [0, 1000] }, length: "names" }, length: "names",
            words: "rows of the transition matrix: to the first state from each, to the second, …; each column is divided by its sum, so that counts will do",
            such: ["no column of zeros", (rows) => rows[0].every((_, j) => rows.some((row) => row[j] > 0))],
          },
          start: {
            list: { number: [0, 1000] }, length: "names", words: "the shares at the start, or counts",
            such: ["not all of them 0", (counts) => counts.some((count) => count > 0)],
          },
          steps: { whole: [0, MOST_STEPS], default: 0, words: "how many steps are done" },
          of: { text: 24, default: "share", words: "what the vertical axis is called" },
        },
        sample: {
          alt: "Two pictures: columns that show where the bicycles of three docks go next; three curves that come from far apart and level off.",
          caption: "Where do the shares settle?",
          numbers: {
            names: ["Station", "Park", "Pool"], matrix: [[0.6, 0.3, 0.1], [0.3, 0.5, 0.4], [0.1, 0.2, 0.5]],
            start: [1, 0, 0], steps: 6, of: "share of bicycles",
          },
        },
      },
      web: {
        title: "a small web",
        words: "Pages with links between them, each as large as its PageRank. The reader predicts which link lifts a page most, adds links and takes them away, and changes the damping.",
        numbers: {
          pages: { whole: [2, 8], words: "how many pages there are, called A, B, …" },
          links: {
            list: { list: [{ whole: [1, "pages"] }, { whole: [1, "pages"] }] }, length: [0, 56],
            words: "from which page to which, counted from 1",
            such: ["none from a page to itself and none twice", (links) =>
              links.every(([from, to]) => from !== to) && new Set(links.map(String)).size === links.length],
          },
          damping: { number: [0, 1], default: 0.85, words: "$c$, how often a reader follows a link" },
        },
        sample: {
          alt: "Six circles of different sizes with arrows between them; the largest is C.",
          caption: "Six pages, ranked from their links.",
          numbers: { pages: 6, links: [[1, 2], [1, 3], [2, 3], [3, 1], [4, 3], [5, 4], [5, 6], [6, 3]] },
        },
      },
    },
  },
};
