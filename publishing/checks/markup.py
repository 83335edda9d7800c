r"""Markup that the press would read otherwise than its author meant.

Each of these passes the build without a word: a price that opens a formula, a
bar that ends the cell of a table, a fence that is none and is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from markdown_it.rules_block.table import escapedSplit

from publishing.checks.book import Book
from publishing.checks.numbers import caption_pieces, formulas
from publishing.checks.page import (
    Block,
    CodeCell,
    Container,
    Inline,
    Page,
    Paragraph,
)
from publishing.checks.registry import page_rule

Findings = Iterator[tuple[int, str]]

# What holds letters that are no variables: column specifications, names, text.
NAMED = re.compile(
    r"\\begin\s*\{(?:array|alignedat)\}\s*\{[^{}]*\}|"
    r"\\(?:begin|end|text\w*|math(?:rm|sf|tt|it)|operatorname|tag|label)\*?\s*"
    r"\{[^{}]*\}|\\[A-Za-z]+")
SMALL_WORDS = "and|are|but|for|from|of|or|the|to|with"
WORDS = re.compile(
    rf"[A-Za-z]{{2,}}\s+[A-Za-z]{{2,}}|(?<!\S)(?:{SMALL_WORDS})(?!\S)|"
    r"\b(?![A-Z]+\b)[A-Za-z]{4,}")
DOLLAR = r"write `\$` for the sign of money"

BARS = r"write `\lvert x \rvert`, `\lVert x \rVert` or `\mid`"
FORMULA = re.compile(r"(?<!\\)\$(?:\\.|[^$\\])+\$")

# What stays in the words of a paragraph where markup was not understood.
LEFT_OVER = (
    (re.compile(r"^\s*(?:`{3,}|:{3,}|~{3,})", re.MULTILINE),
     "a fence that opens nothing; its line may hold no backtick (use `:::` "
     "there), and a closing fence has as many marks as the opening one"),
    (re.compile(r"^\s*:[a-z][\w-]*:(?:\s|$)", re.MULTILINE),
     "an option outside the head of a directive; put it right below the "
     "opening fence"),
    (re.compile(r"(?<![\w\\$])\{[a-z][\w:+.-]*\}(?=\s*$|`)"),
     "a role that is printed as it stands; write {name}`text` without a space"),
    (re.compile(r"\]\((?=\S)|\]\[(?=\S)|\*\*"),
     "a link or bold letters that are not understood; close them, and leave "
     "no space inside"),
)

PICTURES = {".png", ".jpg", ".jpeg", ".svg"}
PICTURE_DIRECTIVES = ("figure", "image")

TAGS = {"hide-input", "raises-exception", "remove-cell", "remove-input",
        "remove-output", "varies", "your-turn"}
INSTEAD = {"hide-cell": "hide-input", "hide-output": "remove-output",
           "skip-execution": "a plain block of code"}


@page_rule("money", "no words inside a formula, as between two signs of money",
           planned=True)
def words_in_formulas(page: Page, book: Book) -> Findings:
    for source, line in formulas(page.root):
        found = WORDS.search(NAMED.sub(" ; ", source))
        if found:
            yield line, (f"the words \"{' '.join(found[0].split())}\" stand inside "
                         rf"a formula; put them into `\text{{…}}`, or {DOLLAR}")
    for block in page.root.walk():
        yield from loose_dollars(words_of(block))


def words_of(block: Block) -> list[Inline]:
    """The running text of a block; of a cell, that of its caption."""
    if isinstance(block, CodeCell):
        return caption_pieces(block)
    return list(getattr(block, "text", ()))


def loose_dollars(text: list[Inline]) -> Findings:
    """Formulas that a sign of money seems to open or to close."""
    for piece, following in zip(text, [*text[1:], None]):
        if piece.kind != "math":
            continue
        if piece.content[:1].isspace() or piece.content[-1:].isspace():
            yield piece.line, ("the formula begins or ends with a space; leave it "
                               f"out, or {DOLLAR}")
        elif following and following.kind == "text" and (
                following.content[:1].isdigit()):
            yield piece.line, (f"a digit follows the formula `{piece.content}`; put "
                               f"it inside, or {DOLLAR}")


@page_rule("tables", "the rows of a table have the cells of its head",
           planned=True)
def table_cells(page: Page, book: Book) -> Findings:
    for table in page.find(Container):
        if table.kind != "table":
            continue
        head = table.line
        wanted = len(cells_of_row(page.lines[head - 1]))
        for number in range(head, table.end + 1):
            if number != head + 1:
                yield from row_faults(page.lines[number - 1], number, wanted)


def cells_of_row(line: str) -> list[str]:
    """The cells of a row of a table, as the parser divides it."""
    return escapedSplit(line.strip(" >").removeprefix("|").removesuffix("|"))


def row_faults(line: str, number: int, wanted: int) -> Findings:
    cells = cells_of_row(line)
    if any(r"\|" in formula for formula in FORMULA.findall(line)):
        yield number, rf"`\|` in a formula loses its stroke in a table; {BARS}"
    elif any("|" in formula for formula in FORMULA.findall(line)) and (
            any(is_cut(cell) for cell in cells)):
        yield number, f"the bar in a formula ends the cell of the table; {BARS}"
    elif len(cells) != wanted:
        yield number, (f"the row has {len(cells)} cells and its head {wanted}; "
                       "make them as many (in code, a bar is written `\\|`)")


def is_cut(cell: str) -> bool:
    """Whether a formula goes on after the cell."""
    return len(re.findall(r"(?<!\\)\$", cell)) % 2 == 1


@page_rule("markup", "no directive, option, role or link is printed as text",
           planned=True)
def left_over(page: Page, book: Book) -> Findings:
    for block in page.root.walk():
        if isinstance(block, Paragraph) and re.match(LEFT_OVER[0][0], block.source):
            yield block.line, LEFT_OVER[0][1]
            continue
        for run in runs(words_of(block)):
            for pattern, text in LEFT_OVER:
                found = pattern.search(run.content)
                # Signs that are escaped stand otherwise in the source.
                if found and found[0].strip() in getattr(
                        block, "source", found[0]):
                    line = page.find_line(found[0].strip(), run.line)
                    yield line, f"`{found[0].strip()}`: {text}"


def runs(text: list[Inline]) -> Iterator[Inline]:
    """Neighboring words as one piece; other pieces stand as `\\x00`."""
    words, line = "", 0
    for piece in text:
        if piece.kind == "text":
            line = line or piece.line
            words += piece.content if piece.content != " " else "\n"
        elif words:
            yield Inline("text", words, line)
            words, line = "", 0
    if words:
        yield Inline("text", words, line)


@page_rule("pictures", "each picture is a file that every edition can show",
           planned=True)
def pictures(page: Page, book: Book) -> Findings:
    places = [(d.argument, d.line) for d in page.directives(*PICTURE_DIRECTIVES)]
    places += [(piece.target, piece.line) for piece in page.root.inlines()
               if piece.kind == "image"]
    for target, line in places:
        suffix = PurePosixPath(target).suffix.lower()
        if suffix not in PICTURES:
            yield line, (f"the picture `{target}` is of the kind {suffix or 'none'}; "
                         f"print and EPUB show {', '.join(sorted(PICTURES))}")


@page_rule("cell-tags", "a cell has code, and tags that every edition knows",
           planned=True)
def cell_tags(page: Page, book: Book) -> Findings:
    for cell in page.cells:
        if not cell.body.strip():
            yield cell.line, "the cell is empty; write its code or take it out"
        given = cell.options.get("tags")
        if given is not None and not isinstance(given, list):
            yield cell.line, (f"`tags` is {given!r}, expected a list such as "
                              "`[remove-cell]`")
        for tag in sorted(map(str, cell.tags - TAGS)):
            remedy = INSTEAD.get(tag, f"one of {', '.join(sorted(TAGS))}")
            yield cell.line, f"the tag `{tag}` is not of this book; use {remedy}"
