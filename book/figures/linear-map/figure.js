/** A linear map of the plane; each mode is a module of its own. */

import grid from "./grid.js";

const MODES = { grid };

export default (figure) => MODES[figure.numbers.mode](figure);
