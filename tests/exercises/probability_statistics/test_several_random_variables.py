"""What stands behind the chapter on several random variables, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, what the random inputs reach, and what the
feedback says.
"""

from itertools import product

import numpy as np
import pytest
from scipy import stats

from mlmath import check
from mlmath.datasets import iris
from mlmath.exercises.probability_statistics.several_random_variables import (
    COINS,
    DESCRIBE,
    DRAW,
    FOUR,
    MARGINS,
    PETALS,
    alike,
    by_eigenvectors,
    cloud,
    coins_table,
    dependent,
    describe,
    is_cloud,
    is_table,
    normal_points,
    spread,
)


def made(inputs, number):
    """Make them anew, so that each test sees the function as it is."""
    return [inputs(np.random.default_rng(seed)) for seed in range(number)]


CALLS = np.array([[0.10, 0.20, 0.10], [0.15, 0.15, 0.30]])


def around_plain_means(table, xs, ys):
    """Weigh differences from means that count all values alike."""
    dx, dy = np.subtract(xs, np.mean(xs)), np.subtract(ys, np.mean(ys))
    cov = dx @ np.array(table) @ dy
    return cov, cov / (np.sum(table, axis=1) @ dx**2
                       * (np.sum(table, axis=0) @ dy**2))**0.5


def test_the_calls_are_margins_and_conditions():
    assert MARGINS.value == pytest.approx((
        CALLS[:, 2].sum(), CALLS[1, 2] / CALLS[1].sum(),
        CALLS[1, 2] / CALLS[:, 2].sum()))


@pytest.mark.parametrize(("answer", "message"), [
    ((0.4, 0.75, 0.5), "You have exchanged the two conditional probabilities:"
                       " what is given decides by what you divide."),
    ((0.4, 0.3, 0.3), "The second and the third number are joint"
                      " probabilities. Divide by the probability of what is"
                      " given."),
    ((0.4, 0.5, 0.5), "Both conditional probabilities divide by the same"
                      " number. The third one needs the sum of a column."),
    ((0.4, 0.75, 0.75), "Both conditional probabilities divide by the same"
                        " number. The second one needs the sum of a row."),
    ((0.3, 0.5, 0.75), "The first number is not the sum of the last column."),
])
def test_the_calls_know_what_went_wrong(answer, message):
    feedback = check("exercise-joint-margins", answer)
    assert feedback.passed is False and message in feedback.message


def test_a_wrong_condition_is_not_blamed_on_the_margin():
    assert "first number" not in check(
        "exercise-joint-margins", (0.4, 0.6, 0.7)).message


def test_two_decimals_are_not_enough_to_be_near():
    assert MARGINS.tolerance == FOUR.tolerance == 1e-6
    assert check("exercise-joint-margins", (0.4, 0.5, 0.7500001)).passed
    assert not check("exercise-joint-margins", (0.4, 0.5, 0.7501)).passed
    assert not check("exercise-joint-four", (2, 0.8001)).passed


def test_the_four_points_agree_with_numpy():
    points = np.array([[1, 4], [2, 3], [4, 7], [5, 6]])
    assert FOUR.value == pytest.approx((
        np.cov(points.T, ddof=0)[0, 1], np.corrcoef(points.T)[0, 1]))


@pytest.mark.parametrize(("answer", "message"), [
    ((8 / 3, 0.8), "You divided by 3, as for a sample. Here the four points"
                   " are all that can happen, each with its probability."),
    ((17, 0.8), "The first number is the expectation of the product; the"
                " product of the expectations has not been subtracted."),
    ((8, 0.8), "The first number is the sum of the four products. Each of"
               " them has the probability 1/4."),
    ((2, 0.32), "The second number divides by the product of the variances."
                " It should be that of the standard deviations."),
    ((2, 2), "The second number is the covariance again."),
    ((3, 0.8), "The first number is not the covariance."),
])
def test_the_four_points_know_what_went_wrong(answer, message):
    feedback = check("exercise-joint-four", answer)
    assert feedback.passed is False and message in feedback.message


def test_a_wrong_correlation_is_not_blamed_on_the_covariance():
    assert "first number" not in check(
        "exercise-joint-four", (2, 0.5)).message


@pytest.mark.parametrize("faces", [1, 2, 3, 6])
def test_coins_are_what_counting_gives(faces):
    found = np.zeros((faces, faces + 1))
    for n in range(1, faces + 1):
        for heads in product((0, 1), repeat=n):
            found[n - 1, sum(heads)] += 1 / faces / 2**n
    assert coins_table(faces) == pytest.approx(found)


def test_coins_have_binomial_rows():
    for n, row in enumerate(coins_table(5), start=1):
        assert row * 5 == pytest.approx(stats.binom(n, 0.5).pmf(np.arange(6)))


def test_dice_have_one_to_eight_faces():
    dice = made(COINS.inputs, 200)
    assert {faces for faces, in dice} == set(range(1, 9))
    assert all(type(faces) is int for faces, in dice)
    assert COINS.valid(1) and not COINS.valid(0)


@pytest.mark.parametrize(("answer", "words"), [
    (lambda faces: coins_table(faces) * faces,
     "Each row is a conditional distribution. It has to be multiplied by the"
     " probability of its row."),
    (lambda faces: coins_table(faces).T,
     "Rows and columns are exchanged: a row belongs to the die."),
    (lambda faces: coins_table(faces)[:, 1:],
     "The column for no heads at all is missing."),
    (lambda faces: np.array([stats.binom(n, 0.5).pmf(np.arange(faces + 1))
                             / faces for n in range(faces)]),
     "Your first row tosses no coin. A die shows at least 1."),
    (lambda faces: np.tile(stats.binom(faces, 0.5).pmf(np.arange(faces + 1))
                           / faces, (faces, 1)),
     "You toss `faces` coins in every row, whatever the die shows."),
    (lambda faces: np.tril(np.ones((faces, faces + 1)), 1)
     / np.arange(2, faces + 2)[:, None] / faces,
     "You take all numbers of heads as equally probable. They are binomial."),
])
def test_wrong_coins_are_told_what_they_are(answer, words):
    feedback = check("exercise-joint-coins", answer)
    assert feedback.passed is False and words in feedback.message


@pytest.mark.parametrize("seed", range(20))
def test_tables_agree_with_the_sums_of_the_definition(seed):
    table, xs, ys = dependent(np.random.default_rng(seed))
    cells = [(table[i][j], x, y) for i, x in enumerate(xs)
             for j, y in enumerate(ys)]
    mean_x, mean_y = (sum(c[0] * c[k] for c in cells) for k in (1, 2))
    cov = sum(p * (x - mean_x) * (y - mean_y) for p, x, y in cells)
    var_x = sum(p * (x - mean_x)**2 for p, x, y in cells)
    var_y = sum(p * (y - mean_y)**2 for p, x, y in cells)
    assert describe(table, xs, ys) == pytest.approx(
        (cov, cov / (var_x * var_y)**0.5))
    assert spread(np.sum(table, axis=1), xs) == pytest.approx(var_x)


def test_data_are_a_table_of_equal_chances():
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(2, 7))
    assert describe(np.eye(7) / 7, x, y) == pytest.approx(
        (np.cov(x, y, ddof=0)[0, 1], np.corrcoef(x, y)[0, 1]))
    assert alike(np.eye(7) / 7, x, y) == pytest.approx(
        describe(np.eye(7) / 7, x, y))


def test_tables_are_of_all_sizes_and_valid():
    tables = made(dependent, 400)
    assert {(len(xs), len(ys)) for _, xs, ys in tables} == set(
        product((2, 3, 4), repeat=2))
    assert {x for _, xs, ys in tables for x in xs + ys} == set(range(-5, 10))
    assert all(is_table(*table) for table in tables)
    for table, xs, ys in tables:
        assert xs == sorted(xs) and ys == sorted(ys)
        assert type(table) is type(xs) is type(ys) is list
        assert table[0][0] > 0.5 and min(map(min, table)) > 0
        assert np.sum(table) == pytest.approx(1)
    ratios = {round(table[0][1] / table[1][1], 6) for table, xs, ys in tables
              if len(xs) == len(ys) == 2}
    assert max(ratios) == 9 or min(ratios) == round(1 / 9, 6)


def test_every_edge_case_is_valid():
    for exercise in (COINS, DESCRIBE, DRAW):
        assert all(exercise.valid(*case) for case in exercise.edge_cases)


@pytest.mark.parametrize("table", [
    ([[0.5, 0.5]], [1], [1, 2]),
    ([[0.5], [0.5]], [1, 2], [1]),
    ([[0.5, 0.0], [0.0, 0.5]], [1, 2, 3], [1, 2]),
    ([[0.5, 0.0], [0.5]], [1, 2], [1, 2]),
    ([[0.5, 0.0], [0.0, 0.4]], [1, 2], [1, 2]),
    ([[0.6, -0.1], [0.0, 0.5]], [1, 2], [1, 2]),
    ([[0.5, 0.5], [0.0, 0.0]], [1, 2], [1, 2]),
    ([[0.5, 0.0], [0.5, 0.0]], [1, 2], [1, 2]),
    ([[0.5, 0.0], [0.0, 0.5]], [1, 1], [1, 2]),
    ([[0.5, 0.0], [0.0, 0.5]], [1, 2], [2, 2]),
])
def test_what_is_no_table_is_not_valid(table):
    assert not is_table(*table)


@pytest.mark.parametrize(("answer", "words"), [
    (lambda t, xs, ys: (sum(t[i][j] * x * y for i, x in enumerate(xs)
                            for j, y in enumerate(ys)), describe(t, xs, ys)[1]),
     "Your first number is the expectation of the product; the product of the"
     " expectations has not been subtracted."),
    (lambda t, xs, ys: (describe(t, xs, ys)[0], describe(t, xs, ys)[0] / (
        spread(np.sum(t, axis=1), xs) * spread(np.sum(t, axis=0), ys))),
     "You divide by the product of the variances. The correlation needs the"
     " standard deviations."),
    (lambda t, xs, ys: around_plain_means(t, xs, ys),
     "Your expectations count all values alike, however probable they are."),
    (alike, "Your standard deviations count all values alike, however probable"
            " they are."),
    (lambda t, xs, ys: (describe(t, xs, ys)[0], abs(describe(t, xs, ys)[1])),
     "Your correlation has lost its sign."),
    (lambda t, xs, ys: describe(t, xs, ys)[::-1],
     "The covariance comes first, then the correlation."),
    (lambda t, xs, ys: (describe(t, xs, ys)[0], describe(t, xs, ys)[1]**2),
     "Your second number is the square of the correlation."),
])
def test_wrong_descriptions_are_told_what_they_are(answer, words):
    feedback = check("exercise-joint-describe", answer)
    assert feedback.passed is False and words in feedback.message


def test_the_petals_are_those_of_the_data():
    flowers = iris()
    petals = flowers.features[:, 2:]
    groups = [flowers.target >= 0, *(flowers.target == k for k in range(3))]
    assert PETALS.value == pytest.approx(
        [np.corrcoef(petals[each].T)[0, 1] for each in groups], abs=1e-9)
    sepals = flowers.features[:, :2]
    wrong = [np.corrcoef(sepals[each].T)[0, 1] for each in groups]
    assert "Those are the sepals." in check(
        "exercise-joint-petals", wrong).message


def test_three_decimals_are_enough_for_petals():
    assert PETALS.tolerance == 1e-3
    rounded = tuple(round(each, 3) for each in PETALS.value)
    assert check("exercise-joint-petals", rounded).passed
    assert check("exercise-joint-petals", list(rounded)).passed
    assert not check("exercise-joint-petals", (*rounded[:3], 0.33)).passed


@pytest.mark.parametrize(("answer", "message"), [
    ((0.331630, 0.786668, 0.322108, 0.962865),
     "All flowers come first, then the three species."),
    ((0.962865,) * 4, "You took all the flowers four times. Pick those of one"
                      " species, in both columns."),
    ((1, 1, 1, 1), "You took an entry of the diagonal: the correlation of a"
                   " column with itself."),
])
def test_the_petals_know_what_went_wrong(answer, message):
    feedback = check("exercise-joint-petals", answer)
    assert feedback.passed is False and message in feedback.message


def test_points_have_mean_and_covariance():
    m, Sigma = [1, -2], [[4, -3], [-3, 9]]
    z = np.random.default_rng(1).standard_normal((200_000, 2))
    for made_points in (normal_points(z, m, Sigma),
                        by_eigenvectors(z, m, Sigma)):
        assert made_points.mean(axis=0) == pytest.approx(m, abs=0.03)
        assert np.cov(made_points.T) == pytest.approx(
            np.array(Sigma), abs=0.1)


def test_the_first_coordinate_needs_one_number_alone():
    moved = normal_points([[1, 0], [0, 1]], [0, 0], [[25, 24], [24, 36]])
    assert moved == pytest.approx(np.array([[5, 4.8], [0, 3.6]]))


def test_clouds_are_of_all_sizes_and_valid():
    clouds = made(cloud, 400)
    assert all(is_cloud(*each) for each in clouds)
    assert {len(m) for _, m, _ in clouds} == {2, 3}
    assert {len(z) for z, _, _ in clouds} == {1, 2, 3, 4}
    assert {number for z, _, _ in clouds for row in z for number in row} == {
        -2, -1, 0, 1, 2}
    assert {number for _, m, _ in clouds for number in m} == set(range(-9, 10))
    firsts = {Sigma[0][0] for _, _, Sigma in clouds}
    assert firsts == {1, 4, 9, 16}
    beside = {Sigma[0][1] // int(Sigma[0][0]**0.5) for _, _, Sigma in clouds}
    assert beside == set(range(-3, 4))
    for each in clouds:
        assert all(type(part) is list for part in each)
    # The numbers on the diagonal of the factor are drawn one by one.
    assert any(len(set(np.diag(np.linalg.cholesky(Sigma)).round())) > 1
               for _, _, Sigma in clouds)


def test_one_variable_alone_is_a_cloud():
    assert is_cloud([[1]], [0], [[4]])


@pytest.mark.parametrize("wrong", [
    ([], [0, 0], [[1, 0], [0, 1]]),
    ([[1]], [0, 0], [[1, 0], [0, 1]]),
    ([[1, 1]], [0, 0], [[1, 0]]),
    ([[1, 1]], [0, 0], [[1], [1]]),
    ([[1, 1]], [0, 0], [[1, 0.5], [0, 1]]),
    ([[1, 1]], [0, 0], [[1, 2], [2, 1]]),
    ([[1, 1]], [0, 0], [[1, 1], [1, 1]]),
    ([[]], [], []),
])
def test_what_is_no_cloud_is_not_valid(wrong):
    assert not is_cloud(*wrong)


@pytest.mark.parametrize(("answer", "words"), [
    (lambda z, m, S: np.array(z) @ np.linalg.cholesky(S) + np.array(m),
     "The matrix is not transposed. Your points have another covariance"
     " matrix."),
    (lambda z, m, S: np.array(z) @ np.linalg.cholesky(S).T,
     "The mean vector has not been added."),
    (lambda z, m, S: np.array(z) @ np.array(S) + np.array(m),
     "You multiply by the covariance matrix itself. Then the points have its"
     " square as their covariance matrix."),
    (by_eigenvectors, "That has the right distribution, but with another"
                      " matrix: take the one that `np.linalg.cholesky`"
                      " finds."),
    (lambda z, m, S: np.array(z) * np.diag(S)**0.5 + np.array(m),
     "You use the standard deviations alone. The coordinates of your points"
     " are independent."),
    (lambda z, m, S: np.add(z, m) @ np.linalg.cholesky(S).T,
     "You add the mean vector first, so the matrix moves it, too."),
])
def test_wrong_points_are_told_what_they_are(answer, words):
    feedback = check("exercise-joint-draw", answer)
    assert feedback.passed is False and words in feedback.message
