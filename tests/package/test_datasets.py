"""Data sets are what their cards say, and cannot be changed."""

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from mlmath import datasets
from mlmath.datasets import drawing, heating_energy, tide_gauge, wine

PAGE = Path(__file__).parents[2] / "book" / "reference" / "dataset-cards.md"
CARDS = dict(re.findall(
    r"\n\(([\w-]+)-card\)=\n## (.*?)(?=\n\([\w-]+-card\)=|\n## Files|\Z)",
    PAGE.read_text("utf-8"), re.DOTALL))
LARGEST = 60_000
TABLES = {name: getattr(datasets, name) for name in datasets.__all__
          if name.islower()}
every_table = pytest.mark.parametrize("name", TABLES)


def card_of(name):
    return CARDS[name.replace("_", "-")]


def rows_of(text):
    """Return the cells of all rows of Markdown tables."""
    return [[cell.strip() for cell in line.strip("|").split("|")]
            for line in text.splitlines() if line.startswith("|")]


def test_every_card_has_its_loader():
    assert {name.replace("_", "-") for name in TABLES} == set(CARDS)


@every_table
def test_the_page_says_what_the_card_says(name):
    data, text = TABLES[name](), card_of(name)
    facts = {first: rest for first, *rest in rows_of(text)}
    assert text.splitlines()[0] == data.card.title
    assert facts["Load it"] == [f"`{name}()`"]
    assert facts["Size"][0].split()[0] == f"{len(data)}"
    for column in data.columns:
        assert facts[column.name][:1] == [column.unit or "–"], column
    assert ("**The truth that was built in.**" in text) == bool(data.card.truth)
    license, = facts["License"]
    assert license == data.card.license
    for word in ("Source", "Used in"):
        assert facts[word]
    assert "**Quirks.**" in text


@every_table
def test_nothing_can_be_changed(name):
    data = TABLES[name]()
    arrays = [data.features, *(data[column] for column in data.names)]
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    with pytest.raises(AttributeError):
        data.target = None
    if data.card.truth:
        with pytest.raises(TypeError):
            data.card.truth["intercept"] = 0


@every_table
def test_each_load_is_the_same(name):
    first, again = TABLES[name](), TABLES[name]()
    assert np.array_equal(again.features, first.features)
    assert np.array_equal(again.target, first.target)


@every_table
def test_shapes_and_columns_agree(name):
    data = TABLES[name]()
    assert data.features.shape == (len(data), len(data.feature_columns))
    assert (data.target is None) == (data.target_column is None)
    if data.target is not None:
        assert data.target.shape == (len(data),)
    for place, column in enumerate(data.feature_columns):
        assert np.array_equal(data[column.name], data.features[:, place])
    assert len(set(data.names)) == len(data.names)


@pytest.mark.parametrize("file", [*files("mlmath").joinpath("data").iterdir()],
                         ids=lambda file: file.name)
def test_files_are_small_and_as_the_page_says(file):
    content = file.read_bytes()
    assert len(content) <= LARGEST
    digest = hashlib.sha256(content).hexdigest()
    assert f"{digest}  {file.name}\n" in PAGE.read_text("utf-8")


def test_heating_energy_follows_its_recipe():
    """The numbers of the first rows and a checksum of all, typed in once."""
    data = heating_energy()
    assert data.features[:3].tolist() == [[45.0, 1.8], [55.0, -1.7], [48.0, 7.4]]
    assert data.target[:3].tolist() == [83.8, 129.3, 60.7]
    assert data.features.shape == (200, 2)
    np.testing.assert_allclose(data.target.sum(), 23819.8)
    np.testing.assert_allclose(data.features.sum(axis=0), [14455, 727.8])


def test_the_truth_of_heating_is_recovered_within_four_standard_errors():
    data = heating_energy()
    X = np.column_stack([np.ones(200), data.features])
    found, squares, _, _ = np.linalg.lstsq(X, data.target)
    truth = list(data.card.truth.values())
    spread = np.sqrt(squares[0] / 197 * np.diag(np.linalg.inv(X.T @ X)))
    assert (abs(found - truth[:3]) < 4 * spread).all()
    assert np.sqrt(squares[0] / 197) == pytest.approx(truth[3], rel=0.15)
    assert dict(data.card.truth) == {
        "intercept": 60, "slope of area": 1.1, "slope of temperature": -5.5,
        "standard deviation of the noise": 15}


def test_the_tide_follows_its_recipe():
    data = tide_gauge()
    assert np.array_equal(data["time"], np.arange(251) / 10)
    assert data["level"][:3].tolist() == [3.509, 3.483, 3.497]
    truth = data.card.truth
    wave = np.cos(2 * np.pi * data["time"] / truth["period"])
    rest = data["level"] - truth["mean level"] - truth["amplitude"] * wave
    assert rest.std() == pytest.approx(
        truth["standard deviation of the noise"], rel=0.15)
    assert abs(rest.mean()) < 4 * rest.std() / np.sqrt(251)


def test_the_boat_is_one_line_without_a_mirror():
    boat = drawing().features
    assert boat[0].tolist() == [0, 0]
    mirrored = {tuple(point) for point in boat * [-1, 1] + 0.0}
    assert mirrored != {tuple(point) for point in boat}


def test_wines_resemble_their_nearest_neighbors():
    data = wine()
    standardized = ((data.features - data.features.mean(axis=0))
                    / data.features.std(axis=0))
    right = []
    for table in (data.features, standardized):
        apart = np.linalg.norm(table[:, None] - table, axis=2)
        np.fill_diagonal(apart, np.inf)
        nearest = apart.argmin(axis=1)
        right.append(int((data.target[nearest] == data.target).sum()))
    assert right == [137, 170]
    assert np.bincount(data.target).tolist() == [59, 71, 48]


def test_columns_by_name():
    data = heating_energy()
    assert data.names == ("area", "temperature", "energy")
    assert data["energy"] is data.target
    with pytest.raises(KeyError, match="expected one of area, temperature, energy, got 'x'"):
        data["x"]
    with pytest.raises(KeyError, match="expected one of x, y, got 'z'"):
        drawing()["z"]


def test_readable():
    assert repr(heating_energy()) == (
        "Heating energy of apartments: 200 rows of area (m²), temperature (°C),"
        " energy (kWh per week)")
    assert repr(drawing()) == "A small boat: 15 rows of x, y"


def test_only_loaders_that_exist():
    with pytest.raises(AttributeError, match="no attribute 'beer'"):
        print(datasets.beer)
    assert set(TABLES) <= set(dir(datasets))
