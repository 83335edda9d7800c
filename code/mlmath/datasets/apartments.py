"""The simulated heating energy of apartments."""

from types import MappingProxyType

import numpy as np

from mlmath._arguments import frozen
from mlmath.datasets.table import OURS, Card, Column, DataSet

__all__ = ["heating_energy"]


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
    >>> from mlmath.datasets import heating_energy
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
            license=OURS,
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
