"""Learning rates that shrink while a descent goes on.

A schedule is a function of the number of the step, counted from 0. Hand it to
`mlmath.optimize.gradient_descent` in place of a fixed learning rate.
"""

from mlmath._arguments import as_count, as_float, as_number

__all__ = ["halved_every", "inverse_time", "positive_float"]

MOST_STEPS = 10**9


def inverse_time(first, slowdown):
    """Make a learning rate that falls like one over the number of the step.

    In step k, counted from 0, the rate is ``first / (1 + k / slowdown)``. It
    falls to half after `slowdown` steps. The rates add up to infinity, so
    that the descent can get anywhere, while their squares have a finite sum,
    so that the noise of small batches dies out.

    Parameters
    ----------
    first : float
        The rate of the first step, positive.
    slowdown : float
        After how many steps the rate is half of the first, positive.

    Returns
    -------
    callable
        From the number of the step to the rate.

    Raises
    ------
    TypeError, ValueError
        If a number is not positive.

    Examples
    --------
    >>> rate = inverse_time(0.5, slowdown=10)
    >>> rate(0), rate(10), rate(40)
    (0.5, 0.25, 0.1)

    Notes
    -----
    Explained in the chapter "Gradient descent", section "A few rows at a
    time". Source: H. Robbins and S. Monro, "A stochastic approximation
    method", 1951.
    """
    first = positive_float("first", first)
    slowdown = positive_float("slowdown", slowdown)

    def rate(step):
        return first / (1 + step / slowdown)

    return rate


def halved_every(first, steps):
    """Make a learning rate that is cut in half every so many steps.

    Parameters
    ----------
    first : float
        The rate of the first step, positive.
    steps : int
        For how many steps a rate stays.

    Returns
    -------
    callable
        From the number of the step, counted from 0, to the rate.

    Raises
    ------
    TypeError, ValueError
        If `first` is not positive, or `steps` no whole number of at least 1.

    Examples
    --------
    >>> rate = halved_every(0.5, steps=10)
    >>> rate(0), rate(9), rate(10), rate(25)
    (0.5, 0.5, 0.25, 0.125)

    Notes
    -----
    Explained in the chapter "Gradient descent", section "A few rows at a
    time".
    """
    first = positive_float("first", first)
    steps = as_count("steps", steps, MOST_STEPS)
    if steps == 0:
        raise ValueError("steps: expected at least 1, got 0")

    def rate(step):
        return first / 2 ** (step // steps)

    return rate


def positive_float(name, value):
    """Return a positive number as a float.

    >>> positive_float("rate", 1)
    1.0
    """
    number = as_float(name, as_number(name, value))
    if not number > 0:
        raise ValueError(f"{name}: expected a positive number, got {value}")
    return number
