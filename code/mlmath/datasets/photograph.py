"""A photograph as a table of brightness."""

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_arrays

__all__ = ["photo"]


def photo():
    """Load a photograph in black and white, of 96 times 128 pixels.

    A man looks through the camera on a tripod; behind him are a lawn and some
    buildings.

    Returns
    -------
    DataSet
        With 128 columns of pixels as the features, whole numbers from 0 (black)
        to 255 (white), shape (96, 128): row by row of the picture.

    Examples
    --------
    >>> from mlmath.datasets import photo
    >>> photo().features.shape
    (96, 128)
    >>> photo().features[40, 60:66]
    array([144, 145, 145, 146, 146, 146])

    Notes
    -----
    Explained in :ref:`singular-value-decomposition`. The card stands on the page
    "Dataset cards".
    """
    # Small whole numbers lie in the file: 3 - 5 would be 254 with them.
    brightness = read_arrays("photo.npz")["brightness"].astype(int)
    return DataSet(
        features=frozen(brightness),
        target=None,
        feature_columns=tuple(
            Column(f"column {place}", "",
                   f"brightness of the pixels in column {place} of the picture")
            for place in range(brightness.shape[1])),
        target_column=None,
        card=Card(
            title="A photographer",
            source="photographed by L. Varshney, 2006; the picture camera of"
            " scikit-image 0.26",
            license="CC0",
            truth=None,
            quirks="The lawn and the sky are rough: no two rows of the picture"
            " are alike, and its rank is 96.",
        ),
    )
