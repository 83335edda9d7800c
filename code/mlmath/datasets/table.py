"""Tables of observations with the meaning of each column, and their cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mlmath._arguments import frozen

__all__ = ["Card", "Column", "DataSet"]

OURS = "CC BY 4.0, like the book"


@dataclass(frozen=True)
class Column:
    """One measured property: its name, its unit and what it means.

    Attributes
    ----------
    name, unit, meaning : str
        The unit is empty for a pure number, and where the source has none.
    categories : tuple of str
        For a property that is no quantity: what the numbers 0, 1, 2 … of the
        column stand for.
    """

    name: str
    unit: str
    meaning: str
    categories: tuple[str, ...] = ()

    def __str__(self):
        return f"{self.name} ({self.unit})" if self.unit else self.name


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
    target : ndarray, shape (n,), or None
        What to predict, or how many there are of each row; read-only.
    feature_columns : tuple of d Column
    target_column : Column or None
    card : Card
    test : ndarray of bool, shape (n,), or None
        Which rows are kept for the test, read-only: the split that all pages
        share.
    """

    features: np.ndarray
    target: np.ndarray | None
    feature_columns: tuple[Column, ...]
    target_column: Column | None
    card: Card
    test: np.ndarray | None = None

    @property
    def columns(self):
        """All columns, the target last."""
        last = () if self.target_column is None else (self.target_column,)
        return (*self.feature_columns, *last)

    @property
    def names(self):
        """The names of all columns, the target last."""
        return tuple(column.name for column in self.columns)

    def __len__(self):
        """How many rows there are."""
        return len(self.features)

    def __getitem__(self, name):
        """Return one column by its name, read-only, shape (n,)."""
        if name not in self.names:
            raise KeyError(
                f"expected one of {', '.join(self.names)}, got {name!r}"
            )
        if self.target_column is not None and name == self.target_column.name:
            return self.target
        return self.features[:, self.names.index(name)]

    def __repr__(self):
        listed = ", ".join(map(str, self.columns))
        return f"{self.card.title}: {len(self)} rows of {listed}"


def read_numbers(name):
    """Return the numbers of a file of the package, shape (rows, columns).

    The first row of the file names the columns. A file that ends in .gz is
    packed.
    """
    _, *rows = read_text(name).splitlines()
    return frozen(np.array([row.split(",") for row in rows], dtype=float))


def read_arrays(name):
    """Return the read-only arrays of a .npz file of the package, by name."""
    with np.load(_path(name)) as arrays:
        return {each: frozen(array) for each, array in arrays.items()}


def read_text(name):
    """Return the text of a file of the package, which may be packed."""
    content = _path(name).read_bytes()
    if name.endswith(".gz"):
        import gzip  # the browser has it only where it is needed

        content = gzip.decompress(content)
    return content.decode("utf-8")


def _path(name):
    return Path(__file__).parents[1] / "data" / name
