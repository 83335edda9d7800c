"""How much a page holds: its words, cells, figures, questions, exercises.

*Running words* are what a reader sees unfolded, without formulas, code, tables,
questions and exercises. *All words* are everything on the page, folds included,
without formulas and code. Captions count, alt texts and front matter do not.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator

from publishing.checks.page import (
    Block,
    CodeCell,
    Container,
    Directive,
    Inline,
    Page,
    inline_text,
    role_text,
)

WORD = re.compile(r"[^\W\d_][\w'’-]*")
# Pieces that point somewhere, and whose words the build makes.
POINTERS = {"eq", "numref", "outcome"}
FOLDED = {"dropdown", "solution", "exercise", "quiz"}
FOLDING_TAGS = {"remove-cell", "remove-output"}


def count(text: list[Inline]) -> int:
    """The words of running text; formulas and code are none."""
    words = 0
    for piece in text:
        if piece.kind == "text":
            words += len(WORD.findall(piece.content))
        elif piece.kind == "role" and piece.name not in POINTERS:
            if not piece.name.startswith(("cite", "glue")):
                words += len(WORD.findall(role_text(piece.content)))
    return words


def words_of(block: Block) -> int:
    """The words of one block, without those of the blocks inside it."""
    if isinstance(block, CodeCell):
        caption = str((block.figure or {}).get("caption") or "")
        return 0 if block.removed else count(inline_text(caption, block.line))
    return count(list(getattr(block, "text", ())))


def all_words(page: Page) -> int:
    return sum(words_of(block) for block in page.root.walk())


def running_words(page: Page) -> int:
    return sum(words_of(block) for block in unfolded(page))


def unfolded(page: Page) -> Iterator[Block]:
    """The blocks that a reader sees at once, without questions and tables."""
    in_solution = False
    for block in page.blocks:
        if isinstance(block, Directive) and block.name == "solution-start":
            in_solution = True
        elif isinstance(block, Directive) and block.name == "solution-end":
            in_solution = False
        elif not in_solution:
            yield from seen(block)


def seen(block: Block) -> Iterator[Block]:
    if isinstance(block, Directive) and (
            block.name in FOLDED or "dropdown" in block.classes):
        return
    if isinstance(block, Container) and block.kind == "table":
        return
    if isinstance(block, CodeCell) and block.tags & FOLDING_TAGS:
        return
    yield block
    for child in block.children:
        yield from seen(child)


def code_lines(cell: CodeCell) -> int:
    """The number of lines of a cell that are not blank."""
    return sum(1 for line in cell.body.split("\n") if line.strip())


def shown_cells(page: Page) -> list[CodeCell]:
    """The cells whose code a reader sees at once, without those to complete."""
    return [block for block in unfolded(page) if isinstance(block, CodeCell)
            and block.visible and not block.your_turn]


def median_lines(cells: list[CodeCell]) -> float:
    return statistics.median(map(code_lines, cells)) if cells else 0


def levels_of(exercise: Directive, known) -> list[str]:
    return [name for name in exercise.classes if name in known]


def exercises_by_level(page: Page, known) -> Counter:
    """How many exercises of each level; those with one level alone."""
    found = [levels_of(each, known) for each in page.directives("exercise")]
    return Counter(levels[0] for levels in found if len(levels) == 1)
