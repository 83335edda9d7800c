"""Pictures of observations as points of the plane."""

from collections.abc import Mapping

import numpy as np

from mlmath._arguments import (
    as_count,
    as_index,
    as_number,
    as_sequence,
    described,
)
from mlmath.figures.graph import (
    as_points,
    color_of,
    draw_dots,
    few_numbers,
    new_graph,
    padded,
    same_scale,
    settle,
    write_beside,
)
from mlmath.figures.style import INK, LINE_WIDTH, PALETTE, house_style

__all__ = ["plot_points"]

MOST_CLASSES = 10


def plot_points(points, classes=None, *, class_names=None, line=None,
                names=None, joined=None, xlabel="$x_1$", ylabel="$x_2$",
                equal=False):
    """Draw observations as points, each class in a color and shape of its own.

    From the fifth class on, colors come again, and each point is drawn as the
    digit of its class.

    Parameters
    ----------
    points : array_like, shape (n, 2)
        One row for each observation.
    classes : array_like of int, shape (n,), optional
        The class of each, from 0 to at most 9.
    class_names : sequence of str, optional
        What the classes are called, for the list above the picture.
    line : tuple of float, optional
        A line to draw: two numbers are the slope and the intercept, three
        numbers (w_1, w_2, b) the line w_1 x_1 + w_2 x_2 + b = 0.
    names : mapping of int to str, optional
        Rows to mark with a ring, and what to write beside them.
    joined : int, optional
        Draw lines in place of dots, each through so many points, in their
        order: 5 joins the first five points, then the next five, and so on.
    xlabel, ylabel : str, optional
        The names of the axes.
    equal : bool, optional
        Give both axes the same scale, so that distances and angles are true.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If an argument has another type than it should.
    ValueError
        If shapes do not fit, there are more than ten classes, or points
        remain after the last line.

    Examples
    --------
    >>> from mlmath.figures import plot_points
    >>> ax = plot_points([[1, 2], [2, 1], [3, 3]], [0, 0, 1], names={2: "new"})
    >>> [text.get_text() for text in ax.texts]
    ['new']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`vectors`.
    """
    points = as_points("points", points)
    classes = _checked_classes(classes, len(points))
    class_names = _checked_class_names(class_names, classes)
    line = _checked_line(line)
    names = _checked_names(names, len(points))
    joined = _checked_joined(joined, classes, len(points))
    with house_style():
        ax = new_graph(xlabel, ylabel)
        if joined is None:
            _draw_classes(ax, points, classes, class_names)
        else:
            _draw_lines(ax, points, joined)
        limits = [padded(column) for column in points.T]
        ax.set(xlim=limits[0], ylim=limits[1])
        few_numbers(ax)
        settle(ax, sample=0.8)
        if equal:
            same_scale(ax, *limits)
        if line is not None:
            ax.axline(**line, color=INK, linewidth=0.8 * LINE_WIDTH,
                      linestyle="-", zorder=3, gid="line")
        _draw_names(ax, points, names)
    return ax


def _checked_classes(classes, count):
    if classes is None:
        return None
    given = np.asarray(classes)
    if given.shape != (count,):
        raise ValueError(
            f"classes: expected shape ({count},), one for each point,"
            f" got shape {given.shape}"
        )
    whole = given.astype(int)
    if not np.array_equal(whole, given) or not (
            0 <= whole.min() and whole.max() < MOST_CLASSES):
        raise ValueError(
            f"classes: expected whole numbers from 0 to {MOST_CLASSES - 1}"
        )
    return whole


def _checked_class_names(class_names, classes):
    if class_names is None:
        return None
    texts = as_sequence("class_names", class_names, "a list of texts")
    needed = 0 if classes is None else classes.max() + 1
    if classes is None or len(texts) < needed:
        raise ValueError(
            f"class_names: expected {needed}, one for each class,"
            f" got {len(texts)}"
        )
    return texts


def _checked_line(line):
    """Return a line as Matplotlib's `axline` wants it."""
    if line is None:
        return None
    numbers = [float(as_number(f"line[{place}]", value)) for place, value
               in enumerate(as_sequence("line", line, "two or three numbers"))]
    if len(numbers) == 2:
        slope, intercept = numbers
        return {"xy1": (0, intercept), "slope": slope}
    if len(numbers) == 3 and any(numbers[:2]):
        w = np.array(numbers[:2])
        near = -numbers[2] * w / (w @ w)
        return {"xy1": tuple(near), "xy2": (near[0] - w[1], near[1] + w[0])}
    raise ValueError(
        "line: expected (slope, intercept), or (w_1, w_2, b) with w_1 and w_2"
        f" not both 0, got {line!r}"
    )


def _checked_names(names, count):
    if names is None:
        return {}
    if not isinstance(names, Mapping):
        raise TypeError(
            f"names: expected a dict of rows and texts, got {described(names)}"
        )
    return {as_index("names", row, count): str(text)
            for row, text in names.items()}


def _checked_joined(joined, classes, count):
    """Return how many points a line joins, or None for dots."""
    if joined is None:
        return None
    if classes is not None:
        raise ValueError("joined: expected no classes beside it")
    size = as_count("joined", joined, count)
    if size < 2 or count % size:
        raise ValueError(
            f"joined: expected a number from 2 that divides {count}, got {size}"
        )
    return size


def _draw_lines(ax, points, size):
    lines = points.reshape(-1, size, 2)
    gaps = np.full((len(lines), 1, 2), np.nan)
    ax.plot(*np.concatenate([lines, gaps], axis=1).reshape(-1, 2).T,
            color=PALETTE["blue"], linewidth=0.6 * LINE_WIDTH, gid="lines")


def _draw_classes(ax, points, classes, class_names):
    if classes is None:
        draw_dots(ax, *points.T, "blue", gid="points")
        return
    count = classes.max() + 1
    for number in range(count):
        chosen = points[classes == number]
        as_digit = {} if count <= len(PALETTE) else {
            "marker": f"${number}$", "size": 6.5, "markeredgewidth": 0.4,
            "markeredgecolor": PALETTE[color_of(number)]}
        draw_dots(ax, *chosen.T, color_of(number), gid=f"class-{number}",
                  label=class_names[number] if class_names else None, **as_digit)


def _draw_names(ax, points, names):
    for row in names:
        ax.plot(*points[row], marker="o", markersize=10, markerfacecolor="none",
                markeredgecolor=INK, markeredgewidth=1.5, linestyle="none",
                zorder=5, gid="ring")
    write_beside(ax, [(text, points[row], "ink") for row, text in names.items()],
                 gid="name")
