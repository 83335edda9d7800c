"""The table of contents lists every page of the book, and labs by their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publishing.checks.book import Book
from publishing.checks.registry import Message, book_rule
from publishing.contract import TITLES

TOC = "_toc.yml"


@book_rule("contents", "_toc.yml lists every page in book/ and nothing else")
def contents(book: Book) -> Iterator[Message]:
    pages = {
        page.name.removeprefix("book/").removesuffix(".md") for page in book.pages
    }
    if not book.toc:
        yield Message(TOC, 1, "contents", "there is no table of contents; write it")
        return
    listed = set()
    for name, line in book.toc:
        name = name.removesuffix(".md")
        if name in listed:
            yield Message(TOC, line, "contents", f"`{name}` is listed twice")
        elif name not in pages:
            yield Message(
                TOC, line, "contents",
                f"there is no book/{name}.md; write the page or remove the line",
            )
        listed.add(name)
    for name in sorted(pages - listed):
        yield Message(
            f"book/{name}.md", 1, "contents",
            "the page is not in _toc.yml; list it there",
        )


@book_rule("lab-numbers", "titles number labs and capstones as _toc.yml orders them")
def lab_numbers(book: Book) -> Iterator[Message]:
    met: Counter = Counter()
    for name, _ in book.toc:
        page = book.page(f"book/{name.removesuffix('.md')}.md")
        if page is None or page.title is None or page.kind not in TITLES:
            continue
        met[page.kind] += 1
        begins = TITLES[page.kind].format(met[page.kind])
        if not page.title.title.startswith(begins):
            yield Message(
                page.name, page.title.line, "lab-numbers",
                f"the title is to begin with `{begins.strip()}`; figures and "
                "exercises take their numbers from it",
            )
