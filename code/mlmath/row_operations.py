"""The three row operations, as named steps that can be replayed and undone.

Rows count from 0, as in NumPy; on display they count from 1, as on paper.
"""

from dataclasses import dataclass
from fractions import Fraction

from mlmath._arguments import (
    as_floats,
    as_index,
    as_matrix,
    as_number,
    is_exact,
)
from mlmath.typesetting import number_latex, number_text

__all__ = ["AddMultiple", "RowOperation", "Scale", "Swap", "replay"]


class RowOperation:
    """What `Swap`, `Scale` and `AddMultiple` have in common."""

    def apply(self, matrix):
        """Return a new matrix with the operation done; leave `matrix` alone.

        Parameters
        ----------
        matrix : array_like, shape (m, n)
            Finite real numbers. It has to have the rows the step names.

        Returns
        -------
        ndarray, shape (m, n)
            Of Fractions if the matrix and the step are exact, else of floats.
        """
        result = as_matrix("matrix", matrix)
        for name in self._row_names:
            as_index(name, getattr(self, name), len(result))
        if is_exact(result) and not self._exact:
            result = as_floats(result)
        self._change(result)
        return result

    def __repr__(self):
        return self._written("<->", "<-", number_text)

    def _repr_latex_(self):
        return f"$${self.latex}$$"

    @property
    def latex(self):
        """The step as LaTeX, without dollar signs."""
        return self._written(r"\leftrightarrow", r"\leftarrow", number_latex)


@dataclass(frozen=True, repr=False)
class Swap(RowOperation):
    """Exchange two different rows."""

    first: int
    second: int

    def __post_init__(self):
        _set_rows(self, "first", "second")

    _row_names = ("first", "second")
    _exact = True

    @property
    def determinant_factor(self):
        """What the step multiplies a determinant by: -1."""
        return -1

    def inverse(self):
        """Return the step that undoes this one: the same swap."""
        return self

    def _change(self, matrix):
        matrix[[self.first, self.second]] = matrix[[self.second, self.first]]

    def _written(self, exchange, arrow, write):
        return f"R_{self.first + 1} {exchange} R_{self.second + 1}"


@dataclass(frozen=True, repr=False)
class Scale(RowOperation):
    """Multiply a row by a number that is not zero."""

    row: int
    factor: Fraction | float

    def __post_init__(self):
        _set_rows(self, "row")
        _set_factor(self)
        if self.factor == 0:
            raise ValueError(
                "factor: expected a number other than 0, since a row times 0"
                " loses what it said, got 0"
            )

    _row_names = ("row",)

    @property
    def _exact(self):
        return isinstance(self.factor, Fraction)

    @property
    def determinant_factor(self):
        """What the step multiplies a determinant by: the factor."""
        return self.factor

    def inverse(self):
        """Return the step that undoes this one: division by the factor."""
        return Scale(self.row, 1 / self.factor)

    def _change(self, matrix):
        matrix[self.row] = matrix[self.row] * _fitting(self.factor, matrix)

    def _written(self, exchange, arrow, write):
        row = f"R_{self.row + 1}"
        sign = "-" if self.factor < 0 else ""
        return f"{row} {arrow} {sign}{_multiple(abs(self.factor), row, write)}"


@dataclass(frozen=True, repr=False)
class AddMultiple(RowOperation):
    """Add a multiple of one row, the source, to another, the target."""

    target: int
    source: int
    factor: Fraction | float

    def __post_init__(self):
        _set_rows(self, "target", "source")
        _set_factor(self)

    _row_names = ("target", "source")

    @property
    def _exact(self):
        return isinstance(self.factor, Fraction)

    @property
    def determinant_factor(self):
        """What the step multiplies a determinant by: 1."""
        return 1

    def inverse(self):
        """Return the step that undoes this one: subtract what was added."""
        return AddMultiple(self.target, self.source, -self.factor)

    def _change(self, matrix):
        factor = _fitting(self.factor, matrix)
        matrix[self.target] = matrix[self.target] + factor * matrix[self.source]

    def _written(self, exchange, arrow, write):
        target, source = f"R_{self.target + 1}", f"R_{self.source + 1}"
        sign = "-" if self.factor < 0 else "+"
        multiple = _multiple(abs(self.factor), source, write)
        return f"{target} {arrow} {target} {sign} {multiple}"


def replay(matrix, steps):
    """Apply row operations one after the other.

    Parameters
    ----------
    matrix : array_like, shape (m, n)
        Where to start. It is left alone.
    steps : iterable of RowOperation

    Returns
    -------
    ndarray, shape (m, n)
        The matrix after the last step.

    Examples
    --------
    >>> steps = [AddMultiple(1, 0, -3), Scale(1, Fraction(-1, 2))]
    >>> print(replay([[1, 2], [3, 4]], steps))
    [[Fraction(1, 1) Fraction(2, 1)]
     [Fraction(0, 1) Fraction(1, 1)]]
    """
    result = as_matrix("matrix", matrix)
    for position, step in enumerate(steps):
        if not isinstance(step, RowOperation):
            raise TypeError(
                "steps: expected row operations (Swap, Scale or AddMultiple),"
                f" got {step!r} as steps[{position}]"
            )
        result = step.apply(result)
    return result


def _set_rows(step, *names):
    for name in names:
        object.__setattr__(step, name, as_index(name, getattr(step, name)))
    rows = [getattr(step, name) for name in names]
    if len(set(rows)) < len(rows):
        raise ValueError(
            f"{names[1]}: expected another row than {names[0]},"
            f" got row {rows[1]} for both"
        )


def _set_factor(step):
    object.__setattr__(step, "factor", as_number("factor", step.factor))


def _fitting(factor, matrix):
    """Return the factor in the arithmetic of the matrix."""
    return factor if is_exact(matrix) else float(factor)


def _multiple(size, row, write):
    return row if size == 1 else f"{write(size)} {row}"
