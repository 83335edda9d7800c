"""Run the cells of all chapters, several chapters at a time.

Jupyter Book runs chapters one after the other, inside its own build. Here they
run before it, in parallel, into the cache that the build then reads. A chapter
is not run again while its cells and all files that they read are the same.
"""

import multiprocessing
import os
import re
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import JupyterCacheAbstract, ProjectNb
from jupyter_cache.cache.db import NbProjectRecord
from jupyter_cache.executors.basic import (
    ExecutionWorkerLocalMProc, ProcessData)
from jupyter_cache.executors.utils import ExecutionResult
from myst_nb.core.read import (
    is_myst_markdown_notebook, myst_nb_reader_plugin)
from nbclient import NotebookClient
from nbclient.exceptions import (
    CellExecutionError, CellTimeoutError, DeadKernelError)

from publishing.checks.page import read_page
from publishing.checks.stated import lines_of_phrase
from publishing.execution import inputs
from publishing.execution.freshness import execution_cache
from publishing.execution.kernel import kernel_environment, reads
from publishing.execution.kernel.reads import content_hash
from publishing.paths import BOOK, ROOT, manuscript

SECONDS_PER_CELL = 120
CACHES_KEPT = 3
ANSI_COLOR = re.compile(r"\x1b\[[0-9;]*m")


class ExecutionFailed(Exception):
    """At least one chapter has a cell that fails."""


@dataclass(frozen=True)
class Failure:
    """A cell that failed: where it stands and what Python said."""

    chapter: Path
    cell: int
    line: int
    traceback: str

    def __str__(self) -> str:
        return (f"{self.chapter}:{self.line}: code cell {self.cell} failed\n"
                f"{self.traceback}{self.place_of_phrase()}")

    def place_of_phrase(self) -> str:
        """Say where the phrase stands that does not print what is computed."""
        found = re.search(r'^Misstated: "(.*?)": ', self.traceback,
                          re.MULTILINE | re.DOTALL)
        page = BOOK / self.chapter
        if not found or not page.is_file():
            return ""
        lines = lines_of_phrase(read_page(page), found[1])
        return (f"\nThe phrase stands on line {', '.join(map(str, lines))} of "
                f"{self.chapter}." if lines else "")


def notebooks(book: Path) -> list[Path]:
    """Return the pages of `book` that have cells to run."""
    return [page for page in manuscript(book) if is_notebook(page)]


def is_notebook(page: Path) -> bool:
    return (page.suffix == ".md" and page.is_file()
            and is_myst_markdown_notebook(page.read_text("utf-8")))


def execute_book(book: Path = BOOK, cache_folder: Path | None = None,
                 workers: int | None = None,
                 changed: list[Path] | None = None) -> int:
    """Run what is not in the cache and return how many chapters that were.

    Where it is known which pages have changed since all were looked at, it is
    enough to look at those, and at those whose inputs have changed.

    Raises
    ------
    ExecutionFailed
        If a cell fails; its text names chapter, line and cell and holds the
        traceback of each failure.
    """
    folder = cache_folder or execution_cache()
    folder.mkdir(parents=True, exist_ok=True)
    cache = get_cache(str(folder))
    dropped = inputs.drop_stale(cache)
    if changed is None:
        waiting = stale_records(cache, notebooks(book))
    else:
        waiting = stale_among(cache, {*changed, *dropped})
    if not waiting:
        return 0
    print(f"Running the cells of {count(len(waiting))} …", flush=True)
    os.environ.update(kernel_environment())
    list_fonts()
    failed = run(cache, waiting, workers or os.cpu_count() or 1)
    if failed:
        raise ExecutionFailed("\n".join(
            str(describe_failure(cache, path)) for path in failed))
    return len(waiting)


def list_fonts() -> None:
    """Let Matplotlib list the fonts of this machine, once and for all.

    Left to the first cell that draws, on a fresh machine it would tell in the
    output of that cell how long this takes.
    """
    import matplotlib.font_manager  # noqa: F401


def stale_records(cache: JupyterCacheAbstract,
                  pages: list[Path]) -> list[NbProjectRecord]:
    """Return the cache's records of `pages` whose outputs it lacks."""
    known = {record.uri for record in cache.list_project_records()}
    for path in known - {str(page) for page in pages}:
        cache.remove_nb_from_project(path)
    # To find the cells of a page takes a tenth of a second: what page has which
    # is noted with the text in which they were found.
    kept = {record.hashkey for record in cache.list_cache_records()}
    with inputs.noted_cells(cache) as noted:
        looked_at = {page: content_hash(str(page)) for page in pages}
        unknown = [page for page, text in looked_at.items()
                   if noted.get(inputs.name_of(page), [])[:1] != [text]
                   or noted[inputs.name_of(page)][1] not in kept]
        for page in unknown:
            noted[inputs.name_of(page)] = [
                looked_at[page], inputs.hash_of_cells(cache, page)]
    return stale_among(cache, set(unknown))


def stale_among(cache: JupyterCacheAbstract,
                changed: set[Path]) -> list[NbProjectRecord]:
    """Return the records of those changed pages whose outputs it lacks."""
    pages = [page for page in sorted(changed) if is_notebook(page)]
    add_records(cache, pages)
    return cache.list_unexecuted(
        filter_uris=[str(page) for page in pages]) if pages else []


def add_records(cache: JupyterCacheAbstract, pages: list[Path]) -> None:
    for page in pages:
        cache.add_nb_to_project(
            str(page), read_data={"type": "plugin", "name": "myst_nb_md"})


class Worker(ExecutionWorkerLocalMProc):
    """Runs a notebook, and keeps beside its outputs what it has read."""

    @staticmethod
    def execute(project_nb: ProjectNb, data: ProcessData) -> ExecutionResult:
        page = Path(project_nb.uri)
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder, "reads")
            os.environ[reads.REPORT] = str(report)
            os.environ[reads.SOURCES] = os.pathsep.join(
                map(str, [*inputs.SOURCES, page.parent]))
            result = ExecutionWorkerLocalMProc.execute(project_nb, data)
            if not result.err:
                _, cells = data.cache.create_hashed_notebook(project_nb.nb)
                inputs.keep(data.cache, cells, page, report)
        return result


def run(cache: JupyterCacheAbstract, records: list[NbProjectRecord],
        workers: int) -> list[Path]:
    """Run the notebooks and return those that failed."""
    NbProjectRecord.remove_tracebacks([record.pk for record in records],
                                      cache.db)
    jobs = [ProcessData(record.pk, record.uri, cache, SECONDS_PER_CELL, False)
            for record in records]
    failed = []
    started = time.monotonic()
    with multiprocessing.Pool(min(workers, len(jobs))) as pool:
        answers = pool.imap_unordered(Worker(), jobs)
        for done, (status, path) in enumerate(answers, start=1):
            word = "failed" if status else "done"
            print(f"  [{done}/{len(jobs)}] {short(path)}: {word} "
                  f"({time.monotonic() - started:.1f} s)", flush=True)
            if status:
                failed.append(Path(path))
    return sorted(failed)


def describe_failure(cache: JupyterCacheAbstract, page: Path) -> Failure:
    """Find the cell that failed and what Python said."""
    record = cache.get_project_record(str(page))
    report = ANSI_COLOR.sub("", record.traceback or
                            "The kernel did not start or was lost.")
    notebook = myst_nb_reader_plugin(str(page))
    starts = notebook.metadata["source_map"]
    number = 0
    for cell, line in zip(notebook.cells, starts, strict=True):
        if cell.cell_type == "code":
            number += 1
            if f"------------------\n{cell.source}\n---" in report:
                return Failure(short(page), number, line, python_part(report))
    place = last_started(page)
    return Failure(short(page), place[0], starts[place[1]],
                   f"The cell ended Python.\n{report}") if place else Failure(
                       short(page), 0, 1, report)


def last_started(page: Path) -> tuple[int, int] | None:
    """Run a page once more, to see in which cell its Python is lost.

    Returns
    -------
    tuple[int, int] or None
        The cell's number among the cells of code, and among all cells.
    """
    notebook = myst_nb_reader_plugin(str(page))
    started: list[int] = []
    client = NotebookClient(
        notebook, timeout=SECONDS_PER_CELL,
        resources={"metadata": {"path": str(page.parent)}},
        on_cell_execute=lambda cell, cell_index: started.append(cell_index))
    try:
        client.execute()
    except DeadKernelError:
        return (len(started), started[-1]) if started else None
    except (CellExecutionError, CellTimeoutError, RuntimeError):
        pass  # not the same way again
    return None


def python_part(report: str) -> str:
    """Leave out nbclient's own frames from the report of a failed cell."""
    marker = "An error occurred while executing the following cell:"
    return report.partition(marker)[2].strip() or report


def short(file: Path | str) -> Path:
    """Return the path inside the book or the repository, to name a file."""
    file = Path(file)
    return next((file.relative_to(folder) for folder in (BOOK, ROOT)
                 if file.is_relative_to(folder)), file)


def count(chapters: int) -> str:
    return f"{chapters} chapter{'s' * (chapters != 1)}"


def drop_old_caches(folder: Path, keep: int = CACHES_KEPT) -> None:
    """Remove all but the newest caches: each belongs to other libraries."""
    caches = sorted(folder.parent.iterdir(),
                    key=lambda cache: cache.stat().st_mtime, reverse=True)
    for cache in caches[keep:]:
        shutil.rmtree(cache)


if __name__ == "__main__":
    try:
        execute_book()
    except ExecutionFailed as failure:
        sys.exit(str(failure))
