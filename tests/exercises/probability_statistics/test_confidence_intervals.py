"""What stands behind the chapter on confidence intervals, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, what the random inputs reach, and what the
feedback says.
"""

import numpy as np
import pytest
from scipy import stats

from mlmath import check
from mlmath.exercises.probability_statistics.confidence_intervals import (
    FLOUR,
    NEXT,
    POLL,
    READINGS,
    WALD,
    WILSON,
    counts,
    decided,
    needed,
    next_interval,
    no_tie,
    observations,
    polls,
    trials,
    wald_coverage,
    wilson_interval,
)


def made(inputs, number):
    """Make them anew, so that each test sees the function as it is."""
    return [inputs(np.random.default_rng(seed)) for seed in range(number)]


def told(label, answer, words):
    feedback = check(label, answer)
    return feedback.passed is False and words in feedback.message


# Flour -----------------------------------------------------------------------


def test_the_flour_is_what_scipy_says():
    assert FLOUR.value[:2] == pytest.approx(
        stats.norm(1004, 3).interval(0.95), abs=0.001)
    margins = [1.959964 * 15 / n**0.5 for n in (216, 217)]
    assert margins[1] <= 2 < margins[0]
    assert FLOUR.value[2] == 217


@pytest.mark.parametrize(("answer", "words"), [
    ((974.6, 1033.4, 217), "Your margin is that of a single bag. Divide by the"
                           " root of 25."),
    ((1002.824, 1005.176, 217), "You divided by 25. The root of 25 belongs"
                                " there."),
    ((1001, 1007, 217), "You went one standard error far. For 95 percent it is"
                        " 1.96 of them."),
    ((999.065, 1008.935, 217), "You took the 0.95 quantile. With 95 percent in"
                               " the middle it is that of 0.975."),
    ((997.81, 1010.19, 217), "You took the t quantile. Here the standard"
                             " deviation is known."),
    ((998.12, 1009.88, 216), "You rounded the third number down. With 216 bags"
                             " the margin is a little too large."),
    ((998.12, 1009.88, 15), "The third number has to be squared."),
    ((998.12, 1009.88, 57), "You forgot the quantile in the third number."),
    ((998.12, 1009.88, 865), "In the third number you asked for a width of 2,"
                             " not for a margin of 2."),
    ((1009.88, 998.12, 217), "The smaller end comes first."),
    ((998.12, 1010.5, 217), "The two ends should have the mean 1004 in their"
                            " middle."),
])
def test_the_flour_knows_what_went_wrong(answer, words):
    assert told("exercise-interval-flour", answer, words)


def test_the_flour_is_as_exact_as_two_decimals():
    assert FLOUR.tolerance == 2e-5
    assert check("exercise-interval-flour", (998.12, 1009.88, 217)).passed
    assert check("exercise-interval-flour", (998.13, 1009.87, 217)).passed
    assert not check("exercise-interval-flour", (998.2, 1009.8, 217)).passed


# Four readings ---------------------------------------------------------------


def test_the_readings_are_what_scipy_says():
    x = [7, 9, 12, 8]
    ends = stats.ttest_1samp(x, 0).confidence_interval(0.95)
    assert READINGS.value == pytest.approx((ends.low, ends.high), abs=1e-4)


@pytest.mark.parametrize(("answer", "words"), [
    ((6.88, 11.12), "You took 1.96. With an estimated standard deviation the"
                    " quantile is 3.182."),
    ((2.126, 15.874), "You did not divide by the root of 4."),
    ((6.023, 11.977), "You divided by 4 inside s. The sample standard deviation"
                      " divides by 3."),
    ((7.281, 10.719), "You divided by 4. The root of 4 belongs there."),
    ((5.031, 12.969), "The root of 3 stands in the place of the root of 4: n -"
                      " 1 belongs into s alone."),
    ((7.92, 10.08), "You went one standard error far. It should be 3.182 of"
                    " them."),
    ((1.574, 16.426), "You took the variance for the standard deviation."),
    ((12.437, 5.563), "The smaller end comes first."),
    ((5.563, 13), "The two ends should have the mean 9 in their middle."),
])
def test_the_readings_know_what_went_wrong(answer, words):
    assert told("exercise-interval-readings", answer, words)


def test_the_readings_may_be_rounded_to_two_decimals():
    assert READINGS.tolerance == 0.002
    assert check("exercise-interval-readings", (5.56, 12.44)).passed
    assert not check("exercise-interval-readings", (5.5, 12.5)).passed


# How many to ask -------------------------------------------------------------


@pytest.mark.parametrize("seed", range(40))
def test_one_answer_fewer_would_be_too_few(seed):
    margin, level = polls(np.random.default_rng(seed))
    n = needed(margin, level)
    reach = stats.norm.ppf(0.5 + level / 2) * 0.5
    assert reach / n**0.5 <= margin
    assert n == 1 or reach / (n - 1)**0.5 > margin


def test_polls_are_known():
    assert needed(0.03, 0.95) == 1068
    assert needed(0.01, 0.95) == 9604
    assert needed(0.5, 0.5) == 1


def test_polls_are_of_all_kinds():
    pairs = made(polls, 4000)
    assert {margin for margin, _ in pairs} == {k / 100 for k in range(1, 21)}
    assert {round(100 * level) for _, level in pairs} == set(range(50, 100))
    assert all(type(number) is float for pair in pairs for number in pair)
    assert all(decided(*pair) for pair in pairs)


def test_what_is_no_poll_is_not_valid():
    assert POLL.valid is decided
    assert decided(1, 0.5)
    assert not decided(0, 0.5) and not decided(1.1, 0.5)
    assert not decided(0.1, 0) and not decided(0.1, 1)
    half = stats.norm.ppf(0.975) * 0.5
    # Whole numbers of answers are in doubt; 5.5 and 16/3 are none, though four
    # times and three times their roots would be roots of whole numbers.
    assert not decided(half / 7, 0.95) and not decided(half / 5**0.5, 0.95)
    assert decided(half / 5.5**0.5, 0.95) and decided(half / (16 / 3)**0.5, 0.95)


@pytest.mark.parametrize(("answer", "words"), [
    (lambda m, p: max(1, int(np.ceil((stats.norm.ppf(p) * 0.5 / m)**2))),
     "Your quantile leaves all of the rest on one side. With two sides it"
     " belongs to (1 + level) / 2."),
    (lambda m, p: max(1, int(np.ceil((stats.norm.ppf((1 + p) / 2) / m)**2))),
     "Twice too large, before squaring: the standard deviation of a single"
     " answer is at most 0.5, and the margin is half of the width."),
    (lambda m, p: max(1, int(np.ceil(
        (stats.norm.ppf((1 + p) / 2) * 0.25 / m)**2))),
     "You used 0.25, the variance of a single answer. Take its root, 0.5."),
    (lambda m, p: max(1, int(np.ceil(stats.norm.ppf((1 + p) / 2) * 0.5 / m))),
     "The square is missing: the margin falls like the root of n."),
    (lambda m, p: max(1, int((stats.norm.ppf((1 + p) / 2) * 0.5 / m)**2)),
     "You round down. With so few answers the margin is too large."),
    (lambda m, p: max(1, round((stats.norm.ppf((1 + p) / 2) * 0.5 / m)**2)),
     "You round to the nearest number. With fewer answers than the quotient"
     " says, the margin is too large."),
    (lambda m, p: max(1, int(np.ceil((1.96 * 0.5 / m)**2))),
     "You use 1.96 for every level."),
    (lambda m, p: max(1, int(np.ceil((0.5 / m)**2))),
     "The quantile is missing."),
    (lambda m, p: max(1, (stats.norm.ppf((1 + p) / 2) * 0.5 / m)**2),
     "The number of answers is a whole number. Round up."),
])
def test_wrong_polls_are_told_what_they_are(answer, words):
    assert told("exercise-interval-poll", answer, words)


# The next observation ---------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_the_next_lies_in_the_t_interval_times_the_root_of_n_plus_1(seed):
    x, level = observations(np.random.default_rng(seed))
    low, high = stats.ttest_1samp(x, 0).confidence_interval(level)
    half = (high - low) / 2 * (len(x) + 1)**0.5
    assert next_interval(x, level) == pytest.approx(
        ((low + high) / 2 - half, (low + high) / 2 + half))


def test_observations_are_of_all_kinds():
    pairs = made(observations, 2000)
    assert {len(x) for x, _ in pairs} == set(range(2, 10))
    assert {round(100 * level) for _, level in pairs} == set(range(50, 100))
    assert {v for x, _ in pairs for v in x[1:]} == set(range(-20, 60))
    assert {x[0] - max(x[1:]) for x, _ in pairs} >= set(range(1, 9))
    assert all(x[0] > max(x[1:]) for x, _ in pairs)
    assert all(type(v) is int for x, _ in pairs for v in x)
    assert all(NEXT.valid(*pair) for pair in pairs)
    assert pairs[11] == ([48, 43, 19], 0.8)
    assert pairs[9] == ([62, 56, 2, -11, 28], 0.88)


@pytest.mark.parametrize("pair", [([1], 0.5), ([1, 2], 0), ([1, 2], 1)])
def test_what_has_no_interval_is_not_valid(pair):
    assert not NEXT.valid(*pair)
    assert NEXT.valid([1, 2], 0.5)


def around(x, margin):
    return np.mean(x) - margin, np.mean(x) + margin


def t_of(x, level, less=1):
    return stats.t(len(x) - less).ppf((1 + level) / 2)


def s_of(x, less=1):
    return np.std(x, ddof=less) * (1 + 1 / len(x))**0.5


@pytest.mark.parametrize(("answer", "words"), [
    (lambda x, p: around(x, t_of(x, p) * stats.sem(x)),
     "That is the t interval for the mean. A single observation scatters more:"
     " take the root of 1 + 1/n."),
    (lambda x, p: around(x, t_of(x, p) * np.std(x, ddof=1)),
     "The mean varies, too: the root of 1 + 1/n is missing."),
    (lambda x, p: around(x, t_of(x, p) * s_of(x) * (1 + 1 / len(x))**0.5),
     "You did not take the root of 1 + 1/n."),
    (lambda x, p: around(x, t_of(x, p) * (np.std(x, ddof=1) + stats.sem(x))),
     "You added two standard deviations. Variances add: take the root of 1 +"
     " 1/n."),
    (lambda x, p: around(x, stats.norm.ppf((1 + p) / 2) * s_of(x)),
     "You took the quantile of the bell. With s in the place of sigma the t"
     " distribution belongs there."),
    (lambda x, p: around(x, t_of(x, p, 0) * s_of(x)),
     "There are n - 1 degrees of freedom: one is used up by the mean."),
    (lambda x, p: around(x, stats.t(len(x) - 1).ppf(p) * s_of(x)),
     "Your quantile leaves all of the rest on one side. With two sides it"
     " belongs to (1 + level) / 2."),
    (lambda x, p: next_interval(x, 0.95),
     "You take the level 0.95, whatever is asked for."),
    (lambda x, p: around(x, t_of(x, p) * s_of(x, 0)),
     "You estimate sigma with n. The sample standard deviation divides by n -"
     " 1: `ddof=1`."),
    (lambda x, p: (np.mean(x), t_of(x, p) * s_of(x)),
     "You returned mean and margin. Return the two ends."),
    (lambda x, p: (next_interval(x, p)[1], next_interval(x, p)[0]),
     "The smaller end comes first."),
    (lambda x, p: (np.median(x) - t_of(x, p) * s_of(x),
                   np.median(x) + t_of(x, p) * s_of(x)),
     "The middle of your interval is the median. Take the mean."),
])
def test_wrong_intervals_are_told_what_they_are(answer, words):
    assert told("exercise-interval-next", answer, words)


def test_intervals_of_the_next_are_exact():
    assert NEXT.tolerance == 1e-8


# Wilson's interval -----------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_wilsons_ends_are_where_two_sides_are_equal(seed):
    k, n, z = counts(np.random.default_rng(seed))
    for end in wilson_interval(k, n, z):
        assert -1e-12 <= end <= 1 + 1e-12
        assert (k / n - end)**2 == pytest.approx(z**2 * end * (1 - end) / n,
                                                 abs=1e-12)


@pytest.mark.parametrize(("k", "n"), [(137, 143), (0, 20), (5, 5), (3, 200)])
def test_wilsons_interval_is_that_of_scipy(k, n):
    ends = stats.binomtest(k, n).proportion_ci(0.95, method="wilson")
    assert wilson_interval(k, n, stats.norm.ppf(0.975)) == pytest.approx(
        (ends.low, ends.high), abs=1e-9)


def test_counts_are_of_all_kinds():
    triples = made(counts, 4000)
    assert {n for _, n, _ in triples} == set(range(1, 61))
    assert {round(10 * z) for *_, z in triples} == set(range(5, 31))
    assert any(k == 0 for k, *_ in triples)
    assert any(k == n for k, n, _ in triples)
    assert all(type(k) is int and type(n) is int for k, n, _ in triples)
    assert all(WILSON.valid(*triple) for triple in triples)


@pytest.mark.parametrize("triple", [(0, 0, 1), (-1, 3, 1), (4, 3, 1), (1, 3, 0)])
def test_what_is_no_count_is_not_valid(triple):
    assert not WILSON.valid(*triple)
    assert WILSON.valid(0, 1, 0.5) and WILSON.valid(1, 1, 0.5)


def parts(k, n, z):
    """The share, what stands under the root, and z²/n."""
    q, a = k / n, z**2 / n
    return q, q * (1 - q) / n + a / (4 * n), a


@pytest.mark.parametrize(("answer", "words"), [
    (lambda k, n, z: (k / n - z * (k / n * (1 - k / n) / n)**0.5,
                      k / n + z * (k / n * (1 - k / n) / n)**0.5),
     "That is Wald's interval."),
    (lambda k, n, z: tuple(
        k / n + side * z * parts(k, n, z)[1]**0.5 / (1 + z**2 / n)
        for side in (-1, 1)),
     "The middle is not k / n. It lies nearer to one half."),
    (lambda k, n, z: tuple(
        (k / n + z**2 / n + side * z * parts(k, n, z)[1]**0.5)
        / (1 + z**2 / n) for side in (-1, 1)),
     "In the middle z^2 is divided by 2n, not by n."),
    (lambda k, n, z: tuple(
        k / n + z**2 / (2 * n) + side * z * parts(k, n, z)[1]**0.5
        / (1 + z**2 / n) for side in (-1, 1)),
     "The middle has to be divided by 1 + z^2/n."),
    (lambda k, n, z: tuple(
        (k / n + z**2 / (2 * n)) / (1 + z**2 / n)
        + side * z * parts(k, n, z)[1]**0.5 for side in (-1, 1)),
     "The margin has to be divided by 1 + z^2/n."),
    (lambda k, n, z: (wilson_interval(k, n, z)[1], wilson_interval(k, n, z)[0]),
     "The smaller end comes first."),
])
def test_wrong_wilsons_are_told_what_they_are(answer, words):
    assert told("exercise-interval-wilson", answer, words)


def test_wilsons_interval_is_exact():
    assert WILSON.tolerance == 1e-9


# What Wald's interval keeps --------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_coverages_agree_with_a_loop(seed):
    n, q = trials(np.random.default_rng(seed))
    total = 0
    for k in range(n + 1):
        share = k / n
        margin = 1.96 * (share * (1 - share) / n)**0.5
        if share - margin <= q <= share + margin:
            total += stats.binom(n, q).pmf(k)
    assert wald_coverage(n, q) == pytest.approx(total)


def test_coverages_are_known():
    # A single trial gives an interval of length 0, and 0 and 1 miss q.
    assert wald_coverage(1, 0.3) == 0
    # Of two trials only k = 1 has a length: from 0.5 - 0.69 to 0.5 + 0.69.
    assert wald_coverage(2, 0.4) == pytest.approx(0.48)
    assert wald_coverage(30, 0.1) == pytest.approx(wald_coverage(30, 0.9))


def test_trials_are_of_all_kinds():
    pairs = made(trials, 4000)
    assert {n for n, _ in pairs} == set(range(1, 81))
    assert {round(100 * q) for _, q in pairs} == set(range(1, 100))
    assert all(type(n) is int and type(q) is float for n, q in pairs)


def test_what_rounding_would_decide_is_not_valid():
    assert WALD.valid is no_tie
    assert no_tie(1, 0.3) and no_tie(500, 0.05)
    assert not no_tie(0, 0.5) and not no_tie(5, 0) and not no_tie(5, 1)
    assert not no_tie(5, 1.5)
    assert not no_tie(4, 0.5 - 1.96 * 0.25)
    assert not no_tie(4, 0.75 - 1.96 * (0.75 * 0.25 / 4)**0.5)
    assert WALD.tolerance == 1e-9


@pytest.mark.parametrize(("answer", "words"), [
    (lambda n, q: 0.95,
     "You return the promise, 0.95. Add up the probabilities that show what is"
     " kept."),
    (lambda n, q: sum(stats.binom(n, q).pmf(k) for k in range(n + 1)
                      if abs(k / n - q) <= 1.96 * (q * (1 - q) / n)**0.5),
     "You put the true q into the standard error. That is the coverage of"
     " Wilson's interval; Wald's has k/n there."),
    (lambda n, q: sum(stats.binom(n, q).pmf(k) for k in range(n + 1)
                      if abs(k / n - q) <= (k / n * (1 - k / n) / n)**0.5),
     "The factor 1.96 is missing."),
    (lambda n, q: sum(stats.binom(n, q).pmf(k) for k in range(n + 1)
                      if abs(k / n - q) <= 1.96 * (k / n * (1 - k / n))**0.5),
     "The standard error has an n under its root."),
    (lambda n, q: np.mean([abs(k / n - q) <= 1.96 * (
        k / n * (1 - k / n) / n)**0.5 for k in range(n + 1)]),
     "You counted each k alike. Weight it with its probability."),
    (lambda n, q: 1 - wald_coverage(n, q),
     "You added up the intervals that miss q."),
    (lambda n, q: sum(stats.binom(n, q).pmf(k) for k in range(n + 1)
                      if k / n - q <= 1.96 * (k / n * (1 - k / n) / n)**0.5),
     "An interval can also miss q by lying above it or below it: take the"
     " absolute value."),
])
def test_wrong_coverages_are_told_what_they_are(answer, words):
    assert told("exercise-interval-wald", answer, words)
