"""What stands behind the chapter on comparing groups, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, by SciPy or by a sum, what the random inputs
reach, and answers that are right or wrong in another form.
"""

import math

import numpy as np
import pytest
from scipy import stats

from mlmath import check
from mlmath.exercises.probability_statistics.comparing_groups import (
    ANOVA,
    PERMUTATION,
    SERVERS,
    TWO_SHARES,
    WEEKS,
    WELCH,
    a_trial,
    divided_by_n,
    exact_p,
    one_side,
    pooled,
    small_groups,
    two_groups,
    weeks,
    welch,
    with_a_set,
    with_data_twice,
    with_sums,
)


def made(inputs, count=400):
    """Make them anew, so that each test sees the function as it is."""
    return [inputs(np.random.default_rng(seed)) for seed in range(count)]


# Values ----------------------------------------------------------------------


def test_the_two_pages_by_the_table():
    table = [[40, 60], [360, 340]]
    squared = stats.chi2_contingency(table, correction=False).statistic
    assert TWO_SHARES.value == pytest.approx((0.05, 0.5, math.sqrt(squared)))
    assert check("exercise-groups-two-shares", (0.05, 0.5, 2.138)).passed
    assert check("exercise-groups-two-shares", (0.05, 0.5, 2.14)).passed
    assert not check("exercise-groups-two-shares", (0.05, 0.5, 2.1)).passed
    assert not check("exercise-groups-two-shares", (0.053, 0.5, 2.138)).passed


@pytest.mark.parametrize("wrong, words", [
    ((0.05, 0.5, 2.1461), "does not pool"),
    ((0.05, 0.5, 3.0237), "that of one group"),
    ((0.05, 0.3333, 2.1381), "relative to the new share"),
    ((0.05, 0.05, 2.1381), "the absolute difference once more"),
    ((0.05, 1.5, 2.1381), "Subtract 1."),
    ((-0.05, -0.5, -2.1381), "old minus new"),
    ((5, 50, 2.1381), "not in percent"),
    ((20, 0.5, 2.1381), "counts people"),
])
def test_what_is_said_to_wrong_pages(wrong, words):
    assert words in check("exercise-groups-two-shares", wrong).message


def test_the_servers_by_scipy():
    test = stats.chisquare([28, 15, 20, 14, 23])
    assert SERVERS.value == pytest.approx((test.statistic, 4, test.pvalue))
    assert check("exercise-groups-servers", (6.7, 4, 0.1526)).passed
    assert check("exercise-groups-servers", (6.7, 4, 0.153)).passed
    assert not check("exercise-groups-servers", (6.7, 4, 0.16)).passed
    assert not check("exercise-groups-servers", (6.6, 4, 0.1526)).passed


@pytest.mark.parametrize("wrong, words", [
    ((6.7, 5, stats.chi2(5).sf(6.7)), "as there are servers"),
    ((6.7, 99, stats.chi2(99).sf(6.7)), "not of requests"),
    ((134, 4, stats.chi2(4).sf(134)), "divide by the expected count"),
    ((1.34, 4, stats.chi2(4).sf(1.34)), "by the number of requests"),
    ((6.7, 4, stats.chi2(4).cdf(6.7)), "the area to the left"),
    ((6.7, 4, 2 * stats.chi2(4).sf(6.7)), "You double the area"),
    ((22, 4, stats.chi2(4).sf(22)), "without their squares"),
])
def test_what_is_said_to_wrong_servers(wrong, words):
    assert words in check("exercise-groups-servers", wrong).message


def test_the_analysis_of_variance_by_scipy():
    test = stats.f_oneway([5, 7, 9], [7, 9, 11], [9, 11, 13])
    assert ANOVA.value[2] == pytest.approx(test.statistic)
    assert ANOVA.value[0] == 3 * np.var([7, 9, 11], ddof=1)
    assert ANOVA.value[1] == np.var([5, 7, 9], ddof=1)
    assert check("exercise-groups-anova", (12.0, 4.0, 3.0)).passed
    assert not check("exercise-groups-anova", (12, 4, 3.1)).passed


@pytest.mark.parametrize("wrong, words", [
    ((4, 4, 1), "multiply by the size of the groups"),
    ((8, 4, 2), "Divide by one less."),
    ((12, 2.6667, 4.5), "one degree of freedom"),
    ((12, 3, 4), "three means were estimated"),
    ((24, 24, 1), "These are the sums."),
    ((4, 12, 3), "swapped the first two"),
    ((12, 4, 0.3333), "upside down"),
])
def test_what_is_said_to_wrong_variances(wrong, words):
    assert words in check("exercise-groups-anova", wrong).message


# Welch from scratch ----------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_welch_is_that_of_scipy(seed):
    x, y = two_groups(np.random.default_rng(seed))
    theirs = stats.ttest_ind(y, x, equal_var=False)
    assert welch(x, y) == pytest.approx((theirs.statistic, theirs.df))


@pytest.mark.parametrize("seed", range(10))
def test_the_pooled_test_is_that_of_scipy(seed):
    x, y = two_groups(np.random.default_rng(seed))
    theirs = stats.ttest_ind(y, x)
    assert pooled(x, y) == pytest.approx((theirs.statistic, theirs.df))


@pytest.mark.parametrize("seed", range(30))
def test_degrees_lie_between_the_bounds_that_are_proved(seed):
    x, y = two_groups(np.random.default_rng(seed))
    _, degrees = welch(x, y)
    assert min(len(x), len(y)) - 1 <= degrees * (1 + 1e-12)
    assert degrees <= (len(x) + len(y) - 2) * (1 + 1e-12)


def test_variances_with_n_are_smaller():
    t, degrees = divided_by_n([1, 3], [2, 6])
    assert t == pytest.approx(2 / math.sqrt(0.5 + 2))
    assert degrees == pytest.approx(2.5**2 / (0.25 + 4))
    # Here the groups have 3 and 4 numbers, with the variances 6 and 5.
    t, degrees = divided_by_n([0, 3, 6], [1, 3, 5, 7])
    assert t == pytest.approx(1 / math.sqrt(6 / 3 + 5 / 4))
    assert degrees == pytest.approx(3.25**2 / (2**2 / 2 + 1.25**2 / 3))


def test_random_groups_reach_their_ends_and_no_farther():
    drawn = made(two_groups, 1500)
    for place, most in ((0, 10), (1, 30)):
        assert {len(pair[place]) for pair in drawn} == set(range(2, 7))
        values = {value for pair in drawn for value in pair[place]}
        assert values == set(range(most))  # none of these pairs was mended
    assert all(WELCH.valid(x, y) for x, y in drawn)
    assert all(isinstance(group, list) for pair in drawn for group in pair)


def test_groups_without_any_variance_are_mended():
    class Same:
        def integers(self, low, high, size=None):
            return 2 if size is None else np.full(size, low + 4)

    assert two_groups(Same()) == ([5, 4], [4, 4])


@pytest.mark.parametrize("inputs, fine", [
    (([1, 2], [3, 4]), True), (([1], [3, 4]), False), (([1, 2], [3]), False),
    (([1, 1], [3, 3]), False), (([1, 1], [3, 4]), True),
    (([1, 2], [3, 3]), True),
])
def test_which_groups_are_allowed(inputs, fine):
    assert WELCH.valid(*inputs) is fine


def test_an_answer_with_arrays_passes():
    def answer(x, y):
        x, y = np.array(x), np.array(y)
        test = stats.ttest_ind(y, x, equal_var=False)
        return np.array([test.statistic, test.df])

    assert check("exercise-groups-welch", answer).passed


def by_parts(error, degrees):
    """Make a wrong answer from two formulas."""
    def answer(x, y):
        a, b = np.var(x, ddof=1), np.var(y, ddof=1)
        n, m = len(x), len(y)
        t = (np.mean(y) - np.mean(x)) / error(a, b, n, m)
        return t, degrees(x, y)
    return answer


def right_error(a, b, n, m):
    return math.sqrt(a / n + b / m)


def right_degrees(x, y):
    return welch(x, y)[1]


@pytest.mark.parametrize("wrong, words", [
    (pooled, "You pool the variances."),
    (lambda x, y: (-welch(x, y)[0], welch(x, y)[1]), "that of x minus y"),
    (by_parts(right_error, lambda x, y: len(x) + len(y) - 2),
     "those of the pooled test"),
    (by_parts(right_error, lambda x, y: min(len(x), len(y)) - 1),
     "those of the smaller group"),
    (by_parts(lambda a, b, n, m: math.sqrt(a + b), right_degrees),
     "divide each variance by the size"),
    (by_parts(lambda a, b, n, m: a / n + b / m, right_degrees),
     "You forget the root"),
    (by_parts(lambda a, b, n, m: math.sqrt(a / n) + math.sqrt(b / m),
              right_degrees), "Their squares are added."),
    (divided_by_n, "divide by n. The sample variance"),
    (lambda x, y: (welch(x, y)[0], (np.var(x, ddof=1) / len(x)
                                    + np.var(y, ddof=1) / len(y))**2 / (
        (np.var(x, ddof=1) / len(x))**2 / len(x)
        + (np.var(y, ddof=1) / len(y))**2 / len(y))),
     "have n where n - 1 belongs"),
])
def test_what_is_said_to_a_wrong_welch(wrong, words):
    assert words in check("exercise-groups-welch", wrong).message


# All arrangements ------------------------------------------------------------


def gap(x, y, axis):
    return np.abs(np.mean(x, axis=axis) - np.mean(y, axis=axis)).round(9)


@pytest.mark.parametrize("seed", range(20))
def test_all_arrangements_are_those_of_scipy(seed):
    x, y = small_groups(np.random.default_rng(seed))
    x, y = [*x, 3], [*y, 1]
    theirs = stats.permutation_test((x, y), gap, alternative="greater",
                                    n_resamples=np.inf)
    assert exact_p(x, y) == pytest.approx(theirs.pvalue)


def test_arrangements_by_hand():
    assert exact_p([1], [2]) == 1
    assert exact_p([1, 2], [3, 4]) == pytest.approx(1 / 3)
    assert exact_p([9], [1, 2, 3]) == 1 / 4
    assert one_side([9], [1, 2, 3], 1) == 1 / 4
    assert one_side([9], [1, 2, 3], -1) == 1
    assert one_side([3, 4], [1, 2], 1) == pytest.approx(1 / 6)
    assert with_data_twice([1, 2], [3, 4]) == pytest.approx(3 / 7)
    assert with_sums([9], [1, 2, 3]) == 1
    assert with_sums([0], [5, 6]) == pytest.approx(1 / 3)
    assert with_sums([3, 3], [2]) == pytest.approx(1 / 3)
    assert with_a_set([0, 0], [1]) == 1 / 2
    assert with_a_set([1, 0], [0]) == 1
    assert with_a_set([1, 2], [3, 5]) == pytest.approx(1 / 3)
    assert exact_p([0, 0], [1]) == pytest.approx(1 / 3)


def test_the_school_of_the_chapter():
    control = [48, 50, 51, 52, 56, 60, 61, 65, 67, 70]
    trained = [58, 64, 70, 72, 76]
    assert exact_p(trained, control) == pytest.approx(105 / 3003)
    assert exact_p(control, trained) == pytest.approx(105 / 3003)


def test_random_small_groups_reach_their_ends_and_no_farther():
    drawn = made(small_groups, 1000)
    for place in (0, 1):
        assert {len(pair[place]) for pair in drawn} == set(range(1, 5))
        assert {v for pair in drawn for v in pair[place]} == set(range(9))
    assert all(isinstance(group, list) for pair in drawn for group in pair)
    assert {len(pair) for pair in drawn} == {2}


@pytest.mark.parametrize("inputs, fine", [
    (([1], [2]), True), (([], [2]), False), (([1], []), False),
])
def test_which_small_groups_are_allowed(inputs, fine):
    assert PERMUTATION.valid(*inputs) is fine


@pytest.mark.parametrize("wrong, words", [
    (lambda x, y: one_side(x, y, 1), "You count one side only. The"),
    (lambda x, y: one_side(x, y, -1), "and the wrong way round"),
    (with_data_twice, "You count the data in once more."),
    (with_sums, "You compare sums."),
    (with_a_set, "You count equal numbers once."),
    (lambda x, y: 1 - exact_p(x, y), "the share that is less extreme"),
])
def test_what_is_said_to_wrong_shares(wrong, words):
    assert words in check("exercise-groups-permutation", wrong).message


# How many weeks? -------------------------------------------------------------


def power_of(q_A, q_B, n, alpha):
    """Return the power on the side of the effect."""
    middle, delta = (q_A + q_B) / 2, abs(q_B - q_A)
    line = stats.norm.ppf(1 - alpha / 2) * math.sqrt(
        2 * middle * (1 - middle) / n)
    spread = math.sqrt((q_A * (1 - q_A) + q_B * (1 - q_B)) / n)
    return stats.norm.sf((line - delta) / spread)


@pytest.mark.parametrize("seed", range(30))
def test_the_weeks_are_enough_and_one_less_is_not(seed):
    q_A, q_B, _, alpha, power = a_trial(np.random.default_rng(seed))
    enough = weeks(q_A, q_B, 2, alpha, power)
    assert power_of(q_A, q_B, enough, alpha) >= power - 1e-9
    assert power_of(q_A, q_B, enough - 1, alpha) < power


def test_trials_of_the_chapter():
    assert weeks(0.036, 0.041, 4000, 0.05, 0.8) == 12
    assert weeks(0.036, 0.041, 4000, 0.05, 0.9) == 16
    assert weeks(0.036, 0.041, 2, 0.05, 0.8) == 23_243
    assert weeks(0.10, 0.12, 2, 0.05, 0.8) == 3841
    assert weeks(0.12, 0.10, 2, 0.05, 0.8) == 3841


def test_random_trials_reach_their_ends_and_no_farther():
    drawn = made(a_trial, 4000)
    first, second, per_week, alpha, power = map(set, zip(*drawn, strict=True))
    assert min(first) == 0.01 and max(first) == 0.399
    steps = {round(1000 * abs(b - a)) for a, b, *_ in drawn}
    assert steps == set(range(8, 60))
    assert {b > a for a, b, *_ in drawn} == {True, False}
    assert min(second) == 0.001 and max(second) < 0.46
    assert min(per_week) == 10 and max(per_week) == 299
    assert alpha == {0.01, 0.05, 0.1} and power == {0.7, 0.8, 0.9}
    assert all(WEEKS.valid(*trial) for trial in drawn)


@pytest.mark.parametrize("inputs, fine", [
    ((0.1, 0.2, 9, 0.05, 0.8), True), ((0, 0.2, 9, 0.05, 0.8), False),
    ((1, 0.2, 9, 0.05, 0.8), False), ((0.1, 0, 9, 0.05, 0.8), False),
    ((0.1, 1, 9, 0.05, 0.8), False), ((0.1, 0.1, 9, 0.05, 0.8), False),
    ((0.1, 0.2, 0, 0.05, 0.8), False), ((0.1, 0.2, 1, 0.05, 0.8), True),
    ((0.1, 0.2, 9, 0, 0.8), False), ((0.1, 0.2, 9, 1, 0.8), False),
    ((0.1, 0.2, 9, 0.05, 0.4), False), ((0.1, 0.2, 9, 0.05, 0.5), True),
    ((0.1, 0.2, 9, 0.05, 1), False),
])
def test_which_trials_are_allowed(inputs, fine):
    assert WEEKS.valid(*inputs) is fine


def changed(one_sided=False, groups=2, last=math.ceil, square=2, without=2,
            no_power=False):
    """Make an answer that is wrong in one place."""
    def answer(q_A, q_B, per_week, alpha, power):
        z = stats.norm.ppf([1 - alpha / (1 if one_sided else 2), power])
        middle = (q_A + q_B) / 2
        width = z[0] * math.sqrt(without * middle * (1 - middle))
        if not no_power:
            width += z[1] * math.sqrt(q_A * (1 - q_A) + q_B * (1 - q_B))
        n = math.ceil(abs(width / (q_B - q_A))**square)
        return last(groups * n / per_week)
    return answer


def test_an_answer_with_scipy_passes():
    assert check("exercise-groups-weeks", changed()).passed


@pytest.mark.parametrize("wrong, words", [
    (changed(groups=1), "counts one group"),
    (changed(last=int), "rounds the weeks down"),
    (changed(last=round), "to the nearest number"),
    (changed(last=float), "a part of a week"),
    (changed(one_sided=True), "a one-sided test"),
    (changed(no_power=True), "does not use the power"),
    (changed(square=1), "forgets the square"),
    (changed(without=1), "the 2 under the root"),
])
def test_what_is_said_to_wrong_weeks(wrong, words):
    assert words in check("exercise-groups-weeks", wrong).message
