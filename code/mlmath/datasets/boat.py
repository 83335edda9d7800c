"""A drawing to be moved by matrices."""

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import OURS, Card, Column, DataSet

__all__ = ["drawing"]

HULL = [(0, 0), (1.5, 0), (1, -0.7), (-1, -0.7), (-1.5, 0), (0, 0)]
SAIL_AND_FLAG = [(0, 0.3), (1.2, 0.3), (0, 1.8), (0, 2.3), (0.5, 2.1), (0, 1.9)]
JIB = [(0, 0.3), (-0.8, 0.3), (0, 1.5)]


def drawing():
    """Load the drawing of a small boat, made without lifting the pen.

    Joining the points in their order draws the boat. The foot of its mast is
    the origin; the large sail and the flag are on the right, so that a mirror
    image can be told from the boat.

    Returns
    -------
    DataSet
        With the features x and y, shape (15, 2), and no target.

    Examples
    --------
    >>> from mlmath.datasets import drawing
    >>> boat = drawing().features
    >>> boat.shape
    (15, 2)
    >>> boat[:3]
    array([[ 0. ,  0. ],
           [ 1.5,  0. ],
           [ 1. , -0.7]])

    Notes
    -----
    Explained in :ref:`linear-transformations`. The card stands on the page
    "Dataset cards".
    """
    return DataSet(
        features=frozen(np.array([*HULL, *SAIL_AND_FLAG, *JIB])),
        target=None,
        feature_columns=(
            Column("x", "", "how far to the right of the mast a point lies"),
            Column("y", "", "how far above the deck it lies")),
        target_column=None,
        card=Card(
            title="A small boat",
            source="drawn for this book",
            license=OURS,
            truth=None,
            quirks="The order of the rows matters: it is the way of the pen. The"
            " foot of the mast comes twice, and so does the foot of the sails.",
        ),
    )
