/** A curve: its slopes, its secants, its place. Each mode is a module of its own. */

import base from "./base.js";
import newton from "./newton.js";
import secant from "./secant.js";
import slope from "./slope.js";
import stretch from "./stretch.js";

const MODES = { base, newton, secant, slope, stretch };

export default (figure) => MODES[figure.numbers.mode](figure);
