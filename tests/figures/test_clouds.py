"""What figures of clouds of points compute agrees with NumPy."""

import numpy as np
import pytest
from scipy import stats

from tests.figures.javascript import ask

MODULE = "cloud/model.js"
NAMED = "../../tests/figures/named.mjs"


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


# Normal clouds

NORMALS = [
    {"mean": [0, 0], "deviations": [1, 1], "rho": 0},
    {"mean": [20, 18], "deviations": [5, 4], "rho": 0.8},
    {"mean": [-3, 100], "deviations": [0.5, 30], "rho": -0.95},
]


def covariance_of(cloud):
    wide, tall = cloud["deviations"]
    return np.array([[wide**2, cloud["rho"] * wide * tall],
                     [cloud["rho"] * wide * tall, tall**2]])


@pytest.mark.parametrize("cloud", NORMALS)
def test_curves_of_one_density_are_so_many_deviations_away(cloud):
    matrix, curve = ask(MODULE, [["matrixOf", cloud], ["levelCurve", cloud, 2]])
    np.testing.assert_allclose(matrix, covariance_of(cloud))
    far = np.array(curve) - cloud["mean"]
    away = np.einsum("ki,ij,kj->k", far, np.linalg.inv(matrix), far)
    np.testing.assert_allclose(away, 4)
    density = stats.multivariate_normal(cloud["mean"], matrix).pdf(curve)
    np.testing.assert_allclose(density, density[0])


@pytest.mark.parametrize("cloud", NORMALS)
def test_a_slice_is_what_the_joint_density_leaves(cloud):
    for given in (cloud["mean"][0], cloud["mean"][0] + 1.7, -1):
        found, = ask(MODULE, [["slice", cloud, given]])
        heights = np.linspace(-9, 9, 4001) * cloud["deviations"][1] + cloud["mean"][1]
        joint = stats.multivariate_normal(cloud["mean"], covariance_of(cloud))
        weights = joint.logpdf(np.column_stack([np.full(4001, given), heights]))
        weights = np.exp(weights - weights.max())
        weights /= weights.sum()
        mean = weights @ heights
        assert found["mean"] == pytest.approx(mean, rel=1e-6, abs=1e-6)
        assert found["deviation"] == pytest.approx(
            np.sqrt(weights @ (heights - mean) ** 2), rel=1e-6)


@pytest.mark.parametrize("cloud", NORMALS)
def test_points_are_drawn_from_the_cloud_and_stay(cloud):
    few, many, again = ask(NAMED, [["points", cloud, seed, [5, 300]] for seed in (1, 2, 1)])
    assert few[0] == few[1][:5] and few == again and few != many
    drawn = np.concatenate([each for each, in ask(
        NAMED, [["points", cloud, seed, [300]] for seed in range(20)])])
    deviations = np.array(cloud["deviations"])
    np.testing.assert_allclose((drawn.mean(0) - cloud["mean"]) / deviations, 0, atol=0.05)
    np.testing.assert_allclose(np.cov(drawn.T) / np.outer(deviations, deviations),
                               covariance_of(cloud) / np.outer(deviations, deviations), atol=0.06)
