"""Measure live code: `python -m publishing.tools.measure_live`, or `make measure-live`.

From the click to the first output of NumPy and to the first plot, with nothing
in the browser's cache and with what the first visit has left there; next to a
page with thebe-lite, as other books have it, on the same machine in the same
run. Both pages have the same two cells. The run in the middle counts.
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
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Playwright, sync_playwright

from publishing.live.stock_page import write_stock_page
from publishing.paths import BUILD, SITE
from publishing.tools.browser import chromium_path
from publishing.tools.static_server import SiteRequest, SiteServer

FOLDER = BUILD / "measure-live"

# A written chapter: its header, its scripts, its policy; the text is left out.
MODEL = "linear-algebra/systems-of-linear-equations"
PAGE = "linear-algebra/two-cells"

CELLS = [
    "import numpy as np\n"
    "A = np.array([[2.0, 4.0], [1.0, 6.0]])\n"
    "print(np.linalg.solve(A, [4.0, 3.0]))",
    "import matplotlib.pyplot as plt\n"
    "plt.plot([1, 2, 4])\n"
    "plt.show()",
]
# What the cells show when they are done, as a script can see it.
SHOWN = [
    "/\\[1\\.5 +0\\.25\\]/.test(document.body.textContent)",
    "[...document.querySelectorAll('.cell img, .cell svg')].some((picture) =>"
    " picture.getBoundingClientRect().width > 150)",
]

GOALS = {"cold": 1 / 4, "warm": 1 / 5}
MOST_BYTES = 11e6
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
  START;
}) })
"""


@dataclass
class Side:
    """One of the two pages.

    `click` is the script that starts cell number n at the page.
    """

    name: str
    folder: Path
    page: str
    click: str
    service_workers: str = "block"


@dataclass
class Measured:
    """Milliseconds to an output, and megabytes on the way."""

    milliseconds: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)

    @property
    def time(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def traffic(self) -> float:
        return statistics.median(self.bytes)


class CountingRequest(SiteRequest):
    """Adds up what is sent."""

    def answer(self, status, body, kind, compressed):
        with self.server.lock:
            self.server.sent += len(body)
        super().answer(status, body, kind, compressed)


@contextmanager
def counting(folder: Path) -> Iterator[SiteServer]:
    server = SiteServer(folder)
    server.RequestHandlerClass = CountingRequest
    server.sent, server.lock = 0, threading.Lock()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def write_our_page(folder: Path) -> None:
    """Write the book's page with the two cells, and the site's static files."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SITE / "_static", folder / "_static")
    html = BeautifulSoup((SITE / f"{MODEL}.html").read_text("utf-8"),
                         "html.parser")
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
    button = html.select_one("[data-cells]")
    button["data-cells"] = Path(f"{PAGE}.cells.json").name
    target = folder / f"{PAGE}.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(str(html), "utf-8")
    (folder / f"{PAGE}.cells.json").write_text(json.dumps({"cells": [
        {"source": source, "tags": [], "shown": "code"}
        for source in CELLS]}), "utf-8")


def sides() -> list[Side]:
    stock, ours = FOLDER / "stock", FOLDER / "ours"
    write_stock_page(stock, CELLS)
    write_our_page(ours)
    return [
        # It registers a worker of its own, for files that a cell opens.
        Side("thebe-lite", stock, "index.html", "live({})", "allow"),
        Side("this book", ours, f"{PAGE}.html",
             "document.querySelectorAll('.live-run')[{}].click()"),
    ]


@contextmanager
def profile(playwright: Playwright, side: Side) -> Iterator:
    """A browser with an empty cache on disk."""
    with tempfile.TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium_path(playwright),
            args=["--no-sandbox"], service_workers=side.service_workers,
            viewport={"width": 1280, "height": 800})
        try:
            yield context
        finally:
            context.close()


def visit(context, server: SiteServer, side: Side,
          cell: int) -> tuple[float, int]:
    """Open the page, click, and return the time and bytes to the output."""
    page = context.new_page()
    page.set_default_timeout(SECONDS_TO_WAIT * 1000)
    problems = []
    page.on("console", lambda message: problems.append(message.text)
            if message.type == "error" else None)
    page.goto(server.address + side.page)
    page.wait_for_load_state("networkidle")
    before = server.sent
    handle = page.evaluate_handle(
        WATCH.replace("SHOWN", SHOWN[cell])
        .replace("START", side.click.format(cell)))
    try:
        milliseconds = handle.evaluate(
            "({ result }, seconds) => Promise.race([result, new Promise("
            "(_, no) => setTimeout(() => no(new Error('no output')), "
            "seconds * 1000))])", SECONDS_TO_WAIT)
    except Exception as error:
        shown = page.evaluate("document.body.innerText.slice(-1500)")
        raise SystemExit(f"{side.name}: cell {cell + 1} showed nothing "
                         f"({error}).\n{shown}\n" + "\n".join(problems)) from error
    sent = server.sent - before
    # What the page stores for later is written behind the scenes.
    time.sleep(3)
    page.close()
    return milliseconds, sent


def measure(runs: int) -> dict:
    """Return what was measured, by (side, cache, cell)."""
    results: dict = {}
    with sync_playwright() as playwright:
        chosen = sides()
        for run in range(runs):
            for cell in range(len(CELLS)):
                for side in chosen:
                    with counting(side.folder) as server, \
                            profile(playwright, side) as context:
                        for cache in ("cold", "warm"):
                            milliseconds, sent = visit(
                                context, server, side, cell)
                            entry = results.setdefault(
                                (side.name, cache, cell), Measured())
                            entry.milliseconds.append(milliseconds)
                            entry.bytes.append(sent)
                            print(f"  run {run + 1}: {side.name}, {cache}, "
                                  f"cell {cell + 1}: {milliseconds:.0f} ms, "
                                  f"{sent / 1e6:.1f} MB", flush=True)
    return results


def report(results: dict) -> list[str]:
    """Print the table and return the goals that are missed."""
    missed = []
    names = ("first NumPy output", "first plot")
    print(f"\n{'':26}{'thebe-lite':>16}{'this book':>16}{'ratio':>8}")
    for cache in ("cold", "warm"):
        for cell, name in enumerate(names):
            stock, ours = (results[side, cache, cell]
                           for side in ("thebe-lite", "this book"))
            ratio = ours.time / stock.time
            goal = GOALS[cache] if cell == 0 else None
            print(f"{cache}, {name:20}{stock.time:>13.0f} ms"
                  f"{ours.time:>13.0f} ms{ratio:>8.2f}"
                  + (f"  (goal {goal:.2f})" if goal else ""))
            print(f"{'':26}{stock.traffic / 1e6:>13.1f} MB"
                  f"{ours.traffic / 1e6:>13.1f} MB")
            if goal and ratio > goal:
                missed.append(f"{cache}: {name} takes {ratio:.2f} of "
                              f"thebe-lite's time, not {goal:.2f}")
    traffic = results["this book", "cold", 0].traffic
    if traffic > MOST_BYTES:
        missed.append(f"{traffic / 1e6:.1f} MB travel before the first NumPy "
                      f"output, not {MOST_BYTES / 1e6:.0f}")
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    missed = report(measure(options.runs))
    for goal in missed:
        print(f"Missed: {goal}.")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
