"""Probability distributions: density, cumulative probability, quantile, sample.

Each distribution is a small object that holds its parameters and is never
changed. All of them answer the same five questions, for one number or for a
whole array: how dense is the probability at a value (`density`; a count has a
`probability`), how much of it lies at or below a value (`cumulative`), how
much above it (`survival`), below which value lies a given share (`quantile`),
and what might chance bring (`sample`).
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from mlmath._arguments import (
    LARGEST_SAMPLE,
    as_count,
    as_float,
    as_number,
    as_positive,
    described,
)

__all__ = ["Binomial", "ChiSquare", "NoncentralT", "Normal", "StudentT"]


class _Distribution:
    """The questions that every distribution answers, with checked arguments."""

    def cumulative(self, value):
        """Return the probability of a result of at most `value`.

        Parameters
        ----------
        value : float or array_like
            An infinity is allowed.

        Returns
        -------
        float or ndarray
            From 0 to 1, of the shape of `value`.

        Raises
        ------
        TypeError, ValueError
            If `value` is not a real number or an array of them, or is NaN.
        """
        return _plain(self._cumulative(_reals("value", value)))

    def survival(self, value):
        """Return the probability of a result greater than `value`.

        It is 1 minus `cumulative`, computed so that a small probability keeps
        its digits. Arguments, result and errors are those of `cumulative`.
        """
        return _plain(self._survival(_reals("value", value)))

    def quantile(self, share):
        """Return the smallest value whose cumulative probability is `share`.

        For counts it is the smallest one whose cumulative probability is at
        least `share`.

        Parameters
        ----------
        share : float or array_like
            Between 0 and 1, not 0 or 1 themselves.

        Returns
        -------
        float or ndarray
            Of the shape of `share`.

        Raises
        ------
        TypeError, ValueError
            If `share` is not a number, or an array of numbers, between 0
            and 1.
        """
        shares = _reals("share", share)
        if not ((shares > 0) & (shares < 1)).all():
            raise ValueError(
                f"share: expected numbers between 0 and 1, got {share!r}"
            )
        return _plain(self._quantile(shares))

    def sample(self, rng, size=None):
        """Draw results at random.

        Parameters
        ----------
        rng : numpy.random.Generator
            Where chance comes from: ``np.random.default_rng(seed)``.
        size : int or tuple of int, optional
            The shape of the sample; by default a single number.

        Returns
        -------
        float or ndarray

        Raises
        ------
        TypeError
            If `rng` is not a generator of NumPy.
        """
        if not isinstance(rng, np.random.Generator):
            raise TypeError(
                "rng: expected a generator such as np.random.default_rng(1),"
                f" got {described(rng)}"
            )
        return self._sample(rng, size)


class _Continuous(_Distribution):
    def density(self, value):
        """Return the density at `value`: the height of the curve.

        Arguments, result and errors are those of `cumulative`.
        """
        return _plain(self._density(_reals("value", value)))


@dataclass(frozen=True)
class Normal(_Continuous):
    """The normal distribution.

    Parameters
    ----------
    mean : float, default 0
    deviation : float, default 1
        The standard deviation, greater than 0.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not a finite number or the deviation is not positive.

    Examples
    --------
    >>> scores = Normal(mean=60, deviation=10)
    >>> scores
    Normal(mean=60.0, deviation=10.0)
    >>> round(scores.cumulative(70), 4)
    0.8413
    >>> round(Normal().quantile(0.95), 4)
    1.6449

    Notes
    -----
    Explained in :ref:`continuous-distributions`.
    """

    mean: float = 0.0
    deviation: float = 1.0

    def __post_init__(self):
        _settle(self, mean=_number("mean", self.mean),
                deviation=as_positive("deviation", self.deviation))

    def _standardized(self, value):
        return (value - self.mean) / self.deviation

    def _density(self, value):
        exponent = -self._standardized(value) ** 2 / 2
        return np.exp(exponent) / (self.deviation * np.sqrt(2 * np.pi))

    def _cumulative(self, value):
        return special.ndtr(self._standardized(value))

    def _survival(self, value):
        return special.ndtr(-self._standardized(value))

    def _quantile(self, share):
        return self.mean + self.deviation * special.ndtri(share)

    def _sample(self, rng, size):
        return rng.normal(self.mean, self.deviation, size)


@dataclass(frozen=True)
class StudentT(_Continuous):
    """Student's t distribution.

    Parameters
    ----------
    degrees : float
        The degrees of freedom, greater than 0.

    Raises
    ------
    TypeError, ValueError
        If `degrees` is not a positive finite number.

    Examples
    --------
    >>> round(StudentT(8).quantile(0.975), 3)
    2.306

    Notes
    -----
    Explained in :ref:`hypothesis-tests`. Source: Student, *The probable
    error of a mean*, Biometrika 6 (1908).
    """

    degrees: float

    def __post_init__(self):
        _settle(self, degrees=as_positive("degrees", self.degrees))

    def _density(self, value):
        half = self.degrees / 2
        log_scale = (special.gammaln(half + 0.5) - special.gammaln(half)
                     - np.log(self.degrees * np.pi) / 2)
        log_shape = -(half + 0.5) * np.log1p(value**2 / self.degrees)
        return np.exp(log_scale + log_shape)

    def _cumulative(self, value):
        return special.stdtr(self.degrees, value)

    def _survival(self, value):
        return special.stdtr(self.degrees, -value)

    def _quantile(self, share):
        return special.stdtrit(self.degrees, share)

    def _sample(self, rng, size):
        return rng.standard_t(self.degrees, size)


@dataclass(frozen=True)
class NoncentralT(_Continuous):
    """The distribution of the t statistic when the null hypothesis is false.

    Parameters
    ----------
    degrees : float
        The degrees of freedom, greater than 0.
    shift : float
        How many standard errors the true mean lies above the null value.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not a finite number or `degrees` is not positive.

    Examples
    --------
    >>> round(NoncentralT(degrees=8, shift=2).survival(1.86), 3)
    0.572

    Notes
    -----
    Explained in :ref:`hypothesis-tests`.
    """

    degrees: float
    shift: float

    def __post_init__(self):
        _settle(self, degrees=as_positive("degrees", self.degrees),
                shift=_number("shift", self.shift))

    def _density(self, value):
        # Loaded here alone, since it takes a browser seconds.
        from scipy import stats

        return stats.nct.pdf(value, self.degrees, self.shift)

    def _cumulative(self, value):
        return self._below(self.shift, value)

    def _survival(self, value):
        return self._below(-self.shift, -value)

    def _below(self, shift, value):
        probability = special.nctdtr(self.degrees, shift, value)
        # SciPy gives up, with NaN, where the result is 0 or 1 to 12 digits.
        certain = np.where(value > shift, 1.0, 0.0)
        return np.where(np.isnan(probability), certain, probability)

    def _quantile(self, share):
        return special.nctdtrit(self.degrees, self.shift, share)

    def _sample(self, rng, size):
        root = np.sqrt(rng.chisquare(self.degrees, size) / self.degrees)
        return rng.normal(self.shift, 1, size) / root


@dataclass(frozen=True)
class ChiSquare(_Continuous):
    """The chi-square distribution.

    Parameters
    ----------
    degrees : float
        The degrees of freedom, greater than 0.

    Raises
    ------
    TypeError, ValueError
        If `degrees` is not a positive finite number.

    Examples
    --------
    >>> round(ChiSquare(4).survival(6.7), 3)
    0.153

    Notes
    -----
    Explained in :ref:`hypothesis-tests`.
    """

    degrees: float

    def __post_init__(self):
        _settle(self, degrees=as_positive("degrees", self.degrees))

    def _density(self, value):
        half = self.degrees / 2
        possible = (value >= 0) & np.isfinite(value)
        inside = np.where(possible, value, 1)
        # The power of 0 decides about the edge: infinite, 1/2 or 0.
        with np.errstate(divide="ignore"):
            curve = inside ** (half - 1) * np.exp(
                -inside / 2 - special.gammaln(half) - half * np.log(2))
        return np.where(possible, curve, 0.0)

    def _cumulative(self, value):
        return special.chdtr(self.degrees, np.maximum(value, 0))

    def _survival(self, value):
        return special.chdtrc(self.degrees, np.maximum(value, 0))

    def _quantile(self, share):
        return special.chdtri(self.degrees, 1 - share)

    def _sample(self, rng, size):
        return rng.chisquare(self.degrees, size)


@dataclass(frozen=True)
class Binomial(_Distribution):
    """The number of successes in independent trials with equal chances.

    Parameters
    ----------
    n : int
        The number of trials.
    chance : float
        The probability of a success in one trial, from 0 to 1.

    Raises
    ------
    TypeError, ValueError
        If `n` is not a whole number of at least 0, or `chance` is not a
        number from 0 to 1.

    Examples
    --------
    >>> heads = Binomial(n=20, chance=0.5)
    >>> round(heads.probability(10), 4)
    0.1762
    >>> round(heads.survival(14), 4)  # 15 heads or more
    0.0207

    Notes
    -----
    Explained in :ref:`discrete-distributions`.
    """

    n: int
    chance: float

    def __post_init__(self):
        chance = _number("chance", self.chance)
        if not 0 <= chance <= 1:
            raise ValueError(
                f"chance: expected a number from 0 to 1, got {self.chance}"
            )
        _settle(self, n=as_count("n", self.n, LARGEST_SAMPLE), chance=chance)

    def probability(self, count):
        """Return the probability of exactly `count` successes.

        Arguments, result and errors are those of `cumulative`; a number that
        is no possible count has the probability 0.
        """
        counts = _reals("count", count)
        possible = (counts == np.floor(counts)) & (counts >= 0) & (
            counts <= self.n)
        k = np.where(possible, counts, 0)
        logarithm = (special.gammaln(self.n + 1) - special.gammaln(k + 1)
                     - special.gammaln(self.n - k + 1)
                     + special.xlogy(k, self.chance)
                     + special.xlog1py(self.n - k, -self.chance))
        return _plain(np.where(possible, np.exp(logarithm), 0.0))

    def _cumulative(self, value):
        return self._beyond(value, lambda k: special.betainc(
            self.n - k, k + 1, 1 - self.chance), below=0.0, above=1.0)

    def _survival(self, value):
        return self._beyond(value, lambda k: special.betainc(
            k + 1, self.n - k, self.chance), below=1.0, above=0.0)

    def _beyond(self, value, formula, below, above):
        """Use a formula where it holds: for values from 0 to below n."""
        k = np.floor(value)
        inside = (k >= 0) & (k < self.n)
        results = np.where(k < 0, below, above)
        return np.where(inside, formula(np.where(inside, k, 0))
                        if self.n else results, results)

    def _quantile(self, share):
        below, reached = np.full(share.shape, -1.0), np.full(share.shape, self.n)
        while (reached - below > 1).any():
            middle = np.floor((below + reached) / 2)
            enough = self._cumulative(middle) >= share
            reached = np.where(enough, middle, reached)
            below = np.where(enough, below, middle)
        return reached.astype(np.float64)

    def _sample(self, rng, size):
        return rng.binomial(self.n, self.chance, size)


def _settle(instance, **values):
    for name, value in values.items():
        object.__setattr__(instance, name, value)


def _number(name, value):
    return as_float(name, as_number(name, value))


def _reals(name, values):
    """Return a float64 array of real numbers, infinities included."""
    array = np.asarray(values)
    if array.dtype == object:
        array = np.vectorize(_number, otypes=[float])(name, array)
    if array.dtype.kind not in "iuf":
        raise TypeError(
            f"{name}: expected real numbers, got {described(values)}"
        )
    if np.isnan(array).any():
        raise ValueError(f"{name}: expected numbers, got NaN")
    return array.astype(np.float64)


def _plain(results):
    """Return an array, or the number in an array without dimensions."""
    results = np.asarray(results)
    return results if results.ndim else results.item()
