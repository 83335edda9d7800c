"""Columns of tables that fit the line.

A table keeps the natural widths of its columns if these fit. If not, columns
of short entries keep theirs, and the others share what is left by how much
they hold; none becomes narrower than its longest word, and code of a few words
is one, as long as the table has the room.
"""

import re
from collections.abc import Iterator
from math import ceil

from docutils import nodes
from sphinx.addnodes import tabular_col_spec

LINE = 80  # letters of a table in a line of the book
GAP = 2.4  # letters between columns
LONG = 10  # lines from which on a table may go over several pages
CODE = 1.3  # letters of code are that much wider, with room for its breaks
SHORTEST = 9  # columns narrower than this are never broken
UNBROKEN = (28, 20, 0)  # letters of code in one line, the first that fits
READABLE = 18  # letters of words in a line, which whole code leaves to others

WHOLE = "whole"  # class of the code that stays in one line

CODE_BREAKS = re.compile(r"(?<=[.,;?!/ ])")  # where Sphinx lets code break
COMMANDS = re.compile(r"\\[a-zA-Z]+|[{}^_&\\$]")
ALIGNMENT = {"text-right": "r", "text-center": "c"}
BREAKABLE = {"r": r"\raggedleft", "c": r"\centering", "l": r"\raggedright"}


def prepare_tables(book: nodes.document) -> None:
    """Give every table its columns, and let long ones break."""
    for table in list(book.findall(nodes.table)):
        keep_code_whole(table)
        spec = column_specification(table)
        place = table.parent.index(table)
        table.parent.insert(place, tabular_col_spec(spec=spec))
        if table_lines(table) > LONG and not in_a_box(table):
            table["classes"].append("longtable")


def in_a_box(table: nodes.table) -> bool:
    """Whether a table stands in a box, where TeX cannot break it."""
    ancestor = table.parent
    while ancestor is not None and not isinstance(
            ancestor, nodes.Admonition | nodes.container):
        ancestor = ancestor.parent
    return ancestor is not None


def columns_of(table: nodes.table) -> list[tuple[nodes.entry, ...]]:
    return list(zip(*(row.children for row in table.findall(nodes.row)),
                    strict=True))


def keep_code_whole(table: nodes.table) -> None:
    """Name the code that stays in one line, so far as the columns allow it."""
    columns = columns_of(table)
    code = [node for column in columns for entry in column
            for node in entry.findall(nodes.literal)]
    for letters in UNBROKEN:
        for node in code:
            others = [name for name in node["classes"] if name != WHOLE]
            node["classes"] = others + [WHOLE] * (len(node.astext()) <= letters)
        if sum(max(map(readable_width, column)) for column in columns) <= (
                room_for(columns)):
            break


def room_for(columns: list[tuple[nodes.entry, ...]]) -> float:
    return LINE - GAP * len(columns)


def column_specification(table: nodes.table) -> str:
    """Return what LaTeX is to know of the columns.

    Examples
    --------
    >>> cells = [nodes.entry("", nodes.paragraph(text=text))
    ...          for text in ("short", "a few words " * 12)]
    >>> column_specification(nodes.table("", nodes.row("", *cells)))
    'l>{\\\\raggedright\\\\arraybackslash}p{0.878\\\\linewidth}'
    """
    columns = columns_of(table)
    alignments = [alignment(column[-1]) for column in columns]
    return "".join(
        letter if share >= width else
        f">{{{BREAKABLE[letter]}\\arraybackslash}}p{{{share / LINE:.3f}\\linewidth}}"
        for letter, share, width in zip(
            alignments, column_widths(columns), natural_widths(columns),
            strict=True))


def table_lines(table: nodes.table) -> int:
    """Guess the lines of a table, with those that its columns break."""
    widths = column_widths(columns_of(table))
    return sum(max(ceil(entry_width(entry) / max(width, 1))
                   for entry, width in zip(row, widths, strict=True))
               for row in table.findall(nodes.row))


def natural_widths(columns: list[tuple[nodes.entry, ...]]) -> list[float]:
    return [max(map(entry_width, column)) for column in columns]


def column_widths(columns: list[tuple[nodes.entry, ...]]) -> list[float]:
    """Return the widths of columns that fit on a line, in letters."""
    widths, room = natural_widths(columns), room_for(columns)
    if sum(widths) <= room:
        return widths
    return shared_widths(
        widths, [max(map(longest_word, column)) for column in columns], room)


def shared_widths(widths: list[float], least: list[float],
                  room: float) -> list[float]:
    """Return widths that fill the room: short columns keep theirs.

    No column gets less than the `least` of its own, as far as there is room.

    >>> [round(width) for width in shared_widths([5, 100, 25], [5, 9, 9], 70)]
    [5, 45, 20]
    >>> [round(width) for width in shared_widths([5, 100, 25], [5, 9, 22], 70)]
    [5, 43, 22]
    """
    settled = {column: width for column, width in enumerate(widths)
               if width <= SHORTEST}
    while True:
        left = room - sum(settled.values())
        # Twice the text takes less than twice the width: it can be broken.
        weights = {column: width ** 0.6 for column, width in enumerate(widths)
                   if column not in settled}
        shares = {column: left * weight / sum(weights.values())
                  for column, weight in weights.items()}
        new = ({column: widths[column] for column, share in shares.items()
                if share >= widths[column]} or
               {column: least[column] for column, share in shares.items()
                if share < least[column]})
        if not new:
            return [(settled | shares)[column] for column in range(len(widths))]
        settled |= new


def alignment(entry: nodes.entry) -> str:
    return next((letter for name, letter in ALIGNMENT.items()
                 if name in entry["classes"]), "l")


def words_in_line(entry: nodes.entry) -> Iterator[nodes.Text]:
    """Yield the texts of an entry that stand in the table.

    The address of a link is printed at the foot of the page.
    """
    for text in entry.findall(nodes.Text):
        ancestor = text.parent
        while ancestor is not entry and not isinstance(ancestor, nodes.footnote):
            ancestor = ancestor.parent
        if ancestor is entry:
            yield text


def entry_width(entry: nodes.entry) -> float:
    """Guess how many letters wide an entry is in one line."""
    total = 0.0
    for text in words_in_line(entry):
        if isinstance(text.parent, nodes.math):
            total += len(COMMANDS.sub("", text.astext()))
        elif isinstance(text.parent, nodes.literal):
            total += CODE * len(text)
        else:
            total += len(text)
    return total


def longest_word(entry: nodes.entry) -> float:
    """Guess how many letters wide the longest piece is that stays whole.

    Letters of code are as wide as others on average, and formulas can break.
    """
    return max((len(word.rstrip()) for text in words_in_line(entry)
                if not isinstance(text.parent, nodes.math)
                for word in pieces(text)), default=0)


def readable_width(entry: nodes.entry) -> float:
    """Guess how many letters wide an entry has to be for its lines to be read."""
    only_code = all(isinstance(text.parent, nodes.literal)
                    for text in words_in_line(entry))
    return max(longest_word(entry),
               0 if only_code else min(entry_width(entry), READABLE))


def pieces(text: nodes.Text) -> list[str]:
    if not isinstance(text.parent, nodes.literal):
        return text.split()
    return [text] if WHOLE in text.parent["classes"] else CODE_BREAKS.split(text)
