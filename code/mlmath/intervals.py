"""Intervals of a line: where its mean may lie, and where a new point."""

import numpy as np
from scipy import stats

from mlmath._arguments import as_sample, as_share

__all__ = ["line_intervals"]


def line_intervals(x, y, at, level=0.95):
    """Return two intervals of the line of least squares, at one or more places.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        The data, n at least 3; x not all equal.
    at : float or array_like
        The places at which the intervals are wanted.
    level : float, default 0.95
        The confidence level, between 0 and 1.

    Returns
    -------
    mean : tuple of (low, high)
        The confidence interval for the height of the true line.
    single : tuple of (low, high)
        The prediction interval for a new observation.

        Each end is a number, or an array like `at`.

    Raises
    ------
    TypeError
        If `x`, `y` or `level` has another type than it should.
    ValueError
        If there are fewer than three observations, lengths differ, all x are
        equal, `at` holds anything but finite numbers, or `level` does not lie
        between 0 and 1.

    Examples
    --------
    >>> from mlmath.intervals import line_intervals
    >>> mean, single = line_intervals([0, 1, 2, 3], [1, 2, 4, 5], at=1.5)
    >>> [round(float(end), 2) for end in mean]
    [2.32, 3.68]
    >>> [round(float(end), 2) for end in single]
    [1.48, 4.52]

    Notes
    -----
    Explained in :ref:`interval-line`.
    """
    x, y = as_sample("x", x, 3), as_sample("y", y, 3)
    if len(x) != len(y):
        raise ValueError(f"y: expected {len(x)} numbers, one for each x, got {len(y)}")
    if (x == x[0]).all():
        raise ValueError("x: expected numbers that are not all equal")
    level = as_share("level", level)
    places = np.asarray(at, dtype=float)
    if not np.isfinite(places).all():
        raise ValueError(f"at: expected finite numbers, got {at}")
    n, away = len(x), x - x.mean()
    square = away @ away
    slope = away @ (y - y.mean()) / square
    left = y - y.mean() - slope * away
    spread = np.sqrt(left @ left / (n - 2))
    middle = y.mean() + slope * (places - x.mean())
    reach = stats.t(n - 2).ppf((1 + level) / 2) * spread
    share = 1 / n + (places - x.mean()) ** 2 / square
    margins = reach * np.sqrt(share), reach * np.sqrt(1 + share)
    mean, single = ((middle - margin, middle + margin) for margin in margins)
    return mean, single
