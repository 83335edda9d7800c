"""What households in Belgium earned and what they spent on food."""

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_numbers

__all__ = ["engel"]


def engel():
    """Load what 235 working-class households earned and spent on food in a year.

    Returns
    -------
    DataSet
        With the feature income (francs), shape (235, 1), and the target food
        (francs), shape (235,).

    Examples
    --------
    >>> from mlmath.datasets import engel
    >>> data = engel()
    >>> data
    Engel's households: 235 rows of income (francs), food (francs)
    >>> data["income"][:3].round(2)
    array([420.16, 541.41, 901.16])
    >>> data["food"][:3].round(2)
    array([255.84, 310.96, 485.68])

    Notes
    -----
    Explained in :ref:`confidence-intervals`. The card stands on the page
    "Dataset cards".
    """
    table = read_numbers("engel.csv")
    return DataSet(
        features=table[:, :1],
        target=frozen(table[:, 1]),
        feature_columns=(
            Column("income", "francs", "what the household earned in a year"),),
        target_column=Column(
            "food", "francs", "what it spent on food in the same year"),
        card=Card(
            title="Engel's households",
            source="as used by R. Koenker and G. Bassett, Econometrica 50 (1982),"
            " and as in statsmodels",
            license="public domain",
            truth=None,
            quirks="Named after E. Engel, who wrote about such budgets in 1857;"
            " which survey these households come from is not confirmed. The"
            " more a household earns, the more its food differs from the line."
            " One household earned 4958 francs, the next 2823. Three"
            " rows are alike to the last digit, and so are two others.",
        ),
    )
