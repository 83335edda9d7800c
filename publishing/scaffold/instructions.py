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


def instructions(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the beginning of each instruction in a text."""
    for number, line in enumerate(text.split("\n"), start=1):
        found = MARK.search(line)
        if found:
            yield number, beginning(found["task"].strip('"'))


def beginning(task: str) -> str:
    """Return the first words of a task, as many as make it recognizable."""
    if len(task) <= LONGEST_QUOTATION:
        return task
    return task[:LONGEST_QUOTATION].rpartition(" ")[0] + " …"


def module_name(page: str) -> str:
    """Return what a page's Python modules are called."""
    return page.replace("-", "_")


def exercises_file(page: str) -> PurePosixPath:
    """Return the file with the exercises of a page, by the page's name."""
    return PurePosixPath("code/mlmath/check/exercises",
                         f"{module_name(page)}.py")


def test_file(page: str) -> PurePosixPath:
    """Return the file with the tests of a page, by the page's name."""
    return PurePosixPath("tests/chapters", f"test_{module_name(page)}.py")
