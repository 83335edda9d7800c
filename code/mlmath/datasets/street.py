"""Two simulated sensors of fine dust on one street."""

from types import MappingProxyType

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import OURS, Card, Column, DataSet

__all__ = ["air_sensors"]


def air_sensors():
    """Load the fine dust that two sensors on one street saw on 365 days.

    The two numbers of a day are drawn from a normal distribution with the means
    20 and 22, the standard deviations 5 and 6, and the correlation 0.8.

    Returns
    -------
    DataSet
        With the features school and bus stop (µg/m³), shape (365, 2).

    Examples
    --------
    >>> from mlmath.datasets import air_sensors
    >>> days = air_sensors()
    >>> days
    Two air sensors on one street: 365 rows of school (µg/m³), bus stop (µg/m³)
    >>> days.features[:2]
    array([[18. , 20.3],
           [19.2, 20.6]])
    >>> days.card.truth["correlation"]
    0.8

    Notes
    -----
    Explained in :ref:`several-random-variables`. The card stands on the page
    "Dataset cards".
    """
    independent = np.random.default_rng(29).standard_normal((365, 2))
    # Its product with its transpose is the covariance matrix: 25, 24, 24, 36.
    factor = np.array([[5, 0], [4.8, 3.6]])
    dust = ([20, 22] + independent @ factor.T).round(1)
    return DataSet(
        features=frozen(dust),
        target=None,
        feature_columns=(
            Column("school", "µg/m³",
                   "fine dust at the gate of the school, mean of a day"),
            Column("bus stop", "µg/m³",
                   "fine dust at the bus stop, mean of the same day"),
        ),
        target_column=None,
        card=Card(
            title="Two air sensors on one street",
            source="simulated for this book, default_rng(29)",
            license=OURS,
            truth=MappingProxyType({
                "mean at the school": 20.0,
                "mean at the bus stop": 22.0,
                "standard deviation at the school": 5.0,
                "standard deviation at the bus stop": 6.0,
                "correlation": 0.8,
            }),
            quirks="Each day is drawn on its own; real dust stays for days. A"
            " normal distribution allows less than no dust; these days have no"
            " such case.",
        ),
    )
