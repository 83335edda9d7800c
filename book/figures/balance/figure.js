/** One number for many; each mode is a module of its own. */

import loss from "./loss.js";
import seesaw from "./see-saw.js";

const MODES = { loss, "see-saw": seesaw };

export default (figure) => MODES[figure.numbers.mode](figure);
