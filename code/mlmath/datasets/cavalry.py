"""Deaths by horse kicks in the Prussian army."""

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet

__all__ = ["horse_kicks"]


def horse_kicks():
    """Load how many soldiers died by horse kicks, in 200 years of army corps.

    Returns
    -------
    DataSet
        With the feature deaths, shape (5, 1), and the target corps-years, how
        often a corps had so many deaths in a year, shape (5,).

    Examples
    --------
    >>> from mlmath.datasets import horse_kicks
    >>> data = horse_kicks()
    >>> data["deaths"], data["corps-years"]
    (array([0, 1, 2, 3, 4]), array([109,  65,  22,   3,   1]))
    >>> float(np.average(data["deaths"], weights=data["corps-years"]))
    0.61

    Notes
    -----
    Explained in :ref:`discrete-distributions`. The card stands on the page
    "Dataset cards".
    """
    return DataSet(
        features=frozen(np.arange(5)[:, np.newaxis]),
        target=frozen(np.array([109, 65, 22, 3, 1])),
        feature_columns=(
            Column("deaths", "", "how many soldiers of a corps died in a year"),),
        target_column=Column(
            "corps-years", "", "how often it was so many"),
        card=Card(
            title="Deaths by horse kicks",
            source="L. von Bortkiewicz, Das Gesetz der kleinen Zahlen (1898);"
            " typed in",
            license="published counts (facts)",
            truth=None,
            quirks="Ten army corps over 20 years. The source has 14 corps; four"
            " that were organized differently are left out.",
        ),
    )
