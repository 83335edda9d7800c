"""What stands behind the chapter on samples, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, what the random inputs reach, and what the
feedback says.
"""

from itertools import product
from statistics import mean, stdev

import numpy as np
import pytest
from scipy import stats

from mlmath import check
from mlmath.exercises.probability_statistics.samples_and_the_central_limit_theorem import (
    ALL,
    DEVIATION,
    NEEDED,
    POLL,
    REPORT,
    TAILS,
    expected_deviation,
    needed,
    observations,
    populations,
    precise,
    report,
    tails,
    wishes,
)


def made(inputs, number):
    """Make them anew, so that each test sees the function as it is."""
    return [inputs(np.random.default_rng(seed)) for seed in range(number)]


def told(label, answer, words):
    feedback = check(label, answer)
    return feedback.passed is False and words in feedback.message


# Three numbers of a poll -----------------------------------------------------


def test_the_poll_is_what_the_binomial_distribution_says():
    errors = [stats.binom(n, 0.2).std() / n for n in (100, 400, 6400)]
    assert errors == pytest.approx([*POLL.value[:2], 0.005])


@pytest.mark.parametrize(("answer", "words"), [
    ((0.004, 0.002, 80), "You took the standard deviation of one household"
                         " and divided by n. The root of n belongs there."),
    ((0.0016, 0.0004, 32), "You gave variances of the share. Take their"
                           " roots."),
    ((4, 8, 0.00015625), "Those are standard deviations of the number of"
                         " dogs. Divide by n for the share."),
    ((0.04, 0.01, 6400), "The second number: four times as many households"
                         " halve the error."),
    ((0.04, 0.02, 80), "The third number has to be squared."),
    ((0.04, 0.02, 800), "The third number: the error falls like the root of"
                        " n, so an eighth of it takes 64 times as many."),
    ((0.05, 0.025, 10_000), "You used the largest possible standard deviation,"
                            " one half. Here q is known."),
    ((0.03, 0.02, 6400), "The first number is not the standard error for n ="
                         " 100."),
])
def test_the_poll_knows_what_went_wrong(answer, words):
    assert told("exercise-samples-poll", answer, words)


def test_the_poll_is_as_exact_as_its_decimals():
    assert POLL.tolerance == 1e-6
    assert check("exercise-samples-poll", (0.04, 0.02, 6400)).passed
    assert not check("exercise-samples-poll", (0.0401, 0.02, 6400)).passed
    assert "first number" not in check(
        "exercise-samples-poll", (0.04, 0.03, 6400)).message


# Every sample of two ---------------------------------------------------------


def test_all_samples_of_the_cards_are_listed():
    pairs = list(product((1, 3, 8), repeat=2))
    assert len(pairs) == 9
    assert ALL.value == pytest.approx((
        np.var([1, 3, 8]), mean(np.var(p, ddof=1) for p in pairs),
        mean(np.var(p) for p in pairs)))


@pytest.mark.parametrize(("answer", "words"), [
    ((13, 26 / 3, 13 / 3), "The first number has the divisor 2. The three"
                           " cards are the whole population, so divide by 3."),
    ((26 / 3, 13, 6.5), "You left out the three samples with equal cards. The"
                        " first card is put back."),
    ((26 / 3, 13 / 3, 26 / 3), "The second and the third number are"
                               " exchanged."),
    ((26 / 3, 13 / 3, 13 / 3), "The second number has the divisor n - 1 = 1."),
    ((26 / 3, 26 / 3, 26 / 3), "The third number has the divisor 2, so it is"
                               " smaller."),
    ((9, 26 / 3, 13 / 3), "The first number is not the variance of a single"
                          " draw."),
])
def test_the_cards_know_what_went_wrong(answer, words):
    assert told("exercise-samples-all", answer, words)


def test_three_decimals_are_enough_for_the_cards():
    assert ALL.tolerance == 1e-3
    assert check("exercise-samples-all", (8.667, 8.667, 4.333)).passed
    assert not check("exercise-samples-all", (8.7, 8.667, 4.333)).passed
    assert "first number" not in check(
        "exercise-samples-all", (8.667, 8, 4.333)).message


# Mean and standard error -----------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_reports_agree_with_other_libraries(seed):
    x, = observations(np.random.default_rng(seed))
    assert report(x) == pytest.approx((mean(x), stdev(x) / len(x)**0.5))
    assert report(x)[1] == pytest.approx(stats.sem(x))


def test_observations_are_of_all_lengths_and_never_all_alike():
    lists = [x for x, in made(observations, 600)]
    assert {len(x) for x in lists} == set(range(2, 9))
    assert all(type(number) is int for x in lists for number in x)
    assert all(x[0] > max(x[1:]) for x in lists)
    rest = {number for x in lists for number in x[1:]}
    assert rest == set(range(-20, 60))
    pairs = [x for x in lists if len(x) == 2]
    assert len(pairs) > 20
    assert all(REPORT.valid(x) for x in lists)


def test_the_first_observation_is_one_to_eight_above_what_was_drawn():
    above = set()
    for seed in range(600):
        rng = np.random.default_rng(seed)
        drawn = rng.integers(-20, 60, size=int(rng.integers(2, 9)))
        x, = observations(np.random.default_rng(seed))
        assert x[1:] == drawn[1:].tolist()
        above.add(x[0] - drawn.max())
    assert above == set(range(1, 9))


def test_one_observation_is_not_enough():
    assert not REPORT.valid([3])
    assert REPORT.valid([3, 3])
    assert not REPORT.valid([])


@pytest.mark.parametrize(("answer", "words"), [
    (lambda x: (np.mean(x), np.std(x) / len(x)**0.5),
     "You estimate the variance with n. The sample standard deviation divides"
     " by n - 1."),
    (lambda x: (np.mean(x), stdev(x)),
     "Your second number is the sample standard deviation. It says how single"
     " observations vary, not their mean."),
    (lambda x: (np.mean(x), stdev(x) / len(x)),
     "You divide by n. The root of n belongs there."),
    (lambda x: (np.mean(x), stdev(x) / (len(x) - 1)**0.5),
     "You took 1 away twice: under the root stands n."),
    (lambda x: (np.mean(x), stats.sem(x)**2),
     "Your second number is the squared standard error. Take its root."),
    (lambda x: (np.median(x), stats.sem(x)), "Your first number is the"
                                             " median."),
    (lambda x: (np.sum(x), stats.sem(x)), "Your first number is the sum."
                                          " Divide it by n."),
    (lambda x: (stats.sem(x), np.mean(x)), "The two numbers are exchanged: the"
                                           " mean comes first."),
])
def test_wrong_reports_are_told_what_they_are(answer, words):
    assert told("exercise-samples-report", answer, words)


def test_the_smallest_failing_report_is_shown():
    feedback = check("exercise-samples-report",
                     lambda x: (np.mean(x), stdev(x)))
    assert "x = [0, 1]" in feedback.message


# How many observations -------------------------------------------------------


@pytest.mark.parametrize("seed", range(40))
def test_needed_is_the_smallest_number_that_will_do(seed):
    sigma, error = wishes(np.random.default_rng(seed))
    n = needed(sigma, error)
    assert sigma / n**0.5 <= error * (1 + 1e-12)
    assert n == 1 or sigma / (n - 1)**0.5 > error


@pytest.mark.parametrize(("wish", "n"), [
    ((10, 2), 25), ((7, 2), 13), ((3, 3), 1), ((1, 4), 1),
    ((0.5, 0.0625), 64), ((0.5, 0.01), 2500),
])
def test_needed_by_hand(wish, n):
    assert needed(*wish) == n
    assert type(needed(*wish)) is int


def test_wishes_reach_both_ends():
    pairs = made(wishes, 1500)
    assert {sigma for sigma, _ in pairs} == set(range(1, 41))
    assert {error for _, error in pairs} == {k / 4 for k in range(1, 21)}
    assert all(type(sigma) is int for sigma, _ in pairs)
    assert all(type(error) is float for _, error in pairs)
    assert all(precise(*pair) for pair in pairs)


def test_what_rounding_would_decide_is_not_valid():
    assert NEEDED.valid is precise
    assert precise(10, 2) and precise(7, 2) and precise(0.5, 0.0625)
    assert not precise(0.3, 0.1)
    assert not precise(0, 1) and not precise(1, 0) and not precise(-4, -2)
    assert not precise(2**0.5, 1)


@pytest.mark.parametrize(("answer", "words"), [
    (lambda s, e: max(1, int(np.ceil(s / e))),
     "The square is missing: the error falls like the root of n."),
    (lambda s, e: max(1, int((s / e)**2)),
     "You round down. With so few observations the error is too large."),
    (lambda s, e: max(1, int((s / e)**2) + 1),
     "You add 1 to a quotient that is whole already."),
    (lambda s, e: max(1, int(np.ceil(s**2 / e))),
     "You squared only the standard deviation."),
    (lambda s, e: max(1, int(np.ceil((e / s)**2))),
     "The quotient is upside down: a smaller error takes more observations."),
    (lambda s, e: max(1, int(np.ceil((2 * s / e)**2))),
     "You asked for two standard errors. Here a single one is to be small"
     " enough."),
    (lambda s, e: max(1, (s / e)**2),
     "The number of observations is a whole number. Round up."),
    (lambda s, e: max(1, round((s / e)**2)),
     "You round to the nearest number. With fewer observations than the"
     " quotient says, the error is too large."),
])
def test_wrong_sizes_are_told_what_they_are(answer, words):
    assert told("exercise-samples-needed", answer, words)


# Means of waiting times ------------------------------------------------------


@pytest.mark.parametrize("n", [1, 2, 5, 20])
def test_tails_agree_with_a_simulation(n):
    times = np.random.default_rng(1).exponential(size=(40_000, n))
    z = (times.mean(axis=1) - 1) * n**0.5
    above, below = tails(n)
    assert (z > 2).mean() == pytest.approx(above, abs=0.006)
    assert (z < -2).mean() == pytest.approx(below, abs=0.006)


def test_tails_of_one_time_are_known():
    assert tails(1) == pytest.approx((np.exp(-3), 0))
    assert tails(4)[1] == 0 < tails(5)[1]


def test_sizes_are_small_and_large():
    sizes = {n for n, in made(TAILS.inputs, 4000)}
    assert sizes == set(range(1, 301))
    assert all(type(n) is int for n in sizes)
    assert TAILS.valid(1) and not TAILS.valid(0)
    assert TAILS.tolerance == 1e-8


@pytest.mark.parametrize(("answer", "words"), [
    (lambda n: (stats.norm.sf(2), stats.norm.sf(2)),
     "Those are the probabilities of a bell. For waiting times they differ."),
    (lambda n: (1 - tails(n)[0], tails(n)[1]),
     "Your first number is the probability of *not* being so far above."),
    (lambda n: (tails(n)[1], tails(n)[0]),
     "The two numbers are exchanged: above comes first."),
    (lambda n: (stats.gamma(n).sf(1 + 2 / n**0.5),
                stats.gamma(n).cdf(1 - 2 / n**0.5)),
     "You put limits of the mean into the distribution of the sum. Multiply"
     " them by n."),
    (lambda n: (stats.gamma(n).sf(3 * n), 0.0),
     "The standard deviation of the sum is the root of n, not n."),
    (lambda n: (stats.gamma(n).sf(n + n**0.5),
                stats.gamma(n).cdf(n - n**0.5)),
     "You went one standard error far. It should be two."),
    (lambda n: (np.exp(-1 - 2 / n**0.5),
                stats.expon.cdf(1 - 2 / n**0.5)),
     "You used the distribution of a single waiting time."),
])
def test_wrong_tails_are_told_what_they_are(answer, words):
    assert told("exercise-samples-tails", answer, words)


# Too small on the average ----------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_deviations_agree_with_counting(seed):
    values, n = populations(np.random.default_rng(seed))
    found = mean(stdev(sample) for sample in product(values, repeat=n))
    assert expected_deviation(values, n) == pytest.approx(found)
    assert found < np.std(values)


def test_the_deviation_of_two_values_is_known():
    # Of the four samples of two, half have s = 1 / √2.
    assert expected_deviation([0, 1], 2) == pytest.approx(0.5 / 2**0.5)


def test_populations_are_of_all_sizes():
    pairs = made(populations, 600)
    assert {len(values) for values, _ in pairs} == {2, 3, 4, 5}
    assert {n for _, n in pairs} == {2, 3, 4}
    assert {v for values, _ in pairs for v in values} == set(range(-9, 21))
    assert all(type(v) is int for values, _ in pairs for v in values)
    assert all(type(n) is int for _, n in pairs)
    assert all(DEVIATION.valid(*pair) for pair in pairs)


@pytest.mark.parametrize("pair", [
    ([0, 1], 1), ([0, 1], 5), ([1], 2), ([1, 1], 2), ([1, 2, 3, 4, 5, 6], 2)])
def test_what_is_no_population_is_not_valid(pair):
    assert not DEVIATION.valid(*pair)


@pytest.mark.parametrize(("answer", "words"), [
    (lambda v, n: mean(np.std(p) for p in product(v, repeat=n)),
     "You divide by n inside. The sample standard deviation divides by n -"
     " 1."),
    (lambda v, n: np.std(v),
     "That is the standard deviation of the population. The mean of the s is"
     " smaller."),
    (lambda v, n: np.var(v),
     "You average the variances. The roots are missing."),
    (lambda v, n: np.array(list(product(v, repeat=n))).std(
        axis=0, ddof=1).mean(),
     "You take the standard deviations down the columns. Each row is a"
     " sample."),
    (lambda v, n: np.mean([stdev(p) for p in product(v, repeat=n)
                           if len(set(p)) == n] or [0]),
     "You left out samples in which a number comes twice. Each number is put"
     " back."),
    (lambda v, n: expected_deviation(v, 2), "Your samples always have two"
                                            " numbers."),
    (lambda v, n: np.std(v) / n**0.5,
     "That is the standard error of the mean. Here the mean of the sample"
     " standard deviations is asked for."),
])
def test_wrong_deviations_are_told_what_they_are(answer, words):
    assert told("exercise-samples-deviation", answer, words)
