"""What stands behind the chapter on least squares, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

import numpy as np
import pytest

from mlmath.exercises.linear_algebra.projections_and_least_squares import (
    FOUR,
    PARABOLA,
    SPAN,
    STRENGTH,
    WEIGHTED,
    by_inverse,
    fit,
    project,
    shadows,
    table_and_values,
    vectors_and_point,
)

rank = np.linalg.matrix_rank


@pytest.mark.parametrize("seed", range(40))
def test_what_a_projection_leaves_is_orthogonal_to_the_span(seed):
    vectors, point = vectors_and_point(np.random.default_rng(seed))
    foot = project(vectors, point)
    assert np.array(vectors) @ (point - foot) == pytest.approx(0, abs=1e-9)
    # What is orthogonal to the span is orthogonal to the foot.
    assert foot @ (point - foot) == pytest.approx(0, abs=1e-9)


def test_the_random_vectors_are_few_and_sometimes_dependent():
    drawn = [vectors_and_point(np.random.default_rng(seed))
             for seed in range(300)]
    assert {len(vectors) for vectors, _ in drawn} == {1, 2, 3}
    assert {len(point) for _, point in drawn} == {2, 3, 4}
    assert all(len(vector) == len(point)
               for vectors, point in drawn for vector in vectors)
    doubled = [vectors[-1] == [2 * entry for entry in vectors[0]]
               for vectors, _ in drawn if len(vectors) > 1]
    assert 0.3 < np.mean(doubled) < 0.45
    entries = np.concatenate([np.ravel(vectors[:1]) for vectors, _ in drawn])
    assert set(entries) == set(range(-3, 4))
    assert set(np.concatenate([point for _, point in drawn])) == set(range(-5, 6))


def test_shadows_add_up_for_right_angles_alone():
    assert shadows([[2, 0, 0], [0, 0, 3]], [4, 5, 6]) == pytest.approx([4, 0, 6])
    assert shadows([[1, 1], [0, 1]], [2, 4]) == pytest.approx([3, 7])
    assert shadows([[0, 0]], [2, 4]) == pytest.approx([0, 0])


def test_the_inverse_is_there_for_independent_vectors_alone():
    assert by_inverse([[2, 1, 2], [3, 3, 0]], [6, 3, -3]) == pytest.approx(
        [4, 5, -2])
    with pytest.raises(np.linalg.LinAlgError, match="^Singular matrix$"):
        by_inverse([[1, 2], [2, 4]], [1, 1])


@pytest.mark.parametrize("seed", range(40))
def test_qr_solves_the_normal_equations(seed):
    table, values = table_and_values(np.random.default_rng(seed))
    assert table.T @ (values - table @ fit(table, values)) == pytest.approx(
        0, abs=1e-9)


def test_the_random_tables_have_independent_columns():
    drawn = [table_and_values(np.random.default_rng(seed)) for seed in range(300)]
    assert {table.shape[1] for table, _ in drawn} == {1, 2}
    assert {len(table) for table, _ in drawn} == {2, 3, 4, 5, 6}
    assert all(rank(table) == table.shape[1] and len(table) == len(values)
               for table, values in drawn)
    assert set(np.concatenate([table.ravel() for table, _ in drawn])) == set(
        range(-4, 5))
    assert set(np.concatenate([values for _, values in drawn])) == set(
        range(-9, 10))


def test_an_input_is_allowed_only_with_vectors_of_one_length():
    assert SPAN.valid([[1, 2], [0, 0]], [3, 4])
    assert not SPAN.valid([], [1])
    assert not SPAN.valid([[1, 2, 3]], [1, 2])
    assert not SPAN.valid([[]], [])


def test_the_numbers_by_another_way():
    assert np.polyfit([0, 1, 2, 3], [1, 3, 4, 4], 1)[::-1] == pytest.approx(
        FOUR.value[:2])
    assert np.polyfit(range(-2, 3), [4, 3, 0, 0, 8], 2)[::-1] == pytest.approx(
        PARABOLA.value, abs=1e-9)
    # Five copies of the first two days, one of the third.
    days = np.array([[2, 4]] * 5 + [[1, 6]] * 5 + [[3, 2]])
    readings = [4] * 5 + [3] * 5 + [5.3]
    assert np.linalg.lstsq(days, readings)[0] == pytest.approx(WEIGHTED.value)


def test_a_little_penalty_predicts_the_years_left_out_best():
    from mlmath.datasets import longley
    data = longley()
    table = (data.features - data.features.mean(axis=0)) / data.features.std(axis=0)

    def mean_square(lam):
        squares = []
        for left_out in range(16):
            keep = np.arange(16) != left_out
            # The intercept has a column of its own and no penalty.
            rows = np.vstack([
                np.column_stack([np.ones(15), table[keep]]),
                np.column_stack([np.zeros(6), np.sqrt(lam) * np.eye(6)])])
            weights = np.linalg.lstsq(
                rows, np.concatenate([data.target[keep], np.zeros(6)]))[0]
            prediction = weights @ [1, *table[left_out]]
            squares.append((data.target[left_out] - prediction)**2)
        return np.mean(squares)

    assert min([0, 0.001, 0.003, 0.01, 0.03, 0.1],
               key=mean_square) == STRENGTH.value
