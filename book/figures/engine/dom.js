/** Making elements. Nothing here knows of figures. */

const SVG = "http://www.w3.org/2000/svg";

const put = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
};

/** html("button", { type: "button" }, "Reset"): an HTML element. */
export const html = (tag, attributes = {}, ...children) =>
  put(document.createElement(tag), attributes, children);

/** svg("circle", { r: 3 }): an SVG element. */
export const svg = (tag, attributes = {}, ...children) =>
  put(document.createElementNS(SVG, tag), attributes, children);

/** Change attributes of an element; those that stay cost no time. */
export function change(node, attributes) {
  const known = node.known ??= {};
  for (const name in attributes) {
    const value = attributes[name];
    if (known[name] === value) continue;
    known[name] = value;
    node.setAttribute(name, value);
  }
}

/**
 * Write text into an SVG or HTML element, single letters as unknowns in
 * italics: "2h + 4p = 4". Words of two letters and more stay upright.
 */
export function write(node, text) {
  if (node.dataset.text === text) return;
  node.dataset.text = text;
  node.replaceChildren(...text.split(/(?<!\p{L})(\p{L}[₀-₉′]*)(?!\p{L})/u)
    .map((piece, index) => index % 2 === 0 ? piece
      : node.namespaceURI === SVG ? svg("tspan", { "font-style": "italic" }, piece)
        : html("i", {}, piece)));
}
