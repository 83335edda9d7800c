"""Measurements of penguins."""

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_numbers

__all__ = ["penguins"]


def penguins():
    """Load four measurements of 342 penguins of three species.

    Returns
    -------
    DataSet
        With the features flipper, bill length, bill depth (mm) and species
        (0, 1, 2), shape (342, 4), and the target mass (g), shape (342,).

    Examples
    --------
    >>> from mlmath.datasets import penguins
    >>> birds = penguins()
    >>> birds["flipper"][:3], birds["mass"][:3]
    (array([181., 186., 195.]), array([3750., 3800., 3250.]))
    >>> birds.feature_columns[3].categories
    ('Adelie', 'Chinstrap', 'Gentoo')

    Notes
    -----
    Explained in :ref:`projections-and-least-squares`. The card stands on the
    page "Dataset cards".
    """
    table = read_numbers("penguins.csv")
    return DataSet(
        features=table[:, :-1],
        target=frozen(table[:, -1]),
        feature_columns=(
            Column("flipper", "mm", "length of a flipper"),
            Column("bill length", "mm", "length of the bill"),
            Column("bill depth", "mm", "height of the bill at its base"),
            Column("species", "", "the species",
                   ("Adelie", "Chinstrap", "Gentoo")),
        ),
        target_column=Column("mass", "g", "mass of the body"),
        card=Card(
            title="Penguins of the Palmer Archipelago",
            source="K. Gorman and the Palmer Station LTER, 2007 to 2009, as in"
            " the package palmerpenguins 0.1.6",
            license="CC0",
            truth=None,
            quirks="The species differ in shape: over all birds deeper bills are"
            " shorter, within each species they are longer.",
        ),
    )
