/** A point on a map of level curves. Each mode is a module of its own. */

import gradient from "./gradient.js";

const MODES = { gradient };

export default (figure) => MODES[figure.numbers.mode](figure);
