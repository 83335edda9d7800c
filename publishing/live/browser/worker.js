// The worker in which Python runs: downloads it, starts it, and hands it the
// requests of the in-page Jupyter server (server.js) one after the other.
//
// It is told   {type: "start", base, packages}       base: address of _static/live/
//              {type: "request", id, name, content}  a Jupyter request
// and says     {type: "progress", done, total, file}
//              {type: "starting"}, {type: "ready", info}
//              {type: "message", id, channel, name, content}
//              {type: "done", id}                    the request is answered
//              {type: "failed", message, file}       Python is gone

import { downloads, FileProblem } from "./downloads.js";

const SITE_PACKAGES = "/lib/python3.14/site-packages";

// As in packages.py, which fetches it for an import that nobody foresaw.
const LATER_LIBRARY = "/lib/python314-later";

let python;
let kernel;
let plan;
let base;

const say = (message) => self.postMessage(message);

function fail(problem) {
  say({
    type: "failed",
    message: String(problem?.message || problem?.type || problem),
    file: problem instanceof FileProblem ? problem.file : undefined,
  });
}

// Pyodide leaves its promises unsettled after a trap in WebAssembly, and when
// a file that it needs cannot be fetched. Whatever happens ends up here.
self.addEventListener("unhandledrejection", (event) => fail(event.reason));
self.addEventListener("error", (event) => fail(event.message ?? event));

async function start(settings) {
  base = settings.base;
  const files = downloads(base, (progress) => say({ type: "progress", ...progress }));
  try {
    await startWith(files, settings);
  } catch (problem) {
    throw await files.explain(problem);
  }
}

async function startWith(files, settings) {
  plan = await files.plan();
  // All at once, not in the order in which Pyodide will ask for them.
  files.begin(plan.first);
  self.fetch = files.fetch;
  const { loadPyodide } = await import(`${base}pyodide/pyodide.mjs`);
  const loading = loadPyodide({
    indexURL: `${base}pyodide/`,
    lockFileURL: base + plan.lock,
    packageBaseUrl: `${base}pyodide/`,
    stdLibURL: base + plan.library,
    packages: plan.packages,
    env: { HOME: "/home/pyodide", MPLCONFIGDIR: "/tmp/matplotlib" },
    stdout: (line) => console.log(line),
    stderr: (line) => console.warn(line),
  });
  files.complete.then(() => say({ type: "starting" }));
  python = await Promise.race([loading, files.failure]);
  python._api.on_fatal = async (problem) => fail(problem);
  const archive = await (await self.fetch(base + plan.kernel)).arrayBuffer();
  python.unpackArchive(archive, "zip", { extractDir: SITE_PACKAGES });
  kernel = python.pyimport("browser_kernel.requests");
  const info = JSON.parse(kernel.start(JSON.stringify(plan), base));
  say({ type: "ready", info });
  downloadBeforehand(settings.packages);
}

// Fills the browser's cache with what the page's cells are going to need.
// Nobody waits for it, and what fails is tried again when it is needed.
async function downloadBeforehand(packages) {
  const wanted = new Set();
  const add = (name) => {
    if (wanted.has(name) || !(name in plan.later)) return;
    wanted.add(name);
    plan.later[name].depends.forEach(add);
  };
  packages.forEach(add);
  const paths = [...wanted].map((name) => plan.later[name].path);
  if (paths.length) paths.push(plan.libraryLater.path);
  for (const path of paths) {
    try {
      await (await self.fetch(base + path, { priority: "low" })).arrayBuffer();
    } catch {
      return;
    }
  }
}

async function answer({ id, name, content }) {
  const send = (channel, messageName, json) => say({
    type: "message", id, channel, name: messageName, content: JSON.parse(json),
  });
  if (name === "execute_request") await loadFor(content.code, send);
  const reply = await kernel.answer(name, JSON.stringify(content), send);
  send("shell", name.replace("_request", "_reply"), reply);
  say({ type: "done", id });
}

// What a cell imports is downloaded before it runs, all packages at once.
async function loadFor(code, send) {
  const wanted = kernel.packages_for(code);
  const names = wanted.toJs();
  wanted.destroy();
  if (!names.length) return;
  const problems = [];
  const [, library] = await Promise.allSettled([
    python.loadPackage(names, {
      messageCallback: () => {},
      errorCallback: (text) => problems.push(text),
    }),
    laterLibrary(),
  ]);
  if (library.status === "rejected") problems.push(library.reason.message);
  const missing = names.filter((name) => !(name in python.loadedPackages));
  if (missing.length) {
    send("iopub", "stream", JSON.stringify({
      name: "stderr",
      text: `Could not download ${missing.join(", ")}. ${problems.join(" ")}\n`
        + "Run the cell again to try once more.\n",
    }));
  }
}

// Whatever draws or comes from SciPy imports some seldom part of Python's own
// library, too.
let libraryIsHere = false;

async function laterLibrary() {
  if (libraryIsHere) return;
  const archive = await (await self.fetch(base + plan.libraryLater.path)).arrayBuffer();
  python.unpackArchive(archive, "zip", { extractDir: LATER_LIBRARY });
  libraryIsHere = true;
}

let turn = Promise.resolve();

self.onmessage = ({ data }) => {
  const task = data.type === "start" ? () => start(data) : () => answer(data);
  turn = turn.then(task);
  turn.catch(fail);
};
