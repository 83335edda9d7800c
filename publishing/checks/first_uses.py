"""Words that a page uses before the book explains them.

The glossary knows which page explains a word: the one that its entry sends the
reader to. A page that comes earlier links the word to the glossary, or to that
page; or it says, in a comment above the paragraph, `% allow: the word`.

Only words that are no ordinary English count: of several words, or long enough
and not in `ordinary.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from publishing.checks.book import GLOSSARY, Book
from publishing.checks.exemptions import allowances
from publishing.checks.page import (
    Container,
    Directive,
    Page,
    Paragraph,
    plain,
    role_target,
)
from publishing.checks.registry import page_rule
from publishing.contract import WITH_OUTCOMES
from publishing.instructions import instructions

Findings = Iterator[tuple[int, str]]

ORDINARY_FILE = Path(__file__).with_name("ordinary.txt")
POINTERS = {"ref", "prf:ref", "eq", "numref"}
WORDS = re.compile(r"[^\W\d_][\w'’-]*")


@cache
def ordinary_words() -> frozenset[str]:
    lines = ORDINARY_FILE.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#")
                     for word in line.split())


def places(book: Book) -> dict[str, int]:
    """The place of each page in the order of reading, by its name.

    Reference pages have none: they are open beside every page.
    """
    kinds = {page.name: page.kind for page in book.pages}
    order = (f"book/{name.removesuffix('.md')}.md" for name, _ in book.toc)
    return {name: place for place, name in enumerate(order)
            if kinds.get(name) != "reference"}


def owners(book: Book) -> dict[tuple[str, ...], tuple[int, str]]:
    """The words of the glossary, in small letters, with who explains them.

    That is the earliest page that an entry sends the reader to, by its place.
    """
    order = places(book)
    found: dict[tuple[str, ...], tuple[int, str]] = {}
    for _, terms, pages in explained(book):
        known = sorted((order[name], name) for name in pages if name in order)
        for term in terms if known else ():
            words = tuple(map(str.lower, WORDS.findall(term)))
            if words and is_special(words):
                found[words] = known[0]
    return found


def explained(book: Book) -> Iterator[tuple[int, list[str], set[str]]]:
    """The entries of the glossary: the line, the words, the pages linked to."""
    page = book.page(GLOSSARY)
    for entry in page.find(Container) if page else ():
        if entry.kind == "glossary_entry":
            terms, definition = entry.children
            targets = [role_target(piece.content) for piece in definition.inlines()
                       if piece.kind == "role" and piece.name in POINTERS]
            pages = {name for target in targets for name, _ in
                     book.labels.get(target.lower(), ())}
            yield entry.line, [plain(term.text) for term in terms.children], pages


def is_special(words: tuple[str, ...]) -> bool:
    return len(words) > 1 or words[0] not in ordinary_words()


def owners_of(book: Book) -> dict[tuple[str, ...], tuple[int, str]]:
    """As `owners`, read once for a book."""
    if not hasattr(book, "_owners_of_words"):
        book._owners_of_words = owners(book)
    return book._owners_of_words


@page_rule("first-use", "a word is explained before it is used, or linked",
           WITH_OUTCOMES)
def first_uses(page: Page, book: Book) -> Findings:
    here = places(book).get(page.name)
    if here is None:
        return
    later = {words: name for words, (place, name) in owners_of(book).items()
             if place > here}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in later:
        by_first.setdefault(words[0], []).append(words)
    allowed = allowances(page)
    done = linked_terms(page)
    unwritten = {line for line, _ in instructions(page.source)}
    for block in page.root.walk():
        if (not isinstance(block, Paragraph | Directive) or not block.text
                or block.line in unwritten):
            continue
        targets = {role_target(piece.content) for piece in block.text
                   if piece.kind == "role"}
        for words in uses(block, by_first):
            word = " ".join(words)
            stem = later[words].rpartition("/")[2].removesuffix(".md")
            if words in done or allowed.covers(block.line, word):
                continue
            done.add(words)
            if not any(later[words] == name for target in targets
                       for name, _ in book.labels.get(target.lower(), ())):
                yield (block.line, f"`{word}` is explained later, in `{stem}`; link "
                                   f"it here as {{term}}`{word}`, or write `% allow: "
                                   f"{word}` above")


def linked_terms(page: Page) -> set[tuple[str, ...]]:
    """The words that a page links to the glossary, anywhere."""
    return {tuple(map(str.lower, WORDS.findall(role_target(piece.content))))
            for piece in page.root.inlines()
            if piece.kind == "role" and piece.name == "term"}


def uses(block: Paragraph | Directive, by_first: dict) -> Iterator[tuple[str, ...]]:
    """The words of a list that stand in a block, in either number."""
    text = " ".join(piece.content if piece.kind == "text" else "\0"
                    for piece in block.text)
    found = [word.lower() for word in re.findall(r"[^\W\d_][\w'’-]*|[^\w\s]", text)]
    for place, word in enumerate(found):
        for start in {word, word.removesuffix("s"), word.removesuffix("es")}:
            for words in by_first.get(start, ()):
                rest = found[place + 1:place + len(words)]
                if len(words) == 1 or same(tuple(rest), words[1:]):
                    yield words


def same(found: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if found[:-1] != words[:-1] or not found:
        return False
    return found[-1] in {words[-1], f"{words[-1]}s", f"{words[-1]}es"}
