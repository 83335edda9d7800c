"""Names that cannot collide: each page's key, its labels, and marks for labels to come.

Labels hold for the whole book. So a page's labels carry its key, except those
with a fixed name, which `book/reference/labels.yml` lists by the pages that own
them. A page may cite such a label before it is there, by a plain link to the
page and a comment above it::

    % cite: thm-spectral
    A symmetric matrix has such a basis ({ref}`eigenvectors`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from publishing.checks.book import Book, labels_of
from publishing.checks.exemptions import exemptions
from publishing.checks.page import Page, role_target
from publishing.checks.registry import Message, book_rule, page_rule
from publishing.contract import FORMS, form_of
from publishing.instructions import is_begun

Findings = Iterator[tuple[int, str]]

LABELS = "book/reference/labels.yml"
KEY = re.compile(r"[a-z]+")
# The labels of sections are free, as long as no two are alike.
KEYED = ("def", "thm", "ex", "eq", "fig", "exercise", "solution", "quiz")


@cache
def owners_in(path: Path, changed: int) -> dict[str, str]:
    listed = yaml.safe_load(path.read_text("utf-8")) or {}
    return {label: page for page, labels in listed.items() for label in labels}


def owners(book: Book) -> dict[str, str]:
    """The labels with a fixed name, each with the page that owns it."""
    path = book.root / LABELS
    return owners_in(path, path.stat().st_mtime_ns) if path.is_file() else {}


def key_of(page: Page) -> str:
    return str(page.front.get("key") or "")


def has_key(page: Page) -> bool:
    return form_of(page.kind, page.name) is not None


def carries(label: str, key: str) -> bool:
    """Whether a label carries a key: `fig-vectors-wine` carries `vectors`."""
    return label.partition("-")[2].startswith(f"{key}-")


@page_rule("key", "the front matter has the key that the page's labels carry",
           tuple(FORMS), planned=True)
def keys(page: Page, book: Book) -> Findings:
    if not has_key(page):
        return
    key, line = key_of(page), page.front_key_line("key")
    if not KEY.fullmatch(key):
        yield line, f"`key` is {key!r}; give one word in small letters: `key: vectors`"
    for other in book.pages:
        if other is not page and has_key(other) and key and key_of(other) == key:
            if other.name != page.name:
                yield line, f"`{key}` is also the key of {other.name}; choose another"


@page_rule("label-keys", "a label carries the page's key, or has a fixed name",
           tuple(FORMS))
def label_keys(page: Page, book: Book) -> Findings:
    if not has_key(page) or not key_of(page):
        return
    for label, line in labels_of(page):
        prefix, _, rest = label.partition("-")
        if prefix not in KEYED or carries(label, key_of(page)):
            continue
        # A solution is called as its exercise.
        fixed = f"exercise-{rest}" if prefix == "solution" else label
        owner = owners(book).get(fixed)
        if owner is None:
            yield (line, f"`{label}` does not carry the page's key; call it "
                         f"`{prefix}-{key_of(page)}-{rest}`")
        elif owner != page.path.stem and is_written(book, owner):
            yield line, f"`{label}` belongs to the page `{owner}`; see {LABELS}"


def is_written(book: Book, stem: str) -> bool:
    return any(page.path.stem == stem and not page.planned
               and not is_begun(page.source) for page in book.pages)


def owner_of(label: str, book: Book) -> str | None:
    """The page that a label belongs to, by its fixed name or its key."""
    keyed = (page.path.stem for page in book.pages
             if has_key(page) and key_of(page) and carries(label, key_of(page)))
    return owners(book).get(label) or next(keyed, None)


@page_rule("cite", "a mark `% cite: label` waits for a label that a page will give")
def cited(page: Page, book: Book) -> Findings:
    for mark in exemptions(page, "cite"):
        for label in sorted(filter(None, mark.words)):
            owner = owner_of(label, book)
            if label in book.labels:
                file, line = book.labels[label][0]
                yield (mark.line, f"`{label}` is there now ({file}:{line}); link to "
                                  "it by {prf:ref}, {eq} or {ref}, and remove the mark")
            elif owner is None:
                yield (mark.line, f"no page owns `{label}`; {LABELS} lists who owns "
                                  "what")
            elif owner not in linked(page, mark.first, mark.last):
                yield (mark.line, f"the text below does not link to `{owner}`, where "
                                  f"`{label}` will stand; write {{ref}}`{owner}`")


def linked(page: Page, first: int, last: int) -> set[str]:
    """What the roles on some lines point to."""
    return {role_target(piece.content) for piece in page.root.inlines()
            if piece.kind == "role" and first <= piece.line <= last}


@book_rule("labels-listed", "a label with a fixed name belongs to one page")
def listed(book: Book) -> Iterator[Message]:
    stems = {page.path.stem for page in book.pages}
    owner: dict[str, str] = {}
    for page, labels in pages_in(book.root / LABELS):
        if page.value not in stems:
            yield Message(LABELS, page.start_mark.line + 1, "labels-listed",
                          f"there is no page `{page.value}`; mend its name")
        for label in labels.value:
            if label.value in owner:
                yield Message(LABELS, label.start_mark.line + 1, "labels-listed",
                              f"`{label.value}` belongs to `{owner[label.value]}` "
                              "already; a label has one page")
            owner[label.value] = page.value


def pages_in(path: Path) -> list[tuple[yaml.Node, yaml.Node]]:
    """The pages of the list with their labels, also where they clash."""
    table = yaml.compose(path.read_text("utf-8")) if path.is_file() else None
    return table.value if table else []
