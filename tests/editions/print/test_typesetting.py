"""Faults fail the build, with their places; a sound page passes."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import sphinx

from publishing.print import __main__ as press
from publishing.print.writer import TEMPLATE
from tests.editions.print.pages import (
    BOTTOM, CODE, Page, page_words, pages)

CLASS = TEMPLATE.with_name("mathbook.cls")
TEXINPUTS = Path(sphinx.__file__).parent / "texinputs"

PAGE = r"""
\documentclass{mathbook}
\booktitle{A book}\booksubtitle{Of a page}\bookkeywords{none}
\bookauthor{Nobody}\bookversion{1}\bookcommit{c0ffee}
\begin{document}
\bookcover\bookhalftitle\booktitlepage
\beginfrontmatter\beginmainmatter
\bookpart{III}{Chance}
\bookchapter{7}{Numbers}\label{numbers:numbers}
\booksection{7.2}{Odd ones}
%s
\beginbackmatter
\bookindex
\end{document}
"""

SOUND = r"""
%% numbers:12
A line with a link to \hyperref[numbers:numbers]{the chapter}, and
\(\mathbf{x} \in \mathbb{R}^n\).\index{number}
\begin{bookexercise}{Exercise 7.3}{core}\phantomsection\label{numbers:e}
Count.
\end{bookexercise}
\begin{bookproof}{}Two lines.\bookqed\end{bookproof}
"""

FAULTY = SOUND + r"""
%% numbers:40
\noindent\rule{160mm}{1pt}

%% numbers:50
No letter for this: 漢. A link to \hyperref[numbers:nowhere]{nowhere}.
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder in which Sphinx might have written the book."""
    copy_styles(tmp_path)
    monkeypatch.setattr(press, "LATEX", tmp_path)
    return tmp_path


def copy_styles(folder: Path) -> None:
    for style in TEXINPUTS.glob("*"):
        shutil.copy(style, folder)
    shutil.copy(CLASS, folder)
    for name in ("sphinxmessages", "sphinxhighlight"):
        (folder / f"{name}.sty").write_text(f"\\ProvidesPackage{{{name}}}\n")
    (folder / "latexmkrc").write_text("$makeindex = 'makeindex %O %S';\n")


def test_sound_page_is_set_with_the_numbers_it_is_given(folder):
    (folder / "book.tex").write_text(PAGE % SOUND, "utf-8")
    pdf = press.typeset("book")
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True,
                          capture_output=True, text=True).stdout
    for words in ("Part III", "7.2   Odd ones", "Exercise 7.3", "core"):
        assert " ".join(words.split()) in " ".join(text.split())


def test_faults_fail_the_build_with_their_places(folder):
    (folder / "book.tex").write_text(PAGE % FAULTY, "utf-8")
    with pytest.raises(press.Failed) as told:
        press.typeset("book")
    wide = next(line for line in str(told.value).splitlines()
                if "too wide" in line)
    assert wide.startswith("numbers:40: ")
    assert "has no 漢" in str(told.value)
    assert "leads to numbers:nowhere" in str(told.value)


def test_error_of_tex_is_told(folder):
    (folder / "book.tex").write_text(
        PAGE % "%% numbers:12\nFine.\n\n%% numbers:14\n\\nosuchcommand\n", "utf-8")
    with pytest.raises(press.Failed) as told:
        press.typeset("book")
    lines = str(told.value).splitlines()
    assert lines[0] == "numbers:14: TeX stops: Undefined control sequence."
    assert r"\nosuchcommand" in lines[1]
    assert not any("memory" in line for line in lines)


def test_missing_picture_is_told_with_its_place(folder):
    (folder / "book.tex").write_text(
        PAGE % "%% numbers:14\n\\bookimage{none.svg}\n", "utf-8")
    with pytest.raises(press.Failed, match=r"^numbers:14: TeX stops: "):
        press.typeset("book")


def test_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(press, "MEGABYTES", 0.001)
    big = tmp_path / "big.pdf"
    big.write_bytes(b"x" * 2000)
    with pytest.raises(press.Failed, match="expected 0.001 at most"):
        press.publish(big, "book.pdf")


# How pages break --------------------------------------------------------------

HEADING_BEFORE_CODE = r"""
\null\vspace{166mm}

The cell comes next.

\booksubsection{7.2.1}{At the foot}
\label{numbers:foot}

\codelines{8}

\begin{sphinxVerbatim}[commandchars=\\\{\}]
one
two
three
four
five
six
seven
eight
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
\bookref{numbers:odd}{odd ones}\bookwhere{numbers:odd} are defined here.
\begin{bookproof}{}\proofword{Proof.} By counting. \(a = b\)\bookqed\end{bookproof}
\begin{bookexercise}{Exercise 7.4}{core}
Call \sphinxcode{\sphinxupquote{solve(A, b)}}.
\yourturn{https://book.example/numbers.html}
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


def with_volume(tex: str) -> str:
    return tex.replace(r"\begin{document}", r"\booksubtitle{Volume II: Chance}"
                       r"\renewcommand{\bookfirstpage}{301}\begin{document}")


@pytest.fixture(scope="module")
def breaking(tmp_path_factory):
    """A book of places where pages might break badly."""
    return set_both(tmp_path_factory.mktemp("pages"), with_volume(PAGE % (
        VOLUME + HEADING_BEFORE_CODE
        + "".join(TITLE_BEFORE_FORMULA % {"room": room}
                  for room in ROOMS)
        + "".join(LONG_CELL % {"room": room, "lines": "\n".join(
            f"room{room}line{line}" for line in range(LINES))}
            for room in CELL_ROOMS)
        + LACKING % 128 + LACKING % 60)))


@dataclass(frozen=True)
class Set:
    """Both editions of a book, and TeX's log of the one for screens."""

    screen: Path
    paper: Path
    log: str


def set_both(folder: Path, tex: str) -> Set:
    copy_styles(folder)
    (folder / "book.tex").write_text(tex, "utf-8")
    (folder / "book-print.tex").write_text(press.ON_PAPER, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press, "LATEX", folder)
        screen, paper = (press.typeset(driver)
                         for driver in ("book", "book-print"))
    return Set(screen, paper, (folder / "book.log").read_text("utf-8", "replace"))


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


def test_no_package_finds_its_options_at_odds(breaking):
    for complaint in ("Over-specification", "bailing out"):
        assert complaint not in breaking.log


def test_words_of_the_cover_stand_apart(breaking):
    one, two = page_words(breaking.screen, 1)[:2]
    assert (one.text, two.text) == ("A", "book")
    assert two.left - one.right >= .22 * 31 * .9
