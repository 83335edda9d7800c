"""The book's text passes its checks: every page, every check."""

import pytest

from publishing.checks import BOOK_RULES, PAGE_RULES, Book

BOOK = Book.read()
PAGES = {page.name: page for page in BOOK.pages}


def failures(messages):
    return "\n".join(["", *map(str, messages)])


def test_the_book_has_pages():
    assert PAGES


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (name, rule.name)
        for name, page in PAGES.items()
        for rule in PAGE_RULES.values()
        if rule.applies(page)
    ],
)
def test_page(name, rule):
    messages = PAGE_RULES[rule].messages(PAGES[name], BOOK)
    assert not messages, failures(messages)


@pytest.mark.parametrize("rule", BOOK_RULES)
def test_whole_book(rule):
    messages = BOOK_RULES[rule].messages(BOOK)
    assert not messages, failures(messages)
