"""What the PDF and the EPUB say of the web edition, which can do more.

A figure can be moved there, and an answer checked. Where the web edition stands
may be unknown; see `publishing.address`.
"""

import sys

from docutils import nodes

from publishing.address import book_address

MOVE = "Move this figure on the web"
CHECK = "Check your answer on the web"

# In place of these, if there is no address.
TEMPLATE_HINT = ("Put your answer in place of the dots. The web edition runs "
                 "and checks it.")

NO_ADDRESS = ("No address is known (BOOK_URL): this copy names no place on the "
              "web, neither for its chapters nor for figures and answers. "
              "`BOOK_URL=https://example.org/book/` in the environment gives "
              "one.")

TRY = "try"  # the class of boxes that tell how to move a figure
WHERE = " on the web"


def name_the_web(document: nodes.Element) -> None:
    """Say in the titles of boxes about moving a figure where that can be done."""
    for box in document.findall(nodes.Admonition):
        if (TRY in box["classes"] and len(box)
                and isinstance(box[0], nodes.title)):
            box[0] += nodes.Text(WHERE)


def place_of(docname: str, name: str = "", address: str | None = None) -> str:
    """Return the address of a page, or of a place on it; or nothing.

    `address` is that of the book, if not the one that is known.
    """
    address = book_address() if address is None else address
    if not address:
        return ""
    return f"{address}{docname}.html" + (f"#{name}" if name else "")


def without_scheme(address: str) -> str:
    """Return an address as people type it.

    >>> without_scheme("https://example.org/a.html#b")
    'example.org/a.html#b'
    """
    return address.partition("://")[2]


def tell_if_unknown() -> None:
    """Say on the console that a copy will name no place on the web."""
    if not book_address():
        print(NO_ADDRESS, file=sys.stderr)
