"""Useless features that readers can test: the still picture."""

from itertools import islice

import numpy as np

from mlmath._arguments import as_share
from mlmath.figures._even_numbers import even_numbers
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.null_simulation import checked_seed
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    MUTED,
    PALETTE,
    SMALL_SIZE,
    TEXT_COLORS,
    house_style,
)

__all__ = ["false_alarms"]


def false_alarms(*, features=20, alpha=0.05, seed=1):
    """Draw the figure "Useless features": the p-values of the first run.

    Parameters
    ----------
    features : int
        How many features are tested, from 2 to 50.
    alpha : float
        The level of each test, from 0.001 to 0.3.
    seed : int
        Which random numbers are drawn, from 0 to a million.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError, ValueError
        If a number is not what is expected; the message names the argument.

    Examples
    --------
    >>> from mlmath.figures.false_alarms import false_alarms
    >>> ax = false_alarms(features=20, alpha=0.05, seed=7)
    >>> ax.get_xlabel()
    'p-value'
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in the chapter "Hypothesis tests", section "Many tests". Nothing
    is going on in any of the tests, so each p-value is spread evenly from 0 to
    1 and drawn as such.
    """
    if isinstance(features, bool) or not isinstance(features, int):
        raise TypeError(f"features: expected a whole number, got {features!r}")
    if not 2 <= features <= 50:
        raise ValueError(f"features: expected a number from 2 to 50, got {features}")
    level = as_share("alpha", alpha)
    if not 0.001 <= level <= 0.3:
        raise ValueError(f"alpha: expected a number from 0.001 to 0.3, got {alpha!r}")
    values = np.array(list(islice(even_numbers(checked_seed(seed)), features)))
    rows = np.arange(1, features + 1)
    rings = values < level
    with house_style():
        figure = new_figure(FIGURE_WIDTH, 3.0)
        ax = add_axes(figure, (0.55, 0.55, FIGURE_WIDTH - 0.75, 2.15))
        ax.axvspan(0, level, facecolor=PALETTE["vermilion"], alpha=0.2, linewidth=0)
        ax.axvline(level, color=INK, linewidth=1.4)
        ax.annotate(f"α = {level:g}", (level, 1), xycoords=("data", "axes fraction"),
                    xytext=(4, -2), textcoords="offset points", va="top",
                    color=INK, fontsize=SMALL_SIZE)
        ax.plot(values[~rings], rows[~rings], "o", markersize=5,
                color=PALETTE["blue"], gid="quiet")
        ax.plot(values[rings], rows[rings], "D", markersize=8,
                color=PALETTE["vermilion"],
                markeredgecolor=TEXT_COLORS["vermilion"], gid="alarms")
        ax.hlines(rows, 0, 1, color=MUTED, linewidth=0.4, alpha=0.4, zorder=0)
        ax.set(xlim=(0, 1), ylim=(0, features + 3), xlabel="p-value",
               ylabel="feature")
    return ax
