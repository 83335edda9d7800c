"""What the checks on norms and distances say, and on which inputs."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from mlmath import check
from mlmath.exercises.linear_algebra.labs.similarity_engine import (
    distances,
    norms,
    rows,
)


def inputs_of(make, count=200):
    rng = np.random.default_rng(4)
    return [make(rng) for _ in range(count)]


def test_random_lists_of_entries():
    found = [x for x, in inputs_of(norms.random_entries)]
    assert {len(x) for x in found} == {1, 2, 3, 4, 5}
    entries = [entry for x in found for entry in x]
    assert (min(entries), max(entries)) == (-9, 9)
    assert norms.MAX_NORM.valid([1]) and not norms.MAX_NORM.valid([])


@pytest.mark.parametrize(("x", "norm"), [
    ([2, -3, 6], 6), ([-7, 3], 7), ([0, 0], 0), ([0.5, -0.25], 0.5),
])
def test_the_maximum_norm(x, norm):
    assert norms.max_norm(x) == norm


def test_random_tables_and_queries():
    found = inputs_of(rows.random_pair)
    assert {table.shape for table, _ in found} == {
        (height, width) for height in (2, 3, 4, 5) for width in (1, 2, 3, 4)}
    for table, query in found:
        assert rows.is_pair(table, query) and rows.fits(table, query, "cosine")
        assert table.dtype == query.dtype == float
        assert np.array_equal(table, np.round(table))
    numbers = np.concatenate([table.ravel() for table, _ in found])
    assert (numbers.min(), numbers.max()) == (-5, 5)
    assert {kind for *_, kind in inputs_of(
        distances.random_comparison)} == set(rows.KINDS)


@pytest.mark.parametrize(("table", "query"), [
    (np.ones((0, 2)), np.ones(2)), (np.ones((2, 2)), np.ones(3)),
    (np.ones(2), np.ones(2)), (np.ones((2, 2)), np.ones((2, 2))),
])
def test_what_is_no_pair(table, query):
    assert not rows.is_pair(table, query)


def test_the_smallest_pair():
    assert rows.is_pair(np.ones((1, 1)), np.ones(1))


def test_the_query_is_no_row_of_the_table():
    found = inputs_of(rows.random_pair, 50)
    for place in (0, 1, -1):
        assert not all(np.array_equal(table[place], query)
                       for table, query in found)


def test_rows_of_zeros_have_no_angle():
    zeros, ones = np.zeros(2), np.ones((2, 2))
    gap = np.array([[1.0, 0.0], [0.0, 0.0]])
    for table, query in ((ones, zeros), (gap, ones[0])):
        assert rows.fits(table, query, "euclidean")
        assert not rows.fits(table, query, "cosine")
    assert not rows.fits(ones, ones[0], "hamming")


@pytest.mark.parametrize("kind", rows.KINDS)
def test_the_reference_is_what_scipy_computes(kind):
    for table, query in inputs_of(rows.random_pair, 30):
        expected = cdist(table, [query], kind)[:, 0]
        assert np.allclose(distances.distances(table, query, kind), expected)
        if kind == "cityblock":
            assert np.allclose(distances.city_distances(table, query), expected)
        if kind == "euclidean":
            assert np.allclose(distances.squared_distances(table, query),
                               expected**2)


def test_distances_as_the_lab_writes_them():
    def written(table, query, kind):
        if kind == "euclidean":
            square = distances.squared_distances(table, query)
            return np.sqrt(np.maximum(square, 0)).tolist()
        return cdist(table, query[np.newaxis], kind).ravel().tolist()

    assert check("exercise-similarity-distances", written).passed
