"""Figures and axes in the house style, and the pieces that all figures share.

Nothing is left to a layout engine: a figure has its final size before anything
is drawn on it, so that labels can be placed where there is room for them.
"""

import string

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import PlaceHolderLayoutEngine

from mlmath.figures.labels import text_size
from mlmath.figures.style import (
    FIGURE_WIDTH,
    INK,
    LINE_WIDTH,
    PAPER,
    SMALL_SIZE,
    TEXT_SIZE,
)

PANEL_GAP = 0.1  # inches between panels
KEY_LINE = 0.2  # inches for one equation of a key
NUMBERED_LINE = 0.24  # inches where its number stands before it
PANEL_NAME = 0.46  # inches above a panel for its letter
PANEL_RIGHT = 0.2  # inches right of a panel for the name of its axis
NUMBER = 0.3  # inches for the number of an equation in a key
SAMPLE = 0.3  # inches of line before an equation in a key


def new_figure(width, height):
    """Return a figure of so many inches that a notebook will show."""
    # Saving a figure without a layout engine gives it the one of the settings.
    engine = PlaceHolderLayoutEngine(adjust_compatible=True, colorbar_gridspec=True)
    return plt.figure(figsize=(width, height), layout=engine)


def add_axes(figure, box):
    """Return axes; `box` is left, bottom, width and height in inches."""
    width, height = figure.get_size_inches()
    left, bottom, box_width, box_height = box
    axes = figure.add_axes(
        (left / width, bottom / height, box_width / width, box_height / height)
    )
    # Ticks are made when the figure is drawn, by the reader's settings.
    axes.tick_params(labelsize=SMALL_SIZE)
    return axes


def limits_pair(name, limits):
    """Return limits as two floats, or None for None."""
    if limits is None:
        return None
    try:
        first, last = (float(limit) for limit in limits)
    except (TypeError, ValueError):
        raise TypeError(
            f"{name}: expected two numbers (first, last), got {limits!r}"
        ) from None
    if not (np.isfinite([first, last]).all() and first < last):
        raise ValueError(
            f"{name}: expected two finite numbers, the first one smaller,"
            f" got {limits!r}"
        )
    return first, last


def checked_axes(ax):
    """Return `ax` after a check that one can draw flat pictures on it."""
    if not isinstance(ax, Axes):
        raise TypeError(f"ax: expected Matplotlib axes, got {type(ax).__name__}")
    if ax.name != "rectilinear":
        raise ValueError(
            f"ax: expected plain rectangular axes, got {ax.name} axes"
        )
    return ax


def panel_axes(count, columns, panel_height, key_height, name_height=PANEL_NAME):
    """Return axes for panels in rows of `columns`, on a new figure.

    Above each panel there is room for its letter, below it for a key. All
    lengths are in inches.
    """
    columns = min(columns, count)
    rows = -(-count // columns)
    below = key_height + 0.08
    row_height = name_height + panel_height + below
    panel_width = (FIGURE_WIDTH - PANEL_GAP * (columns - 1)) / columns
    height = rows * row_height
    figure = new_figure(FIGURE_WIDTH, height)
    panels = np.empty(count, dtype=object)
    for index in range(count):
        row, column = divmod(index, columns)
        left = column * (panel_width + PANEL_GAP)
        top = height - row * row_height - name_height
        panels[index] = add_axes(
            figure, (left, top - panel_height, panel_width - PANEL_RIGHT,
                     panel_height))
    return panels


def name_panels(panels, gap=20):
    """Write (a), (b), (c) so many points above the left end of the panels."""
    for ax, letter in zip(panels, string.ascii_lowercase):
        ax.annotate(
            f"({letter})", (0, 1), xytext=(0, gap), xycoords="axes fraction",
            textcoords="offset points", fontsize=TEXT_SIZE, color=INK,
            annotation_clip=False, gid=f"panel-{letter}",
        )


def width_of_key(equations):
    """Return how many inches wide a key with numbers will be."""
    probe = Figure(dpi=100)
    sizes = [
        text_size(probe.text(0, 0, f"${equation.latex}$", fontsize=SMALL_SIZE), 0)
        for equation in equations
    ]
    return NUMBER + max(width for width, _ in sizes) / probe.dpi + 0.12


def draw_key(ax, equations, left=None, top=None, number=False):
    """List the equations, each behind a sample of how it is drawn.

    Parameters
    ----------
    ax : Axes
    equations : list of Equation
    left, top : float, optional
        Where the list begins, in inches from the lower left corner of the
        axes. Below the axes and centered if not given.
    number : bool
        Put the number of the equation in place of the sample.
    """
    figure = ax.figure
    inch = figure.dpi
    width = ax.bbox.width / inch
    texts = [
        ax.text(0, 0, f"${equation.latex}$", color=equation.text_color,
                fontsize=SMALL_SIZE, ha="left", va="center",
                transform=None, clip_on=False, gid=f"key-{index + 1}")
        for index, equation in enumerate(equations)
    ]
    sizes = [text_size(text, 0)[0] / inch for text in texts]
    lead = NUMBER if number else SAMPLE + 0.07
    line = NUMBERED_LINE if number else KEY_LINE
    if left is None:
        left = max((width - lead - max(sizes)) / 2, 0)
    if top is None:
        top = -0.06
    to_axes = ax.transAxes.inverted()
    origin = ax.transAxes.transform((0, 0))
    for index, (text, equation) in enumerate(zip(texts, equations)):
        x, y = left, top - line * (index + 0.5)
        place = to_axes.transform(origin + np.array([x + lead, y]) * inch)
        text.set(transform=ax.transAxes, position=place)
        start = to_axes.transform(origin + np.array([x, y]) * inch)
        end = to_axes.transform(origin + np.array([x + SAMPLE, y]) * inch)
        if number:
            draw_number(ax, index + 1, start, equation, transform=ax.transAxes,
                        ha="left")
        else:
            ax.plot(*zip(start, end), color=equation.color,
                    linestyle=equation.dash, linewidth=LINE_WIDTH,
                    transform=ax.transAxes, clip_on=False)


def draw_number(ax, number, place, equation, **options):
    """Write the number of an equation in a ring of its color."""
    settings = {"ha": "center", "va": "center", **options}
    return ax.text(
        *place, f"{number}", color=equation.text_color, fontsize=SMALL_SIZE,
        clip_on=False, zorder=8, **settings,
        bbox={"boxstyle": "circle,pad=0.14", "facecolor": PAPER,
              "edgecolor": equation.color, "linewidth": 1.4})
