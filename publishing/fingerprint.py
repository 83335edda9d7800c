"""Fingerprints of files: what a result was made from.

A number in the book depends on the package and on the libraries below it, not
on the chapter alone. Whatever is kept between builds (outputs of cells, parsed
pages, the finished site) is kept under a fingerprint of all it was made from.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from publishing.paths import (
    BOOK, CONFIG, CONTENTS, LOCK, PACKAGE, PRESS, ROOT)

FIGURE_STYLE = PACKAGE / "mlmath" / "figures" / "style.py"

# Written by tools beside the sources; none of it changes what is built.
BYPRODUCTS = {"__pycache__", "node_modules", "build", ".pytest_cache",
              ".ipynb_checkpoints", ".DS_Store"}


def source_files(path: Path) -> Iterator[Path]:
    """Yield the files at or below `path` in order, without byproducts."""
    if path.is_file():
        yield path
    elif path.is_dir():
        for entry in sorted(path.iterdir()):
            if entry.name in BYPRODUCTS or entry.suffix == ".egg-info":
                continue
            yield from source_files(entry)


def fingerprint(paths: Iterable[Path], *extra: str) -> str:
    """Return a short hash of the names and contents of all files in `paths`.

    Parameters
    ----------
    paths
        Files and folders. One that does not exist counts as empty.
    *extra
        Further strings that the result depends on.
    """
    digest = hashlib.sha256()
    for path in paths:
        for file in source_files(path):
            name = (file.relative_to(ROOT) if file.is_relative_to(ROOT)
                    else file.relative_to(path.parent))
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{name.as_posix()}\0{content}\0".encode())
    for text in extra:
        digest.update(f"{text}\0".encode())
    return digest.hexdigest()[:16]


def execution_fingerprint() -> str:
    """Return the fingerprint of what the outputs of all cells depend on.

    That is the locked libraries, the kernel's settings, and the version of
    Python. Which files of the book each page depends on besides is known to
    `publishing.execution.inputs`.
    """
    python = "{}.{}".format(*sys.version_info[:2])
    return fingerprint([LOCK, PRESS / "execution" / "kernel"], python)


def press_fingerprint() -> str:
    """Return the fingerprint of what turns sources into pages.

    From the package the press takes the colors of figures.
    """
    return fingerprint([PRESS, CONFIG, LOCK, FIGURE_STYLE])


def book_fingerprint(*extra: str) -> str:
    """Return the fingerprint of everything the book is made from."""
    return fingerprint([BOOK, CONTENTS, CONFIG, PACKAGE, PRESS, LOCK],
                       execution_fingerprint(), *extra)
