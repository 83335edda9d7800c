/** Arrows in the plane; each mode is a module of its own. */

import combination from "./combination.js";
import dot from "./dot.js";
import shadow from "./shadow.js";
import span from "./span.js";

const MODES = { dot, combination, span, shadow };

export default (figure) => MODES[figure.numbers.mode](figure);
