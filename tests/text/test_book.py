"""The book's text passes its checks: every page, every check.

The pages are read when a test runs, so that no process reads them to list the tests.
"""

from functools import cache

import pytest

from publishing.checks import BOOK_RULES, PAGE_RULES, Book


@cache
def book():
    return Book.read()


def failures(messages):
    return "\n".join(["", *map(str, messages)])


def test_the_book_has_pages():
    assert book().pages


@pytest.mark.parametrize("rule", PAGE_RULES)
def test_every_page(rule):
    messages = [message for page in book().pages
                for message in PAGE_RULES[rule].messages(page, book())]
    assert not messages, failures(messages)


@pytest.mark.parametrize("rule", BOOK_RULES)
def test_whole_book(rule):
    messages = BOOK_RULES[rule].messages(book())
    assert not messages, failures(messages)
