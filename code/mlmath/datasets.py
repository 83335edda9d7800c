"""The book's small data sets, each with its card.

A loader needs no network and no file outside the package. What it returns
cannot be changed; copy an array before you change it. Simulated data sets
say on their card which truth was built in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from mlmath._arguments import frozen

__all__ = ["Card", "Column", "DataSet", "heating_energy"]


@dataclass(frozen=True)
class Column:
    """One measured property: its name, its unit and what it means."""

    name: str
    unit: str
    meaning: str


@dataclass(frozen=True)
class Card:
    """Where a data set comes from and what to know before using it.

    Attributes
    ----------
    title, source, license : str
    truth : mapping of str to float, or None
        For simulated data, the numbers that were built in.
    quirks : str
        What surprises a reader of the data.
    """

    title: str
    source: str
    license: str
    truth: Mapping | None
    quirks: str


@dataclass(frozen=True, repr=False, eq=False)
class DataSet:
    """A table: rows are observations, columns are features.

    Attributes
    ----------
    features : ndarray, shape (n, d)
        Read-only.
    target : ndarray, shape (n,)
        What to predict, read-only.
    feature_columns : tuple of d Column
    target_column : Column
    card : Card
    """

    features: np.ndarray
    target: np.ndarray
    feature_columns: tuple[Column, ...]
    target_column: Column
    card: Card

    @property
    def names(self):
        """The names of all columns, the target last."""
        columns = (*self.feature_columns, self.target_column)
        return tuple(column.name for column in columns)

    def __len__(self):
        """How many rows there are."""
        return len(self.target)

    def __getitem__(self, name):
        """Return one column by its name, read-only, shape (n,)."""
        if name not in self.names:
            raise KeyError(
                f"expected one of {', '.join(self.names)}, got {name!r}"
            )
        if name == self.target_column.name:
            return self.target
        return self.features[:, self.names.index(name)]

    def __repr__(self):
        columns = (*self.feature_columns, self.target_column)
        listed = ", ".join(f"{column.name} ({column.unit})" for column in columns)
        return f"{self.card.title}: {len(self)} rows of {listed}"


def heating_energy():
    """Load the simulated heating energy of 200 apartments.

    Each row is one apartment in one week: its floor area, the mean outdoor
    temperature of the week, and the energy for its heating. The energy was
    made as 60 + 1.1 * area - 5.5 * temperature, plus normal noise with
    standard deviation 15.

    Returns
    -------
    DataSet
        With the features area (m²) and temperature (°C), shape (200, 2), and
        the target energy (kWh per week), shape (200,).

    Examples
    --------
    >>> data = heating_energy()
    >>> data
    Heating energy of apartments: 200 rows of area (m²), temperature (°C),
    energy (kWh per week)
    >>> data.features[:2]
    array([[45. ,  1.8],
           [55. , -1.7]])
    >>> data["energy"][:2]
    array([ 83.8, 129.3])
    >>> data.card.truth["slope of temperature"]
    -5.5

    Notes
    -----
    Explained in :ref:`gradient-descent`. The card stands on the page
    "Dataset cards".
    """
    rng = np.random.default_rng(18)
    temperature = rng.normal(4, 5, 200).round(1)
    area = rng.uniform(25, 120, 200).round()
    noise = rng.normal(0, 15, 200)
    energy = (60 + 1.1 * area - 5.5 * temperature + noise).round(1)
    return DataSet(
        features=frozen(np.column_stack([area, temperature])),
        target=frozen(energy),
        feature_columns=(
            Column("area", "m²", "heated floor area of the apartment"),
            Column("temperature", "°C", "mean outdoor temperature of the week"),
        ),
        target_column=Column(
            "energy", "kWh per week", "energy used for heating in the week"),
        card=Card(
            title="Heating energy of apartments",
            source="simulated for this book, default_rng(18)",
            license="CC BY 4.0, like the book",
            truth=MappingProxyType({
                "intercept": 60.0,
                "slope of area": 1.1,
                "slope of temperature": -5.5,
                "standard deviation of the noise": 15.0,
            }),
            quirks="The truth is a plane. In warm weeks it asks a small apartment"
            " for less than no energy, which no real one could deliver.",
        ),
    )
