"""What a printer would not let pass, read from the finished pages.

These tests read the files that `make pdf` built, the volumes as one book. Most
of what they look for was once on their pages.
"""

import re
import shutil
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

import pytest

from publishing.contract import COMMON_SECTIONS, FORMS
from publishing.downloads import ON_PAPER
from publishing.print.__main__ import LATEX
from publishing.volumes import COMPANION
from tests.editions.print.pages import (
    CODE, MM, ROMAN, SANS, Chapter, Line, Page, Span, bookmarks, chapters, page_words,
    pages, usual, white)
from tests.editions.print.volumes import (
    PAPER, SCREEN, names, need_volumes)

MOST_WHITE = .04  # of the pages of chapters, those before another one left out
MOST_CONTENTS = 4  # pages
WIDTH = 132  # millimeters of a line
GUTTER, MARGIN = 25, 21  # millimeters beside it on paper

both = pytest.mark.parametrize("files", [SCREEN, PAPER], ids=["screen", "paper"])


@pytest.fixture(scope="module", autouse=True)
def editions():
    need_volumes()
    if not shutil.which("pdftohtml"):
        pytest.fail("These read PDF files with Poppler's programs, and there "
                    "are none. On Debian and Ubuntu `apt-get install "
                    "poppler-utils` installs them.")


def all_pages(files: list[Path]) -> list[Page]:
    return [page for file in files for page in pages(file)]


def all_chapters(files: list[Path]) -> list[Chapter]:
    """Return the chapters and labs of all volumes; the companion has none."""
    return [chapter for file in files if COMPANION not in file.name
            for chapter in chapters(file)]


def printed(files: list[Path]) -> list[Page]:
    """Return the pages of all chapters and labs."""
    found = [page for chapter in all_chapters(files) for page in chapter.pages]
    assert len(found) > 100
    return found


# One page in both editions ----------------------------------------------------

def letters(page: Page) -> str:
    """Return the letters of a page in an order that no color changes."""
    return "".join(sorted("".join(line.text for line in page.body))).strip()


@pytest.mark.parametrize("screen, paper", list(zip(SCREEN, PAPER, strict=True)),
                         ids=names())
def test_both_editions_have_the_same_pages(screen, paper):
    screen, paper = ({page.folio: letters(page) for page in pages(file)
                      if page.folio} for file in (screen, paper))
    assert len(screen) > 100
    assert list(screen) == list(paper)
    assert [folio for folio in screen if screen[folio] != paper[folio]] == []


def test_no_page_of_the_main_matter_is_empty():
    for file in PAPER:
        first = next(page.number for page in pages(file)
                     if page.folio.isdigit())
        assert [page.number for page in pages(file)[first:]
                if not page.lines] == []


def edges(some: list[Page]) -> tuple[float, float]:
    """Return where lines of text begin and end, from the page's left edge."""
    full = [line for page in some for line in page.body if line.is_in(ROMAN)]
    return (usual(line.left for line in full) / MM,
            usual(line.right for line in full) / MM)


@both
def test_lines_are_as_wide_as_the_class_says(files):
    for parity in 0, 1:
        left, right = edges([page for page in printed(files)
                             if int(page.folio) % 2 == parity])
        assert right - left == pytest.approx(WIDTH, abs=.5)


def test_the_margin_that_is_bound_is_the_wider_one():
    for parity, margin in ((1, GUTTER), (0, MARGIN)):
        left, _ = edges([page for page in printed(PAPER)
                         if int(page.folio) % 2 == parity])
        assert left == pytest.approx(margin, abs=.5)


# White ------------------------------------------------------------------------

def test_pages_of_chapters_are_full():
    """No chapter's last page counts: what follows begins a page."""
    lacking = {page.folio: white(file)[page.number]
               for file in SCREEN for chapter in all_chapters([file])
               for page in chapter.pages[:-1]}
    worst = sorted(lacking, key=lacking.get)[-10:]
    assert mean(lacking.values()) <= MOST_WHITE, worst


@pytest.mark.parametrize("name", [
    f"{name}{ending}" for name in names() for ending in ("", ON_PAPER)])
def test_no_page_is_filled_by_stretching_it(name):
    log = (LATEX / f"{name}.log").read_text("utf-8", "replace")
    assert re.findall(r"Underfull \\vbox \(badness 10000\) has occurred while "
                      r"\\output is active.*", log) == []


# Heads ------------------------------------------------------------------------

def test_heads_of_screens_have_the_numbers_of_chapter_and_section():
    without = []
    for chapter in all_chapters(SCREEN):
        for page in chapter.pages[1:]:
            text = page.head.text if page.head else ""
            number = (rf"Chapter {chapter.number} .*\b{chapter.number}\.\d+ "
                      if chapter.number.isdigit() else chapter.number)
            if not re.match(number, text):
                without.append((page.folio, text))
    assert without == []


def test_heads_of_paper_have_a_number_on_each_side():
    without = []
    for chapter in all_chapters(PAPER):
        for page in chapter.pages[1:]:
            number = (rf"{chapter.number}\.\d+|Chapter {chapter.number}"
                      if int(page.folio) % 2 else f"Chapter {chapter.number}")
            text = page.head.text if page.head else ""
            if chapter.number.isdigit() and not re.search(
                    rf"\b(?:{number}) ", text):
                without.append((page.folio, text))
    assert without == []


@both
def test_what_stands_in_a_head_does_not_run_together(files):
    close = [page.head.text for page in all_pages(files) if page.head
             for one, other in pairwise(page.head.spans)
             if other.left - one.right < -.7]
    assert close == []


@both
def test_no_head_says_the_same_twice(files):
    assert [page.head.text for page in all_pages(files) if page.head
            and re.match(r"(\w.*\w) \1\b", page.head.text)] == []


# Contents ---------------------------------------------------------------------

def contents_of(file: Path) -> list[Page]:
    some = pages(file)
    return [page for page in some if page.folio and not page.folio.isdigit() and (
        page.body and page.body[0].text == "Contents"
        or page.head and page.head.text.startswith("Contents"))]


@pytest.mark.parametrize("file", SCREEN, ids=names())
def test_contents_are_short_for_all_chapters_have_the_same_sections(file):
    contents = contents_of(file)
    assert 1 <= len(contents) <= MOST_CONTENTS
    common = "|".join(map(re.escape, COMMON_SECTIONS))
    # A page in front of the chapters may be called like one of these.
    assert [line.text for page in contents for line in page.body
            if re.match(rf"\d+\.\d+ (?:{common})(?: \.|$)", line.text)] == []


@pytest.mark.parametrize("file", [file for file in SCREEN
                                  if COMPANION not in file.name],
                         ids=names(companion=False))
def test_bookmarks_have_the_sections_that_all_chapters_have(file):
    numbers = [chapter.number for chapter in chapters(file)
               if chapter.number.isdigit()]
    marks = bookmarks(file)
    assert numbers
    for name in FORMS["chapter"].closing:
        found = [mark.partition(".")[0] for mark in marks
                 if re.fullmatch(rf"\d+\.\d+ +{re.escape(name)}", mark)]
        assert found == numbers, name


# Questions --------------------------------------------------------------------

def first_of_list(page: Page, name: str, below: Line) -> list[Span]:
    """Return what begins like the first entry of a list, near below a line."""
    return [span for span in page.spans if span.text.strip().startswith(name)
            and 0 < span.top - below.top < 120]


def test_pairs_stand_side_by_side():
    titles = [(page, line) for page in printed(SCREEN) for line in page.body
              if "(find the pairs)" in line.text]
    assert len(titles) > 20
    # A matrix makes the first line of one list higher than that of the other.
    assert [page.folio for page, title in titles if not any(
        abs(one.top - other.top) < 30 and one.right < other.left
        for one in first_of_list(page, "a)", title)
        for other in first_of_list(page, "1)", title))] == []


def test_answers_have_letters_and_no_bullets_before_them():
    companion = [page for file in SCREEN if COMPANION in file.name
                 for page in pages(file)]
    lines = [line.text for page in companion for line in page.body]
    assert any(re.match(r"a\) \w", line) for line in lines)
    assert [line for line in lines
            if re.match(r"\N{BULLET} ?(?:[a-z]\)|If you |Otherwise)", line)] == []


# What belongs together ---------------------------------------------------------

def last_lines(files: list[Path]) -> list[tuple[Page, Line]]:
    """Return the last lines of pages behind the contents."""
    return [(page, page.body[-1]) for page in all_pages(files)
            if page.folio.isdigit() and len(page.body) > 3]


@both
def test_no_heading_or_title_of_a_box_ends_a_page(files):
    assert [(page.folio, line.text) for page, line in last_lines(files)
            if line.is_in(SANS) and line.spans[0].bold] == []


@both
def test_no_word_of_the_glossary_ends_a_page(files):
    of_chapters = set(map(id, printed(files)))
    assert [(page.folio, line.text) for page, line in last_lines(files)
            if id(page) not in of_chapters
            and line.is_in(ROMAN) and line.is_bold] == []


@both
def test_no_name_of_a_solution_ends_a_page(files):
    companion = [file for file in files if COMPANION in file.name]
    assert [(page.folio, line.text) for page, line in last_lines(companion)
            if line.spans[0].is_in(ROMAN) and line.spans[0].bold
            and line.text.startswith("Exercise ")] == []


# Code -------------------------------------------------------------------------

def advances(files: list[Path]) -> dict[float, float]:
    """Return how wide a letter of code is, for each of its sizes."""
    widths = defaultdict(list)
    for page in printed(files):
        for span in page.spans:
            if (span.is_in(CODE) and len(span.text) >= 8
                    and " " not in span.text.strip()):
                widths[span.size].append(span.width / len(span.text))
    return {size: median(width) for size, width in widths.items()}


def in_sentences(files: list[Path]) -> list[tuple[Page, Line]]:
    return [(page, line) for page in printed(files) for line in page.body
            if any(span.is_in(CODE) for span in line.spans)
            and not line.is_in(CODE)]


def test_code_in_sentences_is_not_stretched():
    width = advances(SCREEN)
    stretched = [
        (page.folio, span.text) for page, line in in_sentences(SCREEN)
        for span in line.spans
        if span.is_in(CODE) and " " in span.text.strip() and span.size in width
        and abs(span.width - len(span.text) * width[span.size])
        > .7 + .02 * len(span.text)]
    assert width
    assert stretched == []


def test_code_in_sentences_is_not_hyphenated():
    assert [(page.folio, line.text) for page, line in in_sentences(SCREEN)
            if line.spans[-1].is_in(CODE)
            and re.search(r"[^\W\d]-$", line.spans[-1].text)] == []


def test_lines_of_code_are_as_close_as_lines_of_code_are():
    distances = [below.bottom - line.bottom
                 for page in printed(SCREEN) for line, below in pairwise(page.body)
                 if line.is_in(CODE) and below.is_in(CODE)]
    assert 10 <= median(distances) <= 11.5


# The cover --------------------------------------------------------------------

def test_words_of_the_cover_stand_apart():
    title = [word for word in page_words(SCREEN[0], 1) if word.bottom - word.top > 20]
    assert {"Mathematics", "Machine", "Learning", "and", "Data", "Science"} <= {
        word.text for word in title}
    size = 31 * .9  # of the letters, in points
    gaps = [other.left - word.right for word, other in pairwise(title)
            if abs(other.top - word.top) < 1]
    assert gaps and min(gaps) >= .22 * size
