"""What stands behind the page gradients, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and the ends of the random inputs.
"""

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from mlmath.exercises.calculus.gradients import (
    FOUR,
    LENGTH,
    ROOM,
    Surface,
    compare,
    kind_of_point,
    random_directions,
    random_fit,
    random_surface,
    ridge_gradient,
    slope_toward,
)


ALL_EIGHT = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]


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


@pytest.mark.parametrize("place", ALL_EIGHT)
def test_each_of_the_eight_places_counts(place):
    pit = lambda x, y: -1 if (x, y) == place else x**2 + y**2
    assert kind_of_point(pit, 0, 0, 1) == "saddle"


def test_the_ridge_gradient_is_that_of_difference_quotients():
    rng = np.random.default_rng(17)
    X, y, w = rng.normal(size=(5, 3)), rng.normal(size=5), rng.normal(size=3)
    penalized = lambda w: np.sum((X @ w - y) ** 2) + 0.7 * w @ w
    assert ridge_gradient(X, y, w, 0.7) == pytest.approx(
        approx_fprime(w, penalized), abs=1e-4)


# What the random inputs reach ------------------------------------------------


def made_by(maker, count=900):
    return [maker(np.random.default_rng(seed)) for seed in range(count)]


def test_directions_reach_their_ends_and_are_never_zero():
    made = made_by(random_directions)
    assert {len(gradient) for gradient, _ in made} == {2, 3, 4}
    assert all(len(gradient) == len(direction) for gradient, direction in made)
    entries = {entry for gradient, _ in made for entry in gradient}
    assert entries == set(range(-5, 6))
    entries = {entry for _, direction in made for entry in direction}
    assert entries == set(range(-4, 6))
    assert all(type(entry) is int for pair in made[0] for entry in pair)
    # One entry, at any place, is set to one of three numbers; only it is 5.
    assert all({-3, 2, 5} & set(direction) for _, direction in made)
    assert {direction.count(5) for _, direction in made} == {0, 1}
    for count in (2, 3, 4):
        assert {direction.index(5) for _, direction in made
                if len(direction) == count and 5 in direction} == set(range(count))


def test_surfaces_places_and_steps_all_occur():
    made = made_by(random_surface)
    assert all(len(f.numbers) == 5 for f, _, _, _ in made)
    for column in zip(*(f.numbers for f, _, _, _ in made)):
        assert set(column) == set(range(-3, 4))
    assert {(p, q) for _, p, q, _ in made} == {
        (p, q) for p in range(4) for q in range(4)}
    assert {h for _, _, _, h in made} == {0.25, 0.5, 1.0}
    f, p, q, h = made[0]
    assert type(f.numbers) is tuple and type(h) is float
    assert all(type(number) is int for number in (*f.numbers, p, q))


def test_the_critical_point_of_a_surface_is_the_one_that_comes_with_it():
    for f, p, q, _ in made_by(random_surface, 40):
        assert (f.p, f.q) == (p, q)
        assert f(p, q) == 0
        assert approx_fprime([p, q], lambda point, f=f: f(*point)) == (
            pytest.approx([0, 0], abs=1e-6))


def test_fits_have_one_to_three_rows_and_columns():
    made = made_by(random_fit)
    assert {X.shape for X, _, _, _ in made} == {
        (rows, columns) for rows in (1, 2, 3) for columns in (1, 2, 3)}
    assert all(X.shape == (len(y), len(w)) for X, y, w, _ in made)
    for place, largest in enumerate((3, 5, 3)):
        numbers = {number for row in made for number in row[place].flat}
        assert numbers == set(range(-largest, largest + 1))
        assert made[0][place].dtype == float
    assert {lam for _, _, _, lam in made} == {0.5, 1.0, 3.0}
    assert type(made[0][3]) is float


# Surfaces and their kinds ----------------------------------------------------


@pytest.mark.parametrize(("surface", "text"), [
    (Surface((1, 2, 3, -4, 5)),
     "lambda x, y: 1*x**2 + 2*x*y + 3*y**2 + -4*x**3 + 5*y**3"),
    (Surface((1, -2, 3, 4, 5), 1, 2),
     "lambda x, y: 1*(x - 1)**2 + -2*(x - 1)*(y - 2) + 3*(y - 2)**2"
     " + 4*(x - 1)**3 + 5*(y - 2)**3"),
    (Surface((0, 2, 0, 0, 0), q=3), "lambda x, y: 2*x*(y - 3)"),
    (Surface((0, 2, 0, 0, 0), 3), "lambda x, y: 2*(x - 3)*y"),
    (Surface((0, 0, 0, 0, 0)), "lambda x, y: 0"),
])
def test_a_surface_is_what_its_text_says(surface, text):
    assert repr(surface) == text
    told = eval(text)
    for x, y in [(0, 0), (2, 5), (-1, 3), (4, -2)]:
        assert surface(x, y) == told(x, y)


@pytest.mark.parametrize("make", [
    lambda: kind_of_point, lambda: compare(ALL_EIGHT)])
@pytest.mark.parametrize(("f", "expected"), [
    (lambda x, y: 5 + x**2 + y**2, "valley"),
    (lambda x, y: 5 - x**2 - y**2, "hilltop"),
    (lambda x, y: 5 + x**2 - y**2, "saddle"),
    (lambda x, y: 5 + x**2, "unclear"),
    (lambda x, y: 5 - x**2, "unclear"),
    (lambda x, y: 5, "unclear"),
])
def test_small_steps_tell_the_kind(make, f, expected):
    kind = make()
    for h in (0.01, 0.5, 3):
        assert kind(f, 0, 0, h) == expected
        assert kind(lambda x, y: f(x - 20, y + 10), 20, -10, h) == expected
        assert kind(lambda x, y: f(x, y) - 9, 0, 0, h) == expected


@pytest.mark.parametrize("step", [1, 4])
def test_the_eight_places_are_one_step_away(step):
    seen = set()

    def watched(x, y):
        seen.add((x, y))
        return 0

    kind_of_point(watched, 10, 20, step)
    assert seen - {(10, 20)} == {
        (10 + i * step, 20 + j * step) for i, j in ALL_EIGHT}


@pytest.mark.parametrize("place", ALL_EIGHT)
def test_a_wrong_function_looks_at_its_places_only(place):
    i, j = place
    peak = lambda x, y: x == 10 + 4 * i and y == 20 + 4 * j
    assert compare([place])(peak, 10, 20, 4) == "valley"
    assert compare([place])(lambda x, y: -peak(x, y), 10, 20, 4) == "hilltop"
    others = [other for other in ALL_EIGHT if other != place]
    assert compare(others)(peak, 10, 20, 4) == "unclear"
