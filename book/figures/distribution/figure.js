/** Distributions; each mode is a module of its own. */

import pmf from "./pmf.js";

const MODES = { pmf };

export default (figure) => MODES[figure.numbers.mode](figure);
