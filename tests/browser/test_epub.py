"""The pages of the EPUB on a phone: nothing is cut off, and axe finds nothing.

An e-reader neither scrolls nor shrinks a page. These tests open the pages that
`make epub` wrote, in a window of a phone with the margins of a reader.
"""

import zipfile

import pytest

from publishing.downloads import EPUB
from publishing.tools.accessibility import violations

WIDTH, MARGIN = 360, 16  # px

# What is wider than the page, and by how many pixels.
BEYOND = """(margin) => {
  document.body.style.margin = `${margin}px`;
  const edge = document.documentElement.clientWidth - margin;
  return [...document.querySelectorAll("table, figure, img, pre, math")]
    .map((part) => [part, part.getBoundingClientRect().right - edge])
    .filter(([, beyond]) => beyond > 0.5)
    .map(([part, beyond]) => `${part.localName} by ${Math.round(beyond)} px: `
      + part.textContent.replace(/\\s+/g, " ").slice(0, 60));
}"""

# A file of each kind.
KINDS = ("contents", "preface", "part-i", "linear-algebra-vectors",
         "linear-algebra-vectors--exercises", "solutions-linear-algebra-vectors",
         "answers-linear-algebra-vectors", "linear-algebra-elimination-and-rank",
         "reference-notation", "reference-glossary", "reference-bibliography")

# Formulas are thousands of elements, in which axe looks for what cannot be there.
SIMPLIFY = """() => {
  for (const formula of document.querySelectorAll("math")) {
    formula.replaceWith(formula.getAttribute("alttext"));
  }
}"""
# The book has one heading of the first level for each page, which may be several
# files.
OF_WHOLE_PAGES = {"page-has-heading-one"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    [epub] = EPUB.files
    if not epub.exists():
        pytest.fail("The EPUB is not built: run `make epub` first, or "
                    "`make test`, which does.")
    place = tmp_path_factory.mktemp("epub")
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(place)
    return place / "EPUB"


@pytest.fixture(scope="module")
def phone(browser):
    page = browser.new_page(viewport={"width": WIDTH, "height": 640})
    yield page
    page.close()


def test_nothing_is_cut_off_on_a_phone(folder, phone):
    beyond, tables = {}, 0
    for file in sorted(folder.glob("*.xhtml")):
        phone.goto(file.as_uri())
        tables += phone.locator("table").count()
        if found := phone.evaluate(BEYOND, MARGIN):
            beyond[file.name] = found
    assert tables > 150
    assert beyond == {}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_barrier(folder, phone, kind):
    phone.goto((folder / f"{kind}.xhtml").as_uri())
    phone.evaluate(SIMPLIFY)
    assert [str(found) for found in violations(phone)
            if found.rule not in OF_WHOLE_PAGES] == []
