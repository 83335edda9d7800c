"""The p-value machine that readers can move: the still picture."""

from itertools import islice

import numpy as np

from mlmath._arguments import (
    as_float,
    as_number,
    as_positive,
    as_share,
    as_tail,
)
from mlmath.distributions import Binomial, Normal
from mlmath.figures._even_numbers import even_numbers
from mlmath.figures.hypothesis_tests import plot_null_histogram
from mlmath.figures.two_hills import checked_name, sample_size

__all__ = ["null_simulation"]

DRAWS = 1000
LONGEST = 400  # trials of one draw of kind "coin"


def null_simulation(*, kind, null_value, n, observed, deviation=None,
                    tail="right", seed=1, name="result"):
    """Draw the figure "p-value machine" after a thousand draws.

    Parameters
    ----------
    kind : {"mean", "coin"}
        Whether a result is the mean of `n` values, or the number of successes
        in `n` trials.
    null_value : float
        The mean of one value, or the probability of a success, under the null
        hypothesis.
    n : int
        The size of the sample; at most 400 for a coin.
    observed : float
        The result of the data.
    deviation : float, optional
        The standard deviation of one value, for the kind "mean" only.
    tail : {"right", "left", "two-sided"}
        Which results are at least as extreme.
    seed : int
        Which random numbers are drawn, from 0 to a million.
    name : str
        What the horizontal axis shows.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError, ValueError
        If a number is not what is expected; the message names the argument.

    Examples
    --------
    >>> from mlmath.figures.null_simulation import null_simulation
    >>> ax = null_simulation(kind="coin", null_value=0.5, n=10, observed=8)
    >>> ax.get_xlabel()
    'result'
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in the chapter "Hypothesis tests". The moving figure draws the
    same results in the same order.
    """
    model = null_model(kind, null_value, n, deviation)
    observed = as_float("observed", as_number("observed", observed))
    if kind == "coin" and not (observed.is_integer() and 0 <= observed <= n):
        raise ValueError(
            f"observed: expected a whole number from 0 to {n}, got {observed:g}")
    results = simulated_results(model, checked_seed(seed), DRAWS)
    return plot_null_histogram(results, observed, as_tail(tail),
                               name=checked_name(name))


def null_model(kind, null_value, n, deviation):
    """Return the distribution of a result under the null hypothesis."""
    size = sample_size(n)
    if kind == "mean":
        if deviation is None:
            raise ValueError('deviation: expected a number for the kind "mean",'
                             " got none")
        center = as_float("null_value", as_number("null_value", null_value))
        return Normal(center, as_positive("deviation", deviation) / np.sqrt(size))
    if kind != "coin":
        raise ValueError(f'kind: expected "mean" or "coin", got {kind!r}')
    if deviation is not None:
        raise ValueError('deviation: expected none for the kind "coin",'
                         f" got {deviation!r}")
    if size > LONGEST:
        raise ValueError(f"n: expected at most {LONGEST} trials, got {n!r}")
    return Binomial(size, as_share("null_value", null_value))


def simulated_results(model, seed, count):
    """Return so many results, made from even numbers by the quantiles."""
    return np.array([model.quantile(even)
                     for even in islice(even_numbers(seed), count)], dtype=float)


def checked_seed(seed):
    """Return the seed after a check that the moving figure takes it."""
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise TypeError(f"seed: expected a whole number, got {seed!r}")
    if not 0 <= seed <= 1_000_000:
        raise ValueError(f"seed: expected a number from 0 to a million, got {seed}")
    return seed
