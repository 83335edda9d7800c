// Programs of the figure "graph", worked out so that a test can compare.
import { backward, edges, forward, inputsOf, isProgram, parse, rows } from "../../book/figures/graph/model.js";

export { inputsOf, isProgram };

export function derivatives(lines, inputs) {
  const nodes = lines.map(parse);
  const values = forward(nodes, inputs);
  return { values, edges: edges(nodes), ...backward(nodes, values) };
}

export const inRows = (lines) => rows(lines.map(parse));
export const formula = (line) => parse(line).formula;
