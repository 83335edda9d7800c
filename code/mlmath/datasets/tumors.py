"""Measurements of breast tumors."""

from itertools import product

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_numbers

__all__ = ["breast_cancer"]

MEASURES = {
    "radius": "distance from the center to the edge",
    "texture": "standard deviation of the gray values",
    "perimeter": "length of the edge",
    "area": "area",
    "smoothness": "how little the radius changes along the edge",
    "compactness": "perimeter² / area - 1",
    "concavity": "how deep the edge is dented",
    "concave points": "how many dents the edge has",
    "symmetry": "how symmetric the nucleus is",
    "fractal dimension": "how ragged the edge is",
}
KINDS = {
    "mean {}": "mean over the nuclei of the picture",
    "{} error": "standard error of this mean",
    "worst {}": "mean of the three largest",
}


def breast_cancer():
    """Load 30 measurements of 569 breast tumors, malignant or benign.

    Returns
    -------
    DataSet
        With 30 features, shape (569, 30), and the class as the target, shape
        (569,): 1 for malignant, 0 for benign. `test` marks 143 rows, the split
        that all pages share.

    Examples
    --------
    >>> from mlmath.datasets import breast_cancer
    >>> tumors = breast_cancer()
    >>> tumors.features.shape, int(tumors.target.sum()), int(tumors.test.sum())
    ((569, 30), 212, 143)
    >>> tumors["mean radius"][:3]
    array([17.99, 20.57, 19.69])
    >>> tumors.features[~tumors.test].shape
    (426, 30)

    Notes
    -----
    Explained in :ref:`one-neuron`. The card stands on the page
    "Dataset cards".
    """
    table = read_numbers("breast_cancer.csv.gz")
    return DataSet(
        features=table[:, :-2],
        target=frozen(table[:, -2].astype(int)),
        feature_columns=tuple(
            Column(kind.format(measure), "",
                   f"{MEASURES[measure]}: {KINDS[kind]}")
            for kind, measure in product(KINDS, MEASURES)),
        target_column=Column("class", "", "0 benign, 1 malignant",
                             ("benign", "malignant")),
        card=Card(
            title="Breast tumors",
            source="UCI Machine Learning Repository, data set 17, as it comes"
            " with scikit-learn 1.8; collected at the University of Wisconsin"
            " in the 1990s",
            license="CC BY 4.0",
            truth=None,
            quirks="The source states no units. Many of the columns say nearly"
            " the same: radius, perimeter and area measure one thing. More of"
            " these tumors are malignant than among the patients of a"
            " screening.",
        ),
        test=frozen(table[:, -1].astype(np.bool_)),
    )
