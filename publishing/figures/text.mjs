/** Letters in a picture: how wide they are, and small ones above and below. */

const SCRIPTS = /([₀-₉ₙ]+|[⁰¹²³⁴-⁹⁻ᵀ]+)/;
const BELOW = "₀₁₂₃₄₅₆₇₈₉ₙ";
const ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀ";
const LARGE = { [BELOW]: "0123456789n", [ABOVE]: "0123456789−T" };
const SMALL = 0.72;

/** The pixels that a text takes; `letters` are thousandths of the size. */
export function textWidth(text, size, letters) {
  const width = (letter) => SCRIPTS.test(letter) ? SMALL * letters[0] : letters[letter] ?? 600;
  return [...text].reduce((sum, letter) => sum + width(letter), 0) * size / 1000;
}

/** Which way a piece goes: 1 below the line, -1 above it, 0 on it. */
const wayOf = (piece) => BELOW.includes(piece[0]) ? 1 : ABOVE.includes(piece[0]) ? -1 : 0;

function plain(piece, way) {
  if (way === 0) return piece;
  const small = way > 0 ? BELOW : ABOVE;
  return [...piece].map((letter) => LARGE[small][small.indexOf(letter)]).join("");
}

/** Set small letters by hand: few fonts have all of them. */
export function withScripts(root) {
  for (const text of root.querySelectorAll("text")) {
    if (SCRIPTS.test(text.textContent)) set(text);
  }
}

function set(text) {
  let level = 0;
  // Else a program drops a space that begins a piece.
  text.setAttribute("xml:space", "preserve");
  text.replaceChildren(...[...text.childNodes].flatMap((run) => {
    const looks = (run.getAttributeNames?.() ?? []).map((name) => [name, run.getAttribute(name)]);
    return run.textContent.split(SCRIPTS).filter(Boolean).map((piece) => {
      const way = wayOf(piece);
      const by = 3 * (way > 0) - 5.5 * (way < 0) - level;
      level += by;
      const node = document.createElementNS(text.namespaceURI, "tspan");
      for (const [name, value] of looks) if (!way || name !== "font-style") node.setAttribute(name, value);
      if (by) node.setAttribute("dy", by);
      if (way) node.setAttribute("font-size", `${100 * SMALL}%`);
      node.append(plain(piece, way));
      return node;
    });
  }));
}
