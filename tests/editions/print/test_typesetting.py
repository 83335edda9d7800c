"""Faults fail the build, with their places; a sound page passes."""

import shutil
import subprocess
from pathlib import Path

import pytest
import sphinx

from publishing.print import __main__ as press
from publishing.print.writer import TEMPLATE

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
    for style in TEXINPUTS.glob("*"):
        shutil.copy(style, tmp_path)
    shutil.copy(CLASS, tmp_path)
    for name in ("sphinxmessages", "sphinxhighlight"):
        (tmp_path / f"{name}.sty").write_text(f"\\ProvidesPackage{{{name}}}\n")
    (tmp_path / "latexmkrc").write_text("$makeindex = 'makeindex %O %S';\n")
    monkeypatch.setattr(press, "LATEX", tmp_path)
    return tmp_path


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
