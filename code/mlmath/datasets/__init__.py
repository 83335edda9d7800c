"""The book's small data sets, each with its card.

A loader needs no network and no file outside the package. What it returns
cannot be changed; copy an array before you change it. Simulated data sets
say on their card which truth was built in.

A loader's module is imported when the loader is asked for, so that a page
reads the data that it uses and no others.
"""

from importlib import import_module

from mlmath.datasets.table import Card, Column, DataSet

__all__ = [
    "Card",
    "Column",
    "DataSet",
    "admissions",
    "air_sensors",
    "anscombe",
    "aspirin",
    "bakery_report",
    "breast_cancer",
    "digits",
    "doctor_visits",
    "drawing",
    "engel",
    "forecast_errors",
    "half_moons",
    "heating_energy",
    "horse_kicks",
    "iris",
    "longley",
    "maize",
    "messages",
    "nile",
    "penguins",
    "photo",
    "rings",
    "sleep",
    "spiral",
    "tide_gauge",
    "two_clouds",
    "wifi_signal",
    "wine",
]

# Which module has which loader.
_HOMES = {
    "admissions": "berkeley",
    "air_sensors": "street",
    "anscombe": "quartet",
    "aspirin": "physicians",
    "bakery_report": "bakery",
    "breast_cancer": "tumors",
    "digits": "handwriting",
    "doctor_visits": "doctors",
    "drawing": "boat",
    "engel": "households",
    "forecast_errors": "demand",
    "half_moons": "moons",
    "heating_energy": "apartments",
    "horse_kicks": "cavalry",
    "iris": "flowers",
    "longley": "employment",
    "maize": "plants",
    "messages": "mail",
    "nile": "river",
    "penguins": "birds",
    "photo": "photograph",
    "rings": "circles",
    "sleep": "patients",
    "spiral": "arms",
    "tide_gauge": "tides",
    "two_clouds": "clouds",
    "wifi_signal": "routers",
    "wine": "wines",
}


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__():
    return sorted({*globals(), *_HOMES})
