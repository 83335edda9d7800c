"""Determinants: by elimination and by cofactors.

Exact input gives exact determinants: an int if the value is whole, otherwise
a Fraction. Float input gives a float.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mlmath._arguments import (
    as_index,
    as_square_matrix,
    frozen,
    is_exact,
)
from mlmath.elimination import row_echelon_form
from mlmath.typesetting import (
    InNotebook,
    factor_latex,
    factor_text,
    matrix_latex,
    number_latex,
    number_text,
)

__all__ = [
    "CofactorExpansion",
    "CofactorTerm",
    "cofactor_expansion",
    "determinant",
]


def determinant(matrix):
    """Compute a determinant by elimination.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        Finite real numbers; floats are reduced with partial pivoting.

    Returns
    -------
    int, Fraction or float
        Exact for exact input: an int if it is whole, else a Fraction. A float
        for float input; rounding may leave a small number where the exact
        value is 0.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a square matrix of finite real numbers.

    Examples
    --------
    >>> determinant([[1, 2, 3], [4, 5, 6], [7, 8, 10]])
    -3
    >>> determinant([[0.5, 1.0], [0.0, 3.0]])
    1.5

    Notes
    -----
    Explained in :ref:`determinants-by-elimination`. Source:
    J. Hefferon, *Linear Algebra*, chapter four, section I.
    """
    array = as_square_matrix("matrix", matrix)
    form = row_echelon_form(
        array,
        partial_pivoting=not is_exact(array),
        tolerance=0,
        record_steps=False,
    )
    product = math.prod(np.diagonal(form.matrix))
    return _plain(product * (-1) ** form.swap_count)


@dataclass(frozen=True, repr=False, eq=False)
class CofactorTerm:
    """One term of an expansion: an entry times its cofactor.

    Attributes
    ----------
    row, column : int
        The place of the entry, counted from 0.
    entry : Fraction or float
    sign : int
        1 or -1.
    submatrix : ndarray, shape (n - 1, n - 1)
        What is left without the row and the column, read-only.
    minor : int, Fraction or float
        The determinant of the submatrix.
    """

    row: int
    column: int
    entry: Fraction | float
    sign: int
    submatrix: np.ndarray
    minor: int | Fraction | float

    @property
    def cofactor(self):
        """The sign times the minor."""
        return self.sign * self.minor

    @property
    def value(self):
        """The entry times the cofactor."""
        return _plain(self.entry * self.cofactor)

    def __repr__(self):
        product = f"{factor_text(self.entry)} * {factor_text(self.minor)}"
        return f"{_SIGNS[self.sign]} {product}"


@dataclass(frozen=True, repr=False, eq=False)
class CofactorExpansion(InNotebook):
    """A determinant, expanded along a row.

    Attributes
    ----------
    value : int, Fraction or float
        The determinant.
    terms : tuple of n CofactorTerm
    row : int
        The row, counted from 0.
    matrix : ndarray, shape (n, n)
        Read-only.
    """

    value: int | Fraction | float
    terms: tuple
    row: int
    matrix: np.ndarray

    def __repr__(self):
        total = " ".join(map(repr, self.terms)).removeprefix("+ ")
        return f"det = {total} = {number_text(self.value)}"

    @property
    def latex(self):
        """The steps of the expansion as LaTeX, without dollar signs."""
        with_matrices = _sum_latex(
            (term, matrix_latex(term.submatrix, fences="||"))
            for term in self.terms
        )
        with_numbers = _sum_latex(
            (term, rf"\cdot {factor_latex(term.minor)}") for term in self.terms
        )
        return _equation_chain(
            matrix_latex(self.matrix, fences="||"),
            [with_matrices, with_numbers, number_latex(self.value)],
        )


def cofactor_expansion(matrix, row=0):
    """Expand a determinant along a row.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        Finite real numbers, n at least 2.
    row : int, optional
        The row, counted from 0.

    Returns
    -------
    CofactorExpansion
        With the value, and with the terms as steps.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not such a matrix, or has no such row.

    Examples
    --------
    >>> expansion = cofactor_expansion([[1, 2, 3], [4, 5, 6], [7, 8, 10]])
    >>> expansion
    det = 1 * 2 - 2 * (-2) + 3 * (-3) = -3
    >>> expansion.terms[1].submatrix.astype(int)
    array([[ 4,  6],
           [ 7, 10]])

    Notes
    -----
    Explained in :ref:`determinants-of-any-size`. Source:
    J. Hefferon, *Linear Algebra*, chapter four, section III.
    """
    array = as_square_matrix("matrix", matrix)
    if len(array) == 1:
        raise ValueError(
            "matrix: expected at least 2 rows and columns, got shape (1, 1)"
        )
    row = as_index("row", row, len(array))
    terms = tuple(_term(array, row, column) for column in range(len(array)))
    value = _plain(sum(term.entry * term.cofactor for term in terms))
    return CofactorExpansion(value, terms, row, frozen(array))


_SIGNS = {1: "+", -1: "-"}


def _plain(value):
    """Return a whole Fraction as an int, and a NumPy float as a float."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else value
    return float(value)


def _term(array, row, column):
    others = np.delete(np.delete(array, row, axis=0), column, axis=1)
    return CofactorTerm(
        row=row,
        column=column,
        entry=array[row, column],
        sign=(-1) ** (row + column),
        submatrix=frozen(others),
        minor=determinant(others),
    )


def _sum_latex(pairs):
    """Write terms as signs, entries and what they are multiplied by."""
    pieces = [
        f"{_SIGNS[term.sign]} {factor_latex(term.entry)} {rest}"
        for term, rest in pairs
    ]
    return " ".join(pieces).removeprefix("+ ")


def _equation_chain(left, rights):
    """Write a chain of equations below each other as LaTeX."""
    body = r" \\[6pt] ".join(f"&= {right}" for right in rights)
    return rf"\begin{{aligned}}{left} {body}\end{{aligned}}"
