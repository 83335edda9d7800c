/** A line through points. Each mode is a module of its own. */

import byHand from "./by-hand.js";
import descent from "./descent.js";

const MODES = { descent, "by-hand": byHand };

export default (figure) => MODES[figure.numbers.mode](figure);
