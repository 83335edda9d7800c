"""What stands behind a neuron that learns to predict heating energy."""

import numpy as np
import pytest

from mlmath import check
from mlmath.datasets import heating_energy
from mlmath.exercises.linear_algebra.labs.moving_pictures.neuron import (
    OLD_UNITS,
    TRAIN,
    are_data,
    train,
)

SEEDS = range(20)


def inputs(seed):
    return TRAIN.inputs(np.random.default_rng(seed))


def loss(X, y, w, b):
    return np.mean((X @ w + b - y) ** 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_step_goes_against_the_slope_of_the_loss(seed):
    X, y, rate, _ = inputs(seed)
    assert TRAIN.valid(X, y, rate, 1)
    start = np.zeros(X.shape[1])
    nudge = 1e-5
    slopes = [(loss(X, y, nudge * way, 0) - loss(X, y, -nudge * way, 0))
              / (2 * nudge) for way in np.eye(X.shape[1])]
    slope = (loss(X, y, start, nudge) - loss(X, y, start, -nudge)) / (2 * nudge)
    w, b = train(X, y, rate, 1)
    assert w == pytest.approx(-rate * np.array(slopes), abs=1e-6)
    assert b == pytest.approx(-rate * slope, abs=1e-6)


def test_many_steps_lead_to_least_squares_in_the_old_units():
    heating = heating_energy()
    table = np.column_stack([heating.features, np.ones(200)])
    best = np.linalg.lstsq(table, heating.target)[0]
    assert OLD_UNITS == pytest.approx(best, abs=1e-6)
    w, b = train(heating.features / [100, 10], heating.target, 0.4, 1000)
    assert [w[0] / 100, w[1] / 10, b] == pytest.approx(best, abs=1e-6)


def test_the_random_inputs_are_small_and_of_all_sizes():
    drawn = [inputs(seed) for seed in range(400)]
    assert {X.shape for X, *_ in drawn} == {
        (n, d) for n in range(1, 5) for d in range(1, 4)}
    assert {n for X, *_ in drawn for n in X.ravel()} == set(range(-3, 4))
    assert {n for _, y, *_ in drawn for n in y} == set(range(-9, 10))
    assert {rate for *_, rate, _ in drawn} == {0.01, 0.02, 0.03, 0.04, 0.05}
    assert {steps for *_, steps in drawn} == {0, 1, 2, 3, 4}


@pytest.mark.parametrize(("X", "y", "rate", "steps", "expected"), [
    ([[1, 2]], [3], 0.1, 1, True), ([[1, 2]], [3], 0.1, 0, True),
    ([1, 2], [3, 4], 0.1, 1, False), ([[1, 2]], [3, 4], 0.1, 1, False),
    ([[]], [3], 0.1, 1, False), ([[1, 2]], [3], 0, 1, False),
    ([[1, 2]], [3], 0.1, -1, False),
])
def test_a_smaller_input_still_has_a_target_for_each_row(X, y, rate, steps, expected):
    assert are_data(np.array(X), np.array(y), rate, steps) == expected


@pytest.mark.parametrize(("factor", "message"), [
    (lambda n: 2 / n, "Right."),
    (lambda n: 2,
     "Not yet. Your function adds over the observations and does not divide by"
     " their number."),
    (lambda n: 1 / n,
     "Not yet. Your steps are half as long: the factor 2 of the gradient is"
     " missing."),
])
def test_other_ways_to_train(factor, message):
    def answer(X, y, learning_rate, steps):
        w, b = np.zeros(X.shape[1]), 0
        rate = learning_rate * factor(len(y))
        for _ in range(steps):
            errors = X @ w + b - y
            w, b = w - rate * (errors @ X), b - rate * errors.sum()
        return [w, b]

    feedback = check("exercise-pictures-train", answer)
    assert feedback.message.startswith(message), feedback


@pytest.mark.parametrize(("answer", "message"), [
    ([114.09, -52.75, 55.84],
     "Those are the weights of hundreds of square meters and of tens of"
     " degrees."),
    ([1.1, -5.5, 60],
     "Those are the numbers with which the data were made. The neuron has"
     " learned others, near them."),
    ([1.14, -5.27, 5.584],
     "You divided the bias as well. It belongs to no input, and no unit of an"
     " input changes it."),
    ([11409, -527.5, 55.84],
     "Your weights became larger. One square meter is less than a hundred of"
     " them, so it adds less."),
])
def test_weights_in_wrong_units(answer, message):
    feedback = check("exercise-pictures-old-units", answer)
    assert feedback.passed is False
    assert feedback.message == f"Not yet. {message}"


@pytest.mark.parametrize("answer", [
    [1.14, -5.27, 55.84], (1.1408617, -5.2746, 55.8375),
    np.array([1.14086, -5.27461, 55.83754])])
def test_right_weights_rounded_or_after_300_steps(answer):
    assert check("exercise-pictures-old-units", answer).passed
