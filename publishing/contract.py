"""The contract of the book's pages: what each kind has, and how much of it.

Stated here and nowhere else. `publishing.checks` holds pages to it, and
`publishing.scaffold` writes pages that keep it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

KINDS = ("front", "chapter", "lab", "capstone", "self-assessment", "reference")
STATUSES = ("written", "planned")
WITH_OUTCOMES = ("chapter", "lab", "capstone")
# What the titles of these begin with, each with the next number.
TITLES = {"lab": "Lab L{}: ", "capstone": "Capstone K{}: "}
OUTCOMES = tuple(f"O{number}" for number in range(1, 12))

LONGEST_CELL = 12
LONGEST_CODE_LINE = 78
SUMMARY = "Summary"
ANSWER = "The problem, answered"
# Of use on the web alone: samples of the markup, and what the site can do.
WEB_PAGES = frozenset({"reference/style-guide", "reference/for-authors",
                       "reference/figure-kinds", "reference/accessibility"})


# How often a turn of phrase may come on a page.
TURNS = {"X taken for Y": 2, "This cell …": 5, "whole sentences in parentheses": 5}


@dataclass(frozen=True)
class Budget:
    """The least and the most of something; None where there is no bound."""

    least: int | None = None
    most: int | None = None

    def passed_by(self, count: float) -> bool:
        return self.most is not None and count > self.most

    def missed_by(self, count: float) -> bool:
        return self.least is not None and count < self.least

    def __str__(self) -> str:
        if self.least == self.most:
            return f"{self.most:,}"
        if self.least is None:
            return f"at most {self.most:,}"
        if self.most is None:
            return f"at least {self.least:,}"
        joined = "or" if self.most == self.least + 1 else "to"
        return f"{self.least:,} {joined} {self.most:,}"


@dataclass(frozen=True)
class Form:
    """What a kind of page looks like.

    Attributes
    ----------
    opening, closing
        The sections that a page has, in this order. Own sections of the topic
        may stand between the two groups alone; must, if `own`.
    budgets
        How much of what, by the names that `publishing.checks.measures` has.
    levels
        How many exercises of each level.
    """

    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    own: bool = False
    budgets: dict[str, Budget] = field(default_factory=dict)
    levels: dict[str, Budget] = field(default_factory=dict)


FORMS = {
    "chapter": Form(
        opening=("The problem", "What you will be able to do", "Before you start"),
        closing=("From scratch, then in one line", "Watch out", "Check yourself",
                 "In machine learning", SUMMARY, "Exercises", "Sources"),
        own=True,
        budgets={
            # From 3,000 on the running text is as long as the book means it to
            # be; a page that needs less is welcome.
            "running words": Budget(None, 4500),
            "all words": Budget(None, 8500),
            "visible cells": Budget(15, 25),
            "median lines of a visible cell": Budget(None, 3),
            "moving figures": Budget(1, 2),
            "quiz items": Budget(8, 8),
            "exercises": Budget(10, 12),
        },
        levels={"warm-up": Budget(3, 4), "core": Budget(5, 6),
                "challenge": Budget(2, 2)},
    ),
    "lab": Form(
        opening=("Goal", "Data card", "Predict first"),
        closing=("Guided", "Open", "Put it to work", "Break it on purpose",
                 "Your turn", "Look back", "Sources"),
        budgets={
            "all words": Budget(None, 3000),
            "moving figures": Budget(None, 2),
            "exercises": Budget(6, 9),
        },
        levels={"guided": Budget(2, 3), "open": Budget(2, None),
                "own-work": Budget(1, None)},
    ),
    "capstone": Form(
        opening=("The question", "Data card", "What is asked for"),
        closing=("Milestones", "Grade yourself", "A worked report",
                 "What could be wrong with this analysis", "How sure are we?",
                 "Sources"),
        budgets={"all words": Budget(None, 2500),
                 "moving figures": Budget(None, 2)},
        levels={"milestone": Budget(3, None)},
    ),
    "self-assessment": Form(budgets={"quiz items": Budget(44, 44)}),
    # The pages of "Getting ready"; other front pages have no form.
    "front": Form(budgets={"all words": Budget(None, 3000),
                           "moving figures": Budget(None, 2)}),
}
# The sections that pages have in common, whatever they are about.
COMMON_SECTIONS = frozenset(name for form in FORMS.values()
                            for name in (*form.opening, *form.closing))
GETTING_READY = "getting-ready"
ITEMS_OF_AN_OUTCOME = 4


def form_of(kind: str, name: str) -> Form | None:
    """Return the form of a page, by its kind and its file's path in the book."""
    if kind == "front" and not is_getting_ready(name):
        return None
    return FORMS.get(kind)


def is_getting_ready(name: str) -> bool:
    return f"{GETTING_READY}/" in name
