"""Sources: each says where the work is found.

An entry of the list of sources has a DOI, the address of a page, or, if it is
a book, an ISBN. A work that none of them leads to has the address of what is
nearest to it, and a note that says what that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.checks.book import Book
from publishing.checks.links import REFERENCES
from publishing.checks.registry import Message, book_rule

ENTRY = re.compile(r"^@(\w+)\{([^,\s]+),(.*?)^\}", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^ *(doi|url|isbn) *= *\{(.*)\},?$", re.MULTILINE)
FORMS = {
    "doi": (re.compile(r"10\.\d{4,}/\S+"), "10.1000/182, without an address"),
    "url": (re.compile(r"https?://[^\s/]+/\S*"), "https://example.org/page"),
    "isbn": (re.compile(r"97[89]-[\d-]+\d"), "thirteen digits and hyphens"),
}


@book_rule("sources", "a source has a DOI, an address, or the ISBN of a book")
def sources(book: Book) -> Iterator[Message]:
    path = book.root / REFERENCES
    text = path.read_text("utf-8") if path.is_file() else ""
    for entry in ENTRY.finditer(text):
        kind, key, body = entry.groups()
        fields = dict(FIELD.findall(body))
        line = text.count("\n", 0, entry.start()) + 1
        for problem in problems(kind.lower(), fields):
            yield Message(REFERENCES, line, "sources", f"`{key}` {problem}")


def problems(kind: str, fields: dict[str, str]) -> Iterator[str]:
    """What is wrong with the fields that lead to a work."""
    for name, value in fields.items():
        form, example = FORMS[name]
        if not form.fullmatch(value):
            yield f"has a field `{name}` of another form than {example}"
        elif name == "isbn" and not is_isbn(value):
            yield "has an ISBN whose last digit does not fit the others"
    if "isbn" in fields and kind != "book":
        yield "is no book, and its ISBN is not shown; give a DOI or an address"
    elif not fields:
        yield ("has no DOI, no address and no ISBN; look it up, or give the "
               "address of what is nearest and a note that says what it is")


def is_isbn(value: str) -> bool:
    """Whether the check digit of an ISBN fits.

    >>> is_isbn("978-0-07-054235-8"), is_isbn("978-0-07-054235-9")
    (True, False)
    """
    digits = [int(sign) for sign in value if sign != "-"]
    weighted = sum(digit * (3 if place % 2 else 1)
                   for place, digit in enumerate(digits))
    return len(digits) == 13 and weighted % 10 == 0
