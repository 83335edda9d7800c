/** A net of intervals for a probability of success. */

import { coinOf } from "./model.js";
import { net } from "./view.js";

export const height = { narrow: 985, wide: 767 };

export default (figure) => net(figure, "share", "q", coinOf(figure.numbers));
