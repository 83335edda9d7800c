// Pictures in layers, asked from Python.
import { eigen } from "../../book/figures/layers/eigen.js";
import * as model from "../../book/figures/layers/model.js";
import * as png from "../../book/figures/layers/png.js";
import * as digit from "../../book/figures/layers/digit-data.js";
import * as photo from "../../book/figures/layers/photo-data.js";

const plain = (list) => Array.from(list);

export function eigenOf(rows) {
  const { values, vectors } = eigen(rows.map((row) => Float64Array.from(row)));
  return { values, vectors: vectors.map(plain) };
}

export function decomposition(pixels, columns, counts) {
  const { singular, error, count, sum } = model.decomposed(Float64Array.from(pixels), columns);
  return {
    count, singular, errors: counts.map(error),
    sums: counts.map((k) => plain(sum.of(k))), layers: counts.map((k) => plain(sum.layer(k))),
  };
}

export const photoPixels = () => plain(model.bytesOf(photo.brightness));
export const photoColumns = () => photo.columns;

/** The stored digits, and what the components are without their rounding. */
export function digitData() {
  const { mean, variances, largest, finest } = digit;
  return {
    pixels: plain(model.numbersOf(digit.pixels, 1)), mean, variances,
    components: plain(model.numbersOf(digit.components, 2)).map((value) => (value - finest - 1) * largest / finest),
  };
}

export function along(pixels, mean, components, variances, counts) {
  const made = model.alongComponents(Float64Array.from(pixels), {
    mean, variances, components: components.map((row) => Float64Array.from(row)), total: variances.reduce((sum, value) => sum + value),
  });
  return {
    coordinates: made.coordinates, explained: counts.map(made.explained), errors: counts.map(made.error),
    sums: counts.map((k) => plain(made.sum.of(k))),
  };
}

export const address = (shades, columns) => png.addressOf(Uint8ClampedArray.from(shades), columns);
export const enlarged = (shades, columns, times) => plain(png.enlarged(Uint8ClampedArray.from(shades), columns, times));
export const halved = (shades, columns) => plain(png.halved(Uint8ClampedArray.from(shades), columns));
export const between = (values, black, white) => plain(png.shadesBetween(values, black, white));
export const around = (values, lighter) => plain(png.shadesAround(values, lighter));
