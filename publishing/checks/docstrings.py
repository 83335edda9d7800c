"""Docstrings of the package: the label they cite, and errors worth a word.

A docstring says ``Explained in :ref:`label```, with a label of the book, which
outlives titles. Its Raises section says more than that bad input is refused:
that goes for every function.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from publishing.checks.book import Book
from publishing.checks.links import near
from publishing.checks.registry import Message, book_rule

PACKAGE = Path("code", "mlmath")
CITED = re.compile(r":ref:`([^`]+)`")
EXPLAINED = re.compile(r"Explained in (?!:ref:`)(?:\S+\s+){0,2}\S+")
EMPTY = re.compile(
    r"Raises\s+-+\s+[\w, ]+\s+If an? (?:argument|number|parameter) is not"
    r" (?:of this kind|such a number|what is expected)\b[^,.]*\.")


@book_rule("docstrings", "docstrings of the package cite labels of the book")
def docstrings(book: Book) -> Iterator[Message]:
    for path in sorted((book.root / PACKAGE).rglob("*.py")):
        source = path.read_text("utf-8")
        for line, text in found(source, book):
            yield Message(book.name_of(path), line, "docstrings", text)


def found(source: str, book: Book) -> Iterator[tuple[int, str]]:
    for start, docstring in docstrings_of(source):
        for pattern, problem in (
                (CITED, lambda match: unknown(match[1], book)),
                (EXPLAINED, lambda match: f'"{" ".join(match[0].split())}": '
                 "cite a label, Explained in :ref:`label`"),
                (EMPTY, lambda match: "the Raises section says nothing of its "
                 "own; remove it")):
            for match in pattern.finditer(docstring):
                text = problem(match)
                if text:
                    yield start + docstring.count("\n", 0, match.start()), text


def unknown(label: str, book: Book) -> str:
    if label in book.labels:
        return ""
    return (f"there is no label `{label}`{near(label, book.labels)}; mend the "
            "name")


def docstrings_of(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each docstring, as they stand."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            if ast.get_docstring(node) is not None:
                constant = node.body[0].value
                yield constant.lineno, constant.value
