"""Row reduction: echelon forms with their pivots and steps, and the rank."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mlmath._arguments import (
    as_count,
    as_matrix,
    as_square_matrix,
    as_tolerance,
    as_vector,
    counted,
    frozen,
    is_exact,
    same_kind,
)
from mlmath.row_operations import AddMultiple, Scale, Swap
from mlmath.typesetting import (
    InNotebook,
    Typeset,
    matrix_latex,
    matrix_text,
    number_text,
)

__all__ = [
    "EchelonForm",
    "back_substitution",
    "rank",
    "reduced_row_echelon_form",
    "row_echelon_form",
]


@dataclass(frozen=True, repr=False, eq=False)
class EchelonForm(InNotebook):
    """A matrix in row echelon form, with the way that led there.

    `row_echelon_form` and `reduced_row_echelon_form` return one. Its repr
    puts the pivots in parentheses; a notebook puts them in boxes.

    Attributes
    ----------
    matrix : ndarray, shape (m, n)
        The row echelon form, read-only.
    pivots : tuple of (row, column)
        Where the pivots stand, from the top.
    steps : tuple of RowOperation, or None
        The row operations in order; None if they were not recorded.
    start : ndarray, shape (m, n)
        The matrix before the first step, read-only.
    searched_columns : int
        How many leading columns could hold a pivot. If there are more
        columns, a bar is drawn between the two kinds.
    swap_count : int
        How many of the steps were swaps.
    tolerances : tuple of two floats
        The size up to which an entry counted as zero: in the searched columns
        and in the others.
    """

    matrix: np.ndarray
    pivots: tuple
    steps: tuple | None
    start: np.ndarray
    searched_columns: int
    swap_count: int
    tolerances: tuple

    @property
    def rank(self):
        """The number of pivots."""
        return len(self.pivots)

    @property
    def augmented(self):
        """Whether columns at the right were kept out of the search."""
        return self.searched_columns < self.matrix.shape[1]

    @property
    def pivot_columns(self):
        """The columns that hold a pivot."""
        return tuple(column for _, column in self.pivots)

    @property
    def free_columns(self):
        """The searched columns without a pivot."""
        held = self.pivot_columns
        return tuple(j for j in range(self.searched_columns) if j not in held)

    def replay(self):
        """Yield each step with the matrix after it.

        Yields
        ------
        step : RowOperation
        matrix : ndarray, shape (m, n)
            A fresh array. The last one is the echelon form, for floats up to
            rounding.

        Raises
        ------
        ValueError
            If the steps were not recorded.

        Examples
        --------
        >>> form = row_echelon_form([[1.0, 2.0], [3.0, 4.0]])
        >>> for step, matrix in form.replay():
        ...     print(step, matrix, sep=", ")
        R_2 <- R_2 - 3 R_1, [[ 1.  2.]
         [ 0. -2.]]
        """
        if self.steps is None:
            raise ValueError(
                "steps: expected recorded steps, got None: reduce the matrix"
                " with record_steps=True"
            )
        matrix = self.start.copy()
        self._tidy(matrix)
        for step in self.steps:
            matrix = step.apply(matrix)
            self._settle(matrix, step)
            yield step, matrix.copy()

    def written_out(self):
        """Return all steps, with the matrices between them, for display.

        Returns
        -------
        Typeset

        Raises
        ------
        ValueError
            If the steps were not recorded.

        Examples
        --------
        >>> form = row_echelon_form([[1, 2, 5], [3, 4, 6]], augmented=True)
        >>> form.written_out()
        [ 1  2 | 5 ]
        [ 3  4 | 6 ]
        R_2 <- R_2 - 3 R_1
        [ 1   2 |  5 ]
        [ 0  -2 | -9 ]
        """
        bar = self.searched_columns
        texts = [matrix_text(self.start, bar)]
        lines = [f" & {matrix_latex(self.start, bar)}"]
        for step, matrix in self.replay():
            texts += [repr(step), matrix_text(matrix, bar)]
            lines.append(f"{step.latex} & {matrix_latex(matrix, bar)}")
        # Brackets are as high as their rows: without an empty row between
        # them, one matrix would touch the next.
        body = r" \\ & \\[-8pt] ".join(lines)
        return Typeset(
            "\n".join(texts), rf"\begin{{array}}{{ll}}{body}\end{{array}}"
        )

    def __repr__(self):
        text = matrix_text(
            self.matrix, self.searched_columns, frozenset(self.pivots)
        )
        steps = (
            "steps not recorded"
            if self.steps is None
            else counted(len(self.steps), "step")
        )
        return f"{text}\nrank {self.rank}, {steps}"

    @property
    def latex(self):
        """The matrix with boxed pivots as LaTeX, without dollar signs."""
        return matrix_latex(
            self.matrix, self.searched_columns, frozenset(self.pivots)
        )

    def _settle(self, matrix, step):
        """Write the 0 or 1 that a step aims at, which floats may just miss."""
        if isinstance(step, AddMultiple):
            column = self.pivot_columns[step.source]
            matrix[step.target, column] = _zero(matrix)
            if step.target > step.source:
                self._tidy(matrix)
        elif isinstance(step, Scale):
            column = self.pivot_columns[step.row]
            matrix[step.row, column] = _zero(matrix) + 1

    def _tidy(self, matrix):
        """Clear at once what the reduction clears column by column."""
        limit = self.searched_columns
        _clear_dust(matrix[:, :limit], self.tolerances[0])
        _clear_dust_beside_zeros(matrix, limit, self.tolerances[1])


def row_echelon_form(
    matrix,
    *,
    augmented=False,
    partial_pivoting=False,
    tolerance=None,
    record_steps=True,
    pivot_columns_limit=None,
):
    r"""Bring a matrix to row echelon form by swaps and added multiples.

    No row is scaled, so the pivots keep the size that elimination gives them.

    Parameters
    ----------
    matrix : array_like, shape (m, n)
        Finite real numbers. Ints and Fractions are reduced exactly, which
        takes long for large matrices; a single float makes all floats.
    augmented : bool, optional
        The last column holds the constants of a system: it gets no pivot, and
        a bar before it on display.
    partial_pivoting : bool, optional
        Take as pivot the entry of largest size, which keeps rounding errors
        small, instead of the first that is not zero.
    tolerance : float, optional
        Entries up to this size count as zero. By default 0 for exact
        matrices. For floats it is 64 times the spacing of floats near 1,
        times the larger of the number of rows and of searched columns, times
        the largest sum of sizes in a row; the columns behind the bar have one
        of their own. It suits rows and columns of similar scale.
    record_steps : bool, optional
        Whether to keep the steps. Without them, large matrices are faster.
    pivot_columns_limit : int, optional
        Look for pivots in that many leading columns only.

    Returns
    -------
    EchelonForm

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a matrix of finite real numbers (or has a single
        column although it is augmented), `tolerance` is not a number of at
        least 0, or `pivot_columns_limit` is not a number of such columns.

    Examples
    --------
    >>> form = row_echelon_form([[0, 2, 4], [1, 1, 1], [2, 2, 5]])
    >>> form
    [ (1)    1    1 ]
    [   0  (2)    4 ]
    [   0    0  (3) ]
    rank 3, 2 steps
    >>> form.steps
    (R_1 <-> R_2, R_3 <- R_3 - 2 R_1)

    Notes
    -----
    Explained in :ref:`def-row-echelon-form`.
    Source: J. Hefferon, *Linear Algebra*, chapter one, section I; for partial
    pivoting G. H. Golub and C. F. Van Loan, *Matrix Computations*, 4th
    edition, section 3.4.
    """
    reduction = _Reduction(
        matrix, augmented, pivot_columns_limit, tolerance, record_steps
    )
    reduction.eliminate_down(partial_pivoting)
    return reduction.form()


def reduced_row_echelon_form(
    matrix,
    *,
    augmented=False,
    partial_pivoting=False,
    tolerance=None,
    record_steps=True,
    pivot_columns_limit=None,
):
    r"""Bring a matrix to reduced row echelon form.

    After `row_echelon_form`, from the last pivot to the first, each pivot is
    made 1 and the entries above it are made 0.

    Parameters
    ----------
    matrix : array_like, shape (m, n)
        Finite real numbers. Ints and Fractions are reduced exactly, which
        takes long for large matrices; a single float makes all floats.
    augmented, partial_pivoting, tolerance, record_steps, pivot_columns_limit
        As for `row_echelon_form`.

    Returns
    -------
    EchelonForm

    Raises
    ------
    TypeError, ValueError
        As for `row_echelon_form`.

    Examples
    --------
    >>> reduced_row_echelon_form([[3, 2, 5], [2, -2, 1]], augmented=True)
    [ (1)    0 |  6/5 ]
    [   0  (1) | 7/10 ]
    rank 2, 4 steps

    Notes
    -----
    Explained in :ref:`def-reduced-row-echelon-form`.
    Source: J. Hefferon, *Linear Algebra*, chapter one, section III.
    """
    reduction = _Reduction(
        matrix, augmented, pivot_columns_limit, tolerance, record_steps
    )
    reduction.eliminate_down(partial_pivoting)
    reduction.eliminate_up()
    return reduction.form()


def rank(matrix, tolerance=None):
    """Count the pivots of a matrix.

    Parameters
    ----------
    matrix : array_like, shape (m, n)
        Finite real numbers; floats are reduced with partial pivoting.
    tolerance : float, optional
        Entries up to this size count as zero during the elimination. The
        default is that of `row_echelon_form`.

    Returns
    -------
    int

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a matrix of finite real numbers, or `tolerance` not
        a number of at least 0.

    Examples
    --------
    >>> rank([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    2
    >>> nearly_dependent = [[1.0, 0.0], [0.0, 0.001]]
    >>> rank(nearly_dependent), rank(nearly_dependent, tolerance=0.01)
    (2, 1)

    Notes
    -----
    For floats, ``numpy.linalg.matrix_rank`` is more reliable: a small
    pivot on the way can let rounding pass for one more pivot.

    Explained in :ref:`def-rank`.
    Source: J. Hefferon, *Linear Algebra*, chapter two, section III.
    """
    form = row_echelon_form(
        matrix, partial_pivoting=True, tolerance=tolerance, record_steps=False
    )
    return form.rank


def back_substitution(upper, constants):
    """Solve a triangular system, from the last equation up to the first.

    Parameters
    ----------
    upper : array_like, shape (n, n)
        Zeros below the diagonal, and none on it.
    constants : array_like, shape (n,)
        The right sides.

    Returns
    -------
    ndarray, shape (n,)
        The solution: Fractions if all numbers are exact, else floats.

    Raises
    ------
    TypeError, ValueError
        If `upper` is not an upper triangular matrix of finite real numbers,
        has a zero on the diagonal (then it is singular), or does not fit
        `constants`.

    Examples
    --------
    >>> back_substitution([[2.0, 1.0], [0.0, 4.0]], [5.0, 4.0])
    array([2., 1.])

    Notes
    -----
    Explained in :ref:`elimination-and-rank`.
    Source: G. H. Golub and C. F. Van Loan, *Matrix Computations*, 4th
    edition, section 3.1.
    """
    triangle = as_square_matrix("upper", upper)
    right = as_vector("constants", constants, len(triangle))
    triangle, right = same_kind(upper=triangle, constants=right)
    for row in range(len(triangle)):
        for column in np.flatnonzero(triangle[row, :row]):
            raise ValueError(
                "upper: expected zeros below the diagonal, got"
                f" {number_text(triangle[row, column])} as"
                f" upper[{row}, {column}]"
            )
        if triangle[row, row] == 0:
            raise ValueError(
                "upper: expected no zero on the diagonal, got 0 as"
                f" upper[{row}, {row}]: the matrix is singular"
            )
    values = right.copy()
    for row in reversed(range(len(triangle))):
        known = triangle[row, row + 1 :] @ values[row + 1 :]
        values[row] = (right[row] - known) / triangle[row, row]
    return values


class _Reduction:
    """A row reduction in progress."""

    def __init__(
        self, matrix, augmented, pivot_columns_limit, tolerance, record_steps
    ):
        self.start = frozen(as_matrix("matrix", matrix))
        self.limit = _searched_columns(
            self.start.shape[1], augmented, pivot_columns_limit
        )
        self.tolerances = _tolerances(
            self.start, self.limit, as_tolerance("tolerance", tolerance)
        )
        self.matrix = self.start.copy()
        self.pivots = []
        self.swap_count = 0
        self.steps = [] if record_steps else None

    def eliminate_down(self, partial_pivoting):
        """Find the pivots, and clear the entries below each one."""
        row_count = len(self.matrix)
        for column in range(self.limit):
            row = len(self.pivots)
            candidates = self.matrix[row:, column]
            _clear_dust(candidates, self.tolerances[0])
            if candidates.any():
                sizes = np.abs(candidates)
                best = np.argmax(sizes if partial_pivoting else sizes > 0)
                self._swap(row, row + best)
                self.pivots.append((row, column))
                pivot_row = self.matrix[row, : self.limit]
                _clear_dust(pivot_row, self.tolerances[0])
                self._clear(row, column, slice(row + 1, row_count))
        _clear_dust_beside_zeros(self.matrix, self.limit, self.tolerances[1])

    def eliminate_up(self):
        """Make each pivot 1 and clear the entries above, last pivot first."""
        for row, column in reversed(self.pivots):
            self._normalize(row, column)
            self._clear(row, column, slice(0, row))

    def form(self):
        """Return what was reached."""
        return EchelonForm(
            matrix=frozen(self.matrix),
            pivots=tuple(self.pivots),
            steps=None if self.steps is None else tuple(self.steps),
            start=self.start,
            searched_columns=self.limit,
            swap_count=self.swap_count,
            tolerances=self.tolerances,
        )

    def _swap(self, row, other):
        if row != other:
            self.matrix[[row, other]] = self.matrix[[other, row]]
            self.swap_count += 1
            self._record(Swap, row, other)

    def _normalize(self, row, column):
        pivot = self.matrix[row, column]
        if pivot != 1:
            # Adding 0 turns the float -0.0 into 0.0.
            self.matrix[row] = self.matrix[row] * (1 / pivot) + 0
            self.matrix[row, column] = _zero(self.matrix) + 1
            self._record(Scale, row, 1 / pivot)

    def _clear(self, row, column, others):
        """Add multiples of a row so that others have zeros in a column."""
        pivot_row = self.matrix[row, column:]
        block = self.matrix[others, column:]
        factors = -block[:, 0] / pivot_row[0]
        block += np.outer(factors, pivot_row)
        block[:, 0] = _zero(block)
        for offset in np.flatnonzero(factors):
            target = others.start + offset
            self._record(AddMultiple, target, row, factors[offset])

    def _record(self, kind, *arguments):
        if self.steps is not None:
            self.steps.append(kind(*arguments))


def _searched_columns(column_count, augmented, limit):
    """Return in how many leading columns pivots are looked for."""
    largest = column_count - 1 if augmented else column_count
    if largest == 0:
        raise ValueError(
            "matrix: expected at least 2 columns with augmented=True, got 1"
        )
    if limit is None:
        return largest
    return as_count("pivot_columns_limit", limit, largest)


def _tolerances(matrix, limit, tolerance):
    """Return what counts as zero up to the limit, and beyond it.

    Columns beyond the limit have a scale of their own: the constants of a
    system may be large numbers beside small coefficients.
    """
    if tolerance is not None:
        return (tolerance, tolerance)
    if is_exact(matrix):
        return (0.0, 0.0)
    # With the factor 1, rounding passes for information in about one of a
    # hundred dependent systems of a few rows; with 64, in fewer than one of
    # a thousand.
    rounding = 64 * max(len(matrix), limit) * np.finfo(np.float64).eps
    # Scaled before they are added, sizes near the largest float do not
    # overflow.
    sizes = np.abs(matrix) * rounding
    return tuple(
        float(part.sum(axis=1).max())
        for part in (sizes[:, :limit], sizes[:, limit:])
    )


def _clear_dust(block, tolerance):
    """Write 0, in place, for what is no larger than the tolerance."""
    if tolerance > 0:
        block[np.abs(block) <= tolerance] = _zero(block)


def _clear_dust_beside_zeros(matrix, limit, tolerance):
    """Do the same in the last columns of rows that are 0 up to the limit.

    Beside coefficients, a small constant says something; beside zeros it is
    what rounding left of 0 = 0.
    """
    empty = ~matrix[:, :limit].astype(bool).any(axis=1)
    constants = matrix[empty, limit:]
    _clear_dust(constants, tolerance)
    matrix[empty, limit:] = constants


def _zero(array):
    """Return 0 in the arithmetic of an array."""
    return Fraction(0) if is_exact(array) else 0.0
