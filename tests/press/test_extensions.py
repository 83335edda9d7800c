"""What the press's Sphinx extensions put on the pages."""

import pytest
from bs4 import BeautifulSoup

from publishing.edition import book_version


@pytest.fixture(scope="module")
def pages(built_once):
    book, _ = built_once
    return {path.name: BeautifulSoup(path.read_text("utf-8"), "html.parser")
            for path in book.site.glob("*.html")}


def test_planned_page_says_so_and_a_written_one_does_not(pages):
    assert pages["later.html"].select_one("article .admonition.planned")
    assert not pages["numbers.html"].select_one(".admonition.planned")


def test_sidebar_marks_planned_pages_alone(pages):
    marked = pages["numbers.html"].select("nav a.planned")
    assert [link.get_text(" ", strip=True) for link in marked] == [
        "2. A later chapter planned"]


def test_outcome_role_leads_to_the_map(pages):
    link = pages["numbers.html"].select_one("article .outcome a")
    assert link["href"] == "outcome-map.html#outcome-o4"
    assert link.get_text() == "O4"


def test_outcome_map_lists_chapters_by_number(pages):
    rows = [[" ".join(cell.get_text().split()) for cell in row.select("td")]
            for row in pages["outcome-map.html"].select(
                "table.outcome-map tbody tr")]
    assert len(rows) == 11
    assert rows[0] == ["O1", "1", "–", "–"]
    assert rows[3] == ["O4", "1, 2", "–", "–"]
    assert rows[10] == ["O11", "–", "–", "–"]


def test_outcome_map_marks_planned_chapters(pages):
    planned = pages["outcome-map.html"].select("table.outcome-map .planned")
    assert [mark.get_text() for mark in planned] == ["2"]


def test_edition_names_the_version(pages):
    assert f"Edition {book_version()}, commit" in pages[
        "index.html"].get_text()


@pytest.mark.parametrize("name, old, new, expected", [
    ("numbers.md", "{outcome}`O4`", "{outcome}`O12`",
     "expected one of O1 to O11, got 'O12'"),
    ("index.md", "{edition}`version`", "{edition}`date`",
     "expected one of version, commit, got 'date'"),
    ("later.md", "status: planned", "status: soon",
     "expected status to be one of written, planned, got 'soon'"),
])
def test_bad_input_is_named(small_book, name, old, new, expected):
    small_book.replace(f"book/{name}", old, new)
    answer = small_book.build()
    assert answer.returncode != 0
    assert expected in answer.stdout
    assert name in answer.stdout
