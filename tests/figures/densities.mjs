// Families of distributions, asked by their names.
import { FAMILIES } from "../../book/figures/distribution/families.js";
import { drawing } from "../../book/figures/distribution/model.js";

const made = (name, numbers) => FAMILIES[name](numbers);

export const of = (name, numbers, part, places) => places.map((place) => String(made(name, numbers)[part](place)));
export const peak = (name, numbers) => made(name, numbers).peak;
/** Draws asked for one time after the other, of one seed. */
export function draws(name, numbers, seed, counts) {
  const drawn = drawing(made(name, numbers).quantile, seed);
  return counts.map(drawn);
}
