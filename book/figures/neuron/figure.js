/** One neuron with two inputs; each mode is a module of its own. */

import gates from "./gates.js";
import line from "./line.js";
import train from "./train.js";

const MODES = { gates, line, train };

export default (figure) => MODES[figure.numbers.mode](figure);
