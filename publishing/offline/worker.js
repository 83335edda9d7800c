// The service worker of the book.
//
// Pages come from the network, or from the cache when the network is slow or
// gone. Everything else that belongs to a page comes in the version of that
// page: from the cache if it is held there, otherwise from the network, and
// then only if its digest is the one the list gives. So no page ever meets a
// file of another version.
//
// A new edition of the book is a new list, which this worker fetches when the
// server tells of it. The worker itself changes only with its code, and a
// worker with new code waits, as is the browsers' way, until the last page is
// closed: one that pushes another aside while pages load can leave them
// hanging.
//
// The build puts decisions.js in front of this file.

const SCOPE = self.registration.scope;
// Other books may live on the same host: the path makes the names our own.
const NAME = `book ${new URL(SCOPE).pathname}`;
const FILES = `${NAME} files 1`;
const STATE = `${NAME} state 1`;

const OFFLINE_PAGE = "offline.html";
const VERSION_FILE = "_static/offline/version.txt";
const LIST_FILE = "_static/offline/list.json";
const PATIENCE = 4000; // milliseconds, before a page comes from the cache
const SIDE_BY_SIDE = 6; // downloads at a time
const REPORT_EVERY = 250; // milliseconds
// How long a page that is out of sight may come back, by the button Back say.
const CLIENT_GRACE = 600_000; // milliseconds

// Browsers keep what a page has loaded at hand for the next page, without
// asking the worker, unless they are told to ask.
const ASK_AGAIN = { "Cache-Control": "no-cache" };

class ChangedError extends Error {
  name = "ChangedError";
}

// --- What is held ----------------------------------------------------------

const fileKey = (digest) => `${SCOPE}offline-store/${digest}`;
const stateKey = (name) => `${SCOPE}offline-state/${name}`;

let heldOnce = null;

function heldDigests() {
  heldOnce ??= caches.open(FILES)
    .then((cache) => cache.keys())
    .then((keys) => new Set(keys.map(({ url }) => url.split("/").pop())));
  return heldOnce;
}

async function heldFile(digest) {
  const cache = await caches.open(FILES);
  return cache.match(fileKey(digest));
}

async function holdFile(digest, body, type) {
  const cache = await caches.open(FILES);
  const headers = { ...ASK_AGAIN, ...(type && { "Content-Type": type }) };
  await cache.put(fileKey(digest), new Response(body, { headers }));
  (await heldDigests()).add(digest);
}

async function dropFiles(digests) {
  const cache = await caches.open(FILES);
  const held = await heldDigests();
  for (const digest of digests) {
    await cache.delete(fileKey(digest));
    held.delete(digest);
  }
}

async function digestOf(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest.slice(0, 16)]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// --- What is remembered ----------------------------------------------------

async function remembered(name) {
  const cache = await caches.open(STATE);
  const response = await cache.match(stateKey(name));
  return response?.json();
}

async function remember(name, value) {
  const cache = await caches.open(STATE);
  await cache.put(stateKey(name), new Response(JSON.stringify(value)));
}

async function forget(name) {
  const cache = await caches.open(STATE);
  await cache.delete(stateKey(name));
}

async function rememberedNames(folder) {
  const cache = await caches.open(STATE);
  const start = stateKey(`${folder}/`);
  return (await cache.keys()).map(({ url }) => url)
    .filter((url) => url.startsWith(start))
    .map((url) => url.slice(start.length));
}

const knownLists = new Map();

async function listOf(version) {
  if (!knownLists.has(version)) {
    const raw = await remembered(`lists/${version}`);
    if (!raw) return null;
    knownLists.set(version, readList(raw));
  }
  return knownLists.get(version);
}

// The list of the edition that the server had when it was last asked.
let newestOnce = null;

function newestList() {
  newestOnce ??= remembered("newest")
    .then((version) => (version ? listOf(version) : null));
  return newestOnce;
}

async function olderLists() {
  const newest = await newestList();
  const versions = await rememberedNames("lists");
  const lists = await Promise.all(versions
    .filter((version) => version !== newest?.version).map(listOf));
  return lists.filter(Boolean).reverse(); // in order of arrival: newest first
}

async function allLists() {
  const older = await olderLists();
  return [await newestList(), ...older].filter(Boolean);
}

async function serverVersion() {
  const response = await fetch(SCOPE + VERSION_FILE, { cache: "no-cache" });
  if (!response.ok) throw new TypeError(`version: ${response.status}`);
  return (await response.text()).trim();
}

const learning = new Map();

// The list of a version that the server has; null while that is changing.
function learnList(version) {
  if (!learning.has(version)) {
    learning.set(version, learnListNow(version)
      .finally(() => learning.delete(version)));
  }
  return learning.get(version);
}

async function learnListNow(version) {
  const known = await newestList();
  if (known?.version === version) return known;
  const list = await listOf(version) ?? await listFromServer(version);
  if (list) {
    newestOnce = Promise.resolve(list);
    await remember("newest", version).catch(() => {}); // a full disk
    await report();
  }
  return list;
}

async function listFromServer(version) {
  const response = await fetch(SCOPE + LIST_FILE, { cache: "no-cache" });
  if (!response.ok) return null;
  const raw = await response.json();
  if (raw.version !== version) return null;
  knownLists.set(version, readList(raw));
  await remember(`lists/${version}`, raw).catch(() => {}); // a full disk
  return knownLists.get(version);
}

async function lookAtServer() {
  return learnList(await serverVersion());
}

// --- Which version a page is of --------------------------------------------

const versions = new Map(); // client → promise of a version, or of null

function setVersion(client, promise) {
  const known = promise.then(async (version) => {
    await remember(`clients/${client}`, { version, time: Date.now() })
      .catch(() => {}); // a full disk
    return version;
  }, () => null);
  if (client) versions.set(client, known);
  return known;
}

function versionOf(client) {
  if (!client) return Promise.resolve(null);
  if (!versions.has(client)) {
    versions.set(client, remembered(`clients/${client}`)
      .then((entry) => entry?.version ?? null));
  }
  return versions.get(client);
}

async function openClients() {
  const all = await self.clients.matchAll(
    { type: "all", includeUncontrolled: true });
  return all.filter(({ url }) => url.startsWith(SCOPE));
}

async function openVersions() {
  const open = new Set((await openClients()).map(({ id }) => id));
  const found = new Set();
  for (const client of await rememberedNames("clients")) {
    const entry = await remembered(`clients/${client}`);
    if (!entry) continue;
    if (open.has(client) || Date.now() - entry.time < CLIENT_GRACE) {
      found.add(entry.version);
    } else {
      await forget(`clients/${client}`);
      versions.delete(client);
    }
  }
  return found;
}

// --- Fetching --------------------------------------------------------------

const underway = new Map();

function fetchFile(list, path, signal) {
  const { digest } = list.files.get(path);
  if (!underway.has(digest)) {
    underway.set(digest, fetchNow(path, digest, signal)
      .finally(() => underway.delete(digest)));
  }
  return underway.get(digest);
}

async function fetchNow(path, digest, signal) {
  const response = await fetch(SCOPE + encodeURI(path),
    { cache: "no-cache", signal });
  if (!response.ok && response.status !== 404) {
    throw new TypeError(`${path}: status ${response.status}`);
  }
  const body = await response.arrayBuffer();
  if (!response.ok || await digestOf(body) !== digest) {
    throw new ChangedError(path);
  }
  await holdFile(digest, body, response.headers.get("Content-Type"));
}

async function fetchAll(list, paths, { signal, onFile } = {}) {
  const waiting = [...paths];
  let failure = null;
  const next = async () => {
    while (waiting.length > 0 && failure === null) {
      const path = waiting.shift();
      try {
        await fetchFile(list, path, signal);
        onFile?.();
      } catch (error) {
        failure ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next));
  if (failure !== null) throw failure;
}

// --- Answering -------------------------------------------------------------

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("Range")
      || !request.url.startsWith(SCOPE)) {
    return;
  }
  event.respondWith(request.mode === "navigate"
    ? answerPage(event) : answerFile(event));
});

async function answerPage(event) {
  const lists = await allLists();
  const copy = copyToShow(lists,
    (list) => pathIn(list, SCOPE, event.request.url), await heldDigests());
  const network = pageFromNetwork(event);
  event.waitUntil(network.then(({ learned }) => learned, () => {}));
  const soon = copy
    ? Promise.race([network, after(PATIENCE)]) : network;
  try {
    const { response, version } = await soon;
    if (response.status < 500 || !copy) {
      setVersion(event.resultingClientId, version);
      return response;
    }
  } catch {
    // The network is slow or gone.
  }
  const response = copy
    && await heldFile(copy.list.files.get(copy.path).digest);
  if (response) {
    // Written down first: the worker may be ended and started again before it
    // answers for what the page shows.
    await setVersion(
      event.resultingClientId, Promise.resolve(copy.list.version));
    return response;
  }
  return offlineAnswer(lists);
}

function after(time) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("slow")), time);
  });
}

async function pageFromNetwork(event) {
  const server = lookAtServer().catch(() => null);
  const response = await fetch(event.request, { cache: "no-cache" });
  if (!response.ok) {
    return { response, version: Promise.resolve(null) };
  }
  const learned = learnPage(event.request.url, response.clone(), server);
  // What the page shows waits for its version, but not for ever: without one,
  // everything comes from the server, as the page did.
  const version = Promise.race([learned, after(PATIENCE)]);
  return { response, version, learned };
}

// Find out the version of a page that has come from the network, and keep it.
// A page is of a version when the server is at that version and the page has
// the digest that the list gives.
async function learnPage(address, response, server) {
  const body = await response.arrayBuffer();
  const digest = await digestOf(body);
  const list = await server;
  const path = list && pathIn(list, SCOPE, address);
  if (!list || list.files.get(path)?.digest !== digest) return null;
  if (!(await heldDigests()).has(digest)) {
    await holdFile(digest, body, response.headers.get("Content-Type"))
      .catch(() => {}); // a full disk must not keep anyone from reading
  }
  return list.version;
}

async function offlineAnswer(lists) {
  const copy = copyToShow(lists, () => OFFLINE_PAGE, await heldDigests());
  const template = copy
    && await heldFile(copy.list.files.get(copy.path).digest);
  if (!template) return Response.error();
  const text = pageWithLinks(
    await template.text(), SCOPE, lists, await heldDigests());
  return new Response(text, {
    status: 503,
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}

async function answerFile(event) {
  const version = await versionOf(event.clientId);
  if (event.resultingClientId) { // a worker is of its page's version
    setVersion(event.resultingClientId, Promise.resolve(version));
  }
  const list = version && await listOf(version);
  return list ? answerInVersion(event, list) : answerUnknown(event);
}

async function answerInVersion(event, list, again = true) {
  const path = pathIn(list, SCOPE, event.request.url);
  if (path === null) return fromNetwork(event.request);
  const { digest } = list.files.get(path);
  const ready = await heldFile(digest);
  if (ready) return ready;
  try {
    await fetchFile(list, path);
    return await heldFile(digest) ?? Response.error();
  } catch (error) {
    if (error.name === "QuotaExceededError") return fromNetwork(event.request);
    // Saving, which had asked for the same file, was cancelled.
    if (error.name === "AbortError" && again) {
      return answerInVersion(event, list, false);
    }
    if (error.name === "ChangedError") tellOutdated(event.clientId);
    return Response.error();
  }
}

// The page is of no version that this worker knows: what the server has now
// belongs to it, and only without a network is a guess better than nothing.
async function answerUnknown(event) {
  try {
    return await fromNetwork(event.request);
  } catch {
    const copy = copyToShow(await allLists(),
      (list) => pathIn(list, SCOPE, event.request.url), await heldDigests());
    const ready = copy
      && await heldFile(copy.list.files.get(copy.path).digest);
    return ready ?? Response.error();
  }
}

async function fromNetwork(request) {
  const response = await fetch(request, { cache: "no-cache" });
  if (response.status !== 200) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ASK_AGAIN)) {
    headers.set(name, value);
  }
  return new Response(response.body, { headers });
}

async function tellOutdated(client) {
  (await self.clients.get(client))?.postMessage({ type: "outdated" });
}

// --- Beginning -------------------------------------------------------------

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const list = await lookAtServer();
    if (!list) throw new Error("The book is being changed.");
    await fetchAll(list,
      missingPaths(list, [OFFLINE_PAGE], await heldDigests()));
  })());
});

self.addEventListener("activate", (event) => {
  // The worker before may have changed what was read while installing.
  heldOnce = null;
  newestOnce = null;
  event.waitUntil(self.clients.claim());
});

// --- Talking with pages ----------------------------------------------------

self.addEventListener("message", (event) => {
  const answers = {
    hello: () => hello(event.source, event.data),
    state: () => report([event.source]),
    save: () => save(event.data.groups),
    pause: () => pause(),
    remove: () => remove(),
  };
  const answer = answers[event.data?.type];
  if (answer) event.waitUntil(answer());
});

// Every page says hello when it has loaded: the moment to keep what it shows,
// and to go on with what is unfinished.
async function hello(client, { resources }) {
  await report([client]);
  for (const step of [() => keepPage(client, resources), () => goOnSaving(),
    refresh, tidyUp]) {
    await step().catch(() => {}); // without a network, say
  }
}

async function keepPage(client, resources) {
  if (await versionOf(client.id) === null) {
    setVersion(client.id, versionOfOpenPage(client.url));
  }
  const version = await versionOf(client.id);
  const list = version && await listOf(version);
  if (!list) return;
  const page = pathIn(list, SCOPE, client.url);
  const loaded = resources.map((address) => pathIn(list, SCOPE, address));
  const needs = list.pages.get(page)?.needs ?? [];
  const wanted = new Set([...needs, ...loaded, OFFLINE_PAGE, page]);
  wanted.delete(null);
  await fetchAll(list, pagesLast(list,
    missingPaths(list, [...wanted], await heldDigests())));
}

// For a page that was loaded before there was a worker: what the browser's own
// cache holds under its address is what it was made from.
async function versionOfOpenPage(address) {
  const server = lookAtServer();
  const response = await fetch(address, { cache: "force-cache" });
  return learnPage(address, response, server);
}

async function refresh() {
  const newest = await newestList();
  if (!newest) return;
  await fetchAll(newest,
    pathsToRefresh(newest, await olderLists(), await heldDigests()));
}

async function tidyUp() {
  const newest = await newestList();
  if (!newest) return;
  const older = await olderLists();
  const held = await heldDigests();
  const keep = new Set(versionsToKeep(
    newest, older, held, await openVersions()));
  const gone = new Set(older.map(({ version }) => version)
    .filter((version) => !keep.has(version)));
  for (const version of gone) {
    await forget(`lists/${version}`);
    knownLists.delete(version);
  }
  // A list that has come in the meantime counts, too.
  const lists = (await allLists()).filter(({ version }) => !gone.has(version));
  await dropFiles(digestsToDrop(lists, held));
}

// --- Saving ----------------------------------------------------------------

const NO_WISH = { groups: [], paused: false, problem: null };
let saving = null;
let wishNow = null;

async function wish() {
  wishNow ??= await remembered("wish") ?? NO_WISH;
  return wishNow;
}

async function changeWish(change) {
  wishNow = { ...await wish(), ...change };
  // On a full disk this fails; this worker knows the wish all the same.
  await remember("wish", wishNow).catch(() => {});
}

async function missingWishes() {
  const list = await newestList();
  const paths = (await wish()).groups.flatMap(
    (name) => list?.groups.get(name)?.paths ?? []);
  const missing = list
    ? missingPaths(list, paths, await heldDigests()) : [];
  return { list, missing: list ? pagesLast(list, missing) : [] };
}

async function save(groups) {
  const before = (await wish()).groups;
  await changeWish({ groups: [...new Set([...before, ...groups])],
    paused: false, problem: null });
  await goOnSaving(true);
}

async function goOnSaving(asked = false) {
  const { paused, problem } = await wish();
  const { missing } = await missingWishes();
  const hopeless = problem !== null && problem.kind === "full" && !asked;
  if (saving || paused || hopeless || missing.length === 0) {
    if (asked) await report();
    return;
  }
  const run = new AbortController();
  saving = run;
  try {
    await changeWish({ problem: null });
    await report();
    await saveMissing(run.signal);
  } catch (error) {
    await noteProblem(error);
  } finally {
    if (saving === run) saving = null;
    await report();
  }
}

// More than once round if a new edition comes out on the way.
async function saveMissing(signal) {
  for (;;) {
    const { list, missing } = await missingWishes();
    if (missing.length === 0) return;
    await checkRoom(list, missing);
    try {
      await fetchAll(list, missing, { signal, onFile: reportNowAndThen });
    } catch (error) {
      const isNew = error.name === "ChangedError"
        && (await lookAtServer() ?? list) !== list;
      if (!isNew) throw error;
    }
  }
}

async function checkRoom(list, paths) {
  const needed = paths.reduce(
    (sum, path) => sum + list.files.get(path).size, 0);
  const { quota, usage } = await self.navigator.storage?.estimate?.() ?? {};
  if (quota !== undefined && quota - usage < needed) {
    const error = new Error("full");
    error.name = "QuotaExceededError";
    error.free = Math.max(0, quota - usage);
    throw error;
  }
}

async function noteProblem(error) {
  if (error.name === "AbortError") return;
  const kinds = { QuotaExceededError: "full", ChangedError: "changed",
    TypeError: "network" };
  await changeWish({ problem: {
    kind: kinds[error.name] ?? "storage", free: error.free } });
}

async function pause() {
  await changeWish({ paused: true, problem: null });
  saving?.abort();
  saving = null;
  await report();
}

// Remove what is held, but for what the open pages show and the page that says
// there is no network.
async function remove() {
  saving?.abort();
  saving = null;
  await changeWish(NO_WISH);
  const kept = new Set([await newestList()].filter(Boolean)
    .map((list) => list.files.get(OFFLINE_PAGE).digest));
  for (const client of await openClients()) {
    const list = await listOf(await versionOf(client.id));
    const path = list && pathIn(list, SCOPE, client.url);
    for (const need of path ? [path, ...list.pages.get(path)?.needs ?? []]
      : []) {
      const file = list.files.get(need);
      if (file) kept.add(file.digest);
    }
  }
  const held = await heldDigests();
  await dropFiles([...held].filter((digest) => !kept.has(digest)));
  await report();
}

let lastReport = 0;

function reportNowAndThen() {
  if (Date.now() - lastReport > REPORT_EVERY) {
    lastReport = Date.now();
    report();
  }
}

async function report(clients) {
  const list = await newestList();
  if (!list) return;
  const { groups, paused, problem } = await wish();
  const state = {
    type: "state",
    version: list.version,
    groups: groupSummary(list, await heldDigests()),
    wanted: groups,
    saving: saving !== null,
    paused,
    problem,
  };
  for (const client of clients ?? await openClients()) {
    client?.postMessage(state);
  }
}
