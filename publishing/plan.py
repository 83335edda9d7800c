"""The plan of the pages: what each is to hold, in ``book/plan/``.

One file for each part of the book, and in it one entry for each page: the story
that it tells, the three things it needs, its symbols, data and figures, what it
mentions and where that is explained, and what earlier pages have promised in
its name. Labels stand in ``book/reference/labels.yml`` and words in the
glossary, each with the page that owns them, and nowhere else.

`publishing.checks.planning` holds the plan to the book, and `publishing.scaffold`
puts what it says into a new page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = "book/plan"
# What an entry may hold, and whether it is a text, a list or a table.
FIELDS = {"story": str, "does": list, "needs": list, "symbols": str,
          "mentions": list, "data": list, "moving": list, "stills": list,
          "package": list, "sections": dict, "elsewhere": list, "keeps": list,
          "notes": list}


@dataclass(frozen=True)
class Entry:
    """What is planned for a page, and where that is written."""

    page: str
    file: str
    line: int
    fields: dict

    def pairs(self, field: str) -> list[tuple[str, str]]:
        """The items of a list, each a name with what is said of it, or none."""
        return [next(iter(item.items())) if isinstance(item, dict) else (item, "")
                for item in self.fields.get(field, ())]

    def texts(self) -> Iterator[str]:
        """All that the entry says in words."""
        for value in self.fields.values():
            yield from strings(value)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def read_plan(root: Path) -> list[Entry]:
    """Return the entries of all pages, in the order of the files."""
    return [entry for path in sorted((root / FOLDER).glob("*.yml"))
            for entry in entries_of(path, path.relative_to(root).as_posix())]


def entries_of(path: Path, name: str) -> Iterator[Entry]:
    loader = yaml.SafeLoader(path.read_text("utf-8"))
    table = loader.get_single_node()
    for key, value in table.value if table else ():
        yield Entry(key.value, name, key.start_mark.line + 1,
                    loader.construct_object(value, deep=True) or {})


def entry_of(root: Path, page: str) -> Entry | None:
    """Return what is planned for a page, by the name of its file."""
    return next((entry for entry in read_plan(root) if entry.page == page), None)
