"""Determinants: by formula, by cofactors and by elimination."""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mlmath._arguments import (
    as_index,
    as_square_matrix,
    as_vector,
    frozen,
    is_exact,
    same_kind,
)
from mlmath.elimination import EchelonForm, rank, row_echelon_form
from mlmath.typesetting import matrix_latex, number_latex, number_text

__all__ = [
    "CofactorExpansion",
    "CofactorTerm",
    "DeterminantByElimination",
    "cofactor",
    "cofactor_expansion",
    "cramer",
    "determinant",
    "determinant_2x2",
    "determinant_by_elimination",
    "diagonal_rule",
    "minor",
]


def determinant(matrix):
    """Return the determinant, computed by elimination."""
    array = as_square_matrix("matrix", matrix)
    return _by_elimination(array, not is_exact(array), False).value


def determinant_2x2(matrix):
    """Return ad - bc."""
    (a, b), (c, d) = as_square_matrix("matrix", matrix, 2)
    return _plain(a * d - b * c)


def diagonal_rule(matrix):
    """Return the determinant of a 3x3 matrix by its diagonals."""
    (a, b, c), (d, e, f), (g, h, i) = as_square_matrix("matrix", matrix, 3)
    falling = a * e * i + b * f * g + c * d * h
    rising = c * e * g + a * f * h + b * d * i
    return _plain(falling - rising)


def minor(matrix, row, column):
    """Return the determinant left without a row and a column."""
    array, row, column = _entry("matrix", matrix, row, column)
    return determinant(_without(array, row, column))


def cofactor(matrix, row, column):
    """Return the minor with the sign of its place."""
    array, row, column = _entry("matrix", matrix, row, column)
    return _sign(row, column) * minor(array, row, column)


@dataclass(frozen=True, repr=False, eq=False)
class CofactorTerm:
    """One term: sign times entry times minor."""

    row: int
    column: int
    entry: object
    sign: int
    submatrix: np.ndarray
    minor: object

    @property
    def value(self):
        """The term as a number."""
        return _plain(self.sign * self.entry * self.minor)

    def __repr__(self):
        return (
            f"{'-' if self.sign < 0 else '+'} ({number_text(self.entry)})"
            f"({number_text(self.minor)})"
        )


@dataclass(frozen=True, repr=False, eq=False)
class CofactorExpansion:
    """A determinant, expanded along a row."""

    value: object
    terms: tuple
    row: int
    matrix: np.ndarray

    def __repr__(self):
        total = " ".join(map(repr, self.terms)).removeprefix("+ ")
        return f"det = {total} = {number_text(self.value)}"

    def _repr_latex_(self):
        return f"$${self.latex}$$"

    @property
    def latex(self):
        """The expansion as LaTeX, without dollar signs."""
        small = _signed_sum(
            (term, matrix_latex(term.submatrix, fences="||"))
            for term in self.terms
        )
        numbers = _signed_sum(
            (term, rf"\left({number_latex(term.minor)}\right)")
            for term in self.terms
        )
        whole = matrix_latex(self.matrix, fences="||")
        return (
            rf"\begin{{aligned}}{whole} &= {small} \\ &= {numbers}"
            rf" \\ &= {number_latex(self.value)}\end{{aligned}}"
        )


def cofactor_expansion(matrix, row=0):
    """Expand a determinant along a row."""
    array, row, _ = _entry("matrix", matrix, row, 0)
    terms = tuple(_term(array, row, column) for column in range(len(array)))
    value = _plain(sum(term.sign * term.entry * term.minor for term in terms))
    return CofactorExpansion(value, terms, row, frozen(array))


@dataclass(frozen=True, repr=False, eq=False)
class DeterminantByElimination:
    """A determinant, read off a row echelon form."""

    value: object
    echelon: EchelonForm

    @property
    def steps(self):
        """The row operations."""
        return self.echelon.steps

    @property
    def swaps(self):
        """How many of them were swaps."""
        return self.echelon.swap_count

    @property
    def diagonal(self):
        """The numbers on the diagonal of the echelon form."""
        return tuple(np.diagonal(self.echelon.matrix))

    def __repr__(self):
        factors = "".join(f"({number_text(entry)})" for entry in self.diagonal)
        sign = "-" if self.swaps % 2 else ""
        times = "1 swap" if self.swaps == 1 else f"{self.swaps} swaps"
        return f"det = {sign}{factors} = {number_text(self.value)}, after {times}"

    def _repr_latex_(self):
        return f"$${self.latex}$$"

    @property
    def latex(self):
        """The steps and the product as LaTeX, without dollar signs."""
        return ""


def determinant_by_elimination(matrix, *, partial_pivoting=False):
    """Compute a determinant by row operations, and keep them."""
    array = as_square_matrix("matrix", matrix)
    return _by_elimination(array, partial_pivoting, True)


def cramer(coefficients, constants):
    """Solve two or three equations by Cramer's rule."""
    matrix = as_square_matrix("coefficients", coefficients, 2, 3)
    right = as_vector("constants", constants, len(matrix))
    matrix, right = same_kind(matrix, right)
    if rank(matrix) < len(matrix):
        raise ValueError(
            "coefficients: expected a matrix with a determinant other than 0,"
            " got a singular one"
        )
    replaced = np.repeat(matrix[np.newaxis], len(matrix), axis=0)
    for column, changed in enumerate(replaced):
        changed[:, column] = right
    whole = determinant(matrix)
    values = np.empty_like(right)
    values[:] = [determinant(changed) / _exactly(whole) for changed in replaced]
    return values


def _by_elimination(array, partial_pivoting, record_steps):
    form = row_echelon_form(
        array,
        partial_pivoting=partial_pivoting,
        tolerance=0,
        record_steps=record_steps,
    )
    product = math.prod(np.diagonal(form.matrix))
    return DeterminantByElimination(_plain((-1) ** form.swap_count * product), form)


def _exactly(value):
    return Fraction(value) if isinstance(value, int) else value


def _plain(value):
    """Return a whole Fraction as an int, another as it is, else a float."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else value
    return float(value)


def _entry(name, matrix, row, column):
    array = as_square_matrix(name, matrix)
    if len(array) == 1:
        raise ValueError(f"{name}: expected at least 2 rows, got shape (1, 1)")
    row = as_index("row", row, len(array), "row")
    column = as_index("column", column, len(array), "column")
    return array, row, column


def _without(array, row, column):
    return np.delete(np.delete(array, row, axis=0), column, axis=1)


def _sign(row, column):
    return -1 if (row + column) % 2 else 1


def _term(array, row, column):
    submatrix = frozen(_without(array, row, column))
    return CofactorTerm(
        row, column, array[row, column], _sign(row, column), submatrix,
        determinant(submatrix),
    )


def _signed_sum(pairs):
    text = " ".join(
        rf"{'-' if term.sign < 0 else '+'} \left({number_latex(term.entry)}\right) {factor}"
        for term, factor in pairs
    )
    return text.removeprefix("+ ")
