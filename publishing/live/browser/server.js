// A Jupyter server that lives in the page.
//
// Thebe speaks to it as to any other: `serverSettings` holds a `fetch` and a
// `WebSocket` that reach no network. Behind it, worker.js runs Python.

import { identifier } from "./identifier.js";

const HOST = "in-page.invalid";
const PROTOCOL = "5.3";

const TOO_DEEP = "A function calls itself again and again, deeper than this Python can go. "
  + "Is there a case in which it returns without a further call, and is that reached? Python "
  + "started again; the next cell that you run brings back what it needs.";

/**
 * Starts Python and returns what speaks with it.
 *
 * @param {object} options
 * @param {string} options.base      the address of _static/live/
 * @param {function} options.onstatus  called with a state and its details:
 *   "downloading" {done, total, file}, "starting", "ready", "busy",
 *   "failed" {message, file}, "stopped"
 * @returns {{serverSettings: object, restart: function, interrupt: function,
 *            dispose: function, ready: Promise}}
 */
export function inPageJupyter({ base, onstatus = () => {} }) {
  const kernel = new Kernel(new URL(base, document.baseURI).href, onstatus);
  kernel.start();
  return {
    serverSettings: {
      baseUrl: `http://${HOST}/`,
      wsUrl: `ws://${HOST}/`,
      token: "",
      appendToken: false,
      fetch: (input, options) => answerRequest(kernel, input, options),
      WebSocket: socketTo(kernel),
      Request,
      Headers,
    },
    restart: () => kernel.restart("Python was restarted."),
    interrupt: () => kernel.interrupt(),
    dispose: () => kernel.dispose(),
    get ready() { return kernel.ready; },
  };
}

/**
 * Downloads what a start needs into the browser's cache, once: for a reader
 * who is about to press the button.
 */
export function prefetch({ base }) {
  prefetched ??= download(new URL(base, document.baseURI).href);
  return prefetched;
}

let prefetched;

async function download(base) {
  const get = (path, options) => fetch(base + path, { priority: "low", ...options });
  try {
    const plan = await (await get("packages.json", { cache: "no-cache" })).json();
    const paths = ["worker.js", "downloads.js", "archives.js", "integers.js", "identifier.js",
      "thebe/index.js",
      ...plan.first.map((entry) => entry.path)];
    await Promise.all(paths.map(async (path) => (await get(path)).arrayBuffer()));
  } catch {
    // Nobody has asked for anything yet: the start itself will say what fails.
    prefetched = undefined;
  }
}

class Kernel {
  constructor(base, onstatus) {
    Object.assign(this, { base, onstatus });
    this.id = identifier();
    this.sockets = new Set();
    this.waiting = new Map(); // requests that Python has not answered, by number
    this.requests = 0;
    this.state = "starting";
  }

  start() {
    this.info = undefined;
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.ready.catch(() => {});
    const worker = new Worker(new URL("worker.js", this.base), { type: "module" });
    this.worker = worker;
    worker.onmessage = ({ data }) => { if (worker === this.worker) this.hear(data); };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.worker) {
        this.fail({ message: event.message || "Could not download worker.js.", file: "worker.js" });
      }
    };
  }

  hear(data) {
    const parent = this.waiting.get(data.id)?.header;
    if (data.type === "progress") {
      this.onstatus("downloading", { done: data.done, total: data.total, file: data.file });
    } else if (data.type === "starting") {
      if (!this.info) this.onstatus("starting", {});
    } else if (data.type === "ready") {
      this.info = data.info;
      this.cast("iopub", "status", { execution_state: "idle" });
      this.state = "idle";
      this.onstatus("ready", {});
      this.resolve(data.info);
    } else if (data.type === "message" && parent) {
      this.cast(data.channel, data.name, data.content, parent);
    } else if (data.type === "done" && parent) {
      this.finish(data.id);
    } else if (data.type === "too deep" && this.info) {
      this.restart(TOO_DEEP, "RecursionError");
    } else if (["failed", "too deep"].includes(data.type)) {
      this.fail(data);
    }
  }

  // Sends a message of the kernel to everyone who is connected.
  cast(channel, name, content, parent = {}) {
    const text = JSON.stringify({
      channel,
      header: {
        msg_id: identifier(), msg_type: name, session: this.id, username: "kernel",
        date: new Date().toISOString(), version: PROTOCOL,
      },
      msg_type: name, parent_header: parent, metadata: {}, content, buffers: [],
    });
    for (const socket of this.sockets) socket.deliver(text);
  }

  setState(state, parent) {
    this.state = state;
    this.cast("iopub", "status", { execution_state: state }, parent);
  }

  async ask(message) {
    const { header, content } = message;
    // Messages of widgets, which this Python does not have.
    if (!header.msg_type.endsWith("_request")) return;
    const id = ++this.requests;
    this.waiting.set(id, message);
    try {
      await this.ready;
    } catch (problem) {
      if (this.waiting.has(id)) this.refuse(id, "PythonFailed", problem.message);
      return;
    }
    if (!this.waiting.has(id)) return; // a restart has answered it
    if (!this.worker) {
      this.refuse(id, "PythonFailed", "Python has stopped. Try again.");
      return;
    }
    this.setState("busy", header);
    if (header.msg_type === "kernel_info_request") {
      this.cast("shell", "kernel_info_reply", this.info, header);
      this.finish(id);
    } else if (header.msg_type === "comm_info_request") {
      this.cast("shell", "comm_info_reply", { status: "ok", comms: {} }, header);
      this.finish(id);
    } else {
      if (header.msg_type === "execute_request") this.onstatus("busy", {});
      this.worker.postMessage({ type: "request", id, name: header.msg_type, content });
    }
  }

  finish(id) {
    const { header } = this.waiting.get(id);
    this.waiting.delete(id);
    this.setState("idle", header);
    if (![...this.waiting.values()].some(isExecution) && header.msg_type === "execute_request") {
      this.onstatus("ready", {});
    }
  }

  // Answers a request that Python cannot answer any more.
  refuse(id, name, text) {
    const message = this.waiting.get(id);
    this.waiting.delete(id);
    const content = { ename: name, evalue: text, traceback: [text] };
    if (isExecution(message)) this.cast("iopub", "error", content, message.header);
    this.cast("shell", message.header.msg_type.replace("_request", "_reply"),
      { status: "error", execution_count: 0, ...content }, message.header);
    this.setState("idle", message.header);
  }

  refuseAll(name, text) {
    for (const id of [...this.waiting.keys()]) this.refuse(id, name, text);
  }

  fail({ message, file }) {
    this.worker?.terminate();
    this.worker = undefined;
    this.state = "dead";
    this.reject(new Error(message));
    this.refuseAll("PythonFailed", message);
    this.onstatus("failed", { message, file });
  }

  restart(why, name = "Stopped") {
    this.worker?.terminate();
    this.worker = undefined;
    this.reject(new Error(why));
    this.refuseAll(name, why);
    // Nobody is told: a client would take it for a crash and connect anew.
    this.state = "restarting";
    this.onstatus("stopped", {});
    this.start();
    return this.ready;
  }

  // A page of a plain host shares no memory with its worker, so there is no
  // way to reach a loop that runs: Python itself has to go.
  interrupt() {
    return this.restart("Stopped. Python started again, so what was computed "
                        + "before is gone. The next cell that you run brings back what it needs.");
  }

  dispose() {
    this.worker?.terminate();
    this.worker = undefined;
    this.reject(new Error("Python was stopped."));
    this.waiting.clear();
    for (const socket of [...this.sockets]) socket.close();
    this.onstatus("stopped", {});
  }

  model() {
    return {
      id: this.id, name: "python3", last_activity: new Date().toISOString(),
      execution_state: this.state, connections: this.sockets.size,
    };
  }
}

const isExecution = (message) => message.header.msg_type === "execute_request";

// ---- The REST interface: the few routes that a notebook client asks for ----

const SPECIFICATION = {
  default: "python3",
  kernelspecs: {
    python3: {
      name: "python3", resources: {},
      spec: { argv: [], display_name: "Python 3", language: "python", env: {} },
    },
  },
};

function json(value, status = 200) {
  return new Response(status === 204 ? null : JSON.stringify(value),
    { status, headers: { "Content-Type": "application/json" } });
}

async function answerRequest(kernel, input, options) {
  const request = input instanceof Request ? input : new Request(input, options);
  const path = new URL(request.url).pathname.replace(/^\/+/, "");
  const method = request.method;
  const session = () => ({
    id: kernel.id, path: "live", name: "live", type: "notebook", kernel: kernel.model(),
    notebook: { path: "live", name: "live" },
  });
  if (path === "api/status") {
    return json({ started: "", last_activity: "", connections: kernel.sockets.size, kernels: 1 });
  }
  if (path === "api/kernelspecs") return json(SPECIFICATION);
  if (path === "api/sessions") {
    return method === "POST" ? json(session(), 201) : json([session()]);
  }
  if (path === "api/kernels") {
    return method === "POST" ? json(kernel.model(), 201) : json([kernel.model()]);
  }
  if (/^api\/kernels\/[^/]+\/restart$/.test(path)) {
    kernel.restart("Python was restarted.");
    return json(kernel.model());
  }
  if (/^api\/kernels\/[^/]+\/interrupt$/.test(path)) {
    kernel.interrupt();
    return json(null, 204);
  }
  if (/^api\/(sessions|kernels)\/[^/]+$/.test(path)) {
    if (method === "DELETE") return json(null, 204);
    return json(path.startsWith("api/sessions") ? session() : kernel.model());
  }
  return json({ message: `The server in the page has no ${path}.` }, 404);
}

// ---- The WebSocket ----

function socketTo(kernel) {
  return class KernelSocket extends EventTarget {
    static CONNECTING = 0;
    static OPEN = 1;
    static CLOSING = 2;
    static CLOSED = 3;

    constructor(url) {
      super();
      Object.assign(this, {
        url, CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3,
        readyState: 0, protocol: "", extensions: "", binaryType: "arraybuffer", bufferedAmount: 0,
      });
      queueMicrotask(() => {
        if (this.readyState !== 0) return;
        this.readyState = 1;
        kernel.sockets.add(this);
        this.fire(new Event("open"));
      });
    }

    fire(event) {
      this[`on${event.type}`]?.(event);
      this.dispatchEvent(event);
    }

    deliver(text) {
      this.fire(new MessageEvent("message", { data: text }));
    }

    send(text) {
      if (typeof text === "string") kernel.ask(JSON.parse(text));
    }

    close() {
      if (this.readyState === 3) return;
      this.readyState = 3;
      kernel.sockets.delete(this);
      this.fire(new CloseEvent("close"));
    }
  };
}
