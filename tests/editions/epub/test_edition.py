"""The EPUB has what the web edition has, under the same numbers.

These tests read the editions that `make epub` and `make book` built.
"""

import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from publishing import downloads
from publishing.contract import WEB_PAGES
from publishing.epub.checker import faults_of
from publishing.epub.metadata import (
    ACCESSIBILITY, IDENTIFIER, LANGUAGE, commit_moment)
from publishing.epub.package import FOLDER as INSIDE
from publishing.paths import BOOK, CONTENTS, ROOT, SITE

[EPUB] = downloads.EPUB.files

KINDS = ("Definition", "Theorem", "Lemma", "Proposition", "Corollary",
         "Example", "Remark", "Algorithm", "Exercise", "Fig.")
ITEM = re.compile(rf"({'|'.join(map(re.escape, KINDS))}) ([LK]?\d+(?:\.\d+)*)\b")

OPF = "{http://www.idpf.org/2007/opf}"
CORE = "{http://purl.org/dc/elements/1.1/}"
XML = "http://www.w3.org/XML/1998/namespace"

APPENDICES = ("solutions", "answers")
MEGABYTES, KILOBYTES = 15, 90


@pytest.fixture(scope="module", autouse=True)
def editions():
    for file, command in ((SITE / "index.html", "make book"),
                          (EPUB, "make epub")):
        if not file.exists():
            pytest.fail(f"{file.name} is not built: run `{command}` first, or "
                        "`make test`, which does.")


# What the two editions hold -------------------------------------------------

def pages(status: str) -> list[str]:
    """Return the pages of a status in order, from the contents alone."""
    contents = yaml.safe_load(CONTENTS.read_text("utf-8"))
    names = [contents["root"], *(
        chapter["file"] for part in contents["parts"]
        for chapter in part["chapters"])]
    return [name for name in names if name not in WEB_PAGES
            and f"\nstatus: {status}\n" in (BOOK / f"{name}.md").read_text(
                "utf-8")]


def name_of(page: str) -> str:
    return "preface" if page == "index" else page.replace("/", "-")


@cache
def web_page(page: str) -> Tag:
    return BeautifulSoup((SITE / f"{page}.html").read_text("utf-8"),
                         "html.parser").select_one("article")


@cache
def files() -> dict[str, bytes]:
    """Return the files below the folder of the book, by name."""
    with zipfile.ZipFile(EPUB) as archive:
        return {name.removeprefix(f"{INSIDE}/"): archive.read(name)
                for name in archive.namelist() if name.startswith(INSIDE)}


@cache
def leaf(file: str) -> BeautifulSoup:
    # Beautiful Soup takes what begins as XML for a mistake.
    text = files()[file].decode().partition("?>\n")[2]
    return BeautifulSoup(text, "html.parser")


def leaves_of(page: str) -> list[BeautifulSoup]:
    """Return what a page has become: its files, its solutions and answers."""
    return [*parts_of(page), *(tree for appendix in APPENDICES
                               for tree in parts_of(page, f"{appendix}-"))]


def parts_of(page: str, appendix: str = "") -> list[BeautifulSoup]:
    """Return the files of a page, or of an appendix to it, in order."""
    return [leaf(file) for file in reading_order() if file.removesuffix(
        ".xhtml").partition("--")[0] == f"{appendix}{name_of(page)}"]


@cache
def package() -> ElementTree.Element:
    return ElementTree.fromstring(files()["package.opf"])


@cache
def reading_order() -> list[str]:
    hrefs = {item.get("id"): item.get("href")
             for item in package().iter(f"{OPF}item")}
    return [hrefs[entry.get("idref")]
            for entry in package().iter(f"{OPF}itemref")]


def numbered_items(trees: list[Tag]) -> list[tuple[str, str]]:
    """Return the kinds and numbers that stand in titles of boxes and figures.

    Those in solutions come last, as in an appendix.
    """
    text, solutions = [], []
    for tree in trees:
        for title in tree.select(".admonition-title, figcaption, summary"):
            found = ITEM.match(" ".join(title.get_text(" ").split()))
            if found:
                place = solutions if title.find_parent(
                    class_="solution") else text
                place.append((found[1], found[2]))
    return [*text, *solutions]


WRITTEN = pages("written")
CHAPTERS = [page for page in WRITTEN if "/" in page]


# epubcheck ------------------------------------------------------------------

def test_epubcheck_finds_no_error_and_no_warning():
    assert faults_of(EPUB) == []


def test_epubcheck_finds_a_link_that_leads_nowhere(tmp_path):
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(EPUB) as whole, zipfile.ZipFile(broken, "w") as copy:
        for entry in whole.infolist():
            content = whole.read(entry)
            if entry.filename.endswith("preface.xhtml"):
                content = content.replace(b"</body>",
                                          b'<p><a href="x.xhtml">x</a></p></body>')
            copy.writestr(entry, content)
    assert any("x.xhtml" in str(fault) for fault in faults_of(broken))


# The same numbers -----------------------------------------------------------

@pytest.mark.parametrize("page", CHAPTERS)
def test_definitions_theorems_figures_and_exercises_have_the_webs_numbers(page):
    expected = numbered_items([web_page(page)])
    assert numbered_items(leaves_of(page)) == expected


def test_there_are_items_of_every_important_kind():
    found = Counter(kind for page in CHAPTERS
                    for kind, _ in numbered_items(leaves_of(page)))
    for kind in ("Definition", "Theorem", "Exercise", "Fig."):
        assert found[kind] >= 10, found


def equations(trees: list[Tag]) -> list[str]:
    """Return the numbers of formulas in order, those in solutions last."""
    places = [number for tree in trees for number in tree.select(".eqno")]
    places.sort(key=lambda number: number.find_parent(class_="solution")
                is not None)
    return [re.search(r"\(([LK\d.]+)\)", number.get_text())[1]
            for number in places]


def test_equations_have_the_webs_numbers():
    expected = {page: equations([web_page(page)]) for page in WRITTEN}
    assert any(expected.values())
    assert {page: equations(leaves_of(page)) for page in WRITTEN} == expected


def headings(tree: Tag) -> list[str]:
    return [" ".join(number.get_text().split())
            for number in tree.select(".section-number")]


@pytest.mark.parametrize("page", CHAPTERS)
def test_sections_have_the_webs_numbers(page):
    shown = [number for part in parts_of(page) for number in headings(part)]
    assert shown == headings(web_page(page))
    assert not any(headings(tree) for appendix in APPENDICES
                   for tree in parts_of(page, f"{appendix}-"))


def test_links_say_the_numbers_that_the_web_says():
    def said(trees):
        return Counter(words for tree in trees for link in tree.select("a")
                       if ITEM.fullmatch(words := " ".join(
                           link.get_text(" ").split())))
    for page in CHAPTERS:
        missing = said([web_page(page)]) - said(leaves_of(page))
        assert not missing, (page, missing)


# Nothing is missing, and nothing is planned ----------------------------------

@pytest.mark.parametrize("page", WRITTEN)
def test_every_figure_of_the_web_is_there(page):
    present = {figure["id"] for tree in leaves_of(page)
               for figure in tree.select("figure[id]") if figure.img}
    assert {figure["id"] for figure in web_page(page).select("figure[id]")
            } == present


@pytest.mark.parametrize("page", WRITTEN)
def test_every_formula_of_the_web_is_mathml(page):
    # Titles of solutions repeat those of exercises on both.
    shown = sum(len(tree.select("math")) for tree in leaves_of(page))
    on_web = len(web_page(page).select("h1 .katex, p .katex, li .katex, "
                                       ".katex-display"))
    assert shown >= on_web * 0.9
    assert "katex" not in "".join(map(str, leaves_of(page)))


def test_every_formula_has_a_text_and_none_is_latex():
    texts = [formula.get("alttext", "") for file in reading_order()
             for formula in leaf(file).select("math")]
    assert len(texts) > 15_000
    assert [text for text in texts
            if not text.strip() or "\\" in text or "_{" in text] == []


def test_no_minus_before_a_number_stands_like_a_subtraction():
    count = 0
    for file in reading_order():
        for sign in leaf(file).find_all("mo", string=re.compile("^[−±]$")):
            before = sign.find_previous_sibling()
            if before is not None and before.name == "mo" and (
                    before.get_text() in "=≈<>≤≥←→([{,"):
                assert sign.get("form") == "prefix", (file, sign.parent)
                count += 1
    assert count > 700


def test_pages_are_those_that_are_written_and_no_planned_one():
    order = reading_order()
    assert [name for page in WRITTEN if (name := f"{name_of(page)}.xhtml")
            not in order] == []
    planned = pages("planned")
    assert planned
    assert [page for page in planned if parts_of(page)] == []


def test_chapters_stand_in_the_order_of_the_web_below_their_parts():
    contents = leaf("contents.xhtml").select_one('nav[role="doc-toc"]')
    shown = [link["href"] for link in contents.select("a")
             if not link.find_parent(hidden=True)]
    assert shown == [file for file in reading_order() if "--" not in file
                     and file not in {"cover.xhtml", "contents.xhtml"}]
    files_met = dict.fromkeys(link["href"].partition("#")[0]
                              for link in contents.select("a"))
    assert list(files_met) == [
        file for file in reading_order()
        if file not in {"cover.xhtml", "contents.xhtml"}]
    below = [link["href"] for link in contents.select(
        'a[href^="part-"] + ol > li > a')]
    assert below == [f"{name_of(page)}.xhtml" for page in CHAPTERS
                     if not page.startswith(("getting-ready/", "reference/"))]
    first = contents.select_one('a[href="part-i.xhtml"]')
    assert first.get_text() == "Part I: Linear algebra"


def sections_on_the_web(page: str) -> list[str]:
    """Return the titles of the sections of a page, with their numbers."""
    return [title_words(heading)
            for heading in web_page(page).select("section > h2")]


def title_words(title: Tag) -> str:
    """Return a title up to its first formula."""
    for formula in title.select(".katex, .headerlink"):
        formula.insert_before("\x00")
    return " ".join(title.get_text().split("\x00")[0].split())


def test_contents_lead_to_every_section():
    contents = leaf("contents.xhtml").select_one('nav[role="doc-toc"]')
    count = 0
    for page in WRITTEN:
        expected = sections_on_the_web(page)
        if page == "reference/glossary":
            continue
        [link] = contents.select(f'a[href="{name_of(page)}.xhtml"]')
        below = link.parent.select(":scope > ol[hidden] > li > a")
        assert len(below) == len(expected), page
        for entry, title in zip(below, expected):
            assert entry.get_text().startswith(title), page
            file, _, place = entry["href"].partition("#")
            heading = leaf(file).select_one(f"section[id='{place}'] > h2")
            assert " ".join(heading.get_text().split()).startswith(title)
            count += 1
    assert count > 500


def test_contents_lead_to_every_letter_of_the_glossary():
    contents = leaf("contents.xhtml").select_one('nav[role="doc-toc"]')
    [link] = contents.select('a[href="reference-glossary.xhtml"]')
    below = link.parent.select(":scope > ol[hidden] > li > a")
    letters = [entry.get_text() for entry in below]
    assert letters == sorted(letters) and len(letters) > 20
    parts = parts_of("reference/glossary")
    for part in parts:
        for section in part.select("section[id^='letter-']"):
            assert {term.get_text().strip()[0].upper() for term in
                    section.select("dt")} == {section.h2.get_text()}
    shown = [term.get_text() for part in parts for term in part.select("dt")]
    assert shown == [term.find(string=True) for term in web_page(
        "reference/glossary").select("dl.glossary > dt")]


def test_the_index_is_the_webs_without_what_is_left_out():
    def entries(trees: list[Tag], left_out: set[str]) -> list[tuple]:
        found = []
        for item in (item for tree in trees
                     for item in tree.select("ul.index-entries li")):
            words = item.find(string=True).strip()
            places = [(link.get_text(), link.strong is not None)
                      for link in item.find_all("a", recursive=False)
                      if link["href"].partition(".html#")[0] not in left_out]
            if places or item.ul:
                found.append((words, places))
        return found

    index = BeautifulSoup((SITE / "genindex.html").read_text("utf-8"),
                          "html.parser").select_one("article")
    parts = [leaf(file) for file in reading_order()
             if file.startswith("book-index")]
    shown = entries(parts, set())
    assert shown == entries([index], set(WEB_PAGES))
    assert len(shown) > 700
    # From the contents, and from the places that readers offer besides.
    assert len(leaf("contents.xhtml").select('a[href="book-index.xhtml"]')) == 2


def test_old_readers_have_the_contents_in_two_levels():
    namespace = "{http://www.daisy.org/z3986/2005/ncx/}"
    root = ElementTree.fromstring(files()["contents.ncx"])
    points = root.find(f"{namespace}navMap")
    old = [point.find(f"{namespace}content").get("src")
           for point in points.iter(f"{namespace}navPoint")]
    new = [link["href"] for link in leaf("contents.xhtml").select(
        'nav[role="doc-toc"] a')]
    assert sorted(old) == sorted(new)
    assert not points.findall("/".join([f"{namespace}navPoint"] * 3))
    order = [int(point.get("playOrder"))
             for point in points.iter(f"{namespace}navPoint")]
    assert order == list(range(1, len(order) + 1))


def test_every_exercise_leads_to_its_solution_and_back():
    count = 0
    for page in CHAPTERS:
        for file_of, exercise in boxes(page, ".exercise[id]"):
            ways = exercise.select(".to-appendix a")
            expected = web_page(page).select_one(f"[id='{exercise['id']}']")
            assert expected is not None
            for way in ways:
                file, _, place = way["href"].partition("#")
                solution = leaf(file).select_one(f"[id='{place}']")
                back = solution.select_one(".admonition-title a")["href"]
                assert back == f"{file_of}#{exercise['id']}"
                count += 1
    assert count == sum(len(web_page(page).select(".solution"))
                        for page in CHAPTERS)
    assert count > 20


def boxes(page: str, selector: str) -> list[tuple[str, Tag]]:
    """Return boxes of a page, each with the name of its file."""
    return [(file, box) for file in reading_order()
            if file.removesuffix(".xhtml").partition("--")[0] == name_of(page)
            for box in leaf(file).select(selector)]


def test_every_question_leads_to_its_answer_and_back():
    count = 0
    for page in CHAPTERS:
        for file_of, question in boxes(page, ".quiz[id]"):
            file, _, place = question.select_one(
                ".to-appendix a")["href"].partition("#")
            answer = leaf(file).select_one(f"[id='{place}']")
            back = answer.select_one(".answer-title a")["href"]
            assert back == f"{file_of}#{question['id']}"
            assert answer.select_one(".quiz-answer").get_text(strip=True)
            count += 1
    assert count == sum(len(web_page(page).select("form.quiz"))
                        for page in CHAPTERS)
    assert count


def test_chapters_hold_no_solution_and_no_answer():
    for page in CHAPTERS:
        assert not any(part.select(".solution, .quiz-answer")
                       for part in parts_of(page))


def test_code_keeps_its_lines_and_spaces():
    for page in CHAPTERS:
        shown = {block.get_text() for tree in leaves_of(page)
                 for block in tree.select("pre")}
        on_web = [block.get_text() for block in web_page(page).select("pre")
                  if not block.find_parent(class_="hidden-part")
                  and not block.find_parent(class_="tag_your-turn")]
        assert on_web or page.startswith("reference/")
        missing = [text for text in on_web if text.rstrip("\n") not in {
            other.rstrip("\n") for other in shown}]
        assert missing == [], page


# Links ----------------------------------------------------------------------

def test_no_link_leads_nowhere():
    ids = {file: {element["id"] for element in leaf(file).select("[id]")}
           for file in reading_order()}
    broken = []
    for file in ids:
        for link in leaf(file).select("a[href]"):
            if re.match(r"[a-z]+:", link["href"]):
                continue
            target, _, place = unquote(link["href"]).partition("#")
            target = target or file
            if target not in ids or place and place not in ids[target]:
                broken.append(f"{file}: {link['href']}")
    assert broken == []


# Accessibility: the claims of the metadata ----------------------------------

def test_every_picture_has_alternative_text_and_a_file():
    for file in reading_order():
        for picture in leaf(file).select("img"):
            assert len(picture["alt"]) > 20, (file, picture)
            assert picture["src"] in files()


def test_no_page_has_scripts_forms_or_styles_of_its_own():
    for file in reading_order():
        assert not leaf(file).select(
            "script, form, input, button, details, style, [style], svg"), file


def test_tables_name_as_many_rows_as_on_the_web():
    def named(trees: list[Tag]) -> list[str]:
        # Figures to move have tables of their own, which a script fills.
        return [name.get_text(strip=True) for tree in trees
                for name in tree.select('th[scope="row"]')
                if not name.find_parent("figure")]
    expected = {page: named([web_page(page)]) for page in WRITTEN}
    assert sum(map(len, expected.values())) > 40
    for page, names in expected.items():
        assert len(named(leaves_of(page))) == len(names), page


def test_no_heading_of_a_table_is_empty_and_lists_hold_items():
    for file in reading_order():
        assert [cell for cell in leaf(file).select("th")
                if not cell.get_text(strip=True)] == [], file
        assert not leaf(file).select('[role="doc-biblioentry"]'), file


def test_links_are_read_aloud_as_on_the_web():
    for page in WRITTEN:
        spoken = Counter(link["aria-label"] for link in web_page(page).select(
            "p a[aria-label], li a[aria-label]"))
        there = Counter(link["aria-label"] for tree in leaves_of(page)
                        for link in tree.select("a[aria-label]"))
        assert not spoken - there, page


def test_each_page_has_one_main_part():
    for file in reading_order():
        assert len(leaf(file).select("body > main")) == 1, file


def test_metadata_says_what_the_file_is():
    facts = [(meta.get("property"), meta.text)
             for meta in package().iter(f"{OPF}meta")]

    def fact(name: str) -> str:
        return next(package().iter(CORE + name)).text

    for claim in ACCESSIBILITY:
        assert claim in facts
    assert ("dcterms:modified", commit_moment()) in facts
    assert ("dcterms:license",
            "https://creativecommons.org/licenses/by/4.0/") in facts
    assert fact("identifier") == IDENTIFIER
    assert fact("language") == package().get(f"{{{XML}}}lang") == LANGUAGE
    assert fact("date") == commit_moment()[:10]
    assert fact("publisher") == fact("creator")
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert fact("title") == citation["title"]
    assert "CC BY 4.0" in fact("rights")


def test_pages_say_their_language_and_have_one_title():
    for file in reading_order():
        page = leaf(file)
        assert page.html["lang"] == page.html["xml:lang"] == LANGUAGE
        if file != "cover.xhtml":
            assert len(page.select("h1")) == ("--" not in file), file


def test_every_file_begins_with_a_heading_and_is_called_after_it():
    for file in reading_order():
        if "--" in file:
            page = leaf(file)
            words = page.main.find(string=str.strip)
            heading = words.find_parent("h2")
            assert heading is not None, file
            first = title_words(heading)
            assert page.title.get_text().startswith(first), file


def test_headings_leave_out_no_level():
    for file in reading_order():
        levels = [int(heading.name[1]) for heading in leaf(file).find_all(
            re.compile(r"h[1-6]$")) if not heading.find_parent(hidden=True)]
        assert levels[:1] in ([2 if "--" in file else 1], []), file
        for before, after in zip(levels, levels[1:]):
            assert after <= before + 1, (file, levels)


# The file -------------------------------------------------------------------

def test_file_is_small_and_begins_as_an_epub_does():
    assert EPUB.stat().st_size < MEGABYTES * 1e6
    assert EPUB.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"


def test_no_file_is_longer_than_old_readers_bear():
    # The contents are read once, and old readers have shorter ones.
    lengths = {name: len(content) for name, content in files().items()
               if name.endswith(".xhtml") and name != "contents.xhtml"}
    assert {name: length for name, length in lengths.items()
            if length > KILOBYTES * 1000} == {}


def test_no_path_of_this_machine_and_no_time_is_in_the_file():
    for content in files().values():
        assert str(ROOT).encode() not in content
    with zipfile.ZipFile(EPUB) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {
            (1980, 1, 1, 0, 0, 0)}


def test_every_file_is_listed_and_every_listed_file_is_there():
    listed = {item.get("href") for item in package().iter(f"{OPF}item")}
    assert listed == set(files()) - {"package.opf"}


def test_figures_have_paper_below_their_ink():
    figures = [content for name, content in files().items()
               if PurePosixPath(name).suffix == ".svg"]
    assert len(figures) > 20
    for content in figures:
        assert re.search(rb'<svg\b[^>]*><rect width="100%" height="100%" '
                         rb'fill="#ffffff"/>', content)
