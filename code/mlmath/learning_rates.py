"""Learning rates that shrink while a descent goes on.

A schedule is a function of the number of the step, counted from 0. Hand it to
`mlmath.optimize.gradient_descent` in place of a fixed learning rate.
"""

from mlmath._arguments import as_positive

__all__ = ["inverse_time"]


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
    Explained in :ref:`def-mini-batch`. Source: H. Robbins and S. Monro,
    "A stochastic approximation method", 1951.
    """
    first = as_positive("first", first)
    slowdown = as_positive("slowdown", slowdown)

    def rate(step):
        return first / (1 + step / slowdown)

    return rate
