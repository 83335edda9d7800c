"""Histograms: how many values lie where, with curves over them and marks."""

from collections.abc import Mapping

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlmath._arguments import (
    as_count,
    as_float,
    as_number,
    as_sample,
    described,
)
from mlmath.figures.curves import draw_curve, named
from mlmath.figures.density import checked_density
from mlmath.figures.graph import (
    COLORS,
    few_numbers,
    new_graph,
    padded,
    plain_numbers,
    settle,
    write_beside,
)
from mlmath.figures.style import INK, PALETTE, PAPER, house_style

__all__ = ["plot_histogram"]

MOST_BINS = 1000
MOST_CHOSEN = 60  # bins that nobody asked for
MOST_CURVES = len(COLORS) - 1  # the bars have a color too
ABOVE = 1.12  # of the highest place is shown


def plot_histogram(values, bins=None, *, density=False, curve=None, marks=None,
                   xlabel="", ylabel=None):
    """Draw how many of the values lie in each bin.

    Parameters
    ----------
    values : array_like, shape (n,)
        The numbers to count.
    bins : int or sequence of float, optional
        How many bins of the same width there are, from the smallest value to
        the largest, or their edges, which have to enclose all values. A value
        on an edge is counted in the bin on its right, one on the last edge in
        the last bin. If not given, whole numbers that lie close together have
        a bin each, and else NumPy's rule chooses, up to 60.
    density : bool, default False
        Divide each count by n and by the width of its bin, so that the areas
        of the bars sum to 1.
    curve : function, or mapping of str to function, optional
        Up to three curves to draw over the bars, such as a density. Each takes
        an array and returns one of the same shape.
    marks : mapping of str to float, optional
        Where to draw a vertical line, by what to write beside it.
    xlabel, ylabel : str, optional
        The names of the axes; the vertical one is called "count" or "density"
        if not given.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `values` or `marks` are not numbers, or `curve` is no function.
    ValueError
        If there is no value, if the edges do not grow or leave a value out, if
        there are more than three curves, or one is negative somewhere.

    Examples
    --------
    >>> from mlmath.figures import plot_histogram
    >>> ax = plot_histogram([1, 2, 2, 4], [0, 2, 5], density=True,
    ...                     marks={"mean": 2.25})
    >>> [round(float(bar.get_height()), 3) for bar in ax.patches]
    [0.125, 0.25]
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`continuous-distributions`.
    """
    values = as_sample("values", values, least=1)
    edges = _checked_edges(bins, values)
    heights, edges = np.histogram(values, edges, density=bool(density))
    marked = _checked_marks(marks)
    xlim = padded([*edges[[0, -1]], *marked.values()], share=0.03)
    drawn = _checked_curves(curve, xlim)
    top = max([heights.max(), *(np.nanmax(y) for _, y in drawn.values())])
    if ylabel is None:
        ylabel = "density" if density else "count"
    with house_style():
        ax = new_graph(xlabel, ylabel)
        ax.grid(visible=False, axis="x")
        ax.set(xlim=xlim, ylim=(0, ABOVE * top))
        _draw_bars(ax, heights, edges)
        lines = [draw_curve(ax, *each, name, place)
                 for place, (name, each) in enumerate(drawn.items(), 1)]
        _number_axes(ax, edges, density)
        settle(ax)
        _draw_marks(ax, marked, lines)
    return ax


def _checked_edges(bins, values):
    """Return the edges of the bins."""
    if bins is None:
        return _chosen_edges(values)
    if not hasattr(bins, "__len__"):
        count = as_count("bins", bins, MOST_BINS)
        if not count:
            raise ValueError("bins: expected at least 1 bin, got 0")
        return np.histogram_bin_edges(values, count)
    edges = as_sample("bins", bins, least=2)
    if (np.diff(edges) <= 0).any():
        raise ValueError(f"bins: expected edges that grow, got {described(bins)}")
    if values.min() < edges[0] or values.max() > edges[-1]:
        raise ValueError(
            "bins: expected edges that enclose all values, from"
            f" {values.min():g} to {values.max():g}, got {edges[0]:g} to"
            f" {edges[-1]:g}"
        )
    return edges


def _chosen_edges(values):
    """Return edges of at most 60 bins, between whole numbers if there are no others."""
    low, high = values.min(), values.max()
    if (values == np.floor(values)).all() and high - low < MOST_CHOSEN:
        return np.arange(low, high + 2) - 0.5
    edges = np.histogram_bin_edges(values, "auto")
    return edges if len(edges) <= MOST_CHOSEN + 1 else (
        np.histogram_bin_edges(values, MOST_CHOSEN))


def _checked_curves(curve, xlim):
    """Return x and y of each curve by its name."""
    given = {} if curve is None else named("curve", curve, callable)
    if len(given) > MOST_CURVES:
        raise ValueError(
            f"curve: expected at most {MOST_CURVES}, got {len(given)}"
        )
    return {name: checked_density(f"curve[{name!r}]", each, xlim)
            for name, each in given.items()}


def _checked_marks(marks):
    if marks is None:
        return {}
    if not isinstance(marks, Mapping):
        raise TypeError(
            f"marks: expected a dict of texts and places, got {described(marks)}"
        )
    return {str(text): as_float(f"marks[{text!r}]",
                                as_number(f"marks[{text!r}]", place))
            for text, place in marks.items()}


def _draw_bars(ax, heights, edges):
    """Draw a bar over each bin, pale, so that curves are seen on it."""
    ax.bar(edges[:-1], heights, np.diff(edges), align="edge", alpha=0.5,
           color=PALETTE["blue"], edgecolor=PAPER, linewidth=0.5, zorder=2)


def _number_axes(ax, edges, density):
    """Write few numbers, whole ones where there can be no others."""
    few_numbers(ax)
    plain_numbers(ax)
    whole = {"steps": [1, 2, 5, 10], "integer": True, "min_n_ticks": 1}
    if not density:
        ax.yaxis.set_major_locator(MaxNLocator(6, **whole))
    if (edges % 1 == 0.5).all():
        ax.xaxis.set_major_locator(MaxNLocator(7, **whole))


def _draw_marks(ax, marked, lines):
    """Draw vertical lines, and write beside their upper ends what they are."""
    bottom, top = ax.get_ylim()
    for x in marked.values():
        ax.axvline(x, color=INK, linewidth=1.6, linestyle="-", zorder=4,
                   gid="mark-line")
    upright = [np.array([[x, bottom], [x, top]]) for x in marked.values()]
    write_beside(ax, [(text, (x, 0.94 * top), "ink")
                      for text, x in marked.items() if text.strip()],
                 [*lines, *upright])
