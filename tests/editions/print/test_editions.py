"""The PDF has what the web edition has, under the same numbers.

These tests read the volumes that `make pdf` built, and the site of `make book`.
"""

import re
import shutil
import subprocess
from functools import cache

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from publishing.contract import WEB_PAGES
from publishing.paths import BOOK, CONTENTS, SITE
from publishing.print.__main__ import MEGABYTES
from publishing.print.arrangement import IMPRINT
from publishing.volumes import chapter_files, volumes
from tests.editions.print.volumes import (
    CHAPTERS, ITEM, KINDS, PAPER, SCREEN, names, need_volumes, notes, notes_of,
    text, text_of, titles)

EQUATION = re.compile(r"\\newlabel\{equation:[^}]*\}\{\{\{?([LK\d.]+)\}")
SECTION = re.compile(
    r"\\contentsline \{(chapter|(?:common)?section)\}\{\\numberline \{([\d.]+)\}")


@pytest.fixture(scope="module", autouse=True)
def editions():
    need_volumes()
    if not (SITE / "index.html").exists():
        pytest.fail("index.html is not built: run `make book` first, or "
                    "`make test`, which does.")
    if not shutil.which("pdftotext"):
        pytest.fail("These read PDF files with Poppler's programs, and there "
                    "are none. On Debian and Ubuntu `apt-get install "
                    "poppler-utils` installs them.")


# What is printed ------------------------------------------------------------

def listed_pages() -> list[str]:
    """Return the pages of the book in order, planned ones, too."""
    contents = yaml.safe_load(CONTENTS.read_text("utf-8"))
    names = [contents["root"], *(
        chapter["file"] for part in contents["parts"]
        for chapter in part["chapters"])]
    return [name for name in names if name not in WEB_PAGES]


def printed_pages() -> list[str]:
    """Return the pages that are printed, from the contents alone."""
    return [name for name in listed_pages()
            if "\nstatus: written\n" in (BOOK / f"{name}.md").read_text("utf-8")]


@cache
def web_page(name: str) -> Tag:
    page = BeautifulSoup((SITE / f"{name}.html").read_text("utf-8"),
                         "html.parser")
    return page.select_one("article")


def web_items(kind: str) -> list[str]:
    """Return the numbers of a kind; those in solutions come last, as in print."""
    found_in_text, solutions = [], []
    for name in printed_pages():
        for title in web_page(name).select(
                ".admonition-title, figcaption, .caption-text"):
            found = ITEM.match(" ".join(title.get_text(" ").replace(
                "Fig.", "Figure").split()) + " ")
            if found and found[1] == kind:
                place = solutions if title.find_parent(
                    "details", class_="solution") else found_in_text
                place.append(found[2])
    return [*found_in_text, *solutions]


def pdf_items(kind: str) -> list[str]:
    """Return the numbers of a kind as the titles in the PDF have them.

    A solution has the title of its exercise.
    """
    return [number for name, number in titles() if name == kind]


@pytest.mark.parametrize("kind", [kind for kind in KINDS
                                  if kind not in {"Exercise", "Figure"}])
def test_statements_have_the_numbers_of_the_web(kind):
    assert pdf_items(kind) == web_items(kind)


def test_exercises_and_their_solutions_have_the_numbers_of_the_web():
    exercises = web_items("Exercise")
    assert exercises
    # All exercises, and then the same again in the appendix.
    assert pdf_items("Exercise") == [*exercises, *exercises]


def test_figures_have_the_numbers_of_the_web():
    figures = web_items("Figure")
    assert figures
    # A figure may stand a little before or after its place on the web.
    assert sorted(pdf_items("Figure")) == sorted(figures)


def test_equations_have_the_numbers_of_the_web():
    numbers = [number.get_text().partition(")")[0].strip("(")
               for name in printed_pages()
               for number in web_page(name).select(".eqno")]
    assert numbers
    assert EQUATION.findall(notes(".aux")) == numbers


def test_sections_have_the_numbers_of_the_web():
    numbers = [number.get_text().strip().rstrip(".")
               for name in printed_pages()
               for number in web_page(name).select(
                   "h1 .section-number, h2 .section-number")]
    printed = [number for _, number in SECTION.findall(
        notes(".toc", companion=False))]
    assert numbers and printed == numbers


# Nothing is missing ---------------------------------------------------------

def test_every_figure_of_the_web_is_in_the_pdf():
    labels = notes(".aux")
    missing = [f"{name}: {figure['id']}" for name in printed_pages()
               for figure in web_page(name).select("figure[id]")
               if f"\\newlabel{{{name}:{figure['id']}}}" not in labels]
    assert missing == []


def test_every_question_and_every_exercise_leads_to_the_companion_and_back():
    words = text()
    exercises = sum(len(web_page(name).select(".exercise"))
                    for name in printed_pages())
    questions = sum(len(web_page(name).select("form.quiz"))
                    for name in printed_pages())
    assert exercises and questions
    # Pages before the first chapters have Roman numbers.
    back = r"vol\. [IVX]+, p\. (?:\d+|[ivxlc]+)"
    there = r"companion, p\. \d+"
    assert len(re.findall(f"Solution: {there}", words)) == exercises
    assert len(re.findall(rf"^ *Exercise [LK\d.]+.*{back}$", words,
                          re.MULTILINE)) >= exercises - 5
    assert len(re.findall(f"Answer: {there}", words)) == questions
    assert len(re.findall(rf"Question \d+ {back}", words)) == questions


def test_hints_of_the_web_stand_behind_the_exercises():
    tex = notes(".tex", companion=False)
    inside = re.findall(r"\\begin\{bookexercise\}(.*?)\\end\{bookexercise\}", tex,
                        re.DOTALL)
    assert len(inside) > 100
    assert [box for box in inside if "bookhint" in box] == []
    hints = sum(words.get_text() == "Hint" for name in printed_pages()
                for words in web_page(name).select(".exercise summary"))
    assert hints
    assert tex.count("\\hintnumber{") == hints
    assert len(re.findall(r"Hint: p\. \d+", text())) == hints


# Volumes and chapters -------------------------------------------------------

@pytest.mark.parametrize("file", CHAPTERS, ids=lambda file: file.stem)
def test_a_chapter_alone_is_what_its_volume_has_on_the_same_pages(file):
    [page] = (page for page, name in chapter_files().items()
              if name == file.name)
    [volume] = (volume for volume in volumes() if page in volume.pages)
    place = [volume.name for volume in volumes()].index(volume.name)
    texts, alone = ([page.split() for page in text_of(one).split("\f")[:-1]]
                    for one in (SCREEN[place], file))
    # All but the first page, which says what it is taken from.
    inner = alone[1:]
    assert inner[0] in texts
    first = texts.index(inner[0])
    assert inner == texts[first:first + len(inner)]
    assert "CC BY 4.0" in " ".join(alone[0])


def test_every_page_is_in_exactly_one_volume():
    labels = {name: set(re.findall(r"\\newlabel\{([^{}]*)::doc\}",
                                   notes_of(name, ".aux"))) for name in names()}
    found = [page for volume in volumes() for page in volume.pages]
    assert found == printed_pages()
    for volume in volumes():
        # Each volume has the imprint.
        assert labels[volume.name] | {IMPRINT} == {*volume.pages, IMPRINT}


@pytest.mark.parametrize("ending", ["", "-print"])
def test_page_numbers_run_through_the_volumes(ending):
    last = 0
    for volume in volumes():
        told = notes_of(f"{volume.name}{ending}", ".aux")
        numbers = [int(number) for number in re.findall(
            r"\\newlabel\{.*\}\{\{.*?\}\{(\d+)\}", told)]
        first = last + 1 + last % 2  # a right-hand page; the part's title may be
        assert min(numbers) in {first, first + 1}
        assert numbers == sorted(numbers)
        last = first - 1 + int(re.search(r"\\mainpages\{(\d+)\}", told)[1])
        assert max(numbers) <= last


@pytest.mark.parametrize("files", [SCREEN, PAPER], ids=["screen", "paper"])
def test_references_to_another_volume_name_a_page_that_it_has(files):
    """A page is named by the number that is printed on it."""
    printed = {file: set(re.findall(r"(?<![\w.])(\d+|[ivxlc]+)(?!\w)", "\n".join(
        edge for page in text_of(file).split("\f") if page.strip()
        for lines in [page.strip().splitlines()]
        for edge in (lines[0], lines[-1])))) for file in files}
    numbers = {volume.number: file for volume, file in zip(volumes(), files)}
    told = set(re.findall(r"vol\. ([IVX]+), p\. (\d+|[ivxlc]+)", text(files)))
    assert len(told) > 100
    assert [(number, page) for number, page in sorted(told)
            if page not in printed[numbers[number]]] == []


PLACE = re.compile(r"[(\[](?:(?:Section|Chapter) [\d.]+, )?p\. (\d+)[)\]]")


@pytest.mark.parametrize("place", range(len(volumes())))
def test_references_name_pages_of_their_own_volume_alone_without_it(place):
    """What stands in brackets without a volume is a page of the same one."""
    own = [int(number) for number in re.findall(
        r"\\newlabel\{.*\}\{\{.*?\}\{(\d+)\}",
        notes_of(volumes()[place].name, ".aux"))]
    words = " ".join(text_of(SCREEN[place]).split())
    words = re.sub(r"(?:vol\. [IVX]+|companion), p\. \w+|\(cited on [^)]*\)", "",
                   words)
    found = [int(number) for number in PLACE.findall(words)]
    assert len(found) > 100
    assert [number for number in found
            if not min(own) <= number <= max(own)] == []


def test_sections_of_other_volumes_are_named_with_both():
    assert len(re.findall(r"\((?:Section|Chapter) [\d.]+, vol\. [IVX]+, p\. \d+\)",
                          " ".join(text().split()))) > 20


def test_sources_tell_where_they_are_cited():
    told = re.findall(r"\\citedon\{(.*?)\}\{(.*)\}$",
                      notes_of(volumes()[-1].name, "-places.tex"), re.MULTILINE)
    cited = set(re.findall(r"\\newlabel\{cited:([^{}]*:id\d+):\d+:[^{}]*\}"
                           r"\{\{.*?\}\{\d+\}", notes(".aux", companion=False)))
    assert len(told) > 50 and {source for source, _ in told} == cited
    assert all(pages.count("{cited:") <= 6 for _, pages in told)


def test_the_contents_name_what_is_planned():
    contents = " ".join(notes(".toc", companion=False).split())
    planned = [name for name in listed_pages() if "\nstatus: planned\n" in (
        BOOK / f"{name}.md").read_text("utf-8")]
    lines = re.findall(r"\\plannedline \{chapter\}", contents)
    assert len(lines) == len(planned)
    assert bool(planned) == ("a dagger (†) marks" in " ".join(text().split()))


# The files ------------------------------------------------------------------

@pytest.mark.parametrize("file", SCREEN, ids=lambda file: file.stem[-11:])
def test_no_page_is_empty(file):
    pages = text_of(file).split("\f")[:-1]
    assert [number for number, page in enumerate(pages, start=1)
            if not page.strip()] == []


@pytest.mark.parametrize("file", [*SCREEN, *PAPER],
                         ids=lambda file: file.stem[-17:])
def test_fonts_are_embedded_and_no_bitmaps(file):
    fonts = subprocess.run(["pdffonts", file], check=True, text=True,
                           capture_output=True).stdout.splitlines()[2:]
    assert fonts
    for font in fonts:
        assert "Type 3" not in font
        assert font.split()[-5] == "yes", font


@pytest.mark.parametrize("file", [*SCREEN, *PAPER],
                         ids=lambda file: file.stem[-17:])
def test_file_is_small_and_says_what_it_is(file):
    assert file.stat().st_size < MEGABYTES * 1e6
    facts = subprocess.run(["pdfinfo", file], check=True, text=True,
                           capture_output=True).stdout
    for fact in ("Title: +Mathematics for", "Author: +The contributors",
                 "Title:.*, (Volume [IVX]+: |Solutions)",
                 "Subject: +(Volume [IVX]+: |Solutions)", "Keywords: +textbook"):
        assert re.search(fact, facts), fact


def test_no_path_of_this_machine_is_in_the_file():
    for file in SCREEN:
        assert str(BOOK.parent).encode() not in file.read_bytes()
    assert str(BOOK.parent) not in text()
