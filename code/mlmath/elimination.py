"""Row reduction: echelon forms with their pivots and steps, and the rank."""

from dataclasses import dataclass

import numpy as np

from mlmath._arguments import (
    as_count,
    as_matrix,
    as_square_matrix,
    as_tolerance,
    as_vector,
    frozen,
    is_exact,
    same_kind,
)
from mlmath.row_operations import AddMultiple, Scale, Swap
from mlmath.typesetting import (
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
class EchelonForm:
    """A matrix in row echelon form, with the way that led there.

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
        How many swaps of rows there were.
    tolerances : tuple of float
        The size up to which an entry counted as zero: in the searched
        columns, and in the others.
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
        held = set(self.pivot_columns)
        return tuple(j for j in range(self.searched_columns) if j not in held)

    def replay(self):
        """Yield each step with the matrix after it.

        Yields
        ------
        step : RowOperation
        matrix : ndarray, shape (m, n)

        Raises
        ------
        ValueError
            If the steps were not recorded.
        """
        matrix = self.start.copy()
        self._tidy(matrix)
        for step in self._recorded_steps():
            matrix = step.apply(matrix)
            self._settle(matrix, step)
            yield step, matrix

    def written_out(self):
        """Return all steps with the matrices between them, for display."""
        bar = self.searched_columns
        texts = [matrix_text(self.start, bar)]
        lines = [f" & {matrix_latex(self.start, bar)}"]
        for step, matrix in self.replay():
            texts += [f"{step}", matrix_text(matrix, bar)]
            lines.append(rf"{step.latex} & {matrix_latex(matrix, bar)}")
        body = r" \\[6pt] ".join(lines)
        return Typeset(
            "\n".join(texts), rf"\begin{{array}}{{ll}}{body}\end{{array}}"
        )

    def __repr__(self):
        text = matrix_text(
            self.matrix, self.searched_columns, frozenset(self.pivots)
        )
        return f"{text}\nrank {self.rank}, {self._summary()}"

    def _repr_latex_(self):
        return f"$${self.latex}$$"

    @property
    def latex(self):
        """The matrix with boxed pivots as LaTeX, without dollar signs."""
        return matrix_latex(
            self.matrix, self.searched_columns, frozenset(self.pivots)
        )

    def _summary(self):
        if self.steps is None:
            return "steps not recorded"
        return f"{len(self.steps)} step{'' if len(self.steps) == 1 else 's'}"

    def _recorded_steps(self):
        if self.steps is None:
            raise ValueError(
                "steps: expected recorded steps, got none: reduce the matrix"
                " with record_steps=True"
            )
        return self.steps

    def _settle(self, matrix, step):
        """Write the 0 or 1 a step aims at, which floats may miss by a hair."""
        if isinstance(step, AddMultiple):
            matrix[step.target, self.pivot_columns[step.source]] *= 0
            if step.target > step.source:
                self._tidy(matrix)
        elif isinstance(step, Scale):
            matrix[step.row, self.pivot_columns[step.row]] **= 0

    def _tidy(self, matrix):
        _clear_dust(matrix[:, : self.searched_columns], self.tolerances[0])
        _clear_dust_beside_zeros(
            matrix, self.searched_columns, self.tolerances[1]
        )


def row_echelon_form(
    matrix,
    *,
    augmented=False,
    partial_pivoting=False,
    tolerance=None,
    record_steps=True,
    pivot_columns_limit=None,
):
    """Bring a matrix to row echelon form."""
    work = _Reduction(
        matrix,
        augmented=augmented,
        partial_pivoting=partial_pivoting,
        tolerance=tolerance,
        record_steps=record_steps,
        pivot_columns_limit=pivot_columns_limit,
    )
    work.eliminate_down()
    return work.form()


def reduced_row_echelon_form(
    matrix,
    *,
    augmented=False,
    partial_pivoting=False,
    tolerance=None,
    record_steps=True,
    pivot_columns_limit=None,
):
    """Bring a matrix to reduced row echelon form."""
    work = _Reduction(
        matrix,
        augmented=augmented,
        partial_pivoting=partial_pivoting,
        tolerance=tolerance,
        record_steps=record_steps,
        pivot_columns_limit=pivot_columns_limit,
    )
    work.eliminate_down()
    work.eliminate_up()
    return work.form()


def rank(matrix, tolerance=None):
    """Count the pivots of a matrix."""
    form = row_echelon_form(
        matrix, partial_pivoting=True, tolerance=tolerance, record_steps=False
    )
    return form.rank


def back_substitution(upper, constants):
    """Solve a triangular system from the last equation up."""
    triangle = as_square_matrix("upper", upper)
    right = as_vector("constants", constants, len(triangle))
    triangle, right = same_kind(triangle, right)
    for row, column in zip(*np.nonzero(np.tril(triangle, -1))):
        raise ValueError(
            "upper: expected zeros below the diagonal,"
            f" got {number_text(triangle[row, column])} as"
            f" upper[{row}, {column}]"
        )
    if not np.diagonal(triangle).all():
        place = int(np.argmin(np.diagonal(triangle) != 0))
        raise ValueError(
            "upper: expected no zero on the diagonal, got 0 as"
            f" upper[{place}, {place}]: the matrix is singular"
        )
    values = right.copy()
    for row in reversed(range(len(triangle))):
        known = triangle[row, row + 1:] @ values[row + 1:]
        values[row] = (right[row] - known) / triangle[row, row]
    return values


class _Reduction:
    """The work in progress of a row reduction."""

    def __init__(
        self,
        matrix,
        *,
        augmented,
        partial_pivoting,
        tolerance,
        record_steps,
        pivot_columns_limit,
    ):
        self.start = frozen(as_matrix("matrix", matrix))
        column_count = self.start.shape[1]
        self.limit = _searched_columns(
            column_count, augmented, pivot_columns_limit
        )
        self.tolerances = _tolerances(
            self.start, self.limit, as_tolerance("tolerance", tolerance)
        )
        self.matrix = self.start.copy()
        _clear_dust(self.matrix[:, : self.limit], self.tolerances[0])
        self.partial_pivoting = partial_pivoting
        self.steps = [] if record_steps else None
        self.pivots = []
        self.swap_count = 0

    def eliminate_down(self):
        """Find the pivots and clear the entries below each one."""
        row_count = len(self.matrix)
        for column in range(self.limit):
            row = len(self.pivots)
            found = self._pivot_row(row, column)
            if found is not None:
                self._swap(row, found)
                self.pivots.append((row, column))
                self._clear(row, column, np.arange(row + 1, row_count))
        _clear_dust_beside_zeros(self.matrix, self.limit, self.tolerances[1])

    def eliminate_up(self):
        """Make each pivot 1 and clear the entries above it, last pivot first."""
        for row, column in reversed(self.pivots):
            self._normalize(row, column)
            self._clear(row, column, np.arange(row))

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

    def _pivot_row(self, row, column):
        candidates = self.matrix[row:, column]
        if not candidates.any():
            return None
        if self.partial_pivoting:
            offset = int(np.argmax(np.abs(candidates)))
        else:
            offset = int(np.argmax(candidates != 0))
        return row + offset

    def _swap(self, row, found):
        if row != found:
            self.matrix[[row, found]] = self.matrix[[found, row]]
            self.swap_count += 1
            self._record(Swap, row, found)

    def _normalize(self, row, column):
        pivot = self.matrix[row, column]
        if pivot != 1:
            self.matrix[row, column:] *= 1 / pivot
            self.matrix[row, column] = pivot**0
            self._record(Scale, row, 1 / pivot)

    def _clear(self, row, column, others):
        """Subtract multiples of a row so that a column vanishes in others."""
        others = others[self.matrix[others, column] != 0]
        pivot_row = self.matrix[row, column:]
        factors = -self.matrix[others, column] / pivot_row[0]
        entries = self.matrix[others, column:] + np.outer(factors, pivot_row)
        entries[:, 0] *= 0
        if len(others) and others[0] > row:
            _clear_dust(entries[:, : self.limit - column], self.tolerances[0])
        self.matrix[others, column:] = entries
        for other, factor in zip(others, factors):
            self._record(AddMultiple, other, row, factor)

    def _record(self, kind, *arguments):
        if self.steps is not None:
            self.steps.append(kind(*arguments))


def _searched_columns(column_count, augmented, limit):
    if not augmented:
        if limit is None:
            return column_count
        return as_count("pivot_columns_limit", limit, column_count)
    if column_count == 1:
        raise ValueError(
            "matrix: expected at least two columns with augmented=True,"
            " got one"
        )
    if limit is None:
        return column_count - 1
    return as_count("pivot_columns_limit", limit, column_count - 1)


def _tolerances(matrix, limit, tolerance):
    """Return what counts as zero up to the limit, and beyond it.

    Columns beyond the limit have a scale of their own: the constants of a
    system may be large numbers beside small coefficients.
    """
    if tolerance is not None:
        return (tolerance, tolerance)
    if is_exact(matrix):
        return (0.0, 0.0)
    rounding = max(len(matrix), limit) * np.finfo(np.float64).eps
    parts = (matrix[:, :limit], matrix[:, limit:])
    return tuple(
        rounding * float(np.abs(part).sum(axis=1).max()) for part in parts
    )


def _clear_dust(block, tolerance):
    """Write 0, in place, for what is no larger than the tolerance."""
    if tolerance > 0:
        block[np.abs(block) <= tolerance] *= 0


def _clear_dust_beside_zeros(matrix, limit, tolerance):
    """Do the same in the last columns of rows that are 0 up to the limit.

    Beside coefficients, a small constant says something; beside zeros it is
    what rounding left of 0 = 0.
    """
    empty = ~matrix[:, :limit].astype(bool).any(axis=1)
    block = matrix[empty, limit:]
    _clear_dust(block, tolerance)
    matrix[empty, limit:] = block
