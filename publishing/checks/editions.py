"""Words that are true in every edition.

Pages are printed, too, and read on e-readers, where nothing folds, answers or can
be dragged. What is about moving a figure has places of its own, and a sentence that
names the web edition is true everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.checks.book import Book
from publishing.checks.exemptions import allowances
from publishing.checks.numbers import caption_pieces
from publishing.checks.page import Block, CodeCell, Directive, Page, plain
from publishing.checks.registry import page_rule
from publishing.checks.voice import SENTENCE
from publishing.contract import WEB_PAGES

Findings = Iterator[tuple[int, str]]

WEB_WORDS = (
    r"(?:un)?fold(?:s|ed|ing)?", "sliders?", "menus?", "your browser", "hidden cells?",
    "(?:foot|top) of (?:each|every|the|this) page", "(?:on|of|in) this page",
    "run (?:the|this|each) cell", "answers you at once",
)
# As orders only: stories have drags and clicks, and sources are of some Press.
ORDERS = ("Drag", "Press", "Click", "Tap")
ON_THE_WEB = re.compile(
    rf"(?<![\w-])(?:(?i:{'|'.join(WEB_WORDS)})|^(?:{'|'.join(ORDERS)}))(?![\w-])")
NAMES_THE_WEB = re.compile(r"\b(?:web edition|on the web)\b", re.IGNORECASE)
# What readers of the web edition do with a figure, and see then.
ABOUT_A_FIGURE = {"predict", "try"}
SEEN = "What you should see"


@page_rule("editions", "a sentence is true in print and EPUB, too")
def true_everywhere(page: Page, book: Book) -> Findings:
    if page.address in WEB_PAGES:
        return
    allowed = allowances(page)
    for line, text in read_everywhere(page.root):
        for word, _ in web_words(text):
            if not allowed.covers(line, word):
                yield (
                    line,
                    f'"{word}" is true on the web alone; say it for all editions, '
                    'or "In the web edition …", or put it into `{only} builder_html`',
                )


def web_words(text: str) -> Iterator[tuple[str, str]]:
    """The words of a paragraph that are true on the web alone, with the sentence."""
    for sentence in SENTENCE.split(text):
        found = ON_THE_WEB.search(sentence)
        if found and not NAMES_THE_WEB.search(sentence):
            yield found[0], sentence


def read_everywhere(block: Block) -> Iterator[tuple[int, str]]:
    """The running text that all editions have, and where each piece begins."""
    if isinstance(block, Directive):
        if (
            block.name == "only" and block.argument == "builder_html"
            or ABOUT_A_FIGURE & set(block.classes)
            or block.argument == SEEN
        ):
            return
    if isinstance(block, CodeCell):
        yield from ((piece.line, piece.content) for piece in caption_pieces(block))
    elif text := getattr(block, "text", ()):
        yield block.line, " ".join(plain(text).split())
    # The other paragraphs of its caption are about moving the figure.
    moving = isinstance(block, Directive) and block.name == "moving-figure"
    for child in block.children[:1] if moving else block.children:
        yield from read_everywhere(child)
