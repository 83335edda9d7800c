"""What a line knows of itself agrees with NumPy and SciPy."""

import numpy as np
import pytest
from scipy import stats

from mlmath.datasets import engel
from tests.figures.javascript import ask

LINES = "../../tests/figures/bands.mjs"
MODULE = "line-fit/inference.js"


def households():
    data = engel()
    return np.column_stack([data.features, data.target])


def clouds():
    rng = np.random.default_rng(33)
    yield np.array([[0, 1], [1, 3], [1, 2]])
    x = rng.uniform(0, 10, 12)
    yield np.column_stack([x, 3 + 2 * x + rng.normal(0, 4, 12)])
    yield np.column_stack([1e6 + x, 5e5 - 2 * x + rng.normal(0, 4, 12)])
    yield households()


every_cloud = pytest.mark.parametrize("points", list(clouds()), ids=len)


@every_cloud
def test_the_line_and_its_errors(points):
    x, y = points.T
    places = np.linspace(x.min() - 1, x.max() + 1, 7)
    found, = ask(LINES, [["line", points.tolist(), places.tolist()]])
    # Moved to the middle, which changes no height and loses no digits.
    X = np.column_stack([np.ones(len(x)), x - x.mean()])
    weights, (squares,), *_ = np.linalg.lstsq(X, y, rcond=None)
    s = np.sqrt(squares / (len(x) - 2))
    moved = np.column_stack([np.ones(7), places - x.mean()])
    inverse = np.linalg.inv(X.T @ X)
    own = np.einsum("ij,jk,ik->i", moved, inverse, moved)
    assert found["n"] == len(x)
    assert found["s"] == pytest.approx(s)
    assert found["heights"] == pytest.approx(moved @ weights)
    assert np.array(found["errors"]) == pytest.approx(
        s * np.sqrt(np.column_stack([own, 1 + own])))
    fit = stats.linregress(x, y)
    assert found["slope"] == pytest.approx(fit.slope)
    assert found["intercept"] == pytest.approx(fit.intercept)
    assert found["slopeError"] == pytest.approx(fit.stderr)


def test_engels_line_has_its_known_intervals():
    found, = ask(LINES, [["line", households().tolist(), [1000]]])
    reach, = ask(MODULE, [["reachOf", 0.95, len(households())]])
    far = reach * found["slopeError"]
    assert np.round([found["slope"], found["slope"] - far, found["slope"] + far], 3).tolist() == [
        0.485, 0.457, 0.513]
    mean, new = reach * np.array(found["errors"][0])
    value, = found["heights"]
    assert round(value, 1) == 632.7
    assert np.round([value - mean, value + mean, value - new, value + new]).tolist() == [
        618, 647, 407, 858]


@pytest.mark.parametrize("level", [0.5, 0.9, 0.95, 0.99])
@pytest.mark.parametrize("n", [3, 4, 12, 240])
def test_the_reach_is_that_of_students_distribution(level, n):
    assert ask(MODULE, [["reachOf", level, n]]) == pytest.approx(
        [stats.t.ppf((1 + level) / 2, n - 2)], rel=1e-7)


def test_points_on_the_line_leave_no_doubt():
    points = [[0, 1], [1, 3], [2, 5], [4, 9]]
    found, = ask(LINES, [["line", points, [0, 10]]])
    assert found["s"] == pytest.approx(0, abs=1e-7)
    assert found["heights"] == pytest.approx([1, 21])


def test_bands_catch_as_often_as_they_should():
    rng = np.random.default_rng(36)
    caught, calls = [0, 0], []
    for _ in range(400):
        x = rng.uniform(0, 10, 8)
        y = 1 + 0.5 * x + rng.normal(0, 2, 8)
        calls.append([np.column_stack([x, y]).tolist(), [7], rng.normal(4.5, 2)])
    reach, = ask(MODULE, [["reachOf", 0.8, 8]])
    for found, (*_, new) in zip(ask(LINES, [["line", *call[:2]] for call in calls]), calls):
        for which, truth in enumerate((4.5, new)):
            caught[which] += abs(truth - found["heights"][0]) <= reach * found["errors"][0][which]
    for count in caught:
        assert stats.binomtest(int(count), 400, 0.8).pvalue > 0.001


def test_points_within_a_band_are_counted():
    points = households()
    known, others = points[:100].tolist(), points[100:].tolist()
    fit = stats.linregress(*points[:100].T)
    x, y = points[100:].T
    X = np.column_stack([np.ones(100), points[:100, 0]])
    s = np.sqrt(((points[:100, 1] - fit.intercept - fit.slope * points[:100, 0])**2).sum() / 98)
    new = np.column_stack([np.ones(len(x)), x])
    own = np.einsum("ij,jk,ik->i", new, np.linalg.inv(X.T @ X), new)
    far = np.abs(y - fit.intercept - fit.slope * x)
    assert ask(LINES, [["within", known, others, which, 1.5] for which in (0, 1)]) == [
        (far <= 1.5 * s * np.sqrt(own + which)).sum() for which in (0, 1)]
