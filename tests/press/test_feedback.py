"""An author who makes a mistake is told which, in which file, on which line.

A scaffolded chapter gets one deliberate mistake of each kind. `make check` finds
all but the cell that fails when it runs; the build finds what it can find too,
and says it with the same file and line.
"""

import re
import shutil
import subprocess
import sys

import pytest

from publishing.checks import Book
from publishing.paths import ROOT
from publishing.scaffold.__main__ import main

NAME = "book/algebra/try-out.md"
LINK = "*To write:* where the idea returns, with a link into the book."
FORMULA = r"\frac{x_1 + \dots + x_n}{n}"
CELL = "mean([1, 2, 6])\n```"
SOLUTION = re.compile(
    r"```\{solution-start\}.*?```\{solution-end\}\n```\n", re.DOTALL)
ALT = re.compile(r"alt: >-\n.*\n.*\n")

# What stands there, what takes its place, the text on the line that is to be
# named, the rule, and what the message says.
MISTAKES = {
    "a name that no cell defines": (
        CELL, CELL.replace("mean", "men"), "men([1, 2, 6])", "cells",
        "Undefined name `men`"),
    "a missing solution": (
        SOLUTION, "", "````{exercise}", "exercises", "the exercise has no solution"),
    "a missing alt text": (
        ALT, "", "```{moving-figure}", "alt-text", "the picture has no alt text"),
    "a broken link": (
        LINK, "See {ref}`there <no-such-label>`.", "no-such-label", "links",
        "there is no label `no-such-label`"),
    "a broken link to a page": (
        LINK, "See [there](no-such-page.md).", "no-such-page", "links",
        "there is no page or label `no-such-page.md`"),
    "a long cell": (
        CELL, "mean([1, 2, 6])\n" * 12 + "```", "```{code-cell}", "cell-length",
        "14 lines in view; split the cell"),
    "an unknown symbol": (
        FORMULA, FORMULA.replace(r"\dots", r"\dotty"), r"\dotty", "commands",
        r"`\dotty` is not in the common subset"),
    "a formula that does not render": (
        FORMULA, FORMULA[:-1], "$$", "formulas", "expected '}'"),
    "a quiz without a right choice": (
        "- [x] $3$", "- [ ] $3$", "- [ ] $3$", "quiz-items",
        "expected a right choice"),
    "a quiz without feedback": (
        "  > *The division forgotten.* This is the sum.\n::::", "::::",
        "- [ ] $9$", "quiz-items", "expected feedback"),
    "a quiz of no kind": (
        "{quiz} order", "{quiz} ordre", "{quiz} ordre", "quiz-items",
        "got 'ordre'"),
}
# Where the place is a block, the message may name the line beside that text.
NEAR = 1


def with_mistake(text, old, new):
    if isinstance(old, str):
        assert old in text
        return text.replace(old, new, 1)
    changed, count = old.subn(new, text, count=1)
    assert count
    return changed


def lines_with(text, part):
    return [number for number, line in enumerate(text.split("\n"), start=1)
            if part in line]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A small checkout with the scaffold of a chapter."""
    root = tmp_path_factory.mktemp("feedback")
    (root / "book" / "algebra").mkdir(parents=True)
    (root / "publishing").mkdir()
    shutil.copy(ROOT / "publishing" / "macros.json", root / "publishing")
    for name in ("index", "algebra/lines"):
        (root / f"book/{name}.md").write_text(
            "---\nkind: chapter\nstatus: planned\noutcomes: [O1]\n---\n"
            f"({name.rpartition('/')[2]})=\n# Page\n\nText.\n", "utf-8")
    (root / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nparts:\n  - caption: Part\n"
        "    numbered: true\n    chapters:\n      - file: algebra/lines\n", "utf-8")
    assert main(["algebra", "try-out", "A chapter to try"], root) == 0
    return root


def check(root):
    """Run the checks as `make check` does; return the messages."""
    answer = subprocess.run(
        [sys.executable, "-c", "import sys; from pathlib import Path; "
         "from publishing.checks.__main__ import main; "
         f"sys.exit(main(['--chapter', 'try-out'], Path({str(root)!r})))"],
        cwd=ROOT, text=True, capture_output=True, check=False)
    assert answer.returncode == 1, answer.stderr
    return answer.stdout


@pytest.mark.parametrize("mistake", MISTAKES)
def test_make_check_names_the_line_and_the_rule(checkout, mistake):
    old, new, place, rule, says = MISTAKES[mistake]
    page = checkout / NAME
    good = page.read_text("utf-8")
    bad = with_mistake(good, old, new)
    page.write_text(bad, "utf-8")
    try:
        said = check(checkout)
    finally:
        page.write_text(good, "utf-8")
    found = [line for line in said.splitlines()
             if f": {rule}: " in line and says in line]
    assert found, said
    named = int(found[0].split(":")[1])
    assert found[0].startswith(f"{NAME}:")
    assert min(abs(named - line) for line in lines_with(bad, place)) <= NEAR


def test_the_scaffold_alone_has_none_of_these_mistakes(checkout):
    said = check(checkout)
    for _, _, _, rule, says in MISTAKES.values():
        assert not any(f": {rule}: " in line and says in line
                       for line in said.splitlines())


# What the build says -----------------------------------------------------------

BUILD_MISTAKES = {
    "a broken link": (LINK, "See {ref}`there <no-such-label>`.",
                      "no-such-label", "undefined label: 'no-such-label'"),
    "a formula that does not render": (
        FORMULA, FORMULA[:-1], "$$", "expected '}'"),
    "a missing alt text": (ALT, "", "```{moving-figure}", "expected an `alt`"),
    "a quiz without a right choice": (
        "- [x] $3$", "- [ ] $3$", "- [ ] $3$", "expected a right choice"),
}


@pytest.fixture
def book_with_scaffold(small_book):
    """The small book with a scaffolded chapter in a part of its own."""
    shutil.copytree(ROOT / "book" / "figures", small_book.book / "figures")
    contents = (small_book.root / "_toc.yml").read_text("utf-8")
    small_book.write("_toc.yml", contents.replace("- file: numbers",
                                                  "- file: algebra/numbers")
                     .replace("      - file: later\n", ""))
    (small_book.book / "algebra").mkdir()
    shutil.move(small_book.book / "numbers.md", small_book.book / "algebra")
    (small_book.book / "later.md").unlink()
    small_book.replace("book/algebra/numbers.md",
                       "See {ref}`what is to come <later>`. ", "")
    assert main(["algebra", "try-out", "A chapter to try"], small_book.root) == 0
    return small_book


def test_the_build_names_a_cell_that_fails(book_with_scaffold):
    small_book = book_with_scaffold
    small_book.replace(NAME, CELL, "mean([])\n```")
    answer = small_book.build()
    assert answer.returncode != 0
    text = (small_book.root / NAME).read_text("utf-8")
    line = lines_with(text, "def mean(values):")[0]
    said = re.search(r"algebra/try-out\.md:(\d+): code cell \d+ failed", answer.stdout)
    assert said, answer.stdout
    assert abs(int(said[1]) - line) <= NEAR
    assert "ZeroDivisionError: division by zero" in answer.stdout


def test_the_build_names_all_other_mistakes_at_once(book_with_scaffold):
    small_book = book_with_scaffold
    text = (small_book.root / NAME).read_text("utf-8")
    for old, new, _, _ in BUILD_MISTAKES.values():
        text = with_mistake(text, old, new)
    small_book.write(NAME, text)
    answer = small_book.build()
    assert answer.returncode != 0
    for _, _, place, says in BUILD_MISTAKES.values():
        named = [int(number) for number in re.findall(
            rf"try-out\.md:(\d+): [^\n]*{re.escape(says)}", answer.stdout)]
        assert named, answer.stdout
        assert min(abs(number - line) for number in named
                   for line in lines_with(text, place)) <= NEAR, (says, named)


def test_the_scaffolded_book_is_read_by_the_checks(checkout):
    assert len(Book.read(checkout).pages) == 3
