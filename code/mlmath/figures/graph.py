"""Axes of a graph, which find out how much room their numbers and names need."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlmath._arguments import as_number, as_sequence, described
from mlmath.figures import labels
from mlmath.figures.canvas import add_axes, new_figure
from mlmath.figures.style import (
    DASHES,
    FIGURE_WIDTH,
    GRID,
    INK,
    LINE_WIDTH,
    PALETTE,
    PAPER,
    SMALL_SIZE,
    TEXT_COLORS,
    TEXT_SIZE,
)

COLORS = list(PALETTE)
MARKERS = dict(zip(COLORS, "o^sD"))
PLOT_HEIGHT = 2.3  # inches of a graph without what is written around it
BELOW, RIGHT, ABOVE = 0.5, 0.16, 0.12  # inches around it


def color_of(place):
    """Return the name of the color of the first, second … thing drawn."""
    return COLORS[place % len(COLORS)]


def new_graph(xlabel, ylabel):
    """Return axes with a light grid, whose places `settle` will settle."""
    ax = add_axes(new_figure(FIGURE_WIDTH, PLOT_HEIGHT + BELOW + ABOVE),
                  (0.6, BELOW, FIGURE_WIDTH - 0.6 - RIGHT, PLOT_HEIGHT))
    ax.grid(True, color=GRID, linewidth=0.8)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    return ax


def few_numbers(ax):
    """Write so few numbers at the axes that they can be read on a phone."""
    for axis, most in ((ax.xaxis, 7), (ax.yaxis, 6)):
        if axis.get_scale() == "linear":
            axis.set_major_locator(MaxNLocator(most, steps=[1, 2, 5, 10]))


def plain_numbers(ax):
    """Write the numbers in full: there is no room for a factor beside the axes."""
    ax.ticklabel_format(style="plain", useOffset=False)


def settle(ax, height=PLOT_HEIGHT, sample=2.2):
    """Give a graph its final size, with room for all that is written around.

    What has a name, in the sense of Matplotlib's labels, is listed above, each
    behind a sample that is as wide as so many letters.
    """
    figure = ax.figure
    inch = figure.dpi
    above = ABOVE
    if ax.get_legend_handles_labels()[0]:
        above = _legend_above(ax, sample).get_window_extent().height / inch + 0.1
    below = BELOW if ax.get_xlabel() else 0.28
    for _ in range(2):  # the second time with the numbers of the final size
        numbers = [labels.text_size(tick.label1, 0)[0] / inch
                   for tick in ax.yaxis._update_ticks()
                   if tick.label1.get_visible()]
        left = max(numbers, default=0) + 0.14
        if ax.get_ylabel():
            left += labels.text_size(ax.yaxis.label, 0)[0] / inch + 0.08
        total = height + below + above
        figure.set_size_inches(FIGURE_WIDTH, total)
        ax.set_position((left / FIGURE_WIDTH, below / total,
                         (FIGURE_WIDTH - left - RIGHT) / FIGURE_WIDTH,
                         height / total))


def _legend_above(ax, sample):
    """List the names above the axes, in as few rows as fit the width."""
    handles, names = ax.get_legend_handles_labels()
    for columns in range(len(names), 0, -1):
        legend = ax.legend(
            handles, names, loc="lower right", bbox_to_anchor=(1.0, 1.0),
            ncols=columns, fontsize=SMALL_SIZE, handlelength=sample,
            columnspacing=1.4, handletextpad=0.6, borderaxespad=0.2,
            borderpad=0.2, labelcolor=INK, markerscale=1.2)
        if legend.get_window_extent().width <= 0.97 * ax.figure.bbox.width - 20:
            break
    return legend


def same_scale(ax, xlim, ylim):
    """Widen one of the limits until both axes have the same scale."""
    size = np.array([ax.bbox.width, ax.bbox.height])
    limits = np.array([xlim, ylim], dtype=float)
    scale = (np.diff(limits).ravel() / size).max()
    middle = limits.mean(axis=1)
    for set_limits, center, half in zip(
            (ax.set_xlim, ax.set_ylim), middle, scale * size / 2):
        set_limits(center - half, center + half)


def padded(values, share=0.06):
    """Return limits that leave some room around finite numbers."""
    values = np.asarray(values, dtype=float)
    low, high = values.min(), values.max()
    room = share * (high - low) or 0.5 * max(abs(high), 1)
    return low - room, high + room


def draw_dots(ax, x, y, color, size=4.2, **options):
    """Draw points with the marker of their color."""
    settings = {"marker": MARKERS[color], "markeredgecolor": PAPER,
                "markeredgewidth": 0.5, **options}
    ax.plot(x, y, linestyle="none", markersize=size, color=PALETTE[color],
            **settings)


def write_beside(ax, texts, lines=(), gid="mark"):
    """Write each text beside its point, where it covers no line and no other.

    Parameters
    ----------
    ax : Axes
        In their final size and with their final limits.
    texts : list of (str, (x, y), str)
        What to write, where, and the name of its color, or "ink".
    lines : list of ndarray, shape (k, 2)
        Lines of the picture that the texts should not cover.
    """
    points = ax.figure.dpi / 72
    surroundings = labels.Surroundings(labels.Box(*ax.bbox.extents))
    for line in lines:
        pixels = ax.transData.transform(line)
        surroundings.segments += [
            (start, end, 1) for start, end in zip(pixels, pixels[1:])
            if np.isfinite([*start, *end]).all()]
    waiting = []
    for content, place, color in texts:
        pixel = ax.transData.transform(place)
        surroundings.boxes.append(
            labels.Box.around(pixel, 8 * points, 8 * points))
        text = ax.text(
            0, 0, content, ha="center", va="center", fontsize=TEXT_SIZE,
            color=INK if color == "ink" else TEXT_COLORS[color], zorder=7,
            gid=gid, bbox={"boxstyle": "square,pad=0.06", "facecolor": PAPER,
                           "edgecolor": "none"})
        size = labels.text_size(text, 1.5 * points)
        waiting.append((text, labels.Label(
            size, *labels.around_point(pixel, size, 7 * points))))
    labels.place([label for _, label in waiting], surroundings)
    to_data = ax.transData.inverted()
    for text, label in waiting:
        text.set_position(to_data.transform(label.centers[label.chosen]))


def as_point(name, values):
    """Return a point as an array of shape (2,)."""
    pair = as_sequence(name, values, "a point (x, y)")
    if len(pair) != 2:
        raise ValueError(f"{name}: expected a point (x, y), got {values!r}")
    return np.array([float(as_number(name, value)) for value in pair])


def as_points(name, values, what="points"):
    """Return a fresh array of shape (n, 2) of finite numbers."""
    try:
        points = np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise TypeError(
            f"{name}: expected {what} as an array of shape (n, 2),"
            f" got {described(values)}"
        ) from None
    if points.ndim != 2 or points.shape[1] != 2 or not len(points):
        raise ValueError(
            f"{name}: expected {what} as an array of shape (n, 2),"
            f" got shape {points.shape}"
        )
    if not np.isfinite(points).all():
        raise ValueError(f"{name}: expected finite numbers, got NaN or infinity")
    return points


def line_style(color):
    """Return how a line of this color is drawn."""
    return {"color": PALETTE[color], "linestyle": DASHES[color],
            "linewidth": LINE_WIDTH}
