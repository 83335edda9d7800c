"""Intervals below each other: which of them contain a number?"""

from collections.abc import Mapping

import numpy as np

from mlmath._arguments import as_float, as_number, as_sample
from mlmath.figures.graph import (
    as_points,
    draw_dots,
    few_numbers,
    line_style,
    new_graph,
    padded,
    plain_numbers,
    settle,
)
from mlmath.figures.style import INK, PALETTE, house_style

__all__ = ["plot_intervals"]

MOST, MOST_NAMED = 200, 12
ROW, NAMED_ROW = 0.2, 0.34  # inches of each interval, if there is room
LOWEST, HIGHEST = 0.8, 3.4  # inches of all of them; names may take more
# Of a row, and in points: at most so thick is a line, so high are ends and dots.
THICK, THICKEST = 0.55, 1.8
END, LARGEST_END = 0.7, 10
DOT, LARGEST_DOT = 1.1, 7


def plot_intervals(intervals, estimates=None, *, value=None, name=None, xlabel=""):
    """Draw intervals below each other, and whether they contain a number.

    Parameters
    ----------
    intervals : array_like, shape (n, 2), or mapping of str to (low, high)
        Up to 200 intervals, or up to twelve by their names; the first is on top.
    estimates : array_like, shape (n,), optional
        A dot to draw in each, in the same order.
    value : float, optional
        Where to draw a vertical line. The intervals that contain it, ends
        included, are the hits, the others the misses; they are drawn in two
        ways and counted above the picture.
    name : str, optional
        What the vertical line is called; its number if not given.
    xlabel : str, optional
        The name of the axis.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `intervals`, `estimates` or `value` are not numbers.
    ValueError
        If there is no interval, or too many, if one ends before it begins, or
        if there are more or fewer estimates than intervals.

    Examples
    --------
    >>> from mlmath.figures import plot_intervals
    >>> ax = plot_intervals({"first": (28, 33), "second": (32, 36)}, [30, 34],
    ...                     value=31, name="true mean")
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['hits: 1', 'misses: 1', 'true mean']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`confidence-intervals`.
    """
    names, ends = _checked_intervals(intervals)
    dots = None if estimates is None else _checked_estimates(estimates, len(ends))
    value = None if value is None else as_float("value", as_number("value", value))
    height = max(LOWEST, NAMED_ROW * len(ends) if names
                 else min(ROW * len(ends), HIGHEST))
    rows, row = np.arange(len(ends), 0, -1), 72 * height / len(ends)
    with house_style():
        ax = new_graph(xlabel, "")
        ax.grid(visible=False, axis="y")
        for label, chosen, color in _groups(ends, value):
            _draw(ax, ends[chosen], rows[chosen], color, row, label)
            if dots is not None:
                size = min(LARGEST_DOT, DOT * row)
                draw_dots(ax, dots[chosen], rows[chosen], color, size, zorder=4,
                          markeredgewidth=0.1 * size, gid="estimates")
        shown = [ends.ravel(), [] if dots is None else dots]
        if value is not None:
            shown.append([value])
            ax.axvline(value, color=INK, linewidth=1.6, linestyle="-", zorder=3.5,
                       label=f"{value:g}" if name is None else name or None,
                       gid="value")
        ax.set(xlim=padded(np.concatenate(shown)), ylim=(0.4, len(ends) + 0.6))
        few_numbers(ax)
        plain_numbers(ax)
        ax.set_yticks(rows if names else [], names)
        settle(ax, height=height)
    return ax


def _checked_intervals(intervals):
    """Return the names, if there are some, and an array of shape (n, 2)."""
    names, most = [], MOST
    if isinstance(intervals, Mapping):
        names, most = [str(name) for name in intervals], MOST_NAMED
        intervals = [*intervals.values()]
    ends = as_points("intervals", intervals, "intervals")
    if len(ends) > most:
        raise ValueError(
            f"intervals: expected at most {most}{' by their names' * bool(names)},"
            f" got {len(ends)}"
        )
    for low, high in ends:
        if low > high:
            raise ValueError(
                "intervals: expected pairs with the smaller number first,"
                f" got ({low:g}, {high:g})"
            )
    return names, ends


def _checked_estimates(estimates, count):
    dots = as_sample("estimates", estimates, 1)
    if len(dots) != count:
        raise ValueError(
            f"estimates: expected {count}, one for each interval, got {len(dots)}"
        )
    return dots


def _groups(ends, value):
    """Return what hits and misses are called, which they are, and their color."""
    if value is None:
        return [("", np.full(len(ends), True), "blue")]
    hit = (ends[:, 0] <= value) & (value <= ends[:, 1])
    groups = [("hits", hit, "blue"), ("misses", ~hit, "vermilion")]
    return [(f"{label}: {chosen.sum()}", chosen, color)
            for label, chosen, color in groups if chosen.any()]


def _draw(ax, ends, rows, color, row, label):
    """Draw intervals as one line with gaps; a row is so many points high."""
    thick = min(THICKEST, THICK * row)
    gap = np.full(len(ends), np.nan)
    ax.plot(np.column_stack([ends, gap]).ravel(), np.repeat(rows, 3),
            **line_style(color) | {"linewidth": thick}, solid_capstyle="butt",
            zorder=3, label=label or None, gid="intervals")
    ax.plot(ends.ravel(), np.repeat(rows, 2), linestyle="none", marker="|",
            color=PALETTE[color], markersize=min(LARGEST_END, END * row),
            markeredgewidth=thick, zorder=3, gid="ends")
