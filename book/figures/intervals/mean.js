/** A net of intervals for a mean. */

import { populationOf } from "./model.js";
import { net } from "./view.js";

export const height = { narrow: 943, wide: 767 };

export default (figure) => net(figure, "mean", "μ", populationOf(figure.numbers));
