"""The simulated water levels of a tide gauge."""

from types import MappingProxyType

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import OURS, Card, Column, DataSet

__all__ = ["tide_gauge"]


def tide_gauge():
    """Load the simulated water levels of a tide gauge over 25 hours.

    The gauge logs the level every six minutes, in whole millimeters, and
    begins at high water. The level was made as 2 + 1.5 cos(2πt/12.42) meters
    at t hours, plus normal noise with standard deviation 0.005.

    Returns
    -------
    DataSet
        With the feature time (h), shape (251, 1), and the target level (m),
        shape (251,).

    Examples
    --------
    >>> from mlmath.datasets import tide_gauge
    >>> data = tide_gauge()
    >>> data
    Water levels of a tide gauge: 251 rows of time (h), level (m)
    >>> data["time"][:3]
    array([0. , 0.1, 0.2])
    >>> data.card.truth["period"]
    12.42

    Notes
    -----
    Explained in :ref:`derivative`. The card stands on the page
    "Dataset cards".
    """
    time = np.arange(251) / 10
    noise = np.random.default_rng(13).normal(0, 0.005, 251)
    level = (2 + 1.5 * np.cos(2 * np.pi * time / 12.42) + noise).round(3)
    return DataSet(
        features=frozen(time[:, np.newaxis]),
        target=frozen(level),
        feature_columns=(
            Column("time", "h", "time since the first high water"),),
        target_column=Column(
            "level", "m", "height of the water above the zero of the gauge"),
        card=Card(
            title="Water levels of a tide gauge",
            source="simulated for this book, default_rng(13)",
            license=OURS,
            truth=MappingProxyType({
                "mean level": 2.0,
                "amplitude": 1.5,
                "period": 12.42,
                "standard deviation of the noise": 0.005,
            }),
            quirks="Only the tide of the moon is built in, so that each high"
            " water is as high as the other. At a real gauge the sun, the wind"
            " and the shape of the coast have their say.",
        ),
    )
