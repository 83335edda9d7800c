// Renders formulas: a request a line on standard input, an answer a line on
// standard output, all JSON. The first line is the object of macros.
//
//   {"latex": "\\frac12", "display": false}
//   {"html": "<span class=\"katex\">…"} or {"error": "Undefined …"}

import { createInterface } from "node:readline";
import katex from "katex";

let macros;

// The pieces of a formula, between which a line may break, are inline blocks,
// and beside those a browser may break as well, even before a comma. It asks
// the element around the block whether it may; so the last piece gets one
// that says no (formulas.css).
function keepComma(html) {
  const start = html.lastIndexOf('<span class="katex-base">');
  const end = html.length - "</span></span>".length;
  return start < 0 ? html
    : `${html.slice(0, start)}<span class="formula-kept">${
      html.slice(start, end)}</span>${html.slice(end)}`;
}

function render(latex, display) {
  return katex.renderToString(latex, {
    displayMode: display,
    output: "htmlAndMathml",
    throwOnError: true,
    // What LaTeX would refuse, the printed book would refuse too.
    strict: "error",
    // Images and raw HTML: without this KaTeX only shows them in red.
    trust({ command }) {
      throw new katex.ParseError(`${command} is not for formulas`);
    },
    // A copy, so that no formula can define anything for the next one.
    macros: { ...macros },
  });
}

// Sphinx puts every display into a `split` when it prints, so lines and
// alignment marks need no environment of their own; on the web it is added
// only where they do, which keeps the copied LaTeX as it was written.
function renderDisplay(latex) {
  try {
    return render(latex, true);
  } catch (error) {
    try {
      return render(`\\begin{split}${latex}\\end{split}`, true);
    } catch {
      throw error;
    }
  }
}

function message(error) {
  const text = error.rawMessage ?? error.message;
  return error.position === undefined
    ? text : `${text} (at character ${error.position + 1})`;
}

function answer({ latex, display }) {
  try {
    return { html: display ? renderDisplay(latex)
      : keepComma(render(latex, false)) };
  } catch (error) {
    return { error: message(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (macros === undefined) {
    macros = request;
  } else {
    process.stdout.write(`${JSON.stringify(answer(request))}\n`);
  }
}
