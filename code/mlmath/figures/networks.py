"""Pictures of networks: places, and arrows from place to place."""

import numpy as np
from matplotlib.patches import FancyArrowPatch

from mlmath._arguments import as_number, as_sequence, described, joined
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    PALETTE,
    PAPER,
    SMALL_SIZE,
    TEXT_COLORS,
    TEXT_SIZE,
    house_style,
)

__all__ = ["plot_network"]

LARGEST_HEIGHT = 3.4  # inches; maps need more than other figures
ROOM = 0.6  # inches around the places, for their names
CLEARANCE = 22  # points that an arrow keeps from the middle of a place


def plot_network(places, arrows):
    """Draw places, and arrows between them with what flows along.

    An arrow from place to place is solid and blue. One that begins or ends
    outside, at a bare point, is dashed and green, with its label at that
    point.

    Parameters
    ----------
    places : dict of str to (float, float)
        The name of each place and where it stands; x runs to the right and y
        upward, in a unit of your own.
    arrows : sequence of (start, end, label)
        Start and end are each the name of a place or a point (x, y) outside,
        but not both points; the label is a text, mathematics between dollars.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `places` is not a dict, or an arrow not of that form.
    ValueError
        If there is no place, two places share a point, an arrow names a place
        that is not there, joins a place to itself, or two points.

    Examples
    --------
    >>> from mlmath.figures import plot_network
    >>> ax = plot_network({"Gate": (0, 0), "Mill": (2, 0)},
    ...                   [((-1, 0), "Gate", "40"), ("Gate", "Mill", "$x$")])
    >>> [text.get_text() for text in ax.texts]
    ['40', '$x$', 'Gate', 'Mill']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`elimination-and-rank`.
    """
    points = _checked_places(places)
    checked = [
        _checked_arrow(f"arrows[{index}]", arrow, points)
        for index, arrow in enumerate(
            as_sequence("arrows", arrows, "a list of arrows"))
    ]
    everywhere = [*points.values(),
                  *(end for start, stop, _, _ in checked
                    for end in (start, stop))]
    with house_style():
        ax = _new_axes(np.array(everywhere))
        for arrow in checked:
            _draw_arrow(ax, *arrow)
        for name, point in points.items():
            ax.text(*point, name, ha="center", va="center", color=INK,
                    fontsize=SMALL_SIZE, zorder=4, gid=f"place-{name}",
                    bbox={"boxstyle": "round,pad=0.35", "facecolor": PAPER,
                          "edgecolor": INK, "linewidth": 1.2})
    return ax


def _checked_places(places):
    if not isinstance(places, dict):
        raise TypeError(
            "places: expected a dict of names and points,"
            f" got {described(places)}"
        )
    if not places:
        raise ValueError("places: expected at least one place, got none")
    points = {
        name: _point(f"places[{name!r}]", point)
        for name, point in places.items()
    }
    if len(set(points.values())) < len(points):
        raise ValueError(
            "places: expected different points, got one of them twice in"
            f" {described(places)}"
        )
    return points


def _point(name, values):
    pair = as_sequence(name, values, "a point (x, y)")
    if len(pair) != 2:
        raise ValueError(f"{name}: expected a point (x, y), got {values!r}")
    return tuple(float(as_number(name, value)) for value in pair)


def _checked_arrow(name, arrow, points):
    """Return both ends as points, the label, and which end lies outside."""
    parts = as_sequence(name, arrow, "(start, end, label)")
    if len(parts) != 3 or not isinstance(parts[2], str):
        raise TypeError(
            f"{name}: expected (start, end, label) with a text as the label,"
            f" got {arrow!r}"
        )
    for end in parts[:2]:
        if isinstance(end, str) and end not in points:
            raise ValueError(
                f"{name}: expected one of the places {joined(points)},"
                f" got {end!r}"
            )
    outside = [not isinstance(end, str) for end in parts[:2]]
    if all(outside):
        raise ValueError(
            f"{name}: expected a place at one end at least, got {arrow!r}"
        )
    start, stop = (
        _point(name, end) if bare else points[end]
        for end, bare in zip(parts, outside)
    )
    if start == stop:
        raise ValueError(
            f"{name}: expected two different ends, got {arrow!r}"
        )
    which = outside.index(True) if any(outside) else None
    return start, stop, parts[2], which


def _new_axes(everywhere):
    """Return axes that hold all points, with the same scale both ways."""
    low, high = everywhere.min(axis=0), everywhere.max(axis=0)
    room = 2 * np.array([ROOM, ROOM / 2])
    largest = np.array([FIGURE_WIDTH, LARGEST_HEIGHT])
    # Units per inch: as few as leave the room in both directions.
    scale = max((high - low) / (largest - room)) or 1
    # A flat network needs less height.
    size = np.array([FIGURE_WIDTH, (high - low)[1] / scale + room[1]])
    ax = add_axes(new_figure(*size), (0, 0, *size))
    middle = (low + high) / 2
    half = scale * size / 2
    ax.set_xlim(middle[0] - half[0], middle[0] + half[0])
    ax.set_ylim(middle[1] - half[1], middle[1] + half[1])
    ax.set_axis_off()
    return ax


def _draw_arrow(ax, start, stop, label, outside):
    inner = outside is None
    color = "blue" if inner else "green"
    ax.add_patch(FancyArrowPatch(
        start, stop, arrowstyle="-|>,head_width=4,head_length=8",
        color=PALETTE[color], linewidth=2 if inner else 1.6,
        linestyle="-" if inner else (0, (4, 2)),
        shrinkA=0 if outside == 0 else CLEARANCE,
        shrinkB=0 if outside == 1 else CLEARANCE,
        zorder=2, gid="street" if inner else "gate"))
    place = (np.add(start, stop) / 2 if inner
             else np.array(stop if outside else start))
    offset = np.zeros(2)
    if not inner:
        away = place - np.array(start if outside else stop)
        offset = 14 * away / np.linalg.norm(away)
    ax.annotate(
        label, place, xytext=tuple(offset), textcoords="offset points",
        ha="center", va="center", fontsize=TEXT_SIZE, zorder=3,
        color=TEXT_COLORS[color], annotation_clip=False, gid="label",
        bbox={"boxstyle": "square,pad=0.15", "facecolor": PAPER,
              "edgecolor": "none"} if inner else None)
