"""Long pages come in several files, each of whole sections."""

from bs4 import BeautifulSoup

from publishing.epub.leaves import Leaf
from publishing.epub.markup import Page, settle_links
from publishing.epub.splitting import parts_of, sections_of

KILOBYTE = "x" * 1000


def section(name: str, kilobytes: int, inside: str = "") -> str:
    return (f'<section id="{name}"><h2>Title of {name}</h2>'
            f"<p>{KILOBYTE * kilobytes}</p>{inside}</section>")


def page(*sections: str, name: str = "algebra-lines") -> Page:
    html = (f'<section id="lines"><h1>1. Lines</h1><p>Before.</p>'
            f"{''.join(sections)}</section>")
    return Page(Leaf(name, "1. Lines", "algebra/lines"),
                BeautifulSoup(html, "html.parser"))


def names(parts: list[Page]) -> list[list[str]]:
    return [[section["id"] for section in part.soup.select("section")]
            for part in parts]


def test_a_short_page_stays_one_file():
    [part] = parts_of(page(section("a", 1), section("b", 2)))
    assert (part.file, part.title) == ("algebra-lines.xhtml", "1. Lines")


def test_short_sections_stay_together_and_long_ones_begin_a_file():
    parts = parts_of(page(section("a", 10), section("b", 10), section("c", 10),
                          section("d", 2), section("e", 59)))
    assert names(parts) == [["lines", "a", "b", "c"], ["d"], ["e"]]
    assert [part.file for part in parts] == [
        "algebra-lines.xhtml", *(f"algebra-lines--{name}.xhtml" for name in "de")]
    assert parts[1].title == "Title of d – 1. Lines"


def test_no_file_holds_a_few_lines_at_the_end_of_a_page():
    parts = parts_of(page(section("a", 30), section("b", 30), section("c", 1)))
    assert names(parts) == [["lines", "a"], ["b", "c"]]


def test_a_section_is_never_divided_and_what_follows_it_stays_behind_it():
    whole = page(section("a", 30), section("b", 70, section("c", 70)),
                 "<div>Behind.</div>")
    text = whole.soup.get_text()
    parts = parts_of(whole)
    assert names(parts) == [["lines", "a"], ["b", "c"]]
    assert "".join(part.soup.get_text() for part in parts) == text


def test_links_follow_a_section_into_its_file():
    parts = parts_of(page(
        section("a", 30, '<a href="#b">1</a>'),
        section("b", 30, '<a href="algebra-lines.xhtml#a">2</a>')))
    assert settle_links(parts) == []
    assert [part.soup.a["href"] for part in parts] == [
        "algebra-lines--b.xhtml#b", "algebra-lines.xhtml#a"]


def test_the_contents_name_sections_with_the_words_of_their_formulas():
    whole = page('<section id="a"><h2><span>1.1. </span>From <math alttext="x²">'
                 "<mi>x</mi></math> on</h2></section>")
    assert [(found.title, found.address) for found in sections_of(whole)] == [
        ("1.1. From x² on", "algebra-lines.xhtml#a")]


def test_a_glossary_has_a_section_for_each_letter():
    parts = parts_of(page(
        '<dl class="glossary"><dt id="term-a">A/B test</dt><dt>area</dt><dd>1</dd>'
        '<dt>base</dt><dd>2</dd></dl>', name="reference-glossary"))
    [whole] = parts
    assert [found.title for found in sections_of(whole)] == ["A", "B"]
    assert [[entry.name for entry in letter.find_all(True, recursive=False)]
            for letter in whole.soup.select("dl.glossary")] == [
                ["dt", "dt", "dd"], ["dt", "dd"]]
    assert whole.soup.select_one("#term-a") is not None
