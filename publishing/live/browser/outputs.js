// What cells return, made fit for the page: pictures get a description and
// suit dark pages, what is too wide can be scrolled with the keyboard, Markdown
// becomes HTML.

const SVG = "data:image/svg+xml,";
const COLOR = /#[0-9a-fA-F]{6}(?![\w-])/g;

/** Watch the outputs of all cells; return what ends that. */
export function watchOutputs(cells, folder) {
  const colors = fetch(folder + "dark.json").then((answer) => answer.json())
    .catch(() => ({}));
  // Once it is seen, an output has a width, and again when the window changes.
  const sizes = new ResizeObserver((changes) => {
    for (const { target } of changes) scrollable(target);
  });
  const watcher = new MutationObserver((changes) => {
    for (const cell of cells.visible) {
      if (changes.some(({ target }) => cell.output.contains(target))) {
        polish(cell, colors, sizes);
      }
    }
  });
  for (const cell of cells.visible) {
    watcher.observe(cell.output, { childList: true, subtree: true });
    // What is printed: the page's own watchers know only the original.
    for (const box of cell.copy.querySelectorAll(
      ".cell_output :is(pre, .formula-scroll, .pst-scrollable-table-container)")) {
      sizes.observe(box);
    }
  }
  return () => {
    watcher.disconnect();
    sizes.disconnect();
  };
}

function polish(cell, colors, sizes) {
  for (const picture of cell.output.querySelectorAll("img:not([data-polished])")) {
    picture.dataset.polished = "true";
    describe(picture, cell);
    if (picture.src.startsWith(SVG)) suitDark(picture, colors);
    else picture.classList.add("live-paper");
  }
  // Thebe names headings in Markdown, as if they were places in the page.
  for (const link of cell.output.querySelectorAll(".jp-InternalAnchorLink")) {
    link.parentElement.removeAttribute("id");
    link.remove();
  }
  for (const box of cell.output.querySelectorAll("pre, .jp-RenderedHTMLCommon")) {
    sizes.observe(box);
  }
}

/** The book describes the picture that its own code draws. */
function describe(picture, cell) {
  if (picture.alt) return;
  picture.alt = cell.alt && cell.text === cell.source
    ? cell.alt : `Picture drawn by code cell ${cell.number}`;
}

/** Beside the picture, a second one in the colors of dark pages. */
async function suitDark(picture, colors) {
  picture.classList.add("only-light");
  const counterparts = await colors;
  const dark = picture.cloneNode();
  dark.className = "only-dark";
  dark.src = SVG + encodeURIComponent(
    decodeURIComponent(picture.src.slice(SVG.length))
      .replace(COLOR, (color) => counterparts[color.toLowerCase()] ?? color));
  const pair = document.createElement("span");
  pair.className = "themed-figure";
  picture.replaceWith(pair);
  pair.append(picture, dark);
}

function scrollable(box) {
  if (box.scrollWidth > box.clientWidth + 1) {
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Output, scrolls sideways");
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
  }
}

let markdown;

/**
 * Return HTML. Thebe takes formulas out beforehand and sets them afterwards.
 * @param {(name: string) => Promise} load  brings a module of live code
 */
export async function renderMarkdown(text, load) {
  markdown ??= load("markdown-it.js")
    .then(({ default: markdownit }) => markdownit({ html: false }));
  try {
    return (await markdown).render(text);
  } catch (error) {
    markdown = undefined; // the text stays readable, and the next one tries again
    console.info(error);
    const plain = document.createElement("pre");
    plain.textContent = text;
    return plain.outerHTML;
  }
}
