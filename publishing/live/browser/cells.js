// The cells of the page. While it is live a copy stands in the place of each,
// for Thebe to work on; the page gets its own cells back in the end.
//
// The printed output of a cell stays until the cell has run. What it returns
// then comes in an element of its own: inside a figure, so that the figure
// keeps its number and caption.

const KEPT = `live-code-changes:${location.pathname}`;

export class Cells {
  /** @param entries all cells of the page in order, see `cells.json` */
  constructor(entries) {
    const shown = [...document.querySelectorAll("div.cell")];
    const expected = entries.filter((entry) => entry.shown !== "nothing").length;
    if (shown.length !== expected) {
      throw new Error(`This page and its list of cells do not belong together (${
        shown.length} cells here, ${expected} in the list). Load the page again.`);
    }
    let number = 0;
    this.all = entries.map((entry) => {
      if (entry.shown === "nothing") return { ...entry };
      number += 1;
      return new VisibleCell(shown[number - 1], entry, number);
    });
    this.visible = this.all.filter((cell) => cell.shown !== "nothing");
    this.onrun = () => {};
  }

  /** Put copies in the place of the cells, as Thebe wants them. */
  open() {
    const kept = readKept();
    keepPlace(() => {
      for (const cell of this.visible) cell.open(kept[cell.number]);
    });
  }

  /** Take over the editors and outputs that Thebe has made. */
  adopt(notebook) {
    keepPlace(() => {
      this.visible.forEach((cell, index) => {
        cell.adopt(notebook.cells[index], () => this.onrun(cell),
          () => this.keep());
      });
    });
    return this.all;
  }

  /** Cells that are to run as soon as there is a kernel. */
  get initial() {
    return this.visible.filter((cell) => cell.tags.includes("thebe-init"));
  }

  contain(element) {
    return this.visible.some((cell) => cell.copy?.contains(element));
  }

  /** Keep what the reader has changed, until this tab is closed. */
  keep() {
    const changes = {};
    for (const { number, source, text } of this.visible) {
      if (text !== source) changes[number] = { from: source, to: text };
    }
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(changes));
    } catch { /* Storage is blocked: changes last as long as the page. */ }
  }

  close() {
    keepPlace(() => {
      for (const cell of this.visible) cell.close();
    });
  }
}

function readKept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

/** Change the page, and leave what the reader looks at where it is. */
function keepPlace(change) {
  const mark = [...document.querySelectorAll("article :is(p, h1, h2, h3)")]
    .find((part) => !part.closest(".cell") && part.getBoundingClientRect().top > 60);
  const before = mark?.getBoundingClientRect().top;
  change();
  if (mark) scrollBy({ top: mark.getBoundingClientRect().top - before, behavior: "instant" });
}

class VisibleCell {
  constructor(element, { shown, tags, source }, number) {
    this.original = element;
    this.shown = shown;
    this.tags = tags;
    this.source = source.trim(); // as Thebe reads it
    this.text = this.source;
    this.number = number;
    this.fresh = true;
    this.mayFail = tags.includes("raises-exception");
  }

  open(kept) {
    this.copy = this.original.cloneNode(true);
    for (const button of this.copy.querySelectorAll(".copy, .live-run")) button.remove();
    if (kept?.from === this.source) this.text = kept.to;
    const pre = this.copy.querySelector(".cell_input pre") ?? this.addInput();
    for (const name of ["tabindex", "role", "aria-label"]) pre.removeAttribute(name);
    pre.textContent = this.text;
    pre.dataset.executable = "true";
    pre.dataset.language = "python";
    this.addOutput();
    this.original.replaceWith(this.copy);
  }

  /** For a cell of which the page shows the output alone. */
  addInput() {
    const input = document.createElement("div");
    input.className = "cell_input";
    input.hidden = true;
    const pre = document.createElement("pre");
    input.append(pre);
    this.copy.prepend(input);
    return pre;
  }

  addOutput() {
    let printed = this.copy.querySelector(".cell_output");
    if (!printed) {
      printed = document.createElement("div");
      printed.className = "cell_output";
      this.copy.append(printed);
    }
    const figure = printed.querySelector("figure");
    const place = figure ?? printed;
    this.printed = [
      ...[...printed.children].filter((part) => part !== figure),
      ...[...(figure?.children ?? [])].filter((part) => part.tagName !== "FIGCAPTION")];
    this.alt = figure?.querySelector("img")?.alt
      ?? printed.querySelector("img")?.alt ?? "";
    this.output = document.createElement("div");
    this.output.className = "live-output";
    this.output.dataset.output = "";
    this.output.hidden = true;
    place.insertBefore(this.output, figure?.querySelector(":scope > figcaption") ?? null);
  }

  /** Show what the cell has returned in the place of what is printed. */
  showOutput() {
    this.output.hidden = false;
    for (const part of this.printed) part.hidden = true;
  }

  adopt(thebeCell, onrun, onchange) {
    this.thebeCell = thebeCell;
    this.executeAlone = thebeCell.execute.bind(thebeCell);
    // Thebe's own button and key, and whoever else asks the cell to run.
    thebeCell.execute = onrun;
    this.box = this.copy.querySelector(".thebe-cell");
    this.editor = this.box.querySelector(".CodeMirror").CodeMirror;
    this.describe();
    this.editor.addKeyMap(KEYS);
    this.addUndo();
    this.editor.on("change", () => {
      this.text = this.editor.getValue();
      this.undo.hidden = this.text === this.source;
      onchange();
    });
    this.editor.refresh();
  }

  describe() {
    const field = this.editor.getInputField();
    field.setAttribute("role", "textbox");
    field.setAttribute("aria-multiline", "true");
    field.setAttribute("aria-label", `Python, code cell ${this.number}`);
    this.runButton = this.box.querySelector(".thebe-run-button");
    this.runButton.type = "button";
    this.runButton.textContent = "Run";
    this.runButton.removeAttribute("title");
    this.runButton.setAttribute("aria-label", `Run code cell ${this.number}`);
    this.runButton.title = "Shift+Enter";
  }

  addUndo() {
    this.undo = document.createElement("button");
    this.undo.type = "button";
    this.undo.className = "thebe-button live-undo";
    this.undo.textContent = "Undo my changes";
    this.undo.hidden = this.text === this.source;
    this.undo.addEventListener("click", () => {
      this.editor.setValue(this.source);
      this.runButton.focus();
    });
    this.runButton.after(this.undo);
  }

  async execute() {
    const show = () => this.showOutput();
    // With the first thing that comes, so that a cell that takes its time
    // leaves what is printed where it is.
    const watcher = new MutationObserver((changes) => {
      if (this.output.querySelector(".jp-OutputArea-child")) show();
    });
    watcher.observe(this.output, { childList: true, subtree: true });
    try {
      const result = await this.executeAlone(this.editor.getValue());
      return result !== null && !result.error;
    } finally {
      watcher.disconnect();
      show();
    }
  }

  /** Show how far the cell is: waiting, running, done, failed, or nothing. */
  mark(state) {
    this.state = state;
    if (!this.copy) return;
    this.copy.dataset.state = state;
    this.copy.toggleAttribute("aria-busy", false);
    if (state === "running") this.copy.setAttribute("aria-busy", "true");
  }

  focus() {
    for (let part = this.copy.closest("details"); part; part = part.parentElement.closest("details")) {
      part.open = true;
    }
    this.runButton?.focus({ preventScroll: true });
  }

  close() {
    this.copy?.replaceWith(this.original);
  }
}

// The Tab key leaves the editor, as it leaves every other field; Ctrl+] and
// Ctrl+[ indent. Backspace takes back a whole step of indentation.
const STEP = 4;
const KEYS = {
  Tab: false,
  "Shift-Tab": false,
  Backspace: (editor) => {
    const { line, ch } = editor.getCursor();
    const before = editor.getLine(line).slice(0, ch);
    if (editor.somethingSelected() || !before || before.trim()) return editor.constructor.Pass;
    editor.replaceRange("", { line, ch: ch - (ch % STEP || STEP) }, { line, ch });
    return undefined;
  },
};

