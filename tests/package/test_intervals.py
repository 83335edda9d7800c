"""The intervals of a line (for tests/package/)."""

import numpy as np
import pytest
from scipy import stats

from mlmath.datasets import engel
from mlmath.intervals import line_intervals

X, Y = [1, 2, 4, 7, 8], [3, 2, 6, 7, 11]


def test_the_interval_at_0_is_that_of_the_intercept():
    fit = stats.linregress(X, Y)
    reach = stats.t(3).ppf(0.95) * fit.intercept_stderr
    mean, _ = line_intervals(X, Y, 0, level=0.9)
    assert mean == pytest.approx((fit.intercept - reach, fit.intercept + reach))


def test_engel_is_known():
    mean, single = line_intervals(engel()["income"], engel()["food"], 1000)
    assert np.allclose(mean, [617.98, 647.33], atol=0.01)
    assert np.allclose(single, [407.36, 857.95], atol=0.01)


def test_many_places_at_once_are_those_one_by_one():
    places = np.array([[0, 4.4], [9, -3]])
    for which, (low, high) in enumerate(line_intervals(X, Y, places)):
        assert low.shape == high.shape == places.shape
        assert (low < high).all()
        for index, place in np.ndenumerate(places):
            one = line_intervals(X, Y, place)[which]
            assert (low[index], high[index]) == pytest.approx(one)


def test_a_new_point_adds_its_own_variance():
    (low, high), (lowest, highest) = line_intervals(X, Y, 3)
    line = np.polyval(np.polyfit(X, Y, 1), X)
    s = np.sqrt(((np.array(Y) - line)**2).sum() / 3)
    squares = (highest - lowest)**2 - (high - low)**2
    assert squares == pytest.approx((2 * stats.t(3).ppf(0.975) * s)**2)


def test_both_keep_their_promise():
    rng = np.random.default_rng(3)
    x, hits = np.array([0.0, 1, 2, 5, 9]), np.zeros(2)
    for _ in range(1500):
        y = 2 + 0.5 * x + rng.normal(size=5)
        truths = 2 + 0.5 * 6, 2 + 0.5 * 6 + rng.normal()
        for which, (low, high) in enumerate(line_intervals(x, y, 6, 0.8)):
            hits[which] += low <= truths[which] <= high
    assert hits / 1500 == pytest.approx([0.8, 0.8], abs=0.04)


def test_three_points_are_enough():
    fit = stats.linregress([0, 1, 2], [1, 5, 3])
    mean, single = line_intervals([0, 1, 2], [1, 5, 3], 0)
    reach = stats.t(1).ppf(0.975) * fit.intercept_stderr
    assert mean == pytest.approx((2 - reach, 2 + reach))
    assert single[0] < mean[0] < mean[1] < single[1]


@pytest.mark.parametrize(("arguments", "words"), [
    (([1, 2], [1, 2], 0), "x: expected at least 3 numbers, got 2"),
    (([1, 2, 3], [1, 2], 0), "y: expected at least 3 numbers, got 2"),
    (([1, 2, 3], [1, 2, 3, 4], 0),
     "y: expected 3 numbers, one for each x, got 4"),
    (([2, 2, 2], [1, 2, 3], 0), "x: expected numbers that are not all equal"),
    ((X, Y, None), "at: expected finite numbers, got None"),
    ((X, Y, [0, np.inf]), "at: expected finite numbers, got [0, inf]"),
    ((X, Y, 0, 1), "level: expected a number between 0 and 1, got 1"),
    ((X, Y, 0, 0), "level: expected a number between 0 and 1, got 0"),
])
def test_what_has_no_line_is_refused(arguments, words):
    with pytest.raises(ValueError) as caught:
        line_intervals(*arguments)
    assert str(caught.value) == words


@pytest.mark.parametrize(("arguments", "name"), [
    ((5, Y, 0), "x"), ((X, 5, 0), "y"), ((X, Y, 0, "high"), "level"),
])
def test_what_is_no_number_is_refused_by_its_name(arguments, name):
    with pytest.raises(TypeError, match=f"^{name}: expected"):
        line_intervals(*arguments)
