"""Joint tables as shades, with their margins."""

import numpy as np
from matplotlib.patches import Rectangle

from mlmath._arguments import as_floats, as_matrix, as_sequence
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    MUTED,
    PALETTE,
    SMALL_SIZE,
    TEXT_SIZE,
    house_style,
)

__all__ = ["plot_joint"]

DARKEST = 0.55  # of the full blue: figures are still read on it
GAP = 0.18  # of a cell, between the table and its margins
ROW = 0.36  # inches
MOST_ROWS, MOST_COLUMNS = 10, 7


def plot_joint(table, rows, columns, *, names=("", "")):
    """Draw a table of two variables in shades, with its margins.

    Parameters
    ----------
    table : array_like, shape (r, c)
        Probabilities or counts, not negative: one row for each value of the
        first variable, one column for each value of the second. At most 10
        rows and 7 columns.
    rows, columns : sequence of str or numbers
        The values of the two variables.
    names : tuple of str, optional
        What the variables are called: the rows, then the columns.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If the table does not consist of numbers.
    ValueError
        If a number is negative, the table is too large, or `rows` and
        `columns` do not fit it.

    Examples
    --------
    >>> from mlmath.figures import plot_joint
    >>> ax = plot_joint([[0.2, 0.1], [0.3, 0.4]], [0, 1], ["no", "yes"])
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "margin"]
    ['$0.3$', '$0.7$', '$0.5$', '$0.5$', '$1$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`several-random-variables`.
    """
    numbers = as_floats("table", as_matrix("table", table))
    if numbers.min() < 0:
        raise ValueError(
            f"table: expected numbers of at least 0, got {numbers.min():g}"
        )
    if numbers.shape[0] > MOST_ROWS or numbers.shape[1] > MOST_COLUMNS:
        raise ValueError(
            f"table: expected at most {MOST_ROWS} rows and {MOST_COLUMNS}"
            f" columns, got shape {numbers.shape}"
        )
    values = [_checked_values(name, given, length) for name, given, length
              in zip(("rows", "columns"), (rows, columns), numbers.shape)]
    with house_style():
        ax = _axes(numbers.shape, names)
        _draw_cells(ax, numbers)
        _write_margins(ax, numbers)
        _write_values(ax, numbers.shape, values, names)
    return ax


def _checked_values(name, given, length):
    values = [str(value) for value in as_sequence(name, given, "a list of values")]
    if len(values) != length:
        raise ValueError(f"{name}: expected {length} values, got {len(values)}")
    return values


def _axes(shape, names):
    row_count, column_count = shape
    left = 0.95 + 0.25 * bool(names[0])
    height = ROW * (row_count + 1 + GAP)
    head = 0.34 + 0.3 * bool(names[1])
    figure = new_figure(FIGURE_WIDTH, height + head + 0.06)
    ax = add_axes(figure, (left, 0.03, FIGURE_WIDTH - left - 0.05, height))
    ax.set(xlim=(0, column_count + 1 + GAP), ylim=(row_count + 1 + GAP, 0))
    ax.set_axis_off()
    return ax


def _draw_cells(ax, numbers):
    largest = numbers.max() or 1
    for (row, column), number in np.ndenumerate(numbers):
        ax.add_patch(Rectangle(
            (column, row), 1, 1, facecolor=PALETTE["blue"], edgecolor="none",
            alpha=DARKEST * number / largest, gid="shade"))
        ax.add_patch(Rectangle(
            (column, row), 1, 1, facecolor="none", edgecolor=MUTED,
            linewidth=0.8, gid="cell"))
        _write(ax, column + 0.5, row + 0.5, _text(number), "number")


def _write_margins(ax, numbers):
    row_count, column_count = numbers.shape
    for row, total in enumerate(numbers.sum(axis=1)):
        _write(ax, column_count + GAP + 0.5, row + 0.5, _text(total), "margin")
    for column, total in enumerate(numbers.sum(axis=0)):
        _write(ax, column + 0.5, row_count + GAP + 0.5, _text(total), "margin")
    _write(ax, column_count + GAP + 0.5, row_count + GAP + 0.5,
           _text(numbers.sum()), "margin")
    for across, ends in ((True, (0, column_count)), (False, (0, row_count))):
        place = (row_count if across else column_count) + GAP / 2
        line = (ends, (place, place)) if across else ((place, place), ends)
        ax.plot(*line, color=MUTED, linewidth=0.8, linestyle="-", gid="rule")


def _write_values(ax, shape, values, names):
    for row, value in enumerate(values[0]):
        _write(ax, -0.08, row + 0.5, value, "value", ha="right")
    for column, value in enumerate(values[1]):
        _write(ax, column + 0.5, -0.12, value, "value", va="bottom")
    _write(ax, -0.08, shape[0] + GAP + 0.5, "sum", "value", ha="right",
           color=MUTED)
    _write(ax, shape[1] + GAP + 0.5, -0.12, "sum", "value", va="bottom",
           color=MUTED)
    if names[0]:
        ax.annotate(names[0], (0, 1 - shape[0] / 2 / (shape[0] + 1 + GAP)),
                    xycoords="axes fraction", xytext=(-1.05 * 72, 0),
                    textcoords="offset points", rotation=90, ha="center",
                    va="center", fontsize=TEXT_SIZE, color=INK, gid="name",
                    annotation_clip=False)
    if names[1]:
        ax.annotate(names[1], (shape[1] / 2 / (shape[1] + 1 + GAP), 1),
                    xycoords="axes fraction", xytext=(0, 0.32 * 72),
                    textcoords="offset points", ha="center", va="bottom",
                    fontsize=TEXT_SIZE, color=INK, gid="name",
                    annotation_clip=False)


def _write(ax, x, y, text, gid, **options):
    settings = {"ha": "center", "va": "center", "color": INK, **options}
    ax.text(x, y, text, fontsize=SMALL_SIZE, gid=gid, **settings)


def _text(number):
    rounded = f"{number:.0f}" if number >= 1000 else f"{number:.3g}"
    return f"${float(rounded):g}$" if number < 1e5 else f"{rounded}"
