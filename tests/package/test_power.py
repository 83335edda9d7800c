"""Power: against the rejection region, against simulation, and sample sizes."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mlmath.power import power_t, power_z, sample_size_z

TAILS = ("right", "left", "two-sided")
tails = st.sampled_from(TAILS)
effects = st.floats(-3, 3)
deviations = st.floats(0.5, 10)
sizes = st.integers(2, 80)
levels = st.sampled_from([0.01, 0.05, 0.1])


@given(effects, deviations, sizes, levels, tails)
def test_power_of_a_z_test_is_the_probability_of_its_region(
        effect, deviation, n, alpha, tail):
    means = stats.norm(effect, deviation / math.sqrt(n))
    standard_error = deviation / math.sqrt(n)
    one = stats.norm.isf(alpha) * standard_error
    two = stats.norm.isf(alpha / 2) * standard_error
    expected = {"right": means.sf(one), "left": means.cdf(-one),
                "two-sided": means.sf(two) + means.cdf(-two)}[tail]
    found = power_z(effect, deviation=deviation, n=n, alpha=alpha, tail=tail)
    assert found == pytest.approx(expected, abs=1e-12)


@given(sizes, levels, tails)
def test_without_an_effect_the_power_is_the_level(n, alpha, tail):
    for power_of in (power_z, power_t):
        assert power_of(0, deviation=3, n=n, alpha=alpha, tail=tail) == (
            pytest.approx(alpha, abs=1e-10))


@pytest.mark.parametrize("tail, alternative", [
    ("right", "greater"), ("left", "less"), ("two-sided", "two-sided")])
@pytest.mark.parametrize("effect, n", [(1.0, 8), (-0.6, 20)])
def test_power_of_a_t_test_is_what_simulation_finds(
        tail, alternative, effect, n):
    samples = np.random.default_rng(11).normal(effect, 2, (20_000, n))
    found = stats.ttest_1samp(samples, 0, axis=1, alternative=alternative)
    rejected = np.mean(found.pvalue <= 0.05)
    assert power_t(effect, deviation=2, n=n, tail=tail) == pytest.approx(
        rejected, abs=0.016)  # more than four standard errors


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("effect, deviation, power, alpha", [
    (2, 10, 0.8, 0.05), (1, 1, 0.9, 0.01), (5, 10, 0.5, 0.05), (9, 1, 0.8, 0.05)])
def test_one_observation_fewer_would_not_do(
        effect, deviation, power, alpha, tail):
    effect = -effect if tail == "left" else effect
    options = {"deviation": deviation, "alpha": alpha, "tail": tail}
    n = sample_size_z(effect, power=power, **options)
    assert power_z(effect, n=n, **options) >= power
    assert n == 1 or power_z(effect, n=n - 1, **options) < power


def test_the_formula_for_one_tail():
    for effect, power, alpha in ((2, 0.8, 0.05), (1.5, 0.9, 0.01)):
        z = stats.norm.isf(alpha) + stats.norm.ppf(power)
        wanted = math.ceil((z * 10 / effect) ** 2)
        assert sample_size_z(effect, deviation=10, power=power, alpha=alpha,
                             tail="right") == wanted


def test_the_usual_choices_are_the_defaults():
    assert power_z(2, deviation=10, n=25) == power_z(
        2, deviation=10, n=25, alpha=0.05, tail="two-sided")
    assert power_t(2, deviation=10, n=25) == power_t(
        2, deviation=10, n=25, alpha=0.05, tail="two-sided")
    assert sample_size_z(2, deviation=10) == sample_size_z(
        2, deviation=10, power=0.8, alpha=0.05, tail="two-sided") == 197


@pytest.mark.parametrize("call, error, start", [
    (lambda: power_z("2", deviation=1, n=4), TypeError, "effect: expected real numbers, got '2'"),
    (lambda: power_z(2, deviation=0, n=4), ValueError, "deviation: expected a positive number, got 0"),
    (lambda: power_z(2, deviation=1, n=0), ValueError, "n: expected a sample of at least 1, got 0"),
    (lambda: power_t(2, deviation=1, n=1), ValueError, "n: expected a sample of at least 2, got 1"),
    (lambda: power_z(2, deviation=1, n=4, alpha=5), ValueError, "alpha: expected a number between 0 and 1, got 5"),
    (lambda: power_z(2, deviation=1, n=4, tail="up"), ValueError, 'tail: expected "two-sided", "right" or "left", got \'up\''),
    (lambda: sample_size_z(0, deviation=1), ValueError, "effect: expected one that a two-sided test can detect, got 0"),
    (lambda: sample_size_z(-1, deviation=1, tail="right"), ValueError, "effect: expected one that a right test can detect, got -1"),
    (lambda: sample_size_z(1, deviation=1, tail="left"), ValueError, "effect: expected one that a left test can detect, got 1"),
    (lambda: sample_size_z(1, deviation=1, power=0.05), ValueError, "power: expected a number above alpha = 0.05, got 0.05"),
    (lambda: sample_size_z(1, deviation=1, power=1), ValueError, "power: expected a number between 0 and 1, got 1"),
    (lambda: sample_size_z(1e-6, deviation=1), ValueError, "effect: expected one that a sample of a billion can detect, got 1e-06"),
])
def test_wrong_arguments_are_refused_by_name(call, error, start):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value).startswith(start)
