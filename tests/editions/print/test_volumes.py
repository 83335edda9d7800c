"""Which pages each volume has, and how its documents are put together."""

from dataclasses import replace

import pytest

from publishing.print import __main__ as press
from publishing.print.jobs import make_chapters, make_jobs, stand_ins
from publishing.print.pieces import cut
from publishing.print.places import Place, Places, places_for
from publishing.print.writer import TEMPLATE
from publishing.contract import WEB_PAGES
from publishing.volumes import chapter_files, volumes

CONTENTS = """\
root: index
parts:
  - caption: Start here
    chapters: [file: guide]
  - caption: "Part I: Lines"
    numbered: true
    chapters: [file: lines, file: planes]
  - caption: "Labs: lines"
    chapters: [file: lines/labs/grid]
  - caption: "Part II: Slopes"
    numbered: true
    chapters: [file: slopes]
  - caption: "Part III: Chance"
    numbered: true
    chapters: [file: chance]
  - caption: "Part IV: Together"
    chapters: [file: capstone]
  - caption: Reference
    chapters: [file: words, file: reference/style-guide, file: imprint]
"""
PLANNED = {"planes", "slopes"}


@pytest.fixture
def manuscript(tmp_path):
    """The contents and the pages of a book whose second part is planned."""
    contents = tmp_path / "_toc.yml"
    contents.write_text(CONTENTS, "utf-8")
    for name in ("index", "guide", "lines", "planes", "lines/labs/grid", "slopes",
                 "chance", "capstone", "words", "imprint", *WEB_PAGES):
        page = tmp_path / "book" / f"{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        status = "planned" if name in PLANNED else "written"
        page.write_text(f"---\nkind: chapter\nstatus: {status}\n---\n# A\n\n"
                        "---\nstatus: written\n---\n", "utf-8")
    return contents, tmp_path / "book"


def test_each_part_opens_a_volume_and_every_page_is_in_one(manuscript):
    found = volumes(*manuscript)
    assert [(volume.name, volume.heading, volume.pages) for volume in found] == [
        ("volume-1", "Volume I: Lines", ("index", "guide", "lines",
                                       "lines/labs/grid")),
        ("volume-3", "Volume III: Chance",
         ("chance", "capstone", "words", "imprint"))]


def test_a_book_without_parts_is_one_volume(manuscript):
    contents, book = manuscript
    contents.write_text("root: index\nchapters: [file: lines]\n", "utf-8")
    assert [volume.pages for volume in volumes(contents, book)] == [
        ("index", "lines")]
    assert chapter_files(contents, book) == {}


def test_chapters_labs_and_capstones_have_files_of_their_own(manuscript):
    assert chapter_files(*manuscript) == {
        "lines": "01-lines.pdf", "lines/labs/grid": "lab-01-grid.pdf",
        "chance": "04-chance.pdf", "capstone": "capstone.pdf"}


def test_the_book_itself_has_its_pages_in_the_order_of_the_contents():
    found = [page for volume in volumes() for page in volume.pages]
    assert len(found) == len(set(found)) > 50
    assert found[0] == "index" and not WEB_PAGES & set(found)
    assert all(volume.number and volume.title for volume in volumes())


BOOK = r"""\documentclass{mathbook}
\begin{document}
%%% piece imprint imprint
\label{imprint:a}Ours.
%%% piece front index
Welcome.
%%% piece part lines
\bookpart{I}{Lines}
%%% piece main lines
\label{\detokenize{lines:one}}To \hyperref[\detokenize{chance:dice}]{dice},
\hyperref[\detokenize{lines:one}]{here}, [\hyperlink{cite.words:id7}{Fermat}].
\bookpageref{Solution}{\detokenize{lines:solution}}
%%% piece main chance
\label{\detokenize{chance:dice}}
(\bookwhere{}{\detokenize{words:id7}})
\bookwhere{Section~1.1, }{\detokenize{lines:one}}
%%% piece back words
\label{\detokenize{words:id7}} P. Fermat. \sourcepages{words:id7}
%%% piece answers lines
\label{lines:solution}\bookpageref{}{\detokenize{lines:one}}
\end{document}
"""


@pytest.fixture
def jobs(manuscript):
    return make_jobs(cut(BOOK), volumes(*manuscript))


def test_a_document_has_its_pieces_in_their_places(jobs):
    one, three, companion = (job.tex for job in jobs)
    assert (one.index("Ours") < one.index(r"\beginfrontmatter")
            < one.index("Welcome") < one.index(r"\beginmainmatter")
            < one.index(r"\bookpart{I}{Lines}") < one.index("lines:one")
            < one.index(r"\bookindex"))
    assert r"\beginbackmatter" not in one
    assert (three.index("chance:dice") < three.index(r"\beginbackmatter")
            < three.rindex("words:id7") < three.index(r"\bookindex"))
    assert "Ours" in companion and r"\bookindex" not in companion
    assert "%%% piece" not in one + three + companion
    assert [job.follows for job in jobs] == ["", "volume-1", ""]


def test_the_contents_of_a_volume_name_the_chapters_of_the_others(manuscript):
    one, three, _ = make_jobs(cut(BOOK.replace(
        "{chance:dice}}", "{chance:dice}}\n\\bookchapter{4}{Dice}")),
        volumes(*manuscript))
    assert ("\\othervolume{Volume III: Chance}\n"
            "\\otherchapter{4}{Dice}{chance::doc}\n" in one.tex)
    assert "chance::doc" in one.foreign
    assert "Volume III" not in three.tex.partition("beginfrontmatter")[2]


def test_the_last_piece_has_no_more_than_its_page(manuscript):
    tex = TEMPLATE.read_text("utf-8").replace("<BODY>", (
        "\n%%% piece main lines\nFirst.\n%%% piece answers lines\nLast.\n"))
    assert [piece.tex.strip() for piece in cut(tex).pieces] == ["First.", "Last."]


def test_links_out_of_a_document_are_foreign_and_others_are_not(jobs):
    one, _, companion = jobs
    assert r"\foreignref{chance:dice}{dice}" in one.tex
    assert r"\hyperref[\detokenize{lines:one}]{here}" in one.tex
    # An address of Sphinx's own, which led to nothing.
    assert (r"[\label{cited:words:id7:0:lines}\foreignref{words:id7}{Fermat}]"
            in one.tex)
    assert r"\foreignpageref{Solution}{lines:solution}" in one.tex
    assert r"\foreignpageref{}{lines:one}" in companion.tex
    assert one.foreign == {"chance:dice", "words:id7", "lines:solution"}


def test_a_document_reads_the_places_of_the_others(jobs, monkeypatch):
    monkeypatch.setattr("publishing.on_the_web.book_address",
                        lambda: "https://example.org/")
    places = Places({"chance:dice": Place("volume-3", "77", "section.3.1")},
                    {"volume-1": 40})
    text = places_for(jobs[0], jobs, places)
    assert r"\def\bookfirstpage{1}" in text
    assert ("{chance:dice}{mathematics-for-machine-learning-and-data-science-"
            "volume-3}{vol.~III}{77}{section.3.1}"
            r"{https://example.org/chance.html\#dice}") in text
    # Never set yet: a draft of one volume says so.
    assert "{companion}{?}{}" in text
    assert r"\def\bookfirstpage{41}" in places_for(
        jobs[1], jobs, places)


def test_a_source_tells_where_it_is_cited(jobs):
    def told(*pages):
        found = {f"cited:words:id7:{number}:lines": Place("volume-1", page, "a")
                 for number, page in enumerate(pages)}
        one, *others = jobs
        one = replace(one, own=one.own | set(found))
        text = places_for(others[0], [one, *others], Places(found))
        return [line.partition("}{")[2] for line in text.splitlines()
                if line.startswith(r"\citedon{words:id7}")]
    assert told() == []
    # A page of the front may have the same number in each volume.
    assert told("iv") == []
    assert told("30") == [r"p.~\foreignref{cited:words:id7:0:lines}{30}}"]
    assert told("30", "7", "30") == [
        r"pp.~\foreignref{cited:words:id7:1:lines}{7}, "
        r"\foreignref{cited:words:id7:2:lines}{30}}"]
    many = told(*map(str, range(1, 9)))[0]
    assert many.count("foreignref") == 6 and many.endswith(r"{6}, \dots}")
    [text] = [places_for(job, jobs, Places()) for job in jobs[:1]]
    assert "citedon" not in text


def test_a_chapter_alone_has_the_page_number_of_its_volume(jobs):
    [chapter] = make_chapters(cut(BOOK), {"chance": "04-chance.pdf",
                                          "words": "words.pdf"})
    assert chapter.file == "chapters/04-chance"
    known = Places({"chance::doc": Place("volume-3", "77", "chapter.4")})
    assert r"\def\bookfirstpage{77}" in places_for(chapter, jobs, known)
    # It names pages as its volume does: its own volume has no name there.
    three = replace(jobs[1], own=jobs[1].own | {"chance::doc"})
    text = places_for(chapter, [jobs[0], three, jobs[2]], known)
    assert "data-science-volume-3}{}{" in text
    assert "data-science-volume-1}{vol.~I}{" in text
    assert r"\foreignwhere{Section~1.1, }{lines:one}" in chapter.tex
    [chapter] = make_chapters(cut(BOOK), {"lines": "01-lines.pdf"})
    # All but the page itself is elsewhere, even what is in its own volume.
    assert chapter.foreign == {"chance:dice", "words:id7", "lines:solution"}
    assert "\\bookchapter" not in chapter.tex and "Welcome" not in chapter.tex


def test_places_of_documents_that_are_not_set_are_told(manuscript, jobs):
    others = stand_ins(volumes(*manuscript), {"chance:dice": "volume-3"})
    assert "volume-3}{vol.~III}{?}" in places_for(jobs[0], others, Places())
    assert [job.name for job in others] == ["volume-1", "volume-3", "companion"]


def test_a_draft_is_asked_for_by_a_name_and_a_wrong_one_is_told():
    names = {"1": "volume-1", "companion": "companion"}
    for asked in ("1", "volume-1", " Volume-1"):
        assert press.chosen(asked, "volume", names) == "volume-1"
    assert press.chosen("a/b", "chapter", {"b": "a/b"}) == "a/b"
    with pytest.raises(press.Failed, match="There is no volume '7'; "
                       "expected one of 1, companion"):
        press.chosen("7", "volume", names)


def test_files_of_volumes_that_are_no_more_are_taken_away(
        tmp_path, monkeypatch):
    monkeypatch.setattr(press, "DRAFTS", tmp_path / "drafts")
    for name in ("one.pdf", "old.pdf", "chapters/old.pdf", "drafts/one.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    press.clear(tmp_path, [tmp_path / "one.pdf"])
    assert {file.relative_to(tmp_path).as_posix()
            for file in tmp_path.rglob("*.pdf")} == {"one.pdf", "drafts/one.pdf"}


def test_a_page_is_in_its_volume_and_not_where_its_answers_are(manuscript):
    page = r"\label{\detokenize{lines::doc}}"
    tex = BOOK.replace(r"\label{lines:solution}", page + r"\label{lines:solution}")
    tex = tex.replace(r"\label{\detokenize{lines:one}}",
                      page + r"\label{\detokenize{lines:one}}")
    one, _, companion = make_jobs(cut(tex), volumes(*manuscript))
    assert "lines::doc" in one.own and "lines::doc" not in companion.own
    assert page not in companion.tex


def test_a_place_that_two_pieces_have_is_told(manuscript):
    twice = BOOK.replace("Welcome.", r"\label{\detokenize{chance:dice}}")
    with pytest.raises(ValueError, match="in two pieces: chance:dice; expected"):
        make_jobs(cut(twice), volumes(*manuscript))


def test_a_piece_in_no_volume_is_told(manuscript):
    lost = BOOK.replace("main chance", "main stranger")
    with pytest.raises(ValueError, match="in no volume: stranger; expected"):
        make_jobs(cut(lost), volumes(*manuscript))
