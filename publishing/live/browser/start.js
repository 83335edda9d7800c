// Live code comes to a page here, and leaves it. What is loaded:
//
//   cells.js    the cells of the page, and how it looked before
//   kernels.js  where Python runs: in this browser, on a server, on Binder
//   runner.js   the order in which cells run
//   status.js   the bar at the lower edge of the window
//   outputs.js  what cells return, fit for this page
//   styles.js   of Thebe's styles, those of the editor
//
// Thebe draws the editors and the outputs and speaks to the kernel.

import { Cells } from "./cells.js";
import { connect, prefetch } from "./kernels.js";
import { Runner } from "./runner.js";
import { Bar } from "./status.js";
import { renderMarkdown, watchOutputs } from "./outputs.js";
import { adoptEditorStyles, catchStyles } from "./styles.js";

let live = null;
let prepared = false;

/** Begin to download; the reader is about to press the button. */
export function prepare({ button, folder, load }) {
  if (prepared || navigator.connection?.saveData) return;
  prepared = true;
  prefetch(settingsOf(button, folder, load));
}

/** Bring the page to life, and run a cell if the reader asked for one. */
export function start({ button, folder, load, bar, cell }) {
  if (!live) live = new LivePage(settingsOf(button, folder, load), bar);
  live.wish(cell);
}

export function leave() {
  live?.leave();
}

function settingsOf(button, folder, load) {
  return {
    button,
    folder,
    load,
    cells: new URL(button.dataset.cells, document.baseURI).href,
    kernel: "browser",
    ...JSON.parse(button.dataset.kernel || "{}"),
  };
}

class LivePage {
  constructor(settings, element) {
    this.settings = settings;
    this.left = false;
    this.broken = false; // something failed; the reader can try again
    this.bar = new Bar(element, {
      runAll: () => this.runner?.runAll(),
      stop: () => this.runner?.stop(),
      restart: () => this.restart(),
      leave: () => this.leave(),
      retry: (token) => this.retry(token),
    });
    settings.button.setAttribute("aria-pressed", "true");
    this.begin();
  }

  async begin() {
    try {
      await this.open();
    } catch (error) {
      console.info(error);
      this.fail(error.message, { token: error.token });
    }
  }

  /** Tell what failed first; what fails or comes after that is its echo. */
  fail(message, details) {
    if (this.left || this.broken) return;
    this.broken = true;
    this.bar.failed(message, details);
  }

  async open() {
    const { settings, bar } = this;
    // All at once: Python takes longest, and needs nothing of the rest.
    this.kernel = connect(settings, (state, details) => this.kernelIs(state, details));
    this.kernel.opened.catch(() => {}); // awaited below
    catchStyles();
    const [entries] = await Promise.all([
      loadJSON(settings.cells),
      loadStyles(settings.folder + "live.css"),
      loadScript(settings.folder + "thebe/index.js")]);
    if (this.left) return;
    if (!window.thebe) {
      forget(settings.folder + "thebe/index.js");
      throw wrongFile("thebe/index.js");
    }
    adoptEditorStyles();
    this.cells = new Cells(entries.cells);
    this.cells.open();
    document.documentElement.classList.add("live");

    const options = await this.kernel.opened;
    if (this.left) return;
    const started = window.thebe.bootstrap({
      requestKernel: true,
      useJupyterLite: false,
      kernelOptions: { kernelName: "python3", path: "/" },
      mathjaxUrl: settings.folder + "mathjax.js",
      mountRunAllButton: false,
      mountRestartButton: false,
      mountRestartAllButton: false,
      codeMirrorConfig: {
        lineNumbers: false,
        indentUnit: 4,
        styleActiveLine: false,
        // A screen reader reads the lines; a finger selects words.
        inputStyle: "contenteditable",
        // Every line is in the page: it can be found, read and printed.
        viewportMargin: Infinity,
      },
      ...options,
    });
    window.thebe.notebook.rendermime.markdownParser = {
      render: (text) => renderMarkdown(text, settings.load),
    };
    this.runner = new Runner(this.cells.adopt(window.thebe.notebook), {
      hidden: (source) => this.runHidden(source),
      interrupt: () => this.kernel.interrupt(this.session),
      tell: (news) => { if (!this.broken) bar.running(news); },
    });
    this.cells.onrun = (cell) => this.runner.run(cell);
    this.unwatch = watchOutputs(this.cells, settings.folder);
    this.focusWished();

    const { session } = await started;
    if (this.left) {
      session?.shutdown?.().catch(() => {});
      return;
    }
    if (!session?.kernel) {
      throw new Error("The kernel did not start. Try again.");
    }
    this.session = session;
    await session.kernel.info;
    this.bar.ready();
    for (const cell of this.cells.initial) this.runner.run(cell);
    this.runWished();
  }

  kernelIs(state, details = {}) {
    if (this.left || this.broken) return;
    if (state === "ready") this.bar.ready();
    else if (state === "failed") this.fail(details.message || aboutFile(details.file));
    else if (state === "downloading") this.bar.downloading(details, this.runner?.running > 0);
    else if (state === "starting") {
      this.runner?.forget();
      this.bar.starting(details.message);
    }
  }

  /** Remember which cell to run as soon as that is possible. */
  wish(number) {
    if (number === undefined) return;
    this.wished = number;
    if (this.session) {
      this.focusWished();
      this.runWished();
    }
  }

  focusWished() {
    if (this.wished !== undefined) this.cells.visible[this.wished]?.focus();
  }

  runWished() {
    const cell = this.cells.visible[this.wished];
    this.wished = undefined;
    if (cell) this.runner.run(cell);
  }

  /** Run a cell that has no place on the page. */
  async runHidden(source) {
    const reply = await this.session.kernel.requestExecute(
      { code: source, store_history: false, silent: false }).done;
    return reply.content.status === "ok";
  }

  async restart() {
    this.runner?.forget();
    this.bar.starting("Restarting Python …");
    try {
      await this.kernel.restart(this.session);
      this.bar.ready("Python has restarted and remembers nothing. A cell runs "
        + "those above it first.");
    } catch (error) {
      this.fail(`Python did not restart: ${error.message}`);
    }
  }

  /** After a failure: begin anew, with what the reader has written. */
  retry(token) {
    const { settings, wished } = this;
    if (token !== undefined) settings.token = token;
    const element = this.bar.element;
    this.close();
    live = new LivePage(settings, element);
    live.wish(wished);
  }

  leave() {
    const focused = this.bar.element.contains(document.activeElement)
      || this.cells?.contain(document.activeElement);
    this.close();
    this.bar.remove();
    this.settings.button.setAttribute("aria-pressed", "false");
    live = null;
    if (focused) this.settings.button.focus();
  }

  close() {
    this.left = true;
    this.unwatch?.();
    this.runner?.close();
    this.cells?.close();
    document.documentElement.classList.remove("live");
    const { session, kernel } = this;
    Promise.resolve(kernel?.remote ? session?.shutdown?.() : null)
      .catch(() => {})
      .finally(() => {
        window.thebe?.server?.dispose?.();
        kernel?.dispose();
      });
  }
}

function aboutFile(file) {
  return file ? `${file} did not load. Check the network, and try again.` : "";
}

function wrongFile(name) {
  return new Error(`${name} is not the file that belongs here: something between this `
    + "page and its site answers in its place. Try again, or in another network.");
}

async function loadJSON(address) {
  const name = address.split("/").pop();
  let answer;
  try {
    answer = await fetch(address);
  } catch {
    throw new Error(`${name} did not load. Check the network, and try again.`);
  }
  if (!answer.ok) {
    throw new Error(`${name} did not load (the site answered ${answer.status}).`);
  }
  return answer.json().catch(() => { throw wrongFile(name); });
}

function loadStyles(address) {
  return loadElement("link", { rel: "stylesheet", href: address }, address);
}

function loadScript(address) {
  return loadElement("script", { src: address }, address);
}

const loadedFrom = (address) => document.head.querySelector(`[data-loaded="${address}"]`);

const forget = (address) => loadedFrom(address)?.remove();

/** Load a script or a style sheet once; after a failure, load it again. */
function loadElement(name, attributes, address) {
  const known = loadedFrom(address);
  if (known) return known.loaded;
  const element = Object.assign(document.createElement(name), attributes);
  element.dataset.loaded = address;
  element.loaded = new Promise((loaded, failed) => {
    element.onload = () => loaded();
    element.onerror = () => {
      element.remove();
      failed(new Error(`${address.split("/").slice(-2).join("/")} did not load. `
        + "Check the network, and try again."));
    };
  });
  document.head.append(element);
  return element.loaded;
}
