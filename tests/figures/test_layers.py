"""Pictures in layers: what the figure computes agrees with NumPy and its data."""

import base64
import io

import matplotlib.image
import numpy as np
import pytest

from mlmath.datasets import digits, photo
from tests.figures import layers_data
from tests.figures.javascript import ask

MODULE = "../../tests/figures/pictures.mjs"
LARGEST = 20_000  # bytes of a data file


def symmetric():
    rng = np.random.default_rng(12)
    for n in (1, 2, 3, 10, 40):
        half = rng.normal(size=(n, n))
        yield half + half.T
        yield half[:, :1] @ half[:, :1].T  # of rank 1
    yield np.zeros((4, 4))
    yield np.diag([3.0, 3, -1, 0])
    yield np.kron(np.eye(3), [[2.0, 1], [1, 2]])  # each eigenvalue three times


@pytest.mark.parametrize("matrix", list(symmetric()), ids=lambda matrix: str(len(matrix)))
def test_eigenvalues_and_eigenvectors(matrix):
    found, = ask(MODULE, [["eigenOf", matrix.tolist()]])
    size = np.abs(matrix).max() or 1
    np.testing.assert_allclose(
        found["values"], np.linalg.eigvalsh(matrix)[::-1], atol=1e-12 * size * len(matrix))
    vectors = np.array(found["vectors"])
    np.testing.assert_allclose(vectors @ vectors.T, np.eye(len(matrix)), atol=1e-12)
    np.testing.assert_allclose(
        vectors.T @ np.diag(found["values"]) @ vectors, matrix, atol=1e-11 * size)


@pytest.mark.parametrize("shape", [(1, 5), (6, 4), (12, 20)])
def test_a_table_is_the_sum_of_its_layers(shape):
    table = np.random.default_rng(3).normal(size=shape)
    counts = list(range(shape[0] + 1))
    found, = ask(MODULE, [["decomposition", table.ravel().tolist(), shape[1], counts]])
    U, singular, V = np.linalg.svd(table, full_matrices=False)
    rank = len(singular)
    assert found["count"] == shape[0]
    assert found["singular"][:rank] == pytest.approx(singular)
    assert found["singular"][rank:] == pytest.approx([0] * (shape[0] - rank), abs=1e-6)
    for k in counts:
        exact = (U[:, :k] * singular[:k]) @ V[:k]
        np.testing.assert_allclose(found["sums"][k], exact.ravel(), atol=1e-7)
        layer = exact - (U[:, :k - 1] * singular[:k - 1]) @ V[:k - 1] if k else 0 * exact
        np.testing.assert_allclose(found["layers"][k], layer.ravel(), atol=1e-7)
        assert found["errors"][k] == pytest.approx(
            np.linalg.norm(table - exact) / np.linalg.norm(table), abs=1e-7)


def test_the_photo_of_the_figure_is_that_of_the_book():
    pixels, columns = ask(MODULE, [["photoPixels"], ["photoColumns"]])
    table = photo().features
    assert columns == table.shape[1]
    assert pixels == table.ravel().tolist()
    counts = [0, 1, 10, 13, 50, 96]
    found, = ask(MODULE, [["decomposition", pixels, columns, counts]])
    U, singular, V = np.linalg.svd(table.astype(float), full_matrices=False)
    np.testing.assert_allclose(found["singular"], singular, rtol=1e-6)
    for place, k in enumerate(counts):
        exact = (U[:, :k] * singular[:k]) @ V[:k]
        np.testing.assert_allclose(found["sums"][place], exact.ravel(), atol=1e-5)
        assert found["errors"][place] == pytest.approx(
            np.sqrt((singular[k:] ** 2).sum() / (singular**2).sum()), abs=1e-9)


def test_the_digits_of_the_figure_are_those_of_the_book():
    found, = ask(MODULE, [["digitData"]])
    data = digits()
    rows = layers_data.chosen()
    assert data.target[rows].tolist() == list(range(10)) and data.test[rows].all()
    assert found["pixels"] == data.features[rows].ravel().tolist()
    mean, variances, components = layers_data.principal()
    assert found["mean"] == pytest.approx(mean, abs=5e-5)
    assert found["variances"] == pytest.approx(variances, rel=5e-5)
    stored = np.array(found["components"]).reshape(-1, 64)
    assert stored.shape == (61, 64)
    # To half of a 2047th of the largest entry.
    assert abs(stored - components).max() < abs(components).max() / 4000
    # All digits from ten components are as near as with the exact ones.
    centered = data.features - mean
    for kept in (10, 61):
        near, exact = ((centered @ each[:kept].T) @ each[:kept] for each in (stored, components))
        assert abs(near - exact).max() < 0.05


@pytest.mark.parametrize("name", layers_data.FILES)
def test_the_data_files_are_made_from_the_data(name):
    text = (layers_data.FOLDER / name).read_text("utf-8")
    assert len(text.encode()) <= LARGEST
    made = layers_data.FILES[name]()
    if name == "photo-data.js":
        assert text == made
    # The last digits of the components depend on the machine.
    assert [line[:30] for line in text.splitlines()] == [
        line[:30] for line in made.splitlines()]


def test_a_digit_along_its_components():
    mean, variances, components = layers_data.principal()
    pixels = digits().features[layers_data.chosen()[3]]
    counts = [0, 1, 10, 61]
    found, = ask(MODULE, [["along", pixels.tolist(), mean.tolist(), components.tolist(),
                           variances.tolist(), counts]])
    coordinates = components @ (pixels - mean)
    assert found["coordinates"] == pytest.approx(coordinates)
    assert found["explained"] == pytest.approx(
        [variances[:k].sum() / variances.sum() for k in counts])
    for place, k in enumerate(counts):
        exact = mean + coordinates[:k] @ components[:k]
        np.testing.assert_allclose(found["sums"][place], exact, atol=1e-10)
        assert found["errors"][place] == pytest.approx(
            np.linalg.norm(pixels - exact) / np.linalg.norm(pixels - mean), abs=1e-9)
    assert found["explained"][2] == pytest.approx(0.738, abs=5e-4)


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (96, 128), (64, 64)])
def test_a_picture_is_read_back(shape):
    shades = np.random.default_rng(5).integers(0, 256, shape)
    address, = ask(MODULE, [["address", shades.ravel().tolist(), shape[1]]])
    kind, text = address.split(",")
    assert kind == "data:image/png;base64"
    read = matplotlib.image.imread(io.BytesIO(base64.b64decode(text)))
    assert read.shape == shape
    assert (read * 255).round().astype(int).tolist() == shades.tolist()


def test_a_halved_picture_has_the_means_of_four():
    shades = np.random.default_rng(6).integers(0, 256, (6, 8))
    small, = ask(MODULE, [["halved", shades.ravel().tolist(), 8]])
    means = shades.reshape(3, 2, 4, 2).mean(axis=(1, 3))
    np.testing.assert_allclose(np.reshape(small, (3, 4)), means, atol=0.5)


def test_shades():
    values = [-10, 0, 4, 8, 16, 20]
    assert ask(MODULE, [
        ["between", values, 0, 16], ["between", values, 16, 0],
        ["around", [-2, 0, 1, 2], 1], ["around", [-2, 0, 1, 2], -1],
        ["around", [0, 0], 1], ["enlarged", [1, 2, 3, 4], 2, 2]]) == [
            [0, 0, 64, 128, 255, 255], [255, 255, 191, 128, 0, 0],
            [0, 128, 191, 255], [255, 128, 64, 0], [128, 128],
            [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]]
