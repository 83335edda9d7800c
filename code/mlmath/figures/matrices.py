"""Pictures of matrices, with their pivots."""

from dataclasses import dataclass

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

from mlmath._arguments import as_index, as_matrix
from mlmath.figures.canvas import add_axes, checked_axes, new_figure
from mlmath.figures.labels import text_size
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    MUTED,
    PALETTE,
    TEXT_COLORS,
    TEXT_SIZE,
    house_style,
)
from mlmath.elimination import EchelonForm
from mlmath.typesetting import number_latex

ENTRY_SIZE = TEXT_SIZE + 2  # points
ROW_HEIGHT = 0.36  # inches
LEAST_COLUMN = 0.38  # inches
BETWEEN_ENTRIES = 0.2  # inches
BRACKET = 0.14  # inches from a bracket to the entries, and to the edge
SERIF = 0.08  # inches, the short ends of a bracket
MARGIN = 0.06  # inches above and below the brackets


def show_matrix(matrix, *, pivots=None, augmented=None, highlight_rows=None,
                ax=None):
    """Draw a matrix with its pivots in boxes.

    Parameters
    ----------
    matrix : array_like, shape (m, n), or EchelonForm
        Finite real numbers; ints and Fractions are written exactly. An
        EchelonForm brings its pivots and its bar along.
    pivots : sequence of (row, column), optional
        The entries to put in a box, counted from 0.
    augmented : bool, optional
        Whether a bar stands before the last column.
    highlight_rows : sequence of int, optional
        Rows to underlay with a band, counted from 0.
    ax : matplotlib Axes, optional
        Where to draw. On a figure of its own, as large as the matrix needs,
        if not given.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `matrix` is not a matrix of numbers, an index is not an integer, or
        `ax` not an Axes.
    ValueError
        If the rows of `matrix` have different lengths, a pivot or a row lies
        outside it, or a matrix with one column is to have a bar.

    Examples
    --------
    >>> from mlmath.elimination import row_echelon_form
    >>> from mlmath.figures import show_matrix
    >>> ax = show_matrix(row_echelon_form([[1, 2, 3], [2, 4, 8]]))
    >>> [text.get_text() for text in ax.texts]
    ['$1$', '$2$', '$3$', '$0$', '$0$', '$2$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`elimination-and-rank`.
    """
    entries, pivots, bar = _contents(matrix, pivots, augmented)
    row_count = len(entries)
    rows = [
        as_index("highlight_rows", row, row_count)
        for row in as_list("highlight_rows", highlight_rows)
    ]
    if ax is not None:
        checked_axes(ax)
    with house_style():
        texts = [[f"${number_latex(entry)}$" for entry in row] for row in entries]
        layout = Layout.of(texts, bar)
        ax = _prepared_axes(layout, ax)
        for row in rows:
            _draw_band(ax, layout, row)
        for row, column in np.ndindex(entries.shape):
            _draw_entry(ax, layout, texts[row][column], row, column,
                        (row, column) in pivots)
        _draw_bracket(ax, layout, BRACKET, 1)
        _draw_bracket(ax, layout, layout.width - BRACKET, -1)
        if bar is not None:
            ax.plot([layout.bar] * 2, [MARGIN, layout.height - MARGIN],
                    color=MUTED, linestyle="-", linewidth=1, gid="bar")
    return ax


def _contents(matrix, pivots, augmented):
    """Return the entries, the set of pivots, and the column after the bar."""
    bar = None
    if isinstance(matrix, EchelonForm):
        pivots = matrix.pivots if pivots is None else pivots
        if matrix.augmented and augmented is not False:
            bar = matrix.searched_columns
        matrix = matrix.matrix
    entries = as_matrix("matrix", matrix)
    row_count, column_count = entries.shape
    if augmented and bar is None:
        bar = column_count - 1
    if bar == 0:
        raise ValueError(
            "augmented: expected a matrix with at least two columns to draw"
            f" a bar in, got shape {entries.shape}"
        )
    places = set()
    for place in as_list("pivots", pivots):
        if not isinstance(place, (tuple, list)) or len(place) != 2:
            raise TypeError(
                f"pivots: expected pairs (row, column), got {place!r}"
            )
        places.add((as_index("pivots", place[0], row_count),
                    as_index("pivots", place[1], column_count, "column")))
    return entries, places, bar


def as_list(name, values):
    """Return a sequence as a list; None stands for no entries."""
    if values is None:
        return []
    try:
        return list(values)
    except TypeError:
        raise TypeError(
            f"{name}: expected a sequence, got {type(values).__name__}"
        ) from None


@dataclass(frozen=True)
class Layout:
    """Where everything stands, in inches from the lower left corner.

    Attributes
    ----------
    rights : ndarray, shape (n,)
        Where the entries of each column end.
    widths : ndarray, shape (m, n)
        How wide the entries are.
    width, height : float
        The size of the whole.
    bar : float or None
        Where the bar stands.
    """

    rights: np.ndarray
    widths: np.ndarray
    width: float
    height: float
    bar: float | None

    @classmethod
    def of(cls, texts, bar):
        """Lay out entries given as mathtext."""
        probe = Figure()
        widths = np.array([
            [text_size(probe.text(0, 0, text, fontsize=ENTRY_SIZE), 0)[0]
             for text in row] for row in texts]) / probe.dpi
        columns = np.maximum(widths.max(axis=0), LEAST_COLUMN - BETWEEN_ENTRIES)
        gaps = np.full(len(columns), BETWEEN_ENTRIES)
        gaps[0] = 0
        if bar is not None:
            gaps[bar] += BETWEEN_ENTRIES
        rights = 2 * BRACKET + SERIF + np.cumsum(columns + gaps)
        return cls(
            rights=rights,
            widths=widths,
            width=rights[-1] + 2 * BRACKET + SERIF,
            height=len(texts) * ROW_HEIGHT + 2 * MARGIN,
            bar=None if bar is None
            else rights[bar - 1] + gaps[bar] / 2,
        )

    def middle(self, row):
        """Return how high the middle of a row is."""
        return self.height - MARGIN - (row + 0.5) * ROW_HEIGHT


def _prepared_axes(layout, ax):
    """Return axes whose unit is an inch, at least where they are our own."""
    if ax is None:
        # A matrix wider than the page is drawn smaller rather than cut off.
        scale = min(1, FIGURE_WIDTH / layout.width)
        size = (layout.width * scale, layout.height * scale)
        ax = add_axes(new_figure(*size), (0, 0, *size))
    ax.set_xlim(0, layout.width)
    ax.set_ylim(0, layout.height)
    ax.set_aspect("equal", adjustable="box")
    ax.set(xticks=[], yticks=[])
    ax.set_axis_off()
    return ax


def _scale(ax):
    """Return how many times larger than life the matrix is drawn."""
    inches = ax.bbox.width / ax.figure.dpi, ax.bbox.height / ax.figure.dpi
    units = ax.get_xlim()[1], ax.get_ylim()[1]
    return min(inch / unit for inch, unit in zip(inches, units))


def _draw_band(ax, layout, row):
    start = 2 * BRACKET
    ax.add_patch(Rectangle(
        (start, layout.middle(row) - ROW_HEIGHT / 2),
        layout.width - 2 * start, ROW_HEIGHT, facecolor=PALETTE["blue"],
        alpha=0.16, edgecolor="none", zorder=1, gid=f"band-{row}"))


def _draw_entry(ax, layout, text, row, column, is_pivot):
    width = layout.widths[row, column]
    right, middle = layout.rights[column], layout.middle(row)
    color = TEXT_COLORS["vermilion"] if is_pivot else INK
    ax.text(right - width / 2, middle, text, color=color, ha="center",
            va="center", fontsize=ENTRY_SIZE * _scale(ax), zorder=3,
            clip_on=False, gid=f"entry-{row}-{column}")
    if is_pivot:
        side = max(width + 0.11, 0.26)
        ax.add_patch(FancyBboxPatch(
            (right - width / 2 - side / 2, middle - 0.14), side, 0.28,
            boxstyle="round,pad=0,rounding_size=0.05",
            facecolor=to_rgba(PALETTE["vermilion"], 0.16),
            edgecolor=PALETTE["vermilion"], linewidth=1.4, zorder=2,
            gid=f"pivot-{row}-{column}"))


def _draw_bracket(ax, layout, x, side):
    top = layout.height - MARGIN
    inner = x + side * SERIF
    ax.plot([inner, x, x, inner], [top, top, MARGIN, MARGIN], color=INK,
            linestyle="-", linewidth=1.3, solid_joinstyle="miter",
            solid_capstyle="butt", clip_on=False, gid="bracket")
