/** Markov chains; each mode is a module of its own. */

import docks from "./docks.js";
import web from "./web.js";

const MODES = { docks, web };

export default (figure) => MODES[figure.numbers.mode](figure);
