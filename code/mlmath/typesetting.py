r"""Write numbers, matrices and sums as text and as LaTeX.

`typeset` shows any matrix in a notebook the way a book prints it; the results
of `mlmath.systems` and `mlmath.determinants` are written with the functions
of this module. The LaTeX keeps to what KaTeX, MathJax and LaTeX all render.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from mlmath._arguments import as_count, as_index, as_matrix, is_exact

__all__ = [
    "InNotebook",
    "Typeset",
    "aligned",
    "column_latex",
    "factor_latex",
    "factor_text",
    "matrix_latex",
    "matrix_text",
    "multiple",
    "number_latex",
    "number_text",
    "sum_parts",
    "sum_text",
    "typeset",
    "unknown_latex",
]


class InNotebook:
    """What shows itself as displayed mathematics in a notebook.

    A class that inherits from this one has an attribute ``latex``, without
    dollar signs.
    """

    def _repr_latex_(self):
        return f"$${self.latex}$$"


@dataclass(frozen=True, repr=False)
class Typeset(InNotebook):
    """Something written twice: as plain text and as LaTeX for a notebook.

    Attributes
    ----------
    text : str
        What `print` shows.
    latex : str
        What a notebook shows, without dollar signs.

    Examples
    --------
    >>> Typeset("1/2", r"\\frac{1}{2}")
    1/2
    """

    text: str
    latex: str

    def __repr__(self):
        return self.text


def typeset(matrix, *, bar=None, pivots=()):
    r"""Show a matrix in a notebook as a book prints it.

    Parameters
    ----------
    matrix : array_like, shape (m, n)
        Finite real numbers. Ints and Fractions are written exactly, floats
        with up to six digits.
    bar : int, optional
        Draw a vertical bar after that many columns, from 0 to n.
    pivots : iterable of (row, column), optional
        Entries to put in a box, in parentheses in plain text.

    Returns
    -------
    Typeset
        With a readable repr, an attribute ``latex`` and a ``_repr_latex_``
        for notebooks.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a matrix of finite real numbers, `bar` is not a
        number of its columns, or a pivot lies outside of it.

    Examples
    --------
    >>> typeset([[1, 2, 3], [4, 5, 60]], bar=2)
    [ 1  2 |  3 ]
    [ 4  5 | 60 ]
    >>> print(typeset([[1, 2], [3, 4]], pivots=[(0, 0)]).latex)
    \left[\begin{array}{rr}\boxed{1} & 2 \\ 3 & 4\end{array}\right]

    Notes
    -----
    Explained in :ref:`elimination-and-rank`.
    """
    array = as_matrix("matrix", matrix)
    row_count, column_count = array.shape
    position = None if bar is None else as_count("bar", bar, column_count)
    boxed = frozenset(
        (
            as_index("pivots", row, row_count),
            as_index("pivots", column, column_count, "column"),
        )
        for row, column in pivots
    )
    return Typeset(
        matrix_text(array, position, boxed),
        matrix_latex(array, position, boxed),
    )


def number_text(value):
    """Write a Fraction as it is and a float with up to six digits.

    >>> number_text(Fraction(1, 3)), number_text(2.0), number_text(1 / 3)
    ('1/3', '2', '0.333333')
    """
    # A float below 0 may round to -0.0; adding 0 makes it 0.0.
    return str(value) if isinstance(value, Fraction) else f"{value + 0:.6g}"


def number_latex(value):
    r"""Write a number as LaTeX, without dollar signs.

    >>> print(number_latex(Fraction(-1, 3)), number_latex(1.5e-7))
    -\frac{1}{3} 1.5 \times 10^{-7}
    """
    text = number_text(value)
    if "/" in text:
        top, bottom = text.removeprefix("-").split("/")
        sign = "-" if value < 0 else ""
        return rf"{sign}\frac{{{top}}}{{{bottom}}}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        return rf"{mantissa} \times 10^{{{int(exponent)}}}"
    return text


def factor_text(value):
    """Write a number as a factor: in parentheses if it is negative.

    >>> factor_text(2), factor_text(-2)
    ('2', '(-2)')
    """
    text = number_text(value)
    return f"({text})" if value < 0 else text


def factor_latex(value):
    r"""Write a number as a factor in LaTeX, without dollar signs.

    >>> print(factor_latex(2), factor_latex(-2))
    2 \left(-2\right)
    """
    text = number_latex(value)
    return rf"\left({text}\right)" if value < 0 else text


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


def matrix_text(array, bar=None, boxed=frozenset()):
    """Write a matrix as lines of text with aligned columns.

    Parameters
    ----------
    array : ndarray, shape (m, n)
    bar : int, optional
        A bar stands after that many columns, unless it is 0 or n.
    boxed : set of (row, column), optional
        Entries to write in parentheses.

    Examples
    --------
    >>> import numpy as np
    >>> print(matrix_text(np.array([[1.0, 2.5], [10.0, 0.0]]), 1, {(0, 0)}))
    [ (1) | 2.5 ]
    [  10 |   0 ]
    """
    cells = [
        [
            f"({number_text(entry)})"
            if (i, j) in boxed
            else number_text(entry)
            for j, entry in enumerate(row)
        ]
        for i, row in enumerate(array)
    ]
    lines = []
    for row in aligned(cells):
        sides = [row[part] for part in _sides(array, bar) if row[part]]
        lines.append(" | ".join("  ".join(side) for side in sides))
    return "\n".join(f"[ {line} ]" for line in lines)


def aligned(cells):
    """Pad the cells of a table on the left, so that columns are equally wide.

    >>> aligned([["1", "20"], ["300", "4"]])
    [['  1', '20'], ['300', ' 4']]
    """
    widths = [max(map(len, column)) for column in zip(*cells)]
    return [
        [cell.rjust(width) for cell, width in zip(row, widths)]
        for row in cells
    ]


def matrix_latex(array, bar=None, boxed=frozenset(), fences="[]"):
    r"""Write a matrix as a LaTeX array between two fences.

    Parameters
    ----------
    array : ndarray, shape (m, n)
    bar : int, optional
        A bar stands after that many columns, unless it is 0 or n.
    boxed : set of (row, column), optional
        Entries to put in a box.
    fences : str, optional
        What stands on the left and on the right.

    Examples
    --------
    >>> import numpy as np
    >>> print(matrix_latex(np.array([[1.0, 2.0]]), 1, {(0, 0)}, "||"))
    \left|\begin{array}{r|r}\boxed{1} & 2\end{array}\right|
    """
    left, right = _sides(array, bar)
    columns = "r" * array.shape[1]
    spec = "|".join(filter(None, [columns[left], columns[right]]))
    lines = [
        " & ".join(
            rf"\boxed{{{number_latex(entry)}}}"
            if (i, j) in boxed
            else number_latex(entry)
            for j, entry in enumerate(row)
        )
        for i, row in enumerate(array)
    ]
    # Rows of fractions would touch without some room between them.
    has_fractions = is_exact(array) and any(
        entry.denominator != 1 for entry in array.flat
    )
    body = (r" \\[4pt] " if has_fractions else r" \\ ").join(lines)
    return (
        rf"\left{fences[0]}\begin{{array}}{{{spec}}}{body}\end{{array}}"
        rf"\right{fences[1]}"
    )


def column_latex(vector):
    r"""Write a vector as a LaTeX column between brackets.

    >>> import numpy as np
    >>> print(column_latex(np.array([1.0, 2.0])))
    \left[\begin{array}{r}1 \\ 2\end{array}\right]
    """
    return matrix_latex(vector.reshape(-1, 1))


def sum_parts(factors, names, write=number_text):
    """Write a sum of multiples of names, as one (sign, term) for each name.

    The sign of the first term that is not zero is part of it if it is a
    minus, and left out if it is a plus. A zero leaves ("", ""). An empty name
    stands for a constant.

    >>> sum_parts([0, -1, 2, -3], ["x", "y", "z", ""])
    [('', ''), ('', '-y'), ('+', '2 z'), ('-', '3')]
    """
    parts = []
    for factor, name in zip(factors, names):
        term = multiple(abs(factor), name, write) if factor else ""
        sign = "-" if factor < 0 else "+" if factor else ""
        if not any(term for _, term in parts):
            sign, term = "", f"{sign.removeprefix('+')}{term}"
        parts.append((sign, term))
    return parts


def sum_text(factors, names, write=number_text):
    """Write a sum of multiples of names on one line.

    >>> sum_text([0, -1, 2], ["x", "y", ""]), sum_text([0], ["x"])
    ('-y + 2', '0')
    """
    parts = sum_parts(factors, names, write)
    return " ".join(piece for part in parts for piece in part if piece) or "0"


def multiple(size, name, write=number_text):
    """Write a multiple of a name; the factor 1 goes unwritten.

    >>> multiple(3, "x"), multiple(1, "x"), multiple(1, "")
    ('3 x', 'x', '1')
    """
    if size == 1 and name:
        return name
    return f"{write(size)} {name}".rstrip()


def _sides(array, bar):
    """Return the columns left and right of a bar as slices."""
    return slice(0, bar), slice(array.shape[1] if bar is None else bar, None)
