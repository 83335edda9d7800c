/** Tests of a null hypothesis: what lies how far out. Nothing here draws. */

import { normalQuantile } from "./statistics.js";

/** Which results speak against a null hypothesis. */
export const TAILS = ["right", "left", "two-sided"];

/** What lies how far out, in standard errors, for a test at this level. */
export function criticalValues(alpha, tail) {
  if (tail === "right") return [normalQuantile(1 - alpha)];
  if (tail === "left") return [normalQuantile(alpha)];
  const z = normalQuantile(1 - alpha / 2);
  return [-z, z];
}

/** Is a result at least as far out as the observed one? */
export function asExtreme(result, observed, center, tail) {
  const slack = 1e-9 * Math.max(1, Math.abs(observed), Math.abs(center));
  if (tail === "right") return result >= observed - slack;
  if (tail === "left") return result <= observed + slack;
  return Math.abs(result - center) >= Math.abs(observed - center) - slack;
}
