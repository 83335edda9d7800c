// Sphinx's search page quotes the text around a hit. A formula stands three
// times in a page's source: as MathML, as LaTeX, and as what is seen. Only the
// first is quoted, and of displayed formulas nothing. The styles of the page go
// before it is parsed: they would count as styles of the page that searches.
if (typeof Search !== "undefined" && Search.htmlToText) {
  const htmlToText = Search.htmlToText;
  Search.htmlToText = (html, anchor) => {
    const text = html.replace(/<style>.*?<\/style>/gs, "");
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const part of page.querySelectorAll(
      ".formula-display, .katex-html, .katex annotation")) {
      part.remove();
    }
    return htmlToText(page.documentElement.outerHTML, anchor);
  };
}
