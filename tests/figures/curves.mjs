// Answers questions about curves, neurons and shapes: reads a list of cases
// [name, arguments] as JSON, writes the list of answers.

import { readFileSync } from "node:fs";

const load = (name) => import(new URL(`../../book/figures/${name}`, import.meta.url));
const { FUNCTIONS, functionOf, withLetter } = await load("engine/functions.js");
const curves = await load("curve/model.js");

const ANSWERS = {
  names: () => Object.keys(FUNCTIONS),
  function: (given, places) => {
    const { value, slope, text, breaks } = functionOf(given);
    return { values: places.map(value), slopes: places.map(slope), text, breaks };
  },
  quotient: (given, x, h) => curves.quotient(functionOf(given), x, h),
  tangentAt: (given, x) => curves.tangentAt(functionOf(given), x),
  isDefined: (given, x) => curves.isDefined(functionOf(given), x),
  rangeOf: (given, part, window) => curves.rangeOf(functionOf(given)[part], window),
  levelPlaces: (given, window) => curves.levelPlaces(functionOf(given).slope, window),
  withLetter: (...given) => withLetter(...given),
};

const cases = JSON.parse(readFileSync(0, "utf-8"));
const whole = (_, value) => typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
process.stdout.write(JSON.stringify(cases.map(([name, ...given]) => ANSWERS[name](...given)), whole));
