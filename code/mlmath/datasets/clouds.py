"""Two simulated clouds of points that overlap."""

from types import MappingProxyType

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import OURS, Card, Column, DataSet

__all__ = ["two_clouds"]


def two_clouds():
    """Load two simulated clouds of 100 points each, which overlap.

    The points of class 0 are normal around (0, 0), those of class 1 around
    (1.6, 1.2), with standard deviation 1 in every direction. The two centers
    are 2 apart. No rule can expect to get more than 84.13 percent of new
    points right, and the best rule is the line 1.6 x_1 + 1.2 x_2 - 2 = 0.

    Returns
    -------
    DataSet
        With the features x_1 and x_2, shape (200, 2), and the class (0 or 1)
        as the target, shape (200,).

    Examples
    --------
    >>> from mlmath.datasets import two_clouds
    >>> data = two_clouds()
    >>> right = (data.features @ [1.6, 1.2] - 2 > 0) == data.target
    >>> int(right.sum())
    167

    Notes
    -----
    Explained in :ref:`one-neuron`. The card stands on the page
    "Dataset cards".
    """
    rng = np.random.default_rng(19)
    target = np.repeat([0, 1], 100)
    features = rng.normal(size=(200, 2)) + np.outer(target, [1.6, 1.2])
    return DataSet(
        features=frozen(features.round(3)),
        target=frozen(target),
        feature_columns=(Column("x_1", "", "the first coordinate"),
                         Column("x_2", "", "the second coordinate")),
        target_column=Column("class", "", "the cloud of the point",
                             ("first cloud", "second cloud")),
        card=Card(
            title="Two clouds",
            source="simulated for this book, default_rng(19)",
            license=OURS,
            truth=MappingProxyType({
                "weight of x_1": 1.6, "weight of x_2": 1.2, "bias": -2.0,
                "best accuracy": 0.8413}),
            quirks="The clouds overlap: of these 200 points the best rule gets"
            " 167 right, and another rule may get more, by luck.",
        ),
    )
