// What the service worker decides, without a cache or a network.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

const file = new URL("../../publishing/offline/decisions.js", import.meta.url);
const worker = vm.createContext({ URL });
vm.runInContext(readFileSync(file, "utf8"), worker);
// Values made inside the context have other prototypes: compare plain copies.
const same = (actual, expected) =>
  assert.deepEqual(JSON.parse(JSON.stringify(actual)), expected);

const SCOPE = "https://example.org/some/repo/";

function list(version, digests) {
  const paths = Object.keys(digests);
  return worker.readList({
    version,
    files: paths.map((path) => [path, digests[path], 10]),
    groups: { book: { title: "Book", files: paths.map((_, i) => i) } },
    pages: paths.flatMap((path, index) => path.endsWith(".html")
      ? [[index, path.toUpperCase(), paths.flatMap(
        (need, i) => need === "style.css" ? [i] : [])]] : []),
  });
}

const one = list("1", { "index.html": "i1", "a.html": "a1", "b.html": "b1",
  "part/index.html": "p1", "style.css": "s1", "old.png": "o1" });
const two = list("2", { "index.html": "i2", "a.html": "a2", "b.html": "b1",
  "part/index.html": "p1", "style.css": "s2" });
const findA = (some) => worker.pathIn(some, SCOPE, `${SCOPE}a.html`);

test("addresses lead to paths as a static host reads them", () => {
  const path = (address) => worker.pathIn(one, SCOPE, address);
  assert.equal(path(SCOPE), "index.html");
  assert.equal(path(`${SCOPE}a.html?x=1#y`), "a.html");
  assert.equal(path(`${SCOPE}a`), "a.html");
  assert.equal(path(`${SCOPE}part/`), "part/index.html");
  assert.equal(path(`${SCOPE}part`), "part/index.html");
  assert.equal(path(`${SCOPE}%61.html`), "a.html");
});

test("other addresses lead nowhere", () => {
  const path = (address) => worker.pathIn(one, SCOPE, address);
  assert.equal(path("https://example.org/other/a.html"), null);
  assert.equal(path("https://elsewhere.org/some/repo/a.html"), null);
  assert.equal(path(`${SCOPE}none.html`), null);
  assert.equal(path(`${SCOPE}%`), null);
});

test("the newest whole copy is shown", () => {
  const show = (...held) => {
    const copy = worker.copyToShow([two, one], findA, new Set(held));
    return copy && `${copy.list.version} ${copy.path}`;
  };
  assert.equal(show("a1", "s1", "a2", "s2"), "2 a.html");
  assert.equal(show("a1", "s1", "a2"), "1 a.html");
  assert.equal(show("a1", "s1"), "1 a.html");
  assert.equal(show("a2"), "2 a.html");
  assert.equal(show("s1", "s2", "b1"), null);
});

test("a renewal fetches what is held and has changed, pages last", () => {
  const refresh = (...held) =>
    worker.pathsToRefresh(two, [one], new Set(held));
  same(refresh("a1", "s1"), ["style.css", "a.html"]);
  same(refresh("a1", "s1", "a2"), ["style.css"]);
  same(refresh("b1"), ["style.css"]);
  same(refresh("o1"), []);
  same(refresh(), []);
});

test("an old version stays while it is open or not yet renewed", () => {
  const keep = (held, open) => worker.versionsToKeep(
    two, [one], new Set(held), new Set(open));
  same(keep(["a1", "a2", "s2"], ["1"]), ["2", "1"]);
  same(keep(["a1", "a2", "s2"], []), ["2"]);
  same(keep(["a1", "s1"], []), ["2", "1"]);
});

test("only what no kept version names is dropped", () => {
  const held = new Set(["a1", "b1", "a2", "o1"]);
  same(worker.digestsToDrop([two], held), ["a1", "o1"]);
  same(worker.digestsToDrop([two, one], held), []);
});

test("groups tell how much of them is held", () => {
  same(worker.groupSummary(two, new Set(["a2", "s2", "a1"])), [{
    name: "book", title: "Book", files: 5, bytes: 50,
    heldFiles: 2, heldBytes: 20,
  }]);
});

test("the page without network links what is held, once and safely", () => {
  const risky = list("3", { "a.html": "a3" });
  risky.pages.get("a.html").title = "<b> & $& \"x\"";
  const page = worker.pageWithLinks("<p><!-- saved pages --></p>", SCOPE,
    [risky, one], new Set(["a3", "a1", "b1", "i2"]));
  assert.equal(page.match(/<li>/g).length, 2);
  assert.match(page, /href="https:\/\/example\.org\/some\/repo\/a\.html"/);
  assert.match(page, />&#60;b&#62; &#38; \$&#38; &#34;x&#34;</);
  assert.match(page, />B\.HTML</);
  const empty = worker.pageWithLinks("<!-- saved pages -->", SCOPE, [one],
    new Set());
  assert.match(empty, /No page of the book is saved/);
});
