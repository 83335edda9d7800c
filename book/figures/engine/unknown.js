/** A question mark about as wide as the answer which will stand there, so that a board keeps its room. */
export const unknown = (answer) => `?${answer.slice(1).replaceAll(/[^ .,·\p{L}]/gu, "\u2007")
  .replaceAll(/\p{L}/gu, "\u2002").replaceAll(/[.,·]/g, "\u2009")}`;
