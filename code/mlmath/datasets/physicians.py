"""Heart attacks among physicians who took aspirin or a placebo."""

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet

__all__ = ["aspirin"]


def aspirin():
    """Load how many physicians had a heart attack with a placebo and with aspirin.

    Returns
    -------
    DataSet
        With the features group (0 placebo, 1 aspirin) and physicians, shape
        (2, 2), and the target heart attacks, shape (2,).

    Examples
    --------
    >>> from mlmath.datasets import aspirin
    >>> data = aspirin()
    >>> data["heart attacks"], data["physicians"]
    (array([189, 104]), array([11034, 11037]))
    >>> placebo, treated = data["heart attacks"] / data["physicians"]
    >>> round(float(treated / placebo), 2)
    0.55

    Notes
    -----
    Explained in :ref:`comparing-groups`. The card stands on the page "Dataset
    cards".
    """
    return DataSet(
        features=frozen(np.array([[0, 11034], [1, 11037]])),
        target=frozen(np.array([189, 104])),
        feature_columns=(
            Column("group", "", "what the physicians took",
                   ("placebo", "aspirin")),
            Column("physicians", "people", "how many were in the group"),
        ),
        target_column=Column("heart attacks", "people",
                             "how many of them had a heart attack"),
        card=Card(
            title="Aspirin and heart attacks",
            source="Physicians' Health Study, preliminary report, The New England"
            " Journal of Medicine 318 (1988); typed in",
            license="published counts (facts)",
            truth=None,
            quirks="The trial was stopped early because the groups differed so"
            " much. Those who took part were men and healthy.",
        ),
    )
