"""Write numbers, matrices and equations as text and as LaTeX.

`typeset` shows any matrix in a notebook the way a book prints it; the results
of `mlmath.systems` and `mlmath.determinants` are written with the functions
of this module. The LaTeX keeps to what KaTeX, MathJax and LaTeX all render.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mlmath._arguments import as_count, as_matrix, frozen, is_exact

__all__ = ["Typeset", "number_latex", "number_text", "typeset", "unknown_latex"]


def number_text(value):
    """Write a number: a Fraction as 1/3, a float with six digits.

    >>> number_text(Fraction(1, 3)), number_text(2.0), number_text(1 / 3)
    ('1/3', '2', '0.333333')
    """
    if isinstance(value, Fraction):
        return str(value)
    return f"{value + 0.0:.6g}"


def number_latex(value):
    r"""Write a number as LaTeX, without dollar signs.

    >>> print(number_latex(Fraction(-1, 3)), number_latex(1.5e-7))
    -\frac{1}{3} 1.5 \times 10^{-7}
    """
    if isinstance(value, Fraction) and value.denominator != 1:
        sign = "-" if value < 0 else ""
        return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    text = number_text(value)
    mantissa, _, exponent = text.partition("e")
    if exponent:
        return rf"{mantissa} \times 10^{{{int(exponent)}}}"
    return text


def unknown_latex(name):
    r"""Write the name of an unknown as LaTeX, without dollar signs.

    >>> print(unknown_latex("x"), unknown_latex("x_12"), unknown_latex("fan"))
    x x_{12} \mathrm{fan}
    """
    stem, subscript = re.fullmatch(r"([^\W\d_]+)_?(\w*)", name).groups()
    text = stem if len(stem) == 1 else rf"\mathrm{{{stem}}}"
    if not subscript:
        return text
    if not subscript.isdecimal():
        escaped = subscript.replace("_", r"\_")
        subscript = rf"\mathrm{{{escaped}}}"
    return f"{text}_{{{subscript}}}"


@dataclass(frozen=True, repr=False)
class Typeset:
    """Something written twice: as plain text and as LaTeX for a notebook.

    Attributes
    ----------
    text : str
        What `print` shows.
    latex : str
        What a notebook shows, without dollar signs.
    """

    text: str
    latex: str

    def __repr__(self):
        return self.text

    def _repr_latex_(self):
        return f"$${self.latex}$$"


def typeset(matrix, *, bar=None, pivots=()):
    r"""Show a matrix in a notebook as a book prints it.

    Parameters
    ----------
    matrix : array_like, shape (m, n)
        Finite real numbers. Ints and Fractions are written exactly.
    bar : int, optional
        Draw a vertical bar after that many columns, from 0 to n.
    pivots : sequence of (row, column), optional
        Entries to put in a box.

    Returns
    -------
    Typeset
        With a readable repr and a ``_repr_latex_`` for notebooks.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a matrix of finite real numbers, or `bar` is not
        a number of columns.

    Examples
    --------
    >>> typeset([[1, 2, 3], [4, 5, 60]], bar=2)
    [ 1  2 |  3 ]
    [ 4  5 | 60 ]
    >>> print(typeset([[1, 2], [3, 4]], pivots=[(0, 0)]).latex)
    \left[\begin{array}{rr}\boxed{1} & 2 \\ 3 & 4\end{array}\right]

    Notes
    -----
    Explained in the chapter "Elimination, row echelon form and rank".
    """
    array = as_matrix("matrix", matrix)
    columns = array.shape[1]
    position = columns if bar is None else as_count("bar", bar, columns)
    boxed = frozenset((int(row), int(column)) for row, column in pivots)
    return Typeset(
        matrix_text(array, position, boxed), matrix_latex(array, position, boxed)
    )


def matrix_text(array, bar=None, boxed=frozenset()):
    """Write a matrix as lines of text, with aligned columns.

    The boxed entries stand in parentheses when there are any.
    """
    cells = [
        [
            f"({number_text(entry)})" if (i, j) in boxed else number_text(entry)
            for j, entry in enumerate(row)
        ]
        for i, row in enumerate(array)
    ]
    widths = [max(map(len, column)) for column in zip(*cells)]
    lines = []
    for row in cells:
        padded = [cell.rjust(width) for cell, width in zip(row, widths)]
        if bar is not None and 0 < bar < len(padded):
            padded.insert(bar, "|")
        lines.append(f"[ {'  '.join(padded)} ]".replace("  |  ", " | "))
    return "\n".join(lines)


def matrix_latex(array, bar=None, boxed=frozenset(), fences="[]"):
    """Write a matrix as a LaTeX array between `fences`."""
    count = array.shape[1]
    bar = count if bar is None else bar
    spec = "r" * bar + ("|" if 0 < bar < count else "") + "r" * (count - bar)
    lines = [
        " & ".join(
            rf"\boxed{{{number_latex(entry)}}}"
            if (i, j) in boxed
            else number_latex(entry)
            for j, entry in enumerate(row)
        )
        for i, row in enumerate(array)
    ]
    body = line_break(array).join(lines)
    opening, closing = fences
    return (
        rf"\left{opening}\begin{{array}}{{{spec}}}{body}\end{{array}}"
        rf"\right{closing}"
    )


def line_break(array):
    """Return the LaTeX between two rows; fractions need more room."""
    fractions = is_exact(array) and any(
        entry.denominator != 1 for entry in array.flat
    )
    return r" \\[4pt] " if fractions else r" \\ "


def column_latex(vector):
    """Write a vector as a column between brackets."""
    return matrix_latex(vector.reshape(-1, 1))


def sum_parts(coefficients, names, write, write_name):
    """Write a sum of multiples of names, one (sign, term) for each name.

    The sign of the first term that is not zero is part of the term when it is
    a minus, and left out when it is a plus. A zero leaves ("", "").
    """
    parts = []
    started = False
    for coefficient, name in zip(coefficients, names):
        if coefficient == 0:
            parts.append(("", ""))
            continue
        size = abs(coefficient)
        term = write_name(name) if size == 1 else f"{write(size)} {write_name(name)}"
        sign = "-" if coefficient < 0 else "+"
        if not started:
            sign, term = "", f"-{term}" if coefficient < 0 else term
            started = True
        parts.append((sign, term))
    return parts
