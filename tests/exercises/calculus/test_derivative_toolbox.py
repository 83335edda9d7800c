"""What stands behind the page derivative-toolbox, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, what the random inputs reach, and inputs at the
edge.
"""

import math

import numpy as np
import pytest

from mlmath.exercises.calculus import derivative_toolbox as toolbox

STEP = 1e-6


def both_sides(f, x):
    return (f(x + STEP) - f(x - STEP)) / (2 * STEP)


@pytest.mark.parametrize("coefficients", [
    [3, 2], [7, 0, -5, 4], [0, 0, 0, 1, -2]])
def test_the_derivative_of_a_list_is_that_of_numpy(coefficients):
    expected = np.polynomial.Polynomial(coefficients).deriv().coef
    assert toolbox.derivative_of(coefficients) == expected.tolist()


def test_nothing_is_left_of_a_constant():
    assert toolbox.derivative_of([7]) == []


@pytest.mark.parametrize("time", [0, 2.5, 6.21, 9.315, 20])
def test_the_rate_of_the_tide_is_the_quotient_of_its_level(time):
    def level(t):
        return 2 + 1.5 * math.cos(2 * math.pi * t / 12.42)

    assert toolbox.tide_rate(time) == pytest.approx(
        both_sides(level, time), abs=1e-8)


@pytest.mark.parametrize("score", [-4, -1, 0, 2.5])
@pytest.mark.parametrize("rain", [0, 1])
def test_the_slope_of_a_penalty_is_its_quotient(score, rain):
    def penalty(z):
        chance = 1 / (1 + math.exp(-z))
        return -math.log(chance if rain else 1 - chance)

    assert toolbox.penalty_slope(score, rain) == pytest.approx(
        both_sides(penalty, score), abs=1e-8)


def test_every_link_carries_its_own_derivative():
    for function, derivative in toolbox.LINKS:
        for place in (-2, 0.5, 3):
            assert derivative(place) == pytest.approx(
                both_sides(function, place), abs=1e-6)


@pytest.mark.parametrize("place", [-1, 0.5, 2])
@pytest.mark.parametrize("part", [
    slice(0, 3), slice(1, 4), slice(None, None, -2)])
def test_the_slope_of_a_chain_is_its_quotient(place, part):
    links = toolbox.LINKS[part]
    expected = both_sides(lambda x: toolbox.value_of(links, x), place)
    assert toolbox.chain_slope(links, place) == pytest.approx(
        expected, rel=1e-6, abs=1e-6)


def test_an_empty_chain_changes_nothing():
    assert toolbox.chain_slope([], 5) == 1


def test_the_chain_by_hand():
    # Squared, 2 becomes 4, with the rate 4; from there 5 - x has the rate -1.
    links = [toolbox.SQUARE, toolbox.LINKS[3], toolbox.CUBE]
    assert toolbox.chain_slope(links, 2) == 4 * -1 * 3
    assert toolbox.chain_slope(links[:1], 2) == 4


# What the random inputs reach ------------------------------------------------


def made_by(maker, count=900):
    return [maker(np.random.default_rng(seed)) for seed in range(count)]


def test_one_to_six_coefficients_reach_from_minus_nine_to_nine():
    made = made_by(toolbox.random_coefficients)
    assert {len(arguments) for arguments in made} == {1}
    assert {len(values) for values, in made} == set(range(1, 7))
    assert {each for values, in made for each in values} == set(range(-9, 10))
    assert all(type(each) is int for values, in made for each in values)


def test_times_are_tenths_of_an_hour_within_one_day():
    made = made_by(toolbox.random_time, 3000)
    assert {len(arguments) for arguments in made} == {1}
    assert {time for time, in made} == {k / 10 for k in range(1, 240)}
    assert all(type(time) is float for time, in made)


def test_days_have_scores_up_to_four_with_rain_and_without():
    made = made_by(toolbox.random_day)
    assert {score for score, _ in made} == {k / 10 for k in range(-40, 41)}
    assert {rain for _, rain in made} == {0, 1}
    assert all(type(score) is float and type(rain) is int for score, rain in made)


def test_chains_have_one_to_three_links_of_every_kind():
    made = made_by(toolbox.random_chain)
    assert {len(links) for links, _ in made} == {1, 2, 3}
    assert {id(link) for links, _ in made for link in links} == set(
        map(id, toolbox.LINKS))
    assert {place for _, place in made} == set(range(-3, 4))
    assert all(type(place) is int for _, place in made)


# Answers that are wrong ------------------------------------------------------


@pytest.mark.parametrize(("links", "place", "at_once", "total", "value"), [
    ([], 4, 1, 0, 4),
    ([toolbox.TRIPLE], 2, 3, 3, 6),
    ([toolbox.SQUARE, toolbox.CUBE], 2, 4 * 12, 4 + 48, 64),
    ([toolbox.SHIFT, toolbox.SQUARE], 1, 1 * 2, 1 + 6, 9),
    ([toolbox.SQUARE, toolbox.SHIFT, toolbox.CUBE], 1, 2 * 1 * 3, 2 + 1 + 27, 27),
])
def test_mistakes_with_chains_are_wrong_in_their_own_ways(
        links, place, at_once, total, value):
    assert toolbox.all_at_x(links, place) == at_once
    assert toolbox.added_up(links, place) == total
    assert toolbox.value_of(links, place) == value


def test_a_function_is_shown_as_its_text():
    shown = toolbox.Shown("lambda x: 7 - x**2")
    assert repr(shown) == "lambda x: 7 - x**2"
    assert shown(3) == -2
    assert repr(toolbox.LINKS[3]) == "(lambda x: 5 - x, lambda x: -1)"


@pytest.mark.parametrize(("exercise", "arguments", "results"), [
    (toolbox.POLYNOMIAL, ([7, 5, 4, 3],), [
        [5, 4, 3], [0, 5, 8, 9], [0, 5, 8], [0, 4, 6], [9, 8, 5]]),
    (toolbox.DRY, (0.0, 0), [-0.5, -0.5, 0.5, -0.5, 0.5, math.log(2), 2, 0.25]),
    (toolbox.DRY, (0.0, 1), [0.5, -0.5, 0.5, 0.5, -0.5, math.log(2), -2, 0.25]),
    (toolbox.RUN, ([toolbox.SHIFT, toolbox.SQUARE], 1), [2, 7, 9, 2, 18]),
])
def test_every_mistake_has_its_own_result(exercise, arguments, results):
    found = [mistake.wrong(*arguments) for mistake in exercise.mistakes]
    assert len(found) == len(results)
    for result, expected in zip(found, results, strict=True):
        assert result == pytest.approx(expected)
