"""Graphs of functions: curves, marks, tangents and measured points."""

from collections.abc import Mapping

import numpy as np

from mlmath._arguments import as_float, as_number, as_sequence, described
from mlmath.figures.canvas import limits_pair
from mlmath.figures.graph import (
    as_point,
    color_of,
    draw_dots,
    few_numbers,
    line_style,
    new_graph,
    padded,
    settle,
    write_beside,
)
from mlmath.figures.style import INK, PALETTE, PAPER, house_style

__all__ = ["plot_curves"]

MOST_CURVES = len(PALETTE)
STEPS = 1201  # places at which a function is computed
STEEP = 0.02  # of the height: farther apart, neighbors may be a jump
HALVINGS = 30  # of the distance between them, to find out
TANGENT = 0.2  # of the width, to each side of its point
LOGS = ("", "x", "y", "xy")


def plot_curves(curves, xlim=None, *, ylim=None, points=None, marks=None,
                tangents=(), log="", xlabel="$x$", ylabel=""):
    """Draw the graphs of functions.

    Where a function jumps, its graph is not joined; where it is NaN, there is
    a gap.

    Parameters
    ----------
    curves : function, or mapping of str to function or (x, y)
        Up to four by their names. A function takes an array and returns one of
        the same shape; a pair of arrays is drawn as a line.
    xlim : tuple of float, optional
        From where to where functions are drawn; needed for functions.
    ylim : tuple of float, optional
        The part of the vertical axis to show.
    points : mapping of str to (x, y), or (x, y), optional
        Measured points, drawn as dots.
    marks : mapping of str to float or (x, y), optional
        Points to mark, by what to write beside them. A number alone is a
        place on the first curve.
    tangents : sequence of float, optional
        Where to draw a piece of the tangent of the first curve, which has to
        be a function.
    log : {"", "x", "y", "xy"}
        Which axes are logarithmic.
    xlabel, ylabel : str, optional
        The names of the axes.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `curves` is neither a function nor a mapping of functions and pairs.
    ValueError
        If there are no curves or more than four, if a function needs limits
        or returns another shape, or if `log` is none of the four.

    Examples
    --------
    >>> from mlmath.figures import plot_curves
    >>> ax = plot_curves(lambda x: x**2, (-2, 2), tangents=[1],
    ...                  marks={"low": 0})
    >>> [text.get_text() for text in ax.texts]
    ['low']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`derivative`.
    """
    if log not in LOGS:
        raise ValueError(f'log: expected "", "x", "y" or "xy", got {log!r}')
    given, ylim = named("curves", curves, callable), limits_pair("ylim", ylim)
    if not 1 <= len(given) <= MOST_CURVES:
        raise ValueError(
            f"curves: expected one to {MOST_CURVES}, got {len(given)}"
        )
    xlim = limits_pair("xlim", xlim)
    drawn = {name: computed(f"curves[{name!r}]", curve, xlim, log)
             for name, curve in given.items()}
    dots = {} if points is None else {
        name: _pair(f"points[{name!r}]", pair)
        for name, pair in named("points", points, _is_pair).items()}
    first = next(iter(given.values()))
    marked = checked_marks(marks, first, next(iter(drawn.values())))
    touched = _checked_tangents(tangents, first)
    with house_style():
        ax = new_graph(xlabel, ylabel)
        ax.set(xscale="log" if "x" in log else "linear",
               yscale="log" if "y" in log else "linear")
        xlim, ylim = _limits(drawn, dots, marked, xlim, ylim, log)
        ax.set(xlim=xlim, ylim=ylim)
        if ylim[0] <= 0 <= ylim[1] and "y" not in log:
            ax.axhline(0, color=INK, linewidth=0.9, linestyle="-", zorder=1.5,
                       gid="zero")
        lines = [
            draw_curve(ax, *curve, name, place)
            for place, (name, curve) in enumerate(drawn.items())]
        for place, (name, (x, y)) in enumerate(dots.items(), len(drawn)):
            draw_dots(ax, x, y, color_of(place), label=name or None,
                      zorder=3.5, gid="points")
        few_numbers(ax)
        settle(ax)
        lines += [_draw_tangent(ax, *each) for each in touched]
        draw_marks(ax, marked, lines)
    return ax


def _is_pair(value):
    return isinstance(value, (tuple, list)) and len(value) == 2


def named(name, values, is_one):
    """Return a dict; what came alone gets the name that is not written."""
    if is_one(values):
        return {"": values}
    if isinstance(values, Mapping):
        return dict(values)
    what = "(x, y)" if is_one is _is_pair else "a function"
    raise TypeError(
        f"{name}: expected {what} or a dict of them by their names,"
        f" got {described(values)}"
    )


def computed(name, curve, xlim, log):
    """Return the x and the y of a curve."""
    if not callable(curve):
        return _pair(name, curve)
    if xlim is None:
        raise ValueError(f"{name}: expected xlim for a function, got none")
    if "x" in log and xlim[0] <= 0:
        raise ValueError(
            "xlim: expected positive numbers for a logarithmic axis,"
            f" got {xlim}"
        )
    x = (np.geomspace if "x" in log else np.linspace)(*xlim, STEPS)
    with np.errstate(all="ignore"):
        y = np.asarray(curve(x), dtype=float)
    if y.ndim == 0:
        y = np.full(STEPS, float(y))
    if y.shape != x.shape:
        raise ValueError(
            f"{name}: expected a function that takes an array of shape"
            f" {x.shape} and returns one like it, got shape {y.shape}"
        )
    y = np.where(np.isfinite(y), y, np.nan)
    return _cut_at_jumps(curve, x, y)


def _cut_at_jumps(curve, x, y):
    """Put NaN between neighbors whose distance does not shrink with theirs."""
    rise = np.abs(np.diff(y))
    middle = np.nanpercentile(y, [10, 90]) if np.isfinite(y).any() else [0, 0]
    steep = np.flatnonzero(rise > STEEP * max(np.ptp(middle), 1e-300))
    left, right = x[steep], x[steep + 1]
    with np.errstate(all="ignore"):
        for _ in range(HALVINGS):
            center = (left + right) / 2
            low, mid, high = (np.broadcast_to(curve(at), at.shape)
                              for at in (left, center, right))
            first = ~(np.abs(mid - low) < np.abs(high - mid))
            left = np.where(first, left, center)
            right = np.where(first, center, right)
        rest = np.abs(np.broadcast_to(curve(right), right.shape)
                      - np.broadcast_to(curve(left), left.shape))
    jumps = steep[~(rest < 0.5 * rise[steep])] + 1
    return np.insert(x, jumps, x[jumps]), np.insert(y, jumps, np.nan)


def _pair(name, pair):
    if not _is_pair(pair):
        raise TypeError(f"{name}: expected (x, y), got {described(pair)}")
    x, y = (np.array(values, dtype=float) for values in pair)
    if x.ndim != 1 or x.shape != y.shape or not len(x):
        raise ValueError(
            f"{name}: expected two arrays of the same length,"
            f" got shapes {x.shape} and {y.shape}"
        )
    return x, y


def checked_marks(marks, first, drawn):
    if marks is None:
        return {}
    if not isinstance(marks, Mapping):
        raise TypeError(
            f"marks: expected a dict of texts and places, got {described(marks)}"
        )
    return {str(text): as_point(f"marks[{text!r}]", place)
            if hasattr(place, "__len__")
            else _on_curve(f"marks[{text!r}]", place, first, drawn)
            for text, place in marks.items()}


def _on_curve(name, x, first, drawn):
    x = as_float(name, as_number(name, x))
    y = _value(first, x) if callable(first) else np.interp(x, *drawn)
    return np.array([x, float(y)])


def _value(function, x):
    """Return the number that a function of arrays has at one place."""
    return float(np.ravel(function(np.array([x])))[0])


def _checked_tangents(tangents, first):
    """Return x, y and slope of each tangent."""
    places = [as_float("tangents", as_number("tangents", x)) for x
              in as_sequence("tangents", tangents, "a list of numbers")]
    if places and not callable(first):
        raise TypeError(
            "tangents: expected a function as the first curve, got a pair"
        )
    found = []
    for x in places:
        step = 1e-5 * max(abs(x), 1)
        rise = _value(first, x + step) - _value(first, x - step)
        found.append((x, _value(first, x), rise / (2 * step)))
    return found


def _limits(drawn, dots, marked, xlim, ylim, log):
    """Return limits that show all, unless some are settled."""
    pairs = [*drawn.values(), *dots.values()]
    corners = np.concatenate([np.transpose(pair) for pair in pairs]
                             + [np.reshape([*marked.values()], (-1, 2))])
    corners = corners[np.isfinite(corners).all(axis=1)]
    if xlim is not None and dots:
        corners = corners[(corners[:, 0] >= xlim[0]) & (corners[:, 0] <= xlim[1])]
    result = []
    for axis, (letter, settled) in enumerate(zip("xy", (xlim, ylim))):
        values = corners[:, axis]
        if settled is not None:
            result.append(settled)
        elif letter in log:
            positive = values[values > 0]
            if not len(positive):
                raise ValueError(
                    f"log: expected positive numbers on the {letter} axis,"
                    " got none"
                )
            result.append(np.exp(padded(np.log(positive))))
        else:
            result.append(padded(values))
    return result


def draw_curve(ax, x, y, name, place):
    """Draw a curve and return the points of its line."""
    ax.plot(x, y, **line_style(color_of(place)), label=name or None, zorder=3,
            gid=f"curve-{place + 1}")
    every = max(len(x) // 60, 1)
    return np.column_stack([x, y])[::every]


def draw_marks(ax, marked, lines):
    """Draw dots, and write beside them what they are."""
    for place in marked.values():
        ax.plot(*place, marker="o", markersize=6.5, color=INK,
                markeredgecolor=PAPER, markeredgewidth=0.6, zorder=6,
                gid="mark-point")
    write_beside(ax, [(text, place, "ink") for text, place
                      in marked.items() if text.strip()], lines)


def _draw_tangent(ax, x, y, slope):
    """Draw a piece of a tangent, shorter where it is steep."""
    width, height = np.ptp(ax.get_xlim()), np.ptp(ax.get_ylim())
    steepness = slope * width / height * ax.bbox.height / ax.bbox.width
    reach = TANGENT * width / np.hypot(1, steepness)
    ends = np.array([[x - reach, y - slope * reach], [x + reach, y + slope * reach]])
    ax.plot(*ends.T, color=PALETTE["vermilion"], linewidth=1.8, linestyle="-",
            zorder=4, gid="tangent")
    ax.plot(x, y, marker="o", markersize=5, color=PALETTE["vermilion"],
            markeredgecolor=PAPER, markeredgewidth=0.5, zorder=5,
            gid="touching")
    return ends
