/** Distributions; each mode is a module of its own. */

import density from "./density.js";
import inverse from "./inverse.js";
import pmf from "./pmf.js";

const MODES = { density, inverse, pmf };

export default (figure) => MODES[figure.numbers.mode](figure);
