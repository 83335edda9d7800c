"""JavaScript: what oxlint finds in the figures' modules and in the press.

The rules stand in ``oxlint.json`` beside this file: mistakes alone, no taste.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from publishing.checks.book import Book
from publishing.checks.registry import Message, book_rule
from publishing.node import find_node
from publishing.paths import PRESS

RULES = Path(__file__).with_name("oxlint.json")
PROGRAM = PRESS / "node_modules" / "oxlint" / "bin" / "oxlint"
FOLDERS = ("book/figures", "publishing", "tests")


def findings(root: Path, folders: list[str]) -> list[dict]:
    """Return what oxlint says of the scripts in some folders."""
    answer = subprocess.run(
        [find_node(), str(PROGRAM), "--config", str(RULES), "--format", "json",
         "--ignore-pattern", "node_modules", *folders],
        cwd=root, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "NO_COLOR": "1"})
    try:
        return json.loads(answer.stdout)["diagnostics"]
    except ValueError:
        raise RuntimeError(
            f"oxlint failed: {answer.stderr or answer.stdout}") from None


def holds_scripts(folder: Path) -> bool:
    return any(path for ending in ("*.js", "*.mjs")
               for path in folder.glob(f"**/{ending}"))


@book_rule("javascript", "the scripts of figures and of the press pass oxlint")
def javascript(book: Book) -> Iterator[Message]:
    folders = [name for name in FOLDERS if holds_scripts(book.root / name)]
    if not folders:
        return
    for finding in findings(book.root, folders):
        place = finding["labels"][0]["span"] if finding["labels"] else {"line": 1}
        mend = finding.get("help") or f"see {finding.get('url', 'its name')}"
        yield Message(
            finding["filename"], place["line"], "javascript",
            f"{finding['message']} {finding.get('code', '')}; {mend}")
