"""Exceptions that an author marks in the source, in comments one can grep.

``% allow: just`` lets a word (or words, with commas between them) stand in
the block below, ``% unchecked: reason`` takes the numbers of the block below
out of the number check. ``% cite: thm-spectral`` says that the link below waits
for a label; see `naming`. A block is all that belongs to it: a list with its
items, a solution from its start to its end. A comment ends a paragraph, so it
stands above the paragraph, never inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publishing.checks.book import Book
from publishing.checks.page import Block, Comment, Directive, Page
from publishing.checks.registry import page_rule

Findings = Iterator[tuple[int, str]]

COMMENT = re.compile(
    r"^\s*(?P<key>allow|unchecked|cite)\s*:?\s*(?P<value>.*?)\s*$", re.I)
SHORTEST_REASON = 10


@dataclass(frozen=True)
class Exemption:
    """A comment `key: value` that covers the lines `first` to `last`."""

    key: str
    value: str
    line: int
    first: int
    last: int

    def covers(self, line: int) -> bool:
        return self.first <= line <= self.last

    @property
    def words(self) -> set[str]:
        return {word.strip().lower() for word in self.value.split(",")}


@dataclass(frozen=True)
class Allowances:
    """The words a page allows, each for some lines."""

    exemptions: tuple[Exemption, ...]

    def covers(self, line: int, word: str) -> bool:
        return any(
            exemption.covers(line) and word.lower() in exemption.words
            for exemption in self.exemptions
        )


def exemptions(page: Page, key: str) -> list[Exemption]:
    """All exemptions of one kind on a page."""
    return [e for e in read(page.blocks) if e.key == key]


def allowances(page: Page) -> Allowances:
    return Allowances(tuple(exemptions(page, "allow")))


def read(blocks: list[Block]) -> Iterator[Exemption]:
    for index, block in enumerate(blocks):
        if isinstance(block, Comment):
            following = [b for b in blocks[index + 1 :] if not isinstance(b, Comment)]
            first, last = extent(following)
            for number, text in enumerate(block.content.split("\n")):
                match = COMMENT.match(text)
                if match:
                    yield Exemption(
                        match["key"].lower(), match["value"], block.line + number,
                        first, last,
                    )
        yield from read(block.children)


def extent(following: list[Block]) -> tuple[int, int]:
    """The lines of the block below a comment."""
    if not following:
        return 0, -1
    block = following[0]
    if isinstance(block, Directive) and block.name == "solution-start":
        for end in following:
            if isinstance(end, Directive) and end.name == "solution-end":
                return block.line, end.end
    return block.line, block.end


@page_rule("exemptions", "an exception names its words, or its reason", planned=True)
def well_formed(page: Page, book: Book) -> Findings:
    for exemption in read(page.blocks):
        if exemption.last < exemption.first:
            yield exemption.line, f"nothing below `% {exemption.key}`; remove it"
        if exemption.key == "allow" and not exemption.value:
            yield exemption.line, "say which word is allowed: `% allow: just`"
        if exemption.key == "cite" and not exemption.value:
            yield exemption.line, "say which label the link waits for: `% cite: thm-…`"
        if exemption.key == "unchecked" and len(exemption.value) < SHORTEST_REASON:
            yield (
                exemption.line,
                "say why the numbers are not checked: `% unchecked: reason`",
            )
