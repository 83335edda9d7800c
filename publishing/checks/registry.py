"""The list of checks: each has a name, one line of explanation, a function.

A check of a page is a function ``check(page, book)`` that yields pairs of a
line and a text which says what is wrong and how to mend it. A check of the
book as a whole is a function ``check(book)`` that yields finished messages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from publishing.checks.book import Book
from publishing.checks.page import Page

PageCheck = Callable[[Page, Book], Iterable[tuple[int, str]]]
BookCheck = Callable[[Book], Iterable["Message"]]


@dataclass(frozen=True, order=True)
class Message:
    """One finding, printed as `file:line: rule: what, and how to mend it`."""

    file: str
    line: int
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.text}"


@dataclass(frozen=True)
class PageRule:
    """A check of single pages.

    `kinds` are the kinds of pages it is for (all, if empty); a check with
    `planned` also reads the pages that are only planned.
    """

    name: str
    explanation: str
    check: PageCheck
    kinds: tuple[str, ...] = ()
    planned: bool = False

    def applies(self, page: Page) -> bool:
        if page.planned and not self.planned:
            return False
        return not self.kinds or page.kind in self.kinds

    def messages(self, page: Page, book: Book) -> list[Message]:
        if not self.applies(page):
            return []
        return sorted(
            {Message(page.name, line, self.name, text)
             for line, text in self.check(page, book)}
        )


@dataclass(frozen=True)
class BookRule:
    """A check of the book as a whole."""

    name: str
    explanation: str
    check: BookCheck

    def messages(self, book: Book) -> list[Message]:
        return sorted(set(self.check(book)))


PAGE_RULES: dict[str, PageRule] = {}
BOOK_RULES: dict[str, BookRule] = {}


def page_rule(
    name: str,
    explanation: str,
    kinds: tuple[str, ...] = (),
    planned: bool = False,
) -> Callable[[PageCheck], PageCheck]:
    """Enter a check of pages in the list."""

    def enter(check: PageCheck) -> PageCheck:
        PAGE_RULES[name] = PageRule(name, explanation, check, kinds, planned)
        return check

    return enter


def book_rule(name: str, explanation: str) -> Callable[[BookCheck], BookCheck]:
    """Enter a check of the whole book in the list."""

    def enter(check: BookCheck) -> BookCheck:
        BOOK_RULES[name] = BookRule(name, explanation, check)
        return check

    return enter
