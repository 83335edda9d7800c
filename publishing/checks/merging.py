"""Marks that an unfinished merge leaves in a text; in code they are errors anyhow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.checks.book import Book
from publishing.checks.registry import Message, book_rule

MARK = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
ENDINGS = {".md", ".bib", ".yml", ".csv"}


@book_rule("merged", "no text of the book has a mark of a merge that did not end")
def merged(book: Book) -> Iterator[Message]:
    for path in sorted((book.root / "book").rglob("*")):
        if path.suffix not in ENDINGS:
            continue
        text = path.read_text("utf-8")
        for mark in MARK.finditer(text):
            yield Message(
                path.relative_to(book.root).as_posix(),
                text.count("\n", 0, mark.start()) + 1, "merged",
                f"`{mark[1]}` marks two versions of these lines; keep what belongs "
                "to the book and remove the mark")
