/** A linear map of the plane; each mode is a module of its own. */

import area from "./area.js";
import eigen from "./eigen.js";
import grid from "./grid.js";
import inverse from "./inverse.js";
import iterate from "./iterate.js";
import then from "./then.js";

const MODES = { grid, then, area, inverse, eigen, iterate };

export default (figure) => MODES[figure.numbers.mode](figure);

/** Two maps are shown where they have led. */
export const still = ({ mode }) => mode === "then" ? { stage: 2 } : {};
