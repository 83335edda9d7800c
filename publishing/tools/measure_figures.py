"""Measure the figures to move: `python -m publishing.tools.measure_figures KIND…`.

For every kind and mode on the pages of the built site, or those of the kinds
named: what a reader loads, gzipped: the engine, the kind's own modules, and what
they hold of data, in files called `…-data.js`; and how long one move takes in
Chromium on this machine: the script, from a changed number to the finished
drawing, and the script with the browser's layout after it.
"""

import gzip
import json
import re
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from publishing.figures.modules import needed_by
from publishing.paths import SITE
from publishing.tools.browser import NoBrowser, chromium
from publishing.tools.static_server import serving

MOST_ENGINE, MOST_KIND, MOST_DATA, MOST_TIME = 15_000, 10_000, 20_000, 1.0
STAGE = re.compile(r'data-figure="([^"]+)" data-kind="([^"]+)"[^>]*?'
                   r'data-numbers="([^"]*)"')

# Moves every number up and down. The slowest parameter counts; its median
# does, because other programs disturb the mean.
TIMES = """async (stage) => {
  const { figure } = stage;
  const times = {};
  for (const { name, start, min, max, step } of figure.parameters.values()) {
    if (typeof start !== "number") continue;
    const other = start + step <= max ? start + step : start - step;
    const taken = [[], []];
    for (let k = 0; k < 200; k++) {
      const value = k % 2 ? start : other;
      const begin = performance.now();
      figure.set({ [name]: value });
      taken[0].push(performance.now() - begin);
      stage.getBoundingClientRect();
      taken[1].push(performance.now() - begin);
      if (k % 20 === 0) await new Promise(requestAnimationFrame);
    }
    times[name] = taken.map((list) => list.sort((a, b) => a - b)[100]);
    figure.reset();
  }
  return times;
}"""


class UnknownKind(ValueError):
    """No page has a figure of this kind."""


@dataclass(frozen=True)
class Measured:
    """What one kind of figure costs: bytes, and milliseconds per move."""

    kind: str
    engine: int
    own: int
    data: int
    script: float
    layout: float
    slowest: str

    @property
    def within(self) -> bool:
        return (self.engine <= MOST_ENGINE and self.own <= MOST_KIND
                and self.data <= MOST_DATA and self.script <= MOST_TIME)


def zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def bytes_of(folder: Path, kind: str) -> tuple[int, int, int]:
    """Return what a kind, or one with a mode, loads: engine, own modules, data."""
    name, *mode = kind.split()
    files = needed_by(folder, name, {"mode": "".join(mode)})
    engine = (folder / "engine").resolve()
    sizes = [0, 0, 0]
    for file in files:
        place = 0 if file.parent == engine else 1 + file.stem.endswith("-data")
        sizes[place] += zipped(file)
    return tuple(sizes)


def figures_of(site: Path) -> dict[str, tuple[str, str]]:
    """Return a page and a figure for each kind, and for each of its modes."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        for name, kind, numbers in STAGE.findall(path.read_text("utf-8")):
            mode = json.loads(unescape(numbers)).get("mode", "")
            found.setdefault(f"{kind} {mode}".strip(),
                             (path.relative_to(site).as_posix(), name))
    return found


def measure(site: Path, browser, only: list[str] | None = None) -> list[Measured]:
    """Measure all kinds with their modes, or those of the kinds in `only`."""
    (folder,) = (site / "_static" / "figures").iterdir()
    places = figures_of(site)
    known = sorted({kind.split()[0] for kind in places})
    for kind in only or ():
        if kind not in known:
            raise UnknownKind(f"expected one of the kinds on the built pages, "
                              f"{', '.join(known)}; got {kind!r}")
    results = []
    with serving(site) as server:
        for kind, (page_name, name) in sorted(places.items()):
            if only and kind.split()[0] not in only:
                continue
            page = browser.new_page()
            page.goto(f"{server.address}{page_name}#{name}:")
            stage = page.locator(f'[data-figure="{name}"].moves')
            stage.wait_for(state="attached")
            times = stage.evaluate(TIMES) or {"nothing": [0.0, 0.0]}
            slowest = max(times, key=lambda name: times[name][0])
            results.append(Measured(kind, *bytes_of(folder, kind),
                                    *times[slowest], slowest))
            page.close()
    return results


def table(results: list[Measured]) -> str:
    lines = [f"{'kind':<25}{'engine':>9}{'own':>9}{'data':>9}{'script':>8}"
             f"{'layout':>8}  slowest"]
    for result in results:
        lines.append(
            f"{result.kind:<25}{result.engine:>9,}{result.own:>9,}{result.data:>9,}"
            f"{result.script:>8.2f}{result.layout:>8.2f}  {result.slowest}"
            + ("" if result.within else "  over the limit"))
    lines.append(f"{'limit':<25}{MOST_ENGINE:>9,}{MOST_KIND:>9,}{MOST_DATA:>9,}"
                 f"{MOST_TIME:>8.2f}")
    return "\n".join(lines)


def main() -> int:
    if not (SITE / "_static" / "figures").is_dir():
        print("There is no built site: run `make book` first.",
              file=sys.stderr)
        return 1
    try:
        with chromium() as browser:
            results = measure(SITE, browser, sys.argv[1:])
    except (NoBrowser, UnknownKind) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print(table(results))
    return 0 if all(result.within for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
