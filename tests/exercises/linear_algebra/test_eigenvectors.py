"""What stands behind the chapter on eigenvalues, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and answers that are right in another form.
"""

import numpy as np
import pytest

from mlmath import check
from mlmath.exercises.linear_algebra.eigenvectors import (
    BLANK,
    FIBONACCI,
    POWER,
    SHARPEN,
    SOLVER,
    columns_of,
    eigenvalues,
    listed_twice,
    real_parts,
    two_rows,
)


def smoothing(corner):
    S = np.eye(8) / 2 + (np.eye(8, k=1) + np.eye(8, k=-1)) / 4
    S[0, 0] = S[7, 7] = corner
    return S


def some_matrices():
    """Make them anew, so that each test sees the function as it is."""
    return [two_rows(np.random.default_rng(seed))[0] for seed in range(60)]


def test_eigenvalues_agree_with_those_of_numpy():
    for matrix in some_matrices() + [case for case, in SOLVER.edge_cases]:
        values = np.linalg.eigvals(np.array(matrix, dtype=float))
        real = sorted(values[abs(values.imag) < 1e-6].real)
        # A double root comes out twice, and a little apart.
        different = [value for i, value in enumerate(real)
                     if i == 0 or value - real[i - 1] > 1e-6]
        assert len(eigenvalues(matrix)) == len(different)
        assert np.allclose(eigenvalues(matrix), different, atol=1e-6)


def test_random_matrices_have_two_one_and_no_eigenvalues():
    counts = [len(eigenvalues(matrix)) for matrix in some_matrices()]
    assert min(counts.count(number) for number in (0, 1, 2)) >= 10
    assert set(np.ravel(some_matrices())) == set(range(-4, 5))


def test_random_matrices_are_of_three_forms():
    forms = (
        lambda a, b, c, d: c == 0 and a == d and b != 0,
        lambda a, b, c, d: a == d and c == -b and b != 0,
        lambda a, b, c, d: a != d,
    )
    found = [sum(form(*np.ravel(matrix)) for matrix in some_matrices())
             for form in forms]
    assert min(found) >= 8
    assert 20 <= found[2] <= 35


@pytest.mark.parametrize(("matrix", "twice", "parts"), [
    ([[2, 1], [0, 2]], [2, 2], [2]),
    ([[1, -2], [2, 3]], [], [2]),
    ([[5, 0], [0, 3]], [3, 5], [3, 5]),
])
def test_typical_mistakes_are_what_they_are_called(matrix, twice, parts):
    assert listed_twice(matrix) == twice
    assert real_parts(matrix) == parts


def test_numbers_of_other_exercises():
    assert np.array_equal(
        np.linalg.matrix_power([[2, 1], [0, 1]], 10), POWER.value)
    numbers = [0, 1]
    while numbers[-1] <= 10**6:
        numbers.append(sum(numbers[-2:]))
    assert len(numbers) - 1 == FIBONACCI.value
    left = np.linalg.matrix_power(smoothing(1 / 2), BLANK.value)
    before = np.linalg.matrix_power(smoothing(1 / 2), BLANK.value - 1)
    assert np.linalg.norm(left, 2) <= 0.01 < np.linalg.norm(before, 2)
    undone = np.linalg.matrix_power(np.linalg.inv(smoothing(3 / 4)), 3)
    assert np.isclose(np.linalg.norm(undone, 2), SHARPEN.value, rtol=1e-4)


@pytest.mark.parametrize("answer", [
    [[1, 1], [1, 2]],
    ((-2, -2), (0.5, 1)),
    np.array([[0.3, 0.3], [-1, -2]]),
])
def test_every_length_and_sign_is_accepted(answer):
    assert check("exercise-eigen-two", answer).passed


@pytest.mark.parametrize(("answer", "words"), [
    ([[1, 1], [0, 0]], "never the zero vector"),
    ([[0, 0], [1, 2]], "never the zero vector"),
    ([[2, 4], [3, 3]], "wrong order"),
    ([[1, 1], [-1, -1]], "eigenvalue 3"),
    ([[1, 2], [3, 6]], "eigenvalue 1"),
    ([[2, 2], [2, 1]], "exchanged"),
    ([[1, 1], [1, 3]], "not sent to a multiple"),
])
def test_other_vectors_are_told_what_they_are(answer, words):
    feedback = check("exercise-eigen-two", answer)
    assert feedback.passed is False
    assert words in feedback.message


@pytest.mark.parametrize("answer", [
    [[1, 1]], [[1, 1, 1], [1, 2, 1]], [[1, 1], [1, float("nan")]], 3,
    [["1", "1"], ["x", "2"]],
])
def test_what_is_no_pair_of_vectors_is_not_accepted(answer):
    assert check("exercise-eigen-two", answer).passed is False


@pytest.mark.parametrize("answer", [
    [[1, 1]], [[1, 1, 1], [1, 2, 1]], [[1, 1], [1, float("inf")]],
])
def test_two_vectors_of_finite_numbers_are_expected(answer):
    with pytest.raises(
            ValueError, match="^expected two vectors with two entries each$"):
        columns_of(answer)


def test_vectors_become_columns_of_floats():
    columns = columns_of([[1, 2], (3, 4)])
    assert columns.tolist() == [[1, 3], [2, 4]]
    assert columns.dtype == float
