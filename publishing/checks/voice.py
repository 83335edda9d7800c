"""Turns of phrase that charm once and tire after the tenth chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.checks.book import Book
from publishing.checks.page import Block, Directive, Page, Paragraph, plain
from publishing.checks.registry import page_rule
from publishing.contract import TURNS, WITH_OUTCOMES

Findings = Iterator[tuple[int, str]]

PATTERNS = {
    "X taken for Y": re.compile(r"[*_][^*_\n]*\btaken for\b[^*_]*[*_]"),
    "This cell …": re.compile(r"(?:^|[.!?]\s)This cell\b"),
    "whole sentences in parentheses": re.compile(
        r"(?:^|[.!?:]\s+|(?<=\.\))\s+)\([A-Z$][^()]*[.!?]\)"),
}
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"“(*$`A-Z])")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
APHORISM = 2  # words


@page_rule("voice", "no turn of phrase comes too often", WITH_OUTCOMES)
def voice(page: Page, book: Book) -> Findings:
    paragraphs = [(block, " ".join(block.source.split()))
                  for block in page.find(Paragraph)]
    for name, pattern in PATTERNS.items():
        lines = [block.line for block, text in paragraphs
                 for _ in pattern.finditer(text)]
        if len(lines) > TURNS[name]:
            yield (lines[TURNS[name]], f'"{name}" {len(lines)} times; at most '
                                       f"{TURNS[name]} on a page, vary the form")
    for block in told(page.root):
        if ends_in_two_words(block):
            last = SENTENCE.split(plain(block.text))[-1]
            yield (block.line, f'the paragraph ends in "{last}"; join it to the '
                               "sentence before, or leave it out")


def told(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of the text, without questions and exercises."""
    if isinstance(block, Directive) and block.name in {"quiz", "exercise"}:
        return
    if type(block) is Paragraph:
        yield block
    for child in block.children:
        yield from told(child)


def ends_in_two_words(block: Paragraph) -> bool:
    """Whether a paragraph of several sentences ends in one of two words at most.

    A question, an answer in parentheses, a number and a formula are no aphorisms.
    """
    sentences = SENTENCE.split(" ".join(block.source.split()))
    last = sentences[-1]
    plain_words = re.fullmatch(r"[*_]?[A-Z][^$`{}()?\"“:\d]*\.[*_]?", last)
    return len(sentences) > 1 and bool(plain_words) and (
        0 < len(WORD.findall(last)) <= APHORISM)
