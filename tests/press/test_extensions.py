"""What the press's Sphinx extensions put on the pages."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.utils import new_document

from publishing.edition import book_version
from publishing.outcomes import (
    NameOutcomes, note_tags, outcome_tag, outcome_titles)
from publishing.print.builder import name_outcomes


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


def test_progress_counts_what_is_written(pages):
    assert "Written so far: 1 of the 2 chapters. A page that is marked" in (
        " ".join(pages["index.html"].article.get_text().split()))


def test_outcome_role_leads_to_the_map(pages):
    link = pages["numbers.html"].select_one("article .outcome a")
    assert link["href"] == "outcome-map.html#outcome-o4"
    assert link.get_text() == "O4"


def test_outcome_tag_says_what_the_outcome_is(pages):
    link = pages["numbers.html"].select_one("article .outcome a")
    assert link["title"] == "Outcome 4"
    assert link["aria-label"] == "O4: Outcome 4"


def test_a_renamed_outcome_is_renamed_at_its_tags(built_book):
    built_book.replace("book/outcome-map.md", "## Outcome 4", "## O4: Half & half")
    answer = built_book.build()
    assert answer.returncode == 0, answer.stdout
    link = BeautifulSoup(built_book.page("numbers.html"),
                         "html.parser").select_one("article .outcome a")
    assert link["title"] == "Half & half"
    assert link["aria-label"] == "O4: Half & half"


@pytest.fixture
def tagged():
    """A page with two tags of one outcome, and the book's environment."""
    labels = {"outcome-o4": ("outcome-map", "outcome-o4", "O4: Directions")}
    env = SimpleNamespace(
        docname="page", metadata={"page": {}},
        get_domain=lambda name: SimpleNamespace(labels=labels))
    page = new_document("page")
    page.settings.env = env
    page += [outcome_tag("", "", nodes.reference("", "O4", refid="x"),
                         outcome="O4") for _ in range(2)]
    note_tags(SimpleNamespace(env=env), page)
    return page, env


def test_outcomes_are_called_what_the_map_calls_them(tagged):
    assert outcome_titles(tagged[1]) == {"O4": "Directions"}


@pytest.mark.parametrize("builder, words", [
    ("html", ["O4", "O4"]), ("epub", ["O4: Directions", "O4"])])
def test_epub_says_at_the_first_tag_what_the_outcome_is(
        tagged, builder, words):
    page, env = tagged
    env.app = SimpleNamespace(builder=SimpleNamespace(name=builder))
    naming = NameOutcomes(page)
    naming.run()
    assert [tag.astext() for tag in page] == words
    assert {tag[0]["reftitle"] for tag in page} == {"Directions"}


def test_print_gives_words_and_page_at_the_first_tag(tagged):
    page, env = tagged
    name_outcomes(page, env)
    first, second = page
    assert first.astext() == "O4, Directions"
    assert first[0]["target"] == "outcome-map:outcome-o4"
    assert second.astext() == "O4"
    assert isinstance(second[0], nodes.reference)


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
     "expected one of version, commit, address, got 'date'"),
    ("later.md", "status: planned", "status: soon",
     "expected status to be one of written, planned, got 'soon'"),
])
def test_bad_input_is_named(small_book, name, old, new, expected):
    small_book.replace(f"book/{name}", old, new)
    answer = small_book.build()
    assert answer.returncode != 0
    assert expected in answer.stdout
    assert name in answer.stdout
