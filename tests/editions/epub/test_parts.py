"""The parts of the press for the EPUB, each on its own."""

import base64
import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree
from zipfile import ZipFile

import matplotlib.pyplot as plt
import numpy as np
import pytest
from bs4 import BeautifulSoup

from mlmath.figures import plot_pixels
from publishing.epub import checker, programs
from publishing.epub.cover import cover_picture
from publishing.epub.formulas import length_class, readable
from publishing.epub.leaves import Leaf
from publishing.epub.markup import clean_page, settle_links
from publishing.epub.metadata import Metadata
from publishing.epub.origin import origin
from publishing.epub.package import Book, Part, write_book
from publishing.epub.pictures import ready_svg


def page(html: str, name: str = "a", source: str = "a"):
    return clean_page(Leaf(name, "Title", source), html)


# Markup ---------------------------------------------------------------------

def test_what_readers_have_no_use_for_is_dropped():
    text = page('<h1 style="color: red">A<a class="headerlink" href="#a">¶</a>'
                '</h1><script>x()</script><!-- y --><input type="text"><br>'
                '<img src="a.svg" alt="" loading="lazy">').xhtml()
    assert text == '<h1>A</h1><br/><img alt="" src="a.svg"/>'


def test_letters_of_four_bytes_are_written_by_their_numbers():
    assert page("<p>𝐱é</p>").xhtml() == "<p>&#119857;é</p>"


def test_markup_that_is_no_xml_is_refused():
    made = page("<p>a</p>")
    made.soup.p["1bad"] = "x"
    with pytest.raises(ValueError, match="a.xhtml: expected well-formed"):
        made.xhtml()


def test_lines_of_code_are_marked_and_keep_their_spaces():
    code = page('<pre><span></span><span class="kn">import</span>'
                '<span class="w"> </span>a\n\n<span class="sd">"""One\n'
                'two"""</span>\n</pre>').soup.pre
    assert code.get_text() == 'import a\n\n"""One\ntwo"""\n'
    lines = code.select(".line")
    assert [line.get_text() for line in lines] == [
        "import a\n", "\n", '"""One\n', 'two"""\n']
    assert [part["class"] for part in lines[3].select("span")] == [["sd"]]


def test_a_line_that_is_broken_goes_on_further_in_than_it_began():
    code = page("<pre>def f():\n    if x:\n        y()\n"
                f"{' ' * 40}deep\n</pre>").soup.pre
    assert [line["class"] for line in code.select(".line")] == [
        ["line"], ["line", "in-1"], ["line", "in-2"], ["line", "in-4"]]


def test_code_in_a_table_can_break_at_its_joints_and_keeps_its_letters():
    made = page("<table><tr><td><code><span>np.linalg.norm(2.5)</span></code>"
                "</td></tr></table><p><code>np.sum</code></p>").soup
    assert made.select("td code span")[0].decode_contents() == (
        "np.<wbr/>linalg.<wbr/>norm(2.5)")
    assert made.select("p code")[0].decode_contents() == "np.sum"


def table(columns: int, cell: str = "1") -> str:
    return f"<table><tr>{columns * f'<td>{cell}</td>'}</tr></table>"


def test_tables_of_many_columns_are_set_small():
    assert [page(table(columns)).soup.table.get("class", [])
            for columns in (3, 4, 6)] == [[], ["wide"], ["very-wide"]]


def test_a_formula_is_broken_where_its_column_is_too_narrow_for_it():
    row = "<mo>=</mo>".join(["<mn>123456789</mn>"] * 3)
    shown = f'<span class="katex"><math><mrow>{row}</mrow></math></span>'
    assert [len(page(table(columns, shown)).soup.td.select(".formula-piece"))
            for columns in (1, 4)] == [0, 3]


# Formulas -------------------------------------------------------------------

def formula(inside: str, latex: str = "x"):
    soup = BeautifulSoup(
        f'<math><semantics>{inside}<annotation encoding="application/x-tex">'
        f"{latex}</annotation></semantics></math>", "html.parser")
    return readable(soup.math)


@pytest.mark.parametrize(("inside", "expected"), [
    ('<msup><mi mathvariant="bold">x</mi><mn>2</mn></msup>', "x²"),
    ('<mi>A</mi><mi mathvariant="bold">x</mi><mo>=</mo><mo>−</mo><mn>1</mn>',
     "Ax = −1"),
    ('<mo fence="true">∥</mo><mi>x</mi><mo fence="true">∥</mo>', "‖x‖"),
    ('<mi mathvariant="double-struck">R</mi><mo>&lt;</mo><mi>k</mi>', "ℝ < k")])
def test_a_formula_has_a_text_without_its_latex(inside, expected):
    made = formula(inside, r"\macro{x}\norm{y}")
    assert made["alttext"] == expected
    assert "macro" not in str(made)


@pytest.mark.parametrize(("alphabet", "letter", "expected"), [
    ("bold", "x", "𝐱"), ("bold", "β", "𝛃"), ("double-struck", "R", "ℝ"),
    ("double-struck", "E", "𝔼"), ("bold", "1", "𝟏"), ("script", "L", "ℒ"),
    ("fraktur", "C", "ℭ"), ("normal", "d", "d")])
def test_letters_of_other_alphabets_are_written_as_such(
        alphabet, letter, expected):
    made = formula(f'<mi mathvariant="{alphabet}">{letter}</mi>')
    assert made.mi.get_text() == expected
    assert ("mathvariant" in made.mi.attrs) == (alphabet == "normal")


def test_what_ends_a_sentence_stays_with_its_formula():
    made = page('<p>If <span class="formula"><span class="katex"><math><mi>x'
                "</mi></math></span></span>), then</p>").soup
    assert made.select_one(".together").get_text() == "x),"
    assert made.p.get_text() == "If x), then"


@pytest.mark.parametrize(("bar", "expected"), ["∣|", "∥‖"])
def test_bars_of_absolute_values_and_norms_stand_close(bar, expected):
    made = formula(f'<mo stretchy="false">{bar}</mo><mi>x</mi>'
                   f'<mo fence="true">{bar}</mo><mi>y</mi><mo>{bar}</mo>')
    *near, far = made.find_all("mo")
    assert [(sign.get_text(), sign["lspace"]) for sign in near] == [
        (expected, "0em")] * 2
    assert "lspace" not in far.attrs


X, ONE, WIDE = "<mi>x</mi>", "<mn>1</mn>", '<mspace width="2em"></mspace>'
BAR, NORM = '<mo stretchy="false">∣</mo>', '<mo fence="true">∥</mo>'


def forms(inside: str) -> list[str | None]:
    """Return the forms of the signs of a row."""
    return [sign.get("form") for sign in formula(f"<mrow>{inside}</mrow>").find_all(
        "mo") if sign.get_text() in "−±+"]


@pytest.mark.parametrize("before", [
    "<mo>=</mo>", "<mo>(</mo>", "<mo>,</mo>", "<mo>≈</mo>", "<mo>⋅</mo>",
    "<mi>log</mi><mo>⁡</mo>", "<mo>∣</mo>", BAR, f"<mo>,</mo>{WIDE}", WIDE,
    f"{BAR}{X}{BAR}<mo>+</mo>{BAR}", NORM,
    f"<munder><mo>∑</mo>{X}</munder>", '<mo>=</mo><mspace width="0.2em"></mspace>'])
def test_a_minus_before_a_number_stands_close_to_it(before):
    assert forms(f"{X}{before}<mo>−</mo>{ONE}")[-1] == "prefix"


@pytest.mark.parametrize("before", [
    X, ONE, "<mo>)</mo>", "<mo>]</mo>", "<mo>⋯</mo>", "<mo>!</mo>",
    f"{BAR}{X}{BAR}", f'{NORM}{X}{NORM}', "<mrow></mrow>",
    f"<msup><mo>)</mo>{ONE}</msup>", f"<mo>=</mo>{BAR}{X}<msup>{BAR}{ONE}</msup>",
    f"<msup>{X}{ONE}</msup>", f'{X}<mspace width="0.2em"></mspace>'])
def test_a_minus_between_two_numbers_stands_apart(before):
    assert forms(f"{before}<mo>−</mo>{ONE}") == [None]


def test_long_formulas_are_set_smaller():
    assert length_class(formula("<mn>1234</mn>")) == ""
    assert length_class(formula(f"<mn>{'1' * 34}</mn>")) == "long"
    assert length_class(formula(f"<mn>{'1' * 40}</mn>")) == "very-long"


# Links ----------------------------------------------------------------------

def test_links_follow_what_is_moved_and_lose_what_is_left_out():
    chapter = page('<p id="here"><a href="a.xhtml#moved">1</a>'
                   '<a href="planned.xhtml#x">2</a>'
                   '<a href="https://example.org/#x">3</a></p>')
    appendix = page('<p id="moved"><a href="#here">4</a></p>', "solutions-a")
    # Within a leaf, a bare "#here" would look for its place there.
    assert settle_links([chapter, appendix]) == []
    assert [link["href"] for link in chapter.soup.select("a")] == [
        "solutions-a.xhtml#moved", "https://example.org/#x"]
    assert appendix.soup.a["href"] == "a.xhtml#here"


def test_a_link_to_nowhere_is_told():
    assert settle_links([page('<a href="#gone">1</a>')]) == [
        "a.xhtml: there is no place #gone"]


# Pictures -------------------------------------------------------------------

def test_names_that_nothing_uses_are_dropped_from_figures():
    made = ready_svg('<svg width="9pt"><g id="twice"/><g id="twice"/>'
                     '<path id="used" d="M0 0"/><use href="#used"/></svg>')
    assert "twice" not in made
    assert '<path id="used"' in made


def photo() -> tuple[str, np.ndarray]:
    """Draw pixels as Matplotlib writes a photo into an SVG; return both."""
    table = np.linspace(0, 1, 12).reshape(3, 4)
    ax, = plot_pixels([table], ["a photo"], gray=True)
    written = io.StringIO()
    ax.figure.savefig(written, format="svg")
    plt.close(ax.figure)
    return written.getvalue(), table


def test_a_photo_keeps_its_pixels_and_loses_its_prolog():
    svg, table = photo()
    assert "<!DOCTYPE" in svg
    made = ready_svg(svg)
    assert made.startswith("<svg") and "<!DOCTYPE" not in made
    image = ElementTree.fromstring(made).find(".//{http://www.w3.org/2000/svg}image")
    kind, _, content = image.get("{http://www.w3.org/1999/xlink}href").partition(",")
    assert kind == "data:image/png;base64"
    pixels = plt.imread(io.BytesIO(base64.b64decode(content)))
    assert np.abs(pixels[:, :, 0] - table).max() <= 1 / 255


def test_epubcheck_accepts_a_photo(tmp_path):
    book = small_book()
    shown = page('<section><h1>Title</h1><p><img src="photo.svg" alt="A photo"></p>'
                 "</section>")
    write_book(tmp_path / "book.epub", replace(
        book, pages=[shown], cover=cover_picture("A & B"),
        parts=[*book.parts, Part("photo.svg", ready_svg(photo()[0]).encode())]))
    assert checker.faults_of(tmp_path / "book.epub") == []


def test_the_cover_is_the_same_each_time():
    first, second = cover_picture("A title"), cover_picture("A title")
    assert first == second
    assert first != cover_picture("Another title")
    assert first.startswith(b"\x89PNG")


# The file -------------------------------------------------------------------

def small_book() -> Book:
    made = page("<section><h1>Title</h1><p>&amp; é</p></section>")
    return Book(
        Metadata("A & B", "Someone", "en-US", "2026", "1", "abc",
                 "2026-01-01T00:00:00Z", "About.", ("one",)),
        [made.leaf], [made], [Part("book.css", b"p { margin: 0 }")],
        b"\x89PNG")


def test_two_builds_give_the_same_bytes(tmp_path):
    for name in ("first", "second"):
        write_book(tmp_path / name, small_book())
    assert ((tmp_path / "first").read_bytes()
            == (tmp_path / "second").read_bytes())


def test_special_characters_of_titles_are_kept(tmp_path):
    write_book(tmp_path / "book.epub", small_book())
    with zipfile.ZipFile(io.BytesIO((tmp_path / "book.epub").read_bytes())
                         ) as archive:
        assert "<dc:title>A &amp; B</dc:title>" in archive.read(
            "EPUB/package.opf").decode()


# Programs and editions ------------------------------------------------------

def test_missing_programs_are_told_with_the_line_that_installs_them(
        monkeypatch, tmp_path):
    monkeypatch.setattr(programs, "USUAL_PLACE", tmp_path / "none")
    with pytest.raises(programs.Missing) as told:
        programs.check_programs({"PATH": "/nowhere"})
    assert ("apt-get install --no-install-recommends epubcheck "
            "default-jre-headless\n") in str(told.value)


def test_a_named_checker_wins_and_a_wrong_name_is_told(tmp_path):
    jar = tmp_path / "epubcheck.jar"
    assert programs.find_checker({"EPUBCHECK": str(jar)}) is None
    jar.write_bytes(b"PK")
    assert programs.find_checker({"EPUBCHECK": str(jar)}) == jar


def test_an_archive_is_handed_to_java_and_a_program_is_run(
        monkeypatch, tmp_path):
    monkeypatch.setattr(programs, "has_java", lambda environment: True)
    checker = tmp_path / "checker"
    checker.write_bytes(b"PK\x03\x04")
    environment = {"EPUBCHECK": str(checker)}
    assert programs.checker_command(environment)[:2] == ["java", "-jar"]
    checker.write_bytes(b"#!/bin/sh")
    assert programs.checker_command(environment) == [str(checker)]


def test_a_fault_begins_with_its_place_in_the_manuscript(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "lines.md").write_text(
        "# Lines\n\nSee [the other](https://example.org/?x=1&y=<2>).\n", "utf-8")
    (tmp_path / "book" / "references.bib").write_text(
        "@article{a,\n doi={10.1/(S)<1::AID>}}\n", "utf-8")
    page = ('<html>\n<p>See <a href="https://example.org/?x=1&amp;y=&lt;2&gt;">'
            "the other</a>.</p>\n<p>\u2014</p>\n"
            '<a href="https://doi.org/10.1/(S)%3C1::AID%3E">\u2014</a></html>')
    with ZipFile(tmp_path / "a.epub", "w") as epub:
        epub.writestr("EPUB/lines.xhtml", page)
        epub.writestr("EPUB/answers.xhtml", page)
    with ZipFile(tmp_path / "a.epub") as epub:
        places = [origin(epub, f"EPUB/{name}", line, 20, tmp_path / "book")
                  for name, line in [("lines.xhtml", 2), ("lines.xhtml", 3),
                                     ("lines.xhtml", -1), ("lines.xhtml", 4),
                                     ("answers.xhtml", 2)]]
    assert places == ["book/lines.md:3", "book/lines.md", "book/lines.md",
                      "book/references.bib:2", ""]
    told = checker.Fault("ERROR", "RSC-020", "no URL", ("EPUB/lines.xhtml:2:20",),
                         tuple(filter(None, places)))
    assert str(told).startswith("book/lines.md:3: ERROR RSC-020: no URL\n")


@pytest.mark.parametrize(("file", "expected"), [
    ("algebra-lines", "book/algebra/lines.md"),
    ("solutions-algebra-lines", "book/algebra/lines.md"),
    ("algebra-lines-and-planes", "book/algebra/lines-and-planes.md"),
    ("preface", "book/index.md"), ("part-i", ""), ("planes", "")])
def test_a_file_comes_from_the_page_it_is_called_after(tmp_path, file, expected):
    book = tmp_path / "book"
    (book / "algebra").mkdir(parents=True)
    for page in ("algebra/lines", "algebra/lines-and-planes", "index", "and"):
        (book / f"{page}.md").write_text("# A page\n", "utf-8")
    with ZipFile(tmp_path / "a.epub", "w") as epub:
        epub.writestr(f"EPUB/{file}.xhtml", "<html></html>")
    with ZipFile(tmp_path / "a.epub") as epub:
        assert origin(epub, f"EPUB/{file}.xhtml", -1, -1, book) == expected
