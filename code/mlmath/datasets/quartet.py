"""Four small data sets with the same summary."""

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet

__all__ = ["anscombe"]

# The first three sets share their x.
SHARED = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
LAST = [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8]
Y = [
    [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
    [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74],
    [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73],
    [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89],
]


def anscombe():
    """Load Anscombe's quartet: four sets of 11 points with the same summary.

    Returns
    -------
    DataSet
        With the features set (0 to 3) and x, shape (44, 2), and the target y,
        shape (44,).

    Examples
    --------
    >>> from mlmath.datasets import anscombe
    >>> quartet = anscombe()
    >>> second = quartet["set"] == 1
    >>> quartet["y"][second][:3]
    array([9.14, 8.14, 8.74])
    >>> [round(float(quartet["y"][quartet["set"] == each].mean()), 2)
    ...  for each in range(4)]
    [7.5, 7.5, 7.5, 7.5]

    Notes
    -----
    Explained in :ref:`seeing-data`. The card stands on the page "Dataset
    cards".
    """
    return DataSet(
        features=frozen(np.column_stack([
            np.repeat(range(4), len(SHARED)), 3 * SHARED + LAST]).astype(float)),
        target=frozen(np.concatenate(Y)),
        feature_columns=(
            Column("set", "", "which of the four data sets",
                   ("first", "second", "third", "fourth")),
            Column("x", "", "the first coordinate"),
        ),
        target_column=Column("y", "", "the second coordinate"),
        card=Card(
            title="Anscombe's quartet",
            source="F. J. Anscombe, The American Statistician 27 (1973);"
            " typed in",
            license="published numbers (facts)",
            truth=None,
            quirks="The four sets agree in means, variances, correlation and line"
            " of least squares, to two or three digits, not exactly. The first"
            " three share their x.",
        ),
    )
