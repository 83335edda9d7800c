// Answers questions about draws, people and landscapes: reads a list of cases
// [name, arguments] as JSON, writes the list of answers.

import { readFileSync } from "node:fs";

const load = (name) => import(new URL(`../../book/figures/${name}/model.js`, import.meta.url));
const sampling = await load("sampling");
const people = await load("population");
const { LANDSCAPES, ...compass } = await load("compass");

const ANSWERS = {
  ...sampling, ...people, ...compass,
  // Some draws first, then more: those that were made stay as they are.
  successes: (seed, q, counts) => {
    const draws = new sampling.Draws(seed);
    return counts.map((count) => draws.successes(q, count));
  },
  names: () => Object.keys(LANDSCAPES),
  landscape: (name, places) => {
    const { value, gradient, text } = LANDSCAPES[name];
    return { text, values: places.map((at) => value(...at)), gradients: places.map((at) => gradient(...at)) };
  },
};

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(([name, ...given]) => ANSWERS[name](...given))));
