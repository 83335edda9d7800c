"""Densities: curves over an axis, and areas below them."""

from collections.abc import Mapping

import numpy as np
from matplotlib.colors import to_rgba

from mlmath._arguments import as_sequence, described
from mlmath.figures.canvas import limits_pair
from mlmath.figures.curves import (
    checked_marks,
    computed,
    draw_curve,
    draw_marks,
    named,
)
from mlmath.figures.graph import (
    COLORS,
    color_of,
    few_numbers,
    new_graph,
    plain_numbers,
    settle,
)
from mlmath.figures.style import INK, PALETTE, TEXT_COLORS, house_style

__all__ = ["plot_density"]

MOST = len(COLORS)  # curves and areas together: each has a color of its own
HATCHES = dict(zip(COLORS, ("////", "\\\\\\\\", "....", "xxxx")))
ABOVE = 1.1  # of the highest place is shown


def plot_density(densities, xlim, *, shade=(), marks=None, ylim=None,
                 xlabel="$x$", ylabel="density"):
    """Draw densities, and areas below the first of them.

    Parameters
    ----------
    densities : function, or mapping of str to function
        Each takes an array and returns one of the same shape, such as the
        `pdf` of a distribution of SciPy.
    xlim : tuple of float
        From where to where they are drawn.
    shade : pair, list of pairs, or mapping of str to one of these, optional
        From where to where to shade the area below the first density, by the
        names of the areas if they have some. The pairs of a list are shaded
        alike, such as two tails. The ends may be infinite.
    marks : mapping of str to float or (x, y), optional
        Points to mark, by what to write beside them. A number alone is a
        place on the first curve.
    ylim : tuple of float, optional
        The part of the vertical axis to show; needed if a density has no
        maximum.
    xlabel, ylabel : str, optional
        The names of the axes.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `densities` is neither a function nor a mapping of functions, or
        `shade` is none of what it may be.
    ValueError
        If there are more than four curves and areas, or no curve, if a density
        is negative somewhere or returns another shape, or if an area ends
        before it begins.

    Examples
    --------
    >>> from scipy.stats import norm
    >>> from mlmath.figures import plot_density
    >>> ax = plot_density(norm(8, 0.02).pdf, (7.92, 8.08),
    ...                   shade={"too wide": (8.03, float("inf"))},
    ...                   marks={"limit": 8.03}, xlabel="width (mm)")
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['too wide']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`continuous-distributions`.
    """
    xlim, ylim = limits_pair("xlim", xlim), limits_pair("ylim", ylim)
    if xlim is None:
        raise TypeError("xlim: expected two numbers (first, last), got None")
    given, areas = named("densities", densities, callable), _checked_areas(shade)
    if not given or len(given) + len(areas) > MOST:
        raise ValueError(
            f"densities: expected one to {MOST}, together with areas to shade,"
            f" got {len(given)} and {len(areas)}"
        )
    drawn = {name: checked_density(f"densities[{name!r}]", curve, xlim)
             for name, curve in given.items()}
    first, first_drawn = next(iter(given.values())), next(iter(drawn.values()))
    marked = checked_marks(marks, first, first_drawn)
    with house_style():
        ax = new_graph(xlabel, ylabel)
        ax.set(xlim=xlim, ylim=ylim or (0, ABOVE * _top(drawn, marked)))
        ax.axhline(0, color=INK, linewidth=0.9, linestyle="-", zorder=1.5,
                   gid="zero")
        lines = [draw_curve(ax, *curve, name, place)
                 for place, (name, curve) in enumerate(drawn.items())]
        for place, (name, pairs) in enumerate(areas.items(), len(drawn)):
            _shade(ax, first, pairs, name, color_of(place))
        few_numbers(ax)
        plain_numbers(ax)
        settle(ax)
        draw_marks(ax, marked, lines)
    return ax


def checked_density(name, density, xlim):
    """Return x and y of a curve that is never below zero."""
    if not callable(density):
        raise TypeError(
            f"{name}: expected a function of arrays, got {described(density)}"
        )
    x, y = computed(name, density, xlim, "")
    known = y[np.isfinite(y)]
    if not len(known):
        raise ValueError(f"{name}: expected a finite number somewhere in {xlim}")
    if known.min() < 0:
        raise ValueError(
            f"{name}: expected no negative numbers, got {known.min():.3g}"
        )
    return x, y


def _checked_areas(shade):
    """Return lists of pairs by the names of the areas."""
    areas = shade if isinstance(shade, Mapping) else {"": shade}
    checked = {str(name): _checked_pairs(
                   f"shade[{name!r}]" if name else "shade", pairs)
               for name, pairs in areas.items()}
    return {name: pairs for name, pairs in checked.items() if pairs}


def _checked_pairs(name, pairs):
    """Return a list of pairs, of a pair or a list of pairs."""
    given = as_sequence(name, pairs, "a pair (first, last) or a list of pairs")
    if given and not hasattr(given[0], "__len__"):
        given = [given]
    return [_checked_pair(name, pair) for pair in given]


def _checked_pair(name, pair):
    try:
        first, last = (float(end) for end in pair)
    except (TypeError, ValueError):
        raise TypeError(
            f"{name}: expected pairs of numbers (first, last), got {pair!r}"
        ) from None
    if not first < last:
        raise ValueError(
            f"{name}: expected pairs with the smaller number first, got {pair!r}"
        )
    return first, last


def _top(drawn, marked):
    """Return the highest place of the curves and the marks, or 1."""
    heights = np.concatenate([y for _, y in drawn.values()]
                             + [place[1:] for place in marked.values()])
    return float(np.nanmax(heights)) or 1.0


def _shade(ax, density, pairs, name, color):
    """Shade areas alike, as far as they are seen; one of them has the name."""
    low, high = ax.get_xlim()
    seen = [(max(first, low), min(last, high)) for first, last in pairs]
    for first, last in seen:
        if first >= last:
            continue
        x, y = computed("shade", density, (first, last), "")
        ax.fill_between(
            x, y, facecolor=to_rgba(PALETTE[color], 0.3), linewidth=0,
            edgecolor=TEXT_COLORS[color], hatch=HATCHES[color], zorder=2,
            label=name or None, gid="area")
        name = ""
