"""Still pictures of the moving figures on tests: areas, marks, bad numbers."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex
from scipy import stats

from mlmath.figures.false_alarms import false_alarms
from mlmath.figures.null_simulation import null_simulation
from mlmath.figures.style import PALETTE
from mlmath.figures.two_hills import two_hills

HILLS = {"null_value": 60, "effect": 2, "deviation": 10, "n": 25}
MEAN = {"kind": "mean", "null_value": 60, "deviation": 10, "n": 25, "observed": 62}
COIN = {"kind": "coin", "null_value": 0.5, "n": 20, "observed": 15}


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def areas(ax):
    """The areas of a picture by name, each as a number."""
    found = {}
    for patch in ax.collections:
        if patch.get_gid():
            x, y = patch.get_paths()[0].vertices.T
            size = abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2
            found[patch.get_gid()] = found.get(patch.get_gid(), 0) + size
    return found


@pytest.mark.parametrize("tail", ["right", "left", "two-sided"])
def test_areas_of_two_hills_are_the_probabilities(tail):
    found = areas(two_hills(**HILLS, tail=tail, x=(45, 77)))
    under = stats.norm(62, 2)
    low, high = {"right": (-np.inf, stats.norm(60, 2).isf(0.05)),
                 "left": (stats.norm(60, 2).ppf(0.05), np.inf),
                 "two-sided": stats.norm(60, 2).interval(0.95)}[tail]
    misses = under.cdf(high) - under.cdf(low)
    assert found["false-alarms"] == pytest.approx(0.05, abs=1e-3)
    assert found["misses"] == pytest.approx(misses, abs=1e-3)
    assert found["power"] == pytest.approx(1 - misses, abs=1e-3)


def test_two_hills_show_both_hills_and_the_border():
    ax = two_hills(**HILLS, name="mean score")
    assert ax.get_xlim() == (52, 70)
    assert ax.get_xlabel() == "mean score"
    border = [line for line in ax.lines if len(set(line.get_xdata())) == 1]
    assert [line.get_xdata()[0] for line in border] == [
        pytest.approx(stats.norm(60, 2).isf(0.05))]
    names = [text.get_text() for text in ax.figure.legends[0].texts]
    assert names == ["no effect", "with effect", "misses", "power", "false alarms"]


def test_null_simulation_marks_what_is_extreme():
    ax = null_simulation(**MEAN, seed=34, name="mean score")
    heights = [sum(bar.get_height() for bar in bars) for bars in ax.containers]
    assert sum(heights) == 1000
    assert heights[1] / 1000 == pytest.approx(stats.norm.sf(1), abs=0.05)
    assert ax.get_xlabel() == "mean score"
    other = null_simulation(**MEAN, seed=35)
    assert heights != [sum(bar.get_height() for bar in bars)
                       for bars in other.containers]


def test_null_simulation_of_coins():
    ax = null_simulation(**COIN, tail="two-sided")
    heights = [sum(bar.get_height() for bar in bars) for bars in ax.containers]
    assert heights[1] / 1000 == pytest.approx(
        2 * stats.binom(20, 0.5).sf(14), abs=0.03)


def test_false_alarms_are_the_small_ones():
    ax = false_alarms(features=20, alpha=0.1, seed=7)
    marks = {line.get_gid(): line for line in ax.lines if line.get_gid()}
    alarms, quiet = marks["alarms"], marks["quiet"]
    assert len(alarms.get_xdata()) + len(quiet.get_xdata()) == 20
    assert (alarms.get_xdata() < 0.1).all() and (quiet.get_xdata() >= 0.1).all()
    assert len(alarms.get_xdata()) >= 1
    # Told apart by shape too.
    assert alarms.get_marker() != quiet.get_marker()
    assert to_hex(quiet.get_color()) == PALETTE["blue"]


@pytest.mark.parametrize("function, numbers, message", [
    (two_hills, {"deviation": 0}, "deviation: expected"),
    (two_hills, {"n": 2.5}, "n: expected a whole number, got 2.5"),
    (two_hills, {"n": True}, "n: expected a whole number, got True"),
    (two_hills, {"n": 0}, "n: expected a number from 1 to 10000, got 0"),
    (two_hills, {"alpha": 0.6}, "alpha: expected a number from 0.001 to 0.5, got 0.6"),
    (two_hills, {"alpha": "x"}, "alpha: expected"),
    (two_hills, {"tail": "up"}, "tail: expected"),
    (two_hills, {"effect": "2"}, "effect: expected"),
    (two_hills, {"x": [3, 1]}, "x: expected two finite numbers"),
    (two_hills, {"name": " "}, "name: expected words"),
    (null_simulation, {"kind": "die"}, 'kind: expected "mean" or "coin", got \'die\''),
    (null_simulation, {"deviation": None}, "deviation: expected a number"),
    (null_simulation, {"seed": -1}, "seed: expected a number from 0"),
    (null_simulation, {"seed": 1.5}, "seed: expected a whole number, got 1.5"),
    (null_simulation, {"tail": "both"}, "tail: expected"),
    (null_simulation, {"name": 3}, "name: expected words"),
    (false_alarms, {"features": 1}, "features: expected a number from 2 to 50, got 1"),
    (false_alarms, {"features": "20"}, "features: expected a whole number"),
    (false_alarms, {"alpha": 0.5}, "alpha: expected a number from 0.001 to 0.3, got 0.5"),
])
def test_bad_numbers_are_named(function, numbers, message):
    good = {two_hills: HILLS, null_simulation: MEAN, false_alarms: {}}[function]
    with pytest.raises((TypeError, ValueError)) as caught:
        function(**{**good, **numbers})
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("numbers, message", [
    ({"deviation": 1}, "deviation: expected none for the kind"),
    ({"n": 401, "observed": 3}, "n: expected at most 400 trials, got 401"),
    ({"observed": 20.5}, "observed: expected a whole number from 0 to 20, got 20.5"),
    ({"observed": 21}, "observed: expected a whole number from 0 to 20, got 21"),
    ({"null_value": 1.5}, "null_value: expected"),
])
def test_bad_coins_are_named(numbers, message):
    with pytest.raises(ValueError) as caught:
        null_simulation(**{**COIN, **numbers})
    assert str(caught.value).startswith(message)
