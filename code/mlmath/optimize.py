"""Walking downhill: gradient descent with its history, and its reason to stop.

A descent never runs forever and never hides that it failed. It ends after so
many steps at the latest, notices when it runs away, and the result says why
it stopped.
"""

from dataclasses import dataclass, field

import numpy as np

from mlmath._arguments import (
    as_count,
    as_float,
    as_number,
    as_positive,
    as_tolerance,
    counted,
    described,
    frozen,
)
from mlmath.update_rules import Plain

__all__ = ["Descent", "gradient_descent", "stochastic_gradient_descent"]

# A descent that is so many times farther from its start than where the start
# itself lies, or than 1, will not come back.
FAR = 1e12
MOST_STEPS = 10**7


@dataclass(frozen=True, repr=False, eq=False)
class Descent:
    """Where a descent went, and why it stopped.

    Attributes
    ----------
    points : ndarray, shape (k + 1,) or (k + 1, n)
        The start and the point after each of the k steps, read-only.
    reason : str
        Why it stopped, one of "small gradient", "small step", "steps used
        up" and "diverged".
    gradient_size : float
        The length of the last gradient that was computed.
    losses : ndarray, shape (m,), or None
        The loss, if a function for it was given: at each point, or after each
        epoch of a stochastic descent. Read-only.
    """

    points: np.ndarray
    reason: str
    gradient_size: float
    losses: np.ndarray | None = field(default=None)

    @property
    def point(self):
        """The last point: a float, or an array of shape (n,)."""
        last = self.points[-1]
        return float(last) if last.ndim == 0 else last.copy()

    @property
    def steps(self):
        """How many steps were made."""
        return len(self.points) - 1

    @property
    def converged(self):
        """Whether a stopping rule ended the descent."""
        return self.reason in ("small gradient", "small step")

    @property
    def diverged(self):
        """Whether it ran away."""
        return self.reason == "diverged"

    def __repr__(self):
        end = np.array2string(np.asarray(self.point), precision=6)
        if self.diverged:
            return (
                f"Descent: diverged after {counted(self.steps, 'step')};"
                " try a smaller learning rate"
            )
        return f"Descent: {self.reason} after {counted(self.steps, 'step')}, at {end}"


def gradient_descent(
    gradient, start, *, learning_rate, steps=1000, gradient_tolerance=None,
    step_tolerance=None, rule=None, loss=None,
):
    """Walk downhill by following the negative gradient.

    Parameters
    ----------
    gradient : callable
        ``gradient(point)`` returns the gradient, in the shape of `start`: a
        number for one variable, an array of shape (n,) for n variables.
    start : float or array_like, shape (n,)
        Where to begin.
    learning_rate : float or callable
        A positive number, or a schedule: a function from the number of the
        step, counted from 0, to a positive number.
    steps : int
        How many steps to make at most, up to ten million.
    gradient_tolerance : float, optional
        Stop as soon as the length of the gradient is at most this.
    step_tolerance : float, optional
        Stop as soon as the length of a step is at most this.
    rule : Plain, Momentum or Adam, optional
        What to do with the gradient; `Plain` if not given.
    loss : callable, optional
        ``loss(point)`` returns the height at a point, for the history.

    Returns
    -------
    Descent
        With all points, and with the reason to stop. A descent has diverged
        when a number is no longer finite, or when it is 10**12 times as far
        away as its start.

    Raises
    ------
    TypeError, ValueError
        If an argument is not what is expected, or if `gradient`, `loss` or a
        schedule returns something unfit.

    Examples
    --------
    The valley of (x - 3)**2, and the same with a rate that is too large:

    >>> gradient_descent(lambda x: 2 * (x - 3), 0, learning_rate=0.25,
    ...                  gradient_tolerance=1e-6)
    Descent: small gradient after 23 steps, at 3.
    >>> gradient_descent(lambda x: 2 * (x - 3), 0, learning_rate=1.1)
    Descent: diverged after 146 steps; try a smaller learning rate

    Notes
    -----
    Explained in :ref:`def-gradient-descent-vector`.
    """
    point = _as_point("start", start)
    rate_of = _as_schedule(learning_rate)
    rule = _as_rule(rule)
    steps = as_count("steps", steps, MOST_STEPS)
    walk = _Walk(point, rate_of, rule)
    gradient_tolerance = as_tolerance("gradient_tolerance", gradient_tolerance)
    step_tolerance = as_tolerance("step_tolerance", step_tolerance)
    losses = _Losses(loss)
    losses.note(point)
    reason = "steps used up"
    while True:
        slope = _gradient_at(gradient, walk.point)
        size = float(np.linalg.norm(slope))
        if not np.isfinite(size):
            reason = "diverged"
        elif gradient_tolerance is not None and size <= gradient_tolerance:
            reason = "small gradient"
        if reason != "steps used up" or walk.count == steps:
            break
        moved = walk.step(slope)
        if walk.is_lost():
            reason = "diverged"
            losses.note(walk.point)
            break
        losses.note(walk.point)
        if step_tolerance is not None and moved <= step_tolerance:
            reason = "small step"
            break
    return Descent(walk.history(), reason, size, losses.all())


def stochastic_gradient_descent(
    gradient, start, *, row_count, batch_size, epochs, learning_rate, rng,
    rule=None, loss=None,
):
    """Walk downhill by gradients of a few rows of the data at a time.

    In each epoch the rows are shuffled and dealt into batches, so that every
    row is used once; the last batch may be smaller.

    Parameters
    ----------
    gradient : callable
        ``gradient(point, rows)`` returns the gradient, in the shape of
        `start`, that a batch gives. `rows` holds the indices of the rows,
        shape (b,).
    start : float or array_like, shape (n,)
        Where to begin.
    row_count : int
        How many rows the data have.
    batch_size : int
        How many rows make a batch, from 1 to `row_count`.
    epochs : int
        How often to go through the data.
    learning_rate : float or callable
        As for `gradient_descent`; a schedule counts steps, not epochs.
    rng : numpy.random.Generator
        Shuffles the rows.
    rule : Plain, Momentum or Adam, optional
        As for `gradient_descent`.
    loss : callable, optional
        ``loss(point)`` returns the loss over all rows. It is noted at the
        start and after each epoch.

    Returns
    -------
    Descent
        The reason is "steps used up" or "diverged".

    Raises
    ------
    TypeError, ValueError
        As for `gradient_descent`.

    Examples
    --------
    The number with the least squared distances is the mean, here 4:

    >>> import numpy as np
    >>> from mlmath.learning_rates import inverse_time
    >>> data = np.array([1.0, 3.0, 5.0, 7.0])
    >>> result = stochastic_gradient_descent(
    ...     lambda m, rows: 2 * np.mean(m - data[rows]), 0.0, row_count=4,
    ...     batch_size=2, epochs=200, rng=np.random.default_rng(1),
    ...     learning_rate=inverse_time(0.25, slowdown=4))
    >>> result.steps, round(result.point, 1)
    (400, 4.0)

    Notes
    -----
    Explained in :ref:`gradient-descent`. Source: H. Robbins and S. Monro,
    "A stochastic approximation method", 1951.
    """
    point = _as_point("start", start)
    rows = _at_least_one("row_count", row_count, MOST_STEPS)
    size_of_batch = _at_least_one("batch_size", batch_size, rows)
    epochs = as_count("epochs", epochs, MOST_STEPS)
    walk = _Walk(point, _as_schedule(learning_rate), _as_rule(rule))
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            "rng: expected a random generator such as np.random.default_rng(1),"
            f" got {described(rng)}"
        )
    losses = _Losses(loss)
    losses.note(point)
    size = 0.0
    for _ in range(epochs):
        order = rng.permutation(rows)
        for first in range(0, rows, size_of_batch):
            batch = order[first:first + size_of_batch]
            slope = _gradient_at(
                lambda here: gradient(here, batch),  # noqa: B023  (called at once)
                walk.point)
            size = float(np.linalg.norm(slope))
            if np.isfinite(size):
                walk.step(slope)
            if not np.isfinite(size) or walk.is_lost():
                losses.note(walk.point)
                return Descent(walk.history(), "diverged", size, losses.all())
        losses.note(walk.point)
    return Descent(walk.history(), "steps used up", size, losses.all())


class _Walk:
    """The point, the memory of the rule, and the way so far."""

    def __init__(self, start, rate_of, rule):
        self.point = start
        self._rate_of = rate_of
        self._rule = rule
        self._memory = rule.begin(start)
        self._bound = FAR * max(1.0, float(np.linalg.norm(start)))
        self._points = [start]

    @property
    def count(self):
        return len(self._points) - 1

    def step(self, slope):
        """Make a step and return its length."""
        rate = self._rate_of(self.count)
        # Numbers that grow without end are noticed, not warned about.
        with np.errstate(over="ignore", invalid="ignore"):
            move, self._memory = self._rule.step(slope, rate, self._memory)
            self.point = self.point + move
        self._points.append(self.point)
        return float(np.linalg.norm(move))

    def is_lost(self):
        """Tell whether the walk has left all bounds; NaN counts as lost."""
        return not np.linalg.norm(self.point) <= self._bound

    def history(self):
        return frozen(np.array(self._points))


class _Losses:
    """The losses on the way, if anybody wants to know them."""

    def __init__(self, loss):
        if loss is not None and not callable(loss):
            raise TypeError(f"loss: expected a function, got {described(loss)}")
        self._loss = loss
        self._values = []

    def note(self, point):
        if self._loss is None:
            return
        with np.errstate(over="ignore", invalid="ignore"):
            value = self._loss(_plain(point))
        try:
            self._values.append(float(value))
        except (TypeError, ValueError):
            raise TypeError(
                f"loss: expected a function that returns a number,"
                f" got {described(value)}"
            ) from None

    def all(self):
        return None if self._loss is None else frozen(np.array(self._values))


def _plain(point):
    """Hand out a point: a float for one variable, else a copy."""
    return float(point) if point.ndim == 0 else point.copy()


def _as_point(name, value):
    """Return a fresh float array of shape () or (n,)."""
    try:
        point = np.array(value, dtype=float)
    except (TypeError, ValueError):
        raise TypeError(
            f"{name}: expected a number or a list of numbers,"
            f" got {described(value)}"
        ) from None
    if point.ndim > 1 or point.size == 0:
        raise ValueError(
            f"{name}: expected a number or a list of numbers,"
            f" got shape {point.shape}"
        )
    if not np.isfinite(point).all():
        raise ValueError(f"{name}: expected finite numbers, got {value}")
    return point


def _as_schedule(learning_rate):
    """Return a function from the number of the step to a checked rate."""
    if not callable(learning_rate):
        rate = as_positive("learning_rate", learning_rate)
        return lambda step: rate

    def scheduled(step):
        rate = as_float("learning_rate", as_number(
            "learning_rate", learning_rate(step)))
        if not rate > 0:
            raise ValueError(
                "learning_rate: expected a schedule of positive numbers,"
                f" got {rate} in step {step}"
            )
        return rate

    return scheduled


def _as_rule(rule):
    if rule is None:
        return Plain()
    if isinstance(rule, type) or not (
        hasattr(rule, "begin") and hasattr(rule, "step")
    ):
        raise TypeError(
            "rule: expected an update rule such as Momentum(0.9),"
            f" got {described(rule)}"
        )
    return rule


def _at_least_one(name, value, largest):
    count = as_count(name, value, largest)
    if count == 0:
        raise ValueError(f"{name}: expected at least 1, got 0")
    return count


def _gradient_at(gradient, point):
    """Return the gradient as an array in the shape of the point."""
    with np.errstate(over="ignore", invalid="ignore"):
        value = gradient(_plain(point))
    try:
        slope = np.array(value, dtype=float)
    except (TypeError, ValueError):
        raise TypeError(
            "gradient: expected a function that returns numbers,"
            f" got {described(value)}"
        ) from None
    if slope.shape != point.shape:
        raise ValueError(
            f"gradient: expected a result in the shape of the start,"
            f" {point.shape}, got shape {slope.shape}"
        )
    return slope
