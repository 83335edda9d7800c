"""What stands behind the chapter on optimizing one variable, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and what the random inputs reach.
"""

import math

import numpy as np
import pytest
from scipy.special import xlogy

from mlmath.exercises.calculus.optimizing_one_variable import (
    DRONE,
    STOP,
    Cubic,
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


# Cubics and their lowest places ----------------------------------------------


def test_a_cubic_has_these_coefficients_and_is_shown_as_its_text():
    f = Cubic(-2, 3, -1)
    assert f.coefficients == [-2, 3, 36]
    assert [f(x) for x in (0, 1, 2, -2, 3)] == [0, 37, 68, -44, 81]
    assert repr(f) == "lambda x: -2 * x**3 + 3 * x**2 + 36 * x"
    assert eval(repr(f))(2) == f(2)


@pytest.mark.parametrize("p", range(-3, 4))
@pytest.mark.parametrize("q", range(-3, 4))
@pytest.mark.parametrize("sign", [-1, 1])
def test_the_slope_of_a_cubic_has_its_zeros_where_it_should(p, q, sign):
    slope = np.polyder([*Cubic(p, q, sign).coefficients, 0])
    assert slope.tolist() == (6 * sign * np.poly([p, q])).tolist()


@pytest.mark.parametrize(("critical", "tried"), [
    ([], [0, 4]), ([1, 3], [0, 1, 3, 4]), ([-1, 5, 2], [0, 2, 4]),
    ([0, 4], [0, 4])])
def test_each_candidate_is_tried_once(critical, tried):
    places = []
    lowest_place(lambda x: places.append(x) or x, critical, 0, 4)
    assert sorted(places) == tried


@pytest.mark.parametrize(("critical", "place"), [
    ([3], 3), ([1, 3], 3), ([1], 1), ([], 0), ([4, 5], 0)])
def test_the_lowest_place_is_one_of_the_candidates(critical, place):
    assert lowest_place(lambda x: abs(x - 3.2) if 0 < x < 4 else x + 5,
                        critical, 0, 4) == place


# What the random inputs reach ------------------------------------------------


def made_by(maker, count=1500):
    return [maker(np.random.default_rng(seed)) for seed in range(count)]


def test_landscapes_reach_their_ends_and_no_farther():
    made = made_by(random_landscape)
    assert {tuple(critical) for _, critical, _, _ in made} == {
        (p, q) for p in range(-3, 4) for q in range(p + 1, 4)}
    assert all(f.coefficients == Cubic(p, q, sign).coefficients
               for f, (p, q), _, _ in made
               for sign in [f.coefficients[0] // 2])
    assert {f.coefficients[0] for f, _, _, _ in made} == {-2, 2}
    steps = {-0.75, 0.25, 0.75, 1.25}
    assert {critical[0] - low for _, critical, low, _ in made} == steps
    assert {high - critical[1] for _, critical, _, high in made} == steps
    numbers = [(type(p), type(q), type(low), type(high))
               for _, (p, q), low, high in made]
    assert set(numbers) == {(int, int, float, float)}


def test_landscapes_have_a_hilltop_or_a_valley_and_one_lowest_place():
    lowest_two = []
    for f, critical, low, high in made_by(random_landscape):
        inside = [x for x in critical if low < x < high]
        assert low < high and inside
        lowest_two.append(sorted(map(f, [low, high, *inside]))[:2])
    first, second = np.transpose(lowest_two)
    assert min(second - first) == 1 / 16  # two ends about a hilltop
    assert any(second < 0) and any(first > 0)


def test_readings_and_trusts_reach_their_ends_and_no_farther():
    made = made_by(random_readings)
    assert all(len(readings) == len(trusts) for readings, trusts in made)
    assert {len(readings) for readings, _ in made} == {2, 3, 4, 5}
    assert {x for readings, _ in made for x in readings} == set(range(-9, 10))
    assert {x for _, trusts in made for x in trusts} == set(range(1, 6))
    assert {type(x) for pair in made for row in pair for x in row} == {int}


def test_forecasts_and_results_reach_their_ends_and_no_farther():
    made = made_by(random_forecasts)
    assert all(len(chances) == len(results) for chances, results in made)
    assert {len(chances) for chances, _ in made} == {2, 3, 4, 5, 6}
    assert {x for chances, _ in made for x in chances} == {
        0.1, 0.2, 0.3, 0.6, 0.75, 0.9}
    assert {x for _, results in made for x in results} == {0, 1}
    assert {type(x) for _, results in made for x in results} == {int}
    assert {type(x) for chances, _ in made for x in chances} == {float}


# Guesses and losses ----------------------------------------------------------


def test_a_guess_and_a_loss_by_hand():
    assert trusted_guess([3], [5]) == 3
    assert trusted_guess([2, 8], [1, 2]) == 6
    assert trusted_guess([0, 0, 6], [0.5, 0.25, 0.25]) == 1.5
    assert mean_log_loss([0.5, 0.5], [1, 0]) == pytest.approx(math.log(2))
    assert mean_log_loss([0.25, 0.25, 0.25], [0, 1, 1]) == pytest.approx(
        (2 * math.log(4) + math.log(4 / 3)) / 3)


@pytest.mark.parametrize("lists", [
    ([0.5, 0.5], [1]), ([0.5], [1, 1])])
@pytest.mark.parametrize("function", [trusted_guess, mean_log_loss])
def test_lists_of_two_lengths_do_not_pass(function, lists):
    with pytest.raises(ValueError, match=r"^zip\(\) argument 2 is"):
        function(*lists)
