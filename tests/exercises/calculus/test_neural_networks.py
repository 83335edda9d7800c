"""What stands behind the page neural-networks, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and what the random inputs are like.
"""

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from mlmath import check
from mlmath.exercises.calculus.neural_networks import (
    BACK,
    BACKWARD,
    BENDS,
    COUNT,
    DEAD,
    DECAY,
    FORWARD,
    bend_weights,
    dead_units,
    decayed,
    layer_fits,
    random_layer,
    random_points,
    random_step,
    random_way_back,
    rising,
    send_back,
    step_fits,
    way_back_fits,
)

W1, b1 = np.array([[2.0, 1.0], [1.0, -3.0]]), np.array([-1.0, 2.0])
W2, b2 = np.array([1.0, -2.0]), -1.0
x, target = np.array([1.0, 2.0]), 5.0


def drawn(exercise, count=1500):
    rng = np.random.default_rng(7)
    return [exercise.inputs(rng) for _ in range(count)]


def test_parameters_are_the_entries_of_the_tables():
    for sizes, count in zip(((64, 32, 10), (2, 8, 8, 1), (64, 10)), COUNT.value,
                            strict=True):
        tables = [np.zeros((m, d + 1)) for d, m in zip(sizes, sizes[1:])]
        assert sum(table.size for table in tables) == count


def test_the_forward_pass_unit_by_unit():
    hidden = [max(0.0, float(row @ x + b)) for row, b in zip(W1, b1)]
    assert FORWARD.value == (*hidden, W2 @ hidden + b2)


def test_the_backward_pass_is_that_of_difference_quotients():
    def loss(v):
        hidden = np.maximum(0, v.reshape(2, 2) @ x + b1)
        return (W2 @ hidden + b2 - target)**2 / 2

    assert approx_fprime(W1.ravel(), loss).reshape(2, 2) == pytest.approx(
        BACKWARD.value, abs=1e-5)


def test_dead_units_are_counted_one_by_one():
    rng = np.random.default_rng(3)
    for _ in range(60):
        X, W, b = random_layer(rng)
        assert dead_units(X, W, b) == sum(
            all(sum(w * v for w, v in zip(weights, row)) + bias <= 0
                for row in X) for weights, bias in zip(W, b))


def test_the_way_back_is_that_of_difference_quotients():
    rng = np.random.default_rng(5)
    for _ in range(30):
        D, W, Z = random_way_back(rng)
        Z = Z + 0.25  # away from the corner of ReLU

        def linear(scores, D=D, W=W, Z=Z):
            return np.sum(D * (np.maximum(0, scores.reshape(Z.shape)) @ W.T))

        assert approx_fprime(Z.ravel(), linear).reshape(
            Z.shape) == pytest.approx(send_back(D, W, Z), abs=1e-5)


def test_the_way_back_has_the_slope_0_at_0():
    assert send_back(np.ones((1, 1)), np.ones((1, 1)), np.zeros((1, 1))) == 0


def test_a_step_follows_the_loss_with_its_penalty():
    rng = np.random.default_rng(9)
    for _ in range(20):
        W, by_W, rate, lam = random_step(rng)
        slopes = approx_fprime(W.ravel(), lambda v: by_W.ravel() @ v  # noqa: B023
                               + lam * np.sum(v**2))  # noqa: B023
        assert decayed(W, by_W, rate, lam) == pytest.approx(
            W - rate * slopes.reshape(W.shape), abs=1e-5)


def test_the_bends_go_through_their_points():
    rng = np.random.default_rng(11)
    for _ in range(30):
        t, y = random_points(rng)
        weights = bend_weights(t, y)
        assert weights.shape == (len(t) - 1,)
        for place, value in zip(t, y):
            bent = y[0] + sum(v * max(0, place - corner)
                              for v, corner in zip(weights, t))
            assert bent == pytest.approx(value)


def test_random_layers_are_small_and_of_all_sizes():
    inputs = drawn(DEAD)
    assert {X.shape for X, _, _ in inputs} == {
        (n, d) for n in range(1, 4) for d in range(1, 4)}
    assert {W.shape for _, W, _ in inputs} == {
        (m, d) for m in range(1, 4) for d in range(1, 4)}
    for X, W, b in inputs:
        assert W.shape == (len(b), X.shape[1])
    assert {v for X, _, _ in inputs for v in X.ravel()} == set(range(-2, 3))
    assert {v for _, W, _ in inputs for v in W.ravel()} == set(range(-2, 3))
    assert {v for _, _, b in inputs for v in b} == set(range(-3, 3))
    assert {part.dtype for input in inputs for part in input} == {np.dtype(float)}
    assert {dead_units(*each) for each in inputs} == {0, 1, 2, 3}


def test_random_ways_back_fit_and_meet_0():
    inputs = drawn(BACK)
    assert {(len(D), W.shape) for D, W, _ in inputs} == {
        (n, (m, d)) for n in range(1, 4) for m in range(1, 4)
        for d in range(1, 4)}
    for D, W, Z in inputs:
        assert D.shape == (len(Z), len(W))
        assert Z.shape == (len(D), W.shape[1])
    for place in range(3):
        assert {v for each in inputs for v in each[place].ravel()} == set(
            range(-2, 3))
    assert {part.dtype for input in inputs for part in input} == {np.dtype(float)}


def test_random_steps_have_eighths():
    inputs = drawn(DECAY)
    assert {W.shape for W, *_ in inputs} == {
        (m, d) for m in range(1, 4) for d in range(1, 4)}
    for W, by_W, rate, lam in inputs:
        assert W.shape == by_W.shape
        assert W.dtype == by_W.dtype == np.dtype(float)
        assert type(rate) is type(lam) is float
    for place in range(2):
        assert {v for each in inputs for v in each[place].ravel()} == set(
            range(-3, 4))
    assert {rate for _, _, rate, _ in inputs} == {k / 8 for k in range(1, 9)}
    assert {lam for *_, lam in inputs} == {k / 8 for k in range(5)}


def test_random_points_rise():
    inputs = drawn(BENDS)
    assert {len(t) for t, _ in inputs} == set(range(2, 6))
    assert {step for t, _ in inputs for step in np.diff(t)} == {1, 2, 3}
    assert {t[0] for t, _ in inputs} == {-2, -1, 0}
    assert {v for _, y in inputs for v in y} == set(range(-3, 4))
    assert all(rising(t, y) and y.dtype == float for t, y in inputs)


def test_points_that_do_not_rise_are_no_input():
    assert BENDS.valid is rising
    assert rising(np.array([0.0, 1.0]), np.array([2.0, 2.0]))
    assert not rising(np.array([0.0]), np.array([2.0]))
    assert not rising(np.array([0.0, 0.0]), np.array([2.0, 2.0]))
    assert not rising(np.array([1.0, 0.0]), np.array([2.0, 2.0]))
    assert not rising(np.array([0.0, 1.0]), np.array([2.0]))
    assert not rising(np.array([[0.0, 1.0]]), np.array([[2.0, 2.0]]))


def test_tables_that_do_not_fit_are_no_input():
    assert (DEAD.valid, BACK.valid, DECAY.valid) == (
        layer_fits, way_back_fits, step_fits)
    X, W, b = np.ones((3, 2)), np.ones((4, 2)), np.ones(4)
    assert layer_fits(X, W, b)
    assert not layer_fits(X[:0], W, b)
    assert not layer_fits(X[:, :1], W, b)
    assert not layer_fits(X, W, b[:3])
    assert not layer_fits(X, W[0], b[:2])
    assert not layer_fits(X[0], W, b)
    D, W, Z = np.ones((3, 2)), np.ones((2, 4)), np.ones((3, 4))
    assert way_back_fits(D, W, Z)
    assert not way_back_fits(D, W, Z[:1])
    assert not way_back_fits(D, W, Z[:, :1])
    assert not way_back_fits(D[:, :1], W, Z)
    assert not way_back_fits(D, W[:1], Z)
    assert not way_back_fits(D[0], W, Z)
    assert not way_back_fits(D, W[0], Z)
    assert not way_back_fits(D, W, Z[0])
    assert step_fits(X, X, 0.1, 0)
    assert not step_fits(X, X[:1], 0.1, 0)
    assert not step_fits(X, X, 0, 0)
    assert not step_fits(X, X, 0.1, -0.1)


SMALLEST = [  # a wrong answer, and the call that is named for it
    ("exercise-network-dead", lambda X, W, b: 0,
     "X = np.array([[0.0]])` and `W = np.array([[0.0]])` and"
     " `b = np.array([0.0])"),
    ("exercise-network-relu", lambda D, W, Z: (D @ W) * (Z > -0.5),
     "D = np.array([[1.0]])` and `W = np.array([[1.0]])` and"
     " `Z = np.array([[0.0]])"),
    ("exercise-network-decay", lambda W, by_W, learning_rate, lam: W,
     "W = np.array([[1.0]])` and `by_W = np.array([[0.0]])` and"
     " `learning_rate = 1.0` and `lam = 0.1"),
    ("exercise-network-bends", lambda t, y: np.zeros(len(t) - 1),
     "t = np.array([0.0, 1.0])` and `y = np.array([0.0, 1.0])"),
]


@pytest.mark.parametrize(("label", "wrong", "call"), SMALLEST)
def test_a_wrong_answer_is_shown_a_small_call(label, wrong, call):
    feedback = check(label, wrong)
    assert feedback.passed is False
    assert call in feedback.message, feedback.message


SAID = {
    "exercise-network-count": [(2368, 88, 640), "weights only"],
    "exercise-network-forward": [(3, -3, 8), "ReLU comes between"],
    "exercise-network-backward": [np.array([[3, 6], [0, 0]]),
                                  "prediction minus target"],
    "exercise-network-dead": [
        lambda X, W, b: int(np.sum(np.all(X @ W.T + b < 0, axis=0))),
        "exactly 0"],
    "exercise-network-relu": [lambda D, W, Z: D @ W, "leave out the slope"],
    "exercise-network-decay": [
        lambda W, by_W, learning_rate, lam: W - learning_rate * by_W,
        "without weight decay"],
    "exercise-network-bends": [lambda t, y: np.diff(y) / np.diff(t),
                               "slopes of the pieces"],
}


@pytest.mark.parametrize("label", SAID)
def test_typical_answers_in_other_words_are_recognized(label):
    wrong, words = SAID[label]
    feedback = check(label, wrong)
    assert feedback.passed is False
    assert words in feedback.message, feedback.message


@pytest.mark.parametrize("exercise", [COUNT, FORWARD])
def test_values_are_exact(exercise):
    for place in range(len(exercise.value)):
        near = list(exercise.value)
        near[place] += 0.001
        assert check(exercise.label, tuple(near)).passed is False
    assert check(exercise.label, tuple(map(float, exercise.value))).passed
    assert exercise.remark in str(check(exercise.label, exercise.value))
