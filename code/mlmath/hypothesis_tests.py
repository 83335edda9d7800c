"""Hypothesis tests: statistics, p-values, intervals, effect sizes.

A test of this module returns a small object with its statistic and its
p-value, and with what you need to report beside them. A tail says which
results count as at least as extreme as the one observed: "right" for large
ones, "left" for small ones, "two-sided" for both.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from mlmath._arguments import (
    as_float,
    as_number,
    as_positive,
    as_sample,
    as_sample_size,
    as_share,
    as_tail,
)

__all__ = [
    "ChiSquareTest",
    "MeanTest",
    "SimulatedTest",
    "TwoProportionsTest",
    "chi_square_test",
    "simulated_p_value",
    "t_test",
    "two_proportions_test",
    "z_test",
]


class _Decided:
    """What has a p-value and can be compared with a level."""

    def rejects(self, alpha):
        """Tell whether the null hypothesis is rejected at the level `alpha`.

        Parameters
        ----------
        alpha : float
            The significance level, between 0 and 1.

        Returns
        -------
        bool
            Whether the p-value is at most `alpha`.

        Raises
        ------
        TypeError, ValueError
            If `alpha` is not a number between 0 and 1.
        """
        return bool(self.p_value <= as_share("alpha", alpha))


@dataclass(frozen=True)
class MeanTest(_Decided):
    """The result of a z test or a t test of one mean.

    Attributes
    ----------
    statistic : float
        How many standard errors the mean lies above the null value.
    p_value : float
    tail : str
        "right", "left" or "two-sided".
    mean, null : float
        The observed mean and the one of the null hypothesis.
    standard_error : float
    effect_size : float
        The difference in standard deviations.
    degrees : float or None
        The degrees of freedom of a t test; None for a z test.
    """

    statistic: float
    p_value: float
    tail: str
    mean: float
    null: float
    standard_error: float
    effect_size: float
    degrees: float | None = None

    @property
    def distribution(self):
        """The distribution of the statistic under the null hypothesis."""
        return stats.norm if self.degrees is None else stats.t(self.degrees)

    def interval(self, confidence=0.95):
        """Return the null values that a test with this tail would keep.

        Parameters
        ----------
        confidence : float, default 0.95
            1 minus the significance level, between 0 and 1.

        Returns
        -------
        tuple of float
            The two ends. One of them is infinite unless the test is two-sided.

        Raises
        ------
        TypeError, ValueError
            If `confidence` is not a number between 0 and 1.

        Examples
        --------
        >>> trained = z_test(61.8, null=60, deviation=10, n=169)
        >>> [round(end, 2) for end in trained.interval(0.95)]
        [60.29, 63.31]
        """
        alpha = 1 - as_share("confidence", confidence)
        sides = 2 if self.tail == "two-sided" else 1
        reach = self.standard_error * float(
            self.distribution.ppf(1 - alpha / sides))
        low = -np.inf if self.tail == "left" else self.mean - reach
        high = np.inf if self.tail == "right" else self.mean + reach
        return low, high

    def __repr__(self):
        if self.degrees is None:
            return f"z = {self.statistic:.3f}, {_p_text(self)}"
        return (f"t = {self.statistic:.3f} with {_degrees(self)},"
                f" {_p_text(self)}")


@dataclass(frozen=True)
class ChiSquareTest(_Decided):
    """The result of a chi-square test of goodness of fit.

    Attributes
    ----------
    statistic : float
    p_value : float
    degrees : int
        One less than the number of categories.
    expected : ndarray
        The counts that the null hypothesis expects.
    """

    statistic: float
    p_value: float
    degrees: int
    expected: np.ndarray

    def __repr__(self):
        return (f"chi-square = {self.statistic:.3f} with {_degrees(self)},"
                f" p = {_digits(self.p_value)}")


@dataclass(frozen=True)
class TwoProportionsTest(_Decided):
    """The result of a z test of two proportions.

    Attributes
    ----------
    statistic : float
        How many standard errors, with the pooled proportion, the second
        proportion lies above the first.
    p_value : float
    tail : str
        "right", "left" or "two-sided".
    difference : float
        The second proportion minus the first.
    lift : float
        The difference relative to the first proportion; infinite if that is
        0.
    standard_error : float
        Of the difference, without pooling: for the interval.
    """

    statistic: float
    p_value: float
    tail: str
    difference: float
    lift: float
    standard_error: float

    def interval(self, confidence=0.95):
        """Return an approximate two-sided interval for the difference.

        It needs large groups, with both results in each of them.

        Parameters
        ----------
        confidence : float, default 0.95
            Between 0 and 1.

        Returns
        -------
        tuple of float

        Raises
        ------
        TypeError, ValueError
            If `confidence` is not a number between 0 and 1.

        Examples
        --------
        >>> texts = two_proportions_test([180, 205], [5000, 5000])
        >>> [round(end, 4) for end in texts.interval()]
        [-0.0025, 0.0125]
        """
        alpha = 1 - as_share("confidence", confidence)
        reach = self.standard_error * float(stats.norm.ppf(1 - alpha / 2))
        return self.difference - reach, self.difference + reach

    def __repr__(self):
        return f"z = {self.statistic:.3f}, {_p_text(self)}"


@dataclass(frozen=True)
class SimulatedTest(_Decided):
    """A p-value found by simulating the null hypothesis.

    Attributes
    ----------
    p_value : float
        The share of results at least as extreme as the observed one, itself
        counted; twice the smaller share for a two-sided test.
    standard_error : float
        How far the luck of the simulation may have moved the p-value.
    count, simulations : int
        How many simulated results were as extreme, on the side with fewer of
        them for a two-sided test, and of how many.
    tail : str
    """

    p_value: float
    standard_error: float
    count: int
    simulations: int
    tail: str

    def __repr__(self):
        # Two standard errors, as behind "±" in the book's figures.
        return (f"{self.count} of {self.simulations} simulations,"
                f" {_p_text(self)} ± {_digits(2 * self.standard_error)}")


def z_test(mean, *, null, deviation, n, tail="two-sided"):
    """Test a mean when the standard deviation of the population is known.

    Parameters
    ----------
    mean : float
        The mean of the sample.
    null : float
        The mean that the null hypothesis claims.
    deviation : float
        The standard deviation of the population, greater than 0.
    n : int
        The size of the sample.
    tail : {"two-sided", "right", "left"}

    Returns
    -------
    MeanTest

    Examples
    --------
    >>> z_test(62, null=60, deviation=10, n=25, tail="right")
    z = 1.000, p = 0.159 (right tail)

    Notes
    -----
    Explained in :ref:`thm-z-test`.
    """
    return _mean_test(mean, null, as_positive("deviation", deviation),
                      as_sample_size("n", n, 1), tail)


def t_test(values, *, null, tail="two-sided"):
    """Test a mean when the standard deviation is estimated from the sample.

    Parameters
    ----------
    values : array_like, shape (n,)
        The sample: at least two numbers that are not all equal.
    null : float
        The mean that the null hypothesis claims.
    tail : {"two-sided", "right", "left"}

    Returns
    -------
    MeanTest

    Examples
    --------
    >>> t_test([9, 7, 8, 10, 7, 9, 8, 6, 8], null=9, tail="left")
    t = -2.449 with 8 degrees of freedom, p = 0.020 (left tail)

    Notes
    -----
    Explained in :ref:`hypothesis-tests`.
    """
    sample = as_sample("values", values, least=2)
    if np.ptp(sample) == 0:
        raise ValueError(
            "values: expected numbers that are not all equal,"
            f" got {len(sample)} times {sample[0]:g}"
        )
    n = len(sample)
    return _mean_test(sample.mean(), null, sample.std(ddof=1), n, tail,
                      degrees=n - 1)


def chi_square_test(counts, shares=None):
    """Test whether counts fit the shares that a null hypothesis claims.

    Parameters
    ----------
    counts : array_like, shape (k,)
        How often each of at least two categories was observed.
    shares : array_like, shape (k,), optional
        The probability of each category, positive, with the sum 1; by
        default all are equally likely.

    Returns
    -------
    ChiSquareTest

    Examples
    --------
    >>> chi_square_test([28, 15, 20, 14, 23])
    chi-square = 6.700 with 4 degrees of freedom, p = 0.153

    Notes
    -----
    Explained in :ref:`thm-chi-square`.
    """
    counts = as_sample("counts", counts, least=2)
    whole = (counts >= 0) & (counts == np.floor(counts))
    if not whole.all() or counts.sum() == 0:
        raise ValueError(
            "counts: expected whole numbers of at least 0, not all 0, got"
            f" {counts.tolist()}"
        )
    k = len(counts)
    shares = np.full(k, 1 / k) if shares is None else as_sample(
        "shares", shares, least=2)
    if len(shares) != k:
        raise ValueError(f"shares: expected {k} numbers, got {len(shares)}")
    if not (shares > 0).all() or abs(shares.sum() - 1) > 1e-9:
        raise ValueError(
            "shares: expected positive numbers with the sum 1, got"
            f" {shares.tolist()}"
        )
    expected = counts.sum() * shares
    expected.flags.writeable = False
    statistic = float(np.sum((counts - expected) ** 2 / expected))
    return ChiSquareTest(statistic, float(stats.chi2.sf(statistic, k - 1)),
                         k - 1, expected)


def two_proportions_test(successes, trials, tail="two-sided"):
    """Test whether two groups have the same probability of success.

    Parameters
    ----------
    successes : array_like, shape (2,)
        How many successes each group has.
    trials : array_like, shape (2,)
        How many trials. There are some successes and some failures in all.
    tail : {"two-sided", "right", "left"}
        "right" if the second proportion is larger under the alternative.

    Returns
    -------
    TwoProportionsTest

    Raises
    ------
    TypeError, ValueError
        If the counts are not of this kind.

    Examples
    --------
    >>> two_proportions_test([180, 205], [5000, 5000])
    z = 1.299, p = 0.194 (two-sided)

    Notes
    -----
    Explained in :ref:`eq-two-proportions`.
    """
    as_tail(tail)
    counts = as_sample("successes", successes, least=2)
    sizes = as_sample("trials", trials, least=2)
    if len(counts) != 2 or len(sizes) != 2:
        raise ValueError(
            "successes, trials: expected two numbers each, got"
            f" {len(counts)} and {len(sizes)}"
        )
    whole = (counts == np.floor(counts)) & (sizes == np.floor(sizes))
    if not (whole & (counts >= 0) & (counts <= sizes) & (sizes > 0)).all():
        raise ValueError(
            "successes, trials: expected whole numbers, trials of at"
            " least 1 and successes from 0 to the number of trials, got"
            f" {counts.tolist()} of {sizes.tolist()}"
        )
    pooled = counts.sum() / sizes.sum()
    if pooled in (0, 1):
        raise ValueError(
            "successes: expected some successes and some failures, got"
            f" {counts.tolist()} of {sizes.tolist()}"
        )
    shares = counts / sizes
    first, second = shares.tolist()
    pooled_error = np.sqrt(pooled * (1 - pooled) * np.sum(1 / sizes))
    statistic = float((second - first) / pooled_error)
    # With no success in the first group there is one in the second.
    lift = (second - first) / first if first else np.inf
    return TwoProportionsTest(
        statistic, _p_value(statistic, stats.norm, tail), tail, second - first,
        lift, float(np.sqrt(np.sum(shares * (1 - shares) / sizes))))


def simulated_p_value(observed, simulated, tail="two-sided"):
    """Compute a p-value from results that were simulated under the null.

    Parameters
    ----------
    observed : float
        The statistic of the data.
    simulated : array_like, shape (simulations,)
        The same statistic of data simulated under the null hypothesis.
    tail : {"two-sided", "right", "left"}
        For a two-sided p-value the smaller of the two shares is doubled.

    Returns
    -------
    SimulatedTest

    Examples
    --------
    >>> simulated_p_value(4, [1, 5, 2, 4, 0, 3, 2, 1], tail="right")
    2 of 8 simulations, p = 0.333 (right tail) ± 0.333

    Notes
    -----
    Explained in :ref:`hypothesis-tests`. The data are counted as one
    more result of the null hypothesis, so the p-value is never 0. Source:
    B. Phipson and G. K. Smyth, Statistical Applications in Genetics and
    Molecular Biology 9 (2010).
    """
    as_tail(tail)
    observed = as_float("observed", as_number("observed", observed))
    results = as_sample("simulated", simulated, least=1)
    right = int(np.sum(results >= observed))
    left = int(np.sum(results <= observed))
    count = {"right": right, "left": left}.get(tail, min(left, right))
    share = (count + 1) / (len(results) + 1)
    # Doubling a share doubles its error.
    factor = 2 if tail == "two-sided" else 1
    standard_error = factor * float(np.sqrt(
        share * (1 - share) / len(results)))
    return SimulatedTest(min(1.0, factor * share), standard_error, count,
                         len(results), tail)


def _mean_test(mean, null, deviation, n, tail, degrees=None):
    as_tail(tail)
    mean = as_float("mean", as_number("mean", mean))
    null = as_float("null", as_number("null", null))
    effect = (mean - null) / deviation
    statistic = float(effect * np.sqrt(n))
    curve = stats.norm if degrees is None else stats.t(degrees)
    return MeanTest(statistic, _p_value(statistic, curve, tail), tail, mean,
                    null, float(deviation / np.sqrt(n)), effect, degrees)


def _p_value(statistic, curve, tail):
    left, right = float(curve.cdf(statistic)), float(curve.sf(statistic))
    return {"right": right, "left": left,
            "two-sided": min(1.0, 2 * min(left, right))}[tail]


def _p_text(result):
    side = result.tail if result.tail == "two-sided" else f"{result.tail} tail"
    return f"p = {_digits(result.p_value)} ({side})"


def _degrees(result):
    ending = "" if result.degrees == 1 else "s"
    return f"{result.degrees:g} degree{ending} of freedom"


def _digits(probability):
    """Write a probability with three decimals, a small one with two digits."""
    if probability == 0 or probability >= 0.01:
        return f"{probability:.3f}"
    return f"{probability:.2g}"
