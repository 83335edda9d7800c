"""What stands behind the chapter on seeing data, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, by NumPy and SciPy, what the random inputs
reach, and answers that are right or wrong in another form.
"""

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

from mlmath import check
from mlmath.exercises.probability_statistics.seeing_data import (
    QUARTILES,
    RINGS,
    STAIRCASE,
    STAIRS,
    TRIANGLES,
    WAITS,
    list_and_share,
    place_values_width,
    qq_exponential,
    rings,
    scattered,
    some_waits,
    stairs_quantile,
    triangle_estimate,
)


def made(inputs, count=400):
    """Make them anew, so that each test sees the function as it is."""
    return [inputs(np.random.default_rng(seed)) for seed in range(count)]


# Five numbers and a fence ----------------------------------------------------

SEVEN = [3, 7, 8, 12, 13, 20, 41]


def test_the_quartiles_are_those_of_numpy():
    low, middle, high = np.quantile(SEVEN, [0.25, 0.5, 0.75])
    assert QUARTILES.value == (low, middle, high, high + 1.5 * (high - low))
    assert check("exercise-seeing-quartiles", [7.5, 12.0, 16.5, 30.0]).passed
    assert not check("exercise-seeing-quartiles", (7.5, 12, 16.5, 30.5)).passed
    assert "only 41 lies beyond a fence" in check(
        "exercise-seeing-quartiles", QUARTILES.value).message


@pytest.mark.parametrize("wrong, words", [
    ((7, 12, 20, 39.5), "the medians of the lower three"),
    ((7, 12, 13, 22), "You drop the half steps."),
    ((8, 12, 20, 38), "You round the half steps up."),
    ((12.5, 22, 31.5, 60), "You cut the axis from 3 to 41"),
    ((7.5, 12, 16.5, 25.5), "Your fence is too near."),
    ((7.5, 12, 16.5, 21), "You add to the first quartile."),
    ((7.5, 12, 16.5, -6), "That is the lower fence."),
    ((7.5, 12, 16.5, 41), "That is the largest value."),
    ((7.5, 12, 16.5, 20), "the end of the whisker"),
])
def test_what_is_said_to_wrong_quartiles(wrong, words):
    assert words in check("exercise-seeing-quartiles", wrong).message


@pytest.mark.parametrize("quartiles, fence", [
    ((7, 12, 20), 39.5), ((7, 12, 13), 22), ((8, 12, 20), 38),
    ((12.5, 22, 31.5), 60),
])
def test_fences_of_wrong_quartiles_follow_from_them(quartiles, fence):
    low, _, high = quartiles
    assert high + 1.5 * (high - low) == fence


# Read a staircase ------------------------------------------------------------

EIGHT = np.array([2, 2, 3, 5, 5, 5, 9, 10])


def test_the_staircase_by_counting():
    heights = {x: (EIGHT <= x).mean() for x in EIGHT}
    smallest = min(x for x, height in heights.items() if height >= 0.5)
    assert STAIRCASE.value == (heights[5], (EIGHT > 5).mean(), smallest)
    assert check("exercise-seeing-staircase", (6 / 8, 2 / 8, 5)).passed
    assert "jumps from 3/8 to 6/8" in check(
        "exercise-seeing-staircase", STAIRCASE.value).message


@pytest.mark.parametrize("wrong, words", [
    ((0.375, 0.25, 5), "leaves out the values that are equal to 5"),
    ((0.375, 0.625, 5), "on the wrong side"),
    ((6, 2, 5), "You give counts."),
    ((0.75, 0.625, 5), "they are not more than 5"),
    ((0.75, 0.25, 3), "which is less than one half"),
    ((0.75, 0.25, 4), "4 is none"),
    ((0.75, 0.25, 0.75), "Your third number is a height."),
])
def test_what_is_said_to_wrong_readings(wrong, words):
    assert words in check("exercise-seeing-staircase", wrong).message


# Walk along the stairs -------------------------------------------------------


@pytest.mark.parametrize("seed", range(40))
def test_stairs_lead_to_the_inverted_cdf_of_numpy(seed):
    values, gamma = list_and_share(np.random.default_rng(seed))
    assert stairs_quantile(values, gamma) == np.quantile(
        values, gamma, method="inverted_cdf")


def test_random_lists_and_shares_reach_their_ends_and_no_farther():
    drawn = made(list_and_share, 1500)
    assert {len(values) for values, _ in drawn} == set(range(1, 9))
    assert {x for values, _ in drawn for x in values} == set(range(20))
    assert {gamma for _, gamma in drawn} == {k / 8 for k in range(1, 9)}
    assert all(isinstance(values, list) for values, _ in drawn)


@pytest.mark.parametrize("values, gamma, fine", [
    ([1], 0.5, True), ([1], 1, True), ([], 0.5, False), ([1], 0, False),
    ([1], 1.125, False),
])
def test_which_stairs_are_allowed(values, gamma, fine):
    assert STAIRS.valid(values, gamma) is fine


def test_numpy_passes_on_the_stairs():
    def answer(values, gamma):
        return np.quantile(values, gamma, method="inverted_cdf")

    assert check("exercise-seeing-stairs", answer).passed


@pytest.mark.parametrize("wrong, words", [
    (lambda values, gamma: np.quantile(values, gamma),
     "the sample quantile of the definition in the text"),
    (lambda values, gamma: next(
        (x for k, x in enumerate(sorted(values), 1)
         if k / len(values) > gamma), max(values)), "You go on when"),
    (lambda values, gamma: next(
        x for k, x in enumerate(values, 1) if k / len(values) >= gamma),
     "You do not sort"),
])
def test_what_is_said_to_wrong_stairs(wrong, words):
    assert words in check("exercise-seeing-stairs", wrong).message


# The rings of a box plot -----------------------------------------------------


@pytest.mark.parametrize("seed", range(40))
def test_rings_agree_with_masks_of_an_array(seed):
    values = np.array(scattered(np.random.default_rng(seed))[0])
    low, high = np.percentile(values, [25, 75])
    far = stats.iqr(values) * 1.5
    beyond = values[(values < low - far) | (values > high + far)]
    assert rings(values.tolist()) == sorted(beyond.tolist())


def test_a_value_on_a_fence_is_no_ring():
    assert rings([0, 2, 3, 4, 7]) == []
    assert rings([0, 2, 3, 4, 7.5]) == [7.5]
    assert rings([3, 3, 3, 3, 4]) == [4]


def test_random_values_reach_both_sides():
    drawn = [values for values, in made(scattered, 1500)]
    assert {len(values) for values in drawn} == set(range(5, 13))
    found = {x for values in drawn for x in values}
    assert found == {near + far for near in range(13)
                     for far in (0, -30, 30, 60)}
    some = [rings(values) for values in drawn]
    assert any(not each for each in some)
    assert any(each and min(each) < 0 and max(each) > 12 for each in some)
    assert all(isinstance(values, list) for values in drawn)


@pytest.mark.parametrize("values, fine", [([1], True), ([], False)])
def test_which_values_have_rings(values, fine):
    assert RINGS.valid(values) is fine


@pytest.mark.parametrize("factor, words", [
    (1, "one interquartile range away from the box")])
def test_nearer_fences_are_named(factor, words):
    def answer(values):
        low, high = np.quantile(values, [0.25, 0.75])
        far = factor * (high - low)
        return sorted(x for x in values if x < low - far or x > high + far)

    assert words in check("exercise-seeing-rings", answer).message


@pytest.mark.parametrize("wrong, words", [
    (lambda values: [x for x in rings(values) if x > np.median(values)],
     "You forget the values below the lower fence."),
    (lambda values: [x for x in rings(values) if x < np.median(values)],
     "You forget the values above the upper fence."),
    (lambda values: sorted(x for x in values if x not in rings(values)),
     "not beyond the fences"),
])
def test_what_is_said_to_wrong_rings(wrong, words):
    assert words in check("exercise-seeing-rings", wrong).message


# Bumps with corners ----------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_triangles_are_those_of_scipy(seed):
    x, values, h = place_values_width(np.random.default_rng(seed))
    bumps = [stats.triang(0.5, loc=each - h, scale=2 * h).pdf(x)
             for each in values]
    assert triangle_estimate(x, values, h) == pytest.approx(np.mean(bumps))


def test_triangles_have_the_whole_area_one_and_keep_the_mean():
    values, h = [1, 4, 4, 9], 2.5
    area, mean = (quad(lambda x, k=k: x**k * triangle_estimate(x, values, h),
                       -2, 12, points=[-1.5, 1.5, 3.5, 6.5, 11.5],
                       limit=200)[0] for k in (0, 1))
    assert area == pytest.approx(1, abs=1e-6)
    assert mean == pytest.approx(np.mean(values), abs=1e-6)


def test_random_places_reach_their_ends_and_no_farther():
    drawn = made(place_values_width, 1500)
    assert {x for x, _, _ in drawn} == set(range(11))
    assert {len(values) for _, values, _ in drawn} == set(range(1, 7))
    assert {each for _, values, _ in drawn for each in values} == set(range(11))
    assert {h for *_, h in drawn} == {half / 2 for half in range(1, 9)}


@pytest.mark.parametrize("values, h, fine", [
    ([1], 1, True), ([1], 0.5, True), ([], 1, False), ([1], 0, False)])
def test_which_triangles_are_allowed(values, h, fine):
    assert TRIANGLES.valid(0, values, h) is fine


@pytest.mark.parametrize("wrong, words", [
    (lambda x, values, h: triangle_estimate(x, values, h) * h,
     "the height 1, whatever h is"),
    (lambda x, values, h: triangle_estimate(x, values, h) * len(values),
     "You add the bumps."),
    (lambda x, values, h: np.mean(stats.norm(values, h).pdf(x)),
     "Your bumps are bells."),
    (lambda x, values, h: np.mean(np.abs(x - np.array(values)) < h),
     "the share of the values that are closer than h"),
    (lambda x, values, h: np.mean((1 - np.abs(x - np.array(values)) / h) / h),
     "negative far away"),
])
def test_what_is_said_to_wrong_triangles(wrong, words):
    assert words in check("exercise-seeing-triangles", wrong).message


# A QQ plot for waits ---------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_the_points_are_those_of_scipy(seed):
    waits, = some_waits(np.random.default_rng(seed))
    shares = (np.arange(len(waits)) + 0.5) / len(waits)
    pairs = np.column_stack([stats.expon.ppf(shares), np.sort(waits)])
    assert np.array(qq_exponential(waits)) == pytest.approx(pairs)


def test_random_waits_reach_their_ends_and_no_farther():
    drawn = [waits for waits, in made(some_waits, 3000)]
    assert {len(waits) for waits in drawn} == set(range(1, 7))
    assert {x for waits in drawn for x in waits} == {
        tenth / 10 for tenth in range(1, 100)}
    assert all(isinstance(waits, list) for waits in drawn)


@pytest.mark.parametrize("values, fine", [([1], True), ([], False)])
def test_which_waits_are_allowed(values, fine):
    assert WAITS.valid(values) is fine


def test_an_array_of_points_passes():
    def answer(values):
        shares = (np.arange(len(values)) + 0.5) / len(values)
        return np.column_stack([stats.expon.ppf(shares), np.sort(values)])

    assert check("exercise-seeing-waits", answer).passed


@pytest.mark.parametrize("wrong, words", [
    (lambda values: [(x, z) for z, x in qq_exponential(values)],
     "the value comes first"),
    (lambda values: [(-z, x) for z, x in qq_exponential(values)],
     "Your quantiles are negative"),
    (lambda values: [(1 - np.exp(-z), x) for z, x in qq_exponential(values)],
     "You return the shares."),
    (lambda values: [(-np.log(1 - k / (len(values) + 1)), x)
                     for k, x in enumerate(sorted(values), 1)],
     "Your shares are k/(n + 1)."),
    (lambda values: [(-np.log(1 - k / len(values)), x)
                     for k, x in enumerate(sorted(values))],
     "the half is missing"),
])
def test_what_is_said_to_wrong_points(wrong, words):
    assert words in check("exercise-seeing-waits", wrong).message
