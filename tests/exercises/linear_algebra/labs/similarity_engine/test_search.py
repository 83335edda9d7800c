"""What the checks on the search and on its hits say, word by word."""

from itertools import count

import numpy as np
import pytest

from mlmath import check
from mlmath.exercises.linear_algebra.labs.similarity_engine import search
from mlmath.exercises.linear_algebra.labs.similarity_engine.distances import (
    distances,
)

TABLE = np.array([[0.0], [1.0], [3.0], [-1.0]])
QUERY = np.array([0.0])


def fault_of(result, k=3, skip=0):
    asked = TABLE, QUERY, "euclidean", k, skip
    return search.search_fault(result, search.search(*asked), *asked)


@pytest.mark.parametrize("result", [
    [1, 3, 2], [3, 1, 2], (1, 3, 2), np.array([3, 1, 2]), np.int32([1, 3, 2]),
])
def test_rows_at_equal_distances_may_come_in_any_order(result):
    assert not fault_of(result)


@pytest.mark.parametrize(("result", "k", "message"), [
    ([1.0, 3.0, 2.0], 3,
     "The entries of your result are not the numbers of rows."),
    ([1, 3, 4], 3,
     "Your function returns a row that the table does not have."),
    ([1, 3, -2], 3,
     "Your function returns a row that the table does not have."),
    ([0, 1, 3], 3,
     "Your function returns the row `skip`, which is to be left out."),
    ([1, 3], 3,
     "The number of rows that your function returns is `2`, and should be"
     " `3`."),
    ([1, 3, 3], 3, "Your function returns a row twice."),
    ([1, 2, 3], 3, "Your rows are not in the order of their distances."),
    ([1, 2], 2, "A row that your function leaves out is nearer."),
])
def test_wrong_rows(result, k, message):
    assert fault_of(result, k) == message


def test_a_search_that_returns_distances():
    def farther(table, query, kind, k, skip):
        return np.sort(distances(table, query, kind))[:k]

    feedback = check("exercise-similarity-search", farther)
    assert feedback.message.startswith(
        "Not yet. The entries of your result are not the numbers of rows. See ")


def test_a_search_without_an_end():
    assert fault_of(count()) == (
        "Your function returns a row that the table does not have.")
    assert fault_of(iter([1, 3, 2])) == ""


def test_random_searches():
    rng = np.random.default_rng(5)
    found = [search.random_search(rng) for _ in range(200)]
    assert all(search.is_search(*each) for each in found)
    assert {len(table) - k for table, _, _, k, _ in found} == {0, 1, 2, 3, 4}
    skips = [skip for *_, skip in found]
    assert 60 < skips.count(None) < 140
    assert {0, 4} <= set(skips)


@pytest.mark.parametrize(("k", "skip", "height"), [
    (0, None, 4), (5, None, 4), (1, 4, 4), (1, -1, 4), (1, 0, 1),
])
def test_what_is_no_search(k, skip, height):
    assert not search.is_search(TABLE[:height], QUERY, "euclidean", k, skip)


def test_searches_at_the_limits():
    assert search.is_search(TABLE, QUERY, "euclidean", 4, 3)
    assert search.is_search(TABLE[:2], QUERY, "euclidean", 1, 0)
    assert not fault_of([1, 3, 2], k=4)


def test_random_tests_have_one_nearest_row_each():
    rng = np.random.default_rng(6)
    found = [search.random_test(rng) for _ in range(200)]
    assert np.mean([search.has_a_nearest(*each) for each in found]) > 0.98
    assert {table.shape for table, *_ in found} == {
        (height, width) for height in (2, 3, 4, 5) for width in (1, 2, 3)}
    moved = [not np.array_equal(table, queries) for table, _, _, queries in found]
    assert 60 < sum(moved) < 140
    assert {len(set(classes)) for _, classes, *_ in found} == {1, 2}
    assert {kind for *_, kind, _ in found} == {*search.KINDS[:3]}


def test_ties_and_single_rows_are_no_tests():
    pair, classes = np.array([[0.0], [1.0]]), np.array([0, 1])
    assert search.has_a_nearest(pair, classes, "euclidean", pair)
    tied = np.array([[0.0], [1.0], [2.0]])
    assert not search.has_a_nearest(tied, np.arange(3), "euclidean", tied)
    assert not search.has_a_nearest(pair[:1], classes[:1], "euclidean", pair[:1])
    assert not search.has_a_nearest(pair, classes[:1], "euclidean", pair)
    assert not search.has_a_nearest(pair, classes, "euclidean", pair[:1])
    assert not search.has_a_nearest(pair, classes, "cosine", pair)


@pytest.mark.parametrize(("classes", "expected"), [
    ([0, 0, 1, 1], 4), ([0, 1, 1, 0], 0), ([1, 1, 1, 0], 2),
])
def test_hits_by_hand(classes, expected):
    assert search.hits(search.LINE, np.array(classes), "euclidean",
                       search.LINE) == expected
    # Moved by 4.5, the first two queries lie near the last two rows.
    assert search.hits(search.LINE, search.PAIRED, "euclidean",
                       search.MOVED) == 2


def test_equally_far_rows_come_in_their_order():
    table = np.arange(60.0)[:, np.newaxis] % 3
    expected = [row for rest in range(3) for row in range(rest, 60, 3)]
    assert search.search(table, QUERY, "cityblock", 60, None).tolist() == expected
    expected.remove(30)
    assert search.search(table, QUERY, "cityblock", 60, 30).tolist() == expected


@pytest.mark.parametrize(("result", "k", "limit"), [
    ([1, 0], 2, "not in the order"), ([1], 1, "leaves out is nearer"),
])
def test_how_far_apart_equally_far_rows_may_be(result, k, limit):
    for gap, wrong in ((search.ROUNDING / 2, False), (search.ROUNDING * 2, True)):
        asked = np.array([[0.0], [gap]]), QUERY, "cityblock", k, None
        fault = search.search_fault(result, np.arange(k), *asked)
        assert (limit in fault) is wrong, fault
