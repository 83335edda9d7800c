"""A page with many figures to move, and one of them opened."""

import shutil

import pytest

from publishing.paths import ROOT
from publishing.tools.static_server import serving
from tests.browser import figures_sample
from tests.browser.moving import FigureOnPage
from tests.press.conftest import PAGES, SmallBook, copy_press

CONTENTS = """\
format: jb-book
root: index
parts:
  - caption: Before
    chapters:
      - file: outcome-map
      - file: figures-to-try
"""
PAGE = "figures-to-try.html"


@pytest.fixture(scope="session")
def figures_site(tmp_path_factory):
    """A site with one page that has every figure; its address."""
    root = tmp_path_factory.mktemp("figures") / "checkout"
    root.mkdir()
    copy_press(root)
    (root / "book").mkdir()
    shutil.copytree(ROOT / "book" / "figures", root / "book" / "figures")
    small = SmallBook(root)
    for name in ("index.md", "outcome-map.md"):
        small.write(f"book/{name}", PAGES[name])
    small.write("book/references.bib", "")
    small.write("book/figures-to-try.md", figures_sample.page("Figures"))
    small.write("_toc.yml", CONTENTS)
    answer = small.build()
    assert answer.returncode == 0, answer.stdout
    with serving(small.site) as server:
        yield server.address


@pytest.fixture
def figure(reader_of, figures_site):
    """Opens the page and returns one of its figures."""
    def open_one(name, state="", **options):
        one_reader = reader_of(figures_site)
        hash = f"#{name}:{state}" if state else ""
        visit = one_reader.open(PAGE + hash, **options)
        visit.page.set_default_timeout(15_000)
        # Places of letters are measured, and another font has wider ones.
        visit.page.evaluate("() => document.fonts.ready.then(() => true)")
        return FigureOnPage(visit, name)
    return open_one
