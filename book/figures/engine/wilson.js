/**
 * Wilson's interval for a probability of success, from the share of successes
 * in n trials; `reach` is in standard errors.
 */
export function wilson(share, n, reach) {
  const part = reach * reach / n;
  const middle = (share + part / 2) / (1 + part);
  const far = reach / (1 + part) * Math.sqrt(share * (1 - share) / n + part / (4 * n));
  return [middle - far, middle + far];
}
