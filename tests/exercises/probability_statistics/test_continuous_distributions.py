"""What stands behind the chapter on continuous distributions, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, by SciPy, what the random inputs reach, and
answers that are right or wrong in another form.
"""

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

from mlmath import check
from mlmath.exercises.probability_statistics.continuous_distributions import (
    INTEGRALS,
    LARGEST,
    PARETO,
    QUANTILE,
    STRIPS,
    bell_area,
    cubic_draws,
    even_numbers,
    normal_quantile,
    share_and_bell,
    strips,
)


def made(inputs, count=400):
    """Make them anew, so that each test sees the function as it is."""
    return [inputs(np.random.default_rng(seed)) for seed in range(count)]


# Values ----------------------------------------------------------------------


def test_the_three_areas_are_those_of_scipy():
    areas = [quad(lambda x: 3 * x**2 + 1, 0, 2)[0],
             quad(lambda x: 1 / x, 1, 4)[0],
             quad(lambda x: np.exp(-x / 5), 0, np.inf)[0]]
    assert INTEGRALS.value == pytest.approx(areas)
    assert check("exercise-density-integrals", np.round(areas, 3)).passed
    assert not check("exercise-density-integrals", np.round(areas, 1)).passed


@pytest.mark.parametrize("wrong, words", [
    ((8, 1.386, 5), "the 1 has an antiderivative, too"),
    ((12, 1.386, 5), "the height at the right end less that at the left end"),
    ((10, -0.75, 5), "a difference of two heights of 1/x"),
    ((10, 0.9375, 5), "you took the slope of 1/x"),
    ((10, 1.0986, 5), "not the logarithm of a difference"),
    ((10, 1.386, 1), "gets a factor"),
    ((10, 1.386, 0.2), "you divide by 5"),
    ((10, 1.386, -5), "Which end is subtracted?"),
])
def test_what_is_said_to_wrong_areas(wrong, words):
    assert words in check("exercise-density-integrals", wrong).message


def files(x):
    return 1 - 1 / x**2


def test_the_long_tail_by_small_steps():
    density = (files(2.0001) - files(1.9999)) / 0.0002
    below = quad(lambda x: 2 / x**3, 1, 10)[0]
    middle = np.linspace(1, 2, 100_001)
    median = middle[np.abs(files(middle) - 0.5).argmin()]
    assert PARETO.value == pytest.approx((density, 1 - below, median), abs=1e-4)
    assert check("exercise-density-pareto", (1 / 4, 1 / 100, 1.4142)).passed
    assert not check("exercise-density-pareto", (1 / 4, 1 / 100, 1.4)).passed
    assert "a probability" in check("exercise-density-pareto",
                                    PARETO.value).message


@pytest.mark.parametrize("wrong, words", [
    ((files(2), 0.01, 1.4142), "Your first number is F(2)"),
    ((-0.25, 0.01, 1.4142), "never negative"),
    ((0.25, files(10), 1.4142), "at most 10 MB"),
    ((0.25, 2 / 10**3, 1.4142), "the density at 10"),
    ((0.25, 0.01, 2), "solves 1/x = 0.5"),
    ((0.25, 0.01, 4), "smaller than 2 MB"),
    ((0.25, 0.01, 0.7071), "less than 1"),
])
def test_what_is_said_to_wrong_tails(wrong, words):
    assert words in check("exercise-density-pareto", wrong).message


# Strips ----------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_strips_agree_with_a_sum_over_an_array(seed):
    a, b, mu, sigma, n = strips(np.random.default_rng(seed))
    edges = np.linspace(a, b, n + 1)
    middles = (edges[1:] + edges[:-1]) / 2
    heights = stats.norm(mu, sigma).pdf(middles)
    assert bell_area(a, b, mu, sigma, n) == pytest.approx(
        heights.sum() * (b - a) / n)


def test_many_strips_come_close_to_the_area():
    exact = stats.norm(8, 0.02).cdf(8.03) - stats.norm(8, 0.02).cdf(8)
    errors = [abs(bell_area(8, 8.03, 8, 0.02, n) - exact)
              for n in (1, 4, 16, 64)]
    assert errors == sorted(errors, reverse=True)
    assert errors[1] == pytest.approx(0.00114, abs=1e-5)
    assert errors[3] < 1e-5


def test_random_strips_reach_their_ends_and_no_farther():
    drawn = made(strips, 2000)
    lefts, rights = zip(*[((a - mu) / sigma * 2, (b - mu) / sigma * 2)
                          for a, b, mu, sigma, n in drawn])
    assert {round(left, 6) for left in lefts} == set(range(-6, 6))
    assert {round(right, 6) for right in rights} == set(range(-5, 7))
    assert all(left < right for left, right in zip(lefts, rights))
    assert {round(right - left) for left, right in zip(lefts, rights)
            } == set(range(1, 13))
    assert {mu for _, _, mu, _, _ in drawn} == set(range(-5, 6))
    assert {sigma for *_, sigma, _ in drawn} == {
        half / 2 for half in range(1, 9)}
    assert {n for *_, n in drawn} == set(range(1, 9))


@pytest.mark.parametrize("inputs, fine", [
    ((0, 1, 0, 1, 1), True), ((1, 1, 0, 1, 1), False),
    ((1, 0, 0, 1, 1), False), ((0, 1, 0, 0, 1), False),
    ((0, 1, 0, 0.5, 1), True), ((0, 1, 0, 1, 0), False),
])
def test_which_strips_are_allowed(inputs, fine):
    assert STRIPS.valid(*inputs) is fine


def test_the_exact_area_is_not_the_sum():
    def exact(a, b, mu, sigma, n):
        bell = stats.norm(mu, sigma)
        return bell.cdf(b) - bell.cdf(a)

    feedback = check("exercise-density-strips", exact)
    assert "You return the exact area." in feedback.message
    assert "bell_area" in feedback.message or "exact(" in feedback.message


def test_strips_in_an_array_pass():
    def answer(a, b, mu, sigma, n):
        h = (b - a) / n
        middles = a + (np.arange(n) + 0.5) * h
        return (stats.norm(mu, sigma).pdf(middles) * h).sum()

    assert check("exercise-density-strips", answer).passed


@pytest.mark.parametrize("shift, words", [
    (0, "at their left ends"), (1, "at their right ends")])
def test_strips_at_an_end_are_named(shift, words):
    def answer(a, b, mu, sigma, n):
        h = (b - a) / n
        places = a + (np.arange(n) + shift) * h
        return (stats.norm(mu, sigma).pdf(places) * h).sum()

    assert words in check("exercise-density-strips", answer).message


# Quantiles -------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_halving_finds_the_quantile_of_scipy(seed):
    gamma, mu, sigma = share_and_bell(np.random.default_rng(seed))
    assert normal_quantile(gamma, mu, sigma) == pytest.approx(
        stats.norm.ppf(gamma, mu, sigma), abs=1e-9)


def test_halving_is_right_far_out():
    for gamma in (1e-6, 0.001, 0.999, 1 - 1e-6):
        assert normal_quantile(gamma, 2, 3) == pytest.approx(
            stats.norm.ppf(gamma, 2, 3), abs=1e-8)


def test_random_shares_and_bells_reach_their_ends_and_no_farther():
    drawn = made(share_and_bell, 1500)
    assert {gamma for gamma, _, _ in drawn} == {
        percent / 100 for percent in range(1, 100)}
    assert {mu for _, mu, _ in drawn} == set(range(-9, 10))
    assert {sigma for *_, sigma in drawn} == {
        quarter / 4 for quarter in range(1, 13)}


@pytest.mark.parametrize("inputs, fine", [
    ((0.5, 0, 1), True), ((0, 0, 1), False), ((1, 0, 1), False),
    ((0.5, 0, 0), False), ((0.5, 0, 0.5), True),
])
def test_which_shares_are_allowed(inputs, fine):
    assert QUANTILE.valid(*inputs) is fine


def test_the_quantile_of_scipy_passes():
    assert check("exercise-density-quantile", stats.norm.ppf).passed


@pytest.mark.parametrize("wrong, words", [
    (stats.norm.isf, "the share gamma on its right"),
    (stats.norm.cdf, "You return F(gamma)."),
    (lambda gamma, mu, sigma: stats.norm.ppf(gamma), "whatever mu and sigma"),
    (lambda gamma, mu, sigma: stats.norm.ppf(gamma, 0, sigma),
     "move the center"),
    (lambda gamma, mu, sigma: stats.norm.ppf(gamma, mu),
     "the spread 1 in place of sigma"),
])
def test_what_is_said_to_wrong_quantiles(wrong, words):
    assert words in check("exercise-density-quantile", wrong).message


# The largest of three --------------------------------------------------------


def test_draws_solve_the_equation_and_keep_their_order():
    levels = [0.9, 0.008, 0.5, 0.027]
    draws = cubic_draws(levels, 5)
    assert draws == pytest.approx(
        [5 * 0.9**(1 / 3), 1, 5 * 0.5**(1 / 3), 1.5])
    assert [quad(lambda x: 3 * x**2 / 125, 0, draw)[0] for draw in draws
            ] == pytest.approx(levels)


def test_the_largest_of_three_has_the_same_distribution():
    rng = np.random.default_rng(8)
    draws = cubic_draws(rng.random(20_000), 10)
    largest = (10 * rng.random((20_000, 3))).max(axis=1)
    assert stats.ks_2samp(draws, largest).statistic < 0.02


def test_random_levels_reach_their_ends_and_no_farther():
    drawn = made(even_numbers, 1200)
    assert {len(levels) for levels, _ in drawn} == set(range(1, 6))
    assert {level for levels, _ in drawn for level in levels} == {
        percent / 100 for percent in range(1, 100)}
    assert {c for _, c in drawn} == set(range(1, 11))
    assert all(isinstance(levels, list) for levels, _ in drawn)


@pytest.mark.parametrize("levels, c, fine", [
    ([0.5], 1, True), ([], 1, True), ([0], 1, False), ([1], 1, False),
    ([0.5, 1], 2, False), ([0.5], 0, False), ([0.5], 0.5, False),
])
def test_which_levels_are_allowed(levels, c, fine):
    assert LARGEST.valid(levels, c) is fine


@pytest.mark.parametrize("wrong, words", [
    (lambda u, c: [c * (1 - x)**(1 / 3) for x in u], "your function falls"),
    (lambda u, c: sorted(cubic_draws(u, c)), "Your draws are sorted."),
    (lambda u, c: [c * x for x in u], "uniform on the interval"),
    (lambda u, c: [x**(1 / 3) for x in u], "Where does c enter?"),
    (lambda u, c: [(x / c)**3 for x in u], "You return F(u)."),
    (lambda u, c: [c * x**0.5 for x in u], "You take the square root."),
])
def test_what_is_said_to_wrong_draws(wrong, words):
    assert words in check("exercise-density-largest", wrong).message


def test_an_array_passes_as_well():
    assert check("exercise-density-largest",
                 lambda u, c: c * np.array(u)**(1 / 3)).passed
