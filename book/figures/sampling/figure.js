/** Samples, drawn again and again. Each mode is a module of its own. */

import share from "./share.js";

const MODES = { share };

export default (figure) => MODES[figure.numbers.mode](figure);
