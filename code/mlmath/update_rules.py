"""What a step of descent does with the gradient: plain, momentum, Adam.

A rule is an object with two methods. `begin` returns what the rule remembers
before the first step, `step` returns how far to move, and what it remembers
then. Rules themselves never change, so one rule serves many descents.
"""

from dataclasses import dataclass

import numpy as np

from mlmath._arguments import as_float, as_number, as_positive

__all__ = ["Adam", "Momentum", "Plain"]


@dataclass(frozen=True)
class Plain:
    """Move against the gradient: x <- x - rate * gradient.

    Examples
    --------
    >>> rule = Plain()
    >>> move, _ = rule.step(4.0, 0.25, rule.begin(0.0))
    >>> move
    -1.0

    Notes
    -----
    Explained in :ref:`gradient-descent`.
    """

    def begin(self, point):
        """Return what is remembered before the first step: nothing."""
        return ()

    def step(self, gradient, rate, memory):
        """Return the move and the memory after it."""
        return -rate * gradient, memory


@dataclass(frozen=True)
class Momentum:
    """Move along a velocity that remembers earlier gradients.

    v <- beta * v + gradient, then x <- x - rate * v. Other books multiply
    the gradient by 1 - beta or by the rate; the rate then means something
    else.

    Parameters
    ----------
    beta : float
        The part of the velocity that is kept, at least 0 and less than 1.

    Examples
    --------
    >>> rule = Momentum(0.5)
    >>> first, memory = rule.step(4.0, 0.25, rule.begin(0.0))
    >>> second, _ = rule.step(4.0, 0.25, memory)
    >>> print(first, second)
    -1.0 -1.5

    Notes
    -----
    Explained in :ref:`newtons-method`.
    Source: B. T. Polyak, "Some methods of speeding up the convergence of
    iteration methods", 1964.
    """

    beta: float = 0.9

    def __post_init__(self):
        _check_share("beta", self.beta)

    def begin(self, point):
        """Return the first velocity: zero."""
        return np.zeros_like(point)

    def step(self, gradient, rate, memory):
        """Return the move and the velocity."""
        velocity = self.beta * memory + gradient
        return -rate * velocity, velocity


@dataclass(frozen=True)
class Adam:
    """Use momentum, and divide by the usual size of the gradient.

    m <- beta1 * m + (1 - beta1) * gradient and
    s <- beta2 * s + (1 - beta2) * gradient**2. Both begin at zero and are too
    small at first, so step k divides them by 1 - beta1**k and 1 - beta2**k.
    Then x <- x - rate * m / (sqrt(s) + epsilon), entry by entry.

    Parameters
    ----------
    beta1, beta2 : float
        The parts that are kept, at least 0 and less than 1.
    epsilon : float
        A positive number that prevents a division by zero.

    Examples
    --------
    The first step has the size of the rate, however large the gradient is:

    >>> import numpy as np
    >>> rule = Adam()
    >>> move, _ = rule.step(np.array([800.0, -0.5]), 0.1, rule.begin(np.zeros(2)))
    >>> move.round(6)
    array([-0.1,  0.1])

    Notes
    -----
    Explained in :ref:`newtons-method`.
    Source: D. P. Kingma and J. Ba, "Adam: A method for stochastic
    optimization", 2015.
    """

    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    def __post_init__(self):
        _check_share("beta1", self.beta1)
        _check_share("beta2", self.beta2)
        as_positive("epsilon", self.epsilon)

    def begin(self, point):
        """Return the count of steps, the mean and the mean square: zeros."""
        return 0, np.zeros_like(point), np.zeros_like(point)

    def step(self, gradient, rate, memory):
        """Return the move, and count, mean and mean square."""
        count, mean, square = memory
        count += 1
        mean = self.beta1 * mean + (1 - self.beta1) * gradient
        square = self.beta2 * square + (1 - self.beta2) * gradient**2
        fair_mean = mean / (1 - self.beta1**count)
        fair_square = square / (1 - self.beta2**count)
        move = -rate * fair_mean / (np.sqrt(fair_square) + self.epsilon)
        return move, (count, mean, square)


def _check_share(name, value):
    if not 0 <= as_float(name, as_number(name, value)) < 1:
        raise ValueError(
            f"{name}: expected a number of at least 0 and less than 1,"
            f" got {value}"
        )
