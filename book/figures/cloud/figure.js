/** A cloud of points; each mode is a module of its own. */

import direction from "./direction.js";

const MODES = { direction };

export default (figure) => MODES[figure.numbers.mode](figure);
