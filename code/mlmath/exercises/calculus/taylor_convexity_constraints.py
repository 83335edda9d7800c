"""The exercises of the chapter on Taylor polynomials, convexity and constraints."""

from math import factorial

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# The cosine at 1 -------------------------------------------------------------

COSINE = ValueExercise(
    label="exercise-convex-cosine",
    value=(13 / 24, 1 / 720),
    tolerance=1e-4,
    remark="The true error is even a little smaller than the bound.",
    mistakes=[
        Mistake((13 / 24, 1 / 120), "Your bound is that of order 4. The term of"
                " order 5 is zero, so you may use order 5."),
        Mistake((1 / 2, 1 / 24), "That is the polynomial of order 2. One more"
                " term is not zero."),
        Mistake((37 / 24, 1 / 720), "Your terms all have one sign. What is the"
                " second derivative at 0?"),
        Mistake((1.0, 1 / 720), "Your polynomial lacks the factorials."),
        Mistake((5 / 6, 1 / 120), "That is the sine."),
    ],
)

# Six functions ---------------------------------------------------------------

ZOO = ValueExercise(
    label="exercise-convex-zoo",
    value=("convex", "neither", "convex", "concave", "convex", "neither"),
    remark="The last one is a saddle: convex along one axis, concave along the"
           " other.",
    mistakes=[
        Mistake(("convex", "convex", "convex", "concave", "convex", "neither"),
                "The second one bends downward where `x` is negative."),
        Mistake(("convex", "neither", "concave", "concave", "convex",
                 "neither"),
                "You have the third one upside down: mind its minus sign."),
        Mistake(("convex", "neither", "convex", "concave", "neither",
                 "neither"),
                "The fifth one has a corner. A corner does no harm: look at its"
                " chords."),
        Mistake(("convex", "neither", "convex", "concave", "convex", "convex"),
                "The last one has a negative curvature along the second axis."),
        Mistake(("neither", "neither", "convex", "concave", "convex",
                 "neither"),
                "The first one has a second derivative of zero at one place."
                " Zero is not negative."),
    ],
)

# The nearest point of a line -------------------------------------------------

NEAREST = ValueExercise(
    label="exercise-convex-nearest",
    value=(2.0, 4.0, 4.0),
    tolerance=1e-6,
    remark="The squared distance is 20. With 10.1 in place of 10 it is about"
           " 20.4.",
    mistakes=[
        Mistake((2.0, 4.0, 2.0), "The point is right. Its multiplier is not:"
                " compare the gradients, not the point, with the constraint's."),
        Mistake((10 / 3, 10 / 3, 20 / 3), "You take `x = y`. The gradient of"
                " the constraint is not (1, 1)."),
        Mistake((4.0, 2.0, 8.0), "You have exchanged `x` and `y`. Does this"
                " point lie on the line?"),
        Mistake((0.0, 0.0, 0.0), "There the gradient is zero, but the point"
                " does not lie on the line."),
        Mistake((2.0, 4.0, -4.0), "The sign of your multiplier is wrong."),
    ],
)

# A polynomial from derivatives -----------------------------------------------


def taylor_value(derivatives, a, x):
    """Add up the terms of a Taylor polynomial."""
    return sum(value / factorial(k) * (x - a)**k
               for k, value in enumerate(derivatives))


def random_derivatives(rng):
    """Make some derivatives, a center and another place."""
    values = rng.integers(-6, 7, size=rng.integers(1, 7)).astype(float)
    a = float(rng.integers(-3, 4))
    return values, a, a + float(rng.choice([-2, -0.5, 0.5, 1, 3]))


def has_derivatives(derivatives, a, x):
    """Tell whether there is at least the value at the center."""
    return len(derivatives) > 0


POLYNOMIAL = FunctionExercise(
    label="exercise-convex-polynomial",
    reference=taylor_value,
    edge_cases=[
        (np.array([5.0]), 0.0, 2.0),
        (np.array([1.0, 1.0, 1.0, 1.0]), 0.0, 1.0),
        (np.array([0.0, 0.0, 0.0, 6.0]), 1.0, 3.0),
        (np.array([2.0, -1.0, 10.0]), 1.0, 1.0),
    ],
    inputs=random_derivatives,
    valid=has_derivatives,
    mistakes=[
        Mistake.edit("value / factorial(k)", "value",
                     "Your function leaves out the factorials."),
        Mistake.edit("(x - a)**k", "x**k",
                     "Your powers are those of `x`, not of the distance from"
                     " the center."),
        Mistake.edit("(x - a)**k", "(a - x)**k",
                     "Your distance has the wrong sign: it is `x - a`."),
        Mistake.edit("factorial(k)", "max(k, 1)",
                     "Your function divides by `k`, not by its factorial."),
        Mistake.edit("enumerate(derivatives)", "enumerate(derivatives[:-1])",
                     "Your function leaves out the last derivative."),
        Mistake.edit("enumerate(derivatives)", "enumerate(derivatives, 1)",
                     "The first entry is the value itself. It belongs to the"
                     " power 0."),
    ],
)

# The least risk of a budget --------------------------------------------------


def least_risk(S, c):
    """Solve for the shares, which add up to c, and for the multiplier."""
    v = np.linalg.solve(S, np.ones(len(S)))
    return c * v / v.sum(), float(2 * c / v.sum())


def random_risks(rng):
    """Make a positive definite matrix, and a budget."""
    size = int(rng.integers(1, 5))
    half = rng.integers(-2, 3, size=(size, size)).astype(float)
    return half @ half.T + np.diag(rng.integers(1, 6, size=size)), float(
        rng.choice([0.5, 1, 2, 10]))


def is_risk(S, c):
    """Tell whether the matrix is positive definite, and the budget positive."""
    square = S.ndim == 2 and S.shape[0] == S.shape[1] > 0
    return (square and np.array_equal(S, S.T) and c > 0
            and bool(np.linalg.eigvalsh(S)[0] > 1e-6))


MIX = FunctionExercise(
    label="exercise-convex-mix",
    reference=least_risk,
    tolerance=1e-7,
    edge_cases=[
        (np.array([[4.0]]), 1.0),
        (np.array([[1.0, 0.0], [0.0, 3.0]]), 1.0),
        (np.array([[9.0, 1.0], [1.0, 25.0]]), 2.0),
        (np.array([[4.0, 8.0], [8.0, 25.0]]), 1.0),
    ],
    inputs=random_risks,
    valid=is_risk,
    mistakes=[
        Mistake.edit("c * v / v.sum()", "v", "2 * c / v.sum()", "2",
                     "Your shares do not add up to the budget. Scale them."),
        Mistake.edit("c * v / v.sum()", "v / v.sum()",
                     "2 * c / v.sum()", "2 / v.sum()",
                     "Your shares add up to 1, whatever the budget is."),
        Mistake.edit("2 * c / v.sum()", "c / v.sum()",
                     "Your multiplier lacks a factor 2: the gradient is"
                     " `2 * S @ w`."),
        Mistake.edit("2 * c / v.sum()", "c**2 / v.sum()",
                     "Your second result is the risk. The multiplier is asked"
                     " for."),
        Mistake(lambda S, c: (np.full(len(S), c / len(S)),
                              least_risk(S, c)[1]),
                "You divide the budget evenly. That is not the least risk."),
        Mistake(lambda S, c: (c / np.diag(S) / (1 / np.diag(S)).sum(),
                              2 * c / (1 / np.diag(S)).sum()),
                "You use the variances only. The other entries of the matrix"
                " count as well."),
    ],
)

# Shrink, or cut off ----------------------------------------------------------


def soft(b, lam):
    """Move each number toward zero by half of lam, and not beyond."""
    return np.sign(b) * np.maximum(np.abs(b) - lam / 2, 0)


def random_weights(rng):
    """Make numbers of both signs, and the strength of a penalty."""
    return (rng.integers(-12, 13, size=rng.integers(1, 6)) / 4,
            float(rng.choice([0.5, 1, 2, 4])))


def is_penalty(b, lam):
    """Tell whether there are numbers, and the penalty is positive."""
    return len(b) > 0 and lam > 0


SOFT = FunctionExercise(
    label="exercise-convex-soft",
    reference=soft,
    edge_cases=[
        (np.array([3.0, 0.75]), 2.0),
        (np.array([0.0]), 1.0),
        (np.array([-3.0]), 2.0),
        (np.array([1.0, -1.0]), 2.0),
        (np.array([0.25, -0.25, 2.0]), 1.0),
    ],
    inputs=random_weights,
    valid=is_penalty,
    mistakes=[
        Mistake.edit("lam / 2", "lam",
                     "Your function subtracts the whole of `lam`. The slope of"
                     " the square has a factor 2."),
        Mistake.edit("np.maximum(np.abs(b) - lam / 2, 0)",
                     "(np.abs(b) - lam / 2)",
                     "Your function goes beyond zero: small numbers change"
                     " their sign."),
        Mistake.edit("np.sign(b) * np", "np",
                     "Your function loses the signs."),
        Mistake.edit("np.sign(b) * np.maximum(np.abs(b) - lam / 2, 0)",
                     "np.maximum(b - lam / 2, 0)",
                     "Your function makes all negative numbers zero."),
        Mistake.edit("np.sign(b) * np.maximum(np.abs(b) - lam / 2, 0)",
                     "np.where(np.abs(b) > lam / 2, b, 0)",
                     "Your function cuts off the small numbers, but does not"
                     " shrink the large ones."),
        Mistake.edit("np.sign(b) * np.maximum(np.abs(b) - lam / 2, 0)",
                     "b / (1 + lam)",
                     "That is ridge regression, which divides."),
    ],
)
