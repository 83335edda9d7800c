// Renders formulas: a request a line on standard input, an answer a line on
// standard output, all JSON. The first line is the object of macros.
//
//   {"latex": "\\frac12", "display": false}
//   {"html": "<span class=\"katex\">…"} or {"error": "Undefined …"}

import { createInterface } from "node:readline";
import katex from "katex";

let macros;

function render(latex, display) {
  return katex.renderToString(latex, {
    displayMode: display,
    output: "htmlAndMathml",
    throwOnError: true,
    // What LaTeX would refuse, the printed book would refuse too.
    strict: "error",
    trust: false,
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
    return { html: display ? renderDisplay(latex) : render(latex, false) };
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
