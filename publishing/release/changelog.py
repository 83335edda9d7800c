"""The changelog: which editions there are, and what each of them brought.

CHANGELOG.md has one section for each edition, the newest first::

    ## 0.2.0, in preparation

    ## 0.1.0, 2027-03-14
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from publishing.paths import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"
IN_PREPARATION = "in preparation"

HEADING = re.compile(r"## (?P<number>\S+), (?P<when>.+)")
NUMBER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


class ChangelogFault(ValueError):
    """CHANGELOG.md does not keep its form; the message names the line."""


@dataclass(frozen=True)
class Edition:
    """One section of the changelog.

    Attributes
    ----------
    number
        Three numbers with dots between them.
    released
        The day; None while the edition is in preparation.
    notes
        What the section says, in Markdown.
    line
        Where its heading stands.
    """

    number: str
    released: date | None
    notes: str
    line: int


def parts_of(number: str) -> tuple[int, ...]:
    """Return the three numbers of an edition, which sort as they should.

    Examples
    --------
    >>> parts_of("0.10.2") > parts_of("0.9.3")
    True
    """
    if not NUMBER.fullmatch(number):
        raise ValueError("expected the number of an edition such as 1.2.0, "
                         f"got {number!r}")
    return tuple(map(int, number.split(".")))


def read_changelog(path: Path = CHANGELOG) -> list[Edition]:
    """Return the editions that the changelog names, the newest first.

    Raises
    ------
    ChangelogFault
        If a heading is not of the form above, if the numbers do not descend,
        or if an edition other than the newest is in preparation.
    """
    editions = []
    for line, heading, notes in sections(path.read_text("utf-8")):
        try:
            editions.append(read_section(line, heading, notes))
            check_order(editions)
        except ValueError as fault:
            raise ChangelogFault(f"{path.name}:{line}: {fault}") from None
    if not editions:
        raise ChangelogFault(f"{path.name}:1: expected a section "
                             f"`## 0.1.0, {IN_PREPARATION}`")
    return editions


def sections(text: str) -> list[tuple[int, str, str]]:
    """Return line, heading and text of each second-level section."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines)
              if line.startswith("## ")]
    return [(start + 1, lines[start],
             "\n".join(lines[start + 1:end]).strip())
            for start, end in zip(starts, [*starts[1:], len(lines)])]


def read_section(line: int, heading: str, notes: str) -> Edition:
    match = HEADING.fullmatch(heading)
    if not match:
        raise ValueError(f"expected `## 1.2.0, {IN_PREPARATION}` or `## "
                         f"1.2.0, 2027-03-14`, got `{heading}`")
    parts_of(match["number"])
    if not notes:
        raise ValueError(f"edition {match['number']} says nothing of what "
                         "has changed")
    return Edition(match["number"], day_of(match["when"]), notes, line)


def day_of(when: str) -> date | None:
    if when == IN_PREPARATION:
        return None
    try:
        return date.fromisoformat(when)
    except ValueError:
        raise ValueError(f"expected a day such as 2027-03-14, or "
                         f"`{IN_PREPARATION}`, got {when!r}") from None


def check_order(editions: list[Edition]) -> None:
    """Compare the last edition with the newer ones before it."""
    *newer, edition = editions
    if newer and parts_of(edition.number) >= parts_of(newer[-1].number):
        raise ValueError(f"edition {edition.number} stands below "
                         f"{newer[-1].number}; the newest comes first")
    if newer and edition.released is None:
        raise ValueError(f"edition {edition.number} is {IN_PREPARATION} "
                         "although there is a newer one; give its day")
