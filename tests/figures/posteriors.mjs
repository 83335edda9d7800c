// What prior and posterior are at places, and Beta densities.
import * as beta from "../../book/figures/engine/beta.js";
import * as model from "../../book/figures/posterior/model.js";

export const betaDensity = (a, b, places) => places.map(beta.betaDensity(a, b));

const seen = ({ density, ...rest }, places) => ({ ...rest, heights: places.map(density) });
const all = ({ prior, data, posterior, ...rest }, places) => ({
  ...rest, prior: seen(prior, places), data: data && seen(data, places), posterior: seen(posterior, places) });

export const shares = (numbers, level, places) => all(model.shares(numbers, level), places);
export const means = (numbers, level, places) => all(model.means(numbers, level), places);
export const peakOf = (numbers, level, axis) => {
  const { prior, posterior } = model.shares(numbers, level);
  return model.peakOf([prior, posterior], axis);
};
