"""Two simulated half-moons that interlock."""

from types import MappingProxyType

import numpy as np

from mlmath._arguments import (
    as_count,
    as_float,
    as_number,
    as_sample_size,
    frozen,
)
from mlmath.datasets.table import OURS, Card, Column, DataSet

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
    n = as_sample_size("n", n, least=2)
    noise = as_float("noise", as_number("noise", noise))
    if noise < 0:
        raise ValueError(f"noise: expected a number of at least 0, got {noise:g}")
    seed = as_count("seed", seed, largest=2**32 - 1)
    upper, lower = n // 2, n - n // 2
    points = np.concatenate([_half_circle(upper),
                             [1, 0.5] - _half_circle(lower)])
    points += np.random.default_rng(seed).normal(0, noise, (n, 2))
    return DataSet(
        # Adding 0 turns -0 into 0.
        features=frozen(points.round(3) + 0.0),
        target=frozen(np.repeat([0, 1], [upper, lower])),
        feature_columns=(Column("x_1", "", "the first coordinate"),
                         Column("x_2", "", "the second coordinate")),
        target_column=Column("class", "", "the moon of the point",
                             ("upper moon", "lower moon")),
        card=Card(
            title="Half-moons",
            source=f"simulated for this book, default_rng({seed})",
            license=OURS,
            truth=MappingProxyType({
                "radius": 1.0, "center of the lower moon, x_1": 1.0,
                "center of the lower moon, x_2": 0.5,
                "standard deviation of the noise": noise}),
            quirks="The points of a moon come in order, from right to left for"
            " class 0 and from left to right for class 1.",
        ),
    )


def _half_circle(count):
    """Return points of the upper half of the unit circle, from the right."""
    angles = np.linspace(0, np.pi, count)
    return np.column_stack([np.cos(angles), np.sin(angles)])
