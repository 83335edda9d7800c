"""What stands behind the page computing-derivatives, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and inputs at the edge.
"""

import numpy as np
import pytest

from mlmath.check import judge
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


# What the random inputs reach ------------------------------------------------


def made_by(maker, count=900):
    return [maker(np.random.default_rng(seed)) for seed in range(count)]


def test_pairs_reach_from_minus_nine_to_nine():
    made = made_by(autodiff.random_pairs)
    for numbers in ({a for (a, _), _ in made}, {b for (_, b), _ in made},
                    {q for _, (_, q) in made}):
        assert numbers == set(range(-9, 10))
    assert {p for _, (p, _) in made} == {-4, -2, -1, 1, 2, 5}
    assert all(type(number) is int for pair in made[0] for number in pair)


def test_curves_places_and_steps_all_occur():
    made = made_by(autodiff.random_curve)
    assert {id(curve) for curve, _, _ in made} == set(map(id, autodiff.CURVES))
    assert {place for _, place, _ in made} == set(range(-3, 4))
    assert {step for _, _, step in made} == {k / 8 for k in range(1, 9)}


def test_programs_are_short_and_use_all_they_have():
    made = made_by(autodiff.random_program)
    assert {len(inputs) for inputs, _ in made} == {1, 2, 3}
    assert {each for inputs, _ in made for each in inputs} == set(range(-3, 6))
    assert {len(steps) for _, steps in made} == {1, 2, 3, 4}
    assert {sign for _, steps in made for sign, _, _ in steps} == {"+", "*"}
    for side in (1, 2):
        # How far behind the newest number a step reaches.
        reached = {len(inputs) + k - step[side]
                   for inputs, steps in made for k, step in enumerate(steps)}
        assert reached == set(range(1, 7))


def test_claims_are_right_or_off_by_one_or_by_minus_two():
    made = made_by(autodiff.random_claim)
    assert {len(x) for _, _, x in made} == {2, 3}
    assert {each for _, _, x in made for each in x} == set(range(-3, 4))
    known = {id(f): slopes_at for losses in autodiff.LOSSES.values()
             for f, slopes_at in losses}
    assert {id(f) for f, _, _ in made} == set(known)
    off = [claimed - right for f, slopes, x in made
           for claimed, right in zip(slopes, known[id(f)](x), strict=True)]
    assert set(off) == {-2, 0, 1}
    assert 0.4 < np.mean(np.array(off) == 0) < 0.6


# Answers that are wrong ------------------------------------------------------


@pytest.mark.parametrize(("slopes", "found"), [
    ([5, 5], []), ([5, 4.9995], []), ([5, 5.002], [1]), ([-5, 5], [0]),
    ([4.998, 2], [0, 1]), ([5, 5.9], [1])])
def test_all_entries_moved_together_measure_one_slope(slopes, found):
    assert autodiff._shifted_together(autodiff.PRODUCT, slopes, [2, 3]) == found


@pytest.mark.parametrize(("claimed", "found"), [
    (3.0005, []), (3.0015, [0]), (2.9985, [0])])
def test_a_slope_may_be_off_by_a_thousandth(claimed, found):
    assert autodiff.suspects(autodiff.PRODUCT, [claimed, 2], [2, 3]) == found


def test_a_bent_loss_needs_a_small_step():
    def bent(x):
        return 1000 * x[0]**3

    assert autodiff.suspects(bent, [0], [0]) == []


@pytest.mark.parametrize(("u", "v", "expected"), [
    ((6, 3), (2, 1), (3, 3)), ((6, 3), (2, 0), (3, 0))])
def test_slope_by_slope_is_told_apart(u, v, expected):
    wrong = autodiff.DIVIDE.mistakes[-1].wrong
    assert wrong(u, v) == expected
    assert "slope by slope" in str(judge(autodiff.DIVIDE, wrong))


def test_a_step_is_compared_with_the_numbers_before_it():
    assert autodiff.is_program([2, 3], [("+", 1, 0), ("*", 2, 2)])
    assert not autodiff.is_program([2, 3], [("+", 1, 0), ("*", 3, 2)])
    assert not autodiff.is_program([2, 3], [("+", 0, 2), ("*", 2, 2)])
    assert not autodiff.is_program([2, 3], [("+", 0, -1)])


def test_a_function_is_shown_as_its_text():
    assert repr(autodiff.CURVES[0]) == "lambda x: x**3"
    assert autodiff.CURVES[0](2) == 8
    assert autodiff._values([2, 3], [("+", 0, 1), ("*", 2, 2)]) == [2, 3, 5, 25]
