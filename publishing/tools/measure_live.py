"""Measure live code: `python -m publishing.tools.measure_live`, or `make measure-live`.

From the click to the first output of NumPy and to the first plot, with nothing
in the browser's cache and with what the first visit has left there: time, bytes
and requests. The bytes and requests have a budget; what passes it is named, and
the command fails. Times depend on the machine and have none. The run in the
middle counts.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Playwright

from publishing.paths import BUILD, SITE
from publishing.tools.browser import chromium_path, playwright
from publishing.tools.static_server import SiteRequest, SiteServer, serving

FOLDER = BUILD / "measure-live"
PAGE = "two-cells"

CELLS = [
    "import numpy as np\n"
    "A = np.array([[2.0, 4.0], [1.0, 6.0]])\n"
    "print(np.linalg.solve(A, [4.0, 3.0]))",
    "import matplotlib.pyplot as plt\n"
    "plt.plot([1, 2, 4])\n"
    "plt.show()",
]
NAMES = ("first NumPy output", "first plot")
# What the cells show when they are done, as a script can see it.
SHOWN = [
    "/\\[1\\.5 +0\\.25\\]/.test(document.body.textContent)",
    "[...document.querySelectorAll('.cell img, .cell svg')].some((picture) =>"
    " picture.getBoundingClientRect().width > 150)",
]

# To the first NumPy output, with an empty cache.
MOST_BYTES = 10_500_000
MOST_REQUESTS = 30
SECONDS_TO_WAIT = 120

# Notes the time as soon as the output is on the page. It looks when something
# changes there: looking at every frame, and at laid-out text, would itself take
# a twentieth of the time from a page as long as ours. The book's policy forbids a
# page to evaluate text, so this is put together beforehand.
WATCH = """
() => ({ result: new Promise((done) => {
  const began = performance.now();
  const look = () => {
    if (!(SHOWN)) return;
    watch.disconnect();
    done(performance.now() - began);
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  document.addEventListener("load", look, true);
  document.querySelectorAll(".live-run")[CELL].click();
}) })
"""


@dataclass(frozen=True)
class Visit:
    """What one visit has cost, from the click to the output."""

    milliseconds: float
    bytes: int
    requests: int


class CountingRequest(SiteRequest):
    """Adds up what is sent."""

    def answer(self, status, body, kind, compressed):
        with self.server.lock:
            self.server.sent += len(body)
            self.server.requests += 1
        super().answer(status, body, kind, compressed)


@contextmanager
def counting(folder: Path) -> Iterator[SiteServer]:
    with serving(folder, request=CountingRequest) as server:
        server.sent, server.requests = 0, 0
        server.lock = threading.Lock()
        yield server


def model() -> Path:
    """Return a page of the site that has cells: its header, scripts and policy."""
    for file in sorted(SITE.rglob("*.cells.json")):
        return file.with_name(file.name.replace(".cells.json", ".html"))
    raise SystemExit("There is no page with live code: run `make book` first.")


def write_page(folder: Path) -> None:
    """Write a page with the two cells alone, and the site's static files."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SITE / "_static", folder / "_static")
    page = model()
    html = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    article = html.find("article")
    for section in article.find_all("section", recursive=True)[1:]:
        section.decompose()
    for cell in article.select("div.cell, .your-turn"):
        cell.decompose()
    for source in CELLS:
        article.append(BeautifulSoup(
            '<div class="cell docutils container"><div class="cell_input '
            'docutils container"><div class="highlight-ipython3 notranslate">'
            f'<div class="highlight"><pre>{escape(source)}\n</pre></div></div>'
            "</div></div>", "html.parser"))
    html.select_one("[data-cells]")["data-cells"] = f"{PAGE}.cells.json"
    # Where the page stood, so that what it asks for is found.
    place = folder / page.relative_to(SITE).parent
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{PAGE}.html").write_text(str(html), "utf-8")
    (place / f"{PAGE}.cells.json").write_text(json.dumps({"cells": [
        {"source": source, "tags": [], "shown": "code"}
        for source in CELLS]}), "utf-8")


@contextmanager
def profile(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser with an empty cache on disk."""
    with tempfile.TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium_path(playwright),
            args=["--no-sandbox"], service_workers="block",
            viewport={"width": 1280, "height": 800})
        try:
            yield context
        finally:
            context.close()


def visit(context: BrowserContext, server: SiteServer, cell: int) -> Visit:
    """Open the page, run a cell, and return what it took to the output."""
    page = context.new_page()
    page.set_default_timeout(SECONDS_TO_WAIT * 1000)
    problems = []
    page.on("console", lambda message: problems.append(message.text)
            if message.type == "error" else None)
    [file] = FOLDER.rglob(f"{PAGE}.html")
    page.goto(server.address + file.relative_to(FOLDER).as_posix())
    page.wait_for_load_state("networkidle")
    sent, requests = server.sent, server.requests
    handle = page.evaluate_handle(
        WATCH.replace("SHOWN", SHOWN[cell]).replace("CELL", str(cell)))
    try:
        milliseconds = handle.evaluate(
            "({ result }, seconds) => Promise.race([result, new Promise("
            "(_, no) => setTimeout(() => no(new Error('no output')), "
            "seconds * 1000))])", SECONDS_TO_WAIT)
    except Exception as error:
        shown = page.evaluate("document.body.innerText.slice(-1500)")
        raise SystemExit(f"Cell {cell + 1} showed nothing ({error}).\n{shown}\n"
                         + "\n".join(problems)) from error
    done = Visit(milliseconds, server.sent - sent, server.requests - requests)
    # What the page stores for later is written behind the scenes.
    time.sleep(3)
    page.close()
    return done


def measure(runs: int) -> dict[tuple[str, int], list[Visit]]:
    """Return what was measured, by the cache and the cell."""
    results: dict[tuple[str, int], list[Visit]] = {}
    write_page(FOLDER)
    with playwright() as started:
        for _ in range(runs):
            for cell in range(len(CELLS)):
                with counting(FOLDER) as server, \
                        profile(started) as context:
                    for cache in ("cold", "warm"):
                        results.setdefault((cache, cell), []).append(
                            visit(context, server, cell))
    return results


def middle(visits: list[Visit]) -> Visit:
    """Return the median of each number."""
    return Visit(*(statistics.median(getattr(one, name) for one in visits)
                   for name in ("milliseconds", "bytes", "requests")))


def passed_budgets(visit: Visit) -> list[str]:
    """Say which budget a first visit passes, and by how much."""
    found = []
    if visit.bytes > MOST_BYTES:
        found.append(f"{visit.bytes / 1e6:.2f} MB travel before the first NumPy "
                     f"output, at most {MOST_BYTES / 1e6:.1f} may")
    if visit.requests > MOST_REQUESTS:
        found.append(f"{visit.requests:.0f} requests before the first NumPy "
                     f"output, at most {MOST_REQUESTS} may be")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    results = measure(parser.parse_args().runs)
    for (cache, cell), visits in sorted(results.items()):
        one = middle(visits)
        print(f"{cache}, {NAMES[cell]:20}{one.milliseconds:>8.0f} ms"
              f"{one.bytes / 1e6:>8.2f} MB{one.requests:>5.0f} requests")
    passed = passed_budgets(middle(results["cold", 0]))
    for what in passed:
        print(f"Too much: {what}.", file=sys.stderr)
    return bool(passed)


if __name__ == "__main__":
    sys.exit(main())
