"""Bars: probabilities of counts, frequencies, and one beside the other."""

from collections.abc import Mapping

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlmath._arguments import as_sample, as_sequence
from mlmath.figures.graph import color_of, new_graph, settle
from mlmath.figures.style import PALETTE, PAPER, SMALL_SIZE, house_style

__all__ = ["plot_bars"]

MOST_SERIES = 3
HATCHES = ("", "///", "...")
FILLED = 0.8  # of the room of a place is covered by its bars


def plot_bars(heights, at=None, *, highlight=(), xlabel="", ylabel=""):
    """Draw bars over places with numbers or names.

    Parameters
    ----------
    heights : array_like, shape (k,), or mapping of str to array_like
        The heights of the bars, or up to three rows of heights by their
        names, drawn beside each other.
    at : sequence of k numbers or texts, optional
        Where the bars stand: whole numbers or names; 0, 1, 2 … if not given.
    highlight : sequence, optional
        Places whose bars are drawn in another color and hatched, such as a
        tail; for one row of heights.
    xlabel, ylabel : str, optional
        The names of the axes.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If heights are not numbers.
    ValueError
        If the rows have different lengths, there are more than three or none,
        or `at` does not fit.

    Examples
    --------
    >>> from mlmath.figures import plot_bars
    >>> ax = plot_bars([0.25, 0.5, 0.25], highlight=[2], xlabel="heads")
    >>> [bool(bar.get_hatch()) for bar in ax.patches]
    [False, False, True]
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`discrete-distributions`.
    """
    rows = _checked_heights(heights)
    count = len(next(iter(rows.values())))
    places, names = _checked_places(at, count)
    chosen = _checked_highlight(highlight, places, names, rows)
    with house_style():
        ax = new_graph(xlabel, ylabel)
        ax.grid(visible=False, axis="x")
        apart = np.diff(np.sort(places)).min() if count > 1 else 1
        width = FILLED * apart / len(rows)
        for number, (name, row) in enumerate(rows.items()):
            left = (number - (len(rows) - 1) / 2) * width
            bars = ax.bar(
                places + left, row, width, color=PALETTE[color_of(number)],
                edgecolor=PAPER, linewidth=0.5, hatch=HATCHES[number],
                label=name or None, zorder=2)
            for bar, special in zip(bars, chosen):
                if special:
                    bar.set(facecolor=PALETTE[color_of(1)], hatch=HATCHES[1])
        if min(map(min, rows.values())) >= 0:
            ax.set_ylim(0, 1.06 * max(map(max, rows.values())) or 1)
        ax.set_xlim(places.min() - 0.6 * apart, places.max() + 0.6 * apart)
        ax.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
        if names is None:
            ax.xaxis.set_major_locator(MaxNLocator(
                9, integer=True, min_n_ticks=min(count, 2)))
        else:
            ax.set_xticks(places, names, fontsize=SMALL_SIZE)
        settle(ax, sample=1.4)
    return ax


def _checked_heights(heights):
    rows = heights if isinstance(heights, Mapping) else {"": heights}
    if not 1 <= len(rows) <= MOST_SERIES:
        raise ValueError(
            f"heights: expected one to {MOST_SERIES} rows, got {len(rows)}"
        )
    rows = {str(name): as_sample(
                f"heights[{name!r}]" if name else "heights", row, 1)
            for name, row in rows.items()}
    lengths = sorted({len(row) for row in rows.values()})
    if len(lengths) > 1:
        raise ValueError(
            f"heights: expected rows of the same length, got lengths {lengths}"
        )
    return rows


def _checked_places(at, count):
    """Return the places as numbers, and their names if they have some."""
    given = [*range(count)] if at is None else as_sequence(
        "at", at, "a list of numbers or texts")
    if len(given) != count or len(set(given)) != count:
        raise ValueError(
            f"at: expected {count} different places, one for each bar,"
            f" got {len(given)}"
        )
    if all(isinstance(place, str) for place in given):
        return np.arange(count), given
    return as_sample("at", given, 1), None


def _checked_highlight(highlight, places, names, rows):
    """Return for each place whether its bar is special."""
    wanted = set(as_sequence("highlight", highlight, "a list of places"))
    known = list(places) if names is None else names
    if wanted and len(rows) > 1:
        raise ValueError(
            f"highlight: expected one row of heights, got {len(rows)}"
        )
    if not wanted <= set(known):
        raise ValueError(
            f"highlight: expected places of bars, got {sorted(wanted - set(known))}"
        )
    return [place in wanted for place in known]
