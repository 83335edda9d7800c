"""What is asked for, and whether it can be done.

All that is wrong is said at once: what came, and what was expected.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publishing.checks.page import Page, read_page
from publishing.instructions import exercises_file, test_file
from publishing.paths import manuscript
from publishing.scaffold import contents

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_NAME = 50
# Letters of any language, digits, and signs that mean nothing to Markdown,
# YAML or Python.
TITLE = re.compile(r"[^\W_][\w ,:;.?!'’()&+/–-]*")
TITLE_LENGTHS = (3, 90)


class Refused(Exception):
    """What is asked for cannot be done; the text says all that is wrong."""


@dataclass(frozen=True)
class Request:
    """A page to write: its part, its name and its title."""

    part: contents.Part
    name: str
    title: str
    stub: Page | None
    """The planned page that is filled, if there is one."""

    @property
    def kind(self) -> str:
        return self.stub.kind if self.stub else "chapter"

    @property
    def key(self) -> str:
        """What the labels of the page carry."""
        planned = self.stub.front.get("key") if self.stub else ""
        return str(planned or self.name.replace("-", ""))

    @property
    def page(self) -> str:
        """The page as `_toc.yml` lists it."""
        return f"{self.part.folder}/{self.name}"


def read_request(root: Path, part: str, name: str, title: str) -> Request:
    """Return what is asked for.

    Raises
    ------
    Refused
        If an argument is missing or wrong, or the chapter is written already.
    """
    known = contents.parts((root / "_toc.yml").read_text("utf-8"))
    problems = [*wrong_part(part, known), *wrong_name(name)]
    stub = None if problems else planned_page(root, part, name)
    if not problems:
        problems += taken(root, part, name, stub)
    if stub is None and not is_page(root, part, name):
        problems += wrong_title(title)
        problems += unplanned(part, known)
    if problems:
        raise Refused("\n".join(problems))
    return Request(known[part], name, stub.title.title if stub else title, stub)


def wrong_part(part: str, known: dict[str, contents.Part]) -> Iterator[str]:
    if part not in known:
        yield (f"PART: expected one of {', '.join(known)}, "
               f"got {part!r}" if part else
               f"PART is missing: give one of {', '.join(known)}")


def unplanned(part: str, known: dict[str, contents.Part]) -> Iterator[str]:
    """Say that only parts with numbers take pages that nobody has planned."""
    if part in known and not known[part].numbered:
        yield (f"NAME: expected a page of {part} that _toc.yml plans; a new page "
               "there is planned first")


def wrong_name(name: str) -> Iterator[str]:
    expected = "lower-case words with hyphens, such as markov-chains"
    if not name:
        yield f"NAME is missing: give {expected}"
    elif not NAME.fullmatch(name):
        yield f"NAME: expected {expected}, got {name!r}"
    elif len(name) > LONGEST_NAME:
        yield (f"NAME: expected at most {LONGEST_NAME} characters, "
               f"got {len(name)}: {name!r}")


def wrong_title(title: str) -> Iterator[str]:
    shortest, longest = TITLE_LENGTHS
    if not title:
        yield 'TITLE is missing: give a title, such as TITLE="Markov chains"'
    elif not TITLE.fullmatch(title):
        bad = sorted({sign for sign in title if not TITLE.fullmatch(f"a{sign}")})
        yield (f"TITLE: expected letters, digits and signs of a sentence on one "
               f"line, got {title!r}"
               + (f" with {' '.join(map(repr, bad))}" if bad else ""))
    elif not shortest <= len(title) <= longest:
        yield (f"TITLE: expected {shortest} to {longest} characters, "
               f"got {len(title)}: {title!r}")


def is_page(root: Path, part: str, name: str) -> bool:
    return (root / "book" / part / f"{name}.md").is_file()


def planned_page(root: Path, part: str, name: str) -> Page | None:
    """Return the planned page of that part and name, if there is one."""
    if not is_page(root, part, name):
        return None
    path = root / "book" / part / f"{name}.md"
    page = read_page(path, path.relative_to(root).as_posix())
    return page if page.planned else None


def taken(root: Path, part: str, name: str, stub: Page | None) -> Iterator[str]:
    """Say what is in the way: a page, an anchor, a file beside the chapter."""
    own = root / "book" / part / f"{name}.md"
    if is_page(root, part, name) and stub is None:
        yield (f"NAME: book/{part}/{name}.md is there already and not "
               f"planned; choose a name other than {name!r}")
        return
    for path in manuscript(root / "book"):
        if path != own and f"({name})=" in path.read_text("utf-8").split("\n"):
            place = path.relative_to(root).as_posix()
            yield (f"NAME: {place} has the anchor `({name})=` already; choose a "
                   f"name other than {name!r}")
    for file in (exercises_file(f"{part}/{name}"), test_file(f"{part}/{name}")):
        if (root / file).exists():
            yield f"NAME: {file} is there already; choose another name or remove it"
