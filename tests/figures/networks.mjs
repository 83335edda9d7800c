// Networks that learn, asked by the names of their activations.
import { ACTIVATIONS, initial, scoreOf, trained } from "../../book/figures/network/model.js";

export { cloud, initial } from "../../book/figures/network/model.js";

export const scores = (network, activation, places) =>
  places.map(([x, y]) => scoreOf(network, ACTIVATIONS[activation], x, y));

/** The networks after 0, 1, ... steps, each with its loss. */
export function path(units, seed, activation, points, rate, steps) {
  const found = [];
  let network = initial(units, seed);
  for (let step = 0; step <= steps; step++) {
    const next = trained(network, ACTIVATIONS[activation], points, rate);
    found.push({ network, loss: next.loss });
    ({ network } = next);
  }
  return found;
}
