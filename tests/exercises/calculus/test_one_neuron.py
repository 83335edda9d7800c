"""What stands behind the page one-neuron, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and what the random inputs are like.
"""

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from scipy.special import expit, log_expit, softmax

from mlmath.exercises.calculus.one_neuron import (
    BORDER,
    COUNTS,
    GRADIENT,
    ODDS,
    SOFTMAX,
    STABLE,
    STEP,
    count_errors,
    logistic_gradient,
    loss_of_score,
    naive_loss,
    naive_softmax,
    random_chances,
    random_table,
    stable_softmax,
)


def log_loss(w, X, y):
    return -np.mean(y * log_expit(X @ w) + (1 - y) * log_expit(-X @ w))


def test_odds_and_chance_undo_each_other():
    assert ODDS.value == pytest.approx((0.8 / 0.2, 0.2 / 0.8, expit(np.log(3))))


def test_the_border_has_the_score_zero():
    slope, height, said = BORDER.value
    for x in (-1, 0, 2):
        assert 2 * x - (slope * x + height) - 3 == 0
    assert said == (2 * 3 - 1 - 3 > 0)


def test_the_step_follows_difference_quotients():
    X, y = np.array([[2.0, 1.0], [1.0, 1.0]]), np.array([1.0, 0.0])
    slopes = approx_fprime(np.zeros(2), lambda w: log_loss(w, X, y))
    assert STEP.value == pytest.approx(-2 * slopes, abs=1e-6)


def test_the_two_kinds_of_errors_are_counted_one_by_one():
    rng = np.random.default_rng(3)
    for _ in range(30):
        chances, classes, threshold = random_chances(rng)
        said = [int(chance > threshold) for chance in chances]
        pairs = list(zip(classes, said, strict=True))
        assert count_errors(chances, classes, threshold) == (
            pairs.count((1, 0)), pairs.count((0, 1)))


def test_the_gradient_is_that_of_difference_quotients():
    rng = np.random.default_rng(5)
    for _ in range(9):
        X, y, w = random_table(rng)
        assert logistic_gradient(X, y, w) == pytest.approx(
            approx_fprime(w, log_loss, 1e-7, X, y), abs=1e-5)


@pytest.mark.parametrize("z", [-700.0, -3.0, 0.0, 0.5, 40.0, 800.0])
def test_the_loss_of_a_score_is_that_of_scipy(z):
    assert loss_of_score(z, 1) == pytest.approx(-log_expit(z))
    assert loss_of_score(z, 0) == pytest.approx(-log_expit(-z))


@pytest.mark.parametrize("z", [[0], [2, 1, 0], [1000, 999], [-1000, -1001]])
def test_softmax_is_that_of_scipy(z):
    assert stable_softmax(z) == pytest.approx(softmax(z))


def test_the_naive_ways_fail_only_far_from_zero():
    assert naive_loss(2.0, 1) == pytest.approx(loss_of_score(2.0, 1))
    assert naive_loss(2.0, 0) == pytest.approx(loss_of_score(2.0, 0))
    assert np.isinf(naive_loss(-800.0, 1))
    assert np.isinf(naive_loss(800.0, 0))
    assert naive_softmax([2, 1]) == pytest.approx(stable_softmax([2, 1]))
    assert np.isnan(naive_softmax([1000, 999])).any()


def drawn(exercise, count=400):
    rng = np.random.default_rng(7)
    return [exercise.inputs(rng) for _ in range(count)]


def test_random_chances_hit_their_threshold_now_and_then():
    inputs = drawn(COUNTS)
    assert {len(chances) for chances, _, _ in inputs} == set(range(1, 7))
    for chances, classes, threshold in inputs:
        assert len(chances) == len(classes)
        assert set(classes) <= {0, 1}
        assert {*chances, threshold} <= {k / 10 for k in range(1, 10)}
    assert {t for _, _, t in inputs} == {k / 10 for k in range(1, 10)}
    assert {c for chances, _, _ in inputs for c in chances} == {
        k / 10 for k in range(1, 10)}
    assert {k for _, classes, _ in inputs for k in classes} == {0, 1}


def test_chances_without_a_class_are_no_input():
    assert COUNTS.valid([0.5], [1], 0.5)
    assert not COUNTS.valid([], [], 0.5)
    assert not COUNTS.valid([0.5], [1, 0], 0.5)
    assert not COUNTS.valid([0.5], [2], 0.5)
    assert SOFTMAX.valid([1])
    assert not SOFTMAX.valid([])


def test_random_tables_are_small():
    inputs = drawn(GRADIENT)
    assert {X.shape for X, _, _ in inputs} == {
        (n, d) for n in range(1, 5) for d in range(1, 4)}
    for X, y, w in inputs:
        assert y.shape == X.shape[:1]
        assert w.shape == X.shape[1:]
    assert {v for X, _, _ in inputs for v in X.ravel()} == set(range(-2, 3))
    assert {v for _, y, _ in inputs for v in y} == {0, 1}
    assert {v for _, _, w in inputs for v in w} == set(range(-2, 3))
    assert {part.dtype for input in inputs for part in input} == {np.dtype(float)}


def test_random_scores_are_quarters_of_both_classes():
    inputs = drawn(STABLE, 2000)
    assert {z for z, _ in inputs} == {k / 4 for k in range(-40, 41)}
    assert {y for _, y in inputs} == {0, 1}
    scores = [z for (z,) in drawn(SOFTMAX)]
    assert {len(z) for z in scores} == set(range(1, 5))
    assert {each for z in scores for each in z} == set(range(-4, 5))
