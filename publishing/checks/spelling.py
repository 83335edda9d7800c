"""Spelling, with codespell: its list of common misspellings and our exceptions.

Words that codespell takes for misspellings and that are right here stand in
``codespell-ignore.txt`` beside this file, one in a line, in lower case.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from publishing.checks.book import Book
from publishing.checks.registry import Message, book_rule

IGNORED_WORDS = Path(__file__).with_name("codespell-ignore.txt")
# Formulas, commands and addresses are not words.
NOT_WORDS = r"\$[^$\n]+\$|\\[A-Za-z]+|https?://\S+"
DISPLAYS = r"\$\$.*?\$\$"
FINDING = re.compile(r"^(?P<file>.*?):(?P<line>\d+): (?P<word>\S+) ==> (?P<better>.*)$")


def files(book: Book) -> list[Path]:
    """What is spelled: the pages, the two guides, the package's source."""
    paths = [book.root / page.name for page in book.pages]
    paths += [book.root / "README.md", book.root / "CONTRIBUTING.md"]
    paths += sorted((book.root / "code" / "mlmath").rglob("*.py"))
    return [path for path in paths if path.exists()]


def misspellings(paths: list[Path]) -> list[tuple[Path, int, str, str]]:
    """File, line, word and correction of each misspelling codespell finds."""
    if not paths:
        return []
    result = subprocess.run(
        [
            sys.executable, "-m", "codespell_lib",
            "--config", "/dev/null", "--toml", "/dev/null",
            "--ignore-words", str(IGNORED_WORDS),
            "--ignore-regex", NOT_WORDS,
            "--ignore-multiline-regex", DISPLAYS,
            *map(str, paths),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    found = [FINDING.match(line) for line in result.stdout.splitlines()]
    if result.stderr.strip() or (result.returncode and not any(found)):
        raise RuntimeError(f"codespell failed: {result.stderr or result.stdout}")
    return [
        (Path(m["file"]), int(m["line"]), m["word"], m["better"]) for m in found if m
    ]


@book_rule("spelling", "no misspelling that codespell knows")
def spelling(book: Book) -> Iterator[Message]:
    for path, line, word, better in misspellings(files(book)):
        yield Message(
            book.name_of(path), line, "spelling",
            f'"{word}"; write "{better}" (or, if it is right, add it to '
            "publishing/checks/codespell-ignore.txt)",
        )
