"""What stands behind the chapter on principal components, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

import numpy as np
import pytest

from mlmath import check
from mlmath.datasets import longley, wine
from mlmath.exercises.linear_algebra.principal_component_analysis import (
    ALONG,
    FOUR,
    GAP,
    REBUILD,
    REGRESSION,
    SHARES,
    THREE,
    WINE,
    ascending_shares,
    by_smallest,
    explained,
    feature_shares,
    is_table,
    is_unique,
    on_first_features,
    rebuild,
    single_shares,
    some_table,
    table_and_number,
    uncentered,
    uncentered_shares,
)

FIVE = np.array([[1.0, 1], [3, 3], [4, 3], [5, 5], [7, 3]])
TRIPLE = np.array([[5.0, 4], [2, 1], [2, 4]])
FIRST_TABLE = [[0, -2, -2], [-4, -4, -4], [-3, 3, 1], [4, 0, 1], [4, 2, 1],
               [0, 1, 4]]
FIRST_PAIR = ([[2, 4, -4], [-3, 3, 4], [-2, -2, 3], [-1, -2, 3]], 1)


def said(exercise, answer):
    """Return what is said to an answer."""
    return str(check(exercise.label, answer))


@pytest.mark.parametrize("seed", range(40))
def test_the_shares_come_from_the_singular_values_too(seed):
    table = some_table(np.random.default_rng(seed))
    squares = np.zeros(table.shape[1])
    found = np.linalg.svd(table - table.mean(axis=0), compute_uv=False)**2
    squares[:len(found)] = found[:len(squares)]
    assert explained(table) == pytest.approx(
        np.cumsum(squares) / squares.sum(), abs=1e-9)
    assert explained(table)[-1] == pytest.approx(1)


@pytest.mark.parametrize("seed", range(40))
def test_the_rebuilt_table_is_the_sum_of_the_first_layers(seed):
    table, r = table_and_number(np.random.default_rng(seed))
    mean = table.mean(axis=0)
    U, values, Vt = np.linalg.svd(table - mean, full_matrices=False)
    assert rebuild(table, r) == pytest.approx(
        mean + U[:, :r] * values[:r] @ Vt[:r], abs=1e-9)


def test_the_five_pictures_of_the_chapter():
    assert explained(FIVE) == pytest.approx([6 / 7, 1])
    assert rebuild(FIVE, 1)[-1] == pytest.approx([6.4, 4.2])
    assert rebuild(FIVE, 2) == pytest.approx(FIVE)


def test_the_random_tables_have_all_sizes_and_entries():
    drawn = [some_table(np.random.default_rng(seed)) for seed in range(400)]
    assert {len(table) for table in drawn} == {2, 3, 4, 5, 6}
    assert {table.shape[1] for table in drawn} == {1, 2, 3, 4}
    assert set(np.concatenate([table.ravel() for table in drawn])) == set(
        range(-4, 5))
    assert all(is_table(table) and table.dtype == float for table in drawn)


def test_the_inputs_of_the_shares_are_such_tables():
    drawn = SHARES.inputs(np.random.default_rng(3))
    assert isinstance(drawn, tuple) and len(drawn) == 1
    assert np.array_equal(drawn[0], some_table(np.random.default_rng(3)))


def test_the_first_tables_that_are_drawn():
    assert some_table(np.random.default_rng(0)).tolist() == FIRST_TABLE
    table, r = table_and_number(np.random.default_rng(1))
    assert (table.tolist(), r) == FIRST_PAIR
    assert type(r) is int


def test_numbers_of_components_reach_from_one_to_all():
    drawn = [table_and_number(np.random.default_rng(seed))
             for seed in range(300)]
    assert all(is_unique(table, r) for table, r in drawn)
    assert {(table.shape[1], r) for table, r in drawn} == {
        (columns, r) for columns in range(1, 5) for r in range(1, columns + 1)}


def test_a_table_has_rows_that_differ():
    assert is_table(np.array([[1.0], [3]])) is True
    assert is_table(np.array([[1.0, 5], [2, 5]])) is True
    assert is_table(np.array([[2.0, 5], [2, 5]])) is False
    assert is_table(np.array([[1.0, 2]])) is False
    assert is_table(np.array([1.0, 2])) is False
    assert is_table(np.zeros((3, 0))) is False
    assert is_table(np.zeros((0, 3))) is False


def test_a_number_of_components_is_allowed_if_there_is_a_gap():
    assert is_unique(FIVE, 1) is True
    assert is_unique(FIVE, 2) is True  # nothing is dropped
    assert is_unique(FIVE, 0) is False
    assert is_unique(FIVE, 3) is False
    assert is_unique(np.array([[2.0, 5], [2, 5]]), 1) is False
    square = np.array([[1.0, 0], [-1, 0], [0, 1], [0, -1]])
    assert is_unique(square, 1) is False
    assert is_unique(square, 2) is True
    # Twice the squares of the two features: 2 a^2 and 2 b^2.
    near = np.array([[1.0, 0], [-1, 0], [0, 0.75**0.5], [0, -0.75**0.5]])
    assert GAP == 0.5
    assert is_unique(near * 1.001, 1) is True
    assert is_unique(near * 0.999, 1) is False
    # Rank 1: two components are a choice among many for the second.
    flat = np.array([[0.0, 1, 2], [3, 1, 0]])
    assert [is_unique(flat, r) for r in (1, 2, 3)] == [True, False, True]


def test_the_wrong_shares_of_the_five_pictures():
    assert single_shares(FIVE) == pytest.approx([6 / 7, 1 / 7])
    assert ascending_shares(FIVE) == pytest.approx([1 / 7, 1])
    assert feature_shares(FIVE) == pytest.approx([5 / 7, 1])
    assert feature_shares(FIVE[:, ::-1]) == pytest.approx([5 / 7, 1])
    lam = np.linalg.eigvalsh([[100, 68], [68, 53]])[::-1]
    assert uncentered_shares(FIVE) == pytest.approx([lam[0] / 153, 1])


def test_the_wrong_rebuilt_tables():
    assert by_smallest(TRIPLE, 1) == pytest.approx(
        np.array([[3.5, 2.5], [3.5, 2.5], [2, 4]]))
    assert by_smallest(TRIPLE, 2) == pytest.approx(TRIPLE)
    assert on_first_features(TRIPLE, 1) == pytest.approx(
        np.array([[5, 3], [2, 3], [2, 3]]))
    assert on_first_features(TRIPLE, 2) == pytest.approx(TRIPLE)
    plain = np.array([[2.0, 0], [3, 0], [0, 1]])
    assert uncentered(plain, 1) == pytest.approx(
        np.array([[2, 0], [3, 0], [0, 0]]))
    assert uncentered(plain, 2) == pytest.approx(plain)


def test_the_numbers_by_another_way():
    observations = np.array([[1, 2], [1, 5], [7, 5], [7, 8]])
    assert np.cov(observations.T) == pytest.approx(np.array(FOUR.value))
    u = np.array([3, 4]) / 5
    assert u @ [[3, 1], [1, 2]] @ u == pytest.approx(ALONG.value)
    assert rebuild(TRIPLE, 1) == pytest.approx(np.array(THREE.value))
    raw = wine().features
    shares = [explained(table) for table in (
        raw, (raw - raw.mean(axis=0)) / raw.std(axis=0))]
    assert [np.count_nonzero(share < 0.9) + 1 for share in shares] == WINE.value


def test_five_components_are_enough_for_the_people_employed():
    data = longley()
    table = (data.features - data.features.mean(axis=0)) / data.features.std(axis=0)
    U = np.linalg.svd(table, full_matrices=False)[0]
    target = data.target - data.target.mean()
    # The columns of U are orthonormal, and orthogonal to (1, ..., 1).
    fits = np.cumsum((U.T @ target)**2) / (target @ target)
    assert np.count_nonzero(fits < 0.99) + 1 == REGRESSION.value
    assert fits[2:4] == pytest.approx([0.98597, 0.98612], abs=1e-5)
    assert explained(table)[2] == pytest.approx(0.997, abs=1e-4)


@pytest.mark.parametrize("exercise, wrong, words", [
    (FOUR, [[9, 4.5], [4.5, 4.5]], "divided by the number of observations"),
    (FOUR, [[36, 18], [18, 18]], "not divided yet"),
    (FOUR, [[6, 6], [6, 12]], "features are exchanged"),
    (FOUR, [[100 / 3, 98 / 3], [98 / 3, 118 / 3]], "the values themselves"),
    (ALONG, 83, "vector of length 5"),
    (ALONG, 16.6, "by the length once"),
    (ALONG, 2.36, "left out the covariance"),
    (ALONG, 2.84, "added the covariance once"),
    (ALONG, 5, "total variance"),
    (THREE, [[1.5, 1.5], [-1.5, -1.5], [0, 0]], "mean is not added"),
    (THREE, [[3.5, 2.5], [3.5, 2.5], [2, 4]], "second component"),
    (THREE, [[6, 6], [0, 0], [3, 3]], "whose length is not 1"),
    (WINE, [8, 1], "exchanged"),
    (WINE, [0, 7], "counted from 0"),
    (WINE, [1, 7], "less than 90 percent"),
    (REGRESSION, 4, "0.986"),
    (REGRESSION, 3, "99 percent of the variance"),
    (REGRESSION, 6, "not for the first time"),
])
def test_a_wrong_number_is_told_where_it_comes_from(exercise, wrong, words):
    assert words in said(exercise, wrong)


@pytest.mark.parametrize("exercise, wrong, words", [
    (SHARES, uncentered_shares, "does not subtract the column means"),
    (SHARES, ascending_shares, "begins with the smallest eigenvalue"),
    (SHARES, single_shares, "does not add them up"),
    (SHARES, feature_shares, "variances of the features"),
    (REBUILD, uncentered, "does not subtract the column means"),
    (REBUILD, by_smallest, "the smallest variances"),
    (REBUILD, on_first_features, "first features, not the first components"),
    (REBUILD, lambda X, r: X, "returns the table itself"),
])
def test_a_wrong_function_is_told_what_it_does(exercise, wrong, words):
    assert words in " ".join(said(exercise, wrong).split())


def test_answers_within_rounding_pass_and_others_fail():
    for exercise, slack in ((ALONG, 1e-7), (THREE, 1e-7)):
        assert check(exercise.label, np.array(exercise.value) + slack).passed
        assert not check(exercise.label, np.array(exercise.value) + 1e-3).passed
    assert check(SHARES.label, lambda X: explained(X) + 1e-9).passed
    assert not check(SHARES.label, lambda X: explained(X) + 1e-5).passed
    assert check(REBUILD.label, lambda X, r: rebuild(X, r) + 1e-9).passed
    assert not check(REBUILD.label, lambda X, r: rebuild(X, r) + 1e-5).passed


def test_the_edge_cases_are_allowed_and_all_different():
    for exercise in (SHARES, REBUILD):
        assert all(exercise.valid(*case) for case in exercise.edge_cases)
        assert len({repr(case) for case in exercise.edge_cases}) == len(
            exercise.edge_cases)
