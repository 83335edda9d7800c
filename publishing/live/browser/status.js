// The bar at the lower edge of the window: what is going on, and what the
// reader can do. Screen readers hear what matters (the stages, not every
// megabyte) from the status line.

const MEGABYTE = 1e6;

export class Bar {
  constructor(element, actions) {
    this.element = element;
    this.actions = actions;
    this.build();
    this.say("Starting live code …", "starting");
  }

  build() {
    const { element, actions } = this;
    // The status line stays where it is: a live region that moves is not heard.
    const words = element.querySelector(".live-words");
    this.status = element.querySelector(".live-status");
    for (const old of [...element.children]) if (old !== words) old.remove();
    words.querySelector(".live-amount")?.remove();
    this.amount = part("span", "live-amount");
    this.progress = part("progress", "live-progress");
    this.progress.setAttribute("aria-label", "Downloaded so far");
    this.progress.hidden = true;
    this.form = part("form", "live-token");
    this.form.hidden = true;
    this.buttons = part("div", "live-actions");
    this.retryButton = this.button("Try again", () => actions.retry());
    this.runAllButton = this.button("Run all", actions.runAll);
    this.stopButton = this.button("Stop", actions.stop);
    this.restartButton = this.button("Restart", actions.restart);
    this.leaveButton = this.button("Leave", actions.leave);
    this.leaveButton.title = "Leave live code: the page is as before";
    words.append(this.amount);
    element.prepend(this.progress);
    element.append(this.form, this.buttons);
    document.documentElement.classList.add("live-bar-shown");
  }

  button(text, action) {
    const button = part("button", "live-action");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", action);
    this.buttons.append(button);
    return button;
  }

  say(text, state) {
    this.element.dataset.state = state;
    if (this.status.textContent !== text) this.status.textContent = text;
    this.started ||= ["ready", "busy"].includes(state);
    for (const button of [this.runAllButton, this.stopButton, this.restartButton]) {
      button.hidden = !this.started || state === "failed";
    }
    // Disabled by attribute for assistive technology alone: a button that is
    // pressed and then disabled would lose the focus.
    this.stopButton.setAttribute("aria-disabled", String(state !== "busy"));
    this.retryButton.hidden = state !== "failed";
    this.form.hidden = true;
    if (text !== this.said) {
      this.said = text;
      this.progress.hidden = true;
      this.amount.textContent = "";
    }
  }

  downloading({ done, total }, running) {
    if (running) this.say("Downloading what the cell needs …", "busy");
    else this.say("Downloading Python …", "downloading");
    this.progress.hidden = false;
    if (total) {
      this.progress.max = total;
      this.progress.value = done;
      this.amount.textContent = `${megabytes(done)} of ${megabytes(total)} MB`;
    }
  }

  starting(text) {
    this.say(text ?? "Starting Python …", "starting");
  }

  ready(text) {
    if (!text && ["ready", "busy"].includes(this.element.dataset.state)) return;
    this.say(text ?? "Ready. Change a cell and run it.", "ready");
  }

  failed(message, { token = false } = {}) {
    this.say(message || "Python stopped, and does not say why.", "failed");
    if (token) this.askForToken();
  }

  askForToken() {
    const { form } = this;
    form.replaceChildren();
    const label = part("label", "");
    label.textContent = "Token ";
    const field = part("input", "");
    Object.assign(field, { type: "password", autocomplete: "off", spellcheck: false });
    label.append(field);
    const send = part("button", "live-action");
    send.textContent = "Connect";
    form.append(label, send);
    form.onsubmit = (event) => {
      event.preventDefault();
      this.actions.retry(field.value.trim());
    };
    form.hidden = false;
    this.retryButton.hidden = true;
    field.focus();
  }

  /** What the runner tells. */
  running({ state, cell, wanted, done, of }) {
    const name = cell && cellName(cell);
    if (state === "running" && cell !== wanted) {
      this.say(wanted ? `Running what ${cellName(wanted)} needs …` : "Running all cells …", "busy");
      this.amount.textContent = `${done + 1} of ${of}`;
    } else if (state === "running") {
      this.say(`Running ${name} …`, "busy");
      this.amount.textContent = "";
    } else if (state === "done") {
      this.say(`${capital(name)} has run.`, "ready");
    } else if (state === "failed") {
      this.say(cell === wanted || !wanted
        ? `${capital(name)} ended with an error.`
        : `${capital(cellName(wanted))} did not run: ${name} above it ended with an error.`, "ready");
    } else if (state === "all") {
      this.say("All cells have run.", "ready");
    } else if (state === "stopping") {
      this.say("Stopping …", "busy");
    } else if (state === "stopped") {
      this.say("Stopped. Change the cell, or run another one.", "ready");
    } else {
      this.say("Ready. Nothing is running.", "ready");
    }
  }

  remove() {
    this.element.remove();
    document.documentElement.classList.remove("live-bar-shown");
  }
}

function part(name, className) {
  return Object.assign(document.createElement(name), { className });
}

function cellName(cell) {
  return cell.number ? `cell ${cell.number}` : "a hidden cell";
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

function megabytes(bytes) {
  return bytes / MEGABYTE < 10
    ? (bytes / MEGABYTE).toFixed(1) : Math.round(bytes / MEGABYTE);
}
