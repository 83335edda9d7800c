"""Exercises that check themselves: cells to complete, and what stands behind.

A cell with the tag ``your-turn`` is the template that a reader completes. It
stands below its exercise and ends with ``check("exercise-…", …)``. The package
knows the exercise of that label, in ``mlmath/exercises/<part>/<page>.py``, and
a cell that the reader does not see asserts that the printed solution passes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from publishing.checks.book import Book
from publishing.checks.cells import dotted, line_of
from publishing.checks.page import CodeCell, Comment, Directive, Page, Target
from publishing.checks.registry import Message, book_rule, page_rule
from publishing.checks.structure import section_line
from publishing.instructions import (
    EXERCISES, exercises_file, is_beside, is_begun)

Findings = Iterator[tuple[int, str]]

FEWEST = 3


@cache
def known_labels(root: Path) -> dict[str, tuple[str, int]]:
    """The labels of all exercises of the package, with their file and line."""
    found = {}
    for path in sorted((root / EXERCISES).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "label":
                if isinstance(node.value, ast.Constant):
                    name = path.relative_to(root).as_posix()
                    found[node.value.value] = (name, node.value.lineno)
    return found


def module_of(page: Page) -> str:
    """The file in which the exercises of a page are written down."""
    return str(exercises_file(page.address))


def calls_of_check(nodes: list[ast.AST]) -> list[ast.Call]:
    return [node for node in nodes
            if isinstance(node, ast.Call) and dotted(node.func) == "check"]


def label_of(call: ast.Call) -> str:
    """The label that a call of `check` names, "" if it is not written out."""
    first = call.args[0] if call.args else None
    named = isinstance(first, ast.Constant) and isinstance(first.value, str)
    return first.value if named else ""


def templates(page: Page) -> list[CodeCell]:
    return [cell for cell in page.cells if cell.your_turn]


def asserted_labels(page: Page) -> set[str]:
    """The labels of which an assertion out of sight checks the solution."""
    return {
        label_of(call)
        for cell in page.cells if cell.removed
        for node in cell.nodes if isinstance(node, ast.Assert)
        for call in calls_of_check(list(ast.walk(node.test)))
    }


def exercise_before(page: Page, cell: CodeCell) -> str:
    """The label of the exercise that a template belongs to, or ""."""
    index = next(i for i, block in enumerate(page.blocks) if block is cell)
    for block in reversed(page.blocks[:index]):
        if isinstance(block, CodeCell) and block.your_turn:
            continue
        if isinstance(block, Directive) and block.name == "exercise":
            return str(block.options.get("label") or "")
        if not isinstance(block, Comment | Target):
            return ""
    return ""


def last_call(cell: CodeCell) -> ast.Call | None:
    """The call of `check` on the last line of a template."""
    statement = cell.tree.body[-1] if cell.tree and cell.tree.body else None
    if isinstance(statement, ast.Expr):
        found = calls_of_check([statement.value])
        return found[0] if found else None
    return None


@page_rule(
    "self-checks",
    "a cell your-turn ends with check(label, answer) of the exercise above it",
)
def self_checks(page: Page, book: Book) -> Findings:
    asserted = asserted_labels(page)
    for cell in templates(page):
        if cell.nested:
            continue  # another check says that such a cell never runs
        call = last_call(cell)
        if call is None or not label_of(call):
            yield cell.line, 'end the cell with `check("exercise-…", answer)`'
            continue
        label, line = label_of(call), line_of(cell, call)
        if exercise_before(page, cell) != label:
            yield line, f"the cell does not stand below {label}; move it there"
        if not is_beside(known_labels(book.root).get(label, ("", 0))[0], page.address):
            yield line, f"there is no check of {label}; write it in {module_of(page)}"
        if label not in asserted:
            yield (
                line,
                f"no cell passes the solution of {label} to its check; write "
                f'`assert check("{label}", …).passed` in a cell tagged remove-cell',
            )


@page_rule(
    "self-checks-count",
    f"at least {FEWEST} exercises of a chapter check themselves",
    ("chapter",),
)
def enough_self_checks(page: Page, book: Book) -> Findings:
    count = len(templates(page))
    few = count < FEWEST and not is_begun(page.source)
    if page.directives("exercise") and few:
        yield (
            section_line(page, "Exercises"),
            f"{count} exercises check themselves; at least {FEWEST} must (a cell "
            "tagged your-turn below the exercise)",
        )


@book_rule("self-checks-used", "each check of the package is used by its page")
def used(book: Book) -> Iterator[Message]:
    offered = {
        label_of(call)
        for page in book.pages for cell in templates(page)
        for call in calls_of_check(cell.nodes)
    }
    for label, (name, line) in known_labels(book.root).items():
        if label not in offered:
            yield Message(
                name, line, "self-checks-used",
                f"no page offers the check of {label}; add the cell or remove it",
            )
