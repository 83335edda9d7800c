"""The chemical analysis of wines."""

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_numbers

__all__ = ["wine"]


def wine():
    """Load the chemical analysis of 178 wines of three grape varieties.

    Returns
    -------
    DataSet
        With 13 features, shape (178, 13), and the class (0, 1 or 2) of each
        wine as the target, shape (178,).

    Examples
    --------
    >>> from mlmath.datasets import wine
    >>> wines = wine()
    >>> wines.features.shape
    (178, 13)
    >>> wines["alcohol"][:3]
    array([14.23, 13.2 , 13.16])
    >>> [int((wines.target == k).sum()) for k in range(3)]
    [59, 71, 48]

    Notes
    -----
    Explained in :ref:`vectors`. The card stands on the page "Dataset cards".
    """
    table = read_numbers("wine.csv")
    return DataSet(
        features=table[:, :-1],
        target=frozen(table[:, -1].astype(int)),
        feature_columns=(
            Column("alcohol", "", "alcohol"),
            Column("malic acid", "", "malic acid, the sour of green apples"),
            Column("ash", "", "what is left when the dried wine is burned"),
            Column("alkalinity of ash", "", "how basic that rest is"),
            Column("magnesium", "", "magnesium"),
            Column("phenols", "", "all phenols together"),
            Column("flavonoids", "", "the phenols that are flavonoids"),
            Column("other phenols", "", "the phenols that are none"),
            Column("proanthocyanins", "", "flavonoids that taste bitter and dry"),
            Column("color intensity", "", "how deep the color is"),
            Column("hue", "", "its shade"),
            Column("dilution", "", "how much light of 280 nm the diluted wine"
                   " absorbs, divided by how much of 315 nm"),
            Column("proline", "", "proline, an amino acid of grapes"),
        ),
        target_column=Column("class", "", "the grape variety: 0, 1 or 2"),
        card=Card(
            title="Italian wines",
            source="UCI Machine Learning Repository, data set 109, as it comes"
            " with scikit-learn 1.8; collected by M. Forina and colleagues, Genoa",
            license="CC BY 4.0",
            truth=None,
            quirks="The source states no units. Proline runs from 278 to 1680"
            " while hue stays near 1, so that a distance of raw numbers is a"
            " distance of proline.",
        ),
    )
