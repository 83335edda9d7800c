"""Has TeX set documents until their page numbers settle.

A page number in one volume may depend on all others: where the volume before
it ends, and how long the number of a page is that it names. So TeX runs on
each document whose sources or notes have changed, side by side, until none
has. Each run writes no PDF; that is made once, of the last.
"""

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from publishing.downloads import ON_PAPER
from publishing.paths import ROOT
from publishing.print.jobs import Job
from publishing.print.log import check_log, stop
from publishing.print.places import Places, places_for, read_places

ROUNDS = 6

# What a run reads of the run before it.
NOTES = (".aux", ".toc", ".ind")

DRIVER = "\\PassOptionsToClass{{print}}{{mathbook}}\\input{{{name}.tex}}\n"


class Failed(Exception):
    """The edition was not built; the message says why."""


@dataclass(frozen=True)
class Edition:
    """One of the two editions: for screens, or for paper."""

    name: str
    ending: str


SCREEN, PAPER = Edition("screen", ""), Edition("paper", ON_PAPER)


def write_jobs(folder: Path, jobs: Iterable[Job]) -> None:
    """Write the LaTeX of each document, for both editions."""
    for job in jobs:
        (folder / f"{job.name}.tex").write_text(job.tex, "utf-8")
        if not job.opens:
            (folder / f"{job.name}{PAPER.ending}.tex").write_text(
                DRIVER.format(name=job.name), "utf-8")


def begin_with_notes_of_screen(folder: Path, jobs: Iterable[Job]) -> None:
    """Spare the edition for paper the runs in which numbers are found.

    Where both have the same pages, its first run is its last.
    """
    for job in jobs:
        for suffix in NOTES:
            notes = folder / f"{job.name}{suffix}"
            copy = folder / f"{job.name}{PAPER.ending}{suffix}"
            copy.unlink(missing_ok=True)
            if notes.exists():
                shutil.copy(notes, copy)


def settle(folder: Path, jobs: list[Job], everything: list[Job],
           edition: Edition, places: Places) -> tuple[Places, int]:
    """Set documents until nothing moves.

    Parameters
    ----------
    folder
        Where their LaTeX lies.
    jobs
        The documents to set.
    everything
        All documents of the book.
    edition
        Which of the two.
    places
        Where things stood when they were last set.

    Returns
    -------
    tuple
        Where everything stands, and how many rounds it took.

    Raises
    ------
    Failed
        If TeX stops, or if numbers still move after many rounds.
    """
    seen: dict[str, str] = {}
    moving: set[str] = set()
    # The longest first, so that no processor waits for it at the end.
    jobs = sorted(jobs, key=lambda job: -len(job.tex))
    for rounds in range(ROUNDS + 1):
        for job in jobs:
            (folder / f"{job.name}{edition.ending}-places.tex").write_text(
                places_for(job, everything, places), "utf-8")
        waiting = [name for job in jobs if seen.get(
            name := f"{job.name}{edition.ending}") != read_by(folder, name)]
        if not waiting:
            return places, rounds
        if rounds == ROUNDS:
            break
        seen |= {name: read_by(folder, name) for name in waiting}
        side_by_side(lambda name: run(folder, name), waiting)
        before, places = places, read_places(
            folder, jobs, edition.ending, places)
        moving = {label for label, place in places.labels.items()
                  if before.labels.get(label) != place}
    raise Failed(f"After {ROUNDS} rounds, TeX still finds other numbers for "
                 f"{', '.join(waiting)}; the last to move: "
                 + (", ".join(sorted(moving)[:10]) or "the contents or index"))


def side_by_side(work: Callable, names: list[str]) -> list:
    """Do the same to several documents at once; the first fault is raised."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, names))


def read_by(folder: Path, name: str) -> str:
    """Return the fingerprint of all that a run reads and that may change."""
    digest = hashlib.sha256()
    for suffix in (".tex", "-places.tex", *NOTES):
        file = folder / f"{name}{suffix}"
        digest.update(file.read_bytes() if file.exists() else b"none")
        digest.update(b"\0")
    return digest.hexdigest()


def run(folder: Path, name: str) -> None:
    """Run TeX once on a document, and sort its index."""
    done = call(folder, ["xelatex", "-no-pdf", "-recorder", "-halt-on-error",
                         "-interaction=nonstopmode", "-file-line-error",
                         f"{name}.tex"])
    log = folder / f"{name}.log"
    if done.returncode:
        raise Failed(f"{last_error(folder, name, done)}\n(from {log})")
    if (folder / f"{name}.idx").exists():
        done = call(folder, ["makeindex", "-q", "-s", "python.ist",
                             f"{name}.idx"])
        if done.returncode:
            raise Failed(f"makeindex stops at {name}.idx: {done.stderr}")


def make_pdf(folder: Path, name: str) -> Path:
    """Make the PDF of a document that is set.

    Raises
    ------
    Failed
        If TeX's log tells of a fault.
    """
    faults = check_log(folder, name, source_of(name))
    if faults:
        raise Failed("\n".join(map(str, faults)))
    done = call(folder, ["xdvipdfmx", "-q", "-E", "-o", f"{name}.pdf",
                         f"{name}.xdv"])
    if done.returncode:
        raise Failed(f"xdvipdfmx stops at {name}.xdv: {done.stderr}")
    return folder / f"{name}.pdf"


def source_of(name: str) -> str:
    """Return the file that has the LaTeX of a document, in both editions.

    >>> source_of("volume-2-print"), source_of("volume-2")
    ('volume-2.tex', 'volume-2.tex')
    """
    return f"{name.removesuffix(PAPER.ending)}.tex"


def call(folder: Path, command: list[str]) -> subprocess.CompletedProcess:
    # Long lines, so that the log can be read; the date is the commit's.
    environment = os.environ | {
        "max_print_line": "2000", "FORCE_SOURCE_DATE": "1",
        "SOURCE_DATE_EPOCH": commit_time()}
    return subprocess.run(command, cwd=folder, env=environment, check=False,
                          capture_output=True, text=True, errors="replace")


def commit_time() -> str:
    """Return when the present commit was made, in seconds, or now."""
    answer = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT,
                            capture_output=True, text=True, check=False)
    return answer.stdout.strip() or str(int(time.time()))


def last_error(folder: Path, name: str, done: subprocess.CompletedProcess
               ) -> str:
    """Return what TeX said as it stopped, with its place in the manuscript."""
    log = folder / f"{name}.log"
    if not log.exists():
        return done.stderr[-2000:]
    text = log.read_text("utf-8", "replace")
    source = source_of(name)
    found = stop(text, (folder / source).read_text("utf-8"), source)
    return str(found or "\n".join(text.splitlines()[-20:]))
