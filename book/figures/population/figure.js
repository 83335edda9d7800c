/** People, one dot each. Each mode is a module of its own. */

import flags from "./flags.js";
import venn from "./venn.js";

const MODES = { venn, flags };

export default (figure) => MODES[figure.numbers.mode](figure);
