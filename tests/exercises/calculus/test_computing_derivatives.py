"""What stands behind the page computing-derivatives, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and inputs at the edge.
"""

import numpy as np
import pytest

from mlmath.exercises.calculus import computing_derivatives as autodiff

STEP = 1e-5


def both_sides(f, x):
    return (f(x + STEP) - f(x - STEP)) / (2 * STEP)


def quotients(inputs, steps):
    """The central differences of a program, one for each input."""
    def result(k, t):
        changed = [*inputs[:k], t, *inputs[k + 1:]]
        return autodiff._values(changed, steps)[-1]

    return [both_sides(lambda t, k=k: result(k, t), each)
            for k, each in enumerate(inputs)]


def test_the_numbers_by_hand_are_quotients_too():
    functions = [
        (lambda x: (3 + x) * (2 - 4 * x), 0), (lambda x: (1 + 2 * x)**2, 0),
        (lambda x: 1 / x, 2), (lambda x: x**3 - 2 * x, 2)]
    found = [both_sides(f, x) for f, x in functions]
    assert autodiff.BY_HAND.value == pytest.approx(found)


def test_the_walk_by_hand_is_the_walk_of_the_list():
    walk = autodiff.slopes_back(
        [2, 3], [("*", 0, 1), ("+", 2, 0), ("*", 3, 2)])
    assert list(autodiff.WALK.value[2:]) == walk


@pytest.mark.parametrize(("u", "v"), [
    ((6, 1), (2, 0)), ((3, 5), (2, 7)), ((0, 1), (-2, 3))])
def test_a_quotient_of_pairs_is_that_of_functions(u, v):
    def ratio(t):
        return (u[0] + u[1] * t) / (v[0] + v[1] * t)

    value, slope = autodiff.divide(u, v)
    assert value == ratio(0)
    assert slope == pytest.approx(both_sides(ratio, 0))


@pytest.mark.parametrize("exponent", [1, 2, 3, 4])
def test_the_sharper_slope_is_exact_up_to_the_fourth_power(exponent):
    found = autodiff.sharper(lambda x: x**exponent, 2, 0.5)
    assert found == pytest.approx(exponent * 2**(exponent - 1), rel=1e-12)


def test_the_sharper_slope_has_an_error_of_the_fourth_order():
    errors = [autodiff.sharper(np.exp, 0, h) - 1 for h in (0.4, 0.2)]
    assert errors[0] / errors[1] == pytest.approx(16, rel=0.02)


def test_slopes_of_random_programs_are_quotients():
    rng = np.random.default_rng(15)
    for _ in range(40):
        inputs, steps = autodiff.random_program(rng)
        assert autodiff.is_program(inputs, steps)
        assert autodiff.slopes_back(inputs, steps) == pytest.approx(
            quotients(inputs, steps), rel=1e-4, abs=1e-3)


@pytest.mark.parametrize(("inputs", "steps"), [
    ([], []), ([2], []), ([2], [("+", 0, 1)]), ([2], [("+", -1, 0)])])
def test_a_program_uses_what_is_there(inputs, steps):
    assert not autodiff.is_program(inputs, steps)


def test_every_slope_of_a_loss_is_right():
    for losses in autodiff.LOSSES.values():
        for f, slopes_at in losses:
            x = [2, -1, 3][:len(slopes_at([1, 1, 1]))]
            assert autodiff.suspects(f, slopes_at(x), x) == []


def test_random_claims_are_wrong_where_they_were_changed():
    rng = np.random.default_rng(15)
    counts = [len(autodiff.suspects(*autodiff.random_claim(rng)))
              for _ in range(60)]
    assert {0, 1, 2} <= set(counts)
