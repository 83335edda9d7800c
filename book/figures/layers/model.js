/** Pictures as sums of layers. Nothing here draws. */

import { eigen } from "./eigen.js";

const EVERY = 8; // of the sums, one is kept

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUE = new Map([...DIGITS].map((letter, k) => [letter, k]));

/** Whole numbers of so many letters each, six bits a letter. */
export function numbersOf(text, letters) {
  return Float64Array.from({ length: text.length / letters }, (_, k) => {
    let value = 0;
    for (let j = 0; j < letters; j++) value = 64 * value + VALUE.get(text[letters * k + j]);
    return value;
  });
}

/** The bytes of a text of four letters for each three of them. */
export function bytesOf(text) {
  return Float64Array.from(numbersOf(text, 4)).reduce((bytes, value, k) => {
    bytes.set([value >> 16, (value >> 8) & 255, value & 255], 3 * k);
    return bytes;
  }, new Uint8Array(text.length * 3 / 4));
}

const squares = (values) => values.reduce((sum, value) => sum + value * value, 0);

/** A picture that is built up: the sum of its first layers, kept now and then. */
class Sum {
  /**
   * @param {Float64Array} start  without any layer
   * @param {(layer: number, onto: Float64Array) => void} add
   */
  constructor(start, add) {
    this.kept = [start];
    this.add = add;
  }

  of(count) {
    const whole = Math.floor(count / EVERY);
    while (this.kept.length <= whole) this.kept.push(this.more((this.kept.length - 1) * EVERY, this.kept.length * EVERY));
    return this.more(whole * EVERY, count);
  }

  more(from, to) {
    const made = Float64Array.from(this.kept[from / EVERY]);
    for (let layer = from; layer < to; layer++) this.add(layer, made);
    return made;
  }

  /** The layer of this number alone, counted from 1; 0 has none. */
  layer(number) {
    const made = new Float64Array(this.kept[0].length);
    if (number > 0) this.add(number - 1, made);
    return made;
  }
}

/**
 * A table of rows and columns as a sum of layers, by its singular values.
 * @param {Float64Array} pixels  row by row
 */
export function decomposed(pixels, columns) {
  const count = pixels.length / columns;
  const rows = Array.from({ length: count }, (_, r) => pixels.subarray(r * columns, (r + 1) * columns));
  // The eigenvectors u of AAᵀ; a layer is u(Aᵀu)ᵀ.
  const { values, vectors } = eigen(rows.map((one) => Float64Array.from(rows, (other) => {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += one[c] * other[c];
    return sum;
  })));
  const across = vectors.map((u) => {
    const sum = new Float64Array(columns);
    rows.forEach((row, r) => { for (let c = 0; c < columns; c++) sum[c] += u[r] * row[c]; });
    return sum;
  });
  const strengths = values.map((value) => Math.max(0, value));
  const rest = [...strengths];
  for (let k = rest.length - 2; k >= 0; k--) rest[k] += rest[k + 1];
  return {
    columns, original: pixels, count, singular: strengths.map(Math.sqrt),
    /** What is missing of the picture after so many layers, as a share of its length. */
    error: (k) => Math.sqrt((rest[k] ?? 0) / rest[0]),
    sum: new Sum(new Float64Array(pixels.length), (layer, onto) => {
      const [u, w] = [vectors[layer], across[layer]];
      for (let r = 0, at = 0; r < count; r++) for (let c = 0; c < columns; c++, at++) onto[at] += u[r] * w[c];
    }),
  };
}

/**
 * A picture as a mean and its parts along principal components.
 * @param {{ mean, components: Float64Array[], variances: number[], total }} basis
 */
export function alongComponents(pixels, { mean, components, variances, total }) {
  const centered = pixels.map((value, k) => value - mean[k]);
  const coordinates = components.map((u) => u.reduce((sum, value, k) => sum + value * centered[k], 0));
  const whole = squares(centered);
  const shares = [0];
  for (const variance of variances) shares.push(shares.at(-1) + variance / total);
  const sum = new Sum(Float64Array.from(mean), (layer, onto) => {
    components[layer].forEach((value, k) => { onto[k] += coordinates[layer] * value; });
  });
  return {
    columns: 8, original: pixels, count: components.length, coordinates, sum,
    /** The share of the variance of all pictures. */
    explained: (k) => shares[k],
    error: (k) => Math.sqrt(squares(sum.of(k).map((value, at) => value - pixels[at])) / whole),
  };
}
