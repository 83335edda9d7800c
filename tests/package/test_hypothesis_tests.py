"""Tests of hypotheses: against SciPy, against sums, against their intervals."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from mlmath.hypothesis_tests import (
    chi_square_test,
    simulated_p_value,
    t_test,
    two_proportions_test,
    z_test,
)

ALTERNATIVES = {"right": "greater", "left": "less", "two-sided": "two-sided"}
tails = st.sampled_from(list(ALTERNATIVES))
values = st.integers(-40, 40).map(lambda number: number / 4)
samples = st.lists(values, min_size=2, max_size=12).filter(
    lambda sample: len(set(sample)) > 1)


# Means


@given(samples, values, tails)
def test_the_t_test_is_that_of_scipy(sample, null, tail):
    ours = t_test(sample, null=null, tail=tail)
    theirs = stats.ttest_1samp(sample, null, alternative=ALTERNATIVES[tail])
    assert ours.statistic == pytest.approx(theirs.statistic, rel=1e-9, abs=1e-9)
    assert ours.p_value == pytest.approx(theirs.pvalue, rel=1e-7, abs=1e-15)
    assert ours.degrees == len(sample) - 1
    low, high = theirs.confidence_interval(0.9)
    assert ours.interval(0.9) == (pytest.approx(low), pytest.approx(high))


@given(values, values, st.floats(0.5, 9), st.integers(1, 90), tails)
def test_the_z_test_follows_its_formula(mean, null, deviation, n, tail):
    ours = z_test(mean, null=null, deviation=deviation, n=n, tail=tail)
    z = (mean - null) / (deviation / math.sqrt(n))
    right, left = stats.norm.sf(z), stats.norm.cdf(z)
    expected = {"right": right, "left": left,
                "two-sided": 2 * min(right, left)}[tail]
    assert ours.statistic == pytest.approx(z, abs=1e-9)
    assert ours.p_value == pytest.approx(expected, rel=1e-6, abs=1e-15)
    assert ours.standard_error == pytest.approx(deviation / math.sqrt(n))
    assert ours.effect_size == pytest.approx((mean - null) / deviation)
    assert (ours.mean, ours.null, ours.tail) == (mean, null, tail)
    assert ours.degrees is None and ours.distribution is stats.norm


@given(values, values, st.floats(0.5, 9), st.integers(2, 90), tails,
       st.sampled_from([0.01, 0.05, 0.2]))
def test_the_interval_holds_the_null_values_that_are_kept(
        mean, null, deviation, n, tail, alpha):
    sample = mean + deviation * np.arange(n)
    for ours in (
            z_test(mean, null=null, deviation=deviation, n=n, tail=tail),
            t_test(sample, null=null, tail=tail)):
        assume(abs(ours.p_value - alpha) > 1e-9)
        low, high = ours.interval(1 - alpha)
        assert ours.rejects(alpha) != (low < null < high)


def test_the_usual_confidence_is_the_default():
    ours = z_test(61.8, null=60, deviation=10, n=169)
    assert ours.interval() == ours.interval(0.95)
    assert z_test(1, null=0, deviation=1, n=1).tail == "two-sided"
    assert t_test([1, 2], null=0).tail == "two-sided"


def test_a_p_value_at_the_level_rejects():
    ours = z_test(0, null=0, deviation=1, n=1, tail="right")
    assert ours.p_value == 0.5
    assert ours.rejects(0.5) is True and ours.rejects(0.4999) is False


# Counts


@given(st.lists(st.integers(0, 30), min_size=2, max_size=8).filter(any))
def test_the_chi_square_test_is_that_of_scipy(counts):
    ours = chi_square_test(counts)
    theirs = stats.chisquare(counts)
    assert ours.statistic == pytest.approx(theirs.statistic, abs=1e-9)
    assert ours.p_value == pytest.approx(theirs.pvalue, rel=1e-8)
    assert ours.degrees == len(counts) - 1


def test_the_chi_square_test_with_shares():
    counts, shares = [12, 30, 58], [0.2, 0.3, 0.5]
    ours = chi_square_test(counts, shares)
    theirs = stats.chisquare(counts, [20, 30, 50])
    assert ours.statistic == pytest.approx(theirs.statistic)
    assert ours.expected.tolist() == pytest.approx([20, 30, 50])
    assert ours.rejects(0.5) and not ours.rejects(0.001)
    with pytest.raises(ValueError):
        ours.expected[0] = 1


# Two proportions


@st.composite
def tables(draw):
    trials = [draw(st.integers(1, 60)) for _ in range(2)]
    successes = [draw(st.integers(0, n)) for n in trials]
    if sum(successes) in (0, sum(trials)):
        successes[0], successes[1] = 0, trials[1]
    return successes, trials


@given(tables())
def test_the_square_of_z_is_the_chi_square_of_the_table(table):
    successes, trials = map(np.array, table)
    ours = two_proportions_test(successes, trials)
    theirs = stats.chi2_contingency([successes, trials - successes],
                                    correction=False)
    assert ours.statistic ** 2 == pytest.approx(theirs.statistic, abs=1e-9)
    assert ours.p_value == pytest.approx(theirs.pvalue, abs=1e-9)


@given(tables(), st.sampled_from(["right", "left"]))
def test_tails_and_the_order_of_the_groups(table, tail):
    successes, trials = table
    ours = two_proportions_test(successes, trials, tail)
    other = two_proportions_test(successes[::-1], trials[::-1],
                                 {"right": "left", "left": "right"}[tail])
    assert ours.p_value == pytest.approx(other.p_value)
    assert ours.difference == pytest.approx(-other.difference)
    assert ours.tail == tail
    z = ours.statistic if tail == "left" else -ours.statistic
    assert ours.p_value == pytest.approx(stats.norm.cdf(z), abs=1e-12)


def test_the_interval_does_not_pool():
    ours = two_proportions_test([10, 30], [100, 60])
    error = math.sqrt(0.1 * 0.9 / 100 + 0.5 * 0.5 / 60)
    assert ours.standard_error == pytest.approx(error)
    z = stats.norm.ppf(0.95)
    assert ours.interval(0.9) == pytest.approx((0.4 - z * error,
                                                0.4 + z * error))
    assert ours.difference == pytest.approx(0.4)
    assert ours.lift == pytest.approx(4)
    assert ours.rejects(0.05)


def test_a_lift_from_nothing_is_infinite():
    assert two_proportions_test([0, 3], [10, 10]).lift == math.inf


def test_a_result_is_written_in_plain_numbers():
    ours = two_proportions_test([10, 30], [100, 60])
    for name in ("statistic", "p_value", "difference", "lift",
                 "standard_error"):
        assert type(getattr(ours, name)) is float
    assert two_proportions_test([10, 30], [100, 60], "two-sided") == ours
    assert ours.interval() == ours.interval(0.95)


def test_equal_shares_have_the_largest_p_value():
    assert two_proportions_test([3, 6], [10, 20]).p_value == 1


# Simulation


def test_a_simulated_p_value_counts_what_is_as_extreme_and_the_data():
    simulated = [1, 5, 2, 4, 0, 3, 2, 1, 4]
    right = simulated_p_value(4, simulated, "right")
    assert (right.count, right.simulations, right.p_value) == (3, 9, 0.4)
    left = simulated_p_value(1, simulated, "left")
    assert (left.count, left.p_value) == (3, 0.4)
    both = simulated_p_value(1, simulated)
    assert (both.count, both.p_value) == (3, 0.8)
    assert both.standard_error == pytest.approx(2 * math.sqrt(0.4 * 0.6 / 9))
    assert right.standard_error == pytest.approx(math.sqrt(0.4 * 0.6 / 9))
    assert simulated_p_value(4, simulated, "right").rejects(0.4)


def test_a_two_sided_simulated_p_value_is_at_most_one():
    both = simulated_p_value(2, [2, 2, 2])
    assert (both.count, both.p_value) == (3, 1)


@pytest.mark.parametrize("tail", ["right", "two-sided"])
def test_a_simulated_p_value_is_never_zero(tail):
    found = simulated_p_value(20, [10] * 999, tail)
    assert found.count == 0
    assert found.p_value == pytest.approx(0.001 if tail == "right" else 0.002)
    assert found.standard_error > 0


@pytest.mark.parametrize("tail", ["right", "left", "two-sided"])
def test_few_simulations_keep_the_level(tail):
    rng = np.random.default_rng(11)
    rejected = np.mean([
        simulated_p_value(data[0], data[1:], tail).rejects(0.1)
        for data in rng.normal(size=(4000, 20))])
    assert rejected == pytest.approx(0.1, abs=0.02)


@pytest.mark.parametrize("tail", ["right", "left", "two-sided"])
def test_repeated_simulations_differ_by_their_standard_error(tail):
    rng = np.random.default_rng(8)
    found = [simulated_p_value(1, rng.normal(size=400), tail) for _ in range(600)]
    spread = np.std([result.p_value for result in found])
    stated = np.mean([result.standard_error for result in found])
    assert spread == pytest.approx(stated, rel=0.1)


def test_simulation_and_formula_agree():
    rng = np.random.default_rng(4)
    means = rng.normal(60, 10, (20_000, 25)).mean(axis=1)
    found = simulated_p_value(62, means, "right")
    exact = z_test(62, null=60, deviation=10, n=25, tail="right").p_value
    assert found.p_value == pytest.approx(exact, abs=5 * found.standard_error)


# What they say


def test_results_say_what_to_report():
    assert repr(z_test(62, null=60, deviation=10, n=25)) == (
        "z = 1.000, p = 0.317 (two-sided)")
    assert repr(t_test([9, 7, 8, 10, 7, 9, 8, 6, 8], null=9, tail="left")) == (
        "t = -2.449 with 8 degrees of freedom, p = 0.020 (left tail)")
    assert repr(chi_square_test([28, 15, 20, 14, 23])) == (
        "chi-square = 6.700 with 4 degrees of freedom, p = 0.153")
    assert repr(chi_square_test([30, 20])) == (
        "chi-square = 2.000 with 1 degree of freedom, p = 0.157")
    assert repr(two_proportions_test([180, 205], [5000, 5000])) == (
        "z = 1.299, p = 0.194 (two-sided)")
    assert repr(simulated_p_value(4, [1, 5, 3, 4], "right")) == (
        "2 of 4 simulations, p = 0.600 (right tail) ± 0.490")


@pytest.mark.parametrize("z, text", [
    (2.344, "p = 0.0095"), (2.33, "p = 0.0099"), (4, "p = 3.2e-05"),
    (60, "p = 0.000"), (2.32, "p = 0.010")])
def test_small_p_values_keep_two_digits(z, text):
    assert text in repr(z_test(z, null=0, deviation=1, n=1, tail="right"))


# Wrong arguments


@pytest.mark.parametrize("call, error, start", [
    (lambda: z_test("62", null=60, deviation=10, n=25), TypeError, "mean: expected real numbers, got '62'"),
    (lambda: z_test(62, null=None, deviation=10, n=25), TypeError, "null: expected real numbers, got None"),
    (lambda: z_test(62, null=60, deviation=-1, n=25), ValueError, "deviation: expected a positive number, got -1"),
    (lambda: z_test(62, null=60, deviation=10, n=0), ValueError, "n: expected a sample of at least 1, got 0"),
    (lambda: z_test(62, null=60, deviation=10, n=2.5), TypeError, "n: expected a whole number"),
    (lambda: z_test(62, null=60, deviation=10, n=25, tail="greater"), ValueError, 'tail: expected "two-sided", "right" or "left", got \'greater\''),
    (lambda: z_test(62, null=60, deviation=10, n=25, tail=["right"]), ValueError, 'tail: expected "two-sided", "right" or "left"'),
    (lambda: z_test(62, null=60, deviation=10, n=25).interval(95), ValueError, "confidence: expected a number between 0 and 1, got 95"),
    (lambda: z_test(62, null=60, deviation=10, n=25).rejects(1), ValueError, "alpha: expected a number between 0 and 1, got 1"),
    (lambda: t_test([3], null=0), ValueError, "values: expected at least 2 numbers, got 1"),
    (lambda: t_test([3, 3, 3], null=0), ValueError, "values: expected numbers that are not all equal, got 3 times 3"),
    (lambda: t_test([3, "4"], null=0), TypeError, "values: expected real numbers, got '4'"),
    (lambda: t_test(3, null=0), TypeError, "values: expected a 1-D array of numbers, got 3 (int)"),
    (lambda: chi_square_test([5]), ValueError, "counts: expected at least 2 numbers, got 1"),
    (lambda: chi_square_test([5, -1]), ValueError, "counts: expected whole numbers of at least 0, not all 0, got [5.0, -1.0]"),
    (lambda: chi_square_test([5, 1.5]), ValueError, "counts: expected whole numbers of at least 0, not all 0, got [5.0, 1.5]"),
    (lambda: chi_square_test([0, 0]), ValueError, "counts: expected whole numbers of at least 0, not all 0, got [0.0, 0.0]"),
    (lambda: chi_square_test([5, 5], [0.2, 0.3, 0.5]), ValueError, "shares: expected 2 numbers, got 3"),
    (lambda: chi_square_test([5, 5], [0.2, 0.3]), ValueError, "shares: expected positive numbers with the sum 1, got [0.2, 0.3]"),
    (lambda: chi_square_test([5, 5], [0.0, 1.0]), ValueError, "shares: expected positive numbers with the sum 1, got [0.0, 1.0]"),
    (lambda: two_proportions_test([1], [9, 9]), ValueError, "successes: expected at least 2 numbers, got 1"),
    (lambda: two_proportions_test([1, 2, 3], [9, 9, 9]), ValueError, "successes, trials: expected two numbers each, got 3 and 3"),
    (lambda: two_proportions_test([1, 2], [9, 9, 9]), ValueError, "successes, trials: expected two numbers each, got 2 and 3"),
    (lambda: two_proportions_test([1, 2, 3], [9, 9]), ValueError, "successes, trials: expected two numbers each, got 3 and 2"),
    (lambda: two_proportions_test([1.5, 2], [9, 9]), ValueError, "successes, trials: expected whole numbers, trials of at least 1 and successes from 0 to the number of trials, got [1.5, 2.0] of [9.0, 9.0]"),
    (lambda: two_proportions_test([1, 2], [9, 9.5]), ValueError, "successes, trials: expected whole numbers, trials of at least 1 and successes from 0 to the number of trials, got [1.0, 2.0] of [9.0, 9.5]"),
    (lambda: two_proportions_test([-1, 2], [9, 9]), ValueError, "successes, trials: expected whole numbers, trials of at least 1 and successes from 0 to the number of trials, got [-1.0, 2.0] of [9.0, 9.0]"),
    (lambda: two_proportions_test([10, 2], [9, 9]), ValueError, "successes, trials: expected whole numbers, trials of at least 1 and successes from 0 to the number of trials, got [10.0, 2.0] of [9.0, 9.0]"),
    (lambda: two_proportions_test([0, 2], [0, 9]), ValueError, "successes, trials: expected whole numbers, trials of at least 1 and successes from 0 to the number of trials, got [0.0, 2.0] of [0.0, 9.0]"),
    (lambda: two_proportions_test([0, 0], [9, 9]), ValueError, "successes: expected some successes and some failures, got [0.0, 0.0] of [9.0, 9.0]"),
    (lambda: two_proportions_test([9, 9], [9, 9]), ValueError, "successes: expected some successes and some failures, got [9.0, 9.0] of [9.0, 9.0]"),
    (lambda: two_proportions_test([1, 2], [9, 9], "up"), ValueError, "tail: expected"),
    (lambda: two_proportions_test([1, 2], [9, 9]).interval(95), ValueError, "confidence: expected a number between 0 and 1, got 95"),
    (lambda: simulated_p_value(1, []), ValueError, "simulated: expected at least 1 number, got 0"),
    (lambda: simulated_p_value("1", [1]), TypeError, "observed: expected real numbers"),
    (lambda: simulated_p_value(1, [1], "both"), ValueError, "tail: expected"),
])
def test_wrong_arguments_are_refused_by_name(call, error, start):
    with pytest.raises(error, match="^" + re.escape(start)):
        call()


def test_fractions_are_numbers_too():
    ours = z_test(Fraction(125, 2), null=60, deviation=Fraction(10), n=25)
    assert ours.statistic == pytest.approx(1.25)
    assert isinstance(ours.mean, float)
