"""The machine-made checks of the book's text.

``python -m publishing.checks [FILE …]`` prints what is wrong and how to mend
it. The modules, by idea: `page` turns a file into a tree of blocks, `latex`
reads formulas, `measures` counts, `book` knows all pages, `registry` lists the
checks; and `structure`, `budgets`, `quizzes`, `figures`, `cells`, `self_checks`,
`naming`, `numbers`, `stated`, `mathematics`, `words`, `editions`, `voice`,
`first_uses`, `spelling`, `contents`, `links`, `sources`, `markup`, `merging`,
`instructions`, `python_code`, `docstrings`, `javascript` and `rendering` hold
the checks.
What pages have to be like stands in `publishing.contract`.
"""

from collections.abc import Collection

from publishing.checks import (  # noqa: F401  (they enter themselves in the lists)
    budgets,
    cells,
    contents,
    docstrings,
    editions,
    exemptions,
    figures,
    first_uses,
    instructions,
    javascript,
    links,
    markup,
    mathematics,
    merging,
    naming,
    numbers,
    planning,
    python_code,
    quizzes,
    rendering,
    self_checks,
    sources,
    spelling,
    stated,
    structure,
    voice,
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


def check_book(book: Book, wanted: Collection[str] = ()) -> list[Message]:
    """All messages about the book, of its pages and as a whole.

    Or about the files `wanted` alone, by their names in the repository.
    """
    found = [m for page in book.pages if not wanted or page.name in wanted
             for m in check_page(page, book)]
    found += [m for rule in BOOK_RULES.values() for m in rule.messages(book)
              if not wanted or m.file in wanted]
    return sorted(found)
