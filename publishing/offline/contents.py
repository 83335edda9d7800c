"""What a saved copy of the site consists of.

The site holds files that no page asks for, so the list is made by following
references from the pages: what a page names, what its styles name, and what
its scripts name in their strings. Every file has its size and the hash of its
content; the hash of the whole list is the version of the site.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

# A quoted attribute may hold a `>`.
TAG = re.compile(
    r"""<(a|link|script|img|source|object|video|audio|image|use|form|track)
        \s((?:[^>"']|"[^"]*"|'[^']*')*)>""", re.X | re.I)
ATTRIBUTE = re.compile(
    r"""\b(href|src|srcset|data|poster|action|rel)\s*=\s*
        (?:"([^"]*)"|'([^']*)')""", re.X | re.I)
# Scripts find in these what to load for a part of the page.
DATA_ATTRIBUTE = re.compile(r"""\sdata-[\w-]+=(?:"([^"]+)"|'([^']+)')""")
STYLE_REFERENCE = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")
STYLE_IN_PAGE = re.compile(r"<style[^>]*>(.*?)</style>", re.S | re.I)
SCRIPT_STRING = re.compile(
    r"""["'`]([\w./@-]+\.(?:js|mjs|css|json|svg|png|wasm|woff2))["'`]""")

# What a page needs to be shown, and what can only be reached from it.
SHOWN_BY = {"script", "img", "source", "object", "video", "audio", "image",
            "use", "track"}

# Other editions of the whole book have their own way to be kept. The worker is
# kept by the browser, and the list cannot hold its own digest.
LEFT_OUT = ("*.pdf", "*.epub", "*.zip", "service-worker.js",
            "_static/offline/list.json", "_static/offline/version.txt")


@dataclass(frozen=True)
class Entry:
    """A file of the site."""

    path: str
    digest: str
    size: int


@dataclass
class Contents:
    """What can be saved.

    Attributes
    ----------
    files
        All files, each in one group.
    groups
        The paths of each group; the first, "book", is what every reader gets.
    needs
        For each page the files that it names itself.
    """

    files: dict[str, Entry] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    needs: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        digest = hashlib.sha256()
        for entry in sorted(self.files.values(), key=lambda e: e.path):
            digest.update(f"{entry.path}\0{entry.digest}\0".encode())
        for group, paths in sorted(self.groups.items()):
            digest.update("\0".join((group, *paths)).encode())
        return digest.hexdigest()[:16]

    def size(self, group: str) -> int:
        return sum(self.files[path].size for path in self.groups[group])


def entry(site: Path, path: str) -> Entry:
    content = (site / path).read_bytes()
    return Entry(path, hashlib.sha256(content).hexdigest()[:32], len(content))


class SiteFiles:
    """The files of a site by path, and by the ends of their paths."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.paths = {file.relative_to(site).as_posix()
                      for file in site.rglob("*") if file.is_file()}

    def text(self, path: str) -> str:
        return (self.site / path).read_text("utf-8", errors="replace")

    def target(self, source: str, reference: str) -> str | None:
        """Return the file that a relative reference in `source` names."""
        parts = urlsplit(unescape(reference.strip()))
        if parts.scheme or parts.netloc or not parts.path:
            return None
        path = posixpath.normpath(posixpath.join(
            posixpath.dirname(source), unquote(parts.path)))
        if path not in self.paths and f"{path}/index.html" in self.paths:
            path = f"{path}/index.html"
        return path if path in self.paths else None

    def below(self, source: str, reference: str) -> list[str]:
        """Return the files in a folder of `_static` that `source` names."""
        folder = posixpath.normpath(posixpath.join(
            posixpath.dirname(source), unquote(unescape(reference))))
        if not (reference.endswith("/") and folder.startswith("_static/")):
            return []
        return [path for path in self.paths if path.startswith(f"{folder}/")]

    def ending_in(self, name: str) -> list[str]:
        """Return the files whose paths end in a name found in a script."""
        name = "/" + re.sub(r"^(\.{0,2}/)+", "", name)
        return [path for path in self.paths if f"/{path}".endswith(name)]


def page_references(files: SiteFiles, page: str) -> tuple[set[str], set[str]]:
    """Return the files a page shows, and those it leads to."""
    shows, leads_to = set(), set()
    for tag, attributes in TAG.findall(files.text(page)):
        tag = tag.lower()
        values = {name.lower(): double or single
                  for name, double, single in ATTRIBUTE.findall(attributes)}
        rel = values.pop("rel", "").lower().split()
        if tag == "link" and not {"stylesheet", "preload", "modulepreload",
                                  "icon", "manifest"} & set(rel):
            continue
        for name, value in values.items():
            for reference in references_in(name, value):
                target = files.target(page, reference)
                if target:
                    kind = shows if tag in SHOWN_BY or tag == "link" \
                        else leads_to
                    kind.add(target)
    for double, single in DATA_ATTRIBUTE.findall(files.text(page)):
        shows.update(files.below(page, double or single))
        shows.update({files.target(page, double or single)} - {None})
    for style in STYLE_IN_PAGE.findall(files.text(page)):
        shows |= references_of_style(files, page, style)
    return shows, leads_to


def references_in(attribute: str, value: str) -> list[str]:
    if attribute == "srcset":
        return [candidate.split()[0] for candidate in value.split(",")
                if candidate.split()]
    return [value]


def style_references(files: SiteFiles, style: str) -> set[str]:
    return references_of_style(files, style, files.text(style))


def references_of_style(files: SiteFiles, source: str, css: str) -> set[str]:
    """Return the files that a style sheet, or the styles of a page, name."""
    found = {files.target(source, reference)
             for reference in STYLE_REFERENCE.findall(css)}
    return only_modern_fonts(found - {None})


def only_modern_fonts(paths: set[str]) -> set[str]:
    """Drop fonts in old formats: a browser with service workers skips them."""
    return {path for path in paths
            if not path.endswith((".ttf", ".woff", ".eot", ".otf"))
            or path.rsplit(".", 1)[0] + ".woff2" not in paths}


def script_references(files: SiteFiles, script: str) -> set[str]:
    return {path for name in SCRIPT_STRING.findall(files.text(script))
            for path in files.ending_in(name)}


def is_wanted(path: str, left_out: Iterable[str]) -> bool:
    return not any(fnmatch(path, pattern) for pattern in left_out)


def site_contents(site: Path, seeds: Iterable[str],
                  extra: dict[str, Iterable[str]]) -> Contents:
    """Return what a saved copy of a site consists of.

    Parameters
    ----------
    site
        The folder of the built site.
    seeds
        The paths of the pages to begin with; links lead to more.
    extra
        Further groups: patterns of the paths that belong to each. What is in
        one of them is not part of the book's own group.
    """
    files, contents = SiteFiles(site), Contents()
    left_out = [*LEFT_OUT, *(pattern for patterns in extra.values()
                             for pattern in patterns)]
    waiting = [path for path in seeds if path in files.paths]
    book: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path in book:
            continue
        book.add(path)
        if path.endswith(".html"):
            shows, leads_to = page_references(files, path)
            contents.needs[path] = sorted(
                need for need in shows if is_wanted(need, left_out))
            found = shows | leads_to
        elif path.endswith(".css"):
            found = style_references(files, path)
        elif path.endswith((".js", ".mjs")):
            found = script_references(files, path)
        else:
            found = set()
        waiting += [target for target in found if is_wanted(target, left_out)]
    contents.groups["book"] = sorted(book)
    for group, patterns in extra.items():
        members = sorted(path for path in files.paths
                         if not is_wanted(path, patterns))
        if members:
            contents.groups[group] = members
    contents.files = {path: entry(site, path)
                      for paths in contents.groups.values()
                      for path in paths}
    return contents
