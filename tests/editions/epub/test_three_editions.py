"""Web, PDF and EPUB number the same things alike, in the same order.

Each of the last two is compared with the first elsewhere, in more detail; this
is the short answer for all three. It reads the editions that `make book`,
`make pdf` and `make epub` built.
"""

import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator

import pytest
import yaml
from bs4 import BeautifulSoup

from publishing import downloads
from publishing.contract import WEB_PAGES
from publishing.paths import BOOK, CONTENTS, SITE
from tests.editions.print.volumes import ITEM, KINDS, need_volumes, titles

[EPUB] = downloads.EPUB.files

TITLES = ".admonition-title, figcaption, .caption-text"


@pytest.fixture(scope="module", autouse=True)
def editions():
    need_volumes()
    for file, command in ((SITE / "index.html", "make book"),
                          (EPUB, "make epub")):
        if not file.exists():
            pytest.fail(f"{file.name} is not built: run `{command}` first, or "
                        "`make test`, which does.")
    if not shutil.which("pdftotext"):
        pytest.fail("This reads PDF files with Poppler's programs, and there "
                    "are none. On Debian and Ubuntu `apt-get install "
                    "poppler-utils` installs them.")


def written_pages() -> list[str]:
    """Return the pages of a book in order, from the contents alone."""
    contents = yaml.safe_load(CONTENTS.read_text("utf-8"))
    names = [contents["root"], *(
        chapter["file"] for part in contents["parts"]
        for chapter in part["chapters"])]
    return [name for name in names if name not in WEB_PAGES and
            "\nstatus: written\n" in (BOOK / f"{name}.md").read_text("utf-8")]


def numbers(items: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the numbers of each kind as they first come.

    A figure may float past another on paper, so figures are put in order;
    what stands in solutions, too, has another place in a book.
    """
    found: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    for kind, number in items:
        found[kind][number] = None
    return {kind: sorted(of_kind) if kind == "Figure" else list(of_kind)
            for kind, of_kind in found.items()}


def items(html: str, main: str) -> Iterator[tuple[str, str]]:
    page = BeautifulSoup(html, "html.parser").select_one(main)
    for title in page.select(TITLES):
        words = " ".join(title.get_text(" ").replace("Fig.", "Figure").split())
        if item := ITEM.match(words):
            yield item[1], item[2]


def on_web() -> dict[str, list[str]]:
    return numbers(item for page in written_pages() for item in items(
        (SITE / f"{page}.html").read_text("utf-8"), "article"))


def in_epub() -> dict[str, list[str]]:
    with zipfile.ZipFile(EPUB) as archive:
        names = [name for name in archive.namelist()
                 if name.endswith(".xhtml")]
        return numbers(item for name in names for item in items(
            archive.read(name).decode().partition("?>\n")[2], "body"))


def test_the_three_editions_have_the_same_numbered_items():
    web = on_web()
    for kind in ("Definition", "Theorem", "Figure", "Exercise"):
        assert len(web[kind]) >= 10, kind
    assert numbers(titles()) == web
    assert in_epub() == web


def test_labs_and_capstones_have_counters_of_their_own():
    met = []
    for page in written_pages():
        html = (SITE / f"{page}.html").read_text("utf-8")
        article = BeautifulSoup(html, "html.parser").select_one("article")
        lab = re.match(r"(?:Lab|Capstone) ([LK]\d+):", article.h1.get_text())
        counted = numbers(items(html, "article"))
        counted["equation"] = [number.get_text().partition(")")[0].strip("(")
                             for number in article.select(".eqno")]
        for kind, found in counted.items():
            if lab:
                assert sorted(found) == sorted(
                    f"{lab[1]}.{count}" for count, _ in enumerate(found, 1)), kind
                met += found
            else:
                assert not [number for number in found if number[0] in "LK"], page
    assert {"L1.1", "L2.1", "L3.1"} <= set(met)
