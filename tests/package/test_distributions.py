"""Distributions against SciPy's own, against sums and integrals, and samples."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from mlmath.distributions import (
    Binomial,
    ChiSquare,
    NoncentralT,
    Normal,
    StudentT,
)

means = st.floats(-50, 50)
deviations = st.floats(0.01, 100)
degrees = st.one_of(st.integers(1, 60), st.floats(0.6, 60))
values = st.floats(-30, 30)
shares = st.floats(0.001, 0.999)
chances = st.floats(0.01, 0.99)

# Each of our distributions with the one of SciPy that it has to be.
PAIRS = {
    "normal": (Normal(3, 2), stats.norm(3, 2)),
    "t": (StudentT(5), stats.t(5)),
    "noncentral t": (NoncentralT(7, 1.5), stats.nct(7, 1.5)),
    "chi-square": (ChiSquare(4), stats.chi2(4)),
}
POINTS = np.array([-40, -3, -0.5, 0, 0.25, 1, 3, 7.5, 60])
SHARES = np.array([0.001, 0.05, 0.3, 0.5, 0.8, 0.975, 0.9999])


def refused(error, start):
    return pytest.raises(error, match="^" + re.escape(start))


@pytest.mark.parametrize("ours, theirs", PAIRS.values(), ids=PAIRS)
def test_every_answer_is_that_of_scipy(ours, theirs):
    np.testing.assert_allclose(
        ours.density(POINTS), theirs.pdf(POINTS), rtol=1e-10, atol=1e-300)
    np.testing.assert_allclose(
        ours.cumulative(POINTS), theirs.cdf(POINTS), rtol=1e-10, atol=1e-17)
    np.testing.assert_allclose(
        ours.survival(POINTS), theirs.sf(POINTS), rtol=1e-10, atol=1e-17)
    np.testing.assert_allclose(
        ours.quantile(SHARES), theirs.ppf(SHARES), rtol=1e-8)


@pytest.mark.parametrize("ours", [pair[0] for pair in PAIRS.values()], ids=PAIRS)
def test_the_area_under_the_density_is_the_cumulative_probability(ours):
    for low, high in ((-2, 0.3), (0.3, 2), (2, 9)):
        area, _ = integrate.quad(ours.density, low, high)
        assert area == pytest.approx(
            ours.cumulative(high) - ours.cumulative(low), abs=1e-9)


@given(means, deviations, values)
def test_the_normal_distribution(mean, deviation, value):
    ours, theirs = Normal(mean, deviation), stats.norm(mean, deviation)
    assert ours.cumulative(value) == pytest.approx(theirs.cdf(value), rel=1e-9)
    assert ours.density(value) == pytest.approx(theirs.pdf(value), rel=1e-9)


@given(degrees, values)
def test_the_t_distribution(degree, value):
    ours = StudentT(degree)
    assert ours.survival(value) == pytest.approx(
        stats.t.sf(value, degree), rel=1e-7)
    assert ours.density(value) == pytest.approx(
        stats.t.pdf(value, degree), rel=1e-9)


@given(degrees, st.floats(0, 80))
def test_the_chi_square_distribution(degree, value):
    assert ChiSquare(degree).survival(value) == pytest.approx(
        stats.chi2.sf(value, degree), rel=1e-9)


@pytest.mark.parametrize("degree, edge", [(1, math.inf), (2, 0.5), (3, 0.0)])
def test_the_density_of_chi_square_at_its_edge(degree, edge):
    assert ChiSquare(degree).density(0) == edge
    assert ChiSquare(degree).density(math.inf) == 0


@given(st.integers(1, 12), st.floats(-3, 3), st.floats(-8, 8))
def test_noncentral_t_is_a_shifted_normal_over_a_random_deviation(
        degree, shift, value):
    def part(squared):
        inside = stats.norm.cdf(value * math.sqrt(squared / degree) - shift)
        return inside * stats.chi2.pdf(squared, degree)

    area, _ = integrate.quad(part, 0, 200, limit=200)
    assert NoncentralT(degree, shift).cumulative(value) == pytest.approx(
        area, abs=1e-6)


@pytest.mark.parametrize("degree, shift, value, below", [
    (18, 39.2, -2.1, 0), (18, -39.2, 2.1, 1), (1, 20, -50, 0), (1, -20, 30, 1)])
def test_far_from_the_shift_the_noncentral_t_is_certain(
        degree, shift, value, below):
    ours = NoncentralT(degree, shift)
    assert ours.cumulative(value) == pytest.approx(below, abs=1e-12)
    assert ours.survival(value) == pytest.approx(1 - below, abs=1e-12)


def test_noncentral_t_without_shift_is_the_t_distribution():
    np.testing.assert_allclose(
        NoncentralT(6, 0).cumulative(POINTS), StudentT(6).cumulative(POINTS),
        atol=1e-14)


@given(st.integers(0, 40), chances)
def test_binomial_probabilities_follow_the_formula(n, chance):
    ours = Binomial(n, chance)
    counts = np.arange(n + 1)
    formula = [math.comb(n, k) * chance**k * (1 - chance) ** (n - k)
               for k in range(n + 1)]
    np.testing.assert_allclose(ours.probability(counts), formula, rtol=1e-9)
    np.testing.assert_allclose(
        ours.cumulative(counts), np.cumsum(formula), atol=1e-12)
    np.testing.assert_allclose(
        ours.survival(counts), 1 - np.cumsum(formula), atol=1e-12)


@given(st.integers(1, 60), chances, shares)
def test_a_binomial_quantile_is_the_first_count_that_reaches_the_share(
        n, chance, share):
    ours = Binomial(n, chance)
    count = ours.quantile(share)
    assert ours.cumulative(count) >= share
    assert count == 0 or ours.cumulative(count - 1) < share


def test_binomial_quantiles_of_an_array():
    ours = Binomial(20, 0.3)
    np.testing.assert_array_equal(
        ours.quantile(SHARES), stats.binom.ppf(SHARES, 20, 0.3))


def test_impossible_counts():
    ours = Binomial(5, 0.4)
    assert ours.probability([-1, 2.5, 6]).tolist() == [0, 0, 0]
    assert ours.cumulative([-1, -0.5, 5, 7]).tolist() == [0, 0, 1, 1]
    assert ours.survival([-1, -0.5, 5, 7]).tolist() == [1, 1, 0, 0]
    assert ours.cumulative(2.7) == ours.cumulative(2)


@pytest.mark.parametrize("chance, always", [(0, 0), (1, 4)])
def test_a_certain_outcome(chance, always):
    ours = Binomial(4, chance)
    expected = [float(k == always) for k in range(5)]
    assert ours.probability(range(5)).tolist() == expected


def test_a_small_tail_keeps_its_digits():
    assert Normal().survival(10) == pytest.approx(7.61985302416e-24, rel=1e-9)
    assert StudentT(30).survival(20) == pytest.approx(
        stats.t.sf(20, 30), rel=1e-9)
    assert Binomial(100, 0.5).survival(99) == pytest.approx(0.5**100, rel=1e-9)


@pytest.mark.parametrize(
    "ours", [*(pair[0] for pair in PAIRS.values()), Normal(-3, 0.5)],
    ids=[*PAIRS, "narrow normal"])
def test_samples_come_from_the_distribution(ours):
    sample = ours.sample(np.random.default_rng(8), 4000)
    assert stats.kstest(sample, ours.cumulative).pvalue > 0.001


def test_samples_of_counts():
    sample = Binomial(6, 0.3).sample(np.random.default_rng(8), 6000)
    expected = 6000 * Binomial(6, 0.3).probability(np.arange(7))
    counts = np.bincount(sample, minlength=7)
    assert stats.chisquare(counts, expected).pvalue > 0.001


def test_samples_have_the_size_asked_for_and_repeat_with_the_seed():
    for ours in [pair[0] for pair in PAIRS.values()] + [Binomial(6, 0.3)]:
        first = ours.sample(np.random.default_rng(3), (2, 5))
        again = ours.sample(np.random.default_rng(3), (2, 5))
        assert first.shape == (2, 5) and np.array_equal(first, again)
        assert np.ndim(ours.sample(np.random.default_rng(3))) == 0


def test_numbers_give_numbers_and_arrays_give_arrays():
    for ours in [pair[0] for pair in PAIRS.values()] + [Binomial(6, 0.3)]:
        assert isinstance(ours.cumulative(1), float)
        assert isinstance(ours.survival(Fraction(1, 2)), float)
        assert isinstance(ours.quantile(0.5), float)
        assert ours.cumulative([[1, 2], [3, 4]]).shape == (2, 2)
        assert ours.quantile([0.1, 0.2]).shape == (2,)
    assert isinstance(Normal().density(0), float)
    assert Normal().cumulative([-math.inf, math.inf]).tolist() == [0, 1]


def test_distributions_are_values():
    assert Normal(0, 1) == Normal() and Normal(Fraction(1, 2)).mean == 0.5
    assert repr(Binomial(20, 0.5)) == "Binomial(n=20, chance=0.5)"
    with pytest.raises(AttributeError):
        Normal().mean = 3


@pytest.mark.parametrize("make, error, start", [
    (lambda: Normal("0"), TypeError, "mean: expected real numbers, got '0' (str)"),
    (lambda: Normal(0, 0), ValueError, "deviation: expected a positive number, got 0"),
    (lambda: Normal(0, -1), ValueError, "deviation: expected a positive number, got -1"),
    (lambda: Normal(math.nan), ValueError, "mean: expected finite numbers, got nan"),
    (lambda: StudentT(0), ValueError, "degrees: expected a positive number, got 0"),
    (lambda: ChiSquare(-1), ValueError, "degrees: expected a positive number, got -1"),
    (lambda: NoncentralT(0, 1), ValueError, "degrees: expected a positive number, got 0"),
    (lambda: NoncentralT(3, None), TypeError, "shift: expected real numbers, got None"),
    (lambda: Binomial(-1, 0.5), ValueError, "n: expected a whole number from 0 to"),
    (lambda: Binomial(2.5, 0.5), TypeError, "n: expected a whole number from 0 to"),
    (lambda: Binomial(5, 1.5), ValueError, "chance: expected a number from 0 to 1, got 1.5"),
    (lambda: Binomial(5, -0.5), ValueError, "chance: expected a number from 0 to 1, got -0.5"),
    (lambda: Normal().cumulative("a"), TypeError, "value: expected real numbers, got 'a' (str)"),
    (lambda: Normal().survival(True), TypeError, "value: expected real numbers, got True (bool)"),
    (lambda: Normal().density([1, math.nan]), ValueError, "value: expected numbers, got NaN"),
    (lambda: Binomial(5, 0.5).probability("a"), TypeError, "count: expected real numbers"),
    (lambda: Normal().quantile(0), ValueError, "share: expected numbers between 0 and 1, got 0"),
    (lambda: Normal().quantile([0.5, 1]), ValueError, "share: expected numbers between 0 and 1, got [0.5, 1]"),
    (lambda: StudentT(3).quantile(None), TypeError, "share: expected real numbers, got None"),
    (lambda: Normal().sample(7), TypeError, "rng: expected a generator such as np.random.default_rng(1), got 7 (int)"),
])
def test_wrong_arguments_are_refused_by_name(make, error, start):
    with refused(error, start):
        make()
