"""How high crossed and self-fertilized maize grew."""

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet

__all__ = ["maize"]

# For each pair, crossed and self-fertilized, pot by pot.
POTS = [
    [(23.5, 17.375), (12, 20.375), (21, 20)],
    [(22, 20), (19.125, 18.375), (21.5, 18.625)],
    [(22.125, 18.625), (20.375, 15.25), (18.25, 16.5), (21.625, 18),
     (23.25, 16.25)],
    [(21, 18), (22.125, 12.75), (23, 15.5), (12, 18)],
]


def maize():
    """Load the heights of 15 pairs of maize plants that Charles Darwin grew.

    In each pair one plant came from crossing two plants, the other from a plant
    that fertilized itself.

    Returns
    -------
    DataSet
        With the features pot (0 to 3), crossed (inches) and self-fertilized
        (inches), shape (15, 3).

    Examples
    --------
    >>> from mlmath.datasets import maize
    >>> data = maize()
    >>> difference = data["crossed"] - data["self-fertilized"]
    >>> difference[:4]
    array([ 6.125, -8.375,  1.   ,  2.   ])
    >>> round(float(difference.mean()), 3)
    2.617

    Notes
    -----
    Explained in :ref:`comparing-groups`. The card stands on the page "Dataset
    cards".
    """
    return DataSet(
        features=frozen(np.array([
            (pot, *pair) for pot, pairs in enumerate(POTS) for pair in pairs])),
        target=None,
        feature_columns=(
            Column("pot", "", "the pot of the pair",
                   ("first", "second", "third", "fourth")),
            Column("crossed", "inches", "height of the crossed plant"),
            Column("self-fertilized", "inches",
                   "height of the self-fertilized plant"),
        ),
        target_column=None,
        card=Card(
            title="Darwin's maize",
            source="C. Darwin, The Effects of Cross and Self Fertilisation in the"
            " Vegetable Kingdom (1876), the table of Zea mays; typed in",
            license="published numbers (facts)",
            truth=None,
            quirks="In two pairs the crossed plant is far lower than the other."
            " Heights are multiples of an eighth of an inch.",
        ),
    )
