"""Each check finds its mistake, on its line, and nothing else is alarmed.

A small book in samples/ passes all checks. Each case below replaces a piece
of one page. In the replacement, the mark ◀ stands at the end of the line on
which the message is expected; it is removed before the page is read.
"""

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest
from mlmath.check.registry import all_exercises

from publishing.checks import (
    BOOK_RULES,
    PAGE_RULES,
    Book,
    check_book,
    check_page,
    links,
    parse_page,
    sources,
)
from publishing.checks.__main__ import files_of, main
from publishing.checks.self_checks import known_labels
from publishing.checks.words import HOUSE_WORDS
from publishing.paths import ROOT

SAMPLES = Path(__file__).parent / "samples"
LINES = "book/algebra/lines.md"
CIRCLES = "book/algebra/circles.md"
GLOSSARY = "book/reference/glossary.md"
INDEX = "book/index.md"
MARK = "◀"


@pytest.fixture(autouse=True)
def sample_follows_the_rule_numbers(monkeypatch):
    """As front pages do; `test_stated` has the rule of chapters."""
    for name, kinds in (("numbers", ("chapter",)), ("stated", ("front",))):
        monkeypatch.setitem(PAGE_RULES, name,
                            replace(PAGE_RULES[name], kinds=kinds))


@cache
def sample() -> Book:
    return Book.read(SAMPLES)


def changed(old: str, new: str, name: str = LINES) -> tuple[Book, int | None]:
    """The sample book with one piece of a page replaced, and the marked line."""
    pages = []
    marked = None
    for page in sample().pages:
        if page.name == name:
            assert old in page.source, f"{name} does not contain {old!r}"
            source = page.source.replace(old, new, 1)
            if MARK in source:
                marked = source[: source.index(MARK)].count("\n") + 1
            page = parse_page(source.replace(MARK, ""), name, page.path)
        pages.append(page)
    return Book(SAMPLES, pages), marked


def messages_about(old: str, new: str, name: str = LINES) -> tuple[list, int | None]:
    book, marked = changed(old, new, name)
    return check_page(book.page(name), book), marked


@dataclass
class Case:
    """A mistake: the check that finds it, what it says, how to make it."""

    rule: str
    says: str
    old: str
    new: str
    name: str = LINES
    also: tuple[str, ...] = field(default=())

    def __str__(self) -> str:
        return f"{self.rule}: {self.says}"


LABEL_A = ":label: exercise-line-a\n:class: warm-up\n"
HINT = "```{dropdown} Hint\nLook at what stands in front of $x$.\n```\n"
STEEP = "```{prf:example} A steep line"
ASSERTION = "assert slope((1, 2), (3, 8)) == Fraction(3)"
CHECKED = 'check("exercise-line-b", your_slope)'
TEMPLATE = (
    "```{code-cell} ipython3\n:tags: [your-turn]\nyour_slope = ...\n"
    f"{CHECKED}\n```\n"
)
VISIBLE = "```{code-cell} ipython3\nslope((1, 2), (3, 8))\n```"
SHOWN = "```\n\nIt is shown.\n\n```{code-cell} ipython3"
NO_NEED = "A short proof stands in view."
MEETING = "They meet at $x = 0.5$, and $y \\approx 1.3$."
CONFLICT = "<" * 7
ROADS = (
    "```{figure} photo.svg\n:name: fig-photo\n:alt: A photograph of two straight "
    "roads that cross each other in a flat field.\n\nTwo roads that cross.\n```")
MOVING_ROADS = (
    "```{moving-figure} lines◀\n---\nname: fig-photo\nalt: >-\n  Two roads that\n"
    "  cross in a field.\nnumbers: |\n  rows: [[1, 2, 3], [3, 1, 4]]\n"
    "  x: [0, 3]\n  y: [0, 3]\n---\nTwo.\n```")

POINTS = "\n\n".join(
    f"Point number {x}, from the origin.\n\n```{{code-cell}} ipython3\n"
    f"slope((0, 0), (1, {x}))\n```" for x in range(1, 12))
STEPS = "\n\n1. The line $y = x$.\n2. The line $y = 2x$.\n3. The line $y = 3x$.\n"

CASES = [
    # Reading the file
    Case("parse", "the front matter is not YAML", "status: written",
         "status: [written\noutcomes: [O1, O2]◀", also=("front-matter",)),
    Case("parse", "options of `{code-cell}` are not YAML", "    alt: Two straight",
         "    alt: Two: straight◀", also=("alt-text", "captions", "numbers", "links")),
    Case("parse", "never closed", "## Sources\n", "## Sources\n\n:::{note}◀\n"),
    Case("parse", "no second `---`", ":tags: [remove-cell]\n\nfrom fractions",
         "---◀\ntags: [remove-cell]\n\nfrom fractions",
         also=("numbers", "cell-sentence", "cell-tags")),
    Case("parse", "is not `{name} argument`", VISIBLE,
         VISIBLE.replace("{code-cell} ipython3", "{code-cell◀"),
         also=("budgets",)),
    Case("parse", "are not `key: value` lines", ":tags: [remove-cell]\n\nfrom",
         ":remove-cell◀\n\nfrom", also=("numbers", "cell-sentence", "cell-imports")),
    # Front matter, title
    Case("front-matter", "there is no front matter",
         sample().page(INDEX).source.split("(welcome)")[0], "", INDEX),
    Case("front-matter", "`kind` is 'book'", "kind: front", "kind: book◀", INDEX),
    Case("front-matter", "`status` is None", "status: written\n", "", INDEX),
    Case("front-matter", "has no `outcomes`; remove", "kind: front",
         "kind: front\noutcomes: [O1]◀", INDEX),
    Case("front-matter", "`outcomes` is missing", "outcomes: [O2]", "outcomes: []◀",
         CIRCLES),
    Case("front-matter", "'O12' is not an outcome", "outcomes: [O2]",
         "outcomes: [O12]◀", CIRCLES),
    Case("front-matter", "listed twice", "outcomes: [O2]", "outcomes: [O2, O2]◀",
         CIRCLES),
    Case("front-matter", "`description` is missing", "description: Circles will be "
         "the second chapter of this small book, one day.\n", "", CIRCLES),
    Case("front-matter", "has 7 characters", "description: Circles will be the "
         "second chapter of this small book, one day.", "description: Circles◀",
         CIRCLES),
    Case("front-matter", "add `jupytext` and `kernelspec`",
         "kernelspec:\n  display_name: Python 3\n  name: python3\n", ""),
    Case("key", "`key` is ''", "key: line\n", ""),
    Case("key", "`key` is 'two words'", "key: circle", "key: two words◀", CIRCLES),
    Case("key", "also the key of book/algebra/lines.md", "key: circle", "key: line◀",
         CIRCLES),
    Case("label-keys", "does not carry the page's key; call it `thm-line-three-points`",
         ":label: thm-two-points", ":label: thm-three-points◀"),
    Case("label-keys", "call it `fig-line-roads`", ":name: fig-photo",
         ":name: fig-roads◀", also=("captions", "links")),
    Case("label-keys", "`thm-letters` belongs to the page `notation`",
         ":label: thm-two-points", ":label: thm-letters◀"),
    Case("cite", "`def-slope` is there now (book/algebra/lines.md:", NO_NEED,
         "% cite: def-slope◀\n" + NO_NEED),
    Case("cite", "no page owns `def-ellipse`", NO_NEED,
         "% cite: def-ellipse◀\n" + NO_NEED),
    Case("cite", "does not link to `circles`, where `thm-circle` will stand", NO_NEED,
         "% cite: thm-circle◀\n" + NO_NEED),
    Case("exemptions", "say which label", NO_NEED, "% cite:◀\n" + NO_NEED),
    Case("exemptions", "nothing below", "we could cite.\n",
         "we could cite.\n\n% cite: thm-circle◀\n", also=("cite",)),
    Case("links", "`thm-circle` is not written yet; link to its page, {ref}`circles`",
         NO_NEED, NO_NEED + " See {prf:ref}`thm-circle`.◀"),
    Case("anchor", "write the anchor `(circles)=`", "(circles)=\n# Circles",
         "(circle)=\n# Circles◀", CIRCLES),
    Case("anchor", "a second `#` title", "### Where lines meet",
         "# Where lines meet◀", also=("numbers", "cell-imports", "headings")),
    Case("anchor", "the first heading is not", "# Circles", "## Circles◀", CIRCLES),
    Case("headings", "`####` follows `##`", "### Where lines meet",
         "#### Where lines meet◀"),
    Case("planned", "keep that alone", "You find it", "\nYou find it◀", CIRCLES),
    Case("planned", "keep that alone", "You find it", "- You find it◀", CIRCLES),
    # Sections
    Case("sections", "`## Watch out` is missing", "## Watch out", "## Watch it"),
    Case("sections", "stands where `## From scratch, then in one line` belongs",
         "## From scratch", "## Watch out◀\n\nNothing.\n\n## From scratch"),
    Case("sections", "`## Sources` stands there twice", "## Sources",
         "## Sources\n\nOne.\n\n## Sources"),
    Case("sections", "stands outside the topic", "## Summary",
         "## More◀\n\nText.\n\n## Summary"),
    Case("sections", "no topic section before", "## Slope\n", "### Slope\n"),
    Case("sections", "the Summary does not begin with `### The problem, answered`",
         "## Summary\n\n### The problem, answered", "## Summary◀\n\n### An answer"),
    Case("sections", "stands outside the topic", "## Summary",
         "## The problem, answered◀\n\nIt is 8.50.\n\n## Summary"),
    Case("sections", "stands outside the topic", "## Sources",
         "## Going further◀\n\nMore.\n\n## More\n\nText.\n\n## Sources"),
    # Objectives and prerequisites
    Case("objectives", "2 objectives", "- decide whether two lines meet "
         "{outcome}`O1`\n", ""),
    Case("objectives", "7 objectives", "- decide whether two lines meet "
         "{outcome}`O1`\n", "- decide it {outcome}`O1`\n" * 5),
    Case("objectives", "does not end with its outcome", "lines meet {outcome}`O1`",
         "lines meet◀"),
    Case("objectives", "does not end with its outcome", "lines meet {outcome}`O1`",
         "{outcome}`O1` lines meet◀"),
    Case("objectives", "O3 is not among", "lines meet {outcome}`O1`",
         "lines meet {outcome}`O3`◀"),
    Case("objectives", "no objective serves O2", " {outcome}`O2`.", "."),
    Case("prerequisites", "4 prerequisites", "- **Letters.**",
         "- **More.** {ref}`More <notation>`. *Test:* what?\n- **Letters.**"),
    Case("prerequisites", "no link", "{ref}`Negative numbers <notation>`",
         "Negative numbers◀"),
    Case("prerequisites", "no self-test", "*Test:* solve", "Solve"),
    Case("prerequisites", "no link", "{ref}`Negative numbers <notation>`",
         "{outcome}`O1`◀"),
    Case("sections", "`## Before you start` is missing", "## Before you start",
         "Before you start", also=("objectives",)),
    # Exercises
    # Budgets
    Case("budgets", "running words; the contract wants at most 4,500", NO_NEED,
         NO_NEED + " Word after word." * 1400, also=("proofs",)),
    Case("budgets", "all words; the contract wants at most 8,500", NO_NEED + "\n```\n",
         NO_NEED + "\n```\n\n:::{dropdown} More\n" + "\n".join(["Word after word."] * 2600)
         + "\n:::\n"),
    Case("budgets", "14 visible cells; the contract wants 15 to 25", VISIBLE, ""),
    Case("budgets", "26 visible cells; the contract wants 15 to 25", VISIBLE,
         12 * (VISIBLE + "\n\nA.\n\n")),
    Case("budgets", "4 median lines of a visible cell; the contract wants at most 3",
         POINTS, POINTS.replace("slope(", "1\n1\n1\nslope(")),
    Case("budgets", "0 moving figures; the contract wants 1 or 2", "{moving-figure} li",
         "{figure} li", also=("pictures",)),
    Case("budgets", "3 moving figures; the contract wants 1 or 2", NO_NEED + "\n```\n",
         NO_NEED + "\n```\n\n" + 2 * (MOVING_ROADS.replace("◀", "") + "\n\n"),
         also=("labels", "figure-numbers")),
    Case("budgets", "7 quiz items; the contract wants 8",
         "::::{quiz} single\n:name: quiz-slope-1", "::::{note}\n:name: quiz-slope-1"),
    Case("budgets", "9 quiz items; the contract wants 8", "## In machine learning",
         ":::{quiz} single\n:::\n\n## In machine learning", also=("quiz-items",)),
    Case("budgets", "13 exercises; the contract wants 10 to 12", "## Sources",
         "```{exercise} More\n:class: core\n```\n\n## Sources", also=("exercises",)),
    Case("budgets", "7 core exercises; the contract wants 5 or 6", ":class: warm-up",
         ":class: core"),
    Case("budgets", "1 challenge exercises; the contract wants 2", ":class: challenge",
         ":class: core"),
    Case("budgets", "5 warm-up exercises; the contract wants 3 or 4",
         ":class: challenge", ":class: warm-up"),
    # Exercises
    Case("exercises", "has no level", "````{exercise} A line for you\n" + LABEL_A,
         "````{exercise} A line for you◀\n" + LABEL_A.replace("warm-up", "easy")),
    Case("exercises", "has no label", "````{exercise} A line for you\n" + LABEL_A,
         "````{exercise} A line for you◀\n:class: warm-up\n"),
    Case("exercises", "has no hint", HINT, ""),
    Case("exercises", "has no hint", HINT, "```{dropdown} Hint\n```\n"),
    Case("exercises", "has no solution", "{solution} exercise-line-a",
         "{solution} exercise-line-z"),
    Case("exercises", "there is no exercise `exercise-line-z`",
         "{solution} exercise-line-a", "{solution} exercise-line-z◀"),
    Case("exercises", "the solution does not follow",
         "```{solution} exercise-line-a", "First, a remark.\n\n"
         "```{solution} exercise-line-a◀"),
    Case("exercises", "the solution has no label", ":label: solution-line-a\n", ""),
    Case("exercises", "the solution is not folded",
         ":label: solution-line-a\n:class: dropdown", ":label: solution-line-a"),
    Case("exercises", "2 solutions have code", "```{code-cell} ipython3\n"
         "slope((0, 0.3), (1, 5.3))\n```\n", ""),
    Case("exercises", "2 solutions have code", "```{code-cell} ipython3\n"
         "slope((0, 0.3), (1, 5.3))\n",
         "```{code-cell} ipython3\n:tags: [remove-cell]\nslope((0, 0.3), (1, 5.3))\n"),
    Case("exercises", "the solution is not ended",
         "```{solution-end}\n```\n\n````{exercise} A line for you\n"
         ":label: exercise-line-f", "````{exercise} A line for you\n"
         ":label: exercise-line-f", also=("numbers",)),
    Case("exercises", "no solution-start before", "## Sources\n",
         "```{solution-end}◀\n```\n\n## Sources\n"),
    Case("exercises", "the solution is not ended", "## Sources\n",
         "```{solution-start} exercise-line-l◀\n:label: solution-line-m\n"
         ":class: dropdown\n```\n\n## Sources\n", also=("numbers",)),
    # Quiz
    Case("quiz", "no question of the kind several", "{quiz} several",
         "{quiz} single", also=("quiz-items",)),
    Case("quiz", "no question of the kind order or match", "{quiz} order",
         "{quiz} single", also=("quiz-items",)),
    Case("quiz", "the name of the misconception",
         "> *Intercept taken for slope.* It", "> Intercept taken for slope. It◀"),
    Case("quiz", "the name of the misconception", "> *Run over rise.* Divide",
         "> **Run over rise.** Divide◀"),
    Case("quiz-order", "prints this order", NO_NEED + "\n```\n",
         NO_NEED + "\n```" + STEPS),
    Case("quiz-names", '"Intercept left out." is told to those who are right',
         "- [x] $1$\n", "- [x] $1$\n  > *Intercept left out.* It is alone.◀\n"),
    Case("quiz-names", '"One sum."', "\nThe slope stands in front of $x$.",
         "\n*One sum.* The slope stands there.◀"),
    Case("feedback", "gives a name and no reason",
         "> *Run over rise.* Divide the other way round.", "> *Run over rise.*◀"),
    Case("feedback", '"Wrong way." is no whole sentence',
         "Divide the other way round.", "Wrong way.◀"),
    Case("feedback", "begins small", "Divide the other", "divide the other◀"),
    Case("feedback", "does not end with a period", "the other way round.",
         "the other way round◀"),
    Case("numbers", "`answer: 1.35` is computed", ":answer: 1.25", ":answer: 1.35◀"),
    Case("numbers", "`answer: 1.3` is computed", ":answer: 1.25\n:tolerance: 0.01",
         ":answer: 1.3◀"),
    Case("arithmetic", "1+1", "> *Intercept overlooked.* It is $1$.",
         "> *Intercept overlooked.* It is $1 + 1 = 3$.◀"),
    Case("arithmetic", "5/4", "$5 / 4 = 1.25$", "$5 / 4 = 1.26$◀",
         also=("numbers",)),
    # Terms, proofs, labels
    Case("terms", "has no **New words**", "**New words.**", "**Words.**"),
    Case("terms", "no {term} under New words",
         "{term}`slope`, {term}`intercept <y-intercept>`.", "Slope."),
    Case("terms", "the new word is not linked",
         "{term}`slope`, {term}`intercept <y-intercept>`.",
         "Two:\n\n- {term}`slope`\n- intercept◀"),
    Case("terms", "no {term} under New words",
         "{term}`slope`, {term}`intercept <y-intercept>`.", "{ref}`slope <lines>`."),
    Case("terms", "`steepness` has no entry",
         "{term}`slope`, {term}`intercept", "{term}`slope`, {term}`steepness`◀, "
         "{term}`intercept", also=("links",)),
    Case("terms", "`slope` is not linked in the text", "The {term}`slope` says",
         "The slope says"),
    Case("proofs", "the proof has 7 lines", "````{dropdown} Proof",
         "````{note}"),
    Case("proofs", "the proof has 7 lines", "````{dropdown} Proof",
         "````{dropdown} Details"),
    Case("proofs", "the proof has 9 lines", NO_NEED, "So it is." + " So." * 250,
         also=("voice",)),
    Case("labels", "no label; add `:label: def-", "```{prf:definition} Slope\n"
         ":label: def-slope\n", "```{prf:definition} Slope◀\n"),
    Case("labels", "no label; add `:label: thm-", ":label: thm-two-points\n", ""),
    Case("labels", "does not start with `thm-`", ":label: thm-two-points",
         ":label: theorem-two-points◀"),
    Case("labels", "also given at book/reference/notation.md:7",
         "### Where lines meet", "(Notation)=◀\n### Where lines meet"),
    Case("labels", "also given at book/algebra/lines.md", ":name: fig-photo",
         ":name: fig-two-lines◀", also=("captions", "links")),
    Case("labels", "also given at book/algebra/lines.md", "  y(0) = b.\n  $$\n",
         "  y(0) = b.\n  $$ (eq-slope)◀\n"),
    Case("html", "raw HTML", NO_NEED, "<b>No</b> title.◀"),
    Case("html", "raw HTML", NO_NEED, "<div>◀\nNo fold.\n</div>"),
    # Figures
    Case("alt-text", "no alt text", "    alt: Two straight lines that cross in one "
         "marked point above the axis.\n", "    width: 3\n"),
    Case("alt-text", "has 9 characters", "alt: Two straight lines that cross in one "
         "marked point above the axis.", "alt: Two lines◀"),
    Case("alt-text", "repeats the caption", "alt: Two straight lines that cross in "
         "one marked point above the axis.",
         "alt: Two lines and the point where they meet, $(0.5,\\ 1.25)$.◀"),
    Case("alt-text", "no alt text", ":alt: A photograph of two straight roads that "
         "cross each other in a flat field.\n", ""),
    Case("alt-text", "no alt text", NO_NEED, "![](photo.svg)◀", also=("captions",)),
    Case("alt-text", "no alt text", VISIBLE,
         "```{code-cell} ipython3◀\nplot_lines(line(1, 2))\n```",
         also=("captions",)),
    Case("alt-text", "no alt text", VISIBLE,
         "```{code-cell} ipython3◀\nfig = line(1, 2).plot()\n```",
         also=("captions",)),
    Case("alt-text", "no alt text", VISIBLE,
         "```{code-cell} ipython3◀\nshow_line(1, 2)\n```\n\n```{code-cell} ipython3\n"
         ":tags: [remove-cell]\nfrom mlmath.figures import show_line\n```",
         also=("captions", "cell-imports")),
    Case("alt-text", "no alt text", VISIBLE,
         "```{code-cell} ipython3◀\nfigures.draw_line(1, 2)\n```",
         also=("captions",)),
    Case("alt-text", "no alt text", VISIBLE,
         "```{code-cell} ipython3◀\n:mystnb: {figure: {name: fig-photo, caption: A}}\n"
         "line(1, 2)\n```", also=("labels",)),
    Case("alt-text", "no alt text", ROADS, MOVING_ROADS.replace(
        "alt: >-\n  Two roads that\n  cross in a field.\n", "")),
    Case("captions", "the figure has no caption", ROADS,
         MOVING_ROADS.replace("\nTwo.", "")),
    Case("captions", "never refers to the figure", ROADS,
         MOVING_ROADS.replace("fig-photo", "fig-line-roads"), also=("labels", "links")),
    Case("figure-numbers", "expected one of the kinds arrows,", ROADS,
         MOVING_ROADS.replace("} lines", "} roads")),
    Case("figure-numbers", "expected `numbers` of the form", ROADS,
         MOVING_ROADS.replace("  rows: [[1, 2, 3], [3, 1, 4]]\n  x: [0, 3]\n"
                              "  y: [0, 3]\n", "  - 3\n")),
    Case("figure-numbers", "y: expected two numbers, the first one smaller, got 3",
         ROADS, MOVING_ROADS.replace(MARK, "").replace("y: [0, 3]", "y: 3◀")),
    Case("figure-numbers", "rows[1][2]: expected a number from -100 to 100, got 101",
         ROADS, MOVING_ROADS.replace(MARK, "").replace(
             "rows: [[1, 2, 3], [3, 1, 4]]",
             "rows:\n  - [1, 2, 3]\n  - [3, 1, 101]◀")),
    Case("figure-numbers", "`numbers` is not YAML", ROADS,
         MOVING_ROADS.replace(MARK, "").replace("y: [0, 3]", "y: ]◀")),
    Case("captions", "never refers", "as {numref}`fig-photo` shows",
         "as {ref}`fig-photo` shows"),
    Case("captions", "an image has no caption", NO_NEED,
         "![A photograph of two roads](photo.svg)◀"),
    Case("captions", "the figure has no caption", "\n\nTwo roads that cross.\n", "\n"),
    Case("captions", "the figure has no caption", VISIBLE,
         "```{code-cell} ipython3◀\n:mystnb: {image: {alt: Two straight lines that "
         "cross each other}}\nplot_lines(line(1, 2))\n```"),
    Case("captions", "the figure has no name", ":name: fig-photo\n", "",
         also=("links",)),
    Case("captions", "begins fig-", ":name: fig-photo", ":name: photo",
         also=("links",)),
    Case("captions", "never refers", "as {numref}`fig-photo` shows", "as you see"),
    Case("plots-in-view", "plotting code in view", "slope((1, 2), (3, 8))\n```",
         "slope((1, 2), (3, 8))\nplt.title('no')◀\n```"),
    # Code cells
    Case("cell-python", "a cell inside a directive", VISIBLE,
         "````{note}\nThe function.\n\n```{code-cell} ipython3◀\n1 + 1\n```\n````"),
    Case("cell-python", "not plain Python", "slope((1, 2), (3, 8))\n```",
         "1 + 1\n%timeit slope((1, 2), (3, 8))◀\n```"),
    Case("cell-length", "13 lines in view", VISIBLE,
         "```{code-cell} ipython3◀\n" + "1\n\n" * 13 + "```"),
    Case("cell-width", "79 columns", "slope((1, 2), (3, 8))\n```",
         "slope((1, 2), (3, 8))  #" + "-" * 55 + "◀\n```"),
    Case("cell-width", "79 columns", ASSERTION, "#" * 79 + "◀\n" + ASSERTION),
    Case("cell-imports", "a late import", "slope((1, 2), (3, 8))\n```",
         "import math◀\nslope((1, 2), (3, 8))\n```"),
    Case("cell-imports", "`Fraction` is imported on line", VISIBLE,
         VISIBLE.replace("slope(", "Fraction(1, 2)◀\nslope(")),
    Case("cell-hygiene", "needs the network", ASSERTION,
         "import urllib.request◀\n" + ASSERTION),
    Case("cell-hygiene", "needs the network", ASSERTION,
         "from requests import get◀\n" + ASSERTION),
    Case("cell-hygiene", "does not run in the browser", ASSERTION,
         "import statsmodels.api◀\n" + ASSERTION),
    Case("cell-hygiene", "`import *` hides", ASSERTION,
         "from math import *◀\n" + ASSERTION),
    Case("cell-hygiene", "drop rcParams", ASSERTION,
         "plt.rcParams['a'] = 1◀\n" + ASSERTION),
    Case("cell-hygiene", "drop sys.path", ASSERTION,
         "sys.path.append('a')◀\n" + ASSERTION),
    Case("cell-hygiene", "is a file or an address", ASSERTION,
         "np.loadtxt('wine.csv')◀\n" + ASSERTION),
    Case("cell-hygiene", "is a file or an address", ASSERTION,
         "np.loadtxt('https://example.org/wine')◀\n" + ASSERTION),
    Case("cell-random", "`random` is not seeded", ASSERTION,
         "import random◀\n" + ASSERTION),
    Case("cell-random", "not `np.random.normal`", ASSERTION,
         "np.random.normal()◀\n" + ASSERTION),
    Case("cell-random", "not `seed`", ASSERTION,
         "from numpy.random import seed◀\n" + ASSERTION),
    Case("cell-random", "default_rng() has no seed", ASSERTION,
         "np.random.default_rng()◀\n" + ASSERTION),
    Case("cell-random", "`rvs` is not seeded", ASSERTION,
         "norm(0, 1).rvs(5)◀\n" + ASSERTION),
    Case("cell-sentence", "no sentence before", VISIBLE,
         VISIBLE + "\n\n```{code-cell} ipython3◀\nslope((1, 2), (3, 9))\n```"),
    Case("cell-sentence", "no sentence before",
         "A line is one sum.\n\n```{code-cell} ipython3", "```{code-cell} ipython3◀"),
    Case("cell-printed", "`rise` is made in the hidden cell on line 88", ASSERTION,
         f"{ASSERTION}\nrise = 8 - 2\n{SHOWN}◀\nrise / 2"),
    Case("cell-printed", "`rise` is made", ASSERTION,
         f"{ASSERTION}\nrise = 8 - 2\n{SHOWN}◀\n[x * rise for x in range(2)]"),
    # Editions
    Case("editions", '"folded" is true on the web alone', NO_NEED,
         "Long proofs are folded.◀"),
    Case("editions", '"Drag" is true', NO_NEED, "A line and a point. Drag it as far as you like.◀"),
    Case("editions", '"run the cell" is true', NO_NEED, "Now◀ run\nthe cell."),
    Case("editions", '"slider" is true', "Two lines that a reader can move.",
         "Two lines and a slider.◀"),
    Case("editions", '"Press" is true', "Two lines and the point where they meet",
         "Press *Run*. Two lines and the point where they meet"),
    # Numbers
    Case("arithmetic", "the left side is 3;", "\\frac{6}{2} = 3", "\\frac{6}{2} = 4",
         also=("numbers",)),
    Case("arithmetic", "correct one", NO_NEED, "So $2 \\cdot (1 + 1)^2 - 1 = 8$.◀"),
    Case("arithmetic", "1/3 (0.333333); write \\approx", NO_NEED,
         "It is $\\frac{1}{3} = 0.33$.◀", also=("numbers",)),
    Case("arithmetic", "the left side is 2/3", NO_NEED,
         "It is $\\frac{2}{3} \\approx 0.66$.◀", also=("numbers",)),
    Case("arithmetic", "the left side is 1.41421", NO_NEED,
         "It is $\\sqrt{2} \\approx 1.42$.◀", also=("numbers",)),
    Case("arithmetic", "the left side is 1/4", NO_NEED, "It is $25\\% = 0.3$.◀",
         also=("numbers",)),
    Case("arithmetic", "the left side is 12", "  y(0) = b.",
         "  \\begin{aligned} y &= 3 \\cdot 4 \\\\ &= 13. \\end{aligned}"),
    Case("arithmetic", "the left side is 3", "meet, $(0.5,\\ 1.25)$.",
         "meet, $1 + 2 = 5$."),
    Case("numbers", "no assertion checks this example", ASSERTION,
         "slope((1, 2), (3, 8))"),
    Case("numbers", "no assertion checks this example", ASSERTION, "assert 3 == 3"),
    Case("numbers", "no assertion checks this example", STEEP,
         "```{prf:example} A flat line◀\n:label: ex-line-flat\n\nIt has slope 0.\n```\n\n"
         + STEEP),
    Case("numbers", "no assertion checks this example",
         "The function `slope` computes it.", "### More\n\nThe function computes it."),
    Case("numbers", "no assertion checks this solution",
         "assert np.isclose(slope((0, 0.3), (1, 5.3)), 5)", "slope((0, 0), (1, 5))"),
    Case("numbers", "no assertion checks this solution",
         "assert slope((0, 3), (1, 3 + 1)) == 1", "1"),
    Case("numbers", "`m = 3` is computed", ASSERTION,
         "assert slope((1, 2), (5, 8)) == Fraction(6, 4)"),
    Case("numbers", "`m = 7` is computed", "assert slope((0, 3), (1, 3 + 7)) == 7\n",
         "assert slope((0, 3), (1, 8)) == 5\n"),
    Case("numbers", "`\\det A = 4` is computed", "$\\det A = 2 \\cdot 1 - 1 \\cdot "
         "(-1) = 3$", "$\\det A = 4$◀"),
    Case("numbers", "`\\det A = 0` is computed", NO_NEED,
         "So $\\det A = 2 \\cdot 2 - 4 = 0$.◀"),
    Case("numbers", "`\\det A = 3.7` is computed", MEETING,
         "So $\\det A \\approx 3.7$.◀"),
    Case("numbers", "`P(A) = \\frac {1}{7}` is computed", MEETING,
         "So $P(A) = \\frac{1}{7}$.◀"),
    Case("numbers", "`(x,y) = (0.5,1.5)` is computed",
         "The line through $(1, 2)$", "It meets at $(x, y) = (0.5, 1.5)$.◀ The line"),
    Case("numbers", "the number 1.9 stands in no code cell", MEETING,
         MEETING.replace("1.3", "1.9") + "◀"),
    Case("numbers", "the number 0.127 stands in no", "misses the point by 0.125",
         "misses the point by 0.127◀"),
    Case("numbers", "the number 3.75 stands in no", NO_NEED,
         "| a | b |\n|---|---|\n| 1 | 3.75◀ |"),
    Case("numbers", "the number 1.26 stands in no", "meet, $(0.5,\\ 1.25)$.",
         "meet, $(0.5,\\ 1.26)$."),
    Case("numbers", "the number 8.51 stands in no", "The ride costs 8.50 euros.",
         "The ride costs 8.51 euros.◀"),
    Case("numbers", "the number 7.25 stands in no", "A taxi costs 2.50 euros",
         "A taxi costs 7.25 euros◀"),
    Case("numbers", "the number 4.75 stands in no",
         "The slope stands in front of $x$.", "It is 4.75.◀"),
    # Exemptions
    Case("exemptions", "say which word", NO_NEED, "% allow:◀\n" + NO_NEED),
    Case("exemptions", "say why", NO_NEED, "% unchecked: no◀\n" + NO_NEED),
    Case("exemptions", "nothing below", "we could cite.\n",
         "we could cite.\n\n% allow: just◀\n"),
    # Mathematics
    Case("display", "no blank line above", NO_NEED,
         "% A comment.\n$$◀\na\n$$\n\n" + NO_NEED),
    Case("display", "no blank line above", "### Where lines meet\n",
         ":::{note}\nSo.\n:::\n$$◀\na\n$$\n\n### Where lines meet\n"),
    Case("display", "no blank line below", NO_NEED, "So\n\n$$\na\n$$◀\n" + NO_NEED),
    Case("display", "no blank line below", "### Where lines meet\n",
         "$$\na\n$$◀\n:::{note}\nSo.\n:::\n\n### Where lines meet\n"),
    Case("display", "inside a paragraph", NO_NEED, "So $$a$$ it is.◀"),
    Case("display", "inside a paragraph", "- It may be negative.",
         "- It may be\n  $$a$$◀"),
    Case("display", "bare `align`", NO_NEED, "\\begin{align}◀\na &= b\n\\end{align}",
         also=("commands",)),
    Case("display", "not `{math}`", NO_NEED + "\n```",
         NO_NEED + "\n```\n\n```{math}◀\na\n```"),
    Case("display", "mathematics outside", NO_NEED, "So \\begin{matrix}◀ here."),
    Case("commands", "`\\qty` is not in the common", "m = \\frac{8 - 2}{3 - 1}",
         "m = \\qty 1◀", also=("numbers",)),
    Case("commands", "`\\vectr` is not", NO_NEED, "So $\\vectr{x}$.◀"),
    Case("commands", "environment `align*` is not", "  y(0) = b.\n",
         "  \\begin{align*}◀ y \\end{align*}\n"),
    Case("commands", "the character `×`", NO_NEED, "So $2 × 3$.◀"),
    Case("line-breaks", "outside an environment", "  y(0) = b.\n",
         "  y \\\\ b\n"),
    Case("macros", "`\\rank` does not stand on", NO_NEED, "So $\\rank A = n$.◀"),
    # Words
    *(
        Case("tone", f'"{word.lower()}" calls it easy', NO_NEED, f"This is {word}◀ short.")
        for word in ("clearly", "Obviously", "of course", "trivially", "simply",
                     "just", "straightforward", "it is easy to see", "JUST")
    ),
    Case("tone", '"of course"', NO_NEED, "This is of◀\ncourse short."),
    Case("tone", '"just"', "# Circles", "# Just circles◀", CIRCLES),
    Case("tone", '"just"', "Two roads that cross.", "Just two roads.◀"),
    Case("tone", '"just"', "Two lines and the point", "Just the point"),
    Case("tone", '"just"', "````{dropdown} Proof", "````{dropdown} Proof, just so◀"),
    *(
        Case("american", f'British "{word}"', NO_NEED, f"A {word}◀ of it.")
        for word in ("colour", "Behaviour", "centre", "normalise", "Normalisation",
                     "analysed", "modelling", "maths", "analogue", "neighbourhood")
    ),
    Case("american", 'British "Favourite"', "How much a line rises",
         "Favourite◀ measure: how much a line rises", GLOSSARY),
    *(
        Case("numbered", "is typed", NO_NEED, f"See {text}◀ for more.",
             also=("numbers",))
        for text in ("Chapter 3", "chapter 12", "Section 2.4", "figure 7",
                     "Theorem 2", "chapters 3", "exercise 5", "Chapter IV",
                     "Exercise L1.5", "figure K2.1")
    ),
    # Turns of phrase, first uses
    Case("voice", '"X taken for Y" 3 times; at most 2', NO_NEED,
         NO_NEED + " *A taken for b.*"),
    Case("voice", '"This cell …" 10 times; at most 5', NO_NEED,
         NO_NEED + " This cell is one." * 6),
    Case("voice", '"whole sentences in parentheses" 6 times; at most 5', NO_NEED,
         NO_NEED + " (It is one of them.)" * 6),
    Case("voice", 'the paragraph ends in "It rests."', NO_NEED,
         "The proof is short. It rests.◀"),
    Case("first-use", "`round line` is explained later, in `circles`", NO_NEED,
         NO_NEED + " No round line here.◀"),
    Case("first-use", "`round line` is explained later", "Two roads that cross.",
         "Two roads that are Round\nlines.◀".replace("\n", " ")),
    # Exercises that check themselves
    Case("self-checks", 'end the cell with `check("exercise-…", answer)`',
         TEMPLATE, TEMPLATE.replace("ipython3", "ipython3◀")
         .replace(CHECKED, "print(your_slope)")),
    Case("self-checks", 'end the cell with `check("exercise-…", answer)`',
         CHECKED, CHECKED.replace('"exercise-line-b"', "label")),
    Case("self-checks", "does not stand below exercise-line-f",
         CHECKED, CHECKED.replace("line-b", "line-f") + "◀"),
    Case("self-checks", "does not stand below exercise-line-b",
         TEMPLATE, TEMPLATE.replace("```{code", "A sentence.\n\n```{code", 1)
         .replace(CHECKED, CHECKED + "◀"), also=("exercises",)),
    Case("self-checks", "there is no check of exercise-line-z; write it in "
         "code/mlmath/exercises/algebra/lines.py",
         CHECKED, CHECKED.replace("line-b", "line-z") + "◀"),
    Case("self-checks", "no cell passes the solution of exercise-line-b",
         'assert check("exercise-line-b", 2).passed\n', ""),
    Case("self-checks-count", "2 exercises check themselves; at least 3 must",
         TEMPLATE, ""),
    Case("house-words", '"hyperparameters"; the book says setting', NO_NEED,
         "It has two hyperparameters.◀"),
    Case("house-words", '"Cost function"; the book says loss', NO_NEED,
         "It is small. Cost◀\nfunction and line are the same."),
    Case("numbered", '"chapter 12"', NO_NEED, "It follows in chapter◀\n12 below."),
    Case("instructions", 'the scaffold\'s instruction "a reason"; write it', NO_NEED,
         f"*To write:* a reason◀\n\n{NO_NEED}"),
    Case("instructions", 'instruction "what the page serves"', "outcomes: [O2]",
         "outcomes: [O2]  # To write: what the page serves◀", CIRCLES),
    Case("formulas", "expected '}'", NO_NEED, f"{NO_NEED} So $\\frac{{1}}{{2$.◀"),
    Case("formulas", "Double subscript", "y = mx + b\n$$", "y = mx_1_2 + b\n$$",
         also=()),
    Case("quiz-items", "quiz-slope-1: expected a right choice", "- [x] $1$",
         "- [ ] $1$", also=()),
    Case("quiz-items", "quiz-slope-1: expected feedback, `> …`, below each wrong",
         "  > *Intercept taken for slope.* It stands alone.\n", ""),
    Case("quiz-items", "got 'singel'", "{quiz} single", "{quiz} singel◀"),
    Case("quiz-items", "expected a `name` that begins with quiz-", ":name: quiz-slope-1",
         ":name: slope-1◀"),
    Case("quiz-items", "expected `answer` to be a number", ":answer: 1.25",
         ":answer: some", also=("numbers",)),
    Case("equation-links", "is shown as ((1.2)); write {eq}`eq-slope`", NO_NEED,
         "The line ({eq}`eq-slope`) is straight.◀"),
    Case("links", "no label `no-such-label`; mend", NO_NEED,
         f"{NO_NEED} See {{ref}}`there <no-such-label>`.◀"),
    Case("links", "no label `eq-slop` (is `eq-slope` meant?)", NO_NEED,
         f"{NO_NEED} See {{eq}}`eq-slop`.◀"),
    Case("links", "`elipses`", "Taught in {ref}`circles`",
         "Taught in {ref}`elipses`◀", GLOSSARY),
    Case("links", "the glossary has no `slopes` (is `slope` meant?)", NO_NEED,
         f"{NO_NEED} See {{term}}`the slopes <slopes>`.◀"),
    Case("links", "no page `../reference/symbols`", NO_NEED,
         f"{NO_NEED} See {{doc}}`../reference/symbols`.◀"),
    Case("links", "no source `euclid`; add it to book/references.bib", NO_NEED,
         f"{NO_NEED} See {{cite:t}}`euclid`.◀"),
    Case("links", "no page or label `circle.md`", NO_NEED,
         f"{NO_NEED} See [there](circle.md).◀"),
    Case("links", "no label `slop` (is `slope` meant?)", NO_NEED,
         f"{NO_NEED} See [there](#slop).◀"),
    # Markup that is read otherwise than meant
    Case("money", 'the words "in the" stand inside a formula', NO_NEED,
         f"{NO_NEED} It costs $5 in the morning and $10◀ at night."),
    Case("money", 'the words "and" stand inside', NO_NEED,
         f"{NO_NEED} It is $a and b$.◀"),
    Case("money", 'the words "rank" stand inside', NO_NEED,
         f"{NO_NEED} So $rank A$.◀"),
    Case("money", "begins or ends with a space", NO_NEED,
         f"{NO_NEED} It costs $5, $6 or $7.◀"),
    Case("money", "a digit follows the formula `5/`", NO_NEED,
         f"{NO_NEED} It costs $5/$10◀.", also=("arithmetic",)),
    Case("tables", "the bar in a formula ends the cell", NO_NEED,
         NO_NEED + "\n```\n\n| a | b |\n|---|---|\n| 1 | $|x|$ |◀\n\n"
         "```{prf:proof}\nShort."),
    Case("tables", "the bar in a formula ends the cell", NO_NEED,
         NO_NEED + "\n```\n\n| a | b | c |\n|---|---|---|\n| $|x$ | 2 |◀\n\n"
         "```{prf:proof}\nShort."),
    Case("tables", "loses its stroke", NO_NEED, NO_NEED
         + "\n```\n\n| a | b |\n|---|---|\n| 1 | $\\|x\\|$ |◀\n\n"
         "```{prf:proof}\nShort."),
    Case("tables", "the row has 3 cells and its head 2", NO_NEED, NO_NEED
         + "\n```\n\n> | a | b |\n> |---|---|\n> | 1 | `a | b` |◀\n\n"
         "```{prf:proof}\nShort."),
    Case("markup", "a fence that opens nothing", NO_NEED,
         NO_NEED + "\n```\n\n```{prf:theorem} The rule of `np.dot`◀\n"
         ":label: thm-line-dot\n\nIt sums.\n\n```{prf:proof}\nIt is short.",
         also=("parse",)),
    Case("markup", "an option outside the head", NO_NEED,
         f"{NO_NEED}\n:label: thm-line-late◀"),
    Case("markup", "a role that is printed", NO_NEED,
         f"{NO_NEED} See {{term}} `slope`.◀"),
    Case("markup", "a link or bold letters", NO_NEED,
         f"{NO_NEED} See [a](two words).◀"),
    Case("markup", "a link or bold letters", NO_NEED,
         f"{NO_NEED} It is ** bold**.◀"),
    Case("markup", "a role that is printed", "point where they meet, $(0.5",
         "{term} `point` where they meet, $(0.5"),
    Case("pictures", "`photo.gif` is of the kind .gif", NO_NEED,
         "![A photograph of two long roads](photo.gif)◀", also=("captions",)),
    Case("pictures", "`photo.webp` is of the kind .webp", "{figure} photo.svg",
         "{figure} photo.webp◀"),
    Case("cell-tags", "the tag `hide-cell` is not of this book; use hide-input",
         VISIBLE, VISIBLE.replace("\nslope", "◀\n:tags: [hide-cell]\nslope"),
         also=("budgets",)),
    Case("cell-tags", "expected a list such as", VISIBLE,
         VISIBLE.replace("\nslope", "◀\n:tags: remove-input\nslope"),
         also=("budgets",)),
    Case("cell-tags", "the cell is empty", NO_NEED + "\n```",
         NO_NEED + "\n```\n\nAn empty cell.\n\n```{code-cell} ipython3◀\n```"),
    Case("leftovers", "a conflict marker", NO_NEED, f"{CONFLICT} HEAD◀\n{NO_NEED}"),
    Case("leftovers", "a leftover note", NO_NEED, f"TODO◀ {NO_NEED}"),
    Case("leftovers", "a leftover note", ASSERTION, f"# FIXME◀\n{ASSERTION}"),
    Case("leftovers", "a tab", NO_NEED, "A\tshort proof.◀"),
    Case("leftovers", "white space at the end", NO_NEED, f"{NO_NEED}◀  "),
    Case("leftovers", "a path of one machine", NO_NEED, "See `/home/ann/book`.◀"),
    Case("leftovers", "without encryption", NO_NEED, "See <http://example.org>.◀"),
]


def test_the_sample_passes():
    assert check_book(sample()) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_finds(case):
    messages, marked = messages_about(case.old, case.new, case.name)
    found = [m for m in messages if m.rule == case.rule and case.says in m.text]
    assert found, "\n".join(["not found; there is:", *map(str, messages)])
    if marked is not None:
        assert marked in [m.line for m in found], "\n".join(map(str, found))
    others = {m.rule for m in messages} - {case.rule, *case.also}
    assert not others, "\n".join(map(str, messages))


def test_every_check_of_pages_has_a_case():
    # The self-assessment's is tried on its scaffold, in tests/press; for what is
    # stated there is test_stated.
    assert {case.rule for case in CASES} == set(PAGE_RULES) - {
        "assessment", "stated"}


# What passes -----------------------------------------------------------------

GOOD = {
    "an allowed word": (NO_NEED, "% allow: just\nIt is a just proof."),
    "two allowed words": (NO_NEED, "% allow: just, simply\nJust and simply."),
    "an allowed word in a list": (NO_NEED, "% allow: just\n- a\n- just b"),
    "a forbidden word in code, mathematics and parts of words": (
        NO_NEED, "An adjustment with `just` and $\\text{just}$; an unjust-just-ice."),
    "a forbidden word as part of a name": (NO_NEED, "The `:class: just` is fine."),
    "a name that is made in view again": (
        ASSERTION, f"{ASSERTION}\nrise = 8 - 2\n{SHOWN}\nrise = 6\nrise / 2"),
    "a sentence about the web edition": (
        NO_NEED, "Short proofs stand in view; on the web, others are folded."),
    "a paragraph of the web edition": (
        NO_NEED, "So it is.\n\n:::{only} builder_html\nPress *Run*.\n:::"),
    "how to move a figure": (
        "Two lines that a reader can move.", "Two lines.\n\nDrag one of them."),
    "what to try with a figure": (
        "Two lines that a reader can move.\n```", "Two lines.\n```\n\n"
        ":::{admonition} Three things to try\n:class: try\nPull the slider.\n:::\n\n"
        ":::{dropdown} What you should see\nThe slider ends at 4.\n:::"),
    "a drag and a fold of a story": (
        NO_NEED, "The drag of the air grows 100-fold when you press on."),
    "an unchecked number": (
        NO_NEED, "% unchecked: measured by hand\nIt weighs 3.75 grams."),
    "unchecked wrong arithmetic": (
        NO_NEED, "% unchecked: wrong on purpose\nSo $1 + 1 = 3$."),
    "an unchecked example": (
        STEEP, "% unchecked: nothing is computed\n```{prf:example} A flat line\n"
        ":label: ex-line-flat\n\nThe horizon.\n```\n\n" + STEEP),
    "an unchecked solution": (
        "```{solution-start} exercise-line-e",
        "% unchecked: a proof without numbers\n```{solution-start} exercise-line-e"),
    "right arithmetic": (
        NO_NEED, "So $2 \\cdot (1 + 1)^2 - 1 = 7$, $\\frac{1}{3} \\approx 0.333$, "
        "$\\sqrt{16} = 4$, $\\sqrt{2} \\approx 1.41$, $1{,}000 \\cdot 2 = 2000$, "
        "$\\tfrac12 \\neq 2$, $25\\% \\cdot 40 = 10$, $5! = 120$, "
        "$\\binom{4}{2} = 6$, $\\abs{-3} = 3$, $\\log_2 8 = 3$, "
        "$\\left(1 + \\frac{1}{2}\\right)^2 = 2.25$.".replace("\\abs", "|")
        .replace("|{-3}", "|{-3}|")),
    "approximations and roots": (
        NO_NEED, "So $2^{10} \\approx 1000$, $\\sqrt{2} \\cdot \\sqrt{2} = 2$, "
        "$25\\% = 0.25$, $\\ln 1 = 0$ and $12.25 \\cdot 2 \\approx 25$."),
    "a number of the code in a string": (
        ASSERTION, ASSERTION + "\nassert line('2.25') == meet('15/4')\n```\n\n"
        "It is 2.25 or 3.75.\n\n```{code-cell} ipython3\n:tags: [remove-cell]\n\n1"),
    "a probability in percent": (MEETING, MEETING + " So $P(A) = 12.5\\%$."),
    "a name of a file in a sentence": (
        ASSERTION, ASSERTION + "\nprint('This was wine.csv')"),
    "an allowed chapter number": (NO_NEED, "% allow: chapter 4\nIn chapter 4 of it."),
    "an allowed spelling": (NO_NEED, "% allow: Centre, labour\nThe Labour Centre."),
    "a self-test of its own": (
        "*Test:* what is $2 - 3$?", "A self-test: what is $2 - 3$?"),
    "conditions and equations": (
        NO_NEED, "Let $x = 0$, $a = 3$ and $2x + 3y = 5$, so $\\det A = ad - bc = 0$ and "
        "$0 = 5$ contradict. For $i = 1, 2, 3$ we have $A = \\begin{bmatrix} 1 & 2 "
        "\\\\ 3 & 4 \\end{bmatrix}$."),
    "a number from glue": (NO_NEED, "It is {glue:text}`slope:.3f`."),
    "versions": (NO_NEED, "Use Python 3.11, 3.12 or 3.13 and CC BY 4.0."),
    "a repeated number": (
        "The ride costs 8.50 euros.", "The ride costs 8.50 euros, not 2.50."),
    "a number in the words of an exercise": (
        "Find the slope of", "A bus costs 3.75 euros. Find the slope of"),
    "a number in a box to try": (
        NO_NEED + "\n```", NO_NEED + "\n```\n\n:::{admonition} Try\n:class: try\n"
        "Take 3.75.\n:::"),
    "a wrong choice": ("- [ ] $7$\n", "- [ ] $1 + 1 = 3.75$\n"),
    "a rounded answer with a tolerance": (":answer: 1.25", ":answer: 1.2"),
    "a percentage": (
        MEETING, MEETING + " That is 12.5 percent or $12.5\\%$ of it."),
    "an assertion of NumPy": (
        ASSERTION, "np.testing.assert_allclose(slope((1, 2), (3, 8)), 3)"),
    "a late import of pandas": (VISIBLE, VISIBLE.replace("slope", "import pandas\n"
                                                         "slope", 1)),
    "an allowed import": (
        VISIBLE, "% allow: import\n" + VISIBLE.replace("slope", "import math\n"
                                                       "slope", 1)),
    "plotting code that is taught": (
        VISIBLE, "% allow: plotting\n" + VISIBLE.replace("slope", "plt.title('yes')\n"
                                                         "slope", 1)),
    "an import that a hidden figure needs": (
        "plot_lines(line(2", "from mlmath.lines import ray\nplot_lines(line(2"),
    "seeded randomness": (
        ASSERTION, "norm(0, 1).rvs(5, random_state=rng)\nrng.normal()\n" + ASSERTION),
    "a display in boxes": (
        "### Where lines meet\n", "- So\n\n  $$\n  a\n  $$\n\n- then\n\n> $$\n> b\n"
        "> $$\n\n### Where lines meet\n"),
    "a display at the edges of a box": (
        NO_NEED + "\n```", NO_NEED + "\n```\n\n:::{note}\n$$\na\n$$\n:::"),
    "a price": (NO_NEED, "It costs \\$5, or `$$`."),
    "a word that is linked": (NO_NEED, "A line is no {term}`round line`."),
    "a word that is linked to its page": (
        NO_NEED, "A line is no round line, see {ref}`circles`."),
    "an allowed word of later": (
        NO_NEED, "% allow: round line\nA line is no round line."),
    "words of two, but no aphorism": (
        NO_NEED, "Is it short? It is. (Why not?)\n\nTake 3. So $x$.\n\nStop."),
    "a mark for labels to come": (
        NO_NEED, "% cite: thm-circle, ex-circle-one\nSee {ref}`circles`."),
    "the label of a page that is only planned": (
        ":label: thm-two-points", ":label: thm-circle"),
    "an end that goes further": (
        "## Sources", "## Going further\n\n- More.\n\n## Sources"),
    "a three-line hint in a solution": (
        "The slope is $m = 1$.", "The slope is $m = 1$.\n\n:::{note}\nYes.\n:::"),
    "links of all kinds": (
        NO_NEED, f"{NO_NEED} [a](circles.md), [b](#slope), [c](/reference/notation), "
        "[d](https://example.org/), {doc}`/reference/glossary`, {ref}`genindex`, "
        "[e](#def-slope), [f](../reference/notation.md#symbols), {numref}`Fig-Photo`."),
    "a word like a British one": (
        NO_NEED, "Exercise a precise, otherwise wise compromise; four analyses, "
        "a promise, a premise, an hour, a contour, comprised of noise."),
    "a word of other books, named": (
        NO_NEED, "Many books call it the cost function; theirs is an *expected value*, "
        "also called a mean."),
    "an allowed word of other books": (
        NO_NEED, "% allow: covariate\nOne covariate is enough."),
    "numbers of other things": (NO_NEED, "Take step 3, row 2 and part of 12."),
    "two cells to complete": (TEMPLATE, TEMPLATE + "\n" + TEMPLATE),
    "a template is no short cell and needs no sentence": (
        TEMPLATE, TEMPLATE.replace("your_slope = ...", "your_slope = ...\n" * 9)),
    "formulas with letters, text and names": (
        NO_NEED, "So $adx + bdy$, $AB$, $x \\text{ and } y$, $\\operatorname{rank} A$ "
        "and $\\begin{array}{rrrr} a & b & c & d \\end{array}$."),
    "bars and formulas in tables": (
        NO_NEED + "\n```", NO_NEED + "\n```\n\n| a | b |\n|---|---|\n| "
        "$\\lvert x \\rvert$ | `a \\| b` |\n| \\$5 | |"),
    "colons and braces that are no markup": (
        NO_NEED, "The set {a} and `{term}` with \\*\\*; so: a :tag: b."),
    "a box that begins with another one": (
        "````{dropdown} Proof\n```{prf:proof}", "::::{dropdown} Proof\n:::{prf:proof}"
        "\nIt is short.\n:::\n::::\n\n````{dropdown} Proof\n```{prf:proof}"),
    "an error on purpose": (
        VISIBLE, VISIBLE.replace("\nslope", "\n:tags: [raises-exception]\n1 +\nslope")),
}


@pytest.mark.parametrize("name", GOOD)
def test_passes(name):
    messages, _ = messages_about(*GOOD[name])
    assert not messages, "\n".join(map(str, messages))


def test_the_table_for_authors_has_the_words_of_the_check():
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = [line.strip("|").split("|") for line in table.splitlines()
            if line.startswith("|")]
    for word, instead in HOUSE_WORDS.items():
        assert any(instead in row[0] and word in row[1] for row in rows), word


def test_planned_pages_are_checked_for_little():
    book, _ = changed("status: planned", "status: written", CIRCLES)
    written = {m.rule for m in check_page(book.page(CIRCLES), book)}
    assert "sections" in written
    assert check_page(sample().page(CIRCLES), sample()) == []


# Checks of the whole book ----------------------------------------------------


def copy_of_sample(folder: Path) -> Path:
    for source in SAMPLES.rglob("*"):
        if source.is_file():
            target = folder / source.relative_to(SAMPLES)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    return folder


def test_drafts_are_left_alone(tmp_path):
    root = copy_of_sample(tmp_path)
    draft = root / "book" / "drafts" / "lines.md"
    draft.parent.mkdir()
    draft.write_text("(lines)=\n# Not a page yet\n")
    assert [page.name for page in Book.read(root).pages] == [
        page.name for page in sample().pages]
    assert not any("drafts" in name for name in files_of(root, "lines"))


def test_a_page_may_have_a_folder_of_exercises(tmp_path):
    root = copy_of_sample(tmp_path)
    folder = root / "code/mlmath/exercises/algebra"
    (folder / "lines").mkdir()
    (folder / "lines.py").rename(folder / "lines" / "slopes.py")
    (folder / "lines_two.py").write_text("")
    tests = root / "tests/exercises/algebra/lines"
    tests.mkdir(parents=True)
    (tests / "test_slopes.py").write_text("")
    book = Book.read(root)
    assert check_page(book.page(LINES), book) == []
    assert files_of(root, "lines") == {
        "book/algebra/lines.md", "code/mlmath/exercises/algebra/lines/slopes.py",
        "tests/exercises/algebra/lines/test_slopes.py"}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def book_messages(root: Path, rule: str) -> list[str]:
    return [str(m) for m in BOOK_RULES[rule].messages(Book.read(root))]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("      - file: reference/notation\n", "",
         "book/reference/notation.md:1: contents: the page is not in _toc.yml"),
        ("- file: reference/notation", "- file: reference/symbols",
         "_toc.yml:11: contents: there is no book/reference/symbols.md"),
        ("- file: reference/notation",
         "- file: reference/notation\n      - file: algebra/lines",
         "_toc.yml:12: contents: `algebra/lines` is listed twice"),
    ],
)
def test_contents(tmp_path, old, new, message):
    root = copy_of_sample(tmp_path)
    edit(root / "_toc.yml", old, new)
    assert any(found.startswith(message) for found in book_messages(root, "contents"))


def test_contents_without_a_file(tmp_path):
    root = copy_of_sample(tmp_path)
    (root / "_toc.yml").unlink()
    assert "there is no table of contents" in book_messages(root, "contents")[0]


@pytest.mark.parametrize(("kind", "title", "begins"), [
    ("lab", "Lab L1: Circles", None),
    ("lab", "Lab L2: Circles", "Lab L1:"),
    ("lab", "Lab L10: Circles", "Lab L1:"),
    ("lab", "Lab L1. Circles", "Lab L1:"),
    ("capstone", "Capstone K1: Circles", None),
    ("capstone", "Lab L1: Circles", "Capstone K1:"),
    ("chapter", "Circles", None),
])
def test_labs_and_capstones_are_numbered_as_in_the_contents(
        tmp_path, kind, title, begins):
    root = copy_of_sample(tmp_path)
    edit(root / CIRCLES, "kind: chapter", f"kind: {kind}")
    edit(root / CIRCLES, "# Circles", f"# {title}")
    assert book_messages(root, "lab-numbers") == ([
        f"{CIRCLES}:10: lab-numbers: the title is to begin with `{begins}`; figures "
        "and exercises take their numbers from it"] if begins else [])


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (INDEX, "It begins", "It recieves and begins", 10),
        ("README.md", "sample", "smaple", 1),
        ("code/mlmath/lines.py", "module", "modul", None),
        ("code/mlmath/lines.py", "docstring", "docstring definately", 1),
    ],
)
def test_spelling(tmp_path, name, old, new, line):
    root = copy_of_sample(tmp_path)
    edit(root / name, old, new)
    found = book_messages(root, "spelling")
    if line is None:
        return
    assert len(found) == 1
    assert found[0].startswith(f"{name}:{line}: spelling: ")


def test_spelling_leaves_formulas_alone(tmp_path):
    root = copy_of_sample(tmp_path)
    edit(root / INDEX, "It begins", "$recieve$ and \\teh begins\n\n$$\nrecieve\n$$\n\n")
    assert book_messages(root, "spelling") == []


@pytest.mark.parametrize("name", [INDEX, "book/_toc.yml", "book/references.bib"])
def test_marks_of_a_merge(tmp_path, name):
    root = copy_of_sample(tmp_path)
    (root / name).write_text("one\n<<<<<<< HEAD\ntwo\n=======\n>>>>>>> x\n", "utf-8")
    marks = [message.split("; ")[0] for message in book_messages(root, "merged")]
    assert marks == [f"{name}:{line}: merged: `{mark}` marks two versions of these lines"
                     for line, mark in ((2, "<<<<<<<"), (5, ">>>>>>>"))]


@pytest.mark.parametrize(("kind", "fields", "problem"), [
    ("article", "  doi   = {10.1000/182},", ""),
    ("misc", "  url   = {https://example.org/}", ""),
    ("book", "  isbn  = {978-0-07-054235-8},", ""),
    ("article", "  note  = {Out of print},", "has no DOI, no address and no ISBN"),
    ("article", "  isbn  = {978-0-07-054235-8},", "is no book, and its ISBN is not"),
    ("book", "  isbn  = {978-0-07-054235-9},", "has an ISBN whose last digit does"),
    ("article", "  doi   = {https://doi.org/10.1000/182},", "has a field `doi` of"),
    ("misc", "  url   = {example.org},", "has a field `url` of another form"),
])
def test_a_source_says_where_it_is(tmp_path, kind, fields, problem):
    root = copy_of_sample(tmp_path)
    (root / "book/references.bib").write_text(
        f"@misc{{one,\n  url   = {{https://example.org/a}},\n}}\n\n"
        f"@{kind}{{two,\n  title = {{Title}},\n{fields}\n}}\n", "utf-8")
    found = [message.split(";")[0] for message in book_messages(root, "sources")]
    assert len(found) == bool(problem)
    assert not problem or found[0].startswith(
        f"book/references.bib:5: sources: `two` {problem}")


def test_every_source_is_read():
    text = (ROOT / "book/references.bib").read_text("utf-8")
    keys = {entry[2] for entry in sources.ENTRY.finditer(text)}
    assert keys == links.references(Book(ROOT, []))


def test_checks_that_no_page_offers(tmp_path):
    root = copy_of_sample(tmp_path)
    edit(root / "code/mlmath/exercises/algebra/lines.py",
         "exercise-line-f", "exercise-line-g")
    assert book_messages(root, "self-checks-used") == [
        "code/mlmath/exercises/algebra/lines.py:6: self-checks-used: no page offers "
        "the check of exercise-line-g; add the cell or remove it"]


def test_the_labels_of_the_checks_are_those_of_the_package():
    assert known_labels(ROOT).keys() == all_exercises().keys()


@pytest.mark.parametrize(("docstring", "line", "text"), [
    ("Explained in :ref:`def-slope`.", 0, ""),
    ("Explained in :ref:`lines`, from A to B.", 0, ""),
    ("Lines.\n\n    Explained in :ref:`def-slopes`.", 3,
     "there is no label `def-slopes` (is `def-slope` meant?); mend the name"),
    ('Explained in the\n    chapter "Lines".', 1,
     '"Explained in the chapter "Lines".": cite a label, Explained in :ref:`label`'),
    ("Lines.\n\n    Raises\n    ------\n    TypeError, ValueError\n"
     "        If an argument is not of this kind.", 3,
     "the Raises section says nothing of its own; remove it"),
    ("Lines.\n\n    Raises\n    ------\n    ValueError\n"
     "        If a number is not what is expected, or too large.", 0, ""),
    ("Lines.\n\n    Raises\n    ------\n    ValueError\n"
     "        If a line is vertical.", 0, ""),
])
def test_docstrings(tmp_path, docstring, line, text):
    root = copy_of_sample(tmp_path)
    for source in (f'def line(x):\n    r"""{docstring}"""\n',
                   f'class Line:\n    r"""{docstring}"""\n'):
        (root / "code/mlmath/lines.py").write_text(source, "utf-8")
        assert book_messages(root, "docstrings") == (
            [f"code/mlmath/lines.py:{line + 1}: docstrings: {text}"] if line else [])


def test_every_check_of_the_book_is_known():
    assert set(BOOK_RULES) == {
        "cells", "contents", "docstrings", "instructions-code", "javascript",
        "glossary", "lab-numbers", "labels-listed", "merged", "plan", "python",
        "self-checks-used", "sources", "spelling"}


def test_labels_of_a_page_that_is_not_there(tmp_path):
    root = copy_of_sample(tmp_path)
    edit(root / "book/reference/labels.yml", "circles:", "ellipses:")
    assert book_messages(root, "labels-listed") == [
        "book/reference/labels.yml:19: labels-listed: there is no page `ellipses`; "
        "mend its name"]


def test_a_label_of_two_pages(tmp_path):
    root = copy_of_sample(tmp_path)
    edit(root / "book/reference/labels.yml", "- thm-circle", "- def-slope")
    assert book_messages(root, "labels-listed") == [
        "book/reference/labels.yml:20: labels-listed: `def-slope` belongs to `lines` "
        "already; a label has one page"]


@pytest.mark.parametrize(("old", "new", "message"), [
    (" Taught in {ref}`circles`.", "",
     "18: glossary: `round line` has no page that explains it; end its entry with "
     "Taught in {ref}`page`"),
    ("Taught in {ref}`circles`", "See {ref}`notation`",
     "18: glossary: `round line` has no page that explains it; end its entry with "
     "Taught in {ref}`page`"),
    ("round line", "bent line",
     "18: glossary: `bent line` stands after `line`; sort the entries, each word "
     "once"),
    ("round line", "line",
     "18: glossary: `line` stands after `line`; sort the entries, each word once"),
])
def test_the_glossary(tmp_path, old, new, message):
    root = copy_of_sample(tmp_path)
    assert book_messages(root, "glossary") == []
    edit(root / GLOSSARY, old, new)
    assert book_messages(root, "glossary") == [f"{GLOSSARY}:{message}"]


PLAN = "book/plan/algebra.yml"


@pytest.mark.parametrize(("old", "new", "messages"), [
    ("circles:", "ellipses:", [
        f"{PLAN}:14: plan: there is no page `ellipses`; mend its name",
        f"{CIRCLES}:1: plan: book/plan has no entry for `circles`; write one"]),
    ("circles:", "lines:", [
        f"{PLAN}:14: plan: `lines` is planned twice; join its entries",
        f"{PLAN}:14: plan: `lines` needs `def-slope`, which stands later, in `lines`",
        f"{CIRCLES}:1: plan: book/plan has no entry for `circles`; write one"]),
    ("circles:\n  story: a wheel", "circles:\n  tale: a wheel", [
        f"{PLAN}:14: plan: `circles` has `tale`; the fields are story, does, needs, "
        "symbols, mentions, data, moving, stills, package, sections, elsewhere, "
        "keeps, notes"]),
    ("  needs:\n    - def-slope: the slope of a line", "  needs: def-slope", [
        f"{PLAN}:14: plan: `needs` of `circles` is a str; it is to be a list"]),
    ("circles:\n  story: a wheel\n  needs:\n    - def-slope: the slope of a line",
     "circles: def-slope", [
        f"{PLAN}:14: plan: `circles` wants fields, such as `story:`"]),
    ("- def-slope:", "- def-steepness:", [
        f"{PLAN}:14: plan: `circles` needs `def-steepness`, which no page has and "
        "labels.yml does not list"]),
    ("(`thm-circle`)", "(`thm-round`)", [
        f"{PLAN}:3: plan: `lines` names `thm-round`, which no page has and "
        "labels.yml does not list"]),
    ("  moving:", "  needs:\n    - circles\n  moving:", [
        f"{PLAN}:3: plan: `lines` needs `circles`, which stands later, in `circles`"]),
    ("    - lines: two of them\n", "    - bicycles\n  data: [wine, beer]\n"
     "  stills: [plot_lines, plot_bends]\n", [
        f"{PLAN}:3: plan: `lines` is written, and `{name}` of its `{field}` is not in "
        f"{place}; mend the name, or take it out" for name, field, place in (
            ("beer", "data", "mlmath.datasets"),
            ("plot_bends", "stills", "mlmath.figures"),
            ("bicycles", "moving", "book/figures"))]),
    ("  story: a wheel", "  story: a wheel\n  data: [beer]", []),
    ("slope: 400", "slope: 4400", [
        f"{PLAN}:3: plan: the sections of `lines` add up to 4,700 words; running "
        "words: at most 4,500"]),
])
def test_the_plan(tmp_path, old, new, messages):
    root = copy_of_sample(tmp_path)
    assert book_messages(root, "plan") == []
    edit(root / PLAN, old, new)
    assert sorted(book_messages(root, "plan")) == sorted(messages)


# The command line ------------------------------------------------------------


def test_command_line_passes(capsys):
    assert main([], SAMPLES) == 0
    assert capsys.readouterr().out.startswith(
        "The book, its text and its code, passes all checks. (")


def test_command_line_takes_a_chapter_by_its_name(tmp_path, capsys):
    root = copy_of_sample(tmp_path)
    edit(root / CIRCLES, "Which circle", "Just which circle")
    edit(root / LINES, "A line is one sum", "A line is just one sum")
    exercises = root / "code/mlmath/exercises/algebra/lines.py"
    exercises.write_text(exercises.read_text("utf-8") + "# To write: more\n", "utf-8")
    for name in ("lines", LINES):
        assert main(["--chapter", name], root) == 1
        said = capsys.readouterr().out.splitlines()
        assert [line.split(":")[0] for line in said[:2]] == [
            LINES, "code/mlmath/exercises/algebra/lines.py"]
        assert said[2].split() == "running words 339 (at most 4,500)".split()
        assert len(said[2:-1]) == 10
        assert said[-1].startswith("2 to mend (")


def test_command_line_refuses_unknown_chapters(capsys):
    with pytest.raises(SystemExit):
        main(["--chapter", "nowhere"], SAMPLES)
    assert "no such chapter: 'nowhere'; expected" in capsys.readouterr().err


def test_command_line_prints_messages(tmp_path, capsys):
    root = copy_of_sample(tmp_path)
    edit(root / CIRCLES, "Which circle", "Just which circle")
    edit(root / INDEX, "It begins", "It obviously begins")
    assert main([], root) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f'{CIRCLES}:12: tone: "just" calls it easy; drop it')
    assert lines[1].startswith(f"{INDEX}:10: tone: ")
    assert len(lines) == 3 and lines[2].startswith("2 to mend (")
    assert main([str(root / INDEX)], root) == 1
    assert CIRCLES not in capsys.readouterr().out


def test_command_line_lists_the_checks(capsys):
    assert main(["--list"], SAMPLES) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == [*PAGE_RULES, *BOOK_RULES]


def test_command_line_refuses_unknown_files(capsys):
    with pytest.raises(SystemExit):
        main(["book/none.md"], SAMPLES)
    assert "no such file" in capsys.readouterr().err
