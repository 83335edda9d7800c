"""Data sets are what their cards say, and cannot be changed."""

import numpy as np
import pytest

from mlmath.datasets import heating_energy


@pytest.fixture
def data():
    return heating_energy()


def test_recipe(data):
    """The numbers of the first rows and a checksum of all, typed in once."""
    assert data.features[:3].tolist() == [[45.0, 1.8], [55.0, -1.7], [48.0, 7.4]]
    assert data.target[:3].tolist() == [83.8, 129.3, 60.7]
    assert data.features.shape == (200, 2) and data.target.shape == (200,)
    np.testing.assert_allclose(data.target.sum(), 23819.8)
    np.testing.assert_allclose(data.features.sum(axis=0), [14455, 727.8])


def test_truth_is_recovered_within_four_standard_errors(data):
    X = np.column_stack([np.ones(200), data.features])
    found, squares, _, _ = np.linalg.lstsq(X, data.target)
    truth = list(data.card.truth.values())
    spread = np.sqrt(squares[0] / 197 * np.diag(np.linalg.inv(X.T @ X)))
    assert (abs(found - truth[:3]) < 4 * spread).all()
    assert np.sqrt(squares[0] / 197) == pytest.approx(truth[3], rel=0.15)


def test_truth_has_names(data):
    assert dict(data.card.truth) == {
        "intercept": 60, "slope of area": 1.1, "slope of temperature": -5.5,
        "standard deviation of the noise": 15}


def test_columns_by_name(data):
    assert data.names == ("area", "temperature", "energy")
    assert np.array_equal(data["area"], data.features[:, 0])
    assert np.array_equal(data["temperature"], data.features[:, 1])
    assert data["energy"] is data.target
    with pytest.raises(KeyError, match="expected one of area, temperature, energy, got 'x'"):
        data["x"]


def test_units_and_card(data):
    columns = [*data.feature_columns, data.target_column]
    assert [column.unit for column in columns] == ["m²", "°C", "kWh per week"]
    assert [column.meaning for column in columns] == [
        "heated floor area of the apartment", "mean outdoor temperature of the week",
        "energy used for heating in the week"]
    card = data.card
    assert (card.title, card.source, card.license) == (
        "Heating energy of apartments", "simulated for this book, default_rng(18)",
        "CC BY 4.0, like the book")
    assert card.quirks.startswith("The truth is a plane.")
    assert card.quirks.endswith("deliver.")


def test_nothing_can_be_changed(data):
    for array in (data.features, data.target, data["area"]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    with pytest.raises(TypeError):
        data.card.truth["intercept"] = 0
    with pytest.raises(AttributeError):
        data.target = None


def test_each_load_is_the_same(data):
    again = heating_energy()
    assert np.array_equal(again.features, data.features)
    assert np.array_equal(again.target, data.target)


def test_readable(data):
    assert len(data) == 200
    assert repr(data) == (
        "Heating energy of apartments: 200 rows of area (m²), temperature (°C),"
        " energy (kWh per week)")
