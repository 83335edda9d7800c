// Answers questions about the mathematics of moving figures: reads a list of
// cases [name, arguments] as JSON, writes the list of answers.

import { readFileSync } from "node:fs";

const folder = new URL("../../book/figures/", import.meta.url);
const load = (name) => import(new URL(name, folder));
const rows = await load("row-steps/model.js");
const ranks = await load("rank/model.js");
const descent = await load("descent/model.js");
const contours = await load("contour-descent/model.js");
const lines = await load("line-fit/model.js");
const valleys = await load("engine/valley.js");
const { functionOf } = await load("engine/functions.js");
const { drawable } = await load("engine/stepping.js");

const parsed = (matrix) => matrix.map((row) => row.map((text) => rows.parse(text)));
const texts = (matrix) => matrix.map((row) =>
  row.map(({ top, bottom }) => bottom === 1n ? `${top}` : `${top}/${bottom}`));
const stepOf = ({ factor, ...step }) =>
  factor === undefined ? step : { ...step, factor: rows.parse(factor) };
const valleyOf = (name, curvatures) => contours.VALLEYS[name](curvatures);

const ANSWERS = {
  parse: (text) => {
    const number = rows.parse(text);
    return number ? texts([[number]])[0][0] : null;
  },
  replay: (matrix, steps) => {
    const result = rows.replay(parsed(matrix), steps.map(stepOf));
    return result ? texts(result) : null;
  },
  refusal: (matrix, step) => rows.refusal(parsed(matrix), stepOf(step)),
  describe: (step) => rows.describe(stepOf(step)),
  form: (matrix) => rows.form(parsed(matrix)),
  solutions: (matrix) => {
    const { kind, point, determinant } = rows.solutions(parsed(matrix));
    return { kind, point, determinant: determinant && texts([[determinant]])[0][0] };
  },
  linked: (matrix, steps) => {
    const [written, done] = [rows.writeMatrix(parsed(matrix)), rows.writeSteps(steps.map(stepOf))];
    return { written, done,
      read: texts(rows.readMatrix(written, matrix.length, matrix[0].length)),
      again: rows.writeSteps(rows.readSteps(done, matrix.length)) };
  },
  readMatrix: (...given) => rows.readMatrix(...given) === undefined,
  readSteps: (...given) => rows.readSteps(...given) === undefined,
  windowOf: (matrix) => rows.windowOf(parsed(matrix)),
  rank: (vectors) => ranks.rank(vectors),
  nullDirections: (vectors) => ranks.nullDirections(vectors),
  heightOf: (vectors) => ranks.heightOf(vectors),
  lifted: (vectors, height) => ranks.lifted(vectors, height),
  onOneLine: (vectors) => ranks.onOneLine(vectors),
  determinant: (vectors) => ranks.determinant(vectors),
  function: (given, places) => {
    const { value, slope, text } = functionOf(given);
    return { values: places.map(value), slopes: places.map(slope), text };
  },
  descend: (given, start, rate, steps) => {
    const curve = functionOf(given);
    const path = descent.descend(curve, start, rate, steps);
    return { path, ...descent.verdict(curve, rate, path) };
  },
  valley: (name, curvatures, places) => {
    const { value, gradient, hessian } = valleyOf(name, curvatures);
    return { values: places.map((place) => value(...place)),
      gradients: places.map((place) => gradient(...place)),
      hessians: places.map((place) => hessian(...place)) };
  },
  newton: (name, curvatures, start, steps) => {
    const valley = valleyOf(name, curvatures);
    return { path: contours.newton(valley, start, steps), ...contours.newtonEnd(valley, start) };
  },
  roll: (name, curvatures, start, rate, momentum, steps) => {
    const valley = valleyOf(name, curvatures);
    const path = valleys.descend(valley, start, { rate, momentum }, steps);
    return { path, ...valleys.verdict(valley, { rate, momentum }, path) };
  },
  fit: (points, start, rate, steps) => {
    const sums = lines.averages(points);
    const value = lines.errorOf(sums);
    const gradient = (...line) => lines.gradient(sums, line);
    return {
      error: value(...start), direct: lines.meanSquaredError(points, start),
      gradient: gradient(...start), best: lines.leastSquares(sums),
      curvatures: lines.curvatures(sums), window: lines.parameterWindow(points, start),
      data: lines.dataWindow(points),
      path: valleys.descend({ value, gradient }, start, { rate, momentum: 0 }, steps),
    };
  },
  byHand: (points, x, heights, unit) => {
    const ends = lines.places(x);
    const line = lines.through(ends, heights);
    const missed = lines.residuals(points, line);
    return {
      ends, line, missed, sum: lines.sumOfSquares(points, line),
      dots: [points.map(() => 1), points.map(([across]) => across)].map((each) => lines.dot(each, missed)),
      squares: points.map((point, k) => lines.squareOf(point, missed[k], line[0], unit)),
    };
  },
  drawable: (...given) => drawable(...given),
};

const cases = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(cases.map(([name, given]) => ANSWERS[name](...given))));
