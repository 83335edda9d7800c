/** Arrows in the plane; each mode is a module of its own. */

import dot from "./dot.js";

const MODES = { dot };

export default (figure) => MODES[figure.numbers.mode](figure);
