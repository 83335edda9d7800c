"""Pictures of handwritten digits."""

from itertools import product

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_arrays

__all__ = ["digits"]

SIDE = 8  # squares along each side of a picture


def digits():
    """Load 1797 pictures of handwritten digits, of 8 times 8 pixels each.

    Returns
    -------
    DataSet
        With 64 pixels as the features, whole numbers from 0 (blank) to 16
        (full), shape (1797, 64), row by row of the picture; and the digit as
        the target, shape (1797,). `test` marks 450 rows, the split that all
        pages share.

    Examples
    --------
    >>> from mlmath.datasets import digits
    >>> written = digits()
    >>> written.features.shape, int(written.features.max())
    ((1797, 64), 16)
    >>> written.target[:5]
    array([0, 1, 2, 3, 4])
    >>> (written.features[0].reshape(8, 8) / 16)[1]
    array([0.    , 0.    , 0.8125, 0.9375, 0.625 , 0.9375, 0.3125, 0.    ])
    >>> int(written.test.sum())
    450

    Notes
    -----
    Explained in :ref:`principal-component-analysis`. The card stands on the
    page "Dataset cards".
    """
    arrays = read_arrays("digits.npz")
    return DataSet(
        # Small whole numbers lie in the file: 3 - 5 would be 254 with them.
        features=frozen(arrays["pixels"].astype(int)),
        target=frozen(arrays["digit"].astype(int)),
        feature_columns=tuple(
            Column(f"pixel {SIDE * row + column}", "",
                   f"ink in the square of row {row} and column {column}")
            for row, column in product(range(SIDE), repeat=2)),
        target_column=Column("digit", "", "the digit that was to be written",
                             tuple("0123456789")),
        card=Card(
            title="Handwritten digits",
            source="UCI Machine Learning Repository, data set 80, the test part,"
            " as it comes with scikit-learn 1.8; collected by E. Alpaydin and"
            " C. Kaynak, Istanbul",
            license="CC BY 4.0",
            truth=None,
            quirks="Thirteen people wrote these digits, and the test rows come"
            " from the same hands as the others. Three pixels are blank in all"
            " pictures.",
        ),
        test=frozen(arrays["test"]),
    )
