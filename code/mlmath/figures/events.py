"""Events as sets of outcomes: one dot or text for each outcome."""

from collections.abc import Mapping

import numpy as np
from matplotlib.patches import Circle, Rectangle

from mlmath._arguments import as_count, as_sequence, described
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    MUTED,
    PALETTE,
    SMALL_SIZE,
    TEXT_COLORS,
    TEXT_SIZE,
    house_style,
)

__all__ = ["plot_events"]

MOST_EVENTS, MOST_OUTCOMES = 3, 400
LONGEST = 4  # letters of an outcome that is written
FEWEST_DOTS = 60  # from here on, outcomes are dots
LINE = 0.26  # inches of the list above for each event
CELL = 0.5  # inches of an outcome that is written, at most
COLORS = ("blue", "vermilion", "green")


def plot_events(outcomes, events, *, columns=None):
    """Draw all outcomes, and mark those that belong to each event.

    Outcomes of the first event are shaded, those of the second have a ring
    around them, those of the third a dashed square. The list above says how
    many they are.

    Parameters
    ----------
    outcomes : sequence
        All outcomes, up to 400: texts, numbers or tuples. Short ones are
        written, others are dots.
    events : mapping of str to function or collection
        Up to three events by their names: a function that says of an outcome
        whether it belongs to the event, or the outcomes themselves.
    columns : int, optional
        How many outcomes stand in a row; about as many as rows if not given.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `events` is not a mapping of functions and collections.
    ValueError
        If there are no outcomes or events or too many, or if an event holds
        what is no outcome.

    Examples
    --------
    >>> from itertools import product
    >>> from mlmath.figures import plot_events
    >>> dice = list(product(range(1, 7), repeat=2))
    >>> ax = plot_events(dice, {"sum is 7": lambda roll: sum(roll) == 7})
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "event"]
    ['sum is 7: 6 of 36']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`chance-outcomes`.
    """
    outcomes = as_sequence("outcomes", outcomes, "a list of outcomes")
    if not 1 <= len(outcomes) <= MOST_OUTCOMES:
        raise ValueError(
            f"outcomes: expected one to {MOST_OUTCOMES}, got {len(outcomes)}"
        )
    members = _checked_events(events, outcomes)
    wide = _checked_columns(columns, len(outcomes))
    texts = [_text(outcome) for outcome in outcomes]
    written = (len(texts) < FEWEST_DOTS and max(map(len, texts)) <= LONGEST)
    with house_style():
        ax, cell = _axes(len(outcomes), wide, len(members), written)
        for place, text in enumerate(texts):
            row, column = divmod(place, wide)
            center = (column + 0.5, row + 0.5)
            if written:
                ax.text(*center, text, ha="center", va="center", color=INK,
                        fontsize=SMALL_SIZE, zorder=4, gid="outcome")
            else:
                ax.plot(*center, marker="o", markersize=min(22 * cell, 6),
                        color=MUTED, zorder=4, gid="outcome")
            for number, inside in enumerate(members.values()):
                if inside[place]:
                    ax.add_patch(_mark(number, center))
        _write_list(ax, members, cell)
    return ax


def _checked_events(events, outcomes):
    """Return for each event which outcomes belong to it."""
    if not isinstance(events, Mapping):
        raise TypeError(
            f"events: expected a dict of names and events, got {described(events)}"
        )
    if not 1 <= len(events) <= MOST_EVENTS:
        raise ValueError(
            f"events: expected one to {MOST_EVENTS}, got {len(events)}"
        )
    members = {}
    for name, event in events.items():
        if callable(event):
            members[str(name)] = [bool(event(outcome)) for outcome in outcomes]
            continue
        chosen = as_sequence(f"events[{name!r}]", event,
                             "a function or a list of outcomes")
        strange = [outcome for outcome in chosen if outcome not in outcomes]
        if strange:
            raise ValueError(
                f"events[{name!r}]: expected outcomes, got {strange[0]!r}"
            )
        members[str(name)] = [outcome in chosen for outcome in outcomes]
    return members


def _checked_columns(columns, count):
    if columns is None:
        return int(np.ceil(np.sqrt(count)))
    wide = as_count("columns", columns, count)
    if not wide:
        raise ValueError("columns: expected at least 1, got 0")
    return wide


def _text(outcome):
    if isinstance(outcome, tuple):
        return ",".join(map(str, outcome))
    return str(outcome)


def _axes(count, wide, events, written):
    """Return axes with one unit for each outcome, and its size in inches."""
    rows = -(-count // wide)
    cell = min(CELL, (FIGURE_WIDTH - 0.2) / wide, 3.2 / rows)
    if not written:
        cell = min(cell, 0.3)
    left = (FIGURE_WIDTH - cell * wide) / 2
    figure = new_figure(FIGURE_WIDTH, cell * rows + LINE * events + 0.16)
    ax = add_axes(figure, (left, 0.06, cell * wide, cell * rows))
    ax.set(xlim=(0, wide), ylim=(rows, 0))
    ax.set_axis_off()
    ax.add_patch(Rectangle((0, 0), wide, rows, facecolor="none", clip_on=False,
                           edgecolor=MUTED, linewidth=1, gid="all"))
    return ax, cell


def _mark(number, center):
    """Return the shape around an outcome of the first, second, third event."""
    color = PALETTE[COLORS[number]]
    x, y = center
    if number == 0:
        return Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=color, alpha=0.28,
                         edgecolor="none", zorder=1, gid="event-1")
    if number == 1:
        return Circle(center, 0.4, facecolor="none", edgecolor=color,
                      linewidth=1.8, zorder=3, gid="event-2")
    return Rectangle((x - 0.43, y - 0.43), 0.86, 0.86, facecolor="none",
                     edgecolor=color, linewidth=1.6, linestyle=(0, (3, 1.5)),
                     zorder=2, gid="event-3")


def _write_list(ax, members, cell):
    """List the events above, each behind its mark."""
    size = 0.2 / cell
    for number, (name, inside) in enumerate(members.items()):
        y = -(LINE * (len(members) - number) - 0.08) / cell
        sample = _mark(number, (0.5, 0.5))
        sample.set_transform(_scaled(ax, size, y))
        sample.set_clip_on(False)
        ax.add_patch(sample)
        ax.text(1.5 * size, y, f"{name}: {sum(inside)} of {len(inside)}",
                ha="left", va="center", fontsize=TEXT_SIZE, gid="event",
                color=TEXT_COLORS[COLORS[number]])


def _scaled(ax, size, y):
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(size).translate(0, y - size / 2) + ax.transData
