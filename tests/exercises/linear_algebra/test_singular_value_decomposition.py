"""What stands behind the chapter on the singular value decomposition.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

import numpy as np
import pytest

from mlmath import check
from mlmath.datasets import photo
from mlmath.exercises.linear_algebra.singular_value_decomposition import (
    CLEAR,
    ENOUGH,
    FIVE,
    NEAR,
    OWN,
    RANK_ONE,
    SHORTEST,
    SMALL,
    STORAGE,
    THREE,
    by_error,
    by_values,
    decided_matrix,
    first_only,
    from_zero,
    is_clear_share,
    is_decided,
    is_matrix,
    layers_for,
    matrix_and_share,
    not_inverted,
    one_too_many,
    pseudo_inverse,
    some_matrix,
    squared,
    transposed,
    without_limit,
)

ONE_LAYER = np.array([[6.0, 8], [3, 4], [6, 8]])
TALL = np.array([[1.0, 1], [1, 1], [1, -1]])
FOUR = np.diag([4.0, 3, 2, 1])


def said(exercise, answer):
    """Return what is said to an answer."""
    return " ".join(str(check(exercise.label, answer)).split())


# Enough layers ---------------------------------------------------------------


@pytest.mark.parametrize("seed", range(40))
def test_so_many_layers_have_the_share_and_one_fewer_has_not(seed):
    matrix, share = matrix_and_share(np.random.default_rng(seed))
    k = layers_for(matrix, share)
    lam = np.linalg.eigvalsh(matrix.T @ matrix)[::-1]
    assert lam[:k].sum() >= share * np.sum(matrix**2)
    assert lam[:k - 1].sum() < share * np.sum(matrix**2)
    assert type(k) is int


def test_the_layers_of_a_diagonal_matrix():
    # The shares are 16, 25, 29 and 30 of 30.
    assert [layers_for(FOUR, share) for share in (
        0.01, 0.53, 0.54, 0.83, 0.84, 0.96, 0.97, 0.99)] == [
        1, 1, 2, 2, 3, 3, 4, 4]
    assert layers_for(np.diag([3.0, 4]), 16 / 25 - 0.01) == 1
    assert layers_for(np.diag([3.0, 4]), 16 / 25 + 0.01) == 2
    assert layers_for(ONE_LAYER, 0.99) == 1


def test_the_photo_needs_25_layers_for_five_percent():
    shades = photo().features / 255
    U, s, Vt = np.linalg.svd(shades, full_matrices=False)

    def error(k):
        return np.linalg.norm(shades - (U[:, :k] * s[:k]) @ Vt[:k])

    assert error(FIVE.value) <= 0.05 * np.linalg.norm(shades)
    assert error(FIVE.value - 1) > 0.05 * np.linalg.norm(shades)
    assert layers_for(shades, 1 - 0.05**2) == FIVE.value
    assert layers_for(shades, 0.95) == 3


def test_the_wrong_counts_of_a_diagonal_matrix():
    # Of the singular values 4, 7, 9 and 10 of 10.
    assert [from_zero(FOUR, share) for share in (0.5, 0.8)] == [0, 1]
    assert [by_values(FOUR, share) for share in (0.39, 0.41, 0.8)] == [1, 2, 3]
    # With a share of 0.6, an error of 0.4 loses 0.16 of the squares.
    assert by_error(FOUR, 0.6) == layers_for(FOUR, 0.84) == 3
    assert by_error(FOUR, 0.3) == layers_for(FOUR, 0.51) == 1
    assert [one_too_many(FOUR, share) for share in (0.5, 0.8)] == [2, 3]


def test_a_share_is_allowed_if_no_sum_comes_near():
    assert NEAR == 1e-6
    square = np.diag([4.0, 3])
    assert is_clear_share(square, 0.5) is True
    assert is_clear_share(square, 0.64) is False
    assert is_clear_share(square, 0.64 + 2e-6) is True
    assert is_clear_share(square, 0.64 - 0.5e-6) is False
    assert is_clear_share(square, 0) is False
    assert is_clear_share(square, 1) is False
    assert is_clear_share(square, 1.5) is False
    assert is_clear_share(square, 0.01) is True
    assert is_clear_share(np.zeros((2, 2)), 0.5) is False
    assert is_clear_share(np.array([1.0, 2]), 0.5) is False


def test_a_matrix_has_rows_and_columns():
    assert is_matrix(np.zeros((1, 1))) is True
    assert is_matrix(np.zeros((0, 3))) is False
    assert is_matrix(np.zeros((3, 0))) is False
    assert is_matrix(np.zeros(3)) is False


# The random matrices ---------------------------------------------------------


def test_the_random_matrices_have_all_sizes_and_ranks():
    drawn = [some_matrix(np.random.default_rng(seed)) for seed in range(600)]
    assert {matrix.shape for matrix in drawn} == {
        (m, n) for m in range(1, 5) for n in range(1, 5)}
    assert {int(np.linalg.matrix_rank(matrix)) for matrix in drawn} == set(
        range(5))
    entries = np.concatenate([matrix.ravel() for matrix in drawn])
    assert all(matrix.dtype == float for matrix in drawn)
    assert np.array_equal(entries, entries.round())
    assert np.abs(entries).max() <= 16
    assert entries.min() < -4 and entries.max() > 4


def test_random_shares_are_hundredths():
    drawn = [matrix_and_share(np.random.default_rng(seed))
             for seed in range(600)]
    assert all(is_clear_share(*pair) for pair in drawn)
    shares = np.array([share for _, share in drawn])
    assert np.allclose(100 * shares, (100 * shares).round())
    assert 0 < shares.min() <= 0.03 and 0.97 <= shares.max() < 1
    assert all(type(share) is float for _, share in drawn)


def test_a_share_is_drawn_after_its_matrix():
    for seed in range(600):
        rng = np.random.default_rng(seed)
        matrix, share = some_matrix(rng), rng.integers(1, 100) / 100
        if is_clear_share(matrix, share):
            given, asked = matrix_and_share(np.random.default_rng(seed))
            assert np.array_equal(given, matrix) and asked == share


def test_random_matrices_for_the_pseudo_inverse_are_decided():
    drawn = [decided_matrix(np.random.default_rng(seed)) for seed in range(300)]
    assert all(isinstance(each, tuple) and len(each) == 1 for each in drawn)
    assert all(is_decided(matrix) for matrix, in drawn)
    assert any(not matrix.any() for matrix, in drawn)
    assert np.array_equal(
        decided_matrix(np.random.default_rng(3))[0],
        some_matrix(np.random.default_rng(3)))


def test_the_first_matrices_that_are_drawn():
    rng = np.random.default_rng(0)
    rows, columns, between = rng.integers(1, 5, size=3)
    left = rng.integers(-2, 3, size=(rows, between))
    right = rng.integers(-2, 3, size=(between, columns))
    assert np.array_equal(some_matrix(np.random.default_rng(0)), left @ right)
    assert ENOUGH.inputs is matrix_and_share and OWN.inputs is decided_matrix


# The pseudo-inverse ----------------------------------------------------------


@pytest.mark.parametrize("seed", range(60))
def test_the_four_equations_of_penrose(seed):
    A, = decided_matrix(np.random.default_rng(seed))
    plus = pseudo_inverse(A)
    assert plus.shape == A.T.shape
    assert A @ plus @ A == pytest.approx(A, abs=1e-9)
    assert plus @ A @ plus == pytest.approx(plus, abs=1e-9)
    assert (A @ plus).T == pytest.approx(A @ plus, abs=1e-9)
    assert (plus @ A).T == pytest.approx(plus @ A, abs=1e-9)


def test_the_limit_of_the_pseudo_inverse():
    assert SMALL == 1e-9 and CLEAR == 1e-3
    assert pseudo_inverse(np.diag([1.0, 2e-9])) == pytest.approx(
        np.diag([1, 5e8]))
    assert pseudo_inverse(np.diag([1.0, 0.5e-9])) == pytest.approx(
        np.diag([1, 0]))
    assert pseudo_inverse(np.diag([100.0, 5e-8])) == pytest.approx(
        np.diag([0.01, 0]))
    assert np.array_equal(pseudo_inverse(np.zeros((2, 3))), np.zeros((3, 2)))


def test_a_matrix_is_decided_if_no_singular_value_is_small():
    assert is_decided(np.diag([1.0, 0])) is True
    assert is_decided(np.diag([1.0, 0.5])) is True
    assert is_decided(np.diag([1.0, 0.9e-3])) is False
    assert is_decided(np.diag([1.0, 1.1e-3])) is True
    assert is_decided(np.diag([1000.0, 0.9])) is False
    assert is_decided(np.diag([1.0, 0.9e-12])) is True
    assert is_decided(np.diag([1.0, 1.1e-12])) is False
    assert is_decided(np.zeros((2, 3))) is True
    assert is_decided(np.zeros(3)) is False
    assert is_decided(np.zeros((0, 3))) is False


def test_the_wrong_pseudo_inverses():
    plus = np.array(THREE.value)
    assert pseudo_inverse(TALL) == pytest.approx(plus)
    assert transposed(TALL) == pytest.approx(plus.T)
    assert np.array_equal(not_inverted(TALL), TALL.T)
    half = 0.125**0.5
    assert squared(TALL) == pytest.approx(
        np.array([[0.125, 0.125, half], [0.125, 0.125, -half]]))
    assert first_only(TALL) == pytest.approx(
        np.array([[0.25, 0.25, 0], [0.25, 0.25, 0]]))
    assert without_limit(TALL) == pytest.approx(plus)
    assert not np.isfinite(without_limit(np.zeros((2, 2)))).all()
    assert np.array_equal(first_only(np.zeros((2, 3))), np.zeros((3, 2)))
    assert np.array_equal(squared(np.zeros((2, 3))), np.zeros((3, 2)))
    assert first_only(np.diag([0.5, 0])) == pytest.approx(np.diag([2, 0]))
    assert squared(np.diag([0.5, 0.4e-9])) == pytest.approx(np.diag([4, 0]))


# The numbers -----------------------------------------------------------------


def test_the_numbers_by_another_way():
    lam = np.linalg.eigvalsh(ONE_LAYER.T @ ONE_LAYER)[::-1]
    assert lam == pytest.approx(np.array(RANK_ONE.value)**2)
    fits, too_many = STORAGE.value
    size, layer = 1080 * 1920, 1080 + 1920 + 1
    assert fits * layer <= size / 10 < (fits + 1) * layer
    assert (too_many - 1) * layer <= size < too_many * layer
    row = np.array([[2, 3, 6]])
    assert np.linalg.lstsq(row, [98])[0] == pytest.approx(
        np.array(SHORTEST.value))
    assert np.linalg.norm(SHORTEST.value) == pytest.approx(14)
    assert np.linalg.inv(TALL.T @ TALL) @ TALL.T == pytest.approx(
        np.array(THREE.value))
    assert FIVE.value * 225 == 5625


@pytest.mark.parametrize("wrong", [[49, 0, 0], [98 / 11] * 3])
def test_other_solutions_are_longer(wrong):
    assert np.dot([2, 3, 6], wrong) == pytest.approx(98)
    assert np.linalg.norm(wrong) > 14


@pytest.mark.parametrize("exercise, wrong, words", [
    (RANK_ONE, [225, 0], "take their roots"),
    (RANK_ONE, [0, 15], "larger one comes first"),
    (RANK_ONE, [3, 5], "lengths of the two vectors"),
    (RANK_ONE, [5, 3], "lengths of the two vectors"),
    (RANK_ONE, [1, 0], "to length 1"),
    (STORAGE, [70, 691], "round down"),
    (STORAGE, [69, 690], "small saving"),
    (STORAGE, [70, 690], "rounded the wrong way"),
    (STORAGE, [691, 69], "exchanged"),
    (STORAGE, [107, 1080], "number for each row"),
    (SHORTEST, [49, 0, 0], "but not the shortest"),
    (SHORTEST, [2, 3, 6], "this is no solution"),
    (SHORTEST, [28, 42, 84], "it has to be its square"),
    (SHORTEST, [196, 294, 588], "did not divide"),
    (SHORTEST, [98 / 11] * 3, "equal entries"),
    (THREE, [[0.25, 0.25], [0.25, 0.25], [0.5, -0.5]], "have 2 rows"),
    (THREE, [[1, 1, 1], [1, 1, -1]], "have to be inverted"),
    (THREE, [[0.125, 0.125, 0.125**0.5], [0.125, 0.125, -(0.125**0.5)]],
     "by the squares"),
    (THREE, [[0.25, 0.25, 0], [0.25, 0.25, 0]], "first layer alone"),
    (THREE, [[0, 0, 0.5], [0, 0, -0.5]], "second layer alone"),
    (FIVE, 24, "counted from 0"),
    (FIVE, 26, "One layer fewer"),
    (FIVE, 3, "root of that share"),
])
def test_a_wrong_number_is_told_where_it_comes_from(exercise, wrong, words):
    assert words in said(exercise, wrong)


@pytest.mark.parametrize("exercise, wrong, words", [
    (ENOUGH, from_zero, "counts the layers from 0"),
    (ENOUGH, by_values, "not their squares"),
    (ENOUGH, by_error, "the root of the share that is lost"),
    (ENOUGH, one_too_many, "a layer more than it needs"),
    (ENOUGH, lambda A, share: int(np.linalg.matrix_rank(A)), "the rank"),
    (OWN, transposed, "the transpose of the pseudo-inverse"),
    (OWN, not_inverted, "does not invert"),
    (OWN, squared, "squares of the singular values"),
    (OWN, without_limit, "count as 0"),
    (OWN, first_only, "first layer alone"),
])
def test_a_wrong_function_is_told_what_it_does(exercise, wrong, words):
    assert words in said(exercise, wrong)


def test_remarks_of_right_answers():
    assert "length is 14" in said(SHORTEST, [4, 6, 12])
    assert "5625 numbers" in said(FIVE, 25)


def test_answers_within_rounding_pass_and_others_fail():
    for exercise in (RANK_ONE, SHORTEST, THREE):
        value = np.array(exercise.value, float)
        assert check(exercise.label, value + 1e-7).passed
        assert not check(exercise.label, value + 1e-3).passed
    assert check(OWN.label, lambda A: pseudo_inverse(A) + 1e-9).passed
    assert not check(OWN.label, lambda A: pseudo_inverse(A) + 1e-5).passed


def test_the_edge_cases_are_allowed_and_all_different():
    for exercise in (ENOUGH, OWN):
        assert all(exercise.valid(*case) for case in exercise.edge_cases)
        assert len({repr(case) for case in exercise.edge_cases}) == len(
            exercise.edge_cases)
