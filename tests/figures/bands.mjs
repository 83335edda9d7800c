// A fitted line, asked at places.
import * as model from "../../book/figures/line-fit/inference.js";

export function line(points, places) {
  const { at, errors, ...numbers } = model.fitted(points);
  return { ...numbers, heights: places.map(at), errors: places.map(errors) };
}

export const within = (points, some, which, reach) => model.within(some, model.fitted(points), which, reach);
