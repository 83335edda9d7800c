"""The command line: ``python -m publishing.checks``; ``make check`` calls it."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path

from publishing.checks import BOOK_RULES, PAGE_RULES, Book, check_book
from publishing.checks.budgets import report
from publishing.instructions import EXERCISES, TESTS, is_beside
from publishing.paths import ROOT, manuscript


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Print all messages; return 1 if there are any, else 0."""
    started = time.monotonic()
    parser = command_line()
    options = parser.parse_args(arguments)
    if options.list:
        for rule in (*PAGE_RULES.values(), *BOOK_RULES.values()):
            print(f"{rule.name:17} {rule.explanation}")
        return 0
    wanted = {name_in(root, file) for file in options.files}
    unknown = [name for name in wanted if not (root / name).is_file()]
    if unknown:
        parser.error(f"no such file: {', '.join(sorted(unknown))}")
    if options.chapter:
        files = files_of(root, options.chapter)
        if not files:
            parser.error(f"no such chapter: {options.chapter!r}; expected the name "
                         "of a page in book/, such as vectors")
        wanted |= files
    book = Book.read(root)
    messages = check_book(book, wanted)
    for message in messages:
        print(message)
    if options.chapter:
        print(*report(next(page for page in book.pages if page.name in wanted)),
              sep="\n")
    print(conclusion(len(messages), wanted, time.monotonic() - started))
    return 1 if messages else 0


def command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m publishing.checks",
        description="Check the book's text and the repository's code.",
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="show messages about these files only"
    )
    parser.add_argument(
        "--chapter", metavar="NAME",
        help="show messages about a page and the Python files beside it only",
    )
    parser.add_argument(
        "--list", action="store_true", help="list the checks, and check nothing"
    )
    return parser


def name_in(root: Path, file: str) -> str:
    """How messages call a file that is given on the command line."""
    path = Path(file).resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file


def files_of(root: Path, chapter: str) -> set[str]:
    """A page, by its name or its path, with its exercises and its tests."""
    name = chapter.rpartition("/")[2].removesuffix(".md")
    pages = [path for path in manuscript(root / "book") if path.stem == name]
    if not pages:
        return set()
    addresses = [path.relative_to(root / "book").with_suffix("").as_posix()
                 for path in pages]
    code = [path for room in (EXERCISES, TESTS) for path in (root / room).rglob("*.py")]
    return {name for path in (*pages, *code)
            for name in [path.relative_to(root).as_posix()]
            if path in pages or any(is_beside(name, address) for address in addresses)}


def conclusion(count: int, wanted: set[str], seconds: float) -> str:
    what = ", ".join(sorted(wanted)) if wanted else "The book, its text and its code,"
    passed = "pass" if len(wanted) > 1 else "passes"
    said = f"{count} to mend" if count else f"{what} {passed} all checks."
    return f"{said} ({seconds:.1f} s)"


if __name__ == "__main__":
    # Pages are many small objects that are needed to the end.
    gc.disable()
    sys.exit(main())
