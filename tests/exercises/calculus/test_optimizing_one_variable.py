"""What stands behind the chapter on optimizing one variable, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

import numpy as np
import pytest
from scipy.special import xlogy

from mlmath.exercises.calculus.optimizing_one_variable import (
    DRONE,
    STOP,
    lowest_place,
    mean_log_loss,
    random_forecasts,
    random_landscape,
    random_readings,
    trusted_guess,
)


@pytest.mark.parametrize("seed", range(40))
def test_no_place_of_a_grid_is_lower(seed):
    f, critical, low, high = random_landscape(np.random.default_rng(seed))
    grid = np.linspace(low, high, 4001)
    place = lowest_place(f, critical, low, high)
    assert low <= place <= high
    assert f(place) <= f(grid).min() + 1e-9
    assert abs(grid[f(grid).argmin()] - place) <= grid[1] - grid[0]


def test_lowest_places_are_inside_and_at_both_ends():
    kinds = set()
    for seed in range(60):
        f, critical, low, high = random_landscape(np.random.default_rng(seed))
        place = lowest_place(f, critical, low, high)
        kinds.add({low: "left", high: "right"}.get(place, "inside"))
    assert kinds == {"left", "right", "inside"}


@pytest.mark.parametrize("seed", range(20))
def test_the_trusted_guess_is_a_weighted_mean(seed):
    readings, trusts = random_readings(np.random.default_rng(seed))
    assert trusted_guess(readings, trusts) == pytest.approx(
        np.average(readings, weights=trusts)
    )


@pytest.mark.parametrize("seed", range(20))
def test_the_formula_with_switches_gives_the_same_log_loss(seed):
    chances, results = random_forecasts(np.random.default_rng(seed))
    q, y = np.array(chances), np.array(results)
    assert mean_log_loss(chances, results) == pytest.approx(
        -np.mean(xlogy(y, q) + xlogy(1 - y, 1 - q))
    )


def test_no_other_speed_and_no_other_place_is_better():
    speeds = np.linspace(0.5, 20, 39001)
    needed = 200 / speeds + 0.2 * speeds**2
    allowed = speeds <= 6
    assert DRONE.value == pytest.approx(
        (speeds[needed.argmin()], speeds[allowed][needed[allowed].argmin()]),
        abs=1e-3,
    )
    places = np.arange(1501)
    walks = np.abs(places[:, None] - [0, 200, 300, 700, 1500])
    assert STOP.value == (walks.sum(axis=1).argmin(), walks.max(axis=1).argmin())
