"""The rank of three vectors, to be moved: the still picture."""

import numpy as np
from matplotlib.patches import FancyArrowPatch, Polygon

from mlmath._arguments import as_square_matrix
from mlmath.elimination import rank as rank_of
from mlmath.elimination import reduced_row_echelon_form
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.solid import (
    View,
    box_corners,
    box_edges,
    line_in_box,
    plane_polygon,
)
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    SMALL_SIZE,
    TEXT_COLORS,
    TEXT_SIZE,
    house_style,
)

__all__ = ["rank"]

HEIGHT = 2.7  # inches
NAMES = ("u", "v", "w")
COLORS = ("blue", "vermilion", "green")
SOLUTION_SETS = ("all of space", "a plane", "a line", "a point")
VIEW = View(elevation=22, azimuth=32)
LARGEST = 10
REACH = 1.02  # the box is so much larger than the longest coordinate


def rank(*, vectors):
    """Draw the figure "Rank" as it stands before anybody moves it.

    On the left the three vectors with the plane that the first two span (or
    the plane or line that all span, if the first two have one direction); on
    the right the solutions of the three equations that have the vectors as
    rows and zeros as constants.

    Parameters
    ----------
    vectors : array_like, shape (3, 3)
        The vectors u, v and w, a row each, with numbers from -10 to 10. At
        least one is not zero.

    Returns
    -------
    ndarray of matplotlib Axes, shape (2,)
        The vectors, and the solutions.

    Raises
    ------
    TypeError, ValueError
        If a number is not what is expected; the message names the argument.

    Examples
    --------
    >>> from mlmath.figures.rank import rank
    >>> panels = rank(vectors=[[2, 0, 0], [0, 2, 0], [1, 1, 0]])
    >>> [ax.texts[-1].get_text() for ax in panels]
    ['rank 2', 'solutions: a line']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(panels[0].figure)

    Notes
    -----
    Explained in the chapter "Elimination, row echelon form and rank".
    """
    entries = as_square_matrix("vectors", vectors, 3)
    rows = entries.astype(float)
    if not 0 < np.abs(rows).max() <= LARGEST:
        raise ValueError(
            f"vectors: expected numbers from {-LARGEST} to {LARGEST}, not all"
            f" of them 0, got {vectors!r}"
        )
    found = int(rank_of(entries))
    all_directions = independent_rows(entries)
    pair = independent_rows(entries[:2])
    spanned = pair if len(pair) == 2 else all_directions
    reach = REACH * float(np.abs(rows).max())
    with house_style():
        figure = new_figure(FIGURE_WIDTH, HEIGHT)
        panels = np.empty(2, dtype=object)
        for index, words in enumerate((
                f"rank {found}", f"solutions: {SOLUTION_SETS[found]}")):
            panels[index] = _new_panel(figure, index, reach)
            draw_span(panels[index], spanned if index == 0
                      else null_directions(all_directions), reach,
                      "blue" if index == 0 else "purple")
            if index == 0:
                _draw_vectors(panels[0], rows)
            _write_below(panels[index], words)
    return panels


def independent_rows(entries):
    """Return independent directions that span the same as the rows."""
    form = reduced_row_echelon_form(entries)
    return form.matrix.astype(float)[:form.rank]


def null_directions(independent):
    """Return directions at right angles to independent ones, shape (3-k, 3)."""
    _, _, directions = np.linalg.svd(independent)
    return directions[len(independent):]


def _new_panel(figure, index, reach):
    ax = add_axes(figure, (index * FIGURE_WIDTH / 2, 0, FIGURE_WIDTH / 2,
                           HEIGHT))
    corners = VIEW.project(box_corners(-reach, reach))
    half = np.abs(corners).max(axis=0) * 1.1
    ax.set_xlim(-half[0], half[0])
    ax.set_ylim(-half[1] * 1.3, half[1])
    ax.set_aspect("equal", adjustable="box")
    ax.set(xticks=[], yticks=[])
    ax.set_axis_off()
    for edge in box_edges(-reach, reach):
        ax.plot(*VIEW.project(edge).T, color=MUTED, linewidth=0.5,
                linestyle="-", zorder=1, gid="box")
    return ax


def draw_span(ax, directions, reach, color):
    """Draw the point, line or plane that independent directions span."""
    if len(directions) == 0:
        ax.plot(0, 0, marker="o", markersize=7, color=PALETTE[color],
                markeredgecolor=PAPER, linestyle="none", zorder=6, gid="point")
    elif len(directions) == 1:
        ends = line_in_box(np.zeros(3), directions[0], -reach, reach)
        ax.plot(*VIEW.project(ends).T, color=PALETTE[color], linestyle="-",
                linewidth=3, zorder=2, gid="line")
    elif len(directions) == 2:
        normal = np.cross(*directions)
        corners = plane_polygon(normal / np.linalg.norm(normal), 0, -reach, reach)
        ax.add_patch(Polygon(
            VIEW.project(corners), closed=True, facecolor=PALETTE[color],
            alpha=0.28, edgecolor=PALETTE[color], linewidth=1.2, zorder=2,
            gid="plane"))


def _draw_vectors(ax, rows):
    for name, color, vector in zip(NAMES, COLORS, rows):
        tip = VIEW.project(vector)
        ax.add_patch(FancyArrowPatch(
            (0, 0), tip, arrowstyle="-|>,head_width=3,head_length=6",
            color=PALETTE[color], linewidth=2.2, shrinkA=0, shrinkB=0,
            zorder=4, gid=f"vector-{name}"))
        length = max(float(np.hypot(*tip)), 1e-9)
        ax.annotate(
            rf"$\mathbf{{{name}}}$", tip, xytext=tuple(11 * tip / length),
            textcoords="offset points", ha="center", va="center",
            fontsize=TEXT_SIZE, color=TEXT_COLORS[color], zorder=5,
            annotation_clip=False, gid=f"name-{name}",
            bbox={"boxstyle": "square,pad=0.04", "facecolor": PAPER,
                  "edgecolor": "none", "alpha": 0.8})


def _write_below(ax, words):
    ax.text(0.5, 0.02, words, transform=ax.transAxes, ha="center", va="bottom",
            fontsize=SMALL_SIZE, color=INK, zorder=7, gid="verdict")
