"""Parsed pages are kept: a check of one page parses no page that is the same.

To know the labels of a book, every check reads all of its pages, and parsing them
takes ten times as long as taking what was parsed before.
"""

from __future__ import annotations

import pickle
from pathlib import Path

from publishing.checks import page as parser
from publishing.checks.page import Page, read_page
from publishing.files import write_atomically
from publishing.fingerprint import fingerprint
from publishing.paths import BUILD, LOCK

FOLDER = BUILD / ".checks"


def kept_pages(paths: dict[str, Path], folder: Path = FOLDER) -> list[Page]:
    """Return parsed pages by their names and paths, and keep just these."""
    made_by = fingerprint([Path(parser.__file__), LOCK])
    files = {name: folder / f"{fingerprint([path], name, str(path), made_by)}.page"
             for name, path in paths.items()}
    pages = [kept_page(files[name], path, name) for name, path in paths.items()]
    for old in set(folder.glob("*.page")) - set(files.values()):
        old.unlink(missing_ok=True)
    return pages


def kept_page(file: Path, path: Path, name: str) -> Page:
    if file.exists():
        return pickle.loads(file.read_bytes())
    page = read_page(path, name)
    write_atomically(file, pickle.dumps(page, pickle.HIGHEST_PROTOCOL))
    return page
