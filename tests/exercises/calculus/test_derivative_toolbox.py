"""What stands behind the page derivative-toolbox, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and inputs at the edge.
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
