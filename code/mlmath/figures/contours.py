"""Maps of functions of two variables: contours, gradients, paths, constraints."""

from collections.abc import Mapping

import numpy as np
from matplotlib.patches import FancyArrowPatch
from matplotlib.ticker import MaxNLocator

from mlmath._arguments import described
from mlmath.figures.canvas import limits_pair
from mlmath.figures.graph import (
    PLOT_HEIGHT,
    as_point,
    as_points,
    few_numbers,
    new_graph,
    settle,
    write_beside,
)
from mlmath.figures.optimization import draw_path
from mlmath.figures.style import (
    INK,
    LINE_WIDTH,
    PALETTE,
    PAPER,
    SMALL_SIZE,
    TEXT_COLORS,
    house_style,
)

__all__ = ["plot_contours"]

STEPS = 161  # places along each axis at which the function is computed
LEVELS = 9
NEAR = 4  # pixels between two heights
LONGEST = 0.6  # inches of the longest gradient
SMALLEST_HEIGHT, LARGEST_HEIGHT = 1.4, 3.4  # inches


def plot_contours(function, xlim, ylim, *, levels=None, gradients=(),
                  path=None, constraint=None, marks=None, xlabel="$x$",
                  ylabel="$y$"):
    """Draw a function of two variables as a map with contours.

    Both axes have the same scale where that leaves the map readable, so that
    gradients are seen to stand at right angles on contours.

    Parameters
    ----------
    function : callable
        Takes two arrays of one shape, x and y, and returns the heights.
    xlim, ylim : tuple of float
        The part of the plane to show.
    levels : sequence of float, optional
        The heights of the contours, increasing; round ones if not given.
    gradients : sequence of (x, y), optional
        Places where the gradient is drawn as an arrow, the longest as long as
        space allows.
    path : array_like, shape (k, 2), optional
        Steps of a search, drawn as joined dots that begin with a ring.
    constraint : callable, optional
        A function of x and y; where it is 0 a broad line is drawn.
    marks : mapping of str to (x, y), optional
        Points to mark, by what to write beside them.
    xlabel, ylabel : str, optional
        The names of the axes.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `function` or `constraint` cannot be called, or `marks` is no
        mapping.
    ValueError
        If limits do not increase, or shapes do not fit.

    Examples
    --------
    >>> from mlmath.datasets import wifi_signal
    >>> from mlmath.figures import plot_contours
    >>> ax = plot_contours(wifi_signal, (0, 12), (0, 7), gradients=[(4, 5)])
    >>> [patch.get_gid() for patch in ax.patches]
    ['gradient']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`gradients`.
    """
    xlim, ylim = limits_pair("xlim", xlim), limits_pair("ylim", ylim)
    if xlim is None or ylim is None:
        raise TypeError("xlim, ylim: expected two numbers for each, got None")
    x, y = np.meshgrid(*(np.linspace(*each, STEPS) for each in (xlim, ylim)))
    heights = _heights("function", function, x, y)
    places = [as_point(f"gradients[{index}]", place)
              for index, place in enumerate(gradients)]
    steps = None if path is None else as_points("path", path)
    border = None if constraint is None else _heights(
        "constraint", constraint, x, y)
    if not isinstance(marks, Mapping | None):
        raise TypeError(
            f"marks: expected a dict of texts and points, got {described(marks)}"
        )
    marked = {str(text): as_point(f"marks[{text!r}]", place)
              for text, place in (marks or {}).items()}
    with house_style():
        ax = new_graph(xlabel, ylabel)
        ax.grid(False)
        ax.set(xlim=xlim, ylim=ylim)
        few_numbers(ax)
        settle(ax, _height(ax, xlim, ylim))
        _draw_contours(ax, x, y, heights, levels)
        if border is not None:
            ax.contour(x, y, border, levels=[0], colors=[PALETTE["green"]],
                       linewidths=1.3 * LINE_WIDTH, linestyles="-", zorder=3)
        if steps is not None:
            draw_path(ax, steps)
        _draw_gradients(ax, function, places)
        for place in marked.values():
            ax.plot(*place, marker="o", markersize=6.5, color=INK,
                    markeredgecolor=PAPER, markeredgewidth=0.6, zorder=6,
                    gid="mark-point")
        write_beside(ax, [(text, place, "ink") for text, place
                          in marked.items()])
    return ax


def _heights(name, function, x, y):
    if not callable(function):
        raise TypeError(
            f"{name}: expected a function of x and y, got {described(function)}"
        )
    with np.errstate(all="ignore"):
        heights = np.asarray(function(x, y), dtype=float)
    if heights.ndim == 0:
        heights = np.full(x.shape, float(heights))
    if heights.shape != x.shape:
        raise ValueError(
            f"{name}: expected a function that takes two arrays of shape"
            f" {x.shape} and returns one like them, got shape {heights.shape}"
        )
    return np.where(np.isfinite(heights), heights, np.nan)


def _height(ax, xlim, ylim):
    """Return the inches that make the scales equal, if they will do."""
    settle(ax)
    width = ax.bbox.width / ax.figure.dpi
    height = width * np.ptp(ylim) / np.ptp(xlim)
    fits = SMALLEST_HEIGHT <= height <= LARGEST_HEIGHT
    return height if fits else 1.1 * PLOT_HEIGHT


def _draw_contours(ax, x, y, heights, levels):
    if levels is None:
        levels = MaxNLocator(LEVELS).tick_values(
            np.nanmin(heights), np.nanmax(heights))

    def draw():
        return ax.contour(x, y, heights, levels=levels, linewidths=1,
                          colors=[PALETTE["blue"]], linestyles="-", zorder=2)

    def write(lines, places=False):
        return ax.clabel(lines, fontsize=SMALL_SIZE, manual=places,
                         colors=TEXT_COLORS["blue"], inline_spacing=4,
                         fmt=lambda level: f"${level:g}$")

    lines = draw()
    texts = write(lines)
    boxes = [text.get_window_extent() for text in texts]
    if not all(_holds(ax, box) for box in boxes):
        written = zip(boxes, [text.get_position() for text in texts],
                      lines.labelCValues)
        lines.remove()
        lines = draw()
        write(lines, _places(ax, lines.get_paths(), [*written]))


def _holds(ax, box):
    return (ax.bbox.min <= box.min).all() and (box.max <= ax.bbox.max).all()


def _places(ax, paths, written):
    """Return places for heights, none of which the frame cuts.

    One that it would cut moves along its line, away from the others, or is left
    out. `written` holds of each height its box, its place and which line it has.
    """
    def pixels(points):
        return ax.transData.transform(np.reshape(points, (-1, 2)))

    kept = [place for box, place, _ in written if _holds(ax, box)]
    for box, place, number in written:
        if _holds(ax, box):
            continue
        # Where its line bends it is turned, and so reaches a little farther.
        reach = 1.1 * max(box.width, box.height) / 2
        line = pixels(paths[number].vertices)
        free = ((line > ax.bbox.min + reach) & (line < ax.bbox.max - reach)).all(axis=1)
        for other in pixels(kept):
            free &= np.hypot(*(line - other).T) > 2 * reach + NEAR
        if free.any():
            far = np.hypot(*(line - pixels(place)).T)
            nearest = np.argmin(np.where(free, far, np.inf))
            kept.append(tuple(paths[number].vertices[nearest]))
    return kept


def _draw_gradients(ax, function, places):
    if not places:
        return
    step = 1e-5 * np.array([np.ptp(ax.get_xlim()), np.ptp(ax.get_ylim())])
    found = np.array([[
        (float(function(*(place + shift))) - float(function(*(place - shift))))
        / (2 * shift.sum()) for shift in np.diag(step)] for place in places])
    scale = np.array([np.ptp(ax.get_xlim()) / ax.bbox.width,
                      np.ptp(ax.get_ylim()) / ax.bbox.height])
    longest = np.hypot(*(found / scale).T).max()
    for place, gradient in zip(places, found):
        ax.plot(*place, marker="o", markersize=4.5, color=PALETTE["vermilion"],
                zorder=5, gid="foot")
        if longest > 0 and gradient.any():
            tip = place + gradient * LONGEST * ax.figure.dpi / longest
            ax.add_patch(FancyArrowPatch(
                tuple(place), tuple(tip), shrinkA=0, shrinkB=0, linewidth=2,
                arrowstyle="-|>,head_width=3,head_length=6", zorder=5,
                color=PALETTE["vermilion"], gid="gradient", clip_on=False))
