"""Where in the manuscript a place of the EPUB comes from.

The EPUB keeps the pages' names but no line of their sources: a file is called
as its page is, with more in front of it in an appendix and, in a later part,
behind it. The words and addresses around a place are looked for in the source
of its page.
"""

import re
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from zipfile import ZipFile

from publishing.epub.leaves import PART_SIGN, PREFACE_NAME
from publishing.paths import BOOK

CONTENT = "EPUB"
SOURCES = "references.bib"
RESOLVER = "https://doi.org/"  # sources give what follows
SHORTEST = 6  # letters that say where they stand
PIECE = re.compile(r'"([^"<>]+)"|(?<=>)([^<>]+)')


def origin(epub: ZipFile, path: str, line: int, column: int,
           book: Path = BOOK) -> str:
    """Return the file and the line that a place comes from, "" if unknown."""
    name = PurePosixPath(path)
    if not name.is_relative_to(CONTENT):
        return ""
    page = page_of(name.stem.partition(PART_SIGN)[0], book)
    if page is None:
        return ""
    place = page.relative_to(book.parent).as_posix()
    written = epub.read(path).decode("utf-8").splitlines()
    if not 0 < line <= len(written):
        return place
    around = pieces(written[line - 1], column)
    for file in (page, book / SOURCES):
        found = line_with(around, file) if file.is_file() else 0
        if found:
            return f"{file.relative_to(book.parent).as_posix()}:{found}"
    return place


def page_of(stem: str, book: Path) -> Path | None:
    """Return the source of a file, which ends in the name of its page."""
    if stem == PREFACE_NAME:
        stem = "index"
    named = {"-".join(page.relative_to(book).with_suffix("").parts): page
             for page in book.rglob("*.md")}
    fitting = [name for name in named
               if stem == name or stem.endswith(f"-{name}")]
    return named[max(fitting, key=len)] if fitting else None


def line_with(around: list[str], file: Path) -> int:
    """Return the line that holds the first of some words, 0 if none does."""
    lines = file.read_text("utf-8").splitlines()
    return next((number for piece in around
                 for number, text in enumerate(lines, start=1)
                 if piece in text), 0)


def pieces(line: str, column: int) -> list[str]:
    """Return the words and addresses of a line, those near a column first.

    >>> pieces('<p>Some words, <a href="https://a.org/?x%3C">here we are</a>', 40)
    ['https://a.org/?x<', 'here we are', 'Some words,']
    """
    found = sorted(PIECE.finditer(line),
                   key=lambda piece: abs(piece.end() - column))
    words = [unquote(unescape(piece[1] or piece[2])).strip().removeprefix(RESOLVER)
             for piece in found]
    return [text for text in words if len(text) >= SHORTEST]
