"""Which edition is at hand, and whether it may be released.

The number stands in CITATION.cff, from where the book takes it, and at the top
of CHANGELOG.md. A released edition has a tag `v` + number, a day in the
changelog, and the same day in CITATION.cff.
"""

from collections.abc import Iterator
from datetime import date

from publishing.release.changelog import IN_PREPARATION, Edition, parts_of


def number_faults(citation: dict, newest: Edition) -> Iterator[str]:
    """Say where CITATION.cff and the changelog's newest edition disagree.

    Parameters
    ----------
    citation
        What CITATION.cff holds.
    newest
        The first section of the changelog.
    """
    number = str(citation.get("version", ""))
    try:
        parts_of(number)
    except ValueError as fault:
        yield f"CITATION.cff: version: {fault}"
        return
    if number != newest.number:
        yield (f"CHANGELOG.md:{newest.line}: the newest edition is "
               f"{newest.number}, and CITATION.cff says {number}")
    day = citation.get("date-released")
    day = date.fromisoformat(str(day)) if day else None
    if day != newest.released:
        yield ("CITATION.cff: date-released: expected "
               f"{newest.released or 'nothing'}, which is what CHANGELOG.md "
               f"says of {newest.number}, got {day or 'nothing'}")


def address_faults(address: str) -> Iterator[str]:
    """Say if nobody would find the web edition from the other editions."""
    if not address:
        yield ("no address is known (BOOK_URL), and the PDF and the EPUB would "
               "name no place on the web: set BOOK_URL=https://… in the "
               "environment, to where the web edition will stand")


def release_faults(tag: str, citation: dict,
                   newest: Edition) -> Iterator[str]:
    """Say what stands in the way of releasing the newest edition.

    Parameters
    ----------
    tag
        The tag that asks for the release, such as `v0.1.0`.
    citation, newest
        As in `number_faults`.
    """
    yield from number_faults(citation, newest)
    if tag != f"v{newest.number}":
        yield (f"the tag is {tag}; expected v{newest.number}, the newest "
               "edition in CHANGELOG.md")
    if newest.released is None:
        yield (f"CHANGELOG.md:{newest.line}: edition {newest.number} is "
               f"still {IN_PREPARATION}; put the day in its place")
