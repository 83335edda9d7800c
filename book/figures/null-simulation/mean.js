/** The p-value machine for means. */

import { machine } from "./view.js";

export const height = { narrow: 610, wide: 530 };

export const still = () => ({ draws: 1000 });

export default machine;
