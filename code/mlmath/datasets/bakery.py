"""The weekly report of a bakery, with more columns than it needs."""

from types import MappingProxyType

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import OURS, Card, Column, DataSet

__all__ = ["bakery_report"]


def bakery_report():
    """Load a bakery's report of twelve weeks: ten columns of whole numbers.

    Returns
    -------
    DataSet
        With ten features, shape (12, 10), and no target. The numbers are
        integers, so that elimination can be exact.

    Examples
    --------
    >>> from mlmath.datasets import bakery_report
    >>> report = bakery_report()
    >>> report.names
    ('loaves', 'rolls', 'cakes', 'pieces', 'income', 'material', 'hours',
    'wages', 'rent', 'profit')
    >>> report.features[0]
    array([ 412,  105,   58, 1730, 4397,  970,  101, 1818,  450, 1159])

    Notes
    -----
    Explained in :ref:`span-and-basis`. The card stands on the page
    "Dataset cards".
    """
    rng = np.random.default_rng(7)
    loaves = rng.integers(280, 420, 12)
    rolls = rng.integers(60, 110, 12)
    cakes = rng.integers(30, 70, 12)
    hours = rng.integers(80, 110, 12)
    pieces = loaves + 12 * rolls + cakes
    income = 5 * loaves + 9 * rolls + 24 * cakes
    material = loaves + 2 * rolls + 6 * cakes
    wages = 18 * hours
    rent = np.full(12, 450)
    profit = income - material - wages - rent
    return DataSet(
        features=frozen(np.column_stack([
            loaves, rolls, cakes, pieces, income, material, hours, wages, rent,
            profit])),
        target=None,
        feature_columns=(
            Column("loaves", "", "loaves of bread sold in the week"),
            Column("rolls", "dozens", "rolls sold"),
            Column("cakes", "", "cakes sold"),
            Column("pieces", "", "loaves, single rolls and cakes together"),
            Column("income", "dollars", "what was paid for all of them"),
            Column("material", "dollars", "flour and all else that went into them"),
            Column("hours", "h", "working hours of all bakers together"),
            Column("wages", "dollars", "what they were paid"),
            Column("rent", "dollars", "rent of the shop, the same each week"),
            Column("profit", "dollars", "what is left of the income"),
        ),
        target_column=None,
        card=Card(
            title="A bakery's weekly report",
            source="invented for this book, default_rng(7)",
            license=OURS,
            truth=MappingProxyType({
                "price of a loaf": 5, "price of a dozen rolls": 9,
                "price of a cake": 24, "material of a loaf": 1,
                "material of a dozen rolls": 2, "material of a cake": 6,
                "wage for an hour": 18}),
            quirks="Five of the ten columns are computed from the other five,"
            " without rounding, so that the dependence is exact. In a real"
            " report it would be hidden under a few cents.",
        ),
    )
