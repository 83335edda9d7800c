"""The machine-made checks of the book's text.

``python -m publishing.checks [FILE …]`` prints what is wrong and how to mend
it. The modules, by idea: `page` turns a file into a tree of blocks, `latex`
reads formulas, `book` knows all pages, `registry` lists the checks; and
`structure`, `quizzes`, `figures`, `cells`, `self_checks`, `numbers`, `stated`,
`mathematics`, `words`, `spelling`, `contents`, `links`, `instructions`,
`python_code`, `javascript` and `rendering` hold the checks.
"""

from publishing.checks import (  # noqa: F401  (they enter themselves in the lists)
    cells,
    contents,
    exemptions,
    figures,
    instructions,
    javascript,
    links,
    mathematics,
    numbers,
    python_code,
    quizzes,
    rendering,
    self_checks,
    spelling,
    stated,
    structure,
    words,
)
from publishing.checks.book import Book
from publishing.checks.page import Page, parse_page, read_page
from publishing.checks.registry import BOOK_RULES, PAGE_RULES, Message

__all__ = [
    "BOOK_RULES", "Book", "Message", "PAGE_RULES", "Page", "check_book",
    "check_page", "parse_page", "read_page",
]


def check_page(page: Page, book: Book) -> list[Message]:
    """All messages about one page."""
    return sorted(m for rule in PAGE_RULES.values() for m in rule.messages(page, book))


def check_book(book: Book) -> list[Message]:
    """All messages about the book: of its pages, and as a whole."""
    found = [m for page in book.pages for m in check_page(page, book)]
    found += [m for rule in BOOK_RULES.values() for m in rule.messages(book)]
    return sorted(found)
