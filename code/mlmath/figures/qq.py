"""QQ plots: the quantiles of a sample beside those of a distribution."""

import numpy as np

from mlmath._arguments import as_number, as_sample, as_sequence, described
from mlmath.figures.graph import (
    draw_dots,
    few_numbers,
    new_graph,
    padded,
    plain_numbers,
    settle,
)
from mlmath.figures.style import INK, LINE_WIDTH, house_style

__all__ = ["plot_qq"]


def plot_qq(values, quantile=None, *, line=None, xlabel=None, ylabel="value"):
    """Draw the sorted values over the quantiles of a distribution.

    The k-th of n sorted values stands over the quantile of (k - 1/2)/n. If the
    values come from the distribution, but for a shift and a scale, they lie near
    a line.

    Parameters
    ----------
    values : array_like, shape (n,)
        At least two numbers.
    quantile : function, optional
        The quantiles of the distribution, such as the `ppf` of one of SciPy;
        those of the standard normal distribution if not given. It takes an array
        of numbers between 0 and 1 and returns one of the same shape.
    line : tuple of float, optional
        Slope and intercept of the line; through the two quartiles of the values
        if not given.
    xlabel, ylabel : str, optional
        The names of the axes.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        If `values` or `line` are not numbers, or `quantile` is no function.
    ValueError
        If there are fewer than two values, or `quantile` returns another shape,
        infinite numbers, or numbers that do not grow.

    Examples
    --------
    >>> from mlmath.figures import plot_qq
    >>> ax = plot_qq([3.1, 0.2, 1.9, 1.2])
    >>> [float(y) for y in ax.lines[0].get_ydata()]
    [0.2, 1.2, 1.9, 3.1]
    >>> [round(float(x), 2) for x in ax.lines[0].get_xdata()]
    [-1.15, -0.32, 0.32, 1.15]
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in :ref:`seeing-data`.
    """
    values = np.sort(as_sample("values", values, least=2))
    if xlabel is None:
        xlabel = "quantile" if quantile else "quantile of the standard normal"
    quantile = _normal_quantile() if quantile is None else quantile
    expected = _quantiles(quantile, (np.arange(len(values)) + 0.5) / len(values))
    slope, intercept = (_through_quartiles(values, quantile) if line is None
                        else _checked_line(line))
    with house_style():
        ax = new_graph(xlabel, ylabel)
        draw_dots(ax, expected, values, "blue", gid="points")
        ax.set(xlim=padded(expected), ylim=padded(values))
        few_numbers(ax)
        plain_numbers(ax)
        settle(ax)
        ax.axline((0, intercept), slope=slope, color=INK,
                  linewidth=0.8 * LINE_WIDTH, linestyle="-", zorder=1.5, gid="line")
    return ax


def _normal_quantile():
    from scipy.special import ndtri  # much sooner there than SciPy's statistics

    return ndtri


def _quantiles(quantile, shares):
    """Return quantiles of growing shares, as floats."""
    if not callable(quantile):
        raise TypeError(
            f"quantile: expected a function of arrays, got {described(quantile)}"
        )
    found = np.asarray(quantile(shares), dtype=float)
    if found.shape != shares.shape:
        raise ValueError(
            f"quantile: expected a result of shape {shares.shape},"
            f" got shape {found.shape}"
        )
    if not np.isfinite(found).all() or (np.diff(found) < 0).any():
        raise ValueError(
            "quantile: expected finite numbers that grow with the shares"
        )
    return found


def _through_quartiles(values, quantile):
    """Return slope and intercept of the line through the quartiles."""
    shares = np.array([0.25, 0.75])
    x, y = _quantiles(quantile, shares), np.quantile(values, shares)
    if x[0] == x[1]:
        raise ValueError("quantile: expected quartiles that differ")
    slope = (y[1] - y[0]) / (x[1] - x[0])
    return slope, y[0] - slope * x[0]


def _checked_line(line):
    numbers = [float(as_number(f"line[{place}]", value)) for place, value
               in enumerate(as_sequence("line", line, "slope and intercept"))]
    if len(numbers) != 2:
        raise ValueError(f"line: expected (slope, intercept), got {line!r}")
    return numbers
