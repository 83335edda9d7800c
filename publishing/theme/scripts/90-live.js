// Live code, as far as a page has it before the reader asks: the button in the
// header and one on each cell. The rest is loaded when a button has had the
// pointer or the focus for a moment, or is pressed.
(() => {
  const button = document.querySelector("[data-live]");
  if (!button) return;
  const folder = new URL(button.dataset.live, document.baseURI).href;
  const MOMENT = 150; // ms; whoever passes over a button wants nothing of it
  const failures = {};

  // A module of live code. Some browsers remember, as long as a page is open, that a
  // module did not come, and ask no more: each further try has an address of its own.
  async function load(name) {
    const tried = failures[name] ?? 0;
    try {
      return await import(folder + name + (tried ? `?again=${tried}` : ""));
    } catch (error) {
      failures[name] = tried + 1;
      throw error;
    }
  }

  // Shown at once, whatever still has to be loaded.
  function bar() {
    let shown = document.querySelector(".live-bar");
    if (!shown) {
      shown = document.createElement("section");
      shown.className = "live-bar";
      shown.setAttribute("aria-label", "Live code");
      shown.innerHTML = '<div class="live-words">'
        + '<p class="live-status" role="status"></p></div>';
      document.body.append(shown);
      // A live region speaks of what changes in it, not of how it came.
      requestAnimationFrame(() => say(shown, "Starting live code …"));
    }
    return shown;
  }

  function say(shown, text) {
    const status = shown.querySelector(".live-status");
    if (!status.textContent) status.textContent = text;
  }

  async function start(cell) {
    const shown = bar();
    let live;
    try {
      live = await load("start.js");
    } catch (error) {
      console.error(error);
      shown.remove();
      say(bar(), location.protocol === "file:"
        ? "Live code needs a server, and this page is a file. In the book's folder, `make "
          + "serve` starts one."
        : "Live code did not load. Check the network, and press the button again; if that "
          + "does not help, load the page again.");
      return;
    }
    live.start({ button, folder, load, bar: shown, cell });
  }

  function watch(element, cell) {
    let waiting;
    const leave = () => clearTimeout(waiting);
    const come = () => {
      leave();
      waiting = setTimeout(() => {
        load("start.js").then((live) => live.prepare({ button, folder, load }), () => {});
      }, MOMENT);
    };
    for (const name of ["pointerenter", "focus"]) element.addEventListener(name, come);
    for (const name of ["pointerleave", "blur"]) element.addEventListener(name, leave);
    element.addEventListener("click", () => {
      leave(); // what is pressed need not be prepared
      if (button.getAttribute("aria-pressed") === "true" && cell === undefined) {
        load("start.js").then((live) => live.leave());
      } else {
        start(cell);
      }
    });
  }

  for (const launch of document.querySelectorAll(".thebe-launch-button")) {
    watch(launch);
  }
  document.querySelectorAll("div.cell").forEach((cell, number) => {
    const input = cell.querySelector(".cell_input");
    if (!input) return;
    const run = document.createElement("button");
    run.type = "button";
    run.className = "live-run";
    run.textContent = "Run this";
    run.setAttribute("aria-label", `Run this: code cell ${number + 1}`);
    input.append(run);
    watch(run, number);
  });
})();
