"""Row operations on a matrix, to be stepped through: the still picture."""

import numpy as np

from mlmath._arguments import as_sequence
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.equations import equations_of
from mlmath.figures.matrices import show_matrix
from mlmath.figures.plane import plot_lines
from mlmath.figures.style import FIGURE_HEIGHT, FIGURE_WIDTH, house_style
from mlmath.systems import LinearSystem, exact

__all__ = ["row_steps"]

MATRIX_WIDTH = 1.75  # inches
MOST_ROWS, MOST_UNKNOWNS = 4, 4
LARGEST = 999  # of a number at the start, above and below the line


def row_steps(*, matrix, unknowns):
    """Draw the figure "Row steps" as it stands before anybody moves it.

    Parameters
    ----------
    matrix : sequence of sequences of int, Fraction or str
        The augmented matrix of a system: 2 to 4 rows of the coefficients of
        2 to 4 unknowns and a constant. Text such as ``"1/2"`` or ``"0.25"``
        is exact.
    unknowns : sequence of str
        Their names, one letter each. If there are two, the lines of the
        system are drawn beside the matrix.

    Returns
    -------
    ndarray of matplotlib Axes, shape (1,) or (2,)
        The matrix and, for two unknowns, its lines.

    Raises
    ------
    TypeError, ValueError
        If a number is not what is expected; the message names the argument.

    Examples
    --------
    >>> from mlmath.figures.row_steps import row_steps
    >>> panels = row_steps(matrix=[[1, 1, 3], [1, -1, "1/2"]],
    ...                    unknowns=["x", "y"])
    >>> [text.get_text() for text in panels[0].texts]
    ['$1$', '$1$', '$3$', '$1$', '$-1$', '$\\\\frac{1}{2}$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(panels[0].figure)

    Notes
    -----
    Explained in the chapter "Elimination, row echelon form and rank".
    """
    names = _checked_names(unknowns)
    entries = _checked_matrix(matrix, len(names))
    pivots = settled_pivots(entries)
    if len(names) != 2:
        return np.array([show_matrix(entries, pivots=pivots, augmented=True)],
                        dtype=object)
    system = LinearSystem(entries[:, :-1], entries[:, -1], names)
    equations_of("matrix", system, 2)
    with house_style():
        figure = new_figure(FIGURE_WIDTH, FIGURE_HEIGHT)
        left = add_axes(figure, (0, 0.3, MATRIX_WIDTH, FIGURE_HEIGHT - 0.6))
        start = MATRIX_WIDTH + 0.45
        right = add_axes(figure, (start, 0.3, FIGURE_WIDTH - start - 0.3,
                                  FIGURE_HEIGHT - 0.6))
    show_matrix(entries, pivots=pivots, augmented=True, ax=left)
    plot_lines(system, ax=right)
    return np.array([left, right], dtype=object)


def _checked_names(unknowns):
    names = as_sequence("unknowns", unknowns, "names of unknowns")
    if not 2 <= len(names) <= MOST_UNKNOWNS or not all(
            isinstance(name, str) and len(name) == 1 and name.isalpha()
            for name in names):
        raise ValueError(
            f"unknowns: expected 2 to {MOST_UNKNOWNS} single letters,"
            f" got {names!r}"
        )
    return names


def _checked_matrix(matrix, unknown_count):
    rows = [as_sequence(f"matrix[{index}]", row, "a row of numbers")
            for index, row in enumerate(
                as_sequence("matrix", matrix, "rows of numbers"))]
    widths = {len(row) for row in rows}
    if not 2 <= len(rows) <= MOST_ROWS or widths != {unknown_count + 1}:
        raise ValueError(
            f"matrix: expected 2 to {MOST_ROWS} rows of {unknown_count + 1}"
            f" numbers, got rows of lengths {[len(row) for row in rows]}"
        )
    entries = exact(rows)
    for entry in entries.flat:
        if max(abs(entry.numerator), entry.denominator) > LARGEST:
            raise ValueError(
                f"matrix: expected numbers of at most three digits,"
                f" got {entry}"
            )
    return entries


def settled_pivots(entries):
    """Return the pivots that elimination has reached already.

    A leading entry is one when no row below it reaches as far to the left
    and when every row above it has its pivot.

    >>> settled_pivots(exact([[1, 2, 3], [0, 4, 5]]))
    [(0, 0), (1, 1)]
    >>> settled_pivots(exact([[1, 2, 3], [2, 4, 5]]))
    []
    """
    leading = [
        next((column for column, entry in enumerate(row[:-1]) if entry != 0),
             len(row))
        for row in entries
    ]
    pivots = []
    for row, column in enumerate(leading):
        if column == entries.shape[1] or min(
                leading[row + 1:], default=column + 1) <= column:
            break
        pivots.append((row, column))
    return pivots
