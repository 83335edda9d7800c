import { bothBounds, PEOPLE } from "./model.js";

export default {
  title: "A population of dots",
  numbers: {},
  modes: {
    of: {
      venn: {
        title: "two properties",
        words: "A hundred people as dots; those with a property stand within a border. How many have one of two properties, or both, and are these independent?",
        numbers: {
          a: { whole: [0, PEOPLE], words: "how many have the property A" },
          b: { whole: [0, PEOPLE], words: "how many have the property B" },
          both: {
            whole: [0, PEOPLE], words: "how many have both",
            such: ["at most `a`, at most `b`, and at least what `a` and `b` have above 100 together", (both, { a, b }) => {
              const [least, most] = bothBounds(a, b);
              return both >= least && both <= most;
            }],
          },
          names: {
            list: { text: 24 }, length: 2, default: ["have A", "have B"],
            words: "what A and B are: `drink tea`",
          },
        },
        sample: {
          alt: "A square of a hundred dots with two borders that overlap: 40 dots within the one, 30 within the other, 12 within both.",
          caption: "A hundred people, of whom 40 drink tea and 30 ride bicycles.",
          numbers: { a: 40, b: 30, both: 12, names: ["drink tea", "ride bicycles"] },
        },
      },
      flags: {
        title: "a test that flags some",
        words: "A thousand people or things as dots, large ones with a property; a test flags those within the border. Of those flagged, how many have the property?",
        numbers: {
          base: { number: [0, 1], words: "the share of all that have the property" },
          sensitivity: { number: [0, 1], words: "the share that is flagged of those with the property" },
          false_alarms: { number: [0, 1], words: "the share that is flagged of the others" },
          who: { text: 12, default: "people", words: "who or what is tested, in the plural" },
          has: { text: 20, default: "have it", words: "what the property is: `are fraudulent`" },
        },
        sample: {
          alt: "A thousand dots. Of 20 large ones, 18 stand within a border, with 49 small ones.",
          caption: "A thousand payments, of which 20 are fraudulent. Most of those flagged are not.",
          numbers: { base: 0.02, sensitivity: 0.9, false_alarms: 0.05, who: "payments", has: "are fraudulent" },
        },
      },
    },
  },
};
