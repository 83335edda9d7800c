"""What stands behind the chapter on the derivative, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

import numpy as np
import pytest

from mlmath.exercises.calculus.derivative import (
    Cubic,
    both_sides,
    levels_from_rates,
    random_log,
    random_place,
    random_rates,
    turning_times,
)

SEEDS = range(40)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_level_turns_where_the_sign_of_its_steps_changes(seed):
    times, levels = random_log(np.random.default_rng(seed))
    signs = np.sign(np.diff(levels))
    expected = np.array(times)[1:-1][signs[:-1] * signs[1:] == -1]
    assert turning_times(times, levels) == expected.tolist()


def test_random_logs_turn_and_rest():
    logs = [random_log(np.random.default_rng(seed)) for seed in SEEDS]
    assert all(len(times) == len(levels) for times, levels in logs)
    assert all((np.diff(times) > 0).all() for times, _ in logs)
    assert {len(times) for times, _ in logs} == set(range(3, 9))
    assert {step for times, _ in logs for step in np.diff(times)} == {1, 2, 3}
    assert {times[0] for times, _ in logs} == {6, 7, 8}
    assert {level for _, levels in logs for level in levels} == set(range(5))
    assert any((np.diff(levels) == 0).any() for _, levels in logs)
    assert any(len(turning_times(*log)) > 2 for log in logs)


@pytest.mark.parametrize("seed", SEEDS)
def test_both_sides_of_a_cubic_miss_its_slope_by_the_square_of_the_step(seed):
    f, x, h = random_place(np.random.default_rng(seed))
    slope = 3 * x**2 + 2 * f.a * x + f.b
    assert both_sides(f, x, h) == pytest.approx(slope + h**2, rel=1e-12)


def test_random_cubics_have_small_numbers():
    drawn = [random_place(np.random.default_rng(seed)) for seed in range(60)]
    for values in zip(*((f.a, f.b, x) for f, x, _ in drawn)):
        assert set(values) == {1, 2, 3, 4}
    assert {h for *_, h in drawn} == {0.125, 0.25, 0.5, 2.0}


@pytest.mark.parametrize("x", [-2, 0, 3])
def test_a_cubic_is_shown_as_what_it_computes(x):
    assert eval(repr(Cubic(2, 5)))(x) == Cubic(2, 5)(x) == x**3 + 2 * x**2 + 5 * x


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rates_of_the_levels_are_those_given(seed):
    start, rates, h = random_rates(np.random.default_rng(seed))
    levels = levels_from_rates(start, rates, h)
    assert levels[0] == start
    assert np.diff(levels) / h == pytest.approx(rates)


def test_random_rates_rise_and_fall():
    drawn = [random_rates(np.random.default_rng(seed)) for seed in SEEDS]
    assert {len(rates) for _, rates, _ in drawn} == set(range(1, 7))
    assert {h for *_, h in drawn} == {0.25, 0.5, 2}
    numbers = range(-5, 6)
    assert {start for start, *_ in drawn} == set(numbers)
    assert {rate for _, rates, _ in drawn for rate in rates} == set(numbers)
