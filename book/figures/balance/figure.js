/** One number for many; each mode is a module of its own. */

import loss from "./loss.js";

const MODES = { loss };

export default (figure) => MODES[figure.numbers.mode](figure);
