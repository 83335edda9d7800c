"""The PDF has what the web edition has, under the same numbers.

These tests read the two editions that `make pdf` and `make book` built.
"""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from publishing.contract import WEB_PAGES
from publishing.downloads import PDF
from publishing.paths import BOOK, CONTENTS, SITE
from publishing.print.__main__ import LATEX, MEGABYTES

SCREEN, PAPER = PDF.files

KINDS = ("Definition", "Theorem", "Lemma", "Proposition", "Corollary",
         "Example", "Remark", "Algorithm", "Exercise", "Figure")
# A full line may leave pdftotext no column for the space behind the number.
ITEM = re.compile(
    rf"\s*({'|'.join(KINDS)}) ([LK]?\d+(?:\.\d+)*)(?: |$|(?=[^\W\d]))")
EQUATION = re.compile(r"\\newlabel\{equation:[^}]*\}\{\{\{?([LK\d.]+)\}")
SECTION = re.compile(
    r"\\contentsline \{(chapter|section)\}\{\\numberline \{([\d.]+)\}")


@pytest.fixture(scope="module", autouse=True)
def editions():
    for file, command in ((SITE / "index.html", "make book"),
                          (SCREEN, "make pdf"), (PAPER, "make pdf")):
        if not file.exists():
            pytest.fail(f"{file.name} is not built: run `{command}` first, or "
                        "`make test`, which does.")
    if not shutil.which("pdftotext"):
        pytest.fail("These read PDF files with Poppler's programs, and there "
                    "are none. On Debian and Ubuntu `apt-get install "
                    "poppler-utils` installs them.")


# What is printed ------------------------------------------------------------

def printed_pages() -> list[str]:
    """Return the pages of the book in order, from the contents alone."""
    contents = yaml.safe_load(CONTENTS.read_text("utf-8"))
    names = [contents["root"], *(
        chapter["file"] for part in contents["parts"]
        for chapter in part["chapters"])]
    return [name for name in names if name not in WEB_PAGES
            and "\nstatus: written\n" in (BOOK / f"{name}.md").read_text("utf-8")]


@cache
def web_page(name: str) -> Tag:
    page = BeautifulSoup((SITE / f"{name}.html").read_text("utf-8"),
                         "html.parser")
    return page.select_one("article")


@cache
def pdf_text(file: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", file, "-"], check=True,
                          capture_output=True, text=True).stdout


def web_items(kind: str) -> list[str]:
    """Return the numbers of a kind; those in solutions come last, as in print."""
    text, solutions = [], []
    for name in printed_pages():
        for title in web_page(name).select(
                ".admonition-title, figcaption, .caption-text"):
            found = ITEM.match(" ".join(title.get_text(" ").replace(
                "Fig.", "Figure").split()) + " ")
            if found and found[1] == kind:
                place = solutions if title.find_parent(
                    "details", class_="solution") else text
                place.append(found[2])
    return [*text, *solutions]


def pdf_items(kind: str) -> list[str]:
    """Return the numbers of a kind as the titles in the PDF have them.

    A solution has the title of its exercise. A sentence may begin a line with
    "Exercise 1.2 (counts) finds": no title begins with a small word.
    """
    found = [match for line in pdf_text(SCREEN).splitlines()
             if (match := ITEM.match(line)) and match[1] == kind
             and (kind == "Figure" or re.match(r" *\((?![a-z]{2})|$", line[match.end() - 1:]))]
    return [match[2] for match in found]


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
    assert EQUATION.findall((LATEX / "book.aux").read_text("utf-8")) == numbers


def test_sections_have_the_numbers_of_the_web():
    numbers = [number.get_text().strip().rstrip(".")
               for name in printed_pages()
               for number in web_page(name).select(
                   "h1 .section-number, h2 .section-number")]
    printed = [number for _, number in SECTION.findall(
        (LATEX / "book.toc").read_text("utf-8"))]
    assert numbers and printed == numbers


# Nothing is missing ---------------------------------------------------------

def test_every_figure_of_the_web_is_in_the_pdf():
    labels = (LATEX / "book.aux").read_text("utf-8")
    missing = [f"{name}: {figure['id']}" for name in printed_pages()
               for figure in web_page(name).select("figure[id]")
               if f"\\newlabel{{{name}:{figure['id']}}}" not in labels]
    assert missing == []


def test_every_question_and_every_exercise_leads_to_the_appendix_and_back():
    text = pdf_text(SCREEN)
    exercises = sum(len(web_page(name).select(".exercise"))
                    for name in printed_pages())
    questions = sum(len(web_page(name).select("form.quiz"))
                    for name in printed_pages())
    assert exercises and questions
    # Pages before the first part have Roman numbers.
    page = r"page (?:\d+|[ivxlc]+)"
    assert len(re.findall(f"Solution: {page}", text)) == exercises
    assert len(re.findall(rf"^ *Exercise [LK\d.]+.*{page}$", text,
                          re.MULTILINE)) >= exercises - 5
    assert len(re.findall(f"Answer: {page}", text)) == questions
    assert len(re.findall(rf"Question \d+ {page}", text)) == questions


# The files ------------------------------------------------------------------

def test_no_page_is_empty():
    pages = pdf_text(SCREEN).split("\f")[:-1]
    assert [number for number, page in enumerate(pages, start=1)
            if not page.strip()] == []


@pytest.mark.parametrize("file", [SCREEN, PAPER], ids=lambda file: file.name)
def test_fonts_are_embedded_and_no_bitmaps(file):
    fonts = subprocess.run(["pdffonts", file], check=True, text=True,
                           capture_output=True).stdout.splitlines()[2:]
    assert fonts
    for font in fonts:
        assert "Type 3" not in font
        assert font.split()[-5] == "yes", font


@pytest.mark.parametrize("file", [SCREEN, PAPER], ids=lambda file: file.name)
def test_file_is_small_and_says_what_it_is(file):
    assert file.stat().st_size < MEGABYTES * 1e6
    facts = subprocess.run(["pdfinfo", file], check=True, text=True,
                           capture_output=True).stdout
    for fact in ("Title: +Mathematics for", "Author: +The contributors",
                 "Subject: +Linear algebra", "Keywords: +textbook"):
        assert re.search(fact, facts), fact


def test_no_path_of_this_machine_is_in_the_file():
    assert str(BOOK.parent).encode() not in SCREEN.read_bytes()
    assert str(BOOK.parent) not in pdf_text(SCREEN)
