"""The list of errata, `book/reference/errata.yml`.

One entry for each mistake that could have misled a reader::

    - edition: 0.1.0                # the newest edition that has the mistake
      page: linear-algebra/vectors  # as in _toc.yml
      place: the solution of exercise 3
      wrong: The angle is $60$ degrees.
      right: The angle is $30$ degrees.
      corrected: 2027-03-14

The texts are MyST, as on any page, and `place` may be left out.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from publishing.paths import BOOK
from publishing.release.changelog import parts_of

ERRATA = BOOK / "reference" / "errata.yml"

NEEDED = ("edition", "page", "wrong", "right", "corrected")
FIELDS = (*NEEDED, "place")


@dataclass(frozen=True)
class Erratum:
    """One mistake and its correction; `line` is where the entry begins."""

    edition: str
    page: str
    wrong: str
    right: str
    corrected: date
    place: str
    line: int


@dataclass(frozen=True)
class Fault:
    """What is wrong with the list, and where."""

    line: int
    text: str


def read_errata(path: Path, editions: Collection[str],
                pages: Collection[str]) -> tuple[list[Erratum], list[Fault]]:
    """Return the entries of a list of errata and what is wrong with it.

    Parameters
    ----------
    path
        The YAML file.
    editions
        The numbers of all editions that an entry may name.
    pages
        The names of all pages that an entry may name.

    Returns
    -------
    errata
        The sound entries: the newest edition first, and in each edition the
        last correction first.
    faults
        Nothing, if all entries are sound.
    """
    try:
        root = yaml.compose(path.read_text("utf-8"), yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return [], [Fault(line, f"this is not YAML: {error.problem}")]
    if root is None:
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        return [], [Fault(line_of(root), "expected a list of entries, each "
                                         "beginning with `- edition:`")]
    errata, faults = [], []
    for node in root.value:
        found = list(entry_faults(node, editions, pages))
        faults += found
        if not found:
            errata.append(erratum(node))
    errata.sort(key=lambda entry: (parts_of(entry.edition), entry.corrected),
                reverse=True)
    return errata, faults


def line_of(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def entry_faults(node: yaml.Node, editions: Collection[str],
                 pages: Collection[str]) -> Iterator[Fault]:
    """Say what is wrong with one entry."""
    if not isinstance(node, yaml.MappingNode):
        yield Fault(line_of(node), f"expected an entry with the fields "
                                   f"{', '.join(NEEDED)}")
        return
    fields: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value not in FIELDS:
            yield Fault(line_of(key), f"no field is called {key.value!r}; "
                                      f"expected {', '.join(FIELDS)}")
        elif key.value in fields:
            yield Fault(line_of(key), f"{key.value} is given twice")
        elif not isinstance(value, yaml.ScalarNode) or not value.value.strip():
            yield Fault(line_of(key), f"{key.value}: expected a text")
        fields[key.value] = value
    for name in NEEDED:
        if name not in fields:
            yield Fault(line_of(node), f"the entry lacks {name}")
    for name, known, what in (("edition", editions, "an edition that "
                               "CHANGELOG.md names"),
                              ("page", pages, "a page of the book, named as "
                               "in _toc.yml")):
        value = fields.get(name)
        if isinstance(value, yaml.ScalarNode) and value.value not in known:
            yield Fault(line_of(value), f"{name}: expected {what}, got "
                                        f"{value.value!r}")
    corrected = fields.get("corrected")
    if isinstance(corrected, yaml.ScalarNode) and not is_day(corrected.value):
        yield Fault(line_of(corrected), "corrected: expected a day such as "
                                        f"2027-03-14, got {corrected.value!r}")


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def erratum(node: yaml.MappingNode) -> Erratum:
    """Return a sound entry."""
    fields = {key.value: value.value.strip() for key, value in node.value}
    fields["corrected"] = date.fromisoformat(fields["corrected"])
    return Erratum(**({"place": ""} | fields), line=line_of(node))
