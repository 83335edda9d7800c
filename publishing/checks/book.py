"""The book as the checks see it: its pages, macros, contents, glossary."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from publishing.checks.kept import kept_pages
from publishing.checks.page import (
    CodeCell,
    Container,
    Directive,
    Math,
    Page,
    Paragraph,
    Target,
    plain,
    read_page,
)
from publishing.katex.renderer import read_macros
from publishing.paths import ROOT, manuscript

NOTATION = "book/reference/notation.md"
GLOSSARY = "book/reference/glossary.md"


@dataclass
class Book:
    """Everything a check may want to know beyond its own page."""

    root: Path
    pages: list[Page] = field(default_factory=list)

    @classmethod
    def read(cls, root: Path = ROOT) -> Book:
        """Read all pages below ``root/book``."""
        book = cls(root)
        paths = {book.name_of(path): path for path in manuscript(root / "book")
                 if not any(part.startswith((".", "_")) for part in
                            path.relative_to(root).parts)}
        book.pages = (kept_pages(paths) if root == ROOT else
                      [read_page(path, name) for name, path in paths.items()])
        return book

    def name_of(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def page(self, name: str) -> Page | None:
        return next((page for page in self.pages if page.name == name), None)

    @cached_property
    def macros(self) -> dict[str, str]:
        """The house macros: name (without backslash) → definition."""
        path = self.root / "publishing" / "macros.json"
        macros = read_macros(path) if path.exists() else {}
        return {name.removeprefix("\\"): definition
                for name, definition in macros.items()}

    @cached_property
    def notation(self) -> Page | None:
        return self.page(NOTATION)

    @cached_property
    def glossary_terms(self) -> set[str]:
        """The terms of the glossary, in lower case."""
        page = self.page(GLOSSARY)
        if page is None:
            return set()
        return {
            plain(term.text).lower()
            for block in page.find(Container)
            if block.kind == "glossary_terms"
            for term in block.find(Paragraph)
        }

    @cached_property
    def labels(self) -> dict[str, list[tuple[str, int]]]:
        """Each label of the book with the places where it is given."""
        places = defaultdict(list)
        for page in self.pages:
            for label, line in labels_of(page):
                places[label.lower()].append((page.name, line))
        return places

    @cached_property
    def toc(self) -> list[tuple[str, int]]:
        """The files that ``_toc.yml`` lists, with the lines they stand on."""
        path = self.root / "_toc.yml"
        if not path.exists():
            return []
        return toc_files(yaml.compose(path.read_text(encoding="utf-8")))


def toc_files(node: yaml.Node | None) -> list[tuple[str, int]]:
    """Collect the values of `root` and `file`, with their lines, from YAML."""
    found = []
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in {"root", "file"}:
                found.append((value.value, value.start_mark.line + 1))
            else:
                found.extend(toc_files(value))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            found.extend(toc_files(item))
    return found


def labels_of(page: Page) -> list[tuple[str, int]]:
    """The labels a page gives: to sections, directives, figures, equations."""
    found = []
    for block in page.root.walk():
        if isinstance(block, Target):
            found.append((block.label, block.line))
        elif isinstance(block, CodeCell):
            name = (block.figure or {}).get("name")
            if name:
                line = page.find_line(str(name), block.line)
                found.append((str(name), line))
        elif isinstance(block, Directive):
            for key in ("label", "name"):
                if block.options.get(key):
                    line = block.option_lines.get(key, block.line)
                    found.append((str(block.options[key]), line))
        elif isinstance(block, Math) and block.label:
            found.append((block.label, block.end))
    return found
