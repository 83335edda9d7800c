"""What stands behind the page taylor-convexity-constraints, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, what the random inputs are like, and what is
said to answers in other words.
"""

from math import factorial

import numpy as np
import pytest
from numpy.polynomial import Polynomial
from scipy.optimize import minimize, minimize_scalar

from mlmath.check import judge
from mlmath.exercises.calculus.taylor_convexity_constraints import (
    COSINE,
    MIX,
    NEAREST,
    POLYNOMIAL,
    SOFT,
    ZOO,
    has_derivatives,
    is_penalty,
    is_risk,
    least_risk,
    random_derivatives,
    random_risks,
    random_weights,
    soft,
    taylor_value,
)

ALL = [COSINE, ZOO, NEAREST, POLYNOMIAL, MIX, SOFT]


# A second way ----------------------------------------------------------------


def test_the_cosine_keeps_its_bound():
    value, bound = COSINE.value
    assert value == taylor_value([1, 0, -1, 0, 1], 0, 1)
    assert bound == 1 / factorial(6)
    assert 0 < value - np.cos(1) < bound


def test_wrong_cosines_are_what_their_sentences_say():
    wrong = [mistake.wrong for mistake in COSINE.mistakes]
    assert wrong[0] == (COSINE.value[0], 1 / factorial(5))
    assert wrong[1] == (taylor_value([1, 0, -1], 0, 1), 1 / factorial(4))
    assert wrong[2][0] == pytest.approx(taylor_value([1, 0, 1, 0, 1], 0, 1))
    assert wrong[3][0] == 1 - 1 + 1
    assert wrong[4] == pytest.approx(
        (taylor_value([0, 1, 0, -1], 0, 1), 1 / factorial(5)))


def test_the_six_functions_follow_from_many_chords():
    rng = np.random.default_rng(4)
    u, v = rng.uniform(0.01, 4, size=(2, 3000))
    t = rng.uniform(size=3000)
    whole = (u - 2, v - 2)
    for f, (one, other), kind in [
            (lambda x: x**4, whole, ZOO.value[0]),
            (lambda x: x**3 + x**2, whole, ZOO.value[1]),
            (lambda x: -np.log(x), (u, v), ZOO.value[2]),
            (np.sqrt, (u, v), ZOO.value[3]),
            (lambda x: abs(x - 2), (u, v), ZOO.value[4])]:
        gap = (1 - t) * f(one) + t * f(other) - f((1 - t) * one + t * other)
        assert kind == ("convex" if gap.min() > -1e-9 else
                        "concave" if gap.max() < 1e-9 else "neither")
    assert set(np.sign(np.linalg.eigvalsh(np.diag([2, -2])))) == {-1, 1}
    assert ZOO.value[5] == "neither"


def test_the_nearest_point_is_that_of_scipy():
    found = minimize(lambda p: p @ p, [1, 1], constraints={
        "type": "eq", "fun": lambda p: p[0] + 2 * p[1] - 10})
    assert found.x == pytest.approx(NEAREST.value[:2], abs=1e-5)
    assert 2 * np.array(NEAREST.value[:2]) == pytest.approx(
        NEAREST.value[2] * np.array([1, 2]))
    assert NEAREST.value[0]**2 + NEAREST.value[1]**2 == 20
    assert 10.1**2 / 5 == pytest.approx(20.4, abs=0.01)
    for wanted in ("20.", "20.4", "10.1"):
        assert wanted in NEAREST.remark


@pytest.mark.parametrize("place", [-1.5, 0.0, 0.5, 2.0])
def test_a_polynomial_is_its_own_taylor_polynomial(place):
    cubic = Polynomial([3, -1, 4, 2])
    derivatives = [cubic(1.0), *(cubic.deriv(k)(1.0) for k in range(1, 6))]
    assert taylor_value(derivatives, 1.0, place) == pytest.approx(cubic(place))


def test_ten_derivatives_of_the_exponential_are_enough():
    ends = np.linspace(-1, 1, 41)
    for orders, enough in ((10, True), (7, False)):
        errors = [taylor_value([1] * orders, 0, x) - np.exp(x) for x in ends]
        assert (np.abs(errors).max() < 1e-6) == enough


def test_the_best_mix_is_that_of_scipy():
    rng = np.random.default_rng(8)
    for _ in range(12):
        S, c = random_risks(rng)
        w, price = least_risk(S, c)
        assert w.sum() == pytest.approx(c)
        assert 2 * S @ w == pytest.approx(price)
        found = minimize(lambda x, S=S: x @ S @ x, np.full(len(S), c / len(S)),
                         constraints={"type": "eq",
                                      "fun": lambda x, c=c: x.sum() - c})
        assert w @ S @ w <= found.fun + 1e-6


def test_the_price_is_the_slope_of_the_least_risk():
    S, h = np.array([[9, 1, 4], [1, 25, 4], [4, 4, 16.0]]), 1e-5

    def least(c):
        w = least_risk(S, c)[0]
        return w @ S @ w

    assert least_risk(S, 1)[0] == pytest.approx([0.6, 0.2, 0.2])
    assert least_risk(S, 1)[1] == pytest.approx(12.8)
    assert (least(2 + h) - least(2 - h)) / (2 * h) == pytest.approx(
        least_risk(S, 2)[1])


@pytest.mark.parametrize("b", [-3.0, -0.6, 0.0, 0.25, 1.0, 4.0])
@pytest.mark.parametrize("lam", [0.5, 2.0])
def test_shrinking_makes_the_sum_least(b, lam):
    found = minimize_scalar(lambda w: (w - b)**2 + lam * abs(w),
                            bounds=(-5, 5), method="bounded",
                            options={"xatol": 1e-9})
    assert soft(b, lam) == pytest.approx(found.x, abs=1e-5)


# What the random inputs are like ---------------------------------------------


def drawn(exercise, count=600):
    rng = np.random.default_rng(7)
    return [exercise.inputs(rng) for _ in range(count)]


def test_random_derivatives():
    inputs = drawn(POLYNOMIAL, 900)
    assert {len(values) for values, _, _ in inputs} == set(range(1, 7))
    assert {v for values, _, _ in inputs for v in values} == set(range(-6, 7))
    assert {a for _, a, _ in inputs} == set(range(-3, 4))
    assert {x - a for _, a, x in inputs} == {-2, -0.5, 0.5, 1, 3}
    for values, a, x in inputs:
        assert values.dtype == np.dtype(float)
        assert {type(a), type(x)} == {float}
        assert has_derivatives(values, a, x)


def test_random_risks_are_positive_definite():
    inputs = drawn(MIX)
    assert {S.shape for S, _ in inputs} == {(n, n) for n in range(1, 5)}
    assert {c for _, c in inputs} == {0.5, 1, 2, 10}
    for S, c in inputs:
        assert is_risk(S, c)
        assert np.linalg.eigvalsh(S)[0] > 0.99
        assert S.dtype == np.dtype(float)
        assert type(c) is float
    single = {S[0, 0] for S, _ in inputs if len(S) == 1}
    assert single == set(range(1, 10))
    assert {S[0, 1] for S, _ in inputs if len(S) == 2} >= set(range(-6, 7))
    assert any((least_risk(S, c)[0] < 0).any() for S, c in inputs)


def test_random_weights():
    inputs = drawn(SOFT, 900)
    assert {len(b) for b, _ in inputs} == set(range(1, 6))
    assert {4 * v for b, _ in inputs for v in b} == set(range(-12, 13))
    assert {lam for _, lam in inputs} == {0.5, 1, 2, 4}
    for b, lam in inputs:
        assert b.dtype == np.dtype(float)
        assert type(lam) is float
        assert is_penalty(b, lam)


def test_drawn_inputs_stay_the_same():
    rng = np.random.default_rng(11)
    values, a, x = random_derivatives(rng)
    S, c = random_risks(rng)
    b, lam = random_weights(rng)
    assert (values.tolist(), a, x) == ([-5], 2.0, 2.5)
    assert (S.tolist(), c) == ([[9, -2, 6], [-2, 5, 0], [6, 0, 12]], 10.0)
    assert (b.tolist(), lam) == ([0.75, 2.25, -0.75, -2.25, 0], 1.0)


@pytest.mark.parametrize(("S", "c", "allowed"), [
    ([[1]], 1, True),
    ([[2, 1], [1, 2]], 0.5, True),
    ([[2, 1], [0, 2]], 1, False),
    ([[1, 1], [1, 1]], 1, False),
    ([[1, 2], [2, 1]], 1, False),
    ([[1]], 0, False),
    ([[1]], -1, False),
    ([[1, 0]], 1, False),
    ([1], 1, False),
    (np.zeros((0, 0)), 1, False),
])
def test_risks_that_the_exercise_allows(S, c, allowed):
    assert is_risk(np.array(S, float), c) == allowed


@pytest.mark.parametrize(("b", "lam", "allowed"), [
    ([1.0], 1, True), ([], 1, False), ([1.0], 0, False), ([1.0], -1, False)])
def test_penalties_that_the_exercise_allows(b, lam, allowed):
    assert is_penalty(np.array(b), lam) == allowed
    assert has_derivatives(b, 0, 1) == (len(b) > 0)


# What is said ----------------------------------------------------------------


@pytest.mark.parametrize(("exercise", "answer", "words"), [
    (COSINE, (0.5417, 0.0014), "true error is even"),
    (COSINE, (0.5417, 0.0083), "Not yet"),
    (COSINE, (13 / 24, 1 / 120), "you may use order 5"),
    (ZOO, ZOO.value, "The last one is a saddle"),
    (ZOO, ("convex",) * 6, "Not yet"),
    (NEAREST, (2, 4, 4), "about 20.4"),
    (NEAREST, (2, 4, 2), "The point is right"),
    (NEAREST, (4, 2, 8), "exchanged"),
])
def test_answers_get_their_sentences(exercise, answer, words):
    assert words in judge(exercise, answer).message


@pytest.mark.parametrize(("exercise", "answer", "words"), [
    (POLYNOMIAL, lambda derivatives, a, x: taylor_value(derivatives, 0, x),
     "distance from the center. See a call with `derivatives ="
     " np.array([0.0, 1.0])` and `a = 1.0` and `x = 0.0`"),
    (POLYNOMIAL, lambda derivatives, a, x: taylor_value(derivatives, x, a),
     "wrong sign"),
    (POLYNOMIAL, lambda derivatives, a, x: taylor_value(derivatives[:-1], a, x),
     "leaves out the last derivative"),
    (MIX, lambda S, c: (least_risk(S, 1)[0], least_risk(S, 1)[1]),
     "add up to 1, whatever"),
    (MIX, lambda S, c: (least_risk(S, c)[0], least_risk(S, c)[1] / 2),
     "lacks a factor 2"),
    (MIX, lambda S, c: (least_risk(S, c)[0], least_risk(S, c)[1] * c / 2),
     "second result is the risk"),
    (MIX, lambda S, c: least_risk(np.diag(np.diag(S)), c), "variances only"),
    (SOFT, lambda b, lam: soft(b, 2 * lam), "the whole of `lam`"),
    (SOFT, lambda b, lam: abs(soft(b, lam)), "loses the signs"),
    (SOFT, lambda b, lam: b / (1 + lam), "ridge regression"),
    (SOFT, lambda b, lam: b, "Not yet"),
])
def test_wrong_functions_get_their_sentences(exercise, answer, words):
    feedback = judge(exercise, answer)
    assert feedback.passed is False
    assert words in feedback.message


def test_rounding_of_the_best_mix_is_accepted():
    def rounded(S, c):
        w, price = least_risk(S, c)
        return w * (1 + 1e-10), price * (1 - 1e-10)

    assert judge(MIX, rounded).passed


def test_labels_are_those_of_the_page():
    assert [each.label for each in ALL] == [
        "exercise-convex-cosine", "exercise-convex-zoo",
        "exercise-convex-nearest", "exercise-convex-polynomial",
        "exercise-convex-mix", "exercise-convex-soft"]
