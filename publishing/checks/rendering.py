"""What the build would refuse: formulas KaTeX cannot render, quiz items.

The press itself is asked, its renderer and its reader of items, so that nothing
passes here that stops the build. Formulas that a build has rendered already are
taken from its cache.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docutils import nodes
from docutils.core import publish_doctree
from myst_parser.parsers.docutils_ import Parser

from publishing.checks.book import Book
from publishing.checks.numbers import caption_pieces
from publishing.checks.page import CodeCell, Directive, Math, Page
from publishing.checks.registry import page_rule
from publishing.katex.extension import prepared
from publishing.katex.renderer import BadFormula, Renderer, read_macros
from publishing.paths import BUILD
from publishing.quizzes import item

Findings = Iterator[tuple[int, str]]

MACROS = Path("publishing", "macros.json")
UNKNOWN = "Undefined control sequence"
SILENT = 5
MARKDOWN = {
    "myst_enable_extensions": ["attrs_inline", "colon_fence", "dollarmath"],
    "report_level": SILENT, "halt_level": SILENT,
}


@cache
def renderer(macros: Path) -> Renderer:
    made = Renderer(read_macros(macros) if macros.exists() else {},
                    BUILD / ".katex")
    atexit.register(made.close)
    return made


def formulas(page: Page) -> Iterator[tuple[str, bool, int]]:
    """The formulas of a page as KaTeX sees them: LaTeX, display or not, line."""
    for block in page.root.walk():
        if isinstance(block, Math):
            yield prepared(nodes.math_block("", block.content)), True, block.line
        pieces = list(getattr(block, "text", ()))
        if isinstance(block, CodeCell):
            pieces += caption_pieces(block)
        for piece in pieces:
            if piece.kind == "math":
                yield piece.content.strip(), False, piece.line


@page_rule("formulas", "KaTeX renders every formula", planned=True)
def rendered(page: Page, book: Book) -> Findings:
    ask = renderer(book.root / MACROS)
    for latex, display, line in formulas(page):
        try:
            ask.render(latex, display)
        except BadFormula as problem:
            if UNKNOWN in str(problem):
                continue  # `commands` says so, and what to do
            yield line, f"the formula does not render: {problem}; mend `{latex}`"


@page_rule("quiz-items", "a question can be answered, and answers", planned=True)
def quiz_items(page: Page, book: Book) -> Findings:
    for directive in page.directives("quiz"):
        name = str(directive.options.get("name") or "")
        if not item.NAME.fullmatch(name):
            yield (
                directive.option_lines.get("name", directive.line),
                "expected a `name` that begins with quiz-, in lower case with "
                f"hyphens, got {name!r}",
            )
        kind = directive.argument.strip()
        if kind not in item.KINDS:
            yield (
                directive.line,
                f"expected the kind to be one of {', '.join(item.KINDS)}, got "
                f"{kind!r}",
            )
            continue
        for line, text in faults(directive, kind):
            yield line, f"{name or 'without a name'}: {text}"


def faults(directive: Directive, kind: str) -> list[tuple[int, str]]:
    """The faults of a quiz item, by their lines on the page."""
    body = publish_doctree(directive.body, parser=Parser(),
                           settings_overrides=MARKDOWN)
    for node in body.findall():
        if node.line is not None:
            node.line += directive.body_line - 1
    options = {key: str(value or "").strip()
               for key, value in directive.options.items() if key != "name"}
    return item.read_item(kind, options, body, directive.line)[1]
