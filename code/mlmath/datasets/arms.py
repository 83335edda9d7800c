"""Two simulated arms of a spiral."""

import numpy as np

from mlmath.datasets.planar import in_two_classes

__all__ = ["spiral"]


def spiral(n=300, noise=0.1, seed=9):
    """Simulate points on two arms of a spiral that wind around each other.

    Without noise the points of class 0 lie on an arm that begins at (0.2, 0),
    turns once around (0, 0) against the clock, and ends at (2, 0); with each
    degree its distance from the center grows by the same amount. Class 1 lies
    on the same arm turned by 180 degrees. To each coordinate a normal number
    with mean 0 is added.

    Parameters
    ----------
    n : int, default 300
        How many points there are, at least 2. Half of them are of class 0; of
        an odd number, one less than of class 1.
    noise : float, default 0.1
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
    >>> from mlmath.datasets import spiral
    >>> spiral().features.shape
    (300, 2)
    >>> spiral(6, noise=0).features[:3].tolist()
    [[0.2, 0.0], [-1.1, 0.0], [2.0, 0.0]]

    Notes
    -----
    Explained in :ref:`two-layer-network`. The card stands on the page "Dataset
    cards".
    """
    return in_two_classes(
        _arm, lambda count: -_arm(count),
        n=n, noise=noise, seed=seed, title="A spiral with two arms",
        shape=("arm", "first arm", "second arm"),
        truth={"turns of an arm": 1.0, "radius at the start": 0.2,
               "radius at the end": 2.0},
        quirks="The points of an arm come in order, from the inside. Inside,"
        " where the arms are near each other, the points are dense.",
    )


def _arm(count):
    """Return points of an arm: the radius grows evenly with the angle."""
    way = np.linspace(0, 1, count)
    angles, radii = 2 * np.pi * way, 0.2 + 1.8 * way
    return np.column_stack([radii * np.cos(angles), radii * np.sin(angles)])
