"""Quick builds: the page that changed, its cells if they changed, no more."""

import os
import subprocess
import sys

import pytest

from publishing.web import workshop

pytestmark = pytest.mark.skipif(not workshop.can_fork(),
                                reason="quick builds need processes that fork")

# Builds what the lines of the input name, as often as there are lines.
PROGRAM = """\
import sys
from publishing.paths import BOOK
from publishing.web.workshop import Workshop
workshop = Workshop()
for line in sys.stdin:
    old, new, name = line.rstrip("\\n").split("|")
    page = BOOK / name
    text = page.read_text("utf-8")
    assert old in text, (old, text)
    page.write_text(text.replace(old, new), "utf-8")
    print("STATUS", workshop.build([page]), flush=True)
workshop.close()
"""


def quick_builds(book, *changes):
    """Change pages and build after each change; return what was said to each."""
    variables = os.environ | {"PYTHONPATH": str(book.root / "code"),
                              "PYTHONUNBUFFERED": "1"}
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=book.root, env=variables, text=True,
        input="".join(f"{'|'.join(change)}\n" for change in changes),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True)
    *said, rest = answer.stdout.split("STATUS ")
    statuses = [part[0] for part in answer.stdout.split("STATUS ")[1:]]
    assert len(statuses) == len(changes), answer.stdout
    return list(zip(map(int, statuses), said, strict=True))


def test_only_what_changed_is_built(built_book):
    # The first build in another folder reads everything again.
    quick_builds(built_book, ("What it will say", "What it says", "later.md"))
    before = (built_book.site / "later.html").stat().st_mtime_ns
    (words, _), (cell, ran), (again, idle) = quick_builds(
        built_book,
        ("what is to come", "what comes later", "numbers.md"),
        ("The answer is", "It is", "numbers.md"),
        ("what comes later", "what follows", "numbers.md"))
    assert words == cell == again == 0
    assert "[1/1] numbers.md: done" in ran and "cells of 1 chapter ran" in ran
    assert "Running the cells" not in idle and "no cell had to run" in idle
    page = built_book.page("numbers.html")
    assert "what follows" in page and "It is 41" in page
    assert (built_book.site / "later.html").stat().st_mtime_ns == before
    # `make book` knows that there is more to do, and does it.
    answer = built_book.build()
    assert answer.returncode == 0, answer.stdout
    assert "Nothing has changed" not in answer.stdout
    assert "did not end well" not in answer.stdout
    assert "Running the cells" not in answer.stdout


def test_a_mistake_is_said_until_it_is_mended(built_book):
    link = "{ref}`what is to come <no-such-label>`"
    answers = quick_builds(
        built_book,
        ("{ref}`what is to come <later>`", link, "numbers.md"),
        ("What it will say.", "What it will tell.", "later.md"),
        (link, "{ref}`what is to come <later>`", "numbers.md"),
        ("print(", "prnt(", "numbers.md"),
        ("prnt(", "print(", "numbers.md"))
    assert [status for status, _ in answers] == [1, 1, 0, 1, 0]
    for _, said in answers[:2]:
        assert "numbers.md:" in said and "'no-such-label'" in said
    assert not any("reading every page again" in said.lower().replace("\n", " ")
                   for _, said in answers)
    assert "NameError: name 'prnt' is not defined" in answers[3][1]
    # The whole build takes no quick one's word for it.
    answer = built_book.build()
    assert answer.returncode == 0, answer.stdout
    assert "did not end well" in answer.stdout
