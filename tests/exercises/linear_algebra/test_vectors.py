"""What stands behind the chapter on vectors, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

import numpy as np
import pytest

from mlmath.exercises.linear_algebra.vectors import (
    cosine_similarity,
    in_another_order,
    is_shorter,
    random_table,
    standardized,
    two_vectors,
    vectors_of,
    ways,
)

SEEDS = range(40)


@pytest.mark.parametrize("seed", SEEDS)
def test_standardized_columns_have_mean_0_and_deviation_1(seed):
    (table,) = random_table(np.random.default_rng(seed))
    for old, new in zip(table.T, standardized(table).T):
        varies = len(set(old)) > 1
        assert np.mean(new) == pytest.approx(0, abs=1e-12)
        assert np.mean(new**2) == pytest.approx(float(varies))
        assert (np.argsort(new, kind="stable")
                == np.argsort(old, kind="stable")).all()


def test_the_random_tables_vary_and_sometimes_do_not():
    tables = [random_table(np.random.default_rng(seed))[0] for seed in SEEDS]
    constant = [np.ptp(table[:, 0]) == 0 for table in tables if len(table) > 2]
    assert 5 < sum(constant) < len(constant) - 5
    assert {table.shape[1] for table in tables} == {1, 2, 3}
    assert {len(table) for table in tables} == {2, 3, 4, 5}
    entries = np.concatenate([table.ravel() for table in tables])
    assert set(entries) == set(range(-9, 10))


@pytest.mark.parametrize(("first", "second"), [
    (0, 0), (0, 90), (10, 70), (200, 20), (45, 180), (300, 240)])
def test_the_similarity_is_the_cosine_of_the_angle(first, second):
    x, y = (length * np.array([np.cos(angle), np.sin(angle)])
            for length, angle in ((2, np.deg2rad(first)), (5, np.deg2rad(second))))
    assert cosine_similarity(x, y) == pytest.approx(
        np.cos(np.deg2rad(first - second)))


def test_random_pairs_have_an_angle_and_small_entries():
    pairs = [two_vectors(np.random.default_rng(seed)) for seed in range(100)]
    assert all(len(x) == len(y) and x[0] and y[-1] for x, y in pairs)
    assert {len(x) for x, _ in pairs} == {1, 2, 3, 4}
    assert set(np.concatenate([*map(np.concatenate, pairs)])) == set(range(-5, 6))


def arrows(*degrees):
    return [(np.cos(angle), np.sin(angle)) for angle in np.deg2rad(degrees)]


@pytest.mark.parametrize(("degrees", "shorter", "otherwise"), [
    ((0, 45, 90), True, False), ((0, 90, 45), False, True),
    ((45, 0, 90), False, True), ((0, 180, 0), False, False),
    ((0, 0, 90), False, False)])
def test_a_detour_is_one_minus_two_cosines(degrees, shorter, otherwise):
    first, second, third = np.deg2rad(degrees)
    detour, direct = ways(arrows(*degrees))
    assert detour == pytest.approx(
        2 - np.cos(first - second) - np.cos(second - third))
    assert direct == pytest.approx(1 - np.cos(first - third))
    assert is_shorter(arrows(*degrees)) is shorter
    assert in_another_order(arrows(*degrees)) == otherwise


def test_three_vectors_become_arrays_of_decimals():
    assert all(vector.dtype == float for vector in vectors_of([[1, 0]] * 3))


@pytest.mark.parametrize("answer", [
    [[1, 0], [0, 1]], [[1, 0], [0, 1], [1, 1], [2, 1]], [[1, 0, 0]] * 3, [1, 2, 3]])
def test_other_lists_are_no_three_vectors(answer):
    with pytest.raises(ValueError, match="^expected three vectors of the plane$"):
        vectors_of(answer)
