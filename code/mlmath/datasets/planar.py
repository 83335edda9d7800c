"""What simulated points of two classes in the plane share: counts, noise, columns."""

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

__all__ = ["in_two_classes"]


def in_two_classes(first, second, *, n, noise, seed, title, shape, truth, quirks):
    """Return a data set of `n` points on two curves, with normal noise.

    Parameters
    ----------
    first, second : callable
        Take a count, and return so many places of one class, shape (count, 2).
    n, noise, seed : int, float, int
        As the loaders take them.
    title, quirks : str
        For the card.
    shape : (str, str, str)
        What the points of a class lie on, and what the two of them are called.
    truth : mapping of str to float
        What was built in, without the noise.
    """
    n = as_sample_size("n", n, least=2)
    noise = as_float("noise", as_number("noise", noise))
    if noise < 0:
        raise ValueError(f"noise: expected a number of at least 0, got {noise:g}")
    seed = as_count("seed", seed, largest=2**32 - 1)
    counts = n // 2, n - n // 2
    points = np.concatenate([first(counts[0]), second(counts[1])])
    points += np.random.default_rng(seed).normal(0, noise, (n, 2))
    what, *names = shape
    return DataSet(
        # Adding 0 turns -0 into 0.
        features=frozen(points.round(3) + 0.0),
        target=frozen(np.repeat([0, 1], counts)),
        feature_columns=(Column("x_1", "", "the first coordinate"),
                         Column("x_2", "", "the second coordinate")),
        target_column=Column("class", "", f"the {what} of the point", tuple(names)),
        card=Card(
            title=title,
            source=f"simulated for this book, default_rng({seed})",
            license=OURS,
            truth=MappingProxyType(
                {**truth, "standard deviation of the noise": noise}),
            quirks=quirks,
        ),
    )
