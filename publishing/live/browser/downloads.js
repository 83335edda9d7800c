// Downloads of the worker: counted, taken from the browser's cache without a
// question where a file's name says what is in it, and never silently stuck.

import { decompressed } from "./archives.js";

// A connection that brings nothing for so long is dead.
const SECONDS_OF_SILENCE = 45;

const MILLISECONDS_BETWEEN_REPORTS = 100;

// Names with a mark of their content (see assembly.py) never go stale.
const MARKED = /-[0-9a-f]{12}\./;

const WASM = [0, 0x61, 0x73, 0x6d]; // with these bytes WebAssembly begins

export class FileProblem extends Error {
  constructor(file, why) {
    super(`Could not download ${file}: ${why}.`);
    this.file = file;
  }
}

const broken = (file) => new FileProblem(file, "the connection failed");

class WrongContent extends FileProblem {
  constructor(file) {
    super(file, "the file is not the one that belongs here");
  }
}

/**
 * Returns what fetches the files below an address.
 *
 * report({done, total, file}) is called as bytes of the first download come in;
 * `complete` resolves when it is over, `failure` rejects if it fails.
 */
export function downloads(base, report) {
  const browserFetch = self.fetch.bind(self);
  const begun = new Map();
  const missing = new Set();
  let total = 0;
  let done = 0;
  let heard = performance.now();
  let told = 0;
  let clock;
  let lose;
  let finish;
  const failure = new Promise((_, reject) => { lose = reject; });
  const complete = new Promise((resolve) => { finish = resolve; });
  failure.catch(() => {});

  // What came from a cache may be an old refusal, so a second look passes by
  // all caches.
  async function get(path, options = {}) {
    const cache = MARKED.test(path) ? "force-cache" : "default";
    try {
      return await getOnce(path, { cache, ...options });
    } catch {
      return getOnce(path, { ...options, cache: "reload" });
    }
  }

  async function getOnce(path, options) {
    let response;
    try {
      response = await browserFetch(base + path, options);
    } catch {
      throw broken(path);
    }
    if (!response.ok) throw new FileProblem(path, `the site answered ${response.status}`);
    return response;
  }

  /** Download what the plan says that Python needs first. */
  function begin(entries) {
    total = entries.reduce((sum, entry) => sum + entry.transfer, 0);
    const [first] = entries;
    for (const entry of entries) {
      const progress = meter(entry);
      const coming = entry.path.endsWith(".gz") ? archiveOf(entry, progress)
        : entry.path.endsWith(".mjs") ? moduleOf(entry, progress)
          : streamOf(entry, progress, () => cameFromCache(first));
      coming.catch(fail);
      begun.set(entry.path, coming);
    }
    clock = setInterval(listen, SECONDS_OF_SILENCE * 100);
  }

  function listen() {
    if (performance.now() - heard < SECONDS_OF_SILENCE * 1000) return;
    fail(new FileProblem([...missing][0], `nothing came for ${SECONDS_OF_SILENCE} seconds`));
  }

  function fail(problem) {
    clearInterval(clock);
    lose(problem);
  }

  /** Return what tells how many bytes of a file are there. */
  function meter(entry) {
    let before = 0;
    missing.add(entry.path);
    return (bytes) => {
      const now = Math.round(entry.transfer * Math.min(1, bytes / entry.bytes));
      done += now - before;
      before = now;
      if (now === entry.transfer) missing.delete(entry.path);
      else missing.add(entry.path);
      heard = performance.now();
      tell(entry.path);
    };
  }

  // Not for every piece: a cache brings hundreds in no time.
  function tell(file) {
    if (missing.size && heard - told < MILLISECONDS_BETWEEN_REPORTS) return;
    told = heard;
    report({ done, total, file });
    if (missing.size) return;
    clearInterval(clock);
    finish();
  }

  async function read(response, progress) {
    const reader = response.body.getReader();
    const pieces = [];
    let bytes = 0;
    for (;;) {
      const { done: over, value } = await reader.read();
      if (over) break;
      pieces.push(value);
      bytes += value.length;
      progress(bytes);
    }
    // All there is has come, however much the plan expected.
    progress(Infinity);
    return pieces;
  }

  // An archive is of use when all of it is here. What came from a cache may be
  // a damaged copy.
  async function archiveOf(entry, progress = () => {}) {
    try {
      return await archiveOnce(entry, progress);
    } catch (problem) {
      if (!(problem instanceof WrongContent)) throw problem;
      return archiveOnce(entry, progress, { cache: "reload" });
    }
  }

  async function archiveOnce(entry, progress, options) {
    const response = await get(entry.path, options);
    const pieces = await read(response, progress).catch(() => { throw broken(entry.path); });
    return decompressed(pieces).catch(() => { throw new WrongContent(entry.path); });
  }

  // Pyodide imports its modules by itself, and then has them at once. Why one
  // does not come, browsers do not say.
  async function moduleOf(entry, progress) {
    try {
      await import(base + entry.path);
    } catch (problem) {
      await get(entry.path);
      throw new FileProblem(entry.path, problem.message);
    }
    progress(entry.bytes);
  }

  // WebAssembly is compiled while it comes in. A copy to count takes a tenth
  // of a second, and who has been here before has the file: then it is counted
  // as one.
  async function streamOf(entry, progress, visitedBefore) {
    const response = await checked(entry, get(entry.path))
      .catch((problem) => {
        if (!(problem instanceof WrongContent)) throw problem;
        return checked(entry, get(entry.path, { cache: "reload" }));
      });
    if (await visitedBefore()) progress(entry.bytes);
    else read(response.clone(), progress).catch(() => fail(broken(entry.path)));
    return response;
  }

  // Filters and hosts answer for what they keep back with a page of their own,
  // and say that all is well. Pyodide would wait for ever.
  async function checked(entry, coming) {
    const response = await coming;
    const reader = response.clone().body.getReader();
    const { value } = await reader.read();
    reader.cancel();
    if (!WASM.every((byte, index) => value?.[index] === byte)) throw new WrongContent(entry.path);
    return response;
  }

  // Where a browser does not say so, a file counts as new.
  async function cameFromCache(entry) {
    await begun.get(entry.path);
    const seen = performance.getEntriesByName(base + entry.path).at(-1);
    return seen?.transferSize < seen?.encodedBodySize;
  }

  /** Return the content of an archive, from the first download or anew. */
  function archive(path) {
    const coming = begun.get(path);
    begun.delete(path);
    return coming ?? archiveOf({ path });
  }

  /** What Pyodide has in the place of `fetch`. */
  async function fetch(input, options) {
    const { href } = new URL(input?.url ?? input, self.location.href);
    const path = href.startsWith(base) ? href.slice(base.length) : undefined;
    if (!begun.has(path)) return browserFetch(input, options);
    const coming = await begun.get(path);
    begun.delete(path);
    return coming instanceof Response ? coming : new Response(coming);
  }

  // Says which file is behind a problem: Pyodide's own words do not.
  async function explain(problem, patience = 2000) {
    if (problem instanceof FileProblem) return problem;
    const silence = new Promise((resolve) => setTimeout(resolve, patience, problem));
    return Promise.race([failure.catch((reason) => reason), silence]);
  }

  return {
    archive,
    begin,
    complete,
    explain,
    failure,
    fetch,
    plan: async () => (await get("packages.json", { cache: "no-cache" })).json()
      .catch(() => { throw new WrongContent("packages.json"); }),
  };
}
