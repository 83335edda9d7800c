// The panel with the button "Save the book for offline reading". The service
// worker does the work and reports; the panel shows what it reports.
(() => {
  const panel = document.querySelector("[data-save-offline]");
  const manifest = document.querySelector('link[rel="manifest"]');
  if (!panel || !manifest) return;
  const find = (name) => panel.querySelector(`[data-save-${name}]`);
  const [save, cancel, remove] = ["start", "cancel", "remove"].map(find);
  const [status, progress, choices] = ["status", "progress", "choices"]
    .map(find);
  const root = new URL(".", manifest.href);
  const container = navigator.serviceWorker;
  const saveLabel = save.textContent;

  let announced = null;
  let lastState = null;

  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

  function send(message) {
    container.ready.then(({ active }) => active.postMessage(message));
  }

  // Screen readers are told of a new text alone, and of progress in steps.
  function announce(text) {
    if (text === announced) return;
    announced = text;
    status.textContent = text;
  }

  function refuse(text) {
    announce(text);
    save.disabled = true;
    for (const element of [cancel, remove, progress, choices]) {
      element.hidden = true;
    }
  }

  function chosenGroups() {
    const extra = [...choices.querySelectorAll("input:checked")];
    return ["book", ...extra.map(({ value }) => value)];
  }

  function offerChoices(groups) {
    for (const { name, title, bytes } of groups) {
      if (name === "book" || choices.querySelector(`[value="${name}"]`)) {
        continue;
      }
      const box = document.createElement("input");
      box.type = "checkbox";
      box.value = name;
      box.addEventListener("change", () => show(lastState));
      const label = document.createElement("label");
      label.append(box, ` ${title} (${megabytes(bytes)})`);
      choices.append(label);
    }
  }

  const PROBLEMS = {
    full: ({ free }) => "This device has too little room for it"
      + (free === undefined ? "." : `: ${megabytes(free)} are free.`)
      + " Free some storage and try again.",
    network: () => "The network is gone. Saving goes on when it is back.",
    changed: () => "The book has just been updated. Saving goes on with the"
      + " new edition.",
    storage: () => "The browser could not store the book.",
  };

  function show(state) {
    lastState = state;
    offerChoices(state.groups);
    const chosen = new Set([...chosenGroups(), ...state.wanted]);
    const sum = (key) => state.groups
      .filter(({ name }) => chosen.has(name))
      .reduce((total, group) => total + group[key], 0);
    const [bytes, ready] = [sum("bytes"), sum("heldBytes")];
    const asked = state.wanted.length > 0;
    const done = asked && ready === bytes;
    const parted = asked && !done && !state.saving;

    for (const box of choices.querySelectorAll("input")) {
      if (state.wanted.includes(box.value)) box.checked = true;
      box.disabled = state.saving || state.wanted.includes(box.value);
    }
    choices.hidden = state.groups.length < 2;
    progress.hidden = !(state.saving || parted);
    progress.max = bytes;
    progress.value = ready;
    announce(describe(state, { bytes, ready, asked, done }));
    save.textContent = parted ? "Go on saving" : saveLabel;
    toggle({ save: !state.saving && !done, cancel: state.saving,
      remove: asked && !state.saving });
  }

  function describe(state, { bytes, ready, asked, done }) {
    if (done) {
      return `The whole book is saved on this device (${megabytes(bytes)}).`;
    }
    if (state.saving) {
      const percent = Math.floor(ready / bytes * 10) * 10;
      return `Saving ${megabytes(bytes)}: ${percent} percent are done.`;
    }
    if (state.problem) {
      const problem = PROBLEMS[state.problem.kind](state.problem);
      return `${problem} ${megabytes(ready)} of ${megabytes(bytes)} are`
        + " saved.";
    }
    if (asked) {
      return `Stopped: ${megabytes(ready)} of ${megabytes(bytes)} are saved.`;
    }
    return `The whole book takes ${megabytes(bytes)}. Pages that you have`
      + " opened are kept anyway.";
  }

  // A button that goes away hands the focus on.
  function toggle(visible) {
    const buttons = { save, cancel, remove };
    const focused = Object.values(buttons).includes(document.activeElement)
      ? document.activeElement : null;
    save.disabled = false;
    for (const [name, button] of Object.entries(buttons)) {
      button.hidden = !visible[name];
    }
    if (focused?.hidden) {
      const next = [cancel, save].find((button) => !button.hidden);
      (next ?? status).focus();
    }
  }

  save.addEventListener("click", () => {
    navigator.storage?.persist?.().catch(() => {}); // as a wish only
    send({ type: "save", groups: chosenGroups() });
  });
  cancel.addEventListener("click", () => send({ type: "pause" }));
  remove.addEventListener("click", () => send({ type: "remove" }));

  async function start() {
    if (!container) {
      refuse(window.isSecureContext
        ? "This browser, or this private window, cannot save the book."
        : "Saving the book needs an address that begins with https.");
      return;
    }
    try {
      await container.register(new URL("service-worker.js", root),
        { scope: root.pathname });
    } catch {
      refuse("This browser, or this private window, cannot save the book.");
      return;
    }
    container.addEventListener("message", ({ data }) => {
      if (data?.type === "state") show(data);
    });
    container.addEventListener("controllerchange",
      () => send({ type: "state" }));
    container.startMessages();
    send({ type: "state" });
    // Long work in a worker lives by being asked about.
    setInterval(() => {
      if (lastState?.saving) send({ type: "state" });
    }, 10_000);
  }

  start();
})();
