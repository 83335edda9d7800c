"""The plan and the glossary: every page, label and word has one owner that exists.

`publishing.plan` reads ``book/plan/``. A label in it, or the name of a page, is
right if the book has it, or if ``labels.yml`` says which page will give it; what
a page needs stands before it in the order of reading. The data and figures of a
written page exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlmath import datasets, figures
from publishing.checks.book import GLOSSARY, Book
from publishing.checks.first_uses import explained, places
from publishing.checks.naming import owners
from publishing.checks.registry import Message, book_rule
from publishing.contract import FORMS, WITH_OUTCOMES
from publishing.figures.numbers import kinds as figure_kinds
from publishing.instructions import is_begun
from publishing.paths import BOOK
from publishing.plan import FIELDS, FOLDER, Entry, read_plan

NAME = re.compile(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`")


def page_of(label: str, book: Book) -> str | None:
    """The page, by the name of its file, that has a label or will have it."""
    if any(page.path.stem == label for page in book.pages):
        return label
    given = book.labels.get(label)
    if given:
        return book.page(given[0][0]).path.stem
    return owners(book).get(label)


@book_rule("plan", "what is planned for a page fits the book")
def plan(book: Book) -> Iterator[Message]:
    entries = read_plan(book.root)
    if not entries:
        return
    order = {name.rpartition("/")[2].removesuffix(".md"): place
             for name, place in places(book).items()}
    stems = {page.path.stem for page in book.pages}
    written = {page.path.stem for page in book.pages
               if not page.planned and not is_begun(page.source)}
    planned: set[str] = set()
    for entry in entries:
        wrong = [] if entry.page in stems else [
            f"there is no page `{entry.page}`; mend its name"]
        if entry.page in planned:
            wrong.append(f"`{entry.page}` is planned twice; join its entries")
        planned.add(entry.page)
        wrong += faults(entry) or [*unknown(entry, book), *late(entry, book, order),
                                   *too_long(entry)]
        if entry.page in written and not wrong:
            wrong += missing(entry)
        for text in wrong:
            yield Message(entry.file, entry.line, "plan", text)
    for page in book.pages:
        # A page that is begun is told by the scaffold.
        if (page.path.stem not in planned and page.kind in WITH_OUTCOMES
                and not is_begun(page.source)):
            yield Message(page.name, 1, "plan", f"{FOLDER} has no entry for "
                          f"`{page.path.stem}`; write one")


def faults(entry: Entry) -> list[str]:
    """What is wrong with the form of an entry."""
    if not isinstance(entry.fields, dict):
        return [f"`{entry.page}` wants fields, such as `story:`"]
    found = [f"`{entry.page}` has `{name}`; the fields are {', '.join(FIELDS)}"
             for name in entry.fields if name not in FIELDS]
    return found + [
        f"`{name}` of `{entry.page}` is a {type(value).__name__}; it is to be a "
        f"{FIELDS[name].__name__}" for name, value in entry.fields.items()
        if name in FIELDS and not isinstance(value, FIELDS[name])]


def unknown(entry: Entry, book: Book) -> Iterator[str]:
    """The labels and pages that an entry names and nobody gives."""
    kinds = {name for name, _ in entry.pairs("moving")}
    for text in entry.texts():
        for name in NAME.findall(text):
            if name not in kinds and page_of(name, book) is None:
                yield (f"`{entry.page}` names `{name}`, which no page has and "
                       "labels.yml does not list")


def late(entry: Entry, book: Book, order: dict[str, int]) -> Iterator[str]:
    """The needs of a page that do not stand before it."""
    here = order.get(entry.page)
    for label, _ in entry.pairs("needs"):
        owner = page_of(label, book)
        if owner is None:
            yield (f"`{entry.page}` needs `{label}`, which no page has and "
                   "labels.yml does not list")
        elif here is not None and order.get(owner, -1) >= here:
            yield (f"`{entry.page}` needs `{label}`, which stands later, in "
                   f"`{owner}`")


def too_long(entry: Entry) -> Iterator[str]:
    budget = FORMS["chapter"].budgets["running words"]
    words = sum(entry.fields.get("sections", {}).values())
    if budget.passed_by(words):
        yield (f"the sections of `{entry.page}` add up to {words:,} words; running "
               f"words: {budget}")


def missing(entry: Entry) -> Iterator[str]:
    """The data and figures of an entry that nobody has made."""
    kinds = set(figure_kinds(BOOK / "figures"))
    for field, known, place in (
            ("data", set(datasets.__all__), "mlmath.datasets"),
            ("stills", set(figures.__all__), "mlmath.figures"),
            ("moving", kinds, "book/figures")):
        for name, _ in entry.pairs(field):
            if name not in known:
                yield (f"`{entry.page}` is written, and `{name}` of its `{field}` is "
                       f"not in {place}; mend the name, or take it out")


@book_rule("glossary", "each word has one entry, in its place, and a page of its own")
def glossary(book: Book) -> Iterator[Message]:
    order = places(book)
    before = ""
    for line, (term, *_), pages in explained(book):
        if order.keys().isdisjoint(pages):
            yield Message(GLOSSARY, line, "glossary",
                          f"`{term}` has no page that explains it; end its entry "
                          "with Taught in {ref}`page`")
        if term.lower() <= before.lower():
            yield Message(GLOSSARY, line, "glossary",
                          f"`{term}` stands after `{before}`; sort the entries, "
                          "each word once")
        before = term
