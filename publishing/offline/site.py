"""Makes a folder of pages into a book that can be read without a network.

Writes the service worker, the list of what can be saved, the manifest that
makes the book installable, its icons, and the page for addresses that are not
on the reader's device.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from publishing.offline.contents import Contents, site_contents
from publishing.offline.mark import mark_png, mark_svg
from publishing.plain_page import plain_page

SOURCES = Path(__file__).parent
STATIC = "_static/offline"

# Groups of files that are saved only for readers who ask for them, by name:
# what the panel calls them, and patterns of their paths.
EXTRA_GROUPS = {
    "live": {"title": "Also save what it takes to run the code",
             "files": ["_static/live/*"]},
}

ICONS = (("icon-192.png", 192, False), ("icon-512.png", 512, False),
         ("icon-maskable-512.png", 512, True))

PAPER = "#ffffff"

OFFLINE_BODY = """\
<p>There is no network, and this page of the book is not saved on this device.
<a href="">Try again</a></p>
<!-- saved pages -->
"""


@dataclass(frozen=True)
class BookFacts:
    """What the offline book says of itself.

    Attributes
    ----------
    title, short_title, description, language
        Of the book.
    pages
        The pages in the order of the book, with their titles; pages without a
        title are saved and not listed.
    """

    title: str
    short_title: str
    description: str
    language: str
    pages: dict[str, str]


def manifest(book: BookFacts) -> dict:
    """Return what a device needs to know to install the book."""
    # Without an `id`, the address of the start is the book's identity: several
    # books can live on one host.
    return {
        "name": book.title,
        "short_name": book.short_title,
        "description": book.description,
        "lang": book.language,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["education", "books"],
        "icons": [
            {"src": f"{STATIC}/icon.svg", "sizes": "any",
             "type": "image/svg+xml"},
            *({"src": f"{STATIC}/{name}", "sizes": f"{size}x{size}",
               "type": "image/png",
               "purpose": "maskable" if maskable else "any"}
              for name, size, maskable in ICONS),
        ],
    }


def write_icons(site: Path) -> None:
    folder = site / STATIC
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "icon.svg").write_text(mark_svg(), "utf-8")
    for name, size, maskable in ICONS:
        (folder / name).write_bytes(mark_png(size, maskable))


def worker_list(book: BookFacts, contents: Contents) -> dict:
    """Return the list in the form that the worker reads, short and ordered."""
    order = [page for page in book.pages if page in contents.files]
    paths = list(dict.fromkeys([*order, *sorted(contents.files)]))
    index = {path: number for number, path in enumerate(paths)}
    titles = {"book": book.title} | {
        name: group["title"] for name, group in EXTRA_GROUPS.items()}
    return {
        "version": contents.version,
        "files": [[path, contents.files[path].digest,
                   contents.files[path].size] for path in paths],
        "groups": {name: {"title": titles[name],
                          "files": [index[path] for path in members]}
                   for name, members in contents.groups.items()},
        "pages": [[index[page], book.pages.get(page, ""),
                   [index[need] for need in contents.needs[page]]]
                  for page in paths if page in contents.needs],
    }


def worker_script() -> str:
    """Return the service worker, the same for every version of the book."""
    return "\n".join((SOURCES / name).read_text("utf-8")
                     for name in ("decisions.js", "worker.js"))


def write_offline_site(site: Path, book: BookFacts) -> Contents:
    """Write all that the offline book needs into a folder of pages.

    The pages link the manifest and load `offline.js`. Nothing may change in
    the folder afterwards: the worker takes no file that its list does not
    describe.
    """
    write_icons(site)
    (site / "manifest.webmanifest").write_text(
        json.dumps(manifest(book), ensure_ascii=False, indent=1), "utf-8")
    # The worker puts this page in place of any other, at any depth.
    (site / "offline.html").write_text(plain_page(
        "You are offline", book.title, "index.html", OFFLINE_BODY,
        language=book.language), "utf-8")
    icons = [f"{STATIC}/{name}" for name, _, _ in ICONS]
    contents = site_contents(
        site, [*book.pages, "offline.html", "manifest.webmanifest",
               f"{STATIC}/icon.svg", *icons],
        {name: group["files"] for name, group in EXTRA_GROUPS.items()})
    (site / STATIC / "list.json").write_text(json.dumps(
        worker_list(book, contents), ensure_ascii=False,
        separators=(",", ":")), "utf-8")
    (site / STATIC / "version.txt").write_text(
        f"{contents.version}\n", "utf-8")
    (site / "service-worker.js").write_text(worker_script(), "utf-8")
    return contents
