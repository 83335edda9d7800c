/** A picture that is built up layer by layer; each mode is a module of its own. */

import digit from "./digit.js";
import photo from "./photo.js";

const MODES = { digit, photo };

export default (figure) => MODES[figure.numbers.mode](figure);
