"""The exercises of the chapter on Newton's method and curvature."""

import numpy as np
from scipy.special import expit

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# The cube root of 5 ----------------------------------------------------------

CUBE = ValueExercise(
    label="exercise-newton-cube",
    value=(1.75, 1.7108844),
    tolerance=1e-5,
    remark="After two more steps ten digits are right.",
    mistakes=[
        Mistake((2.25, 2.6707818930041154), "Your first step leads away from the root:"
                " the height is positive, so subtract."),
        Mistake((1.25, 2.46875),
                "You divide by `2*x`. That is the slope of a square."),
        Mistake((1.75, 1.5), "You use the slope and the height of the start"
                " twice. Both change with the place."),
        Mistake((1.70998, 1.70998), "That is the root. The question is where"
                " the first two steps lead."),
        Mistake((1.7108844, 1.7099764), "These are the second and the third"
                " step. The start 2 is no step."),
    ],
)

# A Hessian -------------------------------------------------------------------

HESSIAN = ValueExercise(
    label="exercise-newton-hessian",
    value=np.array([[4, 2], [2, 12]]),
    tolerance=1e-6,
    remark="The curvature in the direction of (3, 4) is 11.04.",
    mistakes=[
        Mistake(np.array([4, 13]), "That is the gradient. Differentiate each"
                " of its entries by `x` and by `y`."),
        Mistake(np.array([[4, 0], [0, 12]]), "Your table lacks the mixed"
                " derivatives: differentiate by `x`, then by `y`."),
        Mistake(np.array([[12, 2], [2, 4]]), "The two entries of the diagonal"
                " stand in the wrong order: `x` comes first."),
        Mistake(np.array([[2, 4], [4, 6]]), "You have put in `x = 2` and"
                " `y = 1`."),
        Mistake(np.array([[4, 2], [2, 13]]), "The last entry is wrong: which"
                " terms of the gradient's second entry depend on `y`?"),
    ],
)

# Four shapes -----------------------------------------------------------------

SHAPES = ValueExercise(
    label="exercise-newton-shapes",
    value=("minimum", "saddle", "maximum", "undecided"),
    remark="The second one has no negative entry, and yet it is a saddle.",
    mistakes=[
        Mistake(("minimum", "minimum", "maximum", "minimum"),
                "You look at the diagonal only. What do the other entries do"
                " to the determinant?"),
        Mistake(("minimum", "saddle", "maximum", "minimum"),
                "The last one has the determinant 0, so one eigenvalue is 0."),
        Mistake(("minimum", "saddle", "maximum", "saddle"),
                "The last one has no negative eigenvalue. What does a zero"
                " eigenvalue decide?"),
        Mistake(("minimum", "saddle", "minimum", "undecided"),
                "The third one has a positive determinant. Look at the sign of"
                " its trace as well."),
        Mistake(("maximum", "saddle", "minimum", "undecided"),
                "You have minimum and maximum the wrong way round: positive"
                " curvatures bend upward."),
    ],
)

# A root without division -----------------------------------------------------


def inverse_root(a, x, steps):
    """Go so many steps toward one over the root of a."""
    for _ in range(steps):
        x = 0.5 * x * (3 - a * x**2)
    return x


def random_starts(rng):
    """Make a number, a start below its inverse root, and a few steps."""
    a = float(rng.integers(1, 10))
    share = float(rng.integers(2, 10)) / 10
    return a, round(share / a**0.5, 3), int(rng.integers(0, 5))


RECIPROCAL = FunctionExercise(
    label="exercise-newton-reciprocal",
    reference=inverse_root,
    edge_cases=[(4.0, 0.3, 0), (4.0, 0.5, 1), (4.0, 0.3, 1), (4.0, 0.25, 3),
                (1.0, 0.5, 2)],
    inputs=random_starts,
    mistakes=[
        Mistake(lambda a, x, steps: 1 / np.sqrt(a),
                "You return the root itself. The place after so many steps is"
                " asked for."),
        Mistake(lambda a, x, steps: inverse_root(a, x, steps + 1),
                "Your function makes one step too many."),
        Mistake(lambda a, x, steps: inverse_root(a, x, 1),
                "Your function makes one step, however many are asked for."),
        Mistake.edit("(3 - a * x**2)", "(1 + a * x**2)",
                     "The sign of your step is wrong."),
        Mistake.edit("0.5 * x", "x", "Your step lacks the factor one half."),
        Mistake.edit("0.5 * x * (3 - a * x**2)", "0.5 * (x + a / x)",
                     "That is the step for the root of `a`, not for one over"
                     " it."),
        Mistake.edit("a * x**2", "a**2 * x**2",
                     "Your function goes to `1/a`. There is no square root in"
                     " it."),
    ],
)

# Other units, the same steps -------------------------------------------------


def logistic_newton(X, y, w):
    """Make one full Newton step for the mean log loss."""
    q = expit(X @ w)
    return w + np.linalg.solve((X.T * (q * (1 - q))) @ X, X.T @ (y - q))


def random_rows(rng):
    """Make a table whose columns are linearly independent, classes, weights."""
    rows, columns = int(rng.integers(3, 7)), int(rng.integers(1, 4))
    X = rng.integers(-2, 3, size=(rows, columns)).astype(float)
    X[:, 0] = 1
    for j in range(1, columns):
        X[j, j] += 6
    return (X, rng.integers(0, 2, size=rows).astype(float),
            rng.integers(-1, 2, size=columns) / 2)


def has_one_solution(X, y, w):
    """Tell whether X begins with ones, and its columns are independent."""
    rows, columns = X.shape
    return (len(y) == rows and len(w) == columns and bool((X[:, 0] == 1).all())
            and set(y) <= {0, 1} and np.linalg.matrix_rank(X) == columns)


UNITS = FunctionExercise(
    label="exercise-newton-units",
    reference=logistic_newton,
    edge_cases=[
        (np.array([[1.0], [1.0], [1.0]]), np.array([1.0, 0.0, 1.0]),
         np.array([0.0])),
        (np.array([[1.0, -1.0], [1.0, 1.0], [1.0, 3.0]]),
         np.array([0.0, 1.0, 1.0]), np.array([0.0, 0.0])),
        (np.array([[1.0, -1.0], [1.0, 0.0], [1.0, 2.0]]),
         np.array([1.0, 0.0, 1.0]), np.array([0.5, 0.5])),
    ],
    inputs=random_rows,
    valid=has_one_solution,
    mistakes=[
        Mistake.edit("(y - q)", "(q - y)",
                     "The sign of your step is wrong: it leads uphill."),
        Mistake.edit("w + np", "np",
                     "You return the step. Add it to the weights."),
        Mistake.edit("X.T * (q * (1 - q))", "X.T",
                     "Your Hessian lacks the factors `q * (1 - q)`."),
        Mistake.edit("q * (1 - q)", "q",
                     "The factor of a row is `q`. The slope of the sigmoid has"
                     " a second part."),
        Mistake(lambda X, y, w: w + X.T @ (y - expit(X @ w)) / len(y),
                "That is a step of gradient descent. There is no Hessian in"
                " it."),
        Mistake.edit("X.T @ (y - q)", "X.T @ (y - q) / len(y)",
                     "Your step is too short: the gradient is that of the"
                     " mean, the Hessian that of the sum."),
        Mistake.edit("q = expit(X @ w)", "q = expit(X @ (0 * w))",
                     "Your function takes all chances as one half, whatever"
                     " the weights are."),
    ],
)

# Away from the saddle --------------------------------------------------------


def safe_step(H, g):
    """Solve with a matrix whose smallest eigenvalue is at least 0.1."""
    c = max(0, 0.1 - np.linalg.eigvalsh(H)[0])
    return np.linalg.solve(H + c * np.eye(len(H)), -np.array(g))


def random_landscapes(rng):
    """Make a symmetric matrix with whole numbers, and a gradient."""
    size = int(rng.integers(1, 4))
    half = rng.integers(-2, 3, size=(size, size)).astype(float)
    return half + half.T, rng.integers(-3, 4, size=size).astype(float)


def is_landscape(H, g):
    """Tell whether the matrix is symmetric, and the gradient as long."""
    return H.shape == (len(g), len(g)) and np.array_equal(H, H.T)


SHIFT = FunctionExercise(
    label="exercise-newton-shift",
    reference=safe_step,
    tolerance=1e-7,
    edge_cases=[
        (np.array([[2.0, 0.0], [0.0, 4.0]]), np.array([1.0, 2.0])),
        (np.array([[-2.0, 0.0], [0.0, 2.0]]), np.array([1.0, 1.0])),
        (np.array([[0.0, 2.0], [2.0, 0.0]]), np.array([1.0, 0.0])),
        (np.array([[0.0]]), np.array([1.0])),
        (np.array([[0.05, 0.0], [0.0, 1.0]]), np.array([1.0, 1.0])),
    ],
    inputs=random_landscapes,
    valid=is_landscape,
    mistakes=[
        Mistake.edit("-np.array(g)", "np.array(g)",
                     "The sign of your step is wrong: it leads uphill."),
        Mistake.edit("max(0, 0.1 - np.linalg.eigvalsh(H)[0])",
                     "0.1 - np.linalg.eigvalsh(H)[0]",
                     "Your function also changes matrices whose eigenvalues"
                     " are all large enough."),
        Mistake.edit("max(0, 0.1 - np.linalg.eigvalsh(H)[0])",
                     "max(0, -np.linalg.eigvalsh(H)[0]) + 1e-9",
                     "Your smallest eigenvalue becomes 0, so the matrix is"
                     " singular."),
        Mistake.edit("eigvalsh(H)[0]", "eigvalsh(H)[-1]",
                     "You look at the largest eigenvalue. Which one decides?"),
        Mistake.edit("H + c * np.eye(len(H))", "H + c",
                     "You add `c` to every entry. It belongs on the diagonal"
                     " alone."),
        Mistake(lambda H, g: -np.linalg.pinv(H) @ np.array(g),
                "Your function makes the plain Newton step, whatever the"
                " eigenvalues are."),
        Mistake.edit("0.1 - np", "0.1 + np",
                     "The sign of your `c` is wrong: a negative eigenvalue"
                     " needs a positive one."),
    ],
)

# Adam from its formulas ------------------------------------------------------


def adam_step(g, m, s, k, rate):
    """Follow the formulas."""
    m = 0.9 * m + 0.1 * g
    s = 0.999 * s + 0.001 * g**2
    move = -rate * (m / (1 - 0.9**k)) / (np.sqrt(s / (1 - 0.999**k)) + 1e-8)
    return float(move), m, s


def random_adam(rng):
    """Make a gradient, two means, a count of steps and a rate."""
    return (float(rng.choice([-5, -0.5, 0.25, 3])), float(rng.integers(-3, 4)),
            float(rng.integers(1, 5)), int(rng.integers(1, 9)),
            float(rng.choice([0.01, 0.5])))


ADAM = FunctionExercise(
    label="exercise-adam",
    reference=adam_step,
    edge_cases=[
        (2.0, 0.0, 0.0, 1, 0.1),
        (-2.0, 0.0, 0.0, 1, 0.1),
        (3.0, 1.0, 4.0, 5, 0.01),
    ],
    inputs=random_adam,
    mistakes=[
        Mistake.edit("(m / (1 - 0.9**k))", "m", "s / (1 - 0.999**k)", "s",
                     "Your function leaves out the division by 1 - β^k, so its"
                     " first moves have the wrong size."),
        Mistake.edit("-rate", "rate", "Your move goes uphill."),
        Mistake.edit("), m, s", "), m / (1 - 0.9**k), s / (1 - 0.999**k)",
                     "Your function returns the means after the division."
                     " They would be divided again in the next step."),
        Mistake.edit("np.sqrt", "", "Your function divides by the mean square,"
                     " not by its root."),
        Mistake(lambda g, m, s, k, rate: (adam_step(g, m, s, k, rate)[0], m, s),
                "Your function returns the means from before the step."),
    ],
)
