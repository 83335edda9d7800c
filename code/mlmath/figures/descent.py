"""Gradient descent in one variable, to be moved: the still picture."""

import numpy as np

from mlmath._arguments import as_count, as_sequence, counted
from mlmath.figures.charts import (
    draw_path,
    learning_rate,
    limits,
    new_chart,
    one_of,
    real_number,
)
from mlmath.figures.style import PALETTE, house_style

__all__ = ["descent"]

MOST_STEPS = 60
MOST_COEFFICIENTS = 9

# Each function with its slope. The moving figure has the same ones.
FUNCTIONS = {
    "parabola": (lambda x: x**2, lambda x: 2 * x),
    "two-valleys": (lambda x: x**4 / 4 - x**2 + x / 4,
                    lambda x: x**3 - 2 * x + 1 / 4),
    "ripples": (lambda x: x**2 / 10 + np.sin(2 * x),
                lambda x: x / 5 + 2 * np.cos(2 * x)),
    "bend": (lambda x: np.sqrt(1 + x**2), lambda x: x / np.sqrt(1 + x**2)),
}


def descent(*, function, start, rate, steps, x, y,
            largest_rate=None):
    """Draw the figure "Descent" as it stands before anybody moves it.

    Parameters
    ----------
    function : str or sequence of float
        What to descend on: ``"parabola"`` is x², ``"two-valleys"`` is
        x⁴/4 − x² + x/4, ``"ripples"`` is x²/10 + sin 2x, ``"bend"`` is
        √(1 + x²). Or the coefficients of a polynomial, the constant first:
        2 to 9 numbers.
    start : float
        Where the descent begins, within `x`.
    rate : float
        The learning rate, from 0 to 10.
    steps : int
        How many steps to draw, from 0 to 60.
    x, y : tuple of float, shape (2,)
        The part of each axis to show.
    largest_rate : float, optional
        Where the slider for the learning rate ends, at least `rate` and at
        most 10; four times `rate`, but at least 1.2, if not given.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError, ValueError
        If a number is not what is expected; the message names the argument.

    Examples
    --------
    >>> from mlmath.figures.descent import descent
    >>> ax = descent(function="parabola", start=2, rate=0.25, steps=3,
    ...              x=[-3, 3], y=[-1, 5])
    >>> path, = [line for line in ax.lines if line.get_gid() == "path"]
    >>> path.get_xdata()
    array([2.  , 1.  , 0.5 , 0.25])
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in the chapter "Gradient descent".
    """
    value, slope = function_of(function)
    x, y = limits("x", x), limits("y", y)
    start = real_number("start", start, *x)
    rate = learning_rate(rate, largest_rate)
    steps = as_count("steps", steps, MOST_STEPS)
    with house_style():
        ax = new_chart(x, y, ("x", "f(x)"))
        grid = np.linspace(*x, 401)
        ax.plot(grid, value(grid), color=PALETTE["blue"], linestyle="-",
                zorder=3, gid="function")
        path = descend(slope, start, rate, steps)
        draw_path(ax, np.column_stack([path, value(path)]))
    return ax


def function_of(function):
    """Return a function and its slope from a name or from coefficients."""
    if isinstance(function, str):
        return FUNCTIONS[one_of("function", function, FUNCTIONS)]
    entries = as_sequence("function", function,
                          "a name or the coefficients of a polynomial")
    if not 2 <= len(entries) <= MOST_COEFFICIENTS:
        raise ValueError(
            f"function: expected 2 to {MOST_COEFFICIENTS} coefficients,"
            f" got {counted(len(entries), 'number')}"
        )
    polynomial = np.polynomial.Polynomial([
        real_number(f"function[{power}]", entry)
        for power, entry in enumerate(entries)])
    return polynomial, polynomial.deriv()


def descend(slope, start, rate, steps):
    """Return the places of a descent, shape (steps + 1,) or fewer."""
    path = [start]
    while len(path) <= steps and abs(path[-1]) <= 1e9:
        path.append(path[-1] - rate * slope(path[-1]))
    return np.array(path, float)
