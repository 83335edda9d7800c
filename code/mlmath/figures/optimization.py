"""Pictures of descents: their steps, their maps and their learning curves."""

from collections.abc import Mapping

import numpy as np
from matplotlib.ticker import LogLocator, MaxNLocator, NullFormatter

from mlmath._arguments import (
    as_count,
    as_float,
    as_number,
    as_sequence,
    described,
)
from mlmath.datasets import DataSet
from mlmath.figures.canvas import add_axes, name_panels, new_figure
from mlmath.figures.style import (
    DASHES,
    FIGURE_HEIGHT,
    FIGURE_WIDTH,
    INK,
    PALETTE,
    PAPER,
    SMALL_SIZE,
    TEXT_COLORS,
    house_style,
)

__all__ = [
    "plot_features",
    "plot_learning_curves",
    "plot_loss_maps",
    "plot_parabola_descents",
]

LEFT, BOTTOM, RIGHT, TOP = 0.62, 0.50, 0.08, 0.10  # inches around the axes
BETWEEN = 0.28  # inches between panels that share an axis
ABOVE = 0.34  # inches above a panel for its letter
MOST_CURVES = len(PALETTE)


def plot_features(data):
    """Draw the target of a data set over each of its features.

    Parameters
    ----------
    data : DataSet
        With one or two features.

    Returns
    -------
    ndarray of matplotlib Axes, shape (d,)

    Raises
    ------
    TypeError
        If `data` is not a DataSet.
    ValueError
        If it has more than two features.

    Examples
    --------
    >>> from mlmath.datasets import heating_energy
    >>> panels = plot_features(heating_energy())
    >>> [ax.get_xlabel() for ax in panels]
    ['area (m²)', 'temperature (°C)']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(panels[0].figure)

    Notes
    -----
    Explained in :ref:`gradient-descent`.
    """
    if not isinstance(data, DataSet):
        raise TypeError(f"data: expected a DataSet, got {described(data)}")
    count = len(data.feature_columns)
    if count > 2:
        raise ValueError(f"data: expected one or two features, got {count}")
    with house_style():
        panels = _row_of_panels(count, 2.5)
        for ax, column in zip(panels, data.feature_columns):
            ax.plot(data[column.name], data.target, linestyle="none",
                    marker="o", markersize=3.4, color=PALETTE["blue"],
                    markeredgecolor=PAPER, markeredgewidth=0.4, gid="data")
            ax.set_xlabel(f"{column.name} ({column.unit})")
        target = data.target_column
        panels[0].set_ylabel(f"{target.name} ({target.unit})")
        name_panels(panels, gap=8)
    return panels


def plot_parabola_descents(rates, *, start=1.0, steps=6):
    """Draw the first steps on the parabola x² for several learning rates.

    Parameters
    ----------
    rates : sequence of float
        One to four positive learning rates, a panel for each.
    start : float
        Where each descent begins, not 0.
    steps : int
        How many steps to draw, from 1 to 30.

    Returns
    -------
    ndarray of matplotlib Axes, one for each rate

    Examples
    --------
    >>> ax, = plot_parabola_descents([0.25], steps=2)
    >>> path, = [line for line in ax.lines if line.get_gid() == "path"]
    >>> path.get_xdata()
    array([1.  , 0.5 , 0.25])
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`gradient-descent`.
    """
    rates = [
        as_float("rates", as_number(f"rates[{index}]", rate))
        for index, rate in enumerate(
            as_sequence("rates", rates, "a list of numbers"))]
    if not 1 <= len(rates) <= 4 or min(rates) <= 0:
        raise ValueError(
            f"rates: expected one to four positive numbers, got {rates}"
        )
    start = as_float("start", as_number("start", start))
    if start == 0:
        raise ValueError("start: expected a number other than 0, got 0")
    steps = as_count("steps", steps, 30)
    if steps == 0:
        raise ValueError("steps: expected at least 1, got 0")
    reach = 1.9 * abs(start)
    with house_style():
        panels = _grid_of_panels(len(rates), 1.55)
        grid = np.linspace(-reach, reach, 201)
        for ax, rate in zip(panels, rates):
            places = start * (1 - 2 * rate) ** np.arange(steps + 1)
            ax.plot(grid, grid**2, color=PALETTE["blue"], linestyle="-",
                    linewidth=1.6, gid="function")
            draw_path(ax, np.column_stack([places, places**2]))
            ax.set(xlim=(-reach, reach), ylim=(-0.09 * reach**2, reach**2))
            ax.xaxis.set_major_locator(MaxNLocator(5, integer=True))
            ax.yaxis.set_major_locator(MaxNLocator(3))
            ax.annotate(
                f"$\\alpha = {rate:g}$", (0.5, 1), xytext=(0, 7),
                xycoords="axes fraction", textcoords="offset points",
                ha="center", fontsize=SMALL_SIZE, color=INK,
                annotation_clip=False)
        name_panels(panels, gap=7)
    return panels


def plot_loss_maps(maps, *, names=("slope $w$", "intercept $b$")):
    """Draw the mean squared error over two parameters, with descents on it.

    Parameters
    ----------
    maps : sequence of (X, y, points)
        One or two. X is a table of shape (n, 2) and y a vector of shape
        (n,); the height at w is the mean of ``(X @ w - y)**2``. `points` has
        the shape (k + 1, 2), the start first.
    names : tuple of str
        The names of the two parameters.

    Returns
    -------
    ndarray of matplotlib Axes, one for each map

    Raises
    ------
    ValueError
        If there are no maps or more than two, or if shapes do not fit.

    Examples
    --------
    >>> X, y = [[1, -1], [1, 0], [1, 1]], [1, 2, 3]
    >>> ax, = plot_loss_maps([(X, y, [[0, 0], [1, 0.5]])])
    >>> ax.get_xlabel()
    'slope $w$'
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`gradient-descent`.
    """
    checked = [_checked_map(f"maps[{index}]", *each)
               for index, each in enumerate(maps)]
    if not 1 <= len(checked) <= 2:
        raise ValueError(f"maps: expected one or two, got {len(checked)}")
    with house_style():
        panels = _row_of_panels(len(checked), 2.5, shared=False)
        for ax, (table, target, points) in zip(panels, checked):
            best = np.linalg.lstsq(table, target)[0]
            reach = _same_scale(ax, 1.15 * np.abs(points - best).max(axis=0))
            ax.set(xlim=(best[0] - reach[0], best[0] + reach[0]),
                   ylim=(best[1] - reach[1], best[1] + reach[1]))
            _draw_heights(ax, table, best)
            draw_path(ax, points)
            ax.plot(*best, marker="+", markersize=11, markeredgewidth=2,
                    color=INK, zorder=6, gid="minimum")
            ax.set_xlabel(names[0])
            ax.xaxis.set_major_locator(MaxNLocator(3))
            ax.yaxis.set_major_locator(MaxNLocator(5))
        panels[0].set_ylabel(names[1])
        if len(panels) > 1:
            name_panels(panels, gap=8)
    return panels


def plot_learning_curves(curves, *, xlabel="step", ylabel="loss", floor=None):
    """Draw how the loss falls, on a logarithmic scale.

    Parameters
    ----------
    curves : mapping of str to array_like
        Up to four curves by their names: the losses, shape (k,), or a pair of
        arrays (x, losses).
    xlabel, ylabel : str
        The names of the axes.
    floor : float, optional
        A loss that no curve can fall below, drawn as a thin line.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError, ValueError
        If there are no curves, or more than four, or a loss is not positive.

    Examples
    --------
    >>> ax = plot_learning_curves({"fast": [8, 2, 1], "slow": [8, 7, 6]})
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['fast', 'slow']
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`gradient-descent`.
    """
    if not isinstance(curves, Mapping):
        raise TypeError(
            f"curves: expected a dict of losses, got {described(curves)}"
        )
    if not 1 <= len(curves) <= MOST_CURVES:
        raise ValueError(
            f"curves: expected one to {MOST_CURVES}, got {len(curves)}"
        )
    drawn = {name: _checked_curve(name, curve) for name, curve in curves.items()}
    with house_style():
        figure = new_figure(FIGURE_WIDTH, FIGURE_HEIGHT)
        ax = add_axes(figure, (
            LEFT, BOTTOM, FIGURE_WIDTH - LEFT - RIGHT,
            FIGURE_HEIGHT - BOTTOM - TOP))
        ax.set_yscale("log")
        ax.grid(axis="y")
        if floor is not None:
            ax.axhline(floor, color=INK, linewidth=0.9, linestyle="-", gid="floor")
        for (name, (x, losses)), color in zip(drawn.items(), PALETTE):
            ax.plot(x, losses, color=PALETTE[color], linestyle=DASHES[color],
                    linewidth=1.8, label=name, gid=f"curve-{name}")
        ax.set(xlabel=xlabel, ylabel=ylabel)
        ax.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        ax.yaxis.set_major_locator(LogLocator(numticks=6))
        ax.yaxis.set_minor_formatter(NullFormatter())
        legend = ax.legend(loc="upper right", fontsize=SMALL_SIZE, handlelength=2.6)
        for text, color in zip(legend.get_texts(), PALETTE):
            text.set_color(TEXT_COLORS[color])
    return ax


def _row_of_panels(count, height, shared=True):
    """Return panels beside each other, with room for names of axes."""
    between = BETWEEN if shared else 0.5
    width = (FIGURE_WIDTH - LEFT - RIGHT - between * (count - 1)) / count
    figure = new_figure(FIGURE_WIDTH, height + BOTTOM + ABOVE)
    panels = np.empty(count, dtype=object)
    for index in range(count):
        left = LEFT + index * (width + between)
        panels[index] = add_axes(figure, (left, BOTTOM, width, height))
        if index and shared:
            panels[index].tick_params(labelleft=False)
        panels[index].xaxis.set_major_locator(MaxNLocator(4))
    return panels


def _grid_of_panels(count, height):
    """Return panels in rows of two."""
    columns = min(count, 2)
    rows = -(-count // columns)
    left, below, gap = 0.34, 0.30, 0.42
    width = (FIGURE_WIDTH - left - RIGHT - gap * (columns - 1)) / columns
    row_height = height + below + ABOVE
    figure = new_figure(FIGURE_WIDTH, rows * row_height)
    panels = np.empty(count, dtype=object)
    for index in range(count):
        row, column = divmod(index, columns)
        panels[index] = add_axes(figure, (
            left + column * (width + gap),
            (rows - 1 - row) * row_height + below, width, height))
    return panels


def draw_path(ax, points):
    """Draw steps as joined dots, the start as a ring."""
    ax.plot(*points.T, color=PALETTE["vermilion"], linestyle="-",
            linewidth=1.1, marker="o", markersize=4, markeredgecolor=PAPER,
            markeredgewidth=0.5, zorder=4, gid="path")
    ax.plot(*points[0], color=PAPER, marker="o", markersize=7,
            markeredgecolor=INK, markeredgewidth=1.3, linestyle="none",
            zorder=5, gid="start")


def _same_scale(ax, reach):
    """Return how far the axes reach, at least `reach`, so that angles are true."""
    size = np.array([ax.bbox.width, ax.bbox.height])
    return (reach / size).max() * size


def _draw_heights(ax, table, best):
    """Draw the lines of equal mean squared error around the best place."""
    x, y = (np.linspace(*limits, 121) for limits in (ax.get_xlim(), ax.get_ylim()))
    places = np.stack(np.meshgrid(x, y), axis=-1) - best
    heights = np.mean((places @ table.T) ** 2, axis=-1)
    levels = heights.max() * (np.arange(0.5, 12) / 12) ** 3
    ax.contour(x, y, heights, levels=levels, colors=[PALETTE["blue"]],
               linewidths=0.9, linestyles="-", zorder=2)


def _checked_map(name, table, target, points):
    table, target, points = (
        np.array(values, float) for values in (table, target, points))
    for part, array, dimension in (("X", table, 2), ("points", points, 2)):
        if array.ndim != dimension or array.shape[1] != 2:
            raise ValueError(
                f"{name}: expected {part} of shape (n, 2), got shape {array.shape}"
            )
    if target.shape != (len(table),):
        raise ValueError(
            f"{name}: expected y of shape ({len(table)},), got shape {target.shape}"
        )
    return table, target, points


def _checked_curve(name, curve):
    """Return the x and the losses of a curve."""
    if isinstance(curve, tuple) and len(curve) == 2:
        x, losses = (np.array(values, float) for values in curve)
    else:
        losses = np.array(curve, float)
        x = np.arange(len(losses))
    if losses.ndim != 1 or x.shape != losses.shape or not (losses > 0).all():
        raise ValueError(
            f"curves[{name!r}]: expected positive losses in one dimension,"
            " and as many numbers of steps"
        )
    return x, losses
