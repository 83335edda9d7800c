"""What the kept outputs of cells were made from, and whether that has changed.

jupyter-cache keeps outputs by the cells alone. Beside them lies a list of all
files of the book that running the cells has read (see
`publishing.execution.kernel.reads`), with the hashes of what they held. Outputs
with a file that has changed are dropped, and so are outputs without a list:
whoever made them, nobody can tell from what.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache as remembered
from pathlib import Path

from jupyter_cache.base import JupyterCacheAbstract
from myst_nb.core.read import myst_nb_reader_plugin

from publishing.execution.kernel.reads import EVERYTHING, content_hash
from publishing.fingerprint import fingerprint
from publishing.paths import BOOK, PACKAGE, ROOT

FOLDER = "inputs"

# What belongs to the book; the lock answers for all other files that cells read.
SOURCES = (PACKAGE, BOOK)


def list_of(cache: JupyterCacheAbstract, cells: str) -> Path:
    """Return where the list of inputs lies for cells of this hash."""
    return Path(cache.path, FOLDER, f"{cells}.json")


def hash_of_cells(cache: JupyterCacheAbstract, page: Path) -> str:
    """Return the hash by which the cache knows the cells of a page."""
    return cache.create_hashed_notebook(myst_nb_reader_plugin(str(page)))[1]


@contextmanager
def noted_cells(cache: JupyterCacheAbstract) -> Iterator[dict[str, list[str]]]:
    """Yield what is noted of pages, to be changed: their text, their cells.

    Both are hashes; whoever changes a note answers for it.
    """
    file = Path(cache.path, "pages.json")
    before = file.read_text("utf-8") if file.exists() else "{}"
    noted = json.loads(before)
    yield noted
    after = json.dumps(noted, indent=0, sort_keys=True)
    if after != before:
        file.write_text(after, "utf-8")


def keep(cache: JupyterCacheAbstract, cells: str, page: Path,
         report: Path) -> None:
    """Keep what a kernel has written down while it ran a page."""
    lines = report.read_text("utf-8").splitlines()
    read = {name_of(path): content for path, _, content in
            (line.partition("\t") for line in lines)}
    if EVERYTHING in read:
        read = {EVERYTHING: fingerprint(SOURCES)}
    file = list_of(cache, cells)
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"page": name_of(page), "read": read},
                               indent=0, sort_keys=True), "utf-8")


def name_of(path: str | Path) -> str:
    """Return the name of a file, which is the same wherever the book lies."""
    path = Path(path)
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT)
            else path).as_posix()


def version_of(cache: JupyterCacheAbstract, cells: str) -> str:
    """Return a text that is another one when outputs have other inputs.

    It is empty for outputs of which nobody knows the inputs.
    """
    return content_hash(str(list_of(cache, cells)))


def drop_stale(cache: JupyterCacheAbstract) -> list[Path]:
    """Drop the outputs that have changed inputs; return the pages they had."""
    present = remembered(present_content)  # most files are read by many pages
    dropped = []
    for record in cache.list_cache_records():
        file = list_of(cache, record.hashkey)
        kept = json.loads(file.read_text("utf-8")) if file.exists() else None
        if kept is None or any(present(name) != content
                               for name, content in kept["read"].items()):
            cache.remove_cache(record.pk)
            file.unlink(missing_ok=True)
            dropped.append(ROOT / kept["page"] if kept else Path(record.uri))
    return dropped


def present_content(name: str) -> str:
    return (fingerprint(SOURCES) if name == EVERYTHING
            else content_hash(str(ROOT / name)))
