"""Pictures of vectors: arrows, their sums and their shadows."""

from collections.abc import Mapping

import numpy as np
from matplotlib.patches import FancyArrowPatch

from mlmath._arguments import described, joined
from mlmath.figures import labels
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.graph import as_point, color_of
from mlmath.figures.plane import Window, prepare_axes
from mlmath.figures.style import (
    FIGURE_WIDTH,
    MUTED,
    PALETTE,
    PAPER,
    TEXT_COLORS,
    TEXT_SIZE,
    house_style,
)

__all__ = ["plot_arrows"]

MARGINS = (0.36, 0.30, 0.30, 0.30)  # inches left, bottom, right, top
LARGEST_HEIGHT, SMALLEST_HEIGHT = 3.0, 1.2  # inches of the plane
ROOM = 0.12  # of the picture, around what is drawn
MOST_ARROWS = 6
LATE = 60  # what a name costs beside the first half of its arrow
CORNER = 0.12  # inches, the side of the mark of a right angle


def plot_arrows(vectors, *, sum=None, shadow=None, axes=("x_1", "x_2")):
    """Draw vectors of the plane as arrows, each with its name.

    Parameters
    ----------
    vectors : mapping of str to array_like, shape (2,)
        One to six vectors by their names, mathematics between dollars.
    sum : str, optional
        The name of the sum of all. If it is given, each arrow begins at the
        tip of the one before, and the sum leads from the origin to the last
        tip.
    shadow : tuple of str, optional
        The names of two of the vectors: the shadow of the first on the line
        of the second is drawn as a broad band.
    axes : tuple of str, optional
        The names of the two axes.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `vectors` is not a mapping, or a vector not a pair of numbers.
    ValueError
        If there are no vectors, more than six, or only the zero vector, or if
        the shadow names a vector that is not there.

    Examples
    --------
    >>> from mlmath.figures import plot_arrows
    >>> ax = plot_arrows({"$u$": [3, 1], "$v$": [1, 2]}, sum="$u + v$")
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "arrow-name"]
    ['$u$', '$v$', '$u + v$']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`vectors`.
    """
    steps = _checked_vectors(vectors)
    shadow = _checked_shadow(shadow, steps)
    starts = [np.zeros(2) for _ in steps]
    if sum is not None:
        tips = np.cumsum(list(steps.values()), axis=0)
        starts = [np.zeros(2), *tips[:-1]]
    arrows = [(name, start, start + step) for (name, step), start
              in zip(steps.items(), starts)]
    if sum is not None:
        arrows.append((str(sum), np.zeros(2), tips[-1]))
    everywhere = [point for _, start, tip in arrows for point in (start, tip)]
    foot = None
    if shadow is not None:
        foot = _foot(*(steps[name] for name in shadow))
        everywhere.append(foot)
    with house_style():
        ax = _plane(np.array(everywhere), axes)
        segments = []
        if foot is not None:
            place = list(steps).index(shadow[0])
            segments = _draw_shadow(
                ax, steps[shadow[0]], foot, steps[shadow[1]], color_of(place))
        for place, (_, start, tip) in enumerate(arrows):
            _draw_arrow(ax, start, tip, PALETTE[color_of(place)])
        _write_names(ax, arrows, segments)
    return ax


def _checked_vectors(vectors):
    if not isinstance(vectors, Mapping):
        raise TypeError(
            "vectors: expected a dict of names and vectors,"
            f" got {described(vectors)}"
        )
    if not 1 <= len(vectors) <= MOST_ARROWS:
        raise ValueError(
            f"vectors: expected one to {MOST_ARROWS}, got {len(vectors)}"
        )
    steps = {name: as_point(f"vectors[{name!r}]", vector)
             for name, vector in vectors.items()}
    if not np.any(list(steps.values())):
        raise ValueError("vectors: expected one that is not zero, got none")
    return steps


def _checked_shadow(shadow, steps):
    if shadow is None:
        return None
    names = tuple(shadow)
    if len(names) != 2 or not set(names) <= set(steps):
        raise ValueError(
            f"shadow: expected two of the names {joined(steps)}, got {shadow!r}"
        )
    if not np.any(steps[names[1]]):
        raise ValueError(
            "shadow: expected a vector other than zero as the second, got"
            f" {names[1]} = (0, 0)"
        )
    return names


def _foot(vector, direction):
    return direction * (vector @ direction) / (direction @ direction)


def _plane(points, axes):
    """Return axes with the same scale both ways that show all points."""
    low = np.minimum(points.min(axis=0), 0)
    high = np.maximum(points.max(axis=0), 0)
    room = ROOM * (high - low).max()
    low, high = low - room, high + room
    left, bottom, right, top = MARGINS
    largest = np.array([FIGURE_WIDTH - left - right, LARGEST_HEIGHT])
    scale = ((high - low) / largest).max()
    size = np.array([largest[0], max((high - low)[1] / scale, SMALLEST_HEIGHT)])
    middle, half = (low + high) / 2, scale * size / 2
    window = Window(
        *(middle[0] + half[0] * np.array([-1, 1])),
        *(middle[1] + half[1] * np.array([-1, 1])), same_scale=True)
    figure = new_figure(FIGURE_WIDTH, size[1] + bottom + top)
    ax = add_axes(figure, (left, bottom, *size))
    prepare_axes(ax, window, axes)
    return ax


def _draw_arrow(ax, start, tip, color):
    if np.array_equal(start, tip):
        ax.plot(*tip, marker="o", markersize=5, color=color, gid="arrow")
        return
    ax.add_patch(FancyArrowPatch(
        start, tip, arrowstyle="-|>,head_width=3.6,head_length=7.5",
        color=color, linewidth=2, shrinkA=0, shrinkB=0, zorder=4, gid="arrow",
        joinstyle="miter", capstyle="butt"))


def _draw_shadow(ax, vector, foot, direction, color):
    """Draw the line of a direction and what a vector throws on it."""
    ax.axline((0, 0), tuple(direction), color=MUTED, linewidth=0.9,
              linestyle=(0, (5, 3)), zorder=2, gid="line")
    ax.plot(*zip((0, 0), foot), color=PALETTE[color], alpha=0.4, linewidth=8,
            solid_capstyle="butt", zorder=3, gid="shadow")
    fall = np.array([vector, foot])
    ax.plot(*fall.T, color=MUTED, linewidth=1.1, linestyle=(0, (1.5, 2)),
            zorder=3, gid="fall")
    length = np.linalg.norm(vector - foot)
    side = CORNER * np.ptp(ax.get_xlim()) * ax.figure.dpi / ax.bbox.width
    if length > 1.5 * side:
        up = (vector - foot) / length
        along = -direction / np.linalg.norm(direction)
        if foot @ direction < 0:
            along = -along
        corner = [foot + side * along, foot + side * (along + up),
                  foot + side * up]
        ax.plot(*np.transpose(corner), color=MUTED, linewidth=1.1,
                linestyle="-", zorder=3, gid="right-angle")
    return [np.array([np.zeros(2), foot]), fall]


def _write_names(ax, arrows, segments):
    points = ax.figure.dpi / 72
    surroundings = labels.Surroundings(labels.Box(*ax.bbox.extents))
    ends = [np.array([start, tip]) for _, start, tip in arrows]
    for line in [*ends, *segments, *_zero_lines(ax)]:
        surroundings.segments.append((*ax.transData.transform(line), 1))
    waiting = []
    for place, ((name, *_), line) in enumerate(zip(arrows, ends)):
        text = ax.text(
            0, 0, name, color=TEXT_COLORS[color_of(place)], fontsize=TEXT_SIZE,
            ha="center", va="center", zorder=6, gid="arrow-name",
            bbox={"boxstyle": "square,pad=0.06", "facecolor": PAPER,
                  "edgecolor": "none"})
        size = labels.text_size(text, 1.5 * points)
        start, tip = ax.transData.transform(line)
        where = (_near_tip(start, tip, size, 5 * points)
                 if np.linalg.norm(tip - start) > 1
                 else labels.around_point(tip, size, 6 * points))
        waiting.append((text, labels.Label(size, *where)))
    labels.place([label for _, label in waiting], surroundings)
    to_data = ax.transData.inverted()
    for text, label in waiting:
        text.set_position(to_data.transform(label.centers[label.chosen]))


def _zero_lines(ax):
    """Return the two axes of the plane as segments."""
    return [np.array([[low, 0], [high, 0]]) @ swap
            for (low, high), swap in ((ax.get_xlim(), np.eye(2)),
                                      (ax.get_ylim(), np.eye(2)[::-1]))]


def _near_tip(start, tip, size, gap):
    """Return places beside an arrow, those beside its second half first."""
    centers, preferences = labels.along_segment(start, tip, size, gap)
    half = len(centers) // 2
    return centers, [cost + LATE * (place < half)
                     for place, cost in enumerate(preferences)]
