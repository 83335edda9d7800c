"""Simulated errors of two forecasts of the demand for electricity."""

from types import MappingProxyType

import numpy as np

from mlmath._arguments import as_count, as_sample_size, frozen
from mlmath.datasets.table import OURS, Card, Column, DataSet

__all__ = ["forecast_errors"]


def forecast_errors(n=120, seed=16):
    """Simulate by how much two forecasts of electricity demand miss, day by day.

    The two errors of a day (forecast minus demand) are drawn from a normal
    distribution with means 0, the variances 9 and 4, and the covariance 1.8.
    Of all blends w A + (1 - w) B, that with w = 11/47, about 0.234, has the
    least variance, 819/235.

    Parameters
    ----------
    n : int, default 120
        How many days there are, at least 2.
    seed : int, default 16
        From which the random numbers are made; another one makes new days.

    Returns
    -------
    DataSet
        With the features forecast A and forecast B (GW), shape (n, 2).

    Raises
    ------
    TypeError
        If `n` or `seed` is no whole number.
    ValueError
        If `n` is less than 2, or `seed` less than 0.

    Examples
    --------
    >>> from mlmath.datasets import forecast_errors
    >>> days = forecast_errors()
    >>> days
    Errors of two forecasts: 120 rows of forecast A (GW), forecast B (GW)
    >>> days.card.truth["covariance"]
    1.8

    Notes
    -----
    Explained in :ref:`three-ways-to-differentiate`. The card stands on the page
    "Dataset cards".
    """
    n = as_sample_size("n", n, least=2)
    seed = as_count("seed", seed, largest=2**32 - 1)
    factor = np.linalg.cholesky([[9, 1.8], [1.8, 4]])
    errors = np.random.default_rng(seed).standard_normal((n, 2)) @ factor.T
    return DataSet(
        features=frozen(errors.round(3)),
        target=None,
        feature_columns=(
            Column("forecast A", "GW",
                   "the error of forecast A, forecast minus demand"),
            Column("forecast B", "GW",
                   "the error of forecast B, forecast minus demand"),
        ),
        target_column=None,
        card=Card(
            title="Errors of two forecasts",
            source=f"simulated for this book, default_rng({seed})",
            license=OURS,
            truth=MappingProxyType({
                "variance of forecast A": 9.0, "variance of forecast B": 4.0,
                "covariance": 1.8}),
            quirks="Each day is drawn on its own; the errors of real forecasts"
            " often last for days. Both forecasts miss in the same direction more"
            " often than not.",
        ),
    )
