"""The volumes of the printed book, and the pages that each of them has.

Every numbered part of the contents opens a volume. What stands before the
first part belongs to its volume, what follows the last one to that one's:
labs, capstones, reference pages. Solutions and answers are a companion of all
volumes. A volume none of whose chapters is written does not exist.

The contents and the front matter of pages are read here without Sphinx: what
offers or releases files needs their names, and nothing else of print.
"""

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import yaml

from publishing.contract import WEB_PAGES
from publishing.paths import BOOK, CONTENTS

COMPANION = "companion"

# Captions of the contents whose pages are no chapters: they come first and last.
FRONT = ("", "Start here")
BACK = "Reference"

CAPTION = re.compile(r"Part [IVXLC]+(?:: (?P<title>.+))?")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True)
class Volume:
    """One volume: its number, its title, its pages in the order of the contents.

    Attributes
    ----------
    order
        Which of the book's volumes it is, from 1.
    number
        The same as printed, a Roman numeral; empty if the book has one only.
    """

    order: int
    number: str
    title: str
    pages: tuple[str, ...]

    @property
    def name(self) -> str:
        """What files and commands call it.

        >>> Volume(2, "II", "Slopes", ()).name
        'volume-2'
        """
        return f"volume-{self.order}"

    @property
    def heading(self) -> str:
        """What the cover says of it.

        >>> Volume(2, "II", "Slopes", ()).heading
        'Volume II: Slopes'
        """
        return ": ".join(filter(None, (f"Volume {self.number}", self.title)))


def volumes(contents: Path = CONTENTS, book: Path = BOOK) -> list[Volume]:
    """Return the volumes that have a written chapter, in order."""
    root, parts = parts_of(contents)
    pages: list[list[str]] = [[root]]
    titles: list[str] = []
    chapters: list[set[str]] = []
    for part in parts:
        names = [entry["file"] for entry in part["chapters"]]
        if part.get("numbered"):
            if titles:
                pages.append([])
            titles.append(title_of(part["caption"]))
            chapters.append(set(names))
        pages[-1] += names
    # What lies behind a part that does not exist yet still has to be printed.
    found: list[Volume] = []
    for order, (title, of_part) in enumerate(
            zip(titles or [""], chapters or [set(pages[0])]), start=1):
        printed = tuple(page for page in pages[order - 1]
                        if is_written(page, book))
        if found and not of_part & set(printed):
            last = found.pop()
            found.append(Volume(last.order, last.number, last.title,
                                (*last.pages, *printed)))
        else:
            found.append(Volume(order, ROMAN[order - 1], title, printed))
    return found


def parts_of(contents: Path) -> tuple[str, list[dict]]:
    """Return the first page and the parts; a book without parts is one part."""
    table = yaml.safe_load(contents.read_text("utf-8"))
    return table["root"], table.get("parts") or [
        {"caption": "", "chapters": table.get("chapters", [])}]


def title_of(caption: str) -> str:
    """Return what a part is about.

    >>> title_of("Part II: Slopes"), title_of("Part II"), title_of("Slopes")
    ('Slopes', '', 'Slopes')
    """
    found = CAPTION.fullmatch(caption)
    return (found["title"] or "") if found else caption


def chapter_files(contents: Path = CONTENTS, book: Path = BOOK
                  ) -> dict[str, str]:
    """Return the names of the PDFs of single pages: chapters, labs, capstones.

    Chapters have the numbers that they have in the book, labs those of their
    own titles.
    """
    _, parts = parts_of(contents)
    chapters, labs = count(1), count(1)
    found = {}
    for part in parts:
        for entry in part["chapters"]:
            page = entry["file"]
            number = (f"{next(chapters):02}-" if part.get("numbered") else
                      f"lab-{next(labs):02}-" if "/labs/" in page else "")
            if (part["caption"] not in (*FRONT, BACK)
                    and is_written(page, book)):
                found[page] = f"{number}{page.rpartition('/')[2]}.pdf"
    return found


def is_written(page: str, book: Path = BOOK) -> bool:
    """Tell whether a page is printed: it is written, and for paper, too."""
    file = book / f"{page}.md"
    if page in WEB_PAGES or not file.exists():
        return False
    front = file.read_text("utf-8").split("---\n")[1:2]
    return bool(front) and "status: written" in front[0].splitlines()
