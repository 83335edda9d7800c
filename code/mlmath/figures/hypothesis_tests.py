"""Pictures of tests: null distributions, tails, t curves and power."""

import numpy as np
from matplotlib.colors import to_rgba
from scipy import special

from mlmath._arguments import (
    as_count,
    as_float,
    as_number,
    as_positive,
    as_sample,
    as_share,
    as_tail,
)
from mlmath.figures.canvas import add_axes, name_panels, new_figure
from mlmath.figures.style import (
    DASHES,
    FIGURE_WIDTH,
    INK,
    MUTED,
    PALETTE,
    SMALL_SIZE,
    TEXT_COLORS,
    house_style,
)
from mlmath.power import power_z

REACH = 3.6  # standard errors shown to either side of a null value
POINTS = 361
BINS = 40
TAIL_PANELS = (("right", "right tail"), ("left", "left tail"),
               ("two-sided", "two-sided"))


def plot_null_histogram(simulated, observed, tail="right", *, name="result"):
    """Draw simulated results and mark those at least as extreme as the data.

    Parameters
    ----------
    simulated : array_like, shape (simulations,)
        Results simulated under the null hypothesis, at least two different.
    observed : float
        The result of the data.
    tail : {"right", "left", "two-sided"}
        Which results are at least as extreme. For "two-sided" those as far
        from the mean of the simulated results.
    name : str
        What the horizontal axis shows.

    Returns
    -------
    matplotlib Axes

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> rng = np.random.default_rng(1)
    >>> means = rng.normal(60, 2, size=1000)
    >>> ax = plot_null_histogram(means, 62, name="mean score")
    >>> ax.get_xlabel()
    'mean score'
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`hypothesis-tests`.
    """
    results = as_sample("simulated", simulated, least=2)
    if np.ptp(results) == 0:
        raise ValueError("simulated: expected results that are not all equal")
    observed = as_float("observed", as_number("observed", observed))
    extreme = _as_extreme(results, observed, as_tail(tail))
    with house_style():
        ax = _single_panel()
        edges = _edges(results, observed)
        ax.hist([results[~extreme], results[extreme]], bins=edges, stacked=True,
                color=[_pale("blue"), PALETTE["vermilion"]], linewidth=0)
        for patch in ax.containers[1]:
            patch.set(hatch="////", edgecolor=TEXT_COLORS["vermilion"])
        ax.axvline(observed, color=INK, linewidth=1.6)
        left_half = observed > (edges[0] + edges[-1]) / 2
        ax.annotate(
            f"observed: {observed:g}", (observed, 1), xycoords=(
                "data", "axes fraction"), xytext=(0, 5),
            textcoords="offset points", ha="right" if left_half else "left",
            color=INK, fontsize=SMALL_SIZE, gid="observed")
        ax.set(xlabel=name, yticks=[], xlim=(edges[0], edges[-1]))
        ax.spines["left"].set_visible(False)
    return ax


def plot_tails(statistic):
    """Draw the three p-values of a z statistic as areas under the bell.

    Parameters
    ----------
    statistic : float
        The z statistic.

    Returns
    -------
    ndarray of matplotlib Axes, shape (3,)
        For the right tail, the left tail and the two-sided test.

    Raises
    ------
    TypeError, ValueError
        If `statistic` is not a finite number.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> panels = plot_tails(1.0)
    >>> len(panels)
    3
    >>> plt.close(panels[0].figure)

    Notes
    -----
    Explained in :ref:`hypothesis-tests`.
    """
    z = as_float("statistic", as_number("statistic", statistic))
    grid = np.linspace(-REACH, REACH, POINTS)
    with house_style():
        panels = _panels_in_a_row(3)
        for ax, (tail, title) in zip(panels, TAIL_PANELS):
            ax.plot(grid, _bell(grid), color=PALETTE["blue"])
            for low, high in _tail_ends(z, tail):
                _shade(ax, max(low, -REACH), min(high, REACH),
                       "vermilion", "////")
            ax.set(xlim=(-REACH, REACH), ylim=(0, 0.46), yticks=[],
                   xticks=sorted({-abs(z), abs(z)} if tail == "two-sided"
                                 else {z}))
            ax.xaxis.set_major_formatter("{x:.4g}")
            ax.spines["left"].set_visible(False)
            ax.set_xlabel(title, color=INK, fontsize=SMALL_SIZE)
        name_panels(panels, gap=4)
    return panels


def plot_t_curves(degrees):
    """Draw t distributions beside the normal distribution.

    Parameters
    ----------
    degrees : sequence of one to three positive numbers
        The degrees of freedom.

    Returns
    -------
    matplotlib Axes

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> ax = plot_t_curves([2, 8])
    >>> len(ax.lines)
    3
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`confidence-intervals`.
    """
    degrees = as_sample("degrees", degrees, least=1)
    if len(degrees) > 3:
        raise ValueError(
            f"degrees: expected at most 3 numbers, got {len(degrees)}")
    grid = np.linspace(-4.5, 4.5, POINTS)
    curves = [(f"t, {degree:g} {'degree' if degree == 1 else 'degrees'}",
               _t_curve(grid, as_positive("degrees", degree)))
              for degree in degrees]
    with house_style():
        ax = _single_panel()
        for color, (label, heights) in zip(
                PALETTE, [("normal", _bell(grid)), *curves]):
            ax.plot(grid, heights, color=PALETTE[color],
                    linestyle=DASHES[color], label=label)
        ax.set(xlim=(-4.5, 4.5), ylim=(0, None), yticks=[], xlabel="statistic")
        ax.spines["left"].set_visible(False)
        ax.legend(loc="upper left", fontsize=SMALL_SIZE, handlelength=1.8,
                  borderaxespad=0)
    return ax


def plot_power(effects, *, deviation, largest_n, alpha=0.05, tail="right",
               target=0.8):
    """Draw the power of a z test against the size of the sample.

    Parameters
    ----------
    effects : sequence of one to four numbers
        One curve for each true difference to the null value.
    deviation : float
        The standard deviation of the population, greater than 0.
    largest_n : int
        Where the horizontal axis ends, at least 2.
    alpha : float, default 0.05
    tail : {"right", "left", "two-sided"}
    target : float, default 0.8
        The height of the horizontal help line, between 0 and 1.

    Returns
    -------
    matplotlib Axes

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> ax = plot_power([2, 5], deviation=10, largest_n=200)
    >>> ax.get_ylabel()
    'power'
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`hypothesis-tests`.
    """
    effects = as_sample("effects", effects, least=1)
    if len(effects) > len(PALETTE):
        raise ValueError(
            f"effects: expected at most {len(PALETTE)} numbers,"
            f" got {len(effects)}")
    end = as_count("largest_n", largest_n, 10**9)
    if end < 2:
        raise ValueError(
            f"largest_n: expected a whole number of at least 2, got {end}")
    target = as_share("target", target)
    sizes = np.unique(np.linspace(1, end, 120).astype(int))
    with house_style():
        ax = _single_panel()
        for color, effect in zip(PALETTE, effects):
            heights = [power_z(effect, deviation=deviation, n=int(n),
                               alpha=alpha, tail=tail) for n in sizes]
            ax.plot(sizes, heights, color=PALETTE[color],
                    linestyle=DASHES[color], label=f"effect {effect:g}")
        ax.axhline(target, color=MUTED, linewidth=1, linestyle=(0, (2, 2)))
        ax.set(xlim=(0, end), ylim=(0, 1.02), xlabel="sample size",
               ylabel="power", yticks=[0, 0.2, 0.4, 0.6, 0.8, 1])
        ax.legend(loc="lower right", fontsize=SMALL_SIZE, handlelength=2.2)
    return ax


def _single_panel():
    figure = new_figure(FIGURE_WIDTH, 2.7)
    return add_axes(figure, (0.62, 0.55, FIGURE_WIDTH - 0.87, 1.85))


def _panels_in_a_row(count):
    gap, height = 0.16, 1.9
    width = (FIGURE_WIDTH - gap * (count + 1)) / count
    figure = new_figure(FIGURE_WIDTH, height)
    return np.array([
        add_axes(figure, (gap + index * (width + gap), 0.55, width,
                          height - 0.9))
        for index in range(count)], dtype=object)


def _bell(values):
    return np.exp(-values**2 / 2) / np.sqrt(2 * np.pi)


def _t_curve(values, degrees):
    height = np.sqrt(degrees) * special.beta(degrees / 2, 1 / 2)
    return (1 + values**2 / degrees) ** (-(degrees + 1) / 2) / height


def _pale(color):
    return to_rgba(PALETTE[color], 0.55)


def _edges(results, observed):
    """Return edges of bins, one of them at the observed result."""
    if (results == np.floor(results)).all() and np.ptp(results) <= 2 * BINS:
        low, high = min(results.min(), observed), max(results.max(), observed)
        return np.arange(np.floor(low), np.ceil(high) + 2) - 0.5
    low, high = min(results.min(), observed), max(results.max(), observed)
    width = (high - low) / BINS
    below = np.ceil((observed - low) / width) + 1
    above = np.ceil((high - observed) / width) + 1
    return observed + width * np.arange(-below, above + 1)


def _as_extreme(results, observed, tail):
    if tail == "right":
        return results >= observed
    if tail == "left":
        return results <= observed
    center = results.mean()
    return np.abs(results - center) >= abs(observed - center)


def _tail_ends(z, tail):
    if tail == "right":
        return [(z, np.inf)]
    if tail == "left":
        return [(-np.inf, z)]
    return [(-np.inf, -abs(z)), (abs(z), np.inf)]


def _shade(ax, low, high, color, hatch):
    if low >= high:
        return
    inside = np.linspace(low, high, POINTS)
    ax.fill_between(
        inside, _bell(inside), facecolor=_pale(color),
        edgecolor=TEXT_COLORS[color], hatch=hatch, linewidth=0, gid="tail")
