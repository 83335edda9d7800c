"""Two simulated half-moons that interlock."""

import numpy as np

from mlmath.datasets.planar import in_two_classes

__all__ = ["half_moons"]


def half_moons(n=300, noise=0.2, seed=20):
    """Simulate points on two half-moons that interlock.

    Without noise the points of class 0 lie on the upper half of the circle of
    radius 1 around (0, 0), those of class 1 on the lower half of the circle of
    radius 1 around (1, 0.5), at equal distances. To each coordinate a normal
    number with mean 0 is added.

    Parameters
    ----------
    n : int, default 300
        How many points there are, at least 2. Half of them are of class 0; of
        an odd number, one less than of class 1.
    noise : float, default 0.2
        The standard deviation of what is added, at least 0.
    seed : int, default 20
        From which the random numbers are made.

    Returns
    -------
    DataSet
        With the features x_1 and x_2, shape (n, 2), and the class (0 or 1) as
        the target, shape (n,).

    Raises
    ------
    TypeError
        If an argument is not a number, or `n` or `seed` is no whole number.
    ValueError
        If `n` is less than 2, or `noise` or `seed` less than 0.

    Examples
    --------
    >>> from mlmath.datasets import half_moons
    >>> half_moons().features.shape
    (300, 2)
    >>> half_moons(4, noise=0, seed=1).features.tolist()
    [[1.0, 0.0], [-1.0, 0.0], [0.0, 0.5], [2.0, 0.5]]

    Notes
    -----
    Explained in :ref:`neural-networks`. The card stands on the page "Dataset
    cards".
    """
    return in_two_classes(
        _half_circle, lambda count: [1, 0.5] - _half_circle(count),
        n=n, noise=noise, seed=seed, title="Half-moons",
        shape=("moon", "upper moon", "lower moon"),
        truth={"radius": 1.0, "center of the lower moon, x_1": 1.0,
               "center of the lower moon, x_2": 0.5},
        quirks="The points of a moon come in order, from right to left for"
        " class 0 and from left to right for class 1.",
    )


def _half_circle(count):
    """Return points of the upper half of the unit circle, from the right."""
    angles = np.linspace(0, np.pi, count)
    return np.column_stack([np.cos(angles), np.sin(angles)])
