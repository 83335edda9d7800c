"""What figures of clouds of points compute agrees with NumPy."""

import numpy as np
import pytest

from tests.figures.javascript import ask

MODULE = "cloud/model.js"


def clouds():
    rng = np.random.default_rng(20)
    for n in (3, 12, 60):
        yield rng.normal(3, 2, (n, 2)) @ rng.normal(0, 1, (2, 2))
    yield np.array([[0, 1], [2, 1], [5, 1]])  # on a line
    yield np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]])  # in all directions alike


@pytest.mark.parametrize("points", list(clouds()), ids=len)
def test_covariance_and_its_directions(points):
    matrix, mean = ask(MODULE, [["covariance", points.tolist()], ["meanOf", points.tolist()]])
    np.testing.assert_allclose(mean, points.mean(0))
    exact = np.cov(points.T)
    np.testing.assert_allclose(matrix, exact, atol=1e-12)
    found, = ask(MODULE, [["principal", matrix]])
    (least, most), vectors = np.linalg.eigh(exact)
    assert found["most"] == pytest.approx(most)
    assert found["least"] == pytest.approx(least, abs=1e-9)
    assert 0 <= found["angle"] < 180
    u, = ask(MODULE, [["unitAt", found["angle"]]])
    if most - least > 1e-9:
        assert abs(np.dot(u, vectors[:, 1])) == pytest.approx(1)


@pytest.mark.parametrize("points", list(clouds()), ids=len)
def test_variance_of_shadows(points):
    mean, matrix = points.mean(0), np.cov(points.T)
    for degrees in (0, 17, 90, 133.5, 180):
        u = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
        found, *feet = ask(MODULE, [
            ["varianceAlong", matrix.tolist(), degrees],
            *(["footOn", mean.tolist(), u.tolist(), point] for point in points.tolist())])
        assert found == pytest.approx(np.var(points @ u, ddof=1), abs=1e-12)
        # Feet lie on the line, and what is left is at right angles to it.
        for point, foot in zip(points, feet):
            assert np.dot(point - foot, u) == pytest.approx(0, abs=1e-9)
            assert np.dot(foot - mean, [-u[1], u[0]]) == pytest.approx(0, abs=1e-9)
