// Answers questions about curves, neurons and shapes: reads a list of cases
// [name, arguments] as JSON, writes the list of answers.

import { readFileSync } from "node:fs";

const load = (name) => import(new URL(`../../book/figures/${name}`, import.meta.url));
const { FUNCTIONS, functionOf, withLetter } = await load("engine/functions.js");
const curves = await load("curve/model.js");
const neurons = await load("neuron/model.js");
const arrays = await load("broadcast/model.js");

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
  hops: (given, start, steps) => curves.hops(functionOf(given), start, steps),
  destination: (given, start) => curves.destination(functionOf(given), start),
  basins: (given, window, count) => curves.basins(functionOf(given), window, count),
  stretched: (given, numbers, places, point) => {
    const { value, breaks, image } = curves.stretched(functionOf(given), numbers);
    return { values: places.map(value), breaks, image: image(point) };
  },
  neuron: (neuron, window, places) => ({
    scores: places.map((place) => neurons.scoreOf(neuron, place)),
    answers: places.map((place) => neurons.answerOf(neuron, place)),
    side: neurons.positiveSide(neuron, window),
    nearest: places.map((place) => neurons.nearestOnBorder(neuron, place)),
  }),
  train: (neuron, points, rate, steps) => {
    const path = [neuron];
    while (path.length <= steps) path.push(neurons.trained(path.at(-1), points, rate));
    return path.map((each) => ({ ...each, loss: neurons.lossOf(each, points) }));
  },
  truthTable: (...given) => neurons.truthTable(...given),
  broadcast: (first, second) => {
    const { shape, clash } = arrays.broadcast(first, second);
    const [rows, columns] = arrays.framed(shape ?? [0, 0]);
    const cells = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => [row, column])).flat();
    return { shape, clash, sources: [first, second].map((own) => cells.map((cell) => arrays.sourceOf(own, cell))) };
  },
  readShape: (text) => arrays.readShape(text) ?? null,
  writeShape: (shape) => arrays.writeShape(shape),
  entryOf: (...given) => arrays.entryOf(...given),
  withLetter: (...given) => withLetter(...given),
};

const cases = JSON.parse(readFileSync(0, "utf-8"));
const whole = (_, value) => typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
process.stdout.write(JSON.stringify(cases.map(([name, ...given]) => ANSWERS[name](...given)), whole));
