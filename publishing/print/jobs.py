"""The documents that TeX sets: volumes, the companion of all, chapters.

A document is made of pieces of the book; see `publishing.print.pieces`. Its
LaTeX is pasted together and not read from several files, so that a line of
TeX's log leads to a line of the manuscript.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from publishing.address import book_address
from publishing.downloads import CHAPTERS, TITLE
from publishing.print.pieces import Piece, Pieces, with_foreign_links
from publishing.volumes import COMPANION, Volume

VOLUME = Path(__file__).with_name("volume.tex")
ALONE = Path(__file__).with_name("chapter.tex")
CHAPTER = "chapter-"
HEADING = re.compile(
    r"\\bookchapter\{(?P<number>[^{}]*)\}\{(?P<title>.*)\}$", re.MULTILINE)
BACK, INDEX = "\\beginbackmatter\n", "\\bookindex\n"

COMPANION_HEADING = "Solutions and answers"


@dataclass(frozen=True)
class Job:
    """A document.

    Attributes
    ----------
    name
        The name of its files, ``volume-2``.
    words
        What a reference from another document calls it; empty if there is no
        need to say.
    tex
        Its LaTeX.
    own, foreign
        The places that it has, and those elsewhere that it leads to.
    follows
        The document whose page numbers it goes on with, or nothing.
    opens
        The place whose page is its first; only a chapter that is a file of its
        own has one, and pages as in its volume.
    """

    name: str
    words: str
    tex: str
    own: frozenset[str]
    foreign: frozenset[str]
    follows: str = ""
    opens: str = ""

    @property
    def file(self) -> str:
        """The name of the PDF for screens, without its suffix.

        >>> Job("chapter-03-vectors", "", "", frozenset(), frozenset(), "",
        ...     "linear-algebra/vectors::doc").file
        'chapters/03-vectors'
        """
        return (f"{CHAPTERS}/{self.name.removeprefix(CHAPTER)}" if self.opens
                else f"{TITLE}-{self.name}")


def make_jobs(book: Pieces, volumes: list[Volume]) -> list[Job]:
    """Return the documents of the whole book: the volumes, then the companion.

    Raises
    ------
    ValueError
        If a piece is in no volume, for the contents and Sphinx disagree; or if
        two pieces have the same place.
    """
    jobs: list[Job] = []
    for volume in volumes:
        pieces = [piece for piece in book.pieces
                  if piece.kind != "answers" and piece.page in volume.pages]
        others, opening = contents_of(book, volumes, volume)
        jobs.append(job(
            book, pieces, volume.name, volume.heading,
            f"vol.~{volume.number}", jobs[-1].name if jobs else "",
            others, opening))
    answers = [piece for piece in book.pieces if piece.kind == "answers"]
    if answers:
        jobs.append(job(book, answers, COMPANION, COMPANION_HEADING,
                        COMPANION))
    places = Counter(label for piece in book.pieces for label in piece.labels)
    twice = [label for label, times in places.items() if times > 1]
    if twice:
        raise ValueError(f"in two pieces: {', '.join(sorted(twice)[:5])}; "
                         "expected each place to be in one, for links to find it")
    known = {page for volume in volumes for page in volume.pages}
    lost = {piece.page for piece in book.pieces} - known
    if lost:
        raise ValueError(f"in no volume: {', '.join(sorted(lost))}; expected "
                         "each page that is written to be in the contents")
    return jobs


def job(book: Pieces, pieces: list[Piece], name: str, heading: str,
        words: str, follows: str = "", others: str = "",
        named: frozenset[str] = frozenset()) -> Job:
    """Put a document together; every one has the imprint."""
    imprint = [piece for piece in book.pieces if piece.kind == "imprint"]
    own = frozenset().union(
        *(piece.labels for piece in (*imprint, *pieces)))
    main = pasted(pieces, "part", "main")
    back = pasted(pieces, "back")
    if name == COMPANION:
        # Its contents are the titles of chapters.
        main = f"\\contentsdepth{{0}}\n{pasted(pieces, 'answers')}"
    tex, foreign = with_foreign_links(filled(
        VOLUME, PREAMBLE=book.preamble.strip(), HEADING=heading,
        IMPRINT=pasted(imprint, "imprint"), OTHERS=others,
        FRONT=pasted(pieces, "front"),
        MAIN=main + (BACK + back if back else "")
        + (INDEX if name != COMPANION else "")), own)
    return Job(name, words, tex, own, named | foreign, follows)


def contents_of(book: Pieces, volumes: list[Volume], here: Volume
                ) -> tuple[str, frozenset[str]]:
    """Return the contents of the other volumes in short, and what they name."""
    lines, named = [], set()
    for volume in volumes:
        if volume == here:
            continue
        lines.append(f"\\othervolume{{{volume.heading}}}")
        for piece in book.pieces:
            title = HEADING.search(piece.tex)
            if (piece.kind == "main" and piece.page in volume.pages
                    and title and title["number"]):
                label = f"{piece.page}::doc"
                named.add(label)
                lines.append(f"\\otherchapter{{{title['number']}}}"
                             f"{{{title['title']}}}{{{label}}}")
    return "\n".join(lines), frozenset(named)


def make_chapters(book: Pieces, files: dict[str, str]) -> list[Job]:
    """Return the documents of single pages.

    Parameters
    ----------
    book
        The pieces.
    files
        The names of the pages' PDFs.
    """
    chapters = []
    for piece in book.pieces:
        if piece.kind == "main" and piece.page in files:
            title = HEADING.search(piece.tex)
            tex, foreign = with_foreign_links(filled(
                ALONE, PREAMBLE=book.preamble.strip(),
                HEADING=title["title"] if title else "",
                ADDRESS=f"\\nolinkurl{{{book_address()}}}"
                if book_address() else "", MAIN=piece.tex), piece.labels)
            chapters.append(Job(
                CHAPTER + files[piece.page].removesuffix(".pdf"), "", tex,
                piece.labels, frozenset(foreign), opens=f"{piece.page}::doc"))
    return chapters


def stand_ins(volumes: list[Volume], homes: dict[str, str] | None = None
              ) -> list[Job]:
    """Return documents that are not set, for others to name their places.

    Parameters
    ----------
    volumes
        The volumes; the companion comes after them.
    homes
        For each place the document that it stands in.
    """
    names = [(volume.name, f"vol.~{volume.number}") for volume in volumes]
    own: dict[str, set[str]] = {}
    for label, home in (homes or {}).items():
        own.setdefault(home, set()).add(label)
    return [Job(name, words, "", frozenset(own.get(name, ())), frozenset())
            for name, words in (*names, (COMPANION, COMPANION))]


def filled(template: Path, **parts: str) -> str:
    tex = template.read_text("utf-8")
    for place, value in parts.items():
        tex = tex.replace(f"<{place}>", value)
    return tex


def pasted(pieces: list[Piece], *kinds: str) -> str:
    return "".join(piece.tex for piece in pieces if piece.kind in kinds)
