"""What the still pictures of figures to move share: numbers, axes, paths."""

import numpy as np

from mlmath._arguments import (
    as_float,
    as_number,
    as_sequence,
    described,
)
from mlmath.figures.canvas import add_axes, limits_pair, new_figure
from mlmath.figures.plane import Window, prepare_axes
from mlmath.figures.style import FIGURE_HEIGHT, FIGURE_WIDTH, INK, PALETTE, PAPER

LARGEST_RATE = 10
MARGINS = (0.46, 0.30, 0.34, 0.30)  # inches left, bottom, right, top


def real_number(name, value, low=-1e6, high=1e6):
    """Return a float from `low` to `high`.

    >>> real_number("rate", 0.5, 0, 2)
    0.5
    """
    number = as_float(name, as_number(name, value))
    if not low <= number <= high:
        raise ValueError(
            f"{name}: expected a number from {low:g} to {high:g}, got {value}"
        )
    return number


def learning_rate(rate, largest):
    """Return a learning rate from 0 to where its slider ends.

    >>> learning_rate(0.5, None)
    0.5
    """
    if largest is not None:
        largest = real_number("largest_rate", largest, 0, LARGEST_RATE)
        if largest == 0:
            raise ValueError("largest_rate: expected a number above 0, got 0")
    return real_number("rate", rate, 0, largest or LARGEST_RATE)


def limits(name, values):
    """Return two floats, the first one smaller."""
    if values is None:
        raise TypeError(f"{name}: expected two numbers (first, last), got None")
    return limits_pair(name, values)


def place(name, values, expected="two numbers"):
    """Return a point of the plane as two floats."""
    entries = as_sequence(name, values, expected)
    if len(entries) != 2:
        raise ValueError(f"{name}: expected {expected}, got {described(values)}")
    return tuple(real_number(f"{name}[{index}]", entry)
                 for index, entry in enumerate(entries))


def one_of(name, value, choices):
    """Return `value` after a check that it is one of some names."""
    if not isinstance(value, str) or value not in choices:
        raise ValueError(
            f"{name}: expected one of {', '.join(choices)}, got {value!r}"
        )
    return value


def new_chart(x, y, names, height=FIGURE_HEIGHT, same_scale=False):
    """Return axes on a figure of their own; the names are LaTeX."""
    left, bottom, right, top = MARGINS
    figure = new_figure(FIGURE_WIDTH, height)
    ax = add_axes(figure, (left, bottom, FIGURE_WIDTH - left - right,
                           height - bottom - top))
    prepare_chart(ax, x, y, names, same_scale)
    return ax


def prepare_chart(ax, x, y, names, same_scale=False):
    """Draw grid, numbers and axes; the names are LaTeX without dollars."""
    prepare_axes(ax, Window(*x, *y, same_scale=same_scale), ("x", "y"))
    written = {f"name-{axis}": f"${name}$" for axis, name in enumerate(names)}
    for text in ax.texts:
        if text.get_gid() in written:
            text.set_text(written[text.get_gid()])


def draw_path(ax, points, name="path"):
    """Draw the steps of a descent: dots, joined, the start as a ring.

    Steps that have left the window are not drawn.
    """
    points = np.asarray(points, float)
    reach = 50 * np.abs([ax.get_xlim(), ax.get_ylim()]).max()
    points = points[np.abs(points).max(axis=1) < reach]
    ax.plot(*points.T, color=PALETTE["vermilion"], linestyle="-", linewidth=1.2,
            marker="o", markersize=4.5, markeredgecolor=PAPER,
            markeredgewidth=0.6, zorder=4, gid=name)
    ax.plot(*points[0], color=PAPER, marker="o", markersize=8,
            markeredgecolor=INK, markeredgewidth=1.4, linestyle="none",
            zorder=5, gid=f"start-of-{name}")


def draw_contours(ax, value, count=11):
    """Draw lines of equal height of a function of two arrays."""
    x = np.linspace(*ax.get_xlim(), 121)
    y = np.linspace(*ax.get_ylim(), 121)
    heights = value(*np.meshgrid(x, y))
    ax.contour(x, y, heights, levels=contour_levels(heights, count),
               colors=[PALETTE["blue"]], linewidths=0.9, linestyles="-",
               zorder=2)


def contour_levels(heights, count):
    """Return levels that lie densely near the bottom, as in a round bowl."""
    low, high = heights.min(), heights.max()
    shares = (np.arange(1, count + 1) - 0.5) / count
    return low + (high - low) * shares**2
