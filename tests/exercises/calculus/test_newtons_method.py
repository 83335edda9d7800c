"""What stands behind the page newtons-method, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, what the random inputs are like, and what is
said to answers in other words.
"""

import numpy as np
import pytest
from scipy.optimize import approx_fprime, minimize, newton
from scipy.special import expit

from mlmath.check import judge
from mlmath.exercises.calculus.newtons_method import (
    ADAM,
    CUBE,
    HESSIAN,
    RECIPROCAL,
    SHAPES,
    SHIFT,
    UNITS,
    adam_step,
    has_one_solution,
    inverse_root,
    is_landscape,
    logistic_newton,
    random_adam,
    random_landscapes,
    random_rows,
    random_starts,
    safe_step,
)
from mlmath.update_rules import Adam

ALL = [CUBE, HESSIAN, SHAPES, RECIPROCAL, UNITS, SHIFT, ADAM]


# A second way ----------------------------------------------------------------


def test_the_steps_to_the_cube_root_are_those_of_scipy():
    cube = {"func": lambda x: x**3 - 5, "fprime": lambda x: 3 * x**2, "x0": 2.0}
    for count, place in enumerate(CUBE.value, 1):
        found, _ = newton(**cube, maxiter=count, disp=False, full_output=True)
        assert found == pytest.approx(place, abs=1e-7)


def test_the_first_wrong_cube_root_goes_the_other_way():
    up = 2 + 3 / 12
    assert CUBE.mistakes[0].wrong == pytest.approx(
        (up, up + (up**3 - 5) / (3 * up**2)))
    half = 2 - 3 / 4
    assert CUBE.mistakes[1].wrong == pytest.approx(
        (half, half - (half**3 - 5) / (2 * half)))
    assert CUBE.mistakes[2].wrong == pytest.approx((2 - 3 / 12, 2 - 6 / 12))
    assert CUBE.mistakes[3].wrong == pytest.approx((np.cbrt(5),) * 2, abs=1e-5)
    assert CUBE.mistakes[4].wrong[1] == pytest.approx(
        CUBE.value[1] - (CUBE.value[1]**3 - 5) / (3 * CUBE.value[1]**2))


def test_the_hessian_is_that_of_difference_quotients():
    def slope(place):
        x, y = place
        return np.array([2 * x * y, x**2 + 3 * y**2])

    found = approx_fprime(np.array([1.0, 2.0]), slope, 1e-7)
    assert HESSIAN.value == pytest.approx(found, abs=1e-5)
    assert HESSIAN.mistakes[0].wrong == pytest.approx(slope((1, 2)))
    u = np.array([0.6, 0.8])
    assert u @ HESSIAN.value @ u == pytest.approx(11.04)
    assert "11.04" in HESSIAN.remark


def test_the_four_shapes_follow_from_eigenvalues():
    for matrix, shape in zip(
            ([[2, 1], [1, 3]], [[1, 3], [3, 1]], [[-2, 0], [0, -5]],
             [[1, 2], [2, 4]]), SHAPES.value, strict=True):
        low, high = np.linalg.eigvalsh(matrix).round(9)
        assert shape == ("undecided" if low * high == 0 else
                         "saddle" if low * high < 0 else
                         "minimum" if low > 0 else "maximum")


@pytest.mark.parametrize("a", [0.5, 1.0, 7.0])
def test_five_steps_come_to_the_inverse_root(a):
    assert inverse_root(a, 0.8 / np.sqrt(a), 6) == pytest.approx(1 / np.sqrt(a))
    assert inverse_root(a, 0.3, 0) == 0.3
    step = 0.3 - (1 / 0.3**2 - a) / (-2 / 0.3**3)
    assert inverse_root(a, 0.3, 1) == pytest.approx(step)


def log_loss(w, X, y):
    z = X @ w
    return np.mean(np.logaddexp(0, z) - y * z)


def test_the_logistic_step_follows_difference_quotients():
    rng = np.random.default_rng(3)
    for _ in range(9):
        X, y, w = random_rows(rng)

        def slope(at, X=X, y=y):
            return X.T @ (expit(X @ at) - y) / len(y)

        assert slope(w) == pytest.approx(
            approx_fprime(w, log_loss, 1e-7, X, y), abs=1e-5)
        bend = approx_fprime(w, slope, 1e-7)
        assert bend @ (logistic_newton(X, y, w) - w) == pytest.approx(
            -slope(w), abs=1e-4)


def test_logistic_steps_end_where_scipy_does():
    X = np.array([[1, -1], [1, 0], [1, 1], [1, 2], [1, 3.0]])
    y, w = np.array([0, 1, 0, 1, 1.0]), np.zeros(2)
    for _ in range(9):
        w = logistic_newton(X, y, w)
    assert w == pytest.approx(minimize(log_loss, w * 0, (X, y)).x, abs=1e-3)


def test_a_safe_step_leads_down():
    rng = np.random.default_rng(5)
    for _ in range(60):
        H, g = random_landscapes(rng)
        p = safe_step(H, g)
        assert g @ p < 0 or not g.any()
        if np.linalg.eigvalsh(H)[0] >= 0.1:
            assert H @ p == pytest.approx(-g)


def test_a_safe_step_shifts_the_smallest_eigenvalue_to_a_tenth():
    values, vectors = np.linalg.eigh(np.array([[1.0, 2.0], [2.0, -1.0]]))
    H = vectors @ np.diag(values) @ vectors.T
    assert safe_step(H, vectors[:, 0]) == pytest.approx(-vectors[:, 0] / 0.1)
    assert safe_step(H, vectors[:, 1]) == pytest.approx(
        -vectors[:, 1] / (values[1] - values[0] + 0.1))


def test_adam_is_that_of_the_package():
    rule, rng = Adam(), np.random.default_rng(2)
    memory, m, s = rule.begin(np.array(0.0)), 0.0, 0.0
    for k in range(1, 30):
        g = float(rng.normal())
        there, memory = rule.step(g, 0.2, memory)
        move, m, s = adam_step(g, m, s, k, 0.2)
        assert move == pytest.approx(float(there))
        assert (m, s) == pytest.approx((float(memory[1]), float(memory[2])))


# What the random inputs are like ---------------------------------------------


def drawn(exercise, count=400):
    rng = np.random.default_rng(7)
    return [exercise.inputs(rng) for _ in range(count)]


def test_random_starts_lie_below_the_inverse_root():
    inputs = drawn(RECIPROCAL, 900)
    assert {a for a, _, _ in inputs} == set(range(1, 10))
    assert {steps for _, _, steps in inputs} == set(range(5))
    shares = {round(x * np.sqrt(a), 1) for a, x, _ in inputs}
    assert shares == {k / 10 for k in range(2, 10)}
    for a, x, steps in inputs:
        assert x == round(x, 3)
        assert {type(a), type(x)} == {float}
        assert type(steps) is int
        assert 0 < inverse_root(a, x, steps) < 1.01 / np.sqrt(a)


def test_random_rows_have_one_solution():
    inputs = drawn(UNITS)
    assert {X.shape for X, _, _ in inputs} == {
        (n, d) for n in range(3, 7) for d in range(1, 4)}
    for X, y, w in inputs:
        assert (X[:, 0] == 1).all()
        assert np.linalg.matrix_rank(X) == X.shape[1]
        assert y.shape == X.shape[:1]
        assert w.shape == X.shape[1:]
        assert np.isfinite(logistic_newton(X, y, w)).all()
        assert X.dtype == y.dtype == w.dtype == np.dtype(float)
    off = {X[i, j] for X, _, _ in inputs for j in range(1, X.shape[1])
           for i in range(len(X)) if i != j}
    assert off == set(range(-2, 3))
    assert {X[j, j] for X, _, _ in inputs for j in range(1, X.shape[1])} == set(
        range(4, 9))
    assert {v for _, y, _ in inputs for v in y} == {0, 1}
    assert {v for _, _, w in inputs for v in w} == {-0.5, 0, 0.5}


def test_random_landscapes_are_of_all_kinds():
    inputs = drawn(SHIFT, 900)
    assert {H.shape for H, _ in inputs} == {(n, n) for n in (1, 2, 3)}
    kinds = set()
    for H, g in inputs:
        assert np.array_equal(H, H.T)
        assert g.shape == H.shape[:1]
        assert H.dtype == g.dtype == np.dtype(float)
        low, high = np.linalg.eigvalsh(H)[[0, -1]]
        kinds.add((low >= 0.1, high > 0))
    assert kinds == {(True, True), (False, True), (False, False)}
    assert {v for H, _ in inputs for v in np.diag(H)} == {-4, -2, 0, 2, 4}
    assert {H[0, 1] for H, _ in inputs if len(H) > 1} == set(range(-4, 5))
    assert {v for _, g in inputs for v in g} == set(range(-3, 4))


def test_random_memories_of_adam():
    inputs = drawn(ADAM, 900)
    assert {g for g, *_ in inputs} == {-5, -0.5, 0.25, 3}
    assert {m for _, m, *_ in inputs} == set(range(-3, 4))
    assert {s for _, _, s, _, _ in inputs} == set(range(1, 5))
    assert {k for *_, k, _ in inputs} == set(range(1, 9))
    assert {rate for *_, rate in inputs} == {0.01, 0.5}
    for g, m, s, k, rate in inputs:
        assert {type(g), type(m), type(s), type(rate)} == {float}
        assert type(k) is int


def test_drawn_inputs_stay_the_same():
    rng = np.random.default_rng(11)
    a, x, steps = random_starts(rng)
    X, y, w = random_rows(rng)
    H, g = random_landscapes(rng)
    assert (a, x, steps) == FIXED["starts"]
    assert (X.tolist(), y.tolist(), w.tolist()) == FIXED["rows"]
    assert (H.tolist(), g.tolist()) == FIXED["landscapes"]
    assert random_adam(rng) == FIXED["adam"]


FIXED = {
    "starts": (2.0, 0.212, 3),
    "rows": ([[1, 1], [1, 6], [1, 0], [1, 0]], [0, 1, 0, 1], [0.5, 0.5]),
    "landscapes": ([[4, -3], [-3, 0]], [0, 1]),
    "adam": (3.0, -2.0, 4.0, 2, 0.01),
}


@pytest.mark.parametrize(("X", "y", "w", "allowed"), [
    ([[1]], [0], [0], True),
    ([[1, 0], [1, 2]], [0, 1], [0, 0], True),
    ([[1, 2], [1, 2]], [0, 1], [0, 0], False),
    ([[1, 0], [2, 2]], [0, 1], [0, 0], False),
    ([[1, 0], [1, 2]], [0, 2], [0, 0], False),
    ([[1, 0], [1, 2]], [0, 1, 1], [0, 0], False),
    ([[1, 0], [1, 2]], [0, 1], [0], False),
    ([[1, 0]], [1], [0, 0], False),
])
def test_tables_that_the_exercise_allows(X, y, w, allowed):
    assert has_one_solution(*map(np.array, (X, y, w))) == allowed


@pytest.mark.parametrize(("H", "g", "allowed"), [
    ([[0]], [1], True),
    ([[0, 1], [1, 2]], [1, 0], True),
    ([[0, 1], [2, 2]], [1, 0], False),
    ([[0, 1], [1, 2]], [1], False),
    ([[0, 1]], [1, 1], False),
])
def test_matrices_that_the_exercise_allows(H, g, allowed):
    assert is_landscape(np.array(H), np.array(g)) == allowed


# What is said ----------------------------------------------------------------


@pytest.mark.parametrize(("exercise", "answer", "words"), [
    (CUBE, (1.75, 1.71088), "After two more steps ten digits"),
    (CUBE, (1.75, 1.71), "Not yet"),
    (HESSIAN, [[4, 2], [2, 12]], "11.04"),
    (HESSIAN, [[4, 2], [2, 13]], "last entry is wrong"),
    (HESSIAN, [4, 13], "That is the gradient"),
    (SHAPES, ("minimum", "saddle", "maximum", "undecided"), "Right"),
    (SHAPES, ("minimum", "minimum", "maximum", "minimum"), "diagonal only"),
    (SHAPES, ("minimum", "saddle", "minimum", "undecided"), "trace"),
])
def test_answers_get_their_sentences(exercise, answer, words):
    assert words in judge(exercise, answer).message


@pytest.mark.parametrize(("exercise", "answer", "words"), [
    (RECIPROCAL, lambda a, x, steps: inverse_root(a, x, steps + 1),
     "one step too many. See a call with `a = 1.0` and `x = 0.3`"),
    (RECIPROCAL, lambda a, x, steps: inverse_root(a, x, 1), "one step, however"),
    (RECIPROCAL, lambda a, x, steps: a**-0.5, "`steps = 0`"),
    (UNITS, lambda X, y, w: w - (logistic_newton(X, y, w) - w),
     "uphill. See a call with `X = np.array([[1.0]])`"),
    (UNITS, lambda X, y, w: logistic_newton(X, y, w) - w, "return the step"),
    (UNITS, lambda X, y, w: logistic_newton(X, y, 0 * w) - 0 * w, "Not yet"),
    (SHIFT, lambda H, g: -safe_step(H, g),
     "uphill. See a call with `H = np.array([[0.0, 0.0], [0.0, 0.0]])`"),
    (SHIFT, lambda H, g: -np.linalg.pinv(H) @ g, "plain Newton step"),
    (ADAM, lambda g, m, s, k, rate: (-adam_step(g, m, s, k, rate)[0],
                                     *adam_step(g, m, s, k, rate)[1:]),
     "uphill. See a call with `g = 1.0`"),
    (ADAM, lambda g, m, s, k, rate: (adam_step(g, m, s, k, rate)[0], m, s),
     "means from before the step"),
])
def test_wrong_functions_get_their_sentences(exercise, answer, words):
    feedback = judge(exercise, answer)
    assert feedback.passed is False
    assert words in feedback.message


@pytest.mark.parametrize("answer", [
    lambda H, g: safe_step(H, g) * (1 + 1e-9),
    lambda H, g: list(safe_step(H, g)),
])
def test_rounding_of_a_safe_step_is_accepted(answer):
    assert judge(SHIFT, answer).passed


def test_labels_are_those_of_the_page():
    assert [each.label for each in ALL] == [
        "exercise-newton-cube", "exercise-newton-hessian",
        "exercise-newton-shapes", "exercise-newton-reciprocal",
        "exercise-newton-units", "exercise-newton-shift", "exercise-adam"]
