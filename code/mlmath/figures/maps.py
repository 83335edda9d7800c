"""Pictures of linear maps: what a matrix does to the plane."""

from collections.abc import Mapping

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import FancyArrowPatch, Polygon

from mlmath._arguments import as_floats, as_matrix
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.graph import as_points
from mlmath.figures.plane import Window, prepare_axes
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    MUTED,
    PALETTE,
    TEXT_SIZE,
    house_style,
)

__all__ = ["plot_maps"]

MOST_MAPS = 12
GAP = 0.16  # inches between panels
CAPTION = 0.32  # inches below a panel
NUMBERS = (0.30, 0.26)  # inches left of and below a panel with numbers
LARGEST_HEIGHT = 3.0  # inches of a panel
ROOM = 0.16  # of the picture, around what is drawn
FLATTEST = 0.75  # height of a panel by its width
MOST_LINES = 40
SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=float)


def plot_maps(matrices, drawing=None):
    """Draw what matrices do to the plane, one panel for each.

    Each panel shows the plane after the map: the moved grid in thin lines,
    the image of the first basis vector as an arrow with a full head and of the
    second as one with an open head, and the image of the unit square, or of a
    drawing if there is one. What was there before is dashed and gray.

    Parameters
    ----------
    matrices : array_like, shape (2, 2), or mapping of str to array_like
        One matrix, or up to twelve by what to write below their panels.
    drawing : array_like, shape (n, 2), optional
        Points that are joined in their order, drawn in place of the unit
        square.

    Returns
    -------
    ndarray of matplotlib Axes, shape (number of matrices,)

    Raises
    ------
    TypeError
        If a matrix does not consist of numbers.
    ValueError
        If there are no matrices or more than twelve, or if shapes do not fit.

    Examples
    --------
    >>> from mlmath.datasets import drawing
    >>> from mlmath.figures import plot_maps
    >>> panels = plot_maps({"as it is": [[1, 0], [0, 1]],
    ...                     "sheared": [[1, 0.5], [0, 1]]}, drawing().features)
    >>> [text.get_text() for ax in panels for text in ax.texts
    ...  if text.get_gid() == "caption"]
    ['as it is', 'sheared']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(panels[0].figure)

    Notes
    -----
    Explained in :ref:`linear-transformations`.
    """
    maps = _checked(matrices)
    shape = SQUARE if drawing is None else as_points("drawing", drawing)
    pieces = [np.vstack([points, points @ matrix.T]) for matrix in maps.values()
              for points in (SQUARE[[0, 1, 3]], shape)]
    with house_style():
        panels = _panels(np.vstack(pieces), list(maps))
        for ax, matrix in zip(panels, maps.values()):
            _draw_grid(ax, matrix)
            _draw_shape(ax, matrix, shape, closed=drawing is None)
            _draw_basis(ax, matrix)
    return panels


def _checked(matrices):
    if not isinstance(matrices, Mapping):
        matrices = {"": matrices}
    if not 1 <= len(matrices) <= MOST_MAPS:
        raise ValueError(
            f"matrices: expected one to {MOST_MAPS}, got {len(matrices)}"
        )
    checked = {}
    for caption, values in matrices.items():
        name = f"matrices[{caption!r}]" if caption else "matrices"
        matrix = as_floats(name, as_matrix(name, values))
        if matrix.shape != (2, 2):
            raise ValueError(
                f"{name}: expected shape (2, 2), got shape {matrix.shape}"
            )
        checked[str(caption)] = matrix
    return checked


def _panels(points, captions):
    """Return axes that show the same part of the plane, all points in it."""
    count = len(captions)
    columns = count if count <= 3 else 2 + (count != 4)
    rows = -(-count // columns)
    numbers = count <= 2
    beside, below = NUMBERS if numbers else (0.02, 0.02)
    below += CAPTION if any(captions) else 0
    low, high = points.min(axis=0), points.max(axis=0)
    room = ROOM * (high - low).max()
    low, high = low - room, high + room
    width = (FIGURE_WIDTH - 0.26 * numbers - GAP * (columns - 1)) / columns - beside
    scale = max((high - low) / (width, LARGEST_HEIGHT))
    size = np.array([width, max((high - low)[1] / scale, FLATTEST * width)])
    middle, half = (low + high) / 2, scale * size / 2
    window = Window(*(middle[0] + half[0] * np.array([-1, 1])),
                    *(middle[1] + half[1] * np.array([-1, 1])), same_scale=True)
    above = 0.28 if numbers else GAP
    row_height = above + size[1] + below
    figure = new_figure(FIGURE_WIDTH, rows * row_height)
    panels = np.empty(count, dtype=object)
    for index, caption in enumerate(captions):
        row, column = divmod(index, columns)
        left = column * (beside + width + GAP) + beside
        bottom = (rows - 1 - row) * row_height + below
        ax = panels[index] = add_axes(figure, (left, bottom, *size))
        prepare_axes(ax, window, ("x_1", "x_2") if numbers else (None, None),
                     numbers=numbers)
        _whole_numbers(ax, numbers)
        ax.annotate(
            caption, (0.5, 0), xycoords="axes fraction", va="top", ha="center",
            xytext=(0, -6 - 72 * (NUMBERS[1] if numbers else 0)),
            textcoords="offset points", fontsize=TEXT_SIZE, color=INK,
            annotation_clip=False, gid="caption")
    return panels


def _whole_numbers(ax, written):
    """Keep the gray lines to whole numbers, like those of the moved grid."""
    for axis, limits in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
        ticks = axis.get_ticklocs()
        if len(ticks) > 1 and ticks[1] - ticks[0] < 1:
            values = np.arange(np.ceil(limits[0]), np.floor(limits[1]) + 1)
            axis.set_ticks(values, [f"${value + 0.0:g}$" if written else ""
                                    for value in values])


def _draw_grid(ax, matrix):
    """Draw the images of the lines where a coordinate is a whole number."""
    corners = np.array([(x, y) for x in ax.get_xlim() for y in ax.get_ylim()])
    reach = np.abs(corners @ np.linalg.pinv(matrix).T).max()
    count = int(min(np.ceil(reach), MOST_LINES))
    whole = np.arange(-count, count + 1)
    far = count + 1.0
    lines = [np.array(ends) @ matrix.T for k in whole
             for ends in ([(k, -far), (k, far)], [(-far, k), (far, k)])]
    ax.add_collection(LineCollection(
        lines, colors=PALETTE["blue"], linewidths=0.8, alpha=0.55, zorder=1.6,
        gid="grid"), autolim=False)


def _draw_shape(ax, matrix, shape, closed):
    if not np.array_equal(matrix, np.eye(2)):
        outline = shape[[*range(len(shape)), 0]] if closed else shape
        ax.plot(*outline.T, color=MUTED, linewidth=1.2, linestyle=(0, (3, 2)),
                zorder=2, gid="before")
    moved = shape @ matrix.T
    if closed:
        ax.add_patch(Polygon(
            moved, facecolor=PALETTE["vermilion"], alpha=0.3, edgecolor="none",
            zorder=2.2, gid="area"))
        ax.add_patch(Polygon(
            moved, facecolor="none", edgecolor=PALETTE["vermilion"],
            linewidth=1.4, zorder=2.3, gid="after"))
    else:
        ax.plot(*moved.T, color=PALETTE["vermilion"], linewidth=2,
                linestyle="-", solid_joinstyle="round", zorder=3, gid="after")


def _draw_basis(ax, matrix):
    for column, color, head in ((0, "blue", "-|>"), (1, "green", "->")):
        tip = matrix[:, column]
        if not tip.any():
            ax.plot(0, 0, marker="o", markersize=5, color=PALETTE[color],
                    zorder=4, gid=f"image-{column + 1}")
            continue
        ax.add_patch(FancyArrowPatch(
            (0, 0), tuple(tip), arrowstyle=f"{head},head_width=3,head_length=6",
            color=PALETTE[color], linewidth=2, shrinkA=0, shrinkB=0, zorder=4,
            gid=f"image-{column + 1}"))
