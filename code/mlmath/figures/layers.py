"""Diagrams of networks: layers of units, joined by weights."""

import numpy as np
from matplotlib.patches import Ellipse

from mlmath._arguments import as_count, as_floats, as_matrix, as_sequence
from mlmath.figures import labels
from mlmath.figures.canvas import add_axes, new_figure
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

__all__ = ["plot_layers"]

MOST_LAYERS, MOST_UNITS = 6, 10_000
SHOWN = 6  # units of a layer; larger ones get dots in the middle
RADIUS = 0.2  # inches of a unit
APART = 0.56  # inches from unit to unit of a layer, at least
FARTHEST = 0.85  # inches, where weights are written
NAME = 0.3  # inches for the names of the layers


def plot_layers(layers, *, names=None, weights=None):
    """Draw a network as layers of units.

    Parameters
    ----------
    layers : sequence of int or list of str
        For each of two to six layers how many units it has, or what is written
        in them.
    names : sequence of str, optional
        What to write below the layers.
    weights : sequence of array_like, optional
        For each layer after the first its matrix, with a row for each of its
        units and a column for each unit before: written on the lines.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If a layer is neither a number nor a list of texts.
    ValueError
        If there are too few or too many layers, one has no unit, or names or
        weights do not fit.

    Examples
    --------
    >>> from mlmath.figures import plot_layers
    >>> ax = plot_layers([["$x_1$", "$x_2$"], 3, ["$\\\\hat{y}$"]])
    >>> len([line for line in ax.lines if line.get_gid() == "weight"])
    9
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`inverses-and-network-layers`.
    """
    units = [_checked_layer(f"layers[{index}]", layer) for index, layer
             in enumerate(as_sequence("layers", layers, "a list of layers"))]
    if not 2 <= len(units) <= MOST_LAYERS:
        raise ValueError(
            f"layers: expected two to {MOST_LAYERS}, got {len(units)}"
        )
    names = _checked_names(names, len(units))
    weights = _checked_weights(weights, units)
    with house_style():
        ax, places = _axes(units, bool(names), weights is not None)
        for index in range(len(units) - 1):
            _draw_weights(ax, *(
                [None if _is_gap(len(units[at]), place) else center
                 for place, center in enumerate(places[at])]
                for at in (index, index + 1)), weights and weights[index])
        for texts, layer in zip(units, places):
            _draw_units(ax, texts, layer)
        for name, layer in zip(names, places):
            ax.text(layer[0][0], 0.12, name, ha="center", va="center",
                    fontsize=SMALL_SIZE, color=INK, gid="name")
    return ax


def _checked_layer(name, layer):
    """Return what is written in each unit."""
    if hasattr(layer, "__iter__") and not isinstance(layer, str):
        texts = [str(text) for text in layer]
    else:
        texts = [""] * as_count(name, layer, MOST_UNITS)
    if not texts:
        raise ValueError(f"{name}: expected at least one unit, got none")
    return texts


def _checked_names(names, count):
    if names is None:
        return []
    texts = as_sequence("names", names, "a list of texts")
    if len(texts) != count:
        raise ValueError(
            f"names: expected {count}, one for each layer, got {len(texts)}"
        )
    return texts


def _checked_weights(weights, units):
    if weights is None:
        return None
    given = as_sequence("weights", weights, "a list of matrices")
    if len(given) != len(units) - 1:
        raise ValueError(
            f"weights: expected {len(units) - 1}, one for each layer after the"
            f" first, got {len(given)}"
        )
    matrices = []
    for index, (before, after, values) in enumerate(zip(units, units[1:], given)):
        name = f"weights[{index}]"
        matrix = as_floats(name, as_matrix(name, values))
        if matrix.shape != (len(after), len(before)) or max(matrix.shape) > SHOWN:
            raise ValueError(
                f"{name}: expected shape ({len(after)}, {len(before)}) of at"
                f" most {SHOWN} units a layer, got shape {matrix.shape}"
            )
        matrices.append(matrix)
    return matrices


def _axes(units, named, weighted):
    """Return axes in inches, and for each layer the places of its units."""
    shown = [min(len(layer), SHOWN) for layer in units]
    apart = FARTHEST if weighted else APART
    below = NAME if named else 0.06
    height = below + apart * (max(shown) - 1) + 2 * RADIUS + 0.12
    ax = add_axes(new_figure(FIGURE_WIDTH, height), (0, 0, FIGURE_WIDTH, height))
    ax.set(xlim=(0, FIGURE_WIDTH), ylim=(0, height))
    ax.set_axis_off()
    middle = (below + height) / 2
    edge = 0.55 if named else 2 * RADIUS
    across = np.linspace(edge, FIGURE_WIDTH - edge, len(units))
    return ax, [[(x, middle + apart * ((count - 1) / 2 - place))
                 for place in range(count)] for x, count in zip(across, shown)]


def _is_gap(count, place):
    """Whether dots stand here for the units that are not shown."""
    return count > SHOWN and place == SHOWN - 2


def _draw_weights(ax, before, after, matrix):
    for j, start in enumerate(before):
        for i, end in enumerate(after):
            if None in (start, end):
                continue
            ax.plot(*zip(start, end), color=MUTED, linewidth=0.9, linestyle="-",
                    zorder=1, gid="weight")
            if matrix is not None:
                _write_weight(ax, start, end, matrix[i, j], (i + j) % 2)


def _write_weight(ax, start, end, value, far):
    """Write a weight on its line, so that lines that cross do not share a place."""
    share = 0.3 if far else 0.68
    place = np.add(start, share * np.subtract(end, start))
    ax.text(*place, f"${value:g}$", ha="center", va="center", zorder=2,
            fontsize=SMALL_SIZE, color=TEXT_COLORS["blue"], gid="weight-number",
            bbox={"boxstyle": "square,pad=0.1", "facecolor": PAPER,
                  "edgecolor": "none"})


def _draw_units(ax, texts, places):
    hidden = len(texts) > SHOWN
    shown = [*texts[: SHOWN - 2], "", texts[-1]] if hidden else texts
    for place, (text, center) in enumerate(zip(shown, places)):
        if _is_gap(len(texts), place):
            ax.text(*center, f"{len(texts)}", ha="center", va="center",
                    fontsize=SMALL_SIZE, color=MUTED, zorder=4, gid="count")
            for step in (-1, 1):
                ax.text(center[0], center[1] + 0.19 * step, "⋮", ha="center",
                        va="center", fontsize=SMALL_SIZE, color=MUTED, zorder=4,
                        gid="dots")
            continue
        written = ax.text(*center, text, ha="center", va="center", color=INK,
                          fontsize=TEXT_SIZE, zorder=4, gid="unit-text")
        width = labels.text_size(written, 0)[0] / ax.figure.dpi
        ax.add_patch(Ellipse(
            center, max(2 * RADIUS, width + 0.14), 2 * RADIUS, facecolor=PAPER,
            edgecolor=PALETTE["blue"], linewidth=1.8, zorder=3, gid="unit"))
