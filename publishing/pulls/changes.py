"""Which pages a pull request changes, and how heavy they become."""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

PAGE = re.compile(r"book/((?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*)\.md")

# What many pages are made with.
SHARED = ("code/mlmath/", "publishing/", "book/figures/", "_config.yml",
          "_toc.yml", "requirements.lock")

PICTURE = re.compile(r"""(?:src|srcset|data)=["']([^"']*_images/[^"']+)["']""")


def changed_pages(files: Iterable[str]) -> list[str]:
    """Return the pages, in order, whose sources are among some files.

    Examples
    --------
    >>> changed_pages(["book/calculus/gradients.md", "README.md"])
    ['calculus/gradients']
    """
    return sorted({match[1] for file in files
                   if (match := PAGE.fullmatch(file))})


def changes_many(files: Iterable[str]) -> bool:
    """Tell whether one of the files may change pages that are not named."""
    return any(file.startswith(SHARED) for file in files)


@dataclass(frozen=True)
class Size:
    """What a page weighs, in bytes; None where there is no such page."""

    page: str
    before: int | None
    after: int | None


def page_sizes(pages: Iterable[str], base: Path, site: Path) -> list[Size]:
    """Compare pages of a site with those of the site it shall replace."""
    return [Size(page, page_size(base, page), page_size(site, page))
            for page in pages]


def page_size(site: Path, page: str) -> int | None:
    """Return the bytes that a page and its pictures take on their way."""
    file = site / f"{page}.html"
    if not file.is_file():
        return None
    return sum(sent_size(part) for part in {file, *pictures(site, file)})


def pictures(site: Path, file: Path) -> Iterator[Path]:
    """Yield the pictures of the site that a page shows."""
    for match in PICTURE.finditer(file.read_text("utf-8", "replace")):
        picture = (file.parent / unquote(unescape(match[1]))).resolve()
        if picture.is_relative_to(site.resolve()) and picture.is_file():
            yield picture


def sent_size(file: Path) -> int:
    data = file.read_bytes()
    if file.suffix in (".html", ".svg"):
        data = gzip.compress(data, mtime=0)
    return len(data)
