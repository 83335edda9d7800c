"""The yearly flow of the Nile."""

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_numbers

__all__ = ["nile"]


def nile():
    """Load how much water the Nile carried in each year from 1871 to 1970.

    Returns
    -------
    DataSet
        With the feature year, shape (100, 1), and the target flow, shape (100,).

    Examples
    --------
    >>> from mlmath.datasets import nile
    >>> data = nile()
    >>> data
    Flow of the Nile: 100 rows of year, flow (100 million m³)
    >>> data["flow"][:3]
    array([1120., 1160.,  963.])
    >>> float(data["flow"].mean())
    919.35

    Notes
    -----
    Explained in :ref:`seeing-data`. The card stands on the page "Dataset
    cards".
    """
    table = read_numbers("nile.csv")
    return DataSet(
        features=table[:, :1],
        target=frozen(table[:, 1]),
        feature_columns=(Column("year", "", "the year"),),
        target_column=Column("flow", "100 million m³",
                             "how much water passed Aswan in the year"),
        card=Card(
            title="Flow of the Nile",
            source="G. W. Cobb, Biometrika 65 (1978), as in statsmodels",
            license="public domain",
            truth=None,
            quirks="From 1899 on the river carries less. Flows of 1000 and more"
            " are rounded to tens.",
        ),
    )
