/** A gray picture as an address. Nothing here draws. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** The check sum of the bytes of a chunk. */
function crc(bytes) {
  let rest = 0xffffffff;
  for (let k = 0; k < bytes.length; k++) rest = TABLE[(rest ^ bytes[k]) & 255] ^ (rest >>> 8);
  return ~rest >>> 0;
}

/** The check sum of what zlib holds. */
function adler(bytes) {
  let [a, b] = [1, 0];
  for (let k = 0; k < bytes.length; k++) b += a += bytes[k]; // of so few bytes, exact
  a %= 65521;
  b %= 65521;
  return b * 65536 + a;
}

/** Bytes one after the other. */
class Writer {
  constructor(length) {
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
    this.at = 0;
  }

  put(...values) {
    this.bytes.set(values, this.at);
    this.at += values.length;
  }

  four(value) {
    this.view.setUint32(this.at, value);
    this.at += 4;
  }

  /** A chunk of a PNG; `fill` writes its data. */
  chunk(name, length, fill) {
    this.four(length);
    const start = this.at;
    this.put(...[...name].map((letter) => letter.charCodeAt(0)));
    fill();
    this.four(crc(this.bytes.subarray(start, this.at)));
  }
}

const FRAME = 68; // bytes of a PNG without its lines

/**
 * Packed in name only: zlib takes bytes as they are, 65,535 at most.
 * @param {Uint8ClampedArray} shades  row by row, from 0 (black) to 255 (white)
 * @returns {string}  "data:image/png;base64,..."
 */
export function addressOf(shades, columns) {
  const rows = shades.length / columns;
  const size = rows * (columns + 1); // each line begins with 0: no filter
  const out = new Writer(FRAME + size);
  out.put(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  out.chunk("IHDR", 13, () => {
    out.four(columns);
    out.four(rows);
    out.put(8, 0, 0, 0, 0); // bits, gray
  });
  out.chunk("IDAT", size + 11, () => {
    out.put(0x78, 0x01, 1, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255);
    const start = out.at;
    for (let r = 0; r < rows; r++) out.bytes.set(shades.subarray(r * columns, (r + 1) * columns), start + r * (columns + 1) + 1);
    out.at += size;
    out.four(adler(out.bytes.subarray(start, out.at)));
  });
  out.chunk("IEND", 0, () => {});
  return `data:image/png;base64,${btoa(String.fromCharCode.apply(null, out.bytes))}`;
}

/** Each pixel so many times wide and high: where few are drawn large, they stay squares. */
export function enlarged(shades, columns, times) {
  const wide = columns * times;
  const rows = shades.length / columns;
  const large = new Uint8ClampedArray(wide * rows * times);
  for (let at = 0, r = 0; r < rows * times; r++) {
    const row = Math.floor(r / times) * columns;
    for (let c = 0; c < wide; c++, at++) large[at] = shades[row + Math.floor(c / times)];
  }
  return large;
}

/** Each square of four pixels as one, their mean; the numbers of rows and columns are even. */
export function halved(shades, columns) {
  const wide = columns / 2;
  const small = new Uint8ClampedArray(shades.length / 4);
  for (let at = 0; at < small.length; at++) {
    const corner = 2 * (Math.floor(at / wide) * columns + at % wide);
    small[at] = (shades[corner] + shades[corner + 1] + shades[corner + columns] + shades[corner + columns + 1]) / 4;
  }
  return small;
}

/** Shades of numbers, of which one is black and one white; what lies beyond is cut off. */
export function shadesBetween(values, black, white) {
  const shades = new Uint8ClampedArray(values.length); // which rounds, too
  for (let k = 0; k < values.length; k++) shades[k] = 255 * (values[k] - black) / (white - black);
  return shades;
}

/** Shades of numbers of both signs: gray is 0, and positive ones are lighter, or darker for −1. */
export function shadesAround(values, lighter = 1) {
  let most = 0;
  for (let k = 0; k < values.length; k++) most = Math.max(most, Math.abs(values[k]));
  return shadesBetween(values, -lighter * (most || 1), lighter * (most || 1));
}
