"""The three row operations, as named steps that can be replayed and undone.

Rows count from 0, as in NumPy; on display they count from 1, as on paper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from mlmath._arguments import (
    as_float,
    as_floats,
    as_index,
    as_matrix,
    as_number,
    described,
    is_exact,
)
from mlmath.typesetting import (
    InNotebook,
    multiple,
    number_latex,
    number_text,
    sum_text,
)

__all__ = ["AddMultiple", "RowOperation", "Scale", "Swap", "replay"]


@dataclass(frozen=True)
class _Style:
    """How to write a step."""

    swap: str
    arrow: str
    number: Callable
    row_name: str

    def row(self, index):
        """Name a row as on paper, counted from 1."""
        return self.row_name.format(index + 1)


_PLAIN = _Style("<->", "<-", number_text, "R_{}")
_LATEX = _Style(r"\leftrightarrow", r"\leftarrow", number_latex, "R_{{{}}}")


class RowOperation(InNotebook):
    """What `Swap`, `Scale` and `AddMultiple` have in common."""

    def apply(self, matrix):
        """Return a new matrix with the step done; leave `matrix` alone.

        Parameters
        ----------
        matrix : array_like, shape (m, n)
            Finite real numbers.

        Returns
        -------
        ndarray, shape (m, n)
            Of Fractions if the matrix and the step are exact, else of floats.

        Raises
        ------
        TypeError, ValueError
            If `matrix` is not a matrix of finite real numbers, or does not
            have a row that the step names.
        """
        result = as_matrix("matrix", matrix)
        for name in self._row_names:
            as_index(name, getattr(self, name), len(result))
        if is_exact(result) and isinstance(self._number, float):
            result = as_floats("matrix", result)
        self._change(result)
        return result

    def __repr__(self):
        return self._written(_PLAIN)

    @property
    def latex(self):
        """The step as LaTeX, without dollar signs."""
        return self._written(_LATEX)


@dataclass(frozen=True, repr=False)
class Swap(RowOperation):
    r"""Exchange two different rows.

    Parameters
    ----------
    first, second : int
        The rows, counted from 0.

    Raises
    ------
    TypeError, ValueError
        If they are not two different whole numbers of at least 0.

    Examples
    --------
    >>> step = Swap(0, 1)
    >>> step
    R_1 <-> R_2
    >>> step.apply([[1.0, 2.0], [3.0, 4.0]])
    array([[3., 4.],
           [1., 2.]])
    >>> step.inverse() == step
    True

    Notes
    -----
    Explained in :ref:`def-row-operations`.
    Source: J. Hefferon, *Linear Algebra*, chapter one, section I.
    """

    first: int
    second: int

    def __post_init__(self):
        _check_rows(self)

    _row_names = ("first", "second")
    _number = None

    def inverse(self):
        """Return the step that undoes this one: the same swap."""
        return self

    def _change(self, matrix):
        matrix[[self.first, self.second]] = matrix[[self.second, self.first]]

    def _written(self, style):
        return f"{style.row(self.first)} {style.swap} {style.row(self.second)}"


@dataclass(frozen=True, repr=False)
class Scale(RowOperation):
    r"""Multiply a row by a number other than zero.

    Parameters
    ----------
    row : int
        The row, counted from 0.
    factor : int, Fraction or float
        Not 0. An int is kept as a Fraction.

    Raises
    ------
    TypeError, ValueError
        If `row` is not a whole number of at least 0, or `factor` is not a
        finite real number other than 0.

    Examples
    --------
    >>> step = Scale(1, Fraction(-1, 2))
    >>> step
    R_2 <- -1/2 R_2
    >>> step.apply([[1.0, 2.0], [4.0, 6.0]])
    array([[ 1.,  2.],
           [-2., -3.]])
    >>> step.inverse()
    R_2 <- -2 R_2

    Notes
    -----
    Explained in :ref:`def-row-operations`.
    Source: J. Hefferon, *Linear Algebra*, chapter one, section I.
    """

    row: int
    factor: Fraction | float

    def __post_init__(self):
        _check_rows(self)
        _check_factor(self)
        if self.factor == 0:
            raise ValueError(
                "factor: expected a number other than 0, since a row times 0"
                " forgets its equation, got 0"
            )

    _row_names = ("row",)

    def inverse(self):
        """Return the step that undoes this one: division by the factor."""
        return Scale(self.row, 1 / self.factor)

    @property
    def _number(self):
        return self.factor

    def _change(self, matrix):
        # Adding 0 turns the float -0.0 into 0.0.
        matrix[self.row] = matrix[self.row] * _fitting(self.factor, matrix) + 0

    def _written(self, style):
        row = style.row(self.row)
        scaled = sum_text([self.factor], [row], style.number)
        return f"{row} {style.arrow} {scaled}"


@dataclass(frozen=True, repr=False)
class AddMultiple(RowOperation):
    r"""Add a multiple of one row, the source, to another, the target.

    Parameters
    ----------
    target, source : int
        The row that changes and the row that is added, counted from 0.
    factor : int, Fraction or float
        What the source is multiplied by; negative to subtract. An int is kept
        as a Fraction.

    Raises
    ------
    TypeError, ValueError
        If the rows are not two different whole numbers of at least 0, or
        `factor` is not a finite real number.

    Examples
    --------
    >>> step = AddMultiple(target=1, source=0, factor=-3)
    >>> step
    R_2 <- R_2 - 3 R_1
    >>> step.apply([[1.0, 2.0], [3.0, 4.0]])
    array([[ 1.,  2.],
           [ 0., -2.]])
    >>> step.inverse()
    R_2 <- R_2 + 3 R_1

    Notes
    -----
    Explained in :ref:`def-row-operations`.
    Source: J. Hefferon, *Linear Algebra*, chapter one, section I.
    """

    target: int
    source: int
    factor: Fraction | float

    def __post_init__(self):
        _check_rows(self)
        _check_factor(self)

    _row_names = ("target", "source")

    def inverse(self):
        """Return the step that undoes this one: subtract what was added."""
        return AddMultiple(self.target, self.source, -self.factor)

    @property
    def _number(self):
        return self.factor

    def _change(self, matrix):
        factor = _fitting(self.factor, matrix)
        matrix[self.target] = (
            matrix[self.target] + factor * matrix[self.source]
        )

    def _written(self, style):
        target, source = style.row(self.target), style.row(self.source)
        sign = "-" if self.factor < 0 else "+"
        added = multiple(abs(self.factor), source, style.number)
        return f"{target} {style.arrow} {target} {sign} {added}"


def replay(matrix, steps):
    """Apply row operations one after the other.

    Parameters
    ----------
    matrix : array_like, shape (m, n)
        Where to start. It is left alone.
    steps : iterable of Swap, Scale and AddMultiple

    Returns
    -------
    ndarray, shape (m, n)
        The matrix after the last step: of Fractions if everything is exact,
        else of floats.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a matrix of finite real numbers, or a step is not
        a row operation or names a row that is not there.

    Examples
    --------
    >>> steps = [AddMultiple(1, 0, -3), Scale(1, Fraction(-1, 2))]
    >>> replay([[1.0, 2.0], [3.0, 4.0]], steps)
    array([[1., 2.],
           [0., 1.]])

    Notes
    -----
    Explained in :ref:`def-row-operations`.
    """
    result = as_matrix("matrix", matrix)
    for position, step in enumerate(steps):
        if not isinstance(step, RowOperation):
            raise TypeError(
                "steps: expected row operations (Swap, Scale or AddMultiple),"
                f" got {described(step)} as steps[{position}]"
            )
        result = step.apply(result)
    return result


def _check_rows(step):
    """Make the rows of a new step plain ints, and refuse one named twice."""
    names = step._row_names
    rows = [as_index(name, getattr(step, name)) for name in names]
    if len(set(rows)) < len(rows):
        raise ValueError(
            f"{names[1]}: expected another row than {names[0]},"
            f" got row {rows[1]} for both"
        )
    for name, row in zip(names, rows):
        object.__setattr__(step, name, row)


def _check_factor(step):
    object.__setattr__(step, "factor", as_number("factor", step.factor))


def _fitting(factor, matrix):
    """Return the factor in the arithmetic of the matrix."""
    return factor if is_exact(matrix) else as_float("factor", factor)
