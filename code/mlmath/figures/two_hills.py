"""Two hills that readers can move: the still picture."""

import numpy as np

from mlmath._arguments import (
    as_float,
    as_number,
    as_positive,
    as_share,
    as_tail,
)
from mlmath.distributions import Normal
from mlmath.figures.canvas import add_axes, limits_pair, new_figure
from mlmath.figures.style import (
    DASHES,
    FIGURE_WIDTH,
    INK,
    PALETTE,
    SMALL_SIZE,
    TEXT_COLORS,
    house_style,
)
from mlmath.hypothesis_tests import critical_values

__all__ = ["two_hills"]

POINTS = 301
REACH = 4  # standard errors beyond both hills
AREAS = {"false alarms": ("vermilion", "////"), "misses": ("purple", "...."),
         "power": ("green", "\\\\\\\\")}


def two_hills(*, null_value, effect, deviation, n, alpha=0.05, tail="right",
              x=None, name="mean"):
    """Draw the figure "Two hills" as it stands before anybody moves it.

    Parameters
    ----------
    null_value : float
        The mean under the null hypothesis: the middle of the left hill.
    effect : float
        How far the true mean lies from it.
    deviation : float
        The standard deviation of one value, greater than 0.
    n : int
        The size of the sample, from 1 to 10000.
    alpha : float
        The level of the test, from 0.001 to 0.5.
    tail : {"right", "left", "two-sided"}
        Which means speak against the null hypothesis.
    x : tuple of float, shape (2,), optional
        The part of the axis to show; four standard errors around both hills
        if not given.
    name : str
        What the horizontal axis shows.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError, ValueError
        If a number is not what is expected; the message names the argument.

    Examples
    --------
    >>> from mlmath.figures.two_hills import two_hills
    >>> ax = two_hills(null_value=60, effect=2, deviation=10, n=25)
    >>> ax.get_xlabel()
    'mean'
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in the chapter "Hypothesis tests".
    """
    null_value = as_float("null_value", as_number("null_value", null_value))
    effect = as_float("effect", as_number("effect", effect))
    deviation = as_positive("deviation", deviation)
    size = sample_size(n)
    level = as_share("alpha", alpha)
    if not 0.001 <= level <= 0.5:
        raise ValueError(f"alpha: expected a number from 0.001 to 0.5, got {alpha!r}")
    as_tail(tail)
    checked_name(name)
    error = deviation / np.sqrt(size)
    without = Normal(null_value, error)
    under = Normal(null_value + effect, error)
    low, high = limits_pair("x", x) or (
        min(null_value, null_value + effect) - REACH * error,
        max(null_value, null_value + effect) + REACH * error)
    ends = np.atleast_1d(critical_values(without, level, tail))
    lower = low if tail == "right" else ends[0]
    upper = high if tail == "left" else ends[-1]
    with house_style():
        figure = new_figure(FIGURE_WIDTH, 2.9)
        ax = add_axes(figure, (0.25, 0.55, FIGURE_WIDTH - 0.5, 1.9))
        grid = np.linspace(low, high, POINTS)
        for hill, color, label in ((without, "blue", "no effect"),
                                   (under, "green", "with effect")):
            ax.plot(grid, hill.density(grid), color=PALETTE[color],
                    linestyle=DASHES[color], label=label)
        shade(ax, under, lower, upper, "misses")
        for start, end in ((low, lower), (upper, high)):
            shade(ax, under, start, end, "power")
            shade(ax, without, start, end, "false alarms")
        for value in ends:
            ax.axvline(value, ymax=0.92, color=INK, linewidth=1.4)
        top = float(without.density(null_value))
        ax.set(xlim=(low, high), ylim=(0, 1.25 * top), yticks=[], xlabel=name)
        ax.spines["left"].set_visible(False)
        figure.legend(loc="upper center", ncols=3, fontsize=SMALL_SIZE - 1,
                      handlelength=1.6, columnspacing=1.1, borderaxespad=0.1)
    return ax


def shade(ax, hill, start, end, area):
    """Hatch the area under a hill between two places."""
    if not start < end:
        return
    color, hatch = AREAS[area]
    known = set(ax.get_legend_handles_labels()[1])
    inside = np.linspace(start, end, POINTS)
    ax.fill_between(
        inside, hill.density(inside), facecolor=(*rgb(PALETTE[color]), 0.3),
        edgecolor=TEXT_COLORS[color], hatch=hatch, linewidth=0,
        label=None if area in known else area, gid=area.replace(" ", "-"))


def rgb(color):
    """Return a color of the form #rrggbb as three shares.

    >>> rgb("#ff0000")
    (1.0, 0.0, 0.0)
    """
    return tuple(int(color[k:k + 2], 16) / 255 for k in (1, 3, 5))


def sample_size(n):
    """Return `n` after a check that it is the size of a sample."""
    if isinstance(n, bool) or not isinstance(n, int | np.integer):
        raise TypeError(f"n: expected a whole number, got {n!r}")
    if not 1 <= n <= 10_000:
        raise ValueError(f"n: expected a number from 1 to 10000, got {n!r}")
    return int(n)


def checked_name(name):
    """Return the name of an axis after a check that it is one."""
    if not isinstance(name, str) or not name.strip():
        raise TypeError(f"name: expected words for the axis, got {name!r}")
    return name
