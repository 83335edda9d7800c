"""The table of contents: which parts take chapters, and one more entry.

The file is changed as text, by one line, so that its comments and its layout
stay as they are.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

ENTRY = re.compile(r"^(?P<indent>\s*)- file:\s*(?P<file>\S+)")


@dataclass(frozen=True)
class Part:
    """A part of the book: its folder, its pages in order, whether it has numbers."""

    folder: str
    pages: tuple[str, ...]
    numbered: bool


def all_pages(contents: str) -> list[str]:
    """Return all pages that the table of contents lists, in order."""
    listed = yaml.safe_load(contents)
    return [listed["root"], *(chapter["file"] for part in listed["parts"]
                              for chapter in part["chapters"])]


def parts(contents: str) -> dict[str, Part]:
    """Return the parts whose pages have a folder of their own, by its name."""
    found = {}
    for part in yaml.safe_load(contents)["parts"]:
        pages = tuple(chapter["file"] for chapter in part["chapters"])
        folders = {str(PurePosixPath(page).parent) for page in pages}
        if len(folders) == 1 and folders != {"."}:
            folder = folders.pop()
            found[folder] = Part(folder, pages, bool(part.get("numbered")))
    return found


def with_page(contents: str, part: Part, page: str) -> str:
    """Return the contents with a page at the end of a part.

    Nothing changes if the page is listed already.
    """
    if page in all_pages(contents):
        return contents
    lines = contents.split("\n")
    for number, line in enumerate(lines):
        entry = ENTRY.match(line)
        if entry and entry["file"] == part.pages[-1]:
            lines.insert(number + 1, f"{entry['indent']}- file: {page}")
            return "\n".join(lines)
    raise ValueError(f"_toc.yml: expected an entry `- file: {part.pages[-1]}` "
                     "on a line of its own, found none")


def pages_before(contents: str, part: Part, page: str) -> list[str]:
    """Return the pages that come before a page, listed or to be listed."""
    listed = all_pages(with_page(contents, part, page))
    return listed[:listed.index(page)]
