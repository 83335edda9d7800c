// The worker in which Python runs: downloads it, starts it, and hands it the
// requests of the in-page Jupyter server (server.js) one after the other.
//
// It is told   {type: "request", id, name, content}  a Jupyter request
// and says     {type: "progress", done, total, file}
//              {type: "starting"}, {type: "ready", info}
//              {type: "message", id, channel, name, content}
//              {type: "done", id}                    the request is answered
//              {type: "failed", message, file}       Python is gone
//              {type: "too deep"}                    gone by endless recursion

import { unpackTar } from "./archives.js";
import { downloads, FileProblem } from "./downloads.js";
import { widenIntegers } from "./integers.js";

const SITE_PACKAGES = "/lib/python3.14/site-packages";

// As in packages.py, which fetches it for an import that nobody foresaw.
const LATER_LIBRARY = "/lib/python314-later";

const say = (message) => self.postMessage(message);

const base = new URL("./", import.meta.url).href;
const files = downloads(base, (progress) => say({ type: "progress", ...progress }));

let python;
let importlib;
let kernel;
let plan;

// The browser's own words for calls within calls without an end. Python itself
// counts its calls, but not those that pass through a library's compiled code.
const TOO_DEEP = /call stack size|too much recursion|stack overflow/i;

function fail(problem) {
  const message = String(problem?.message || problem?.type || problem);
  say({
    type: TOO_DEEP.test(message) ? "too deep" : "failed",
    message,
    file: problem instanceof FileProblem ? problem.file : undefined,
  });
}

// Pyodide leaves its promises unsettled after a trap in WebAssembly, and when
// a file that it needs cannot be fetched. Whatever happens ends up here.
self.addEventListener("unhandledrejection", (event) => fail(event.reason));
self.addEventListener("error", (event) => fail(event.message ?? event));

async function start() {
  try {
    await Promise.race([startPython(), files.failure]);
  } catch (problem) {
    throw await files.explain(problem);
  }
}

async function startPython() {
  plan = await files.plan();
  // All at once, not in the order in which Pyodide will ask for them.
  files.begin(plan.first);
  self.fetch = files.fetch;
  const { loadPyodide } = await import(`${base}pyodide/pyodide.mjs`);
  const loading = loadPyodide({
    indexURL: `${base}pyodide/`,
    lockFileContents: plan.lock,
    packageBaseUrl: `${base}pyodide/`,
    stdLibURL: base + plan.library,
    env: { HOME: "/home/pyodide", MPLCONFIGDIR: "/tmp/matplotlib" },
    stdout: (line) => console.log(line),
    stderr: (line) => console.warn(line),
  });
  files.complete.then(() => say({ type: "starting" }));
  python = await loading;
  python._api.on_fatal = async (problem) => fail(problem);
  importlib = python.pyimport("importlib");
  await Promise.all(plan.unpacked.map((path) => unpack(path, SITE_PACKAGES)));
  plan.packages.forEach(noteLoaded);
  kernel = python.pyimport("browser_kernel.requests");
  const info = JSON.parse(kernel.start(JSON.stringify(plan), base));
  widenIntegers(python._module, JSON.parse(kernel.integer_places()));
  say({ type: "ready", info });
}

// Pyodide itself unpacks with Python, which takes several times as long, and
// loads all compiled parts of a package, also those that nothing imports.
async function unpack(path, folder) {
  unpackTar(python.FS, await files.archive(path), folder);
  importlib.invalidate_caches();
}

function noteLoaded(name) {
  python.loadedPackages[name] = "default channel";
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
  const outcomes = await Promise.allSettled([...names.map(load), loadLaterLibrary()]);
  const problems = outcomes.flatMap(({ reason }) => reason?.message ?? []);
  if (problems.length) {
    send("iopub", "stream", JSON.stringify({
      name: "stderr",
      text: `${[...new Set(problems)].join("\n")}\nRun the cell again to try once more.\n`,
    }));
  }
}

const loads = new Map();

// Several packages may need the same one, which comes once.
function load(name) {
  if (name in python.loadedPackages) return Promise.resolve();
  if (!loads.has(name)) loads.set(name, loadOnce(name).finally(() => loads.delete(name)));
  return loads.get(name);
}

async function loadOnce(name) {
  const { path, depends } = plan.later[name];
  await Promise.all([unpack(path, SITE_PACKAGES), ...depends.map(load)]);
  noteLoaded(name);
}

// Whatever draws or comes from SciPy imports some seldom part of Python's own
// library, too.
let laterLibrary;

function loadLaterLibrary() {
  laterLibrary ??= unpack(plan.libraryLater.path, LATER_LIBRARY);
  laterLibrary.catch(() => { laterLibrary = undefined; });
  return laterLibrary;
}

let turn = start();
turn.catch(fail);

self.onmessage = ({ data }) => {
  turn = turn.then(() => answer(data));
  turn.catch(fail);
};
