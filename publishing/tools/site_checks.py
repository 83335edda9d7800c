"""Checks of the built site: links, pictures, markup that was left over.

Every check takes a site and yields faults, one line each, that name the page.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

# Pages that Sphinx makes by itself; nothing of ours stands on them.
GENERATED = {"genindex.html", "search.html"}

# What a reader must never see: MyST that was not understood.
LEFTOVER = {
    "a role": re.compile(r"\{[a-z]+(?:[:-][a-z]+)*\}`"),
    "a directive": re.compile(r"(?:`{3,}|:{3,})\s*\{?[a-z]*"),
    "a display formula": re.compile(r"\$\$"),
    "a substitution": re.compile(r"\{\{.*?\}\}"),
    "an anchor": re.compile(r"^\([\w-]+\)=\s*$", re.M),
    "a directive's option": re.compile(r"^:(?:label|class|name|alt|tags):",
                                       re.M),
    "a footnote": re.compile(r"\[\^\w+\]"),
}

# Where such signs are code, or formulas that copy as LaTeX.
VERBATIM = "pre, code, script, style, math, .katex, .math, kbd, textarea"

PICTURES = (("img", "src"), ("source", "srcset"), ("object", "data"))


class Site:
    """A folder of built pages, each parsed once.

    Parameters
    ----------
    root
        The folder that holds `index.html`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """The parsed pages by their path inside the site."""
        return {
            path.relative_to(self.root).as_posix():
                BeautifulSoup(path.read_text("utf-8"), "html.parser")
            for path in sorted(self.root.rglob("*.html"))
            if "_static" not in path.parts
        }

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """The ids on each page."""
        return {name: {tag["id"] for tag in page.select("[id]")}
                for name, page in self.pages.items()}

    def target(self, page: str, address: str) -> tuple[str, str]:
        """Return the file and the anchor that a relative address names."""
        parts = urlsplit(address)
        if not parts.path:
            return page, unquote(parts.fragment)
        file = (self.root / page).parent / unquote(parts.path)
        if file.is_dir():
            file = file / "index.html"
        # Not resolve(): a link is not to leave the site and come back.
        inside = Path(*_normal_parts(file)).relative_to(
            Path(*_normal_parts(self.root)))
        return inside.as_posix(), unquote(parts.fragment)


def _normal_parts(path: Path) -> list[str]:
    parts: list[str] = []
    for part in path.absolute().parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return parts


def is_internal(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def broken_links(site: Site) -> Iterator[str]:
    """Find links to pages, files and anchors that are not in the site."""
    for name, page in site.pages.items():
        for link in page.select("a[href], link[href]"):
            if not is_internal(link["href"]):
                continue
            fault = link_fault(site, name, link["href"])
            if fault:
                yield f"{name}: {fault}"


def link_fault(site: Site, page: str, address: str) -> str | None:
    try:
        file, anchor = site.target(page, address)
    except ValueError:
        return f"the link {address!r} leaves the site"
    if not (site.root / file).is_file():
        return f"the link {address!r} leads to no file"
    # Scripts give `#` links their meaning.
    if anchor and file in site.anchors and anchor not in site.anchors[file]:
        return f"the link {address!r} leads to no place on {file}"
    return None


def missing_pictures(site: Site) -> Iterator[str]:
    """Find pictures, scripts and media that are not in the site."""
    for name, page in site.pages.items():
        for tag, attribute in (*PICTURES, ("script", "src"),
                               ("video", "src"), ("audio", "src")):
            for element in page.select(f"{tag}[{attribute}]"):
                address = element[attribute]
                if address.startswith("data:") or not is_internal(address):
                    continue
                if link_fault(site, name, address):
                    yield f"{name}: {tag} {address!r} is missing"


def pictures_without_alternative(site: Site) -> Iterator[str]:
    """Find pictures that say nothing to those who cannot see them."""
    for name, page in site.pages.items():
        for picture in page.select("main img, article img"):
            if not picture.get("alt", "").strip():
                yield f"{name}: {picture.get('src')!r} has no alt text"


def leftover_markup(site: Site) -> Iterator[str]:
    """Find MyST in what the reader reads."""
    for name, page in site.pages.items():
        article = page.select_one("article")
        if article is None or name in GENERATED:
            continue
        text = readable_text(article)
        for what, pattern in LEFTOVER.items():
            found = pattern.search(text)
            if found:
                around = text[max(0, found.start() - 20):found.end() + 30]
                yield f"{name}: {what} was left over: {around.strip()!r}"


def readable_text(article: Tag) -> str:
    """Return the text of an article without code and formulas."""
    copy = BeautifulSoup(str(article), "html.parser")
    for verbatim in copy.select(VERBATIM):
        verbatim.decompose()
    return copy.get_text()


def repeated_ids(site: Site) -> Iterator[str]:
    """Find ids that stand twice on a page: a link finds the first alone."""
    for name, page in site.pages.items():
        seen: set[str] = set()
        for element in page.select("[id]"):
            if element["id"] in seen:
                yield f"{name}: the id {element['id']!r} stands twice"
            seen.add(element["id"])


def pages_without_heading(site: Site) -> Iterator[str]:
    """Find pages whose number of first-level headings is not one."""
    for name, page in site.pages.items():
        if name not in GENERATED and page.select_one("article") is not None:
            headings = page.select("article h1")
            if len(headings) != 1:
                yield f"{name}: {len(headings)} first-level headings, not 1"


CHECKS: tuple[Callable[[Site], Iterator[str]], ...] = (
    broken_links, missing_pictures, pictures_without_alternative,
    leftover_markup, repeated_ids, pages_without_heading)
