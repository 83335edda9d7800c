"""The index has the places that the EPUB has."""

import pytest

from publishing.epub import index

PAGES = {"lines.xhtml": "algebra/lines"}


@pytest.fixture(autouse=True)
def places_are_called_3(monkeypatch):
    monkeypatch.setattr(index, "named_places", lambda env, links: [
        (bool(main), address, "3") for main, address, _ in links])


def test_an_entry_loses_what_the_book_leaves_out():
    made = index.entry(None, PAGES, "rank & file", [
        ("main", "lines.xhtml#rank"), ("", "style-guide.xhtml#rank")])
    assert made == ('<li>rank &amp; file <a href="lines.xhtml#rank"><strong>3'
                    "</strong></a></li>\n")
    assert index.entry(None, PAGES, "rank", [("", "style-guide.xhtml")]) == ""


def test_what_stands_below_a_word_keeps_it():
    made = index.entry(None, PAGES, "wine", [], [
        ("data set", [("", "lines.xhtml#wine")])])
    assert made == ('<li>wine\n<ul>\n<li>data set <a href="lines.xhtml#wine">3</a>'
                    "</li>\n</ul></li>\n")
