"""Bands along a line: between which heights something lies at each place."""

from collections.abc import Mapping

import numpy as np
from matplotlib.colors import to_rgba

from mlmath._arguments import as_sample, as_sequence
from mlmath.figures.canvas import limits_pair
from mlmath.figures.graph import (
    COLORS,
    color_of,
    few_numbers,
    line_style,
    new_graph,
    padded,
    plain_numbers,
    settle,
)
from mlmath.figures.style import INK, LINE_WIDTH, MUTED, PALETTE, PAPER, house_style

__all__ = ["plot_band"]

MOST = len(COLORS)


def plot_band(x, bands, *, line=None, points=None, name=None, xlim=None,
              ylim=None, xlabel="$x$", ylabel="$y$"):
    """Draw bands, with a line in them and the points that they were made of.

    Parameters
    ----------
    x : array_like, shape (k,)
        The places at which the bands are known, in their order.
    bands : mapping of str to (low, high), or (low, high)
        Up to four by their names, each with two arrays of shape (k,): where it
        begins and where it ends at each place. The first is on top.
    line : array_like, shape (k,), optional
        The heights of a line.
    points : (x, y), optional
        Two arrays of the same length: points to draw as dots.
    name : str, optional
        What the line is called.
    xlim, ylim : tuple of float, optional
        The part of the plane to show; all of it if not given.
    xlabel, ylabel : str, optional
        The names of the axes.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If an argument has another type than it should.
    ValueError
        If `x` does not grow, lengths differ, a band ends below its beginning,
        or there is no band or more than four.

    Examples
    --------
    >>> from mlmath.figures import plot_band
    >>> ax = plot_band([0, 10], {"mean": ([1, 5], [3, 9]), "one": ([0, 2], [4, 12])},
    ...                line=[2, 7], points=([1, 4], [3, 3]))
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['mean', 'one']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`confidence-intervals`.
    """
    x = as_sample("x", x, 2)
    if (np.diff(x) <= 0).any():
        raise ValueError("x: expected numbers that grow")
    xlim, ylim = limits_pair("xlim", xlim), limits_pair("ylim", ylim)
    checked = _checked_bands(bands, len(x))
    heights = None if line is None else _of_length("line", line, len(x))
    dots = _checked_points(points)
    shown = [*checked.values(), dots[1]] + ([] if heights is None else [heights])
    with house_style():
        ax = new_graph(xlabel, ylabel)
        for place, (label, (low, high)) in enumerate(checked.items()):
            _draw_band(ax, x, low, high, color_of(place), label, -place)
        if heights is not None:
            ax.plot(x, heights, color=INK, linewidth=0.6 * LINE_WIDTH,
                    linestyle="-", label=name, zorder=4, gid="line")
        if len(dots[0]):
            ax.plot(*dots, linestyle="none", marker="o", markersize=3.4,
                    color=MUTED, alpha=0.7, markeredgecolor=PAPER,
                    markeredgewidth=0.3, zorder=3, gid="points")
        ax.set(xlim=xlim or padded(np.concatenate([x, dots[0]]), share=0.03),
               ylim=ylim or padded(np.concatenate([*map(np.ravel, shown)])))
        few_numbers(ax)
        plain_numbers(ax)
        settle(ax)
    return ax


def _checked_bands(bands, count):
    """Return the two arrays of each band by its name."""
    given = bands if isinstance(bands, Mapping) else {"": bands}
    if not 1 <= len(given) <= MOST:
        raise ValueError(f"bands: expected one to {MOST}, got {len(given)}")
    checked = {}
    for name, pair in given.items():
        what = f"bands[{name!r}]" if name else "bands"
        low, high = (_of_length(what, each, count) for each in _pair(what, pair))
        if (low > high).any():
            place = np.flatnonzero(low > high)[0]
            raise ValueError(
                f"{what}: expected (low, high), got {low[place]:g} above"
                f" {high[place]:g} at place {place}"
            )
        checked[str(name)] = low, high
    return checked


def _pair(name, pair):
    both = as_sequence(name, pair, "two arrays of numbers")
    if len(both) != 2:
        raise ValueError(f"{name}: expected two arrays of numbers, got {len(both)}")
    return both


def _of_length(name, values, count):
    heights = as_sample(name, values, 1)
    if len(heights) != count:
        raise ValueError(
            f"{name}: expected {count} numbers, one for each x, got {len(heights)}"
        )
    return heights


def _checked_points(points):
    """Return x and y of the points, which may be none."""
    if points is None:
        return np.empty(0), np.empty(0)
    first, second = _pair("points", points)
    x = as_sample("points", first, 1)
    return x, _of_length("points", second, len(x))


def _draw_band(ax, x, low, high, color, label, level):
    """Fill a band, and draw its two edges with the dash of its color."""
    ax.fill_between(x, low, high, facecolor=to_rgba(PALETTE[color], 0.25),
                    linewidth=0, zorder=1.5 + 0.01 * level, gid="band")
    style = line_style(color) | {"linewidth": 0.6 * LINE_WIDTH}
    for heights, text in ((low, label or None), (high, None)):
        ax.plot(x, heights, **style, label=text, zorder=3.5 + 0.01 * level,
                gid="edge")
