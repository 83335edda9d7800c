/** One neuron with two inputs: its score, its border, its answers. Nothing here draws. */

/** The score w · x + b. */
export const scoreOf = ({ weights: [v, w], bias }, [x, y]) => v * x + w * y + bias;

/** The neuron's answer: 1 where the score is above 0, else 0. */
export const answerOf = (neuron, point) => scoreOf(neuron, point) > 0 ? 1 : 0;

/** Corners of the part of a window in which the score is above 0. */
export function positiveSide(neuron, { left, right, bottom, top }) {
  const corners = [[left, bottom], [right, bottom], [right, top], [left, top]];
  return corners.flatMap((corner, k) => {
    const next = corners[(k + 1) % 4];
    const [here, there] = [corner, next].map((point) => scoreOf(neuron, point));
    const kept = here > 0 ? [corner] : [];
    if (here > 0 === there > 0) return kept;
    const share = here / (here - there);
    return [...kept, corner.map((value, axis) => value + share * (next[axis] - value))];
  });
}

/** The point of the border that is nearest to a place; null if there is no border. */
export function nearestOnBorder(neuron, place) {
  const { weights } = neuron;
  const square = weights[0] ** 2 + weights[1] ** 2;
  if (square === 0) return null;
  const share = scoreOf(neuron, place) / square;
  return place.map((value, axis) => value - share * weights[axis]);
}

/** What the gates want to hear for the inputs 0 and 1. */
export const GATES = {
  AND: (x, y) => Number(x === 1 && y === 1),
  OR: (x, y) => Number(x === 1 || y === 1),
  NAND: (x, y) => Number(x === 0 || y === 0),
  NOT: (x) => 1 - x,
  XOR: (x, y) => Number(x !== y),
};
export const INPUTS = [[0, 0], [0, 1], [1, 0], [1, 1]];

/** The rows of a truth table: inputs, score, answer, what is wanted. */
export const truthTable = (neuron, gate) => INPUTS.map((input) => ({
  input, score: scoreOf(neuron, input), answer: answerOf(neuron, input), wanted: GATES[gate](...input),
}));

/** Of training, so that a move stays quick. */
export const MOST_STEPS = 300;

/** The mean log loss of a neuron whose answer is the sigmoid of its score. */
export const lossOf = (neuron, points) => points.reduce((sum, [x, y, kind]) => {
  const score = scoreOf(neuron, [x, y]);
  // log(1 + exp(score)), which must not overflow.
  return sum + Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - kind * score;
}, 0) / points.length;

/** The neuron after a step of gradient descent on that loss. */
export function trained({ weights: [v, w], bias }, points, rate) {
  const slopes = [0, 0, 0];
  for (const [x, y, kind] of points) {
    const miss = 1 / (1 + Math.exp(-(v * x + w * y + bias))) - kind;
    slopes[0] += miss * x;
    slopes[1] += miss * y;
    slopes[2] += miss;
  }
  const [first, second, third] = slopes.map((slope) => rate * slope / points.length);
  return { weights: [v - first, w - second], bias: bias - third };
}
