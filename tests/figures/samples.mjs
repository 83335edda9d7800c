// Curves of a sample, asked at places.
import * as model from "../../book/figures/sample-plots/model.js";

export const density = (values, width, places) => places.map(model.density(values, width));
export const humps = (values, width, axis) => model.humps(model.density(values, width), axis);
