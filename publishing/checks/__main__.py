"""The command line: ``python -m publishing.checks [--list] [FILE …]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from publishing.checks import BOOK_RULES, PAGE_RULES, Book, check_book
from publishing.checks.book import ROOT


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Print all messages; return 1 if there are any, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m publishing.checks",
        description="Check the text of the book.",
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="show messages about these files only"
    )
    parser.add_argument(
        "--list", action="store_true", help="list the checks, and check nothing"
    )
    options = parser.parse_args(arguments)
    if options.list:
        for rule in (*PAGE_RULES.values(), *BOOK_RULES.values()):
            print(f"{rule.name:15} {rule.explanation}")
        return 0
    wanted = {name_in(root, file) for file in options.files}
    unknown = [name for name in wanted if not (root / name).is_file()]
    if unknown:
        parser.error(f"no such file: {', '.join(sorted(unknown))}")
    messages = [m for m in check_book(Book.read(root)) if not wanted or m.file in wanted]
    for message in messages:
        print(message)
    print(f"{len(messages)} to mend" if messages else "The text passes all checks.")
    return 1 if messages else 0


def name_in(root: Path, file: str) -> str:
    """How messages call a file that is given on the command line."""
    path = Path(file).resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file


if __name__ == "__main__":
    sys.exit(main())
