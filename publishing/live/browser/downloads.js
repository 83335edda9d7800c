// Downloads of the worker: counted, taken from the browser's cache without a
// question where a file's name says what is in it, and never silently stuck.

// A connection that brings nothing for so long is dead.
const SECONDS_OF_SILENCE = 45;

// Names with a mark of their content (see assembly.py) never go stale.
const MARKED = /-0[0-9a-f]{12}[-.]/;

export class FileProblem extends Error {
  constructor(file, why) {
    super(`Could not download ${file}: ${why}.`);
    this.file = file;
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
  let total = 0;
  let done = 0;
  let lost;
  let finish;
  const failure = new Promise((_, reject) => { lost = reject; });
  const complete = new Promise((resolve) => { finish = resolve; });
  failure.catch(() => {});

  const nameOf = (address) => address.startsWith(base) ? address.slice(base.length) : address;

  // What came from a cache may be an old refusal or a damaged copy, so a
  // second look passes by all caches.
  async function get(address, options = {}) {
    const file = nameOf(address);
    const cache = MARKED.test(file) ? "force-cache" : "default";
    try {
      return await getOnce(file, address, { cache, ...options });
    } catch {
      return getOnce(file, address, { ...options, cache: "reload" });
    }
  }

  async function getOnce(file, address, options) {
    let response;
    try {
      response = await browserFetch(address, options);
    } catch {
      throw new FileProblem(file, await reason(address, options));
    }
    if (!response.ok) throw new FileProblem(file, `the site answered ${response.status}`);
    return response;
  }

  // A browser does not say why it refused a file whose content it should check.
  async function reason(address, { integrity }) {
    if (!integrity) return "the connection failed";
    try {
      const { ok, status, body } = await browserFetch(address, { cache: "no-store" });
      body?.cancel();
      return ok ? "the file is not the one that belongs here" : `the site answered ${status}`;
    } catch {
      return "the connection failed";
    }
  }

  // Reads a body, or a copy of it, to know how much of it has come.
  async function count(stream, entry) {
    const reader = stream.getReader();
    let seen = 0;
    for (;;) {
      const part = await orSilence(reader.read(), entry.path);
      if (part.done) break;
      const before = seen;
      seen += part.value.length;
      const share = (bytes) => Math.round(entry.transfer * Math.min(1, bytes / entry.bytes));
      done += share(seen) - share(before);
      report({ done, total, file: entry.path });
    }
  }

  function orSilence(reading, file) {
    let clock;
    const silence = new Promise((_, reject) => {
      clock = setTimeout(() => reject(new FileProblem(
        file, `nothing came for ${SECONDS_OF_SILENCE} seconds`)), SECONDS_OF_SILENCE * 1000);
    });
    return Promise.race([reading, silence]).finally(() => clearTimeout(clock));
  }

  async function begin(entries) {
    total = entries.reduce((sum, entry) => sum + entry.transfer, 0);
    report({ done, total, file: entries[0].path });
    const counting = entries.map(async (entry) => {
      const options = entry.integrity ? { integrity: entry.integrity } : {};
      const coming = orSilence(get(base + entry.path, options), entry.path);
      begun.set(base + entry.path, coming);
      const response = await coming;
      await count(response.clone().body, entry);
    });
    try {
      await Promise.all(counting);
      finish();
    } catch (problem) {
      lost(problem);
    }
  }

  async function fetch(input, options) {
    const address = new URL(input?.url ?? input, self.location.href).href;
    const coming = begun.get(address);
    if (!coming) return get(address, options);
    begun.delete(address);
    return coming;
  }

  // Says which file is behind a problem: Pyodide's own words do not.
  async function explain(problem, patience = 2000) {
    if (problem instanceof FileProblem) return problem;
    const silence = new Promise((resolve) => setTimeout(resolve, patience, problem));
    return Promise.race([failure.catch((reason) => reason), silence]);
  }

  return {
    explain,
    begin,
    fetch,
    complete,
    failure,
    plan: async () => (await get(`${base}packages.json`, { cache: "no-cache" })).json(),
  };
}
