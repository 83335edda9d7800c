"""How the class breaks pages, on a book of places where they might break badly.

TeX sets the book here without Sphinx, for screens and for paper.
"""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from publishing.print.log import faults
from tests.editions.print.pages import (
    BOTTOM, CODE, TOP, Page, bookmarks, page_words, pages)
from tests.editions.print.styles import with_styles

ON_PAPER = "\\PassOptionsToClass{print}{mathbook}\\input{book.tex}\n"

BOOK = r"""
\documentclass{mathbook}
\booktitle{A book}\booksubtitle{Volume II: Chance}\bookkeywords{none}
\bookauthor{Nobody}\bookversion{1}\bookcommit{c0ffee}
\renewcommand{\bookfirstpage}{301}
\begin{document}
\bookcover\bookhalftitle\booktitlepage
\beginfrontmatter\beginmainmatter
\bookpart{III}{Chance}
\bookchapter{7}{Numbers}\label{numbers:numbers}
\booksection{7.2}{Odd ones}
%s
\beginbackmatter
\end{document}
"""

HEADING_BEFORE_CODE = r"""
\null\vspace{166mm}

The cell comes next.

\booksubsection{7.2.1}{At the foot}
\label{numbers:foot}

\codelines{6}

\begin{sphinxVerbatim}[commandchars=\\\{\}]
one
two
three
four
five
six
\end{sphinxVerbatim}
\clearpage
"""

# The lines of the first paragraph stay with the formula.
ROOMS = range(170, 184, 2)  # millimeters above the box
TITLE_BEFORE_FORMULA = r"""
\null\vspace{%(room)dmm}

\begin{bookexample}{Example 7.%(room)d}\phantomsection\label{numbers:x%(room)d}

\sphinxAtStartPar
Start with nothing, and go on as long as there is something to go on with; the
mean of all the squares of all the errors that were made on the way is
\begin{equation*}
\frac{1}{5} (289 + 196 + 169 + 100 + 36) = 158.
\end{equation*}

\sphinxAtStartPar
This is much.
\end{bookexample}
\clearpage
"""

# A long cell goes over the page, but never with one line.
LONG_CELL = r"""
\null\vspace{%(room)dmm}

\codelines{12}

\begin{sphinxVerbatim}[commandchars=\\\{\}]
%(lines)s
\end{sphinxVerbatim}
\clearpage
"""
LINES = 12
CELL_ROOMS = range(150, 200, 3)

# A section that all chapters have, with hints; and questions of a quiz.
COMMON = r"""
\bookcommonsection{7.3}{Exercises}
\label{numbers:exercises}

Some.
\bookcommonsection{}{Sources}

None.
\booksection{7.4}{Even ones}

\begin{bookquiz}{4}

\sphinxAtStartPar
\sphinxstylestrong{Question 1} (find the pairs)\hfill \bookpageref{Answer}{numbers:odd}

\sphinxAtStartPar
Which belong together?

\begin{quizcolumns}
\begin{quizcolumn}{0.400}
\begin{enumerate}
\sphinxsetlistlabels{\alph}{enumi}{enumii}{}{)}
\item {}
\sphinxAtStartPar
leftone

\item {}
\sphinxAtStartPar
lefttwo

\end{enumerate}

\end{quizcolumn}
\begin{quizcolumn}{0.560}
\begin{enumerate}
\sphinxsetlistlabels{\arabic}{enumi}{enumii}{}{)}
\item {}
\sphinxAtStartPar
rightone

\item {}
\sphinxAtStartPar
righttwo

\end{enumerate}

\end{quizcolumn}

\end{quizcolumns}

\end{bookquiz}

\begin{bookanswer}\phantomsection\label{numbers:answer}

\sphinxAtStartPar
\sphinxstylestrong{Question 1}
\begin{bookreplies}
\item {}
\sphinxAtStartPar
\sphinxstylestrong{a)} WORDS

\end{bookreplies}

\end{bookanswer}

\bookrubric{Hints}

\begin{bookhints}

\sphinxAtStartPar
\phantomsection\label{numbers:hint-x}\hyperref[numbers:odd]{\hintnumber{7.1}}~Begin.
\hintgap
\phantomsection\label{numbers:hint-y}\hyperref[numbers:odd]{\hintnumber{7.2}}~Go on.

\end{bookhints}
\clearpage
""".replace("WORDS", "Said to those who gave another answer than this. " * 3)

# A question at all heights stays with the columns of its choices.
QUESTION = r"""
\null\vspace{%(room)dmm}

\begin{bookquiz}{1}

\sphinxAtStartPar
\sphinxstylestrong{Question asked%(room)d}

\begin{quizcolumns}
\begin{quizcolumn}{0.480}
choice%(room)d

two

three
\end{quizcolumn}
\end{quizcolumns}

\end{bookquiz}
\clearpage
"""
QUESTION_ROOMS = range(180, 206, 2)

LACKING = r"""
\def\some{A few words that fill one line of a page and nothing more.\par}
\some\some\some\some\some\some\some\some\some\some\some\some
\vbox to %dmm{}\nobreak
Last words.\par
\pagebreak
Next page.
\clearpage
"""

VOLUME = r"""
\hyperref[numbers:odd]{odd ones} are defined here.
\begin{bookproof}{}\proofword{Proof.} By counting. \(a = b\)\bookqed\end{bookproof}
\begin{bookexercise}{Exercise 7.4}{core}
Call \sphinxcode{\sphinxupquote{solve(A, b)}}.
\liveaddress{On the web}{https://book.example/numbers.html}{book.example/numbers.html}
\end{bookexercise}
\headingneed{3}\booksubsection{7.2.2}{Another}
\label{numbers:odd}

Words.
\typeout{CODE \the\binoppenalty\space\the\relpenalty}
{\ttfamily\typeout{CODE \the\hyphenchar\font\space\the\fontdimen3\font}}
{\small\ttfamily\typeout{CODE \the\hyphenchar\font\space\the\fontdimen3\font}}
\clearpage
Even page.
"""


@dataclass(frozen=True)
class Set:
    """Both editions of a book, and TeX's log of the one for screens."""

    screen: Path
    paper: Path
    log: str


def tex(folder: Path, name: str) -> Path:
    """Set a book twice, for its contents and links; return the PDF."""
    for _ in range(2):
        subprocess.run(["xelatex", "-halt-on-error", "-interaction=batchmode",
                        f"{name}.tex"], cwd=folder, check=True,
                       env=os.environ | {"max_print_line": "2000"},
                       capture_output=True)
    return folder / f"{name}.pdf"


@pytest.fixture(scope="module")
def breaking(tmp_path_factory):
    folder = with_styles(tmp_path_factory.mktemp("breaking"))
    source = BOOK % (
        VOLUME + HEADING_BEFORE_CODE
        + "".join(TITLE_BEFORE_FORMULA % {"room": room} for room in ROOMS)
        + "".join(LONG_CELL % {"room": room, "lines": "\n".join(
            f"room{room}line{line}" for line in range(LINES))}
            for room in CELL_ROOMS)
        + COMMON + "".join(QUESTION % {"room": room} for room in QUESTION_ROOMS)
        + LACKING % 128 + LACKING % 60)
    (folder / "book.tex").write_text(source, "utf-8")
    (folder / "paper.tex").write_text(ON_PAPER, "utf-8")
    screen, paper = tex(folder, "book"), tex(folder, "paper")
    log = (folder / "book.log").read_text("utf-8", "replace")
    assert faults(log, source) == []
    return Set(screen, paper, log)


def page_with(some: list[Page], words: str) -> Page:
    return next(page for page in some
                for line in page.body if words in line.text)


def test_heading_stays_with_the_code_below_it(breaking):
    heading = page_with(pages(breaking.screen), "At the foot")
    assert any(line.is_in(CODE) for line in heading.body)


def test_title_of_a_box_stays_with_its_first_lines(breaking):
    for room in ROOMS:
        page = page_with(pages(breaking.screen), f"Example 7.{room}")
        assert any("Start with nothing" in line.text for line in page.body)


def test_a_line_of_code_does_not_stand_alone(breaking):
    parts = [[sum(f"room{room}line" in line.text for line in page.body)
              for page in pages(breaking.screen)] for room in CELL_ROOMS]
    assert all(sum(counts) == LINES for counts in parts)
    assert any(len(list(filter(None, counts))) == 2 for counts in parts)
    assert not any(1 in counts for counts in parts)


def test_a_page_that_lacks_a_little_is_filled_and_no_other(breaking):
    little, much = (page.body for page in pages(breaking.screen)
                    if page.body and page.body[-1].text == "Last words.")
    assert BOTTOM - little[-1].bottom < 12
    assert BOTTOM - much[-1].bottom > 100
    filled, natural = (body[1].bottom - body[0].bottom
                       for body in (little, much))
    assert 0 < filled - natural < 3.5


def test_the_contents_leave_out_what_all_chapters_have_and_bookmarks_do_not(
        breaking):
    marks = bookmarks(breaking.screen)
    (contents,) = (page.body for page in pages(breaking.screen)
                   if page.body and page.body[0].text == "Contents")
    told = "\n".join(line.text for line in contents)
    for title, common in (("Odd ones", False), ("Exercises", True),
                          ("Sources", True), ("Even ones", False)):
        assert any(mark.endswith(title) for mark in marks), title
        assert (title not in told) is common, title


def test_two_lists_stand_side_by_side(breaking):
    page = page_with(pages(breaking.screen), "leftone")
    (title,) = (line for line in page.body if "find the pairs" in line.text)
    assert title.text.endswith("Answer: p. 302")
    (question,) = (line for line in page.body if "belong together" in line.text)
    one, two = ([line for line in page.body if f"left{number}" in line.text]
                for number in ("one", "two"))
    assert [line.text for line in (*one, *two)] == [
        "a) leftone 1) rightone", "b) lefttwo 2) righttwo"]
    assert 8 < one[0].bottom - question.bottom < 20


def test_a_question_stays_with_its_choices(breaking):
    found = pages(breaking.screen)
    numbers = [[page_with(found, f"{word}{room}").number for room in QUESTION_ROOMS]
               for word in ("asked", "choice")]
    assert numbers[0] == numbers[1]
    # Some have the room above on their page, and some had none left.
    assert len({page_with(found, f"asked{room}").body[0].top < TOP + 20
                for room in QUESTION_ROOMS}) == 2


def test_replies_hang_from_their_names_without_bullets(breaking):
    page = page_with(pages(breaking.screen), "leftone")
    first, second, *_ = (line for line in page.body
                         if "to those who gave" in line.text)
    assert first.text.startswith("a) Said")
    assert 10 < second.left - first.left < 20


def test_hints_are_run_in_behind_their_numbers(breaking):
    page = page_with(pages(breaking.screen), "leftone")
    assert "7.1 Begin. 7.2 Go on." in [line.text for line in page.body]


def test_both_editions_break_alike(breaking):
    screen, paper = pages(breaking.screen), pages(breaking.paper)
    told = [[(page.folio, [line.text for line in page.body])
             for page in some if page.folio] for some in (screen, paper)]
    assert len(told[0]) > 10
    assert told[0] == told[1]


def test_pages_of_a_volume_go_on_where_the_last_one_ended(breaking):
    screen = pages(breaking.screen)
    assert page_with(screen, "Part III").folio == "301"
    assert page_with(screen, "are defined here").folio == "302"
    for page in screen[:2]:
        assert "Volume II: Chance" in [line.text for line in page.body]


def test_heads_have_the_numbers(breaking):
    screen, paper = pages(breaking.screen), pages(breaking.paper)
    head = page_with(screen, "Even page").head.text
    assert head == "Chapter 7 Numbers 7.2 Odd ones 303"
    assert page_with(paper, "Even page").head.text == "7.2 Odd ones 303"


def test_code_is_neither_hyphenated_nor_stretched(breaking):
    penalties, *fonts = [line.removeprefix("CODE ") for line in
                         breaking.log.splitlines() if line.startswith("CODE ")]
    assert fonts == ["-1 0.0pt", "-1 0.0pt"]
    assert [int(number) for number in penalties.split()] == [2500, 1500]


def test_words_of_the_cover_stand_apart(breaking):
    one, two = page_words(breaking.screen, 1)[:2]
    assert (one.text, two.text) == ("A", "book")
    assert two.left - one.right >= .22 * 31 * .9
