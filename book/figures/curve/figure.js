/** A curve: its secants, its slopes. Each mode is a module of its own. */

import secant from "./secant.js";
import slope from "./slope.js";

const MODES = { secant, slope };

export default (figure) => MODES[figure.numbers.mode](figure);
