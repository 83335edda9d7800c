// Thebe's script puts style sheets of its own into the page, which the page's
// policy refuses, as it should: most of them are for notebooks and widgets and
// would change the book. Only the editor's is wanted. It becomes a style sheet
// that scripts may make, in a layer, so that whatever the book says wins.

const EDITOR = ".CodeMirror-lines"; // named in the editor's own sheet alone

const caught = [];
let catching = false;

/** From now on, keep style elements out of the page. */
export function catchStyles() {
  if (catching) return;
  catching = true;
  const { head } = document;
  const append = head.appendChild;
  head.appendChild = (node) => {
    if (node.tagName !== "STYLE") return append.call(head, node);
    caught.push(node);
    return node;
  };
}

/** Give the editor its styles; they were caught when Thebe's script ran. */
export function adoptEditorStyles() {
  const css = caught.splice(0).map((style) => style.textContent)
    .filter((text) => text.includes(EDITOR)).join("\n");
  if (!css) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer thebe {\n${css}\n}`);
  document.adoptedStyleSheets.push(sheet);
}
