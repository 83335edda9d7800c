"""Budgets: how much a page may hold, and must. The contract has the numbers.

What is missing is told when the last instruction of the scaffold is gone: until
then the page is being written.
"""

from __future__ import annotations

from collections.abc import Iterator

from publishing.checks.book import Book
from publishing.checks.measures import (
    all_words,
    exercises_by_level,
    median_lines,
    running_words,
    shown_cells,
)
from publishing.checks.page import Page
from publishing.checks.registry import page_rule
from publishing.contract import FORMS, Budget, Form, form_of
from publishing.instructions import is_begun

Findings = Iterator[tuple[int, str]]

COUNTS = {
    "running words": running_words,
    "all words": all_words,
    "visible cells": lambda page: len(shown_cells(page)),
    "median lines of a visible cell": lambda page: median_lines(shown_cells(page)),
    "moving figures": lambda page: len(page.directives("moving-figure")),
    "quiz items": lambda page: len(page.directives("quiz")),
    "exercises": lambda page: len(page.directives("exercise")),
}
# Where on the page a message belongs.
SECTIONS = {"quiz items": "Check yourself", "exercises": "Exercises"}


def measured(page: Page, form: Form) -> Iterator[tuple[str, float, Budget]]:
    """What the page holds of all that its kind has a budget for."""
    for what, budget in form.budgets.items():
        yield what, COUNTS[what](page), budget
    by_level = exercises_by_level(page, form.levels)
    for level, budget in form.levels.items():
        yield f"{level} exercises", by_level[level], budget


@page_rule("budgets", "words, cells, figures, questions, exercises keep the budget",
           tuple(FORMS))
def budgets(page: Page, book: Book) -> Findings:
    form = form_of(page.kind, page.name)
    if form is None:
        return
    for what, count, budget in measured(page, form):
        missed = budget.missed_by(count) and not is_begun(page.source)
        if budget.passed_by(count) or missed:
            word = "exercises" if what.endswith("exercises") else what
            yield (line_of(page, SECTIONS.get(word, "")),
                   f"{count:,g} {what}; the contract wants {budget}")


def line_of(page: Page, title: str) -> int:
    section = page.section(title) if title else None
    heading = section.heading if section else page.title
    return heading.line if heading else 1


def report(page: Page) -> Iterator[str]:
    """Lines that set what a page holds beside its budget."""
    form = form_of(page.kind, page.name)
    for what, count, budget in measured(page, form) if form else ():
        yield f"{what:31} {count:>6,g}   ({budget})"
