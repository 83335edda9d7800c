/** Shapes of arrays, and how NumPy stretches them. Nothing here draws. */

export const LARGEST = 7; // of one size
export const AXES = 2; // at most

/** "(5, 7)" */
export const writeShape = (shape) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;

/** A shape from "(5, 7)", "5, 7", "(7,)", "7" or "()"; undefined if it is none. */
export function readShape(text) {
  const inner = /^\s*\(?([\d\s,]*)\)?\s*$/.exec(text)?.[1].trim();
  if (inner === undefined || (inner === "" && !text.includes("("))) return undefined;
  const sizes = inner.replace(/,$/, "").split(",").map((size) => size.trim());
  if (inner === "") return [];
  const shape = sizes.map((size) => /^\d+$/.test(size) ? Number(size) : 0);
  return shape.length <= AXES && shape.every((size) => size >= 1 && size <= LARGEST) ? shape : undefined;
}

/** Sizes in the frame of two axes: rows and columns, 1 where there is no axis. */
export const framed = (shape) => [1, 1, ...shape].slice(-AXES);

/**
 * What two shapes make together.
 * @returns {{ shape: number[]|null, clash: number|null }}  the axis, 0 for rows
 *   and 1 for columns, on which they do not fit
 */
export function broadcast(first, second) {
  const [one, other] = [framed(first), framed(second)];
  const sizes = one.map((size, axis) => size === 1 ? other[axis]
    : other[axis] === 1 || other[axis] === size ? size : 0);
  const clash = sizes.lastIndexOf(0);
  if (clash >= 0) return { shape: null, clash };
  return { shape: sizes.slice(AXES - Math.max(first.length, second.length)), clash: null };
}

/** The row and column of an array from which a cell of the result is made. */
export const sourceOf = (shape, cell) => framed(shape).map((size, axis) => size === 1 ? 0 : cell[axis]);

/** "a[2, 0]", with as many numbers as the array has axes. */
export const entryOf = (name, shape, cell) => shape.length
  ? `${name}[${cell.slice(AXES - shape.length).join(", ")}]` : name;
