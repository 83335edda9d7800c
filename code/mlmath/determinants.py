"""Determinants: by formula, by cofactors and by elimination.

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
    as_vector,
    counted,
    frozen,
    is_exact,
    same_kind,
)
from mlmath.elimination import EchelonForm, rank, row_echelon_form
from mlmath.row_operations import Swap
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
    Explained in the chapter "Systems of linear equations". Source:
    J. Hefferon, *Linear Algebra*, chapter four, section I.
    """
    array = as_square_matrix("matrix", matrix)
    return _by_elimination(array, not is_exact(array), False).value


def determinant_2x2(matrix):
    """Compute the determinant ad - bc of a 2x2 matrix.

    Parameters
    ----------
    matrix : array_like, shape (2, 2)
        Finite real numbers, with rows (a, b) and (c, d).

    Returns
    -------
    int, Fraction or float
        As for `determinant`.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a 2x2 matrix of finite real numbers.

    Examples
    --------
    >>> determinant_2x2([[3, 2], [1, -1]])
    -5

    Notes
    -----
    Explained in the chapter "Systems of linear equations". Source:
    J. Hefferon, *Linear Algebra*, chapter four, section I.
    """
    (a, b), (c, d) = as_square_matrix("matrix", matrix, 2)
    return _plain(a * d - b * c)


def diagonal_rule(matrix):
    """Compute the determinant of a 3x3 matrix by its diagonals.

    The products along the three falling diagonals are added, those along the
    three rising ones subtracted. The rule holds for 3x3 matrices only.

    Parameters
    ----------
    matrix : array_like, shape (3, 3)
        Finite real numbers.

    Returns
    -------
    int, Fraction or float
        As for `determinant`.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a 3x3 matrix of finite real numbers.

    Examples
    --------
    >>> diagonal_rule([[1, 2, 3], [4, 5, 6], [7, 8, 10]])
    -3

    Notes
    -----
    Explained in the chapter "Systems of linear equations". Source:
    J. Hefferon, *Linear Algebra*, chapter four, section I.
    """
    (a, b, c), (d, e, f), (g, h, i) = as_square_matrix("matrix", matrix, 3)
    falling = a * e * i + b * f * g + c * d * h
    rising = c * e * g + a * f * h + b * d * i
    return _plain(falling - rising)


def minor(matrix, row, column):
    """Compute the determinant that is left without a row and a column.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        Finite real numbers, n at least 2.
    row, column : int
        Which ones to leave out, counted from 0.

    Returns
    -------
    int, Fraction or float
        As for `determinant`.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not such a matrix, or has no such row or column.

    Examples
    --------
    >>> minor([[1, 2, 3], [4, 5, 6], [7, 8, 10]], row=0, column=1)
    -2

    Notes
    -----
    Explained in the chapter "Systems of linear equations". Source:
    J. Hefferon, *Linear Algebra*, chapter four, section III.
    """
    return _term(*_place(matrix, row, column)).minor


def cofactor(matrix, row, column):
    """Compute the minor with the sign of its place in the checkerboard.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        Finite real numbers, n at least 2.
    row, column : int
        The place, counted from 0. The sign is plus if their sum is even.

    Returns
    -------
    int, Fraction or float
        As for `determinant`.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not such a matrix, or has no such row or column.

    Examples
    --------
    >>> cofactor([[1, 2, 3], [4, 5, 6], [7, 8, 10]], row=0, column=1)
    2

    Notes
    -----
    Explained in the chapter "Systems of linear equations". Source:
    J. Hefferon, *Linear Algebra*, chapter four, section III.
    """
    return _term(*_place(matrix, row, column)).cofactor


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
    Explained in the chapter "Systems of linear equations". Source:
    J. Hefferon, *Linear Algebra*, chapter four, section III.
    """
    array, row, _ = _place(matrix, row, 0)
    terms = tuple(_term(array, row, column) for column in range(len(array)))
    value = _plain(sum(term.entry * term.cofactor for term in terms))
    return CofactorExpansion(value, terms, row, frozen(array))


@dataclass(frozen=True, repr=False, eq=False)
class DeterminantByElimination(InNotebook):
    """A determinant, read off a row echelon form.

    Attributes
    ----------
    value : int, Fraction or float
        The determinant: the product of the diagonal, with the sign changed
        for each swap.
    echelon : EchelonForm
        Where elimination ended, with its steps.
    """

    value: int | Fraction | float
    echelon: EchelonForm

    @property
    def steps(self):
        """The row operations in order."""
        return self.echelon.steps

    @property
    def swaps(self):
        """How many of the steps were swaps."""
        return self.echelon.swap_count

    @property
    def diagonal(self):
        """The n numbers on the diagonal of the echelon form, as a tuple."""
        return tuple(np.diagonal(self.echelon.matrix))

    def __repr__(self):
        product = " * ".join(map(factor_text, self.diagonal))
        if self.swaps % 2:
            product = f"-({product})"
        return (
            f"det = {product} = {number_text(self.value)},"
            f" after {counted(self.swaps, 'swap')}"
        )

    @property
    def latex(self):
        """The steps as LaTeX, without dollar signs."""
        sign = ""
        lines = []
        for step, matrix in self.echelon.replay():
            if isinstance(step, Swap):
                sign = "" if sign else "-"
            reached = matrix_latex(matrix, fences="||")
            lines.append(rf"{sign}{reached} \qquad {step.latex}")
        product = r" \cdot ".join(map(factor_latex, self.diagonal))
        if sign:
            product = rf"-\left({product}\right)"
        return _equation_chain(
            matrix_latex(self.echelon.start, fences="||"),
            [*lines, product, number_latex(self.value)],
        )


def determinant_by_elimination(matrix, *, partial_pivoting=False):
    """Compute a determinant by row operations, and keep the steps.

    Swaps change the sign of the determinant, added multiples leave it alone,
    and that of a triangular matrix is the product of its diagonal.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        Finite real numbers.
    partial_pivoting : bool, optional
        Take the entry of largest size as pivot, as `determinant` does for
        floats, instead of the first that is not zero.

    Returns
    -------
    DeterminantByElimination

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a square matrix of finite real numbers.

    Examples
    --------
    >>> result = determinant_by_elimination([[0, 2, 3], [4, 5, 6], [7, 8, 10]])
    >>> result
    det = -(4 * 2 * 5/8) = -5, after 1 swap
    >>> result.steps
    (R_1 <-> R_2, R_3 <- R_3 - 7/4 R_1, R_3 <- R_3 + 3/8 R_2)

    Notes
    -----
    Explained in the chapter "Elimination, row echelon form and rank".
    Source: J. Hefferon, *Linear Algebra*, chapter four, section I.
    """
    array = as_square_matrix("matrix", matrix)
    return _by_elimination(array, partial_pivoting, True)


def cramer(coefficients, constants):
    """Solve two or three equations by Cramer's rule.

    Each unknown is a quotient of determinants: above, the constants stand in
    place of its column.

    Parameters
    ----------
    coefficients : array_like, shape (2, 2) or (3, 3)
        Finite real numbers.
    constants : array_like, shape (2,) or (3,)

    Returns
    -------
    ndarray, shape (2,) or (3,)
        The solution: Fractions if all numbers are exact, else floats.

    Raises
    ------
    TypeError, ValueError
        If the shapes do not fit, the numbers are not finite real ones, or the
        coefficients are singular.

    Examples
    --------
    >>> cramer([[3.0, 2.0], [1.0, -1.0]], [5.0, 0.0])
    array([1., 1.])

    Notes
    -----
    Explained in the chapter "Systems of linear equations". Source:
    J. Hefferon, *Linear Algebra*, chapter four, topic "Cramer's Rule".
    """
    matrix = as_square_matrix("coefficients", coefficients, 2, 3)
    right = as_vector("constants", constants, len(matrix))
    matrix, right = same_kind(coefficients=matrix, constants=right)
    if rank(matrix) < len(matrix):
        raise ValueError(
            "coefficients: expected a matrix with a determinant other than 0,"
            f" got a singular matrix of rank {rank(matrix)}"
        )
    # The quotient of two ints would be a float, that of Fractions is exact.
    whole = determinant(matrix) + 0 * matrix[0, 0]
    values = right.copy()
    for column in range(len(matrix)):
        changed = matrix.copy()
        changed[:, column] = right
        values[column] = determinant(changed) / whole
    return values


_SIGNS = {1: "+", -1: "-"}


def _by_elimination(array, partial_pivoting, record_steps):
    form = row_echelon_form(
        array,
        partial_pivoting=partial_pivoting,
        tolerance=0,
        record_steps=record_steps,
    )
    product = math.prod(np.diagonal(form.matrix))
    value = _plain(product * (-1) ** form.swap_count)
    return DeterminantByElimination(value, form)


def _plain(value):
    """Return a whole Fraction as an int, and a NumPy float as a float."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else value
    return float(value)


def _place(matrix, row, column):
    """Check the arguments of a minor."""
    array = as_square_matrix("matrix", matrix)
    if len(array) == 1:
        raise ValueError(
            "matrix: expected at least 2 rows and columns, got shape (1, 1)"
        )
    row = as_index("row", row, len(array))
    column = as_index("column", column, len(array), "column")
    return array, row, column


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
