"""What stands behind the page gradients, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from mlmath.exercises.calculus.gradients import (
    FOUR,
    LENGTH,
    ROOM,
    Surface,
    kind_of_point,
    ridge_gradient,
    slope_toward,
)


def test_the_estimate_is_on_the_tangent_plane():
    slope = approx_fprime([3.0, 4.0], np.linalg.norm)
    assert LENGTH.value == pytest.approx(5 + slope @ [0.02, -0.03], abs=1e-6)


def test_the_line_is_that_of_numpy():
    assert FOUR.value == pytest.approx(np.polyfit([0, 1, 2, 3], [1, 3, 4, 8], 1))


def test_the_room_holds_no_smaller_and_no_larger_value():
    x, y = np.meshgrid(np.linspace(0, 4, 81), np.linspace(0, 3, 61))
    values = x**2 - 2 * x * y + 2 * y
    assert ROOM.value == (values.min(), values.max())


@pytest.mark.parametrize("direction", [[3, 4], [-0.1, 0.2], [5, 0]])
def test_the_slope_is_a_difference_quotient(direction):
    f = lambda point: point[0] ** 2 * point[1]
    point, h = np.array([1.0, 2.0]), 1e-6
    unit = np.array(direction) / np.hypot(*direction)
    quotient = (f(point + h * unit) - f(point - h * unit)) / (2 * h)
    assert slope_toward([4, 1], direction) == pytest.approx(quotient)


@pytest.mark.parametrize(("a", "b", "c"), [
    (1, 0, 2), (-1, 1, -1), (1, 3, 1), (2, 1, -3), (0, 2, 0), (3, -2, 1)])
def test_the_kind_is_that_of_the_eigenvalues(a, b, c):
    low, high = np.linalg.eigvalsh([[2 * a, b], [b, 2 * c]])
    expected = "valley" if low > 0 else "hilltop" if high < 0 else "saddle"
    assert kind_of_point(Surface((a, b, c, 0, 0), 3, 1), 3, 1, 0.5) == expected


@pytest.mark.parametrize("place", [
    (i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)])
def test_each_of_the_eight_places_counts(place):
    pit = lambda x, y: -1 if (x, y) == place else x**2 + y**2
    assert kind_of_point(pit, 0, 0, 1) == "saddle"


def test_the_ridge_gradient_is_that_of_difference_quotients():
    rng = np.random.default_rng(17)
    X, y, w = rng.normal(size=(5, 3)), rng.normal(size=5), rng.normal(size=3)
    penalized = lambda w: np.sum((X @ w - y) ** 2) + 0.7 * w @ w
    assert ridge_gradient(X, y, w, 0.7) == pytest.approx(
        approx_fprime(w, penalized), abs=1e-4)
