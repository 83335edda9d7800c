"""Descents against closed formulas, SciPy, and what can go wrong."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from mlmath.learning_rates import inverse_time
from mlmath.optimize import gradient_descent, stochastic_gradient_descent
from mlmath.update_rules import Adam, Momentum, Plain

curvatures = st.floats(0.1, 10)
places = st.floats(-5, 5)


def parabola(curvature, bottom=0.0):
    return lambda x: curvature * (x - bottom)


def refused(error, message):
    return pytest.raises(error, match="^" + re.escape(message))


# Plain descent ---------------------------------------------------------------


@given(curvatures, places, places, st.floats(0.05, 1.9))
def test_parabola_shrinks_by_its_factor(curvature, bottom, start, share):
    rate = share / curvature
    walk = gradient_descent(
        parabola(curvature, bottom), start, learning_rate=rate, steps=12)
    factor = 1 - share
    expected = bottom + (start - bottom) * factor ** np.arange(13)
    np.testing.assert_allclose(walk.points, expected, atol=1e-9)
    assert walk.steps == 12 and walk.reason == "steps used up"
    assert type(walk.point) is float and walk.point == walk.points[-1]


@given(curvatures, st.floats(2.02, 4))
def test_beyond_the_limit_it_diverges(curvature, share):
    walk = gradient_descent(
        parabola(curvature), 1.0, learning_rate=share / curvature, steps=5000)
    assert walk.diverged and not walk.converged and walk.steps < 5000
    # It is said as soon as the bound is passed, not before.
    assert abs(walk.points[-1]) > 1e12 >= abs(walk.points[-2])


def test_bound_is_measured_from_a_far_start():
    start = np.array([3e6, 4e6])
    walk = gradient_descent(lambda p: p, start, learning_rate=3, steps=5000)
    lengths = np.linalg.norm(walk.points, axis=1)
    assert lengths[-1] > 5e18 >= lengths[-2]


@given(st.lists(curvatures, min_size=2, max_size=4), st.integers(0, 10**6))
def test_finds_the_minimum_that_scipy_finds(values, seed):
    rng = np.random.default_rng(seed)
    axes, _ = np.linalg.qr(rng.normal(size=(len(values), len(values))))
    matrix = axes @ np.diag(values) @ axes.T
    target = rng.normal(size=len(values))
    height = lambda p: p @ matrix @ p / 2 - target @ p
    slope = lambda p: matrix @ p - target
    walk = gradient_descent(
        slope, np.zeros(len(values)), learning_rate=1 / max(values),
        steps=20_000, gradient_tolerance=1e-9)
    found = minimize(height, np.zeros(len(values)), jac=slope, tol=1e-9).x
    np.testing.assert_allclose(walk.point, found, atol=1e-5)
    assert walk.reason == "small gradient" and walk.converged
    assert walk.gradient_size <= 1e-9
    assert walk.gradient_size == pytest.approx(
        np.linalg.norm(slope(walk.point)), abs=1e-12)


def test_stops_where_the_rules_say():
    halving = {"learning_rate": 0.5, "steps": 100}
    small = gradient_descent(parabola(1), 8.0, gradient_tolerance=1.0, **halving)
    assert small.points.tolist() == [8, 4, 2, 1] and small.reason == "small gradient"
    short = gradient_descent(parabola(1), 8.0, step_tolerance=1.0, **halving)
    assert short.points.tolist() == [8, 4, 2, 1] and short.reason == "small step"
    assert short.converged and small.gradient_size == 1.0
    both = gradient_descent(parabola(1), 8.0, gradient_tolerance=1.0,
                            step_tolerance=2.0, **halving)
    assert both.points.tolist() == [8, 4, 2] and both.reason == "small step"
    none = gradient_descent(parabola(1), 8.0, learning_rate=0.5, steps=3)
    assert none.reason == "steps used up" and not none.converged
    assert not none.diverged and none.gradient_size == 1.0
    rest = gradient_descent(parabola(1), 0.0, learning_rate=0.5, gradient_tolerance=0)
    assert rest.steps == 0 and rest.reason == "small gradient"


def test_usual_number_of_steps():
    assert gradient_descent(parabola(1), 1.0, learning_rate=1e-3).steps == 1000
    assert gradient_descent(parabola(1), 1.0, learning_rate=1, steps=0).steps == 0


def test_history_and_losses():
    walk = gradient_descent(
        lambda p: 2 * p, [1.0, -2.0], learning_rate=0.25, steps=3,
        loss=lambda p: p @ p)
    np.testing.assert_allclose(
        walk.points, [[1, -2], [0.5, -1], [0.25, -0.5], [0.125, -0.25]])
    np.testing.assert_allclose(walk.losses, np.sum(walk.points**2, axis=1))
    for array in (walk.points, walk.losses):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    walk.point[0] = 99  # a copy
    assert walk.point.tolist() == [0.125, -0.25]
    assert gradient_descent(parabola(1), 1, learning_rate=1).losses is None


def test_losses_match_points_when_it_diverges():
    walk = gradient_descent(
        parabola(1), 1.0, learning_rate=5, steps=500, loss=lambda x: x * x)
    assert walk.diverged and len(walk.losses) == len(walk.points)


@pytest.mark.parametrize("broken", [np.nan, np.inf, -np.inf])
def test_a_gradient_that_is_not_a_number_ends_the_walk(broken):
    slope = lambda x: 1.0 if x > 0 else broken
    walk = gradient_descent(slope, 1.5, learning_rate=1, steps=50)
    assert walk.diverged and walk.points.tolist() == [1.5, 0.5, -0.5]
    batch = stochastic_gradient_descent(
        lambda x, rows: slope(x), 1.5, row_count=4, batch_size=2, epochs=9,
        learning_rate=1, rng=np.random.default_rng(1), loss=lambda x: x)
    assert batch.diverged and batch.points.tolist() == [1.5, 0.5, -0.5]
    assert batch.losses.tolist() == [1.5, -0.5, -0.5]


def test_overflow_is_said_and_not_warned_about():
    cube = gradient_descent(lambda x: x**3, 10.0, learning_rate=1, steps=50,
                            loss=lambda x: np.float64(x) ** 4)
    assert cube.diverged
    power = gradient_descent(lambda p: np.exp(p), np.array([-800.0, 1.0]),
                             learning_rate=-0.0 + 1, steps=3)
    assert power.reason == "steps used up"
    up = gradient_descent(lambda p: -np.exp(p), np.array([1.0]),
                          learning_rate=1, steps=50)
    assert up.diverged


def test_the_caller_cannot_change_the_walk():
    def slope(point):
        slope_here = point.copy()
        point[:] = 77
        return slope_here

    start = np.array([8.0, 4.0])
    walk = gradient_descent(slope, start, learning_rate=0.5, steps=2)
    assert walk.points.tolist() == [[8, 4], [4, 2], [2, 1]]
    start[0] = 5
    assert walk.points[0].tolist() == [8, 4]


# Rules and schedules ---------------------------------------------------------


@pytest.mark.parametrize("rule", [Plain(), Momentum(0.5), Adam()])
def test_rules_reach_the_bottom(rule):
    walk = gradient_descent(
        lambda p: np.array([1.0, 4.0]) * (p - [1, 2]), [0.0, 0.0], steps=3000,
        learning_rate=inverse_time(0.1, slowdown=300), rule=rule)
    np.testing.assert_allclose(walk.point, [1, 2], atol=5e-3)


def test_momentum_by_hand():
    walk = gradient_descent(parabola(1), 8.0, learning_rate=0.25, steps=3,
                            rule=Momentum(0.5))
    # velocities 8, 4 + 6 = 10, 5 + 3.5 = 8.5
    np.testing.assert_allclose(walk.points, [8, 6, 3.5, 1.375])


def test_schedule_counts_steps_from_zero():
    asked = []

    def schedule(step):
        asked.append(step)
        return 0.5

    gradient_descent(parabola(1), 1.0, learning_rate=schedule, steps=3)
    assert asked == [0, 1, 2]
    walk = gradient_descent(parabola(1), 8.0, steps=3,
                            learning_rate=lambda step: 0.5 / 2**step)
    np.testing.assert_allclose(walk.points, [8, 4, 3, 2.625])


# Batches ---------------------------------------------------------------------


def batches(row_count, batch_size, epochs, seed=0):
    """The row numbers that a stochastic descent hands out."""
    seen = []

    def gradient(point, rows):
        seen.append(rows.tolist())
        return 0.0

    walk = stochastic_gradient_descent(
        gradient, 0.0, row_count=row_count, batch_size=batch_size,
        epochs=epochs, learning_rate=1, rng=np.random.default_rng(seed))
    assert walk.steps == len(seen)
    return seen


@given(st.integers(1, 12), st.data())
def test_each_epoch_deals_every_row_once(row_count, data):
    size = data.draw(st.integers(1, row_count))
    seen = batches(row_count, size, epochs=3)
    per_epoch = -(-row_count // size)
    assert len(seen) == 3 * per_epoch
    for first in range(0, len(seen), per_epoch):
        dealt = seen[first:first + per_epoch]
        assert all(len(batch) == size for batch in dealt[:-1])
        assert sorted(sum(dealt, [])) == list(range(row_count))


def test_rows_are_shuffled_anew_and_the_same_way_for_a_seed():
    one = batches(20, 20, epochs=2, seed=3)
    assert one[0] != one[1] and one == batches(20, 20, epochs=2, seed=3)
    assert one != batches(20, 20, epochs=2, seed=4)


def test_full_batches_are_plain_descent():
    data = np.array([1.0, 3.0, 8.0])
    plain = gradient_descent(
        lambda m: 2 * np.mean(m - data), 0.0, learning_rate=0.2, steps=5,
        loss=lambda m: np.mean((m - data) ** 2))
    batch = stochastic_gradient_descent(
        lambda m, rows: 2 * np.mean(m - data[rows]), 0.0, row_count=3,
        batch_size=3, epochs=5, learning_rate=0.2,
        rng=np.random.default_rng(0), loss=lambda m: np.mean((m - data) ** 2))
    np.testing.assert_allclose(batch.points, plain.points)
    np.testing.assert_allclose(batch.losses, plain.losses)
    assert batch.reason == "steps used up"
    assert batch.gradient_size == pytest.approx(
        abs(2 * np.mean(plain.points[-2] - data)))


def test_losses_once_for_each_epoch():
    walk = stochastic_gradient_descent(
        lambda x, rows: x, 16.0, row_count=4, batch_size=2, epochs=2,
        learning_rate=0.5, rng=np.random.default_rng(0), loss=lambda x: x)
    assert walk.losses.tolist() == [16, 4, 1]
    none = stochastic_gradient_descent(
        lambda x, rows: x, 16.0, row_count=4, batch_size=2, epochs=0,
        learning_rate=0.5, rng=np.random.default_rng(0))
    assert none.steps == 0 and none.gradient_size == 0 and none.losses is None


def test_stochastic_divergence_and_rule():
    walk = stochastic_gradient_descent(
        lambda x, rows: x, 1.0, row_count=4, batch_size=1, epochs=100,
        learning_rate=3, rng=np.random.default_rng(0), loss=abs)
    assert walk.diverged and walk.steps < 60
    assert walk.losses[-1] == abs(walk.points[-1])
    heavy = stochastic_gradient_descent(
        lambda x, rows: x, 8.0, row_count=3, batch_size=1, epochs=1,
        learning_rate=0.25, rng=np.random.default_rng(0), rule=Momentum(0.5))
    np.testing.assert_allclose(heavy.points, [8, 6, 3.5, 1.375])


# What it says ----------------------------------------------------------------


def test_reprs():
    fine = gradient_descent(parabola(1), [8.0, 4.0], learning_rate=0.5, steps=1)
    assert repr(fine) == "Descent: steps used up after 1 step, at [4. 2.]"
    third = gradient_descent(parabola(1), 1.0, learning_rate=1 / 3, steps=1)
    assert repr(third) == "Descent: steps used up after 1 step, at 0.666667"
    lost = gradient_descent(parabola(1), 1.0, learning_rate=1e13)
    assert repr(lost) == (
        "Descent: diverged after 1 step; try a smaller learning rate")


def descend(**changes):
    arguments = {"gradient": parabola(1), "start": 1.0, "learning_rate": 0.1}
    return gradient_descent(**{**arguments, **changes})


def deal(**changes):
    arguments = {
        "gradient": lambda x, rows: x, "start": 1.0, "row_count": 4,
        "batch_size": 2, "epochs": 1, "learning_rate": 0.1,
        "rng": np.random.default_rng(0)}
    return stochastic_gradient_descent(**{**arguments, **changes})


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"start": "1"}, None, None),  # a text of digits is a number to NumPy
        ({"start": "x"}, TypeError,
         "start: expected a number or a list of numbers, got 'x' (str)"),
        ({"start": [[1.0]]}, ValueError,
         "start: expected a number or a list of numbers, got shape (1, 1)"),
        ({"start": []}, ValueError,
         "start: expected a number or a list of numbers, got shape (0,)"),
        ({"start": [1, np.nan]}, ValueError, "start: expected finite numbers, got [1, nan]"),
        ({"learning_rate": 0}, ValueError,
         "learning_rate: expected a positive number, got 0"),
        ({"learning_rate": -1}, ValueError, "learning_rate: expected a positive"),
        ({"learning_rate": None}, TypeError, "learning_rate: expected real numbers"),
        ({"learning_rate": lambda k: 1 - k}, ValueError,
         "learning_rate: expected a schedule of positive numbers, got 0.0 in step 1"),
        ({"learning_rate": lambda k: None}, TypeError, "learning_rate: expected real"),
        ({"steps": -1}, ValueError,
         "steps: expected a whole number from 0 to 10000000, got -1"),
        ({"steps": 2.5}, TypeError, "steps: expected a whole number"),
        ({"gradient_tolerance": -1}, ValueError,
         "gradient_tolerance: expected a number of at least 0, got -1"),
        ({"step_tolerance": "a"}, TypeError, "step_tolerance: expected real numbers"),
        ({"rule": "adam"}, TypeError,
         "rule: expected an update rule such as Momentum(0.9), got 'adam' (str)"),
        ({"rule": Adam}, TypeError, "rule: expected an update rule such as Momentum(0.9)"),
        ({"loss": 3}, TypeError, "loss: expected a function, got 3 (int)"),
        ({"loss": lambda x: "high"}, TypeError,
         "loss: expected a function that returns a number, got 'high' (str)"),
        ({"loss": lambda x: [1, 2]}, TypeError,
         "loss: expected a function that returns a number, got [1, 2] (list)"),
        ({"gradient": lambda x: "down"}, TypeError,
         "gradient: expected a function that returns numbers, got 'down' (str)"),
        ({"gradient": lambda x: [x, x]}, ValueError,
         "gradient: expected a result in the shape of the start, (), got shape (2,)"),
    ],
)
def test_refuses_bad_input(change, error, message):
    if error is None:
        assert descend(**change).points[0] == 1.0
        return
    with refused(error, message):
        descend(**change)


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"row_count": 0}, ValueError, "row_count: expected at least 1, got 0"),
        ({"batch_size": 0}, ValueError, "batch_size: expected at least 1, got 0"),
        ({"batch_size": 5}, ValueError,
         "batch_size: expected a whole number from 0 to 4, got 5"),
        ({"epochs": -1}, ValueError, "epochs: expected a whole number from 0"),
        ({"epochs": "1"}, TypeError, "epochs: expected a whole number from 0"),
        ({"rng": 7}, TypeError,
         "rng: expected a random generator such as np.random.default_rng(1), got 7 (int)"),
        ({"start": None, "rng": None}, ValueError, "start: expected finite numbers"),
        ({"learning_rate": 0}, ValueError, "learning_rate: expected a positive"),
        ({"rule": 1}, TypeError, "rule: expected an update rule"),
        ({"loss": 1}, TypeError, "loss: expected a function, got 1 (int)"),
        ({"gradient": lambda x, rows: rows}, ValueError,
         "gradient: expected a result in the shape of the start, (), got shape (2,)"),
    ],
)
def test_refuses_bad_input_for_batches(change, error, message):
    with refused(error, message):
        deal(**change)
