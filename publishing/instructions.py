"""What the scaffold asks the author to write, and how to find it again.

An instruction is what follows the words "To write:", on the page, in the head
of the page, or in a comment of the Python files beside it. It is text like any
other: the page builds with it, and whoever reads the page sees it.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

# What is asked for ends with the line, or where other text in bold begins or
# another instruction.
MARK = re.compile(r"\bTo write:\W*(?P<task>.*?)\s*(?:\*\*|\*To write|$)")
LONGEST_QUOTATION = 60
EXERCISES = PurePosixPath("code/mlmath/exercises")
TESTS = PurePosixPath("tests/exercises")


def instructions(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the beginning of each instruction in a text."""
    for number, line in enumerate(text.split("\n"), start=1):
        found = MARK.search(line)
        if found:
            yield number, beginning(found["task"].strip('"'))


def is_begun(text: str) -> bool:
    """Return whether a page still holds instructions of the scaffold."""
    return any(True for _ in instructions(text))


def beginning(task: str) -> str:
    """Return the first words of a task, as many as make it recognizable."""
    if len(task) <= LONGEST_QUOTATION:
        return task
    return task[:LONGEST_QUOTATION].rpartition(" ")[0] + " …"


def module(page: str) -> PurePosixPath:
    """Return where a page's Python modules stand, below their room.

    >>> module("linear-algebra/vectors").as_posix()
    'linear_algebra/vectors'
    """
    return PurePosixPath(page.replace("-", "_"))


def exercises_file(page: str) -> PurePosixPath:
    """Return the file with the exercises of a page, as `_toc.yml` lists it."""
    return EXERCISES / module(page).with_suffix(".py")


def is_beside(file: str, page: str) -> bool:
    """Tell whether a Python file belongs to a page: its module, or one of several.

    A page with many exercises may have a folder of its name in place of one
    file, here and for the tests.

    >>> is_beside("code/mlmath/exercises/calculus/labs/walks/path.py",
    ...           "calculus/labs/walks")
    True
    >>> is_beside("code/mlmath/exercises/calculus/labs/walks.py", "calculus/labs/walk")
    False
    """
    return any(file == f"{place}.py" or file.startswith(f"{place}/") for place in (
        EXERCISES / module(page), TESTS / module(page),
        test_file(page).with_suffix("")))


def test_file(page: str) -> PurePosixPath:
    """Return the file with the tests of a page, as `_toc.yml` lists it."""
    place = module(page)
    return TESTS / place.parent / f"test_{place.name}.py"
