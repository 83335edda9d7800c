"""Pictures whose pixels are the numbers of a table."""

from itertools import groupby

import numpy as np
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from mlmath._arguments import as_matrix, as_sequence
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    MUTED,
    PALETTE,
    TEXT_SIZE,
    house_style,
)

__all__ = ["plot_pixels"]

GAP = 0.22  # inches between pictures
CAPTION = 0.3  # inches below a picture
MARGIN = 0.03  # inches around everything, for the frames


def plot_pixels(tables, captions, columns=2, *, gray=False):
    """Draw tables of numbers as pictures, with a line of text below each.

    The number 0 leaves the page as it is, 1 is full blue, and numbers between
    them are shades, on a white and on a dark page. In a photo, 0 is black and 1
    is white on every page.

    Parameters
    ----------
    tables : sequence of array_like, each of shape (m, n)
        Numbers from 0 to 1.
    captions : sequence of str
        One for each table.
    columns : int, optional
        How many pictures stand in a row.
    gray : bool, default False
        Draw the tables as photos, in shades of gray.

    Returns
    -------
    ndarray of matplotlib Axes, shape (number of tables,)

    Raises
    ------
    TypeError
        If `tables` or `captions` is not a sequence, or a table not a matrix
        of numbers.
    ValueError
        If there are no tables, a number lies outside 0 to 1, or the captions
        are not as many as the tables.

    Examples
    --------
    >>> from mlmath.figures import plot_pixels
    >>> panels = plot_pixels([[[0, 1], [1, 0]]], ["four pixels"])
    >>> [patch.get_gid() for patch in panels[0].patches]
    ['pixels', 'frame']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(panels[0].figure)

    Notes
    -----
    Explained in :ref:`elimination-and-rank`.
    """
    pictures = [
        _checked(f"tables[{index}]", table)
        for index, table in enumerate(
            as_sequence("tables", tables, "a list of tables"))
    ]
    texts = as_sequence("captions", captions, "a list of texts")
    if not pictures:
        raise ValueError("tables: expected at least one table, got none")
    if len(texts) != len(pictures):
        raise ValueError(
            f"captions: expected {len(pictures)}, one for each table,"
            f" got {len(texts)}"
        )
    with house_style():
        panels = _panels(pictures, min(columns, len(pictures)))
        for ax, picture, text in zip(panels, pictures, texts):
            (_expose if gray else _draw)(ax, picture)
            _frame(ax, picture.shape)
            ax.annotate(text, (0.5, 0), xytext=(0, -6), va="top", ha="center",
                        xycoords="axes fraction", textcoords="offset points",
                        fontsize=TEXT_SIZE, color=INK, annotation_clip=False,
                        gid="caption")
    return panels


def _checked(name, table):
    picture = as_matrix(name, table).astype(float)
    if picture.min() < 0 or picture.max() > 1:
        worst = picture.min() if picture.min() < 0 else picture.max()
        raise ValueError(
            f"{name}: expected numbers from 0 to 1, got {worst:g}"
        )
    return picture


def _panels(pictures, columns):
    """Return axes in rows of `columns`, each as high as its picture needs."""
    width = (FIGURE_WIDTH - 2 * MARGIN - GAP * (columns - 1)) / columns
    rows = [pictures[start : start + columns]
            for start in range(0, len(pictures), columns)]
    heights = [max(width * len(picture) / picture.shape[1]
                   for picture in row) for row in rows]
    total = sum(heights) + CAPTION * len(rows) + GAP * (len(rows) - 1)
    figure = new_figure(FIGURE_WIDTH, total + MARGIN)
    panels = np.empty(len(pictures), dtype=object)
    top = total
    for number, (row, height) in enumerate(zip(rows, heights)):
        for column in range(len(row)):
            left = MARGIN + column * (width + GAP)
            panels[number * columns + column] = add_axes(
                figure, (left, top - height, width, height))
        top -= height + CAPTION + GAP
    return panels


def _draw(ax, picture):
    for shade in np.unique(picture[picture > 0]):
        # One shape for all pixels of a shade: no seams between neighbors.
        ax.add_patch(PathPatch(
            _outline(picture == shade), facecolor=PALETTE["blue"],
            alpha=float(shade), edgecolor="none", antialiased=False,
            gid="pixels"))


def _expose(ax, picture):
    """Draw a photo, which has too many shades for a shape of each."""
    row_count, column_count = picture.shape
    ax.imshow(picture, cmap="gray", vmin=0, vmax=1, interpolation="none",
              extent=(0, column_count, row_count, 0), gid="photo")


def _frame(ax, shape):
    """Show all of a picture, the first row on top, in a frame."""
    row_count, column_count = shape
    ax.set_xlim(0, column_count)
    ax.set_ylim(row_count, 0)
    ax.set_aspect("equal")
    ax.set_axis_off()
    ax.add_patch(Rectangle(
        (0, 0), column_count, row_count, facecolor="none", edgecolor=MUTED,
        linewidth=1, clip_on=False, gid="frame"))


def _outline(mask):
    """Return the path of the true pixels: a rectangle for each run in a row."""
    rectangles = []
    for number, row in enumerate(mask):
        start = 0
        for filled, run in groupby(row):
            end = start + len(list(run))
            if filled:
                rectangles.append(Path(
                    [(start, number), (end, number), (end, number + 1),
                     (start, number + 1), (start, number)], closed=True))
            start = end
    return Path.make_compound_path(*rectangles)
