"""Two simulated rings, one inside the other."""

import numpy as np

from mlmath.datasets.planar import in_two_classes

__all__ = ["rings"]


def rings(n=300, noise=0.2, seed=9):
    """Simulate points on two rings around one center.

    Without noise the points of class 0 lie on the circle of radius 1 around
    (0, 0), those of class 1 on the circle of radius 2, at equal distances. To
    each coordinate a normal number with mean 0 is added.

    Parameters
    ----------
    n : int, default 300
        How many points there are, at least 2. Half of them are of class 0; of
        an odd number, one less than of class 1.
    noise : float, default 0.2
        The standard deviation of what is added, at least 0.
    seed : int, default 9
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
    >>> from mlmath.datasets import rings
    >>> rings().features.shape
    (300, 2)
    >>> rings(4, noise=0).features.tolist()
    [[1.0, 0.0], [-1.0, 0.0], [2.0, 0.0], [-2.0, 0.0]]

    Notes
    -----
    Explained in :ref:`two-layer-network`. The card stands on the page "Dataset
    cards".
    """
    return in_two_classes(
        _circle, lambda count: 2 * _circle(count),
        n=n, noise=noise, seed=seed, title="Two rings",
        shape=("ring", "inner ring", "outer ring"),
        truth={"radius of the inner ring": 1.0, "radius of the outer ring": 2.0},
        quirks="The points of a ring come in order, against the clock from the"
        " right. The outer ring has as many points as the inner one, which is"
        " half as long.",
    )


def _circle(count):
    """Return points of the unit circle, from the right, at equal distances."""
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.column_stack([np.cos(angles), np.sin(angles)])
