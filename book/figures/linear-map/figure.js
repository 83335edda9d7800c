/** A linear map of the plane; each mode is a module of its own. */

import area from "./area.js";
import grid from "./grid.js";
import then from "./then.js";

const MODES = { grid, then, area };

export default (figure) => MODES[figure.numbers.mode](figure);

/** Two maps are shown where they have led. */
export const still = ({ mode }) => mode === "then" ? { stage: 2 } : {};
