"""axe finds nothing on any page, light and dark, phone and desktop.

Each written page is looked at once in each theme, in one as wide as a phone and in
the other as a desktop; which is which changes from page to page. Stubs share one
template and differ in a title and a paragraph, so each of them is looked at in one
combination, in turn.
"""

from itertools import cycle

import pytest

from publishing.tools.accessibility import violations
from publishing.tools.static_server import serving
from tests.browser.pages import DESKTOP, PHONE, stubs, written_pages

COMBINATIONS = [(viewport, colors) for viewport in (DESKTOP, PHONE)
                for colors in ("light", "dark")]

GOOD = "<main><h1>Title</h1><p>Text</p></main>"
BAD = {
    "image-alt": "<img src='data:,'>",
    "button-name": "<button></button>",
    "color-contrast": "<p style='color:#999;background:#fff'>Pale words</p>",
    "target-size": "<button style='width:9px;height:9px;padding:0'>a</button>"
                   "<button style='width:9px;height:9px;padding:0'>b</button>",
    "list": "<ul><p>Not an item</p></ul>",
    "heading-order": "<h4>Too deep</h4>",
}


def pages_in(viewport, colors):
    """Return the pages to look at in one combination."""
    turn = COMBINATIONS.index((viewport, colors))
    other_page = turn in (0, 3)  # light on a desktop, dark on a phone
    return [*written_pages()[other_page::2],
            *(name for name, number in zip(stubs(), cycle(range(4)))
              if number == turn)]


def test_every_written_page_is_looked_at_in_both_themes_and_widths():
    for name in written_pages():
        looks = [combination for combination in COMBINATIONS
                 if name in pages_in(*combination)]
        assert [viewport["width"] for viewport, _ in looks] == [1280, 375]
        assert {colors for _, colors in looks} == {"light", "dark"}


@pytest.mark.parametrize(
    "viewport, colors", COMBINATIONS,
    ids=lambda value: value if isinstance(value, str) else value["width"])
def test_axe_finds_nothing(reader, viewport, colors):
    context = reader.context(viewport, colors)
    found = []
    for name in pages_in(viewport, colors):
        visit = reader.open(name, context)
        found += [f"{name}: {violation}"
                  for violation in violations(visit.page)]
        visit.page.close()
    assert found == []


@pytest.mark.parametrize("rule", BAD)
def test_axe_finds_what_is_bad(reader_of, tmp_path, rule):
    page = ("<!DOCTYPE html><html lang=en><title>x</title>"
            + GOOD.replace("</main>", BAD[rule] + "</main>"))
    (tmp_path / "index.html").write_text(page)
    with serving(tmp_path) as server:
        visit = reader_of(server.address).open("")
        rules = {violation.rule for violation in violations(visit.page)}
    assert rule in rules


def test_axe_looks_into_folded_parts(reader_of, tmp_path):
    (tmp_path / "index.html").write_text(
        "<!DOCTYPE html><html lang=en><title>x</title><main><h1>Title</h1>"
        "<article><details><summary>More</summary><img src='data:,'>"
        "</details></article></main>")
    with serving(tmp_path) as server:
        visit = reader_of(server.address).open("")
        assert [violation.rule for violation in violations(visit.page)] == [
            "image-alt"]
