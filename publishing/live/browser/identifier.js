// crypto.randomUUID() is there on pages that come over https or from the same
// computer; a classroom's server often speaks plain http.

/** A name that nothing else has. */
export function identifier() {
  return crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(
    /[018]/g,
    (digit) => (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
  );
}
