"""A line fitted by gradient descent, to be moved: the still picture."""

import numpy as np

from mlmath._arguments import (
    as_count,
    as_floats,
    as_matrix,
    as_sequence,
)
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.charts import (
    draw_contours,
    draw_path,
    learning_rate,
    place,
    prepare_chart,
)
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    MUTED,
    PALETTE,
    house_style,
)
from mlmath.typesetting import unknown_latex

__all__ = ["line_fit"]

MOST_POINTS, MOST_STEPS = 60, 1000
HEIGHT = 2.6  # inches
MARGINS = (0.46, 0.48, 0.20, 0.32)  # inches left, bottom, right, top


def line_fit(*, points, start, rate, steps=0, names=("x", "y"),
             largest_rate=None):
    """Draw the figure "Line fit" as it stands before anybody moves it.

    On the left the data and the line, with the misses that the mean squared
    error averages; on the right the map of all lines, by slope and
    intercept, with the line's own place and the steps of gradient descent.

    Parameters
    ----------
    points : array_like, shape (n, 2)
        The data: 2 to 60 pairs (x, y), not all with the same x.
    start : tuple of float, shape (2,)
        The slope and the intercept of the first line.
    rate : float
        The learning rate, from 0 to 10.
    steps : int
        How many steps of gradient descent are done, from 0 to 1000.
    names : sequence of str, length 2
        The names of the axes of the data.
    largest_rate : float, optional
        Where the slider for the learning rate ends, at least `rate` and at
        most 10; four times `rate` if not given.

    Returns
    -------
    ndarray of matplotlib Axes, shape (2,)
        The data, and the map of lines.

    Raises
    ------
    TypeError, ValueError
        If a number is not what is expected; the message names the argument.

    Examples
    --------
    >>> from mlmath.figures.line_fit import line_fit
    >>> data, lines = line_fit(points=[[0, 1], [1, 3], [2, 4]],
    ...                        start=[0, 0], rate=0.1, steps=2)
    >>> path, = [line for line in lines.lines if line.get_gid() == "path"]
    >>> len(path.get_xdata())
    3
    >>> import matplotlib.pyplot as plt
    >>> plt.close(data.figure)

    Notes
    -----
    Explained in the chapter "Gradient descent".
    """
    table = _checked_points(points)
    start = place("start", start, "a slope and an intercept")
    rate = learning_rate(rate, largest_rate)
    steps = as_count("steps", steps, MOST_STEPS)
    names = _checked_names(names)
    path = descend(table, start, rate, steps)
    with house_style():
        panels = _new_panels()
        _draw_data(panels[0], table, path[-1], names)
        _draw_map(panels[1], table, start, path)
    return panels


def _checked_points(points):
    table = as_floats("points", as_matrix("points", points))
    count = len(table)
    if table.shape != (count, 2) or not 2 <= count <= MOST_POINTS:
        raise ValueError(
            f"points: expected 2 to {MOST_POINTS} pairs (x, y),"
            f" got shape {table.shape}"
        )
    if np.ptp(table[:, 0]) == 0:
        raise ValueError(
            "points: expected at least two different x, since no slope fits"
            f" otherwise, got only {table[0, 0]:g}"
        )
    return table


def _checked_names(names):
    names = as_sequence("names", names, "two names")
    if len(names) != 2 or not all(isinstance(name, str) for name in names):
        raise ValueError(f"names: expected two names, got {names!r}")
    return [unknown_latex(name) for name in names]


def mean_squared_error(points, slope, intercept):
    """Return the mean squared error of lines, of the shape of `slope`."""
    x, y = points.T.reshape(2, -1, *(1,) * np.ndim(slope))
    return ((y - slope * x - intercept) ** 2).mean(axis=0)


def descend(points, start, rate, steps):
    """Return the lines that gradient descent goes through, shape (k, 2)."""
    x, y = points.T
    path = [np.array(start, float)]
    while len(path) <= steps and np.hypot(*path[-1]) <= 1e6:
        slope, intercept = path[-1]
        misses = slope * x + intercept - y
        gradient = 2 * np.array([(misses * x).mean(), misses.mean()])
        path.append(path[-1] - rate * gradient)
    return np.array(path)


def data_window(points):
    """Return the part of the plane that shows the data, the origin in it."""
    spans = []
    for values in points.T:
        low, high = min(values.min(), 0), max(values.max(), 0)
        room = 0.12 * (high - low or 1)
        spans.append((low - room * (low < 0), high + room))
    return spans


def parameter_window(points, start):
    """Return the part of the map that shows the start and the best line."""
    best = np.polyfit(*points.T, 1)
    reach = 1.6 * np.maximum.reduce([
        np.abs(start - best), 0.3 * np.abs(best), np.full(2, 0.1)])
    return list(zip(best - reach, best + reach))


def _new_panels():
    left, bottom, right, top = MARGINS
    figure = new_figure(FIGURE_WIDTH, HEIGHT)
    width = FIGURE_WIDTH / 2 - left - right
    panels = np.empty(2, dtype=object)
    for index in range(2):
        panels[index] = add_axes(
            figure, (index * FIGURE_WIDTH / 2 + left, bottom, width,
                     HEIGHT - bottom - top))
    return panels


def _draw_data(ax, points, line, names):
    x, y = data_window(points)
    prepare_chart(ax, x, y, names)
    slope, intercept = line
    for across, height in points:
        ax.plot([across] * 2, [height, slope * across + intercept],
                color=MUTED, linestyle="-", linewidth=1, zorder=2, gid="miss")
    ends = np.array(x)
    ax.plot(ends, slope * ends + intercept, color=PALETTE["vermilion"],
            linestyle="-", zorder=3, gid="line")
    ax.plot(*points.T, color=PALETTE["blue"], marker="o", markersize=5.5,
            linestyle="none", zorder=4, gid="data")


def _draw_map(ax, points, start, path):
    x, y = parameter_window(points, start)
    prepare_chart(ax, x, y, (r"\mathrm{slope}", r"\mathrm{intercept}"))
    for text in ax.texts:  # the long name stands below, off the contours
        if text.get_gid() == "name-0":
            text.xy = (1, 0)
            text.set(ha="right", va="top", position=(0, -17))
    draw_contours(ax, lambda slope, intercept: mean_squared_error(
        points, slope, intercept))
    draw_path(ax, path)
    best = np.polyfit(*points.T, 1)
    ax.plot(*best, color=INK, marker="+", markersize=9, markeredgewidth=1.6,
            linestyle="none", zorder=5, gid="best")
