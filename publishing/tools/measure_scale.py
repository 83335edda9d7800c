"""How long an author waits when every page is written: `make measure-scale`.

In a copy of the repository, `_build/scale`, each planned page becomes a copy of a
written one, with labels of its own. There the commands of every day run: seconds by
the clock, seconds of processor time, which other work on the machine changes less,
and the memory of the largest process. The goals hold for two cores that do nothing
else.
"""

import itertools
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publishing.checks.book import labels_of
from publishing.checks.page import Page, read_page
from publishing.execution.run import is_notebook
from publishing.live.distribution.sources import cache_folder
from publishing.paths import BUILD, PRESS, ROOT, manuscript

COPY = BUILD / "scale"
LOG = BUILD / "scale.log"

# What a copy takes from the planned page in whose place it stands: each stands
# on a line of its own, for the first time before all others of its form.
OWN = tuple(re.compile(form, re.MULTILINE) for form in (
    r"^kind: .+$", r"^key: .+$", r"^description: .+$", r"^\([a-z0-9-]+\)=$",
    r"^# .+$"))
# Exercises are looked up in the package, by their labels there.
LOOKED_UP = r'check\(\s*"[^"]+"'


@dataclass(frozen=True)
class Cost:
    """What a command has taken."""

    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True)
class Step:
    """Something an author does, what it took and how long it may take."""

    name: str
    cost: Cost
    most_seconds: int | None = None

    def __str__(self) -> str:
        goal = self.most_seconds or ""
        return (f"{self.name:40}{self.cost.seconds:>10.1f}"
                f"{self.cost.processor:>11.1f}{self.cost.megabytes:>8.0f}"
                f"{goal:>8}")


def copy_repository() -> None:
    """Copy what git knows or would take; share the installed packages."""
    shutil.rmtree(COPY, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, COPY / name)
    (COPY / "publishing" / "node_modules").symlink_to(PRESS / "node_modules")
    # Tools that look for the top of the repository find this one.
    subprocess.run(["git", "init", "--quiet"], cwd=COPY, check=True)


def fill(root: Path) -> int:
    """Write all planned pages of a repository; return how many they were."""
    pages = [read_page(path) for path in manuscript(root / "book")]
    sources = {kind: itertools.cycle(
        [page for page in pages if page.kind == kind and not page.planned])
        for kind in ("chapter", "lab")}
    planned = [page for page in pages if page.planned]
    for place in planned:
        source = next(sources["lab" if place.kind == "lab" else "chapter"])
        place.path.write_text(copy_for(place, source), "utf-8")
    return len(planned)


def copy_for(place: Page, source: Page) -> str:
    """Return the text of a written page as that of a planned one."""
    own, *labels = [label for label, _ in labels_of(source)]
    names = "|".join(map(re.escape, {*labels} - {own}))
    # Letters alone: digits would count among the numbers of a sentence.
    text = re.sub(rf"{LOOKED_UP}|(?<![\w-])({names})(?![\w-])",
                  lambda found: found[0] + f"-{place.path.stem}" * bool(found[1]),
                  source.source)
    for form in OWN:
        if line := form.search(place.source):
            text = form.sub(lambda _, line=line: line[0], text, count=1)
    return text


def python(*arguments: str, most_status: int = 0) -> Cost:
    """Run Python in the copy; it has to end with a status that is expected."""
    command = [sys.executable, *arguments]
    variables = os.environ | {"PYTHONPATH": str(COPY / "code"),
                              "BOOK_DOWNLOADS": str(cache_folder())}
    with LOG.open("a", encoding="utf-8") as log:
        print(*command, file=log, flush=True)
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=COPY, env=variables,
                                   stdout=log, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
    if os.waitstatus_to_exitcode(status) not in range(most_status + 1):
        raise SystemExit(f"{' '.join(command)} has failed; {LOG} says why.")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def answer_to_a_word(page: str) -> None:
    """Print what `make serve` takes to build a page with one more word.

    This is what its workshop does, with the second build counted: at the first,
    all that builds keep has just been written by another process.
    """
    from publishing.jupyter_book import be_light
    from publishing.web.workshop import in_a_fork, load_tools

    be_light()
    load_tools()
    for word in ("First", "Second"):
        add_word(Path(page), word)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.monotonic()
        status = in_a_fork([Path(page)])
        seconds = time.monotonic() - started
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        if status:
            raise SystemExit(status)
    processor = (used.ru_utime + used.ru_stime
                 - before.ru_utime - before.ru_stime)
    print(f"ANSWER {seconds} {processor} {used.ru_maxrss / 1024}")


def serve(page: Path) -> Cost:
    python("-c", "import sys; from publishing.tools import measure_scale; "
           "measure_scale.answer_to_a_word(sys.argv[1])", str(page))
    answers = re.findall(r"^ANSWER (.+)$", LOG.read_text("utf-8"), re.MULTILINE)
    return Cost(*map(float, answers[-1].split()))


def add_word(page: Path, word: str) -> None:
    with page.open("a", encoding="utf-8") as file:
        file.write(f"\n{word}.\n")


def build() -> Cost:
    return python("-m", "publishing.web.build")


def check(page: Path) -> Cost:
    # It may find something: labels that were promised to other pages.
    return python("-m", "publishing.checks", "--chapter", page.stem,
                  most_status=1)


def after_a_word(page: Path, command: Callable[[], Cost]) -> Cost:
    add_word(page, "More")
    return command()


def steps(page: Path) -> Iterator[Step]:
    yield Step("make check CHAPTER=x, first time", check(page))
    yield Step("make check CHAPTER=x, one word changed",
               after_a_word(page, lambda: check(page)), 4)
    yield Step("make book, from nothing", build(), 480)
    yield Step("make book, one word changed", after_a_word(page, build), 20)
    yield Step("make serve, one word changed", serve(page), 6)


def main() -> None:
    BUILD.mkdir(exist_ok=True)
    LOG.write_text("", "utf-8")
    copy_repository()
    page = next(path for path in manuscript(COPY / "book") if is_notebook(path))
    print(f"{fill(COPY)} pages filled in {COPY}; {os.cpu_count()} processors, "
          f"load {os.getloadavg()[0]:.1f}", flush=True)
    print(f"{'':40}{'seconds':>10}{'processor':>11}{'MB':>8}{'goal, s':>8}")
    for step in steps(page):
        print(step, flush=True)


if __name__ == "__main__":
    main()
