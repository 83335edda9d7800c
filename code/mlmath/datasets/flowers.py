"""Measurements of iris flowers."""

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_numbers

__all__ = ["iris"]


def iris():
    """Load four lengths of 150 iris flowers of three species.

    Returns
    -------
    DataSet
        With sepal length, sepal width, petal length and petal width (cm),
        shape (150, 4), and the species (0, 1 or 2) as the target, shape
        (150,).

    Examples
    --------
    >>> from mlmath.datasets import iris
    >>> flowers = iris()
    >>> flowers["petal length"][:3]
    array([1.4, 1.4, 1.3])
    >>> flowers.target_column.categories
    ('setosa', 'versicolor', 'virginica')

    Notes
    -----
    Explained in :ref:`principal-component-analysis`. The card stands on the
    page "Dataset cards".
    """
    table = read_numbers("iris.csv")
    return DataSet(
        features=table[:, :-1],
        target=frozen(table[:, -1].astype(int)),
        feature_columns=tuple(
            Column(f"{leaf} {size}", "cm", f"{size} of {which}")
            for leaf, which in (("sepal", "an outer leaf of the flower"),
                                ("petal", "an inner leaf of the flower"))
            for size in ("length", "width")),
        target_column=Column("species", "", "the species",
                             ("setosa", "versicolor", "virginica")),
        card=Card(
            title="Iris flowers",
            source="R. A. Fisher, Annals of Eugenics 7 (1936), measured by E."
            " Anderson; UCI Machine Learning Repository, data set 53, as it"
            " comes with scikit-learn 1.8",
            license="CC BY 4.0",
            truth=None,
            quirks="Over all flowers longer sepals are a little narrower, within"
            " each species they are wider. The rows are sorted by species. Two"
            " flowers have the same numbers.",
        ),
    )
