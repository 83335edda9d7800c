"""Gradient descent in two variables, to be moved: the still picture."""

import numpy as np

from mlmath._arguments import as_count
from mlmath.figures.charts import (
    draw_contours,
    draw_path,
    learning_rate,
    limits,
    new_chart,
    one_of,
    place,
    real_number,
)
from mlmath.figures.style import house_style

__all__ = ["contour_descent"]

MOST_STEPS = 200
HEIGHT = 3.3  # inches
CURVATURES = (1.0, 10.0)  # of a bowl for which none are given


def _bowl(a, b):
    return (lambda x, y: (a * x**2 + b * y**2) / 2,
            lambda x, y: (a * x, b * y))


# Each valley with its gradient. The moving figure has the same ones.
VALLEYS = {
    "two-valleys": (
        lambda x, y: x**4 / 4 - x**2 + x / 4 + y**2,
        lambda x, y: (x**3 - 2 * x + 1 / 4, 2 * y)),
    "four-valleys": (
        lambda x, y: (x**4 + y**4) / 4 - x**2 - y**2 + (x + y) / 4 + x * y / 4,
        lambda x, y: (x**3 - 2 * x + 1 / 4 + y / 4,
                      y**3 - 2 * y + 1 / 4 + x / 4)),
    "banana": (
        lambda x, y: (1 - x)**2 + 5 * (y - x**2)**2,
        lambda x, y: (-2 * (1 - x) - 20 * x * (y - x**2), 10 * (y - x**2))),
}


def contour_descent(*, valley, start, rate, steps, x, y, momentum=0.0,
                    curvatures=None, largest_rate=None):
    """Draw the figure "Contour descent" before anybody moves it.

    Parameters
    ----------
    valley : str
        What to descend on: ``"bowl"`` is (a x² + b y²)/2 with the curvatures
        a and b, ``"two-valleys"`` is x⁴/4 − x² + x/4 + y²,
        ``"four-valleys"`` is (x⁴ + y⁴)/4 − x² − y² + (x + y)/4 + xy/4,
        ``"banana"`` is (1 − x)² + 5(y − x²)².
    start : tuple of float, shape (2,)
        Where the descent begins, within `x` and `y`.
    rate : float
        The learning rate, from 0 to 10.
    steps : int
        How many steps to draw, from 0 to 200.
    x, y : tuple of float, shape (2,)
        The part of each axis to show.
    momentum : float
        How much of the last velocity is kept, from 0 to 0.99:
        v ← momentum · v + ∇f, then (x, y) ← (x, y) − rate · v.
    curvatures : tuple of float, shape (2,), optional
        Of a bowl, from 0.01 to 100; 1 and 10 if not given.
    largest_rate : float, optional
        Where the slider for the learning rate ends, at least `rate` and at
        most 10; four times `rate` if not given.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError, ValueError
        If a number is not what is expected; the message names the argument.

    Examples
    --------
    >>> from mlmath.figures.contour_descent import contour_descent
    >>> ax = contour_descent(
    ...     valley="bowl", curvatures=[1, 4], start=[2, 1], rate=0.25,
    ...     steps=1, x=[-3, 3], y=[-2, 2])
    >>> path, = [line for line in ax.lines if line.get_gid() == "path"]
    >>> path.get_xydata()
    array([[2. , 1. ],
           [1.5, 0. ]])
    >>> import matplotlib.pyplot as plt
    >>> plt.close(ax.figure)

    Notes
    -----
    Explained in the chapter "Gradient descent".
    """
    value, gradient = valley_of(valley, curvatures)
    x, y = limits("x", x), limits("y", y)
    start = place("start", start)
    for axis, span in enumerate((x, y)):
        real_number(f"start[{axis}]", start[axis], *span)
    rate = learning_rate(rate, largest_rate)
    momentum = real_number("momentum", momentum, 0, 0.99)
    steps = as_count("steps", steps, MOST_STEPS)
    with house_style():
        ax = new_chart(x, y, ("x", "y"), HEIGHT, same_scale=True)
        draw_contours(ax, value)
        draw_path(ax, descend(gradient, start, rate, momentum, steps))
    return ax


def valley_of(valley, curvatures):
    """Return a function of two variables and its gradient."""
    one_of("valley", valley, ("bowl", *VALLEYS))
    if valley == "bowl":
        pair = place("curvatures", CURVATURES if curvatures is None
                     else curvatures, "the two curvatures of the bowl")
        return _bowl(*(real_number(f"curvatures[{axis}]", curvature, 0.01, 100)
                       for axis, curvature in enumerate(pair)))
    if curvatures is not None:
        raise ValueError(
            f"curvatures: expected none for the valley {valley},"
            f" got {curvatures!r}"
        )
    return VALLEYS[valley]


def descend(gradient, start, rate, momentum, steps):
    """Return the places of a descent, shape (steps + 1, 2) or fewer."""
    path = [np.array(start, float)]
    velocity = np.zeros(2)
    while len(path) <= steps and np.hypot(*path[-1]) <= 1e6:
        velocity = momentum * velocity + gradient(*path[-1])
        path.append(path[-1] - rate * velocity)
    return np.array(path)
