"""How much longer patients slept with each of two drugs."""

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet

__all__ = ["sleep"]

FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def sleep():
    """Load how much longer ten patients slept with each of two drugs.

    Returns
    -------
    DataSet
        With the features first drug and second drug (hours), shape (10, 2).

    Examples
    --------
    >>> from mlmath.datasets import sleep
    >>> data = sleep()
    >>> difference = data["second drug"] - data["first drug"]
    >>> difference.round(1)
    array([1.2, 2.4, 1.3, 1.3, 0. , 1. , 1.8, 0.8, 4.6, 1.4])
    >>> round(float(difference.mean()), 2)
    1.58

    Notes
    -----
    Explained in :ref:`comparing-groups`. The card stands on the page "Dataset
    cards".
    """
    return DataSet(
        features=frozen(np.column_stack([FIRST, SECOND])),
        target=None,
        feature_columns=tuple(
            Column(f"{which} drug", "h",
                   f"how much longer the patient slept with the {which} drug than"
                   " without any, on average")
            for which in ("first", "second")),
        target_column=None,
        card=Card(
            title="Student's sleep data",
            source="A. R. Cushny and A. R. Peebles, Journal of Physiology 32"
            " (1905), as used by Student, Biometrika 6 (1908); typed in",
            license="published numbers (facts)",
            truth=None,
            quirks="The same ten patients took both drugs. Student confused the"
            " names of the drugs. The means are of three to nine nights.",
        ),
    )
