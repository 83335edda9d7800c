"""Long formulas in pieces, between which a line may break.

E-readers neither scroll nor break a formula, and a narrow page cuts off what
is too long. So a formula that is longer than a line of a phone becomes several
formulas, one after the other. It is broken where authors break it: after a
wide space, before a relation, and, if a piece is still too long, before a plus
or a minus or after a comma.
"""

import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Tag

from publishing.epub.formulas import (
    BARS, CLOSING, LINE_OF_A_PHONE, SIGNS, WIDE_SPACE, is_between, length_class,
    operator_of, text_of, width_of)

RELATIONS = frozenset("=<>≤≥≈≠∼≡∝→⟶←↦⇒⟹⇔⟺∈")
OPENING = "([{⟨"
SHORT = 4.0  # em; a left side of this length stays with what it equals
SPACE = re.compile(r"[\s\u2000-\u200b]*")

# What holds the whole of a formula without being a part of it.
WRAPPERS = ("mrow", "mstyle")


def break_formula(formula: Tag, line_width: float = LINE_OF_A_PHONE) -> None:
    """Put a formula's pieces in its place, if it is too long for a line."""
    if width_of(formula) <= line_width:
        return
    displayed = formula.get("display") == "block"
    rows = [pieces_of(row, line_width) for row in rows_of(formula)]
    if len(rows) == 1 and len(rows[0]) == 1:
        return
    # At the beginning of a formula, a sign would belong to what follows.
    for first in [piece[0] for row in rows for piece in row]:
        if is_relation(first) or is_sign(first):
            first["form"] = "infix"
    soup = BeautifulSoup("", "html.parser")
    whole = soup.new_tag("span", attrs={"class": "formula-pieces"})
    for row in rows:
        line = soup.new_tag("span", attrs={"class": (
            "formula-row" if displayed and len(rows) > 1 else "formula-line")})
        for piece in row:
            if line.contents:
                line.append(" ")
            line.append(written(soup, piece, displayed))
        whole.append(line)
    formula.replace_with(whole)


def written(soup: BeautifulSoup, piece: list[Tag], displayed: bool) -> Tag:
    """Return a piece as a formula of its own."""
    made = soup.new_tag("math", attrs={
        "xmlns": "http://www.w3.org/1998/Math/MathML"})
    if displayed:
        made["displaystyle"] = "true"
    row = soup.new_tag("mrow")
    made.append(row)
    for part in piece:
        row.append(part.extract())
    classes = ["formula-piece"]
    if ends_in_space(piece):
        classes.append("before-space")
        piece[-1].decompose()
    made["alttext"] = text_of(made)
    size = length_class(made)
    holder = soup.new_tag("span", attrs={
        "class": [*classes, *([size] if size else [])]})
    holder.append(made)
    return holder


def inside(node: Tag) -> Tag:
    """Return what holds the parts of a formula, without its wrappers."""
    children = node.find_all(True, recursive=False)
    while len(children) == 1 and children[0].name in WRAPPERS:
        node = children[0]
        children = node.find_all(True, recursive=False)
    return node


def rows_of(formula: Tag) -> list[list[Tag]]:
    """Return the lines that the author wrote below each other."""
    children = inside(formula).find_all(True, recursive=False)
    if len(children) == 1 and is_aligned(children[0]):
        return [[part for cell in row.find_all("mtd", recursive=False)
                 for part in parts_of(cell)]
                for row in children[0].find_all("mtr", recursive=False)]
    return [children]


def parts_of(cell: Tag) -> list[Tag]:
    """Return the parts of a cell; KaTeX begins it with an empty group."""
    return [part for part in inside(cell).find_all(True, recursive=False)
            if part.name != "mrow" or part.get_text()
            or part.find(True) is not None]


def is_aligned(table: Tag) -> bool:
    """Tell whether a table is a set of formulas, and not a matrix."""
    return table.name == "mtable" and table.get("columnspacing") == "0em"


def pieces_of(row: list[Tag], line_width: float) -> list[list[Tag]]:
    """Return the parts of a row in pieces, divided no more than it needs."""
    pieces = list(split(row, is_relation))
    for begins, brackets in ((is_sign, 0), (follows_comma, 0), (is_sign, 1)):
        pieces = [shorter for piece in pieces for shorter in (
            split(piece, begins, brackets)
            if total_width(piece) > line_width else [piece])]
    return joined(pieces, line_width)


def joined(pieces: list[list[Tag]], line_width: float) -> list[list[Tag]]:
    """Put short left sides to what they equal: no line ends in a lone letter.
    """
    result = [pieces[0]]
    for piece in pieces[1:]:
        before = result[-1]
        if (not is_relation(before[0]) and not ends_in_space(before)
                and is_relation(piece[0]) and total_width(before) < SHORT
                and total_width([*before, *piece]) <= line_width):
            before += piece
        else:
            result.append(piece)
    return result


def split(row: list[Tag], begins: Callable[[Tag], bool], brackets: int = 0
          ) -> Iterator[list[Tag]]:
    """Yield the pieces of a row.

    Parameters
    ----------
    row
        The parts of the row.
    begins
        Tells whether a part may begin a piece; one after a wide space may.
    brackets
        How many brackets may be open where the row is divided.
    """
    piece: list[Tag] = []
    depth, bars = 0, False
    for part in row:
        if (piece and depth <= brackets and not bars
                and (begins(part) or ends_in_space(piece))
                and any(map(has_content, piece))):
            yield piece
            piece = []
        piece.append(part)
        text = operator_of(part)
        if text and text in BARS:
            bars = not bars
        elif text:
            depth = max(0, depth + (text in OPENING) - (text in CLOSING))
    if piece:
        yield piece


def is_relation(part: Tag) -> bool:
    return part.name == "mo" and part.get_text() in RELATIONS


def is_sign(part: Tag) -> bool:
    """Tell whether a part is a plus or a minus between two others."""
    return (part.name == "mo" and part.get_text() in SIGNS
            and is_between(part))


def follows_comma(part: Tag) -> bool:
    before = part.find_previous_sibling()
    return (before is not None and before.name == "mo"
            and before.get_text() == ",")


def ends_in_space(piece: list[Tag]) -> bool:
    last = piece[-1]
    return last.name == "mspace" and width_of(last) >= WIDE_SPACE


def has_content(part: Tag) -> bool:
    return not SPACE.fullmatch(part.get_text())


def total_width(piece: list[Tag]) -> float:
    return sum(map(width_of, piece))
