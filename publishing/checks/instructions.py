"""Instructions of the scaffold that nobody has followed yet.

`make chapter` fills a page with them, and the Python files beside it; see
`publishing.scaffold`.
"""

from __future__ import annotations

from collections.abc import Iterator

from publishing.checks.book import Book
from publishing.checks.page import Page
from publishing.checks.registry import Message, book_rule, page_rule
from publishing.instructions import (
    exercises_file, instructions, test_file)


def text(task: str) -> str:
    return (f'still holds the scaffold\'s instruction "{task}"; write it and '
            'remove the words "To write:"')


@page_rule("instructions", "no instruction of the scaffold is left", planned=True)
def on_pages(page: Page, book: Book) -> Iterator[tuple[int, str]]:
    for line, task in instructions(page.source):
        yield line, text(task)


@book_rule("instructions-code", "none is left in the Python files beside a page")
def in_code(book: Book) -> Iterator[Message]:
    for page in book.pages:
        for file in (exercises_file(page.address), test_file(page.address)):
            path = book.root / file
            if path.is_file():
                for line, task in instructions(path.read_text("utf-8")):
                    yield Message(str(file), line, "instructions-code", text(task))
