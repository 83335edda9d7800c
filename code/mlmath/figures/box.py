"""Box plots: quartiles, whiskers, and what lies beyond them."""

from collections.abc import Mapping

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from mlmath._arguments import as_sample
from mlmath.figures.graph import few_numbers, new_graph, padded, plain_numbers, settle
from mlmath.figures.style import INK, LINE_WIDTH, PALETTE, PAPER, house_style

__all__ = ["plot_box"]

MOST = 8
ROW = 0.55  # inches of each box, with the room around it
HALF = 0.28  # of a row: half of what a box fills
BELOW = 0.4  # of a row: how far below the middle the values stand
REACH = 1.5  # widths of the box that a whisker reaches at most


def plot_box(values, *, dots=False, xlabel=""):
    """Draw box plots of one or more samples, below each other.

    A box reaches from the lower to the upper quartile, as `np.quantile` has
    them, with a line at the median. Its whiskers reach to the last values that
    are at most 1.5 times the width of the box away from it; a ring is drawn at
    each value beyond.

    Parameters
    ----------
    values : array_like, shape (n,), or mapping of str to array_like
        The numbers, or up to eight samples by their names; the first is on top.
    dots : bool, default False
        Draw each value as a dot below its box.
    xlabel : str, optional
        The name of the axis.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `values` are not numbers.
    ValueError
        If there is no sample, or more than eight, or one is empty.

    Examples
    --------
    >>> from mlmath.figures import plot_box
    >>> ax = plot_box({"before": [1, 2, 3, 4, 5], "after": [2, 3, 3, 4, 20]})
    >>> box = ax.patches[1]
    >>> float(box.get_x()), float(box.get_width())
    (3.0, 1.0)
    >>> [float(x) for line in ax.lines if line.get_gid() == "beyond"
    ...  for x in line.get_xdata()]
    [20.0]
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`seeing-data`.
    """
    samples = _checked_samples(values)
    with house_style():
        ax = new_graph(xlabel, "")
        ax.grid(visible=False, axis="y")
        rows = range(len(samples), 0, -1)
        for row, sample in zip(rows, samples.values()):
            _draw_box(ax, row, sample)
            if dots:
                _draw_values(ax, row, sample)
        ax.set(xlim=padded(np.concatenate([*samples.values()])),
               ylim=(0.5 - 0.1 * bool(dots), len(samples) + 0.5))
        few_numbers(ax)
        plain_numbers(ax)
        if samples.keys() == {""}:
            ax.set_yticks([])
        else:
            ax.set_yticks([*rows], samples)
        settle(ax, height=max(1, ROW * len(samples)))
    return ax


def _checked_samples(values):
    given = values if isinstance(values, Mapping) else {"": values}
    if not 1 <= len(given) <= MOST:
        raise ValueError(
            f"values: expected one to {MOST} samples, got {len(given)}"
        )
    return {str(name): as_sample(f"values[{name!r}]" if name else "values", each, 1)
            for name, each in given.items()}


def _draw_box(ax, row, sample):
    low, middle, high = np.quantile(sample, [0.25, 0.5, 0.75])
    far = REACH * (high - low)
    inside = sample[(sample >= low - far) & (sample <= high + far)]
    beyond = sample[(sample < low - far) | (sample > high + far)]
    ax.add_patch(Rectangle(
        (low, row - HALF), high - low, 2 * HALF, edgecolor=PALETTE["blue"],
        facecolor=to_rgba(PALETTE["blue"], 0.3), linewidth=1.6, zorder=2,
        gid="box"))
    ink = {"color": INK, "linestyle": "-", "zorder": 3}
    # In small samples the box may reach further than the values within reach.
    for start, end in ((low, min(low, inside.min())),
                       (high, max(high, inside.max()))):
        ax.plot([start, end, end, end], [row, row, row - HALF / 2, row + HALF / 2],
                linewidth=1.2, gid="whisker", **ink)
    ax.plot([middle, middle], [row - HALF, row + HALF], linewidth=LINE_WIDTH,
            solid_capstyle="butt", gid="median", **ink)
    if len(beyond):
        ax.plot(beyond, np.full(len(beyond), row), linestyle="none", marker="o",
                markersize=5.5, markerfacecolor="none", markeredgecolor=INK,
                markeredgewidth=1.2, zorder=4, gid="beyond")


def _draw_values(ax, row, sample):
    ax.plot(sample, np.full(len(sample), row - BELOW), linestyle="none",
            marker="o", markersize=3.6, color=PALETTE["vermilion"], alpha=0.6,
            markeredgecolor=PAPER, markeredgewidth=0.3, zorder=3, gid="values")
