"""Python: what ruff finds in the repository's code and in the cells of pages.

The rules stand in ``ruff.toml`` and ``ruff_cells.toml`` beside this file. The
cells of a page are one program, so ruff reads them as one file, in which every
line has the number that it has on the page.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from publishing.checks.book import Book
from publishing.checks.page import Page
from publishing.checks.registry import Message, book_rule

HERE = Path(__file__).parent
RULES = HERE / "ruff.toml"
CELL_RULES = HERE / "ruff_cells.toml"
FOLDERS = ("code", "tests", "publishing")
PROGRAM = Path(sys.executable).with_name("ruff")
UNREADABLE = "invalid-syntax"
# How to mend what ruff only names. For the rest it has an explanation.
MENDS = {
    "E501": "break the line",
    "F821": "define it, import it, or mend its spelling",
    "F841": "use it or remove it",
    UNREADABLE: "Python cannot read the file; mend this first",
}


def findings(folder: Path, rules: Path, paths: list[str]) -> list[dict]:
    """Return what ruff says of files, whose paths are relative to a folder."""
    answer = subprocess.run(
        [str(PROGRAM), "check", "--config", str(rules), "--no-cache",
         "--output-format", "json", "--exclude", "node_modules", "--", *paths],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if answer.returncode not in {0, 1}:
        raise RuntimeError(f"ruff failed: {answer.stderr or answer.stdout}")
    return json.loads(answer.stdout)


def advice(finding: dict) -> str:
    """Say what is wrong and how to mend it, or where ruff explains it."""
    code = finding["code"] or UNREADABLE
    fix = (finding["fix"] or {}).get("message")
    mend = MENDS.get(code) or (
        f"{fix[0].lower()}{fix[1:]}" if fix
        else f"`.venv/bin/ruff rule {code}` says how to mend it")
    return f"{finding['message']} ({code}); {mend}"


@book_rule("python", "Python in code/, tests/ and publishing/ passes ruff")
def python(book: Book) -> Iterator[Message]:
    folders = [name for name in FOLDERS if (book.root / name).is_dir()]
    if not folders:
        return
    for finding in findings(book.root, RULES, folders):
        name = book.name_of(Path(finding["filename"]))
        yield Message(name, finding["location"]["row"], "python", advice(finding))


@book_rule("cells", "the cells of a page, as one program, pass ruff")
def cells(book: Book) -> Iterator[Message]:
    pages = [page for page in book.pages if page.cells and readable(page)]
    if not pages:
        return
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            Path(folder, f"{number}.py").write_text(program(page), "utf-8")
        for finding in findings(Path(folder), CELL_RULES, ["."]):
            page = pages[int(Path(finding["filename"]).stem)]
            yield Message(page.name, finding["location"]["row"], "cells",
                          advice(finding))


def readable(page: Page) -> bool:
    """Tell whether all cells are Python; if not, `cell-python` reports it."""
    return all(cell.tree is not None for cell in page.cells
               if "raises-exception" not in cell.tags)


def program(page: Page) -> str:
    """Return the cells of a page as one file, each on its own lines."""
    lines = [""] * (len(page.lines) + 1)
    for cell in page.cells:
        if cell.tree is not None and not cell.nested:
            body = cell.body.rstrip().split("\n")
            start = cell.body_line - 1
            lines[start:start + len(body)] = body
    return "\n".join(lines).rstrip("\n") + "\n"
