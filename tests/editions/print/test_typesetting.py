"""Faults fail the build, with their places; a sound page passes."""

import re
import subprocess
import zlib
from contextlib import suppress

import pytest

from publishing.downloads import TITLE
from publishing.print import __main__ as press
from publishing.print import tex
from publishing.print.jobs import Job, make_chapters, make_jobs
from publishing.print.pieces import cut
from publishing.print.places import Place, Places
from publishing.volumes import Volume
from tests.editions.print.styles import with_styles

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
def folder(tmp_path):
    return with_styles(tmp_path)


def typeset(folder, *documents):
    """Set documents until they settle, and return their PDFs for screens."""
    jobs = [job if isinstance(job, Job) else
            Job("page", "", job, frozenset(), frozenset())
            for job in documents]
    tex.write_jobs(folder, jobs)
    tex.settle(folder, jobs, jobs, tex.SCREEN, Places())
    return [tex.make_pdf(folder, job.name) for job in jobs]


def test_sound_page_is_set_with_the_numbers_it_is_given(folder):
    [pdf] = typeset(folder, PAGE % SOUND)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True,
                          capture_output=True, text=True).stdout
    for words in ("Part III", "7.2   Odd ones", "Exercise 7.3", "core"):
        assert " ".join(words.split()) in " ".join(text.split())


def test_faults_fail_the_build_with_their_places(folder):
    with pytest.raises(press.Failed) as told:
        typeset(folder, PAGE % FAULTY)
    wide = next(line for line in str(told.value).splitlines()
                if "too wide" in line)
    assert wide.startswith("numbers:40: ")
    assert "has no 漢" in str(told.value)
    assert "leads to numbers:nowhere" in str(told.value)


def test_error_of_tex_is_told(folder):
    with pytest.raises(press.Failed) as told:
        typeset(folder, PAGE % "%% numbers:12\nFine.\n\n%% numbers:14\n"
                               "\\nosuchcommand\n")
    lines = str(told.value).splitlines()
    assert lines[0] == "numbers:14: TeX stops: Undefined control sequence."
    assert r"\nosuchcommand" in lines[1]
    assert not any("memory" in line for line in lines)


def test_missing_picture_is_told_with_its_place(folder):
    with pytest.raises(press.Failed, match=r"^numbers:14: TeX stops: "):
        typeset(folder, PAGE % "%% numbers:14\n\\bookimage{none.svg}\n")


BOOK = r"""
\documentclass{mathbook}
\booktitle{A book}\booksubtitle{Of two}\bookkeywords{none}
\bookauthor{Nobody}\bookversion{1}\bookcommit{c0ffee}
\begin{document}
%%% piece imprint imprint
\begin{imprintpage}Ours.\end{imprintpage}
%%% piece part lines
\bookpart{I}{Lines}
%%% piece main lines
\bookchapter{1}{Lines}
\label{lines:one}\label{\detokenize{lines::doc}}
Look at {\hyperref[\detokenize{chance:dice_2}]{the dice}}.\index{line}
One did that first [\hyperlink{cite.chance:id1}{Fermat, 1679}].
Then turn to dice (\bookwhere{Section~2.1, }{\detokenize{chance:dice_2}}).
\clearpage More.
\bookpageref{Solution}{\detokenize{lines:solution}}
%%% piece part chance
\bookpart{II}{Chance}
%%% piece main chance
\bookchapter{2}{Dice}
\label{\detokenize{chance:dice_2}}\label{\detokenize{chance::doc}}
Look at {\hyperref[lines:one]{lines}}.
Turn back (\bookwhere{}{lines:one}). Stay here (\bookwhere{}{chance:dice_2}).
%%% piece back words
\bookchapter{}{Sources}
\begin{booksources}
\booksource\phantomsection\label{\detokenize{chance:id1}}
Pierre Fermat. Letters.
\sourcepages{chance:id1}

\booksource\phantomsection\label{\detokenize{chance:id2}}
Nobody. Nothing.
\sourcepages{chance:id2}
\end{booksources}
%%% piece answers lines
\bookchapter{1}{Lines}
\begin{booksolution}\phantomsection\label{lines:solution}
\bookpageref{}{\detokenize{lines:one}} Straight.\end{booksolution}
\end{document}
"""
VOLUMES = [Volume(1, "I", "Lines", ("imprint", "lines")),
           Volume(2, "II", "Chance", ("chance", "words"))]


def words_of(pdf):
    """Return the text of each page."""
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, text=True,
                          capture_output=True).stdout
    return [" ".join(page.split()) for page in text.split("\f")]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Two volumes and a companion, set: their folder, and their places."""
    folder = with_styles(tmp_path_factory.mktemp("volumes"))
    jobs = make_jobs(cut(BOOK), VOLUMES)
    tex.write_jobs(folder, jobs)
    found = {}
    for edition in (tex.SCREEN, tex.PAPER):
        if edition is tex.PAPER:
            tex.begin_with_notes_of_screen(folder, jobs)
        found[edition], _ = tex.settle(folder, jobs, jobs, edition, Places())
        for job in jobs:
            tex.make_pdf(folder, f"{job.name}{edition.ending}")
    chapters = make_chapters(cut(BOOK), {"chance": "02-chance.pdf"})
    tex.write_jobs(folder, chapters)
    tex.settle(folder, chapters, jobs, tex.SCREEN, found[tex.SCREEN])
    tex.make_pdf(folder, chapters[0].name)
    return folder, found


def test_a_chapter_alone_has_the_pages_of_its_volume(book):
    folder, found = book
    alone = words_of(folder / "chapter-02-chance.pdf")
    (page,) = (page for page in words_of(folder / "volume-2.pdf")
               if "Look at lines." in page)
    assert alone[1:] == [""]
    words, number = page.rsplit(" ", 1)
    assert "Turn back (vol. I, p. 2). Stay here (p. " in words
    assert alone[0].startswith(words) and alone[0].endswith(f" {number}")
    assert "From A book, edition 1. CC BY 4.0." in alone[0]
    assert actions(folder / "chapter-02-chance.pdf") == {
        (f"{TITLE}-volume-1.pdf".encode(),
         found[tex.SCREEN].labels["lines:one"].anchor.encode())}


@pytest.mark.parametrize("edition", [tex.SCREEN, tex.PAPER],
                         ids=lambda edition: edition.name)
def test_volumes_go_on_counting_and_name_pages_of_each_other(book, edition):
    folder, found = book
    places = found[edition]
    one, two, companion = (
        words_of(folder / f"{name}{edition.ending}.pdf")
        for name in ("volume-1", "volume-2", "companion"))
    first = places.pages["volume-1"] + 1
    first += first % 2 == 0
    chapter = int(places.labels["chance:dice_2"].page)
    (page,) = (page for page in two if "Look at lines." in page)
    here = places.labels['lines:one'].page
    assert f"Turn back (vol. I, p. {here}). Stay here (p. {chapter})." in page
    assert any(f"Letters. (cited on p. {here}) Nobody. Nothing." in page
               and page.count("cited on") == 1 for page in two)
    assert any(f"turn to dice (Section 2.1, vol. II, p. {chapter})." in page
               for page in one)
    assert page.endswith(f" {chapter}") and chapter > first > 4
    # The part's page comes before it: the first of the second volume.
    assert chapter - first == 1
    assert any("Solution: companion, p. 1" in page for page in one)
    assert any(f"vol. I, p. {places.labels['lines:one'].page} Straight." in page
               for page in companion)
    assert any("Volume II: Chance" in page for page in two[:3])
    contents = next(page for page in one if "Contents" in page)
    assert re.search(rf"Volume II: Chance 2 Dice[ .]+{chapter}\b", contents)


def actions(pdf):
    """Return where a PDF leads outside of itself: files and their places."""
    data = pdf.read_bytes()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        with suppress(zlib.error):
            data += zlib.decompress(stream)
    return set(re.findall(rb"/GoToR/F\(([^)]*)\)/D\(([^)]*)\)", data))


def test_links_to_another_volume_open_its_file_there(book):
    folder, found = book
    for edition, places in found.items():
        assert actions(folder / f"volume-1{edition.ending}.pdf") == {
            (f"{TITLE}-{name}{edition.ending}.pdf".encode(),
             places.labels[label].anchor.encode())
            for name, label in (("volume-2", "chance:dice_2"),
                                ("volume-2", "chance:id1"),
                                ("companion", "lines:solution"))}


def test_links_to_another_volume_lead_to_the_web_if_that_is_known(
        folder, monkeypatch):
    monkeypatch.setattr("publishing.on_the_web.book_address",
                        lambda: "https://example.org/b/")
    jobs = make_jobs(cut(BOOK), VOLUMES)
    tex.write_jobs(folder, jobs)
    tex.settle(folder, jobs[:1], jobs, tex.SCREEN, Places())
    assert actions(tex.make_pdf(folder, "volume-1")) == set()
    assert (b"(https://example.org/b/chance.html#dice_2)"
            in (folder / "volume-1.xdv").read_bytes())


def test_a_link_to_a_place_that_no_volume_has_is_a_fault(folder):
    lost = BOOK.replace("{chance:dice_2}]", "{chance:lost}]")
    jobs = make_jobs(cut(lost), VOLUMES)
    tex.write_jobs(folder, jobs)
    tex.settle(folder, jobs[:1], jobs, tex.SCREEN, Places())
    with pytest.raises(press.Failed, match="leads to chance:lost"):
        tex.make_pdf(folder, "volume-1")


def test_a_volume_alone_has_the_pages_of_the_last_build(folder):
    jobs = make_jobs(cut(BOOK), VOLUMES)
    tex.write_jobs(folder, jobs)
    known = Places({"lines:one": Place("volume-1", "31", "chapter.1")},
                   {"volume-1": 400})
    places, rounds = tex.settle(folder, jobs[1:2], jobs, tex.SCREEN, known)
    assert places.labels["chance:dice_2"].page == "402"
    assert places.labels["lines:one"].page == "31"
    # Nothing has changed: the next build needs one run to find that out.
    assert tex.settle(folder, jobs[1:2], jobs, tex.SCREEN, places)[1] == 1 < rounds


def test_numbers_that_never_settle_are_told(folder):
    restless = PAGE.replace(
        r"\begin{document}", r"\usepackage{refcount}\begin{document}") % (
        r"\unless\ifodd\getpagerefnumber{a} \newpage\fi A.\phantomsection\label{a}")
    with pytest.raises(press.Failed, match="After 6 rounds.* page.* move: a"):
        typeset(folder, restless)


def test_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(press, "MEGABYTES", 0.001)
    big = tmp_path / "big.pdf"
    big.write_bytes(b"x" * 2000)
    with pytest.raises(press.Failed, match="expected 0.001 at most"):
        press.publish(big, tmp_path, "book.pdf")
