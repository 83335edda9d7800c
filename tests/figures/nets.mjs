// Nets of intervals, drawn to a size.
import * as model from "../../book/figures/intervals/model.js";

const populationOf = (numbers) => "q" in numbers ? model.coinOf(numbers) : model.populationOf(numbers);

export const coverage = (numbers) => model.coverage(populationOf(numbers), numbers);

export function samples(numbers, seed, ...sizes) {
  const net = new model.Net(populationOf(numbers), seed);
  return sizes.map((n) => net.of(n));
}

export function values(numbers, seed, count) {
  const net = new model.Net(populationOf(numbers), seed);
  net.of(count);
  return net.samples.map(({ sums }) => sums.slice(1).map((sum, k) => sum - sums[k]));
}

/** How many of the intervals of so many seeds catch the true value. */
export function caught(numbers, seeds) {
  const population = populationOf(numbers);
  const { n, method, level } = numbers;
  const reach = model.reachOf(method, level, n);
  let found = 0;
  for (let seed = 0; seed < seeds; seed++) {
    found += new model.Net(population, seed).of(n).filter((sample) => model.holds(
      model.intervalOf(method, sample, { n, reach, deviation: population.deviation }), population.mean)).length;
  }
  return found;
}
