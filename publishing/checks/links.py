"""Links: what the text points to is there.

The build says the same of every link, a minute later. Here are the kinds that
can be known from the sources alone: labels, pages, terms and sources cited.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from publishing.checks.book import GLOSSARY, Book
from publishing.checks.naming import owner_of
from publishing.checks.page import Inline, Page, role_target
from publishing.checks.registry import page_rule

Findings = Iterator[tuple[int, str]]

LABEL_ROLES = {"ref", "numref", "prf:ref", "eq"}
CITE_ROLES = re.compile(r"cite(:\w+)*")
# Pages that Sphinx makes.
MADE = {"genindex", "search", "modindex"}
REFERENCES = "book/references.bib"
BRACKETED_EQUATION = re.compile(r"\((\{eq\}`[^`]*`)\)")
ENTRY = re.compile(r"^\s*@\w+\s*\{\s*([^,\s]+)", re.MULTILINE)


@cache
def cited_keys(path: Path, changed: int) -> frozenset[str]:
    """The keys of the entries in a file of references."""
    return frozenset(ENTRY.findall(path.read_text("utf-8")))


def references(book: Book) -> frozenset[str]:
    path = book.root / REFERENCES
    return cited_keys(path, path.stat().st_mtime_ns) if path.is_file() else frozenset()


def near(name: str, known: Iterable[str]) -> str:
    """A hint at a name that may be meant."""
    found = difflib.get_close_matches(name, list(known), n=1, cutoff=0.75)
    return f" (is `{found[0]}` meant?)" if found else ""


@page_rule("links", "labels, pages, terms and sources that are named exist",
           planned=True)
def links(page: Page, book: Book) -> Findings:
    for piece in page.root.inlines():
        if piece.kind == "role":
            problem = role_problem(piece, page, book)
            if problem:
                yield piece.line, problem
        elif piece.kind == "link":
            problem = link_problem(piece, page, book)
            if problem:
                yield piece.line, problem


@page_rule("equation-links", "the number of an equation has parentheses of its own",
           planned=True)
def equation_links(page: Page, book: Book) -> Findings:
    for number, line in enumerate(page.lines, start=1):
        for match in BRACKETED_EQUATION.finditer(line):
            yield number, f"{match[0]} is shown as ((1.2)); write {match[1]}"


def role_problem(piece: Inline, page: Page, book: Book) -> str:
    """What is wrong with a role that points somewhere, or ""."""
    target = role_target(piece.content)
    if piece.name in LABEL_ROLES and target.lower() not in book.labels.keys() | MADE:
        owner = owner_of(target.lower(), book)
        if owner and owner != page.path.stem:
            return (f"`{target}` is not written yet; link to its page, {{ref}}`"
                    f"{owner}`, and write `% cite: {target}` above the paragraph")
        return (f"there is no label `{target}`{near(target.lower(), book.labels)}; "
                "mend the name, or give the label where it belongs")
    if piece.name == "term" and target.lower() not in book.glossary_terms:
        return (f"the glossary has no `{target}`"
                f"{near(target.lower(), book.glossary_terms)}; add it to {GLOSSARY}")
    if piece.name == "doc" and not has_page(book, page, target):
        return f"there is no page `{target}`; mend its path"
    if CITE_ROLES.fullmatch(piece.name):
        keys = references(book)
        for key in map(str.strip, target.split(",")):
            if key not in keys:
                return (f"there is no source `{key}`{near(key, keys)}; add it to "
                        f"{REFERENCES}")
    return ""


def link_problem(piece: Inline, page: Page, book: Book) -> str:
    """What is wrong with a Markdown link inside the book, or ""."""
    target, _, label = piece.target.partition("#")
    if ":" in target or not (target or label):
        return ""
    if not target:
        known = book.labels.keys() | heading_slugs(page)
        return "" if label.lower() in known else (
            f"there is no label `{label}`{near(label, known)}; mend the name")
    if has_page(book, page, target) or target.lower() in book.labels.keys() | MADE:
        return ""
    if (page.path.parent / target).is_file():
        return ""
    return f"there is no page or label `{target}`; mend the link"


def heading_slugs(page: Page) -> set[str]:
    return {re.sub(r"[^\w\- ]", "", section.title.lower()).replace(" ", "-")
            for section in page.sections}


def has_page(book: Book, page: Page, target: str) -> bool:
    """Whether a path names a page: from the book's folder, or from this page."""
    folder = PurePosixPath(page.name).parent
    path = (PurePosixPath("book") / target.lstrip("/") if target.startswith("/")
            else folder / target)
    parts: list[str] = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    name = "/".join(parts).removesuffix(".md")
    return book.page(f"{name}.md") is not None
