"""The power of a test, and the sample that a wanted power needs."""

import math

import numpy as np
from scipy import special

from mlmath._arguments import (
    LARGEST_SAMPLE,
    as_float,
    as_number,
    as_positive,
    as_sample_size,
    as_share,
    as_tail,
)

__all__ = ["power_t", "power_z", "sample_size_z"]


def power_z(effect, *, deviation, n, alpha=0.05, tail="two-sided"):
    """Compute the probability that a z test detects an effect.

    Parameters
    ----------
    effect : float
        The true mean minus the mean of the null hypothesis.
    deviation : float
        The standard deviation of the population, greater than 0.
    n : int
        The size of the sample, at least 1.
    alpha : float, default 0.05
        The significance level, between 0 and 1.
    tail : {"two-sided", "right", "left"}

    Returns
    -------
    float

    Examples
    --------
    >>> round(power_z(2, deviation=10, n=25, tail="right"), 3)
    0.26

    Notes
    -----
    Explained in :ref:`power-of-a-test`.
    """
    shift = _shift(effect, deviation, as_sample_size("n", n, 1))
    return _power(special.ndtri, _normal_below, shift, alpha, tail)


def power_t(effect, *, deviation, n, alpha=0.05, tail="two-sided"):
    """Compute the probability that a t test detects an effect.

    Parameters
    ----------
    effect : float
        The true mean minus the mean of the null hypothesis.
    deviation : float
        The true standard deviation, greater than 0. The test itself has to
        estimate it.
    n : int
        The size of the sample, at least 2.
    alpha : float, default 0.05
        The significance level, between 0 and 1.
    tail : {"two-sided", "right", "left"}

    Returns
    -------
    float

    Examples
    --------
    >>> round(power_t(2, deviation=10, n=25, tail="right"), 3)
    0.25

    Notes
    -----
    Explained in :ref:`power-of-a-test`.
    """
    n = as_sample_size("n", n, 2)
    shift = _shift(effect, deviation, n)
    return _power(lambda share: special.stdtrit(n - 1, share),
                  _t_below(n - 1), shift, alpha, tail)


def sample_size_z(effect, *, deviation, power=0.8, alpha=0.05,
                  tail="two-sided"):
    """Compute the smallest sample with which a z test reaches a power.

    Parameters
    ----------
    effect : float
        The difference worth detecting, not 0; in a right-tailed test
        positive, in a left-tailed one negative.
    deviation : float
        The standard deviation of the population, greater than 0.
    power : float, default 0.8
        Greater than `alpha` and less than 1.
    alpha : float, default 0.05
        The significance level, between 0 and 1.
    tail : {"two-sided", "right", "left"}

    Returns
    -------
    int

    Raises
    ------
    TypeError, ValueError
        If an argument is not of this kind, or no sample is large enough.

    Examples
    --------
    >>> sample_size_z(2, deviation=10, tail="right")
    155

    Notes
    -----
    Explained in :ref:`eq-sample-size`.
    """
    power, alpha = as_share("power", power), as_share("alpha", alpha)
    effect = as_float("effect", as_number("effect", effect))
    possible = {"right": effect > 0, "left": effect < 0,
                "two-sided": effect != 0}[as_tail(tail)]
    if not possible:
        raise ValueError(
            f"effect: expected one that a {tail} test can detect, got {effect:g}"
        )
    if power <= alpha:
        raise ValueError(
            f"power: expected a number above alpha = {alpha:g}, got {power:g}"
        )

    def enough(n):
        return power_z(effect, deviation=deviation, n=n, alpha=alpha,
                        tail=tail) >= power

    high = 1
    while not enough(high):
        high *= 2
        if high > LARGEST_SAMPLE:
            raise ValueError(
                "effect: expected one that a sample of a billion can detect,"
                f" got {effect:g}"
            )
    low = 0
    while high - low > 1:
        middle = math.floor((low + high) / 2)
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def _shift(effect, deviation, n):
    effect = as_float("effect", as_number("effect", effect))
    return float(effect / as_positive("deviation", deviation) * np.sqrt(n))


def _normal_below(value, shift):
    return special.ndtr(value - shift)


def _t_below(degrees):
    """Return how likely a t statistic is to lie below a value."""
    def below(value, shift):
        probability = special.nctdtr(degrees, shift, value)
        # SciPy gives up, with NaN, where the result is 0 or 1 to 12 digits.
        return float(value > shift) if np.isnan(probability) else probability
    return below


def _power(quantile, below, shift, alpha, tail):
    """Add up the probability of the rejection region.

    `below(value, shift)` is the probability that the statistic lies below a
    value if the truth lies `shift` standard errors above the null value.
    """
    as_tail(tail)
    alpha = as_share("alpha", alpha)
    line = quantile(1 - alpha / 2 if tail == "two-sided" else 1 - alpha)
    # By symmetry, above a line is below its mirror image.
    right, left = float(below(-line, -shift)), float(below(-line, shift))
    return {"right": right, "left": left, "two-sided": left + right}[tail]
