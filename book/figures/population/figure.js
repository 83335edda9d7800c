/** A hundred people, one dot each. Each mode is a module of its own. */

import venn from "./venn.js";

const MODES = { venn };

export default (figure) => MODES[figure.numbers.mode](figure);
