"""The book's text passes its checks: every page, every check.

The pages are read when a test runs, so that no process reads them to list the tests.
"""

from functools import cache

import pytest

from publishing.checks import BOOK_RULES, PAGE_RULES, Book
from publishing.paths import ROOT


@cache
def book():
    return Book.read()


def failures(messages):
    return "\n".join(["", *map(str, messages)])


def test_the_book_has_pages():
    assert book().pages


def test_readme_and_changelog_count_the_chapters():
    chapters = [page for page in book().pages if page.kind == "chapter"]
    assert not [page.name for page in chapters if page.planned]
    for name, said in (("README.md", "All {} chapters are written."),
                       ("CHANGELOG.md", "All {} chapters.")):
        assert said.format(len(chapters)) in (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("rule", PAGE_RULES)
def test_every_page(rule):
    messages = [message for page in book().pages
                for message in PAGE_RULES[rule].messages(page, book())]
    assert not messages, failures(messages)


@pytest.mark.parametrize("rule", BOOK_RULES)
def test_whole_book(rule):
    messages = BOOK_RULES[rule].messages(book())
    assert not messages, failures(messages)
