"""How often people see a doctor."""

from mlmath._arguments import frozen
from mlmath.datasets.table import Card, Column, DataSet, read_numbers

__all__ = ["doctor_visits"]


def doctor_visits():
    """Load how often people saw a doctor in a year.

    Returns
    -------
    DataSet
        With the feature visits, shape (59, 1), and the target person-years,
        how often a person made so many visits in a year, shape (59,).

    Examples
    --------
    >>> from mlmath.datasets import doctor_visits
    >>> data = doctor_visits()
    >>> data["person-years"][:3], int(data["person-years"].sum())
    (array([6308, 3817, 2797]), 20190)

    Notes
    -----
    Explained in :ref:`discrete-distributions`. The card stands on the page
    "Dataset cards".
    """
    table = read_numbers("doctor_visits.csv").astype(int)
    return DataSet(
        features=frozen(table[:, :1]),
        target=frozen(table[:, 1]),
        feature_columns=(
            Column("visits", "", "how often a person saw a doctor in a year,"
                   " hospital stays aside"),),
        target_column=Column("person-years", "", "how often it was so many"),
        card=Card(
            title="Visits to a doctor",
            source="RAND Health Insurance Experiment, 1974 to 1982, counted from"
            " the table randhie of statsmodels",
            license="public domain",
            truth=None,
            quirks="Numbers of visits that nobody made (36, for example) have no"
            " row. The counts vary far more than a Poisson distribution allows:"
            " some people are ill.",
        ),
    )
