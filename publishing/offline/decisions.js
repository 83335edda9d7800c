// What the service worker decides, without a cache or a network: the build puts
// this file in front of worker.js, and the tests run it alone.
//
// A *list* says what one version of the book consists of: for each path the
// digest of the content and its size, for each page its title and the files it
// shows. What is *held* is a set of digests: content is kept by digest, so
// versions share what they have in common and nothing is kept under a wrong
// name.

function readList(raw) {
  const paths = raw.files.map(([path]) => path);
  return {
    raw,
    version: raw.version,
    files: new Map(raw.files.map(
      ([path, digest, size]) => [path, { digest, size }])),
    groups: new Map(Object.entries(raw.groups).map(
      ([name, { title, files }]) =>
        [name, { title, paths: files.map((index) => paths[index]) }])),
    pages: new Map(raw.pages.map(
      ([index, title, needs]) =>
        [paths[index], { title, needs: needs.map((need) => paths[need]) }])),
  };
}

// The path inside the book that an address names, or null. Static hosts let a
// reader leave out index.html, and some leave out .html.
function pathIn(list, scope, address) {
  const { origin, pathname } = new URL(address);
  const base = new URL(scope);
  if (origin !== base.origin || !pathname.startsWith(base.pathname)) {
    return null;
  }
  let path;
  try {
    path = decodeURIComponent(pathname.slice(base.pathname.length));
  } catch {
    return null;
  }
  const candidates = path === "" || path.endsWith("/")
    ? [`${path}index.html`]
    : [path, `${path}.html`, `${path}/index.html`];
  return candidates.find((candidate) => list.files.has(candidate)) ?? null;
}

function isHeld(list, path, held) {
  const file = list.files.get(path);
  return file !== undefined && held.has(file.digest);
}

function missingPaths(list, paths, held) {
  return paths.filter((path) => list.files.has(path)
    && !held.has(list.files.get(path).digest));
}

// The version of a page to show without a network: the first that is held with
// all it shows, or else the first that is held at all. The newest comes first.
function copyToShow(lists, findPath, held) {
  const copies = lists
    .map((list) => ({ list, path: findPath(list) }))
    .filter(({ list, path }) => path !== null && isHeld(list, path, held));
  const complete = copies.find(({ list, path }) =>
    missingPaths(list, list.pages.get(path)?.needs ?? [], held).length === 0);
  return complete ?? copies[0] ?? null;
}

// What to fetch so that the reader holds in this version what they hold in an
// older one. Pages come last: a page that is held can then be shown.
function pathsToRefresh(current, older, held) {
  const wanted = new Set();
  for (const list of older) {
    for (const [path, { digest }] of list.files) {
      if (held.has(digest) && current.files.has(path)) {
        wanted.add(path);
        for (const need of current.pages.get(path)?.needs ?? []) {
          wanted.add(need);
        }
      }
    }
  }
  return pagesLast(current, missingPaths(current, [...wanted], held));
}

function pagesLast(list, paths) {
  const isPage = (path) => list.pages.has(path);
  return [...paths.filter((path) => !isPage(path)), ...paths.filter(isPage)];
}

// Older versions stay while a page of theirs is open, or while the reader holds
// something in them that is not there yet in the current one.
function versionsToKeep(current, older, held, openVersions) {
  return [current.version, ...older
    .filter((list) => openVersions.has(list.version)
      || pathsToRefresh(current, [list], held).length > 0)
    .map((list) => list.version)];
}

function digestsToDrop(lists, held) {
  const kept = new Set(lists.flatMap(
    (list) => [...list.files.values()].map(({ digest }) => digest)));
  return [...held].filter((digest) => !kept.has(digest));
}

function groupSummary(list, held) {
  return [...list.groups].map(([name, { title, paths }]) => {
    const files = paths.map((path) => list.files.get(path));
    const ready = files.filter(({ digest }) => held.has(digest));
    const total = (some) => some.reduce((sum, { size }) => sum + size, 0);
    return {
      name, title, files: files.length, bytes: total(files),
      heldFiles: ready.length, heldBytes: total(ready),
    };
  });
}

function escapeMarkup(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

// The page shown in place of one that is not held, with links to those that
// are, each once and in the order of the book.
function pageWithLinks(template, scope, lists, held) {
  const titles = new Map();
  for (const list of lists) {
    for (const [path, { title }] of list.pages) {
      if (title && isHeld(list, path, held) && !titles.has(path)) {
        titles.set(path, title);
      }
    }
  }
  const links = [...titles].map(([path, title]) =>
    `<li><a href="${escapeMarkup(scope + encodeURI(path))}">`
    + `${escapeMarkup(title)}</a></li>`);
  const saved = links.length > 0
    ? `<h2>Saved on this device</h2>\n<ul>\n${links.join("\n")}\n</ul>`
    : "<p>No page of the book is saved on this device yet.</p>";
  return template.replace("<!-- saved pages -->", () => saved);
}
