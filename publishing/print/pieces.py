r"""The pieces of the LaTeX that Sphinx has written, for volumes to be made of.

Sphinx writes the whole book once, so that it is resolved and numbered once. A
comment stands where a piece begins:

    %%% piece main linear-algebra/vectors

Its kind says where in a volume the piece belongs: ``imprint``, ``front``,
``part``, ``main``, ``back``, or ``answers``, which the companion has.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import count

MARK = re.compile(r"^%%% piece (?P<kind>\w+) (?P<page>\S+)$\n?", re.MULTILINE)
BEGIN, END = "\\begin{document}", "\\end{document}"

LABEL = re.compile(r"\\label\{(?:\\detokenize\{([^{}]*)\}|([^{}]*))\}")
LINK = re.compile(r"\\hyperref\[(?:\\detokenize\{([^{}]*)\}|([^][{}]*))\]")
PAGE_LINK = re.compile(r"\\book(pageref|where)\{((?:[^{}]|\{[^{}]*\})*)\}"
                       r"\{(?:\\detokenize\{([^{}]*)\}|([^{}]*))\}")
# Sphinx gives this to each page, and what the companion has of it is not it.
PAGE_LABEL = re.compile(r"\\label\{\\detokenize\{[^{}]*::doc\}\}")
CITATION = re.compile(r"\\hyperlink\{cite\.([^{}]*)\}")
CITED = "cited:"  # begins the labels of the places where sources are cited


@dataclass(frozen=True)
class Piece:
    """A page, a part's page, or the answers to a page, as LaTeX."""

    kind: str
    page: str
    tex: str

    @cached_property
    def labels(self) -> frozenset[str]:
        """The places that it has."""
        return frozenset(one or other for one, other in LABEL.findall(self.tex))


@dataclass(frozen=True)
class Pieces:
    """The book as Sphinx has written it: a preamble, and pieces in order."""

    preamble: str
    pieces: tuple[Piece, ...]


def cut(tex: str) -> Pieces:
    r"""Cut the LaTeX of the book at its marks.

    >>> tex = (r"\macros \begin{document}\cover" "\n%%% piece main a/b\n"
    ...        r"Words.\label{a/b:words}" "\n%%% piece back c\nMore.\n"
    ...        r"\end{document}")
    >>> cut(tex).preamble
    '\\macros '
    >>> [(piece.kind, piece.page, sorted(piece.labels))
    ...  for piece in cut(tex).pieces]
    [('main', 'a/b', ['a/b:words']), ('back', 'c', [])]
    """
    preamble, _, body = tex.partition(BEGIN)
    body = body.rpartition(END)[0]
    marks = list(MARK.finditer(body))
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    texts = [body[mark.end():end] for mark, end in zip(marks, ends)]
    numbers: dict[str, count] = defaultdict(count)
    return Pieces(preamble, tuple(
        Piece(mark["kind"], mark["page"], PAGE_LABEL.sub("", text)
              if mark["kind"] == "answers" else with_places_of_citations(
                  text, mark["page"], numbers))
        for mark, text in zip(marks, texts)))


def with_places_of_citations(tex: str, page: str, numbers: dict[str, count]
                             ) -> str:
    r"""Return LaTeX with a label at each citation, for its source to name.

    >>> with_places_of_citations(r"[\hyperlink{cite.b:id7}{Fermat}]", "a",
    ...                          defaultdict(count))
    '[\\label{cited:b:id7:0:a}\\hyperlink{cite.b:id7}{Fermat}]'
    """
    return CITATION.sub(lambda found: (
        f"\\label{{{CITED}{found[1]}:{next(numbers[found[1]])}:{page}}}"
        f"{found[0]}"), tex)


def with_foreign_links(tex: str, own: frozenset[str]) -> tuple[str, set[str]]:
    r"""Return LaTeX whose links know what is elsewhere, and those places.

    Parameters
    ----------
    tex
        What Sphinx has written, every link as if the book were one file.
    own
        The places in the same file; links to others are foreign.

    Examples
    --------
    >>> tex = r"\hyperref[\detokenize{a:b}]{here}, \hyperref[c:d]{there}"
    >>> with_foreign_links(tex, frozenset({"a:b"}))
    ('\\hyperref[\\detokenize{a:b}]{here}, \\foreignref{c:d}{there}', {'c:d'})
    """
    foreign: set[str] = set()

    def link(found: re.Match) -> str:
        name = found[1] or found[2]
        if name in own:
            return found[0]
        foreign.add(name)
        return f"\\foreignref{{{name}}}"

    def page_link(found: re.Match) -> str:
        name = found[3] or found[4]
        if name in own:
            return found[0]
        foreign.add(name)
        return f"\\foreign{found[1]}{{{found[2]}}}{{{name}}}"

    # Sphinx's anchors of sources are its own class's; ours have labels.
    tex = CITATION.sub(r"\\hyperref[\\detokenize{\1}]", tex)
    return PAGE_LINK.sub(page_link, LINK.sub(link, tex)), foreign
