"""The source of the mathematics: one form that serves every edition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publishing.checks import latex
from publishing.checks.book import NOTATION, Book
from publishing.checks.numbers import formulas
from publishing.checks.page import Math, Page, Paragraph
from publishing.checks.registry import page_rule

Findings = Iterator[tuple[int, str]]

# What may stand next to a display besides a blank line: the edges of the box
# around it, that is above it the opening fence or an option, below it the
# closing fence.
UPPER_EDGE = re.compile(r"^(`{3,}|:{3,})\{|^:[\w-]+:|^---$")
LOWER_EDGE = re.compile(r"^(`{3,}|:{3,})$")
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
TEXT_ARGUMENT = re.compile(r"\\(?:text|textbf|textit|operatorname)\*?\s*\{[^{}]*\}")


@page_rule(
    "display", "a display stands alone, with a blank line on both sides", planned=True
)
def displays(page: Page, book: Book) -> Findings:
    for block in page.find(Math):
        if block.form == "bare":
            name = (latex.environments(block.content) or [("align", 0)])[0][0]
            yield (
                block.line,
                f"bare `{name}`: its numbers differ between editions; write "
                "$$ … $$ (label) with `aligned` inside",
            )
            continue
        if block.form == "directive":
            yield block.line, "write the display as $$ … $$ (label), not `{math}`"
            continue
        if not is_clear(page, block.line - 1, above=True):
            yield block.line, "no blank line above the display; add one"
        if not is_clear(page, block.end + 1, above=False):
            yield block.end, "no blank line below the display; add one"
    for block in page.find(Paragraph):
        source = CODE_SPAN.sub("", block.source)
        found = re.search(r"(?<!\\)\$\$", source)
        if found:
            yield (
                page.find_line("$$", block.line),
                "`$$` inside a paragraph becomes inline mathematics; put the display "
                "on its own lines with a blank line above and below",
            )
        if re.search(r"\\(begin|end)\s*\{", source) and not any(
            "\\begin" in piece.content for piece in block.text if piece.kind == "math"
        ):
            yield block.line, "mathematics outside of `$`; write $$ … $$ around it"


def is_clear(page: Page, number: int, above: bool) -> bool:
    """Whether a line next to a display is blank, or the edge of its box."""
    if not 1 <= number <= len(page.lines):
        return True
    line = page.lines[number - 1].strip(" >")
    return not line or bool((UPPER_EDGE if above else LOWER_EDGE).match(line))


@page_rule(
    "commands", "formulas use only commands that all editions know", planned=True
)
def known_commands(page: Page, book: Book) -> Findings:
    for source, line in formulas(page.root):
        for name, offset in latex.commands(source):
            if name in latex.SIGNS or name in latex.COMMANDS:
                continue
            if name in book.macros or name.isspace():
                continue
            yield (
                line + offset,
                f"`\\{name}` is not in the common subset of KaTeX, MathJax and LaTeX "
                "nor a house macro of publishing/macros.json; write it otherwise",
            )
        for name, offset in latex.environments(source):
            if name not in latex.ENVIRONMENTS:
                yield (
                    line + offset,
                    f"environment `{name}` is not allowed; use aligned, cases or a "
                    "matrix",
                )
        for match in re.finditer(r"[^\x00-\x7f]", TEXT_ARGUMENT.sub("", source)):
            yield (
                line + source.count("\n", 0, match.start()),
                f"the character `{match[0]}` in a formula; write its command",
            )


@page_rule("line-breaks", "a line break in a formula stands in an environment")
def line_breaks(page: Page, book: Book) -> Findings:
    for source, line in formulas(page.root):
        if any(node.text == "\\" and node.kind == "command"
               for node in latex.parse(source)):
            yield line, "`\\\\` outside an environment; put `aligned` around it"


@page_rule("macros", "each house macro a page uses stands on the notation page")
def macros(page: Page, book: Book) -> Findings:
    explained = book.notation.source if book.notation else ""
    seen = set()
    for source, line in formulas(page.root):
        for name, offset in latex.commands(source):
            if name not in book.macros or name in seen:
                continue
            seen.add(name)
            if not re.search(rf"\\{name}(?![A-Za-z])", explained):
                yield (
                    line + offset,
                    f"the macro `\\{name}` does not stand on {NOTATION}; explain it "
                    "there",
                )
