"""Employment in the United States, 1947 to 1962."""

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_numbers

__all__ = ["longley"]


def longley():
    """Load Longley's table of employment: six columns that rise together.

    Returns
    -------
    DataSet
        With six features, shape (16, 6), and the target employed, shape (16,).

    Examples
    --------
    >>> from mlmath.datasets import longley
    >>> data = longley()
    >>> data.names
    ('prices', 'product', 'unemployed', 'armed forces', 'population', 'year',
    'employed')
    >>> data["year"][[0, -1]]
    array([1947., 1962.])

    Notes
    -----
    Explained in :ref:`projections-and-least-squares`. The card stands on the
    page "Dataset cards".
    """
    table = read_numbers("longley.csv")
    return DataSet(
        features=table[:, :-1],
        target=frozen(table[:, -1]),
        feature_columns=(
            Column("prices", "", "price level, 1954 = 100"),
            Column("product", "million dollars", "gross national product"),
            Column("unemployed", "thousands", "people without work"),
            Column("armed forces", "thousands", "people in the armed forces"),
            Column("population", "thousands",
                   "people aged 14 or more who do not live in institutions"),
            Column("year", "", "the year"),
        ),
        target_column=Column("employed", "thousands", "people with work"),
        card=Card(
            title="Longley's employment",
            source="J. W. Longley, Journal of the American Statistical"
            " Association 62 (1967), as in NIST's reference data sets and"
            " statsmodels",
            license="public domain",
            truth=None,
            quirks="The columns rise together, so that the condition number of"
            " the table with a column of ones is 4.86 billion. Programs"
            " were tested with the table.",
        ),
    )
