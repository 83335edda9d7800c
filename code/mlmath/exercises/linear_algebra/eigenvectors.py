"""The exercises of the chapter on eigenvalues and eigenvectors."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Both steps by hand ----------------------------------------------------------

TWO_ROWS = np.array([[5, -2], [4, -1]])


def columns_of(answer):
    """Return the two vectors of an answer as columns, or raise."""
    columns = np.array([list(vector) for vector in answer], dtype=float).T
    if columns.shape != (2, 2) or not np.isfinite(columns).all():
        raise ValueError("expected two vectors with two entries each")
    return columns


def are_eigenvectors(columns, values):
    """Tell whether the columns are eigenvectors for these values."""
    return bool(columns.any(axis=0).all()
                and np.allclose(TWO_ROWS @ columns, columns * values))


TWO = ValueExercise(
    label="exercise-eigen-two",
    value=[[1, 1], [1, 2]],
    accepts=lambda answer: are_eigenvectors(columns_of(answer), [3, 1]),
    remark="They belong to the eigenvalues 3 and 1.",
    mistakes=[
        Mistake(lambda answer: not columns_of(answer).any(axis=0).all(),
                "An eigenvector is never the zero vector.",
                example=[[1, 1], [0, 0]]),
        Mistake(lambda answer: are_eigenvectors(columns_of(answer), [1, 3]),
                "These are the right vectors in the wrong order.",
                example=[[1, 2], [1, 1]]),
        Mistake(lambda answer: are_eigenvectors(columns_of(answer), [3, 3]),
                "Both vectors belong to the eigenvalue 3.",
                example=[[1, 1], [2, 2]]),
        Mistake(lambda answer: are_eigenvectors(columns_of(answer), [1, 1]),
                "Both vectors belong to the eigenvalue 1.",
                example=[[1, 2], [2, 4]]),
        Mistake(lambda answer: are_eigenvectors(
                    columns_of(answer)[::-1], [3, 1]),
                "The two entries of a vector are exchanged.",
                example=[[1, 1], [2, 1]]),
        Mistake(lambda answer: True,
                "At least one of these is not sent to a multiple of itself.",
                example=[[1, 0], [0, 1]]),
    ],
)

# The tenth power -------------------------------------------------------------

POWER = ValueExercise(
    label="exercise-eigen-power",
    value=[[1024, 1023], [0, 1]],
    remark="The two columns of V and its inverse do the rest.",
    mistakes=[
        Mistake([[1024, 1], [0, 1]],
                "You raised each entry to the tenth power."),
        Mistake([[1024, 0], [0, 1]],
                "That is the power of the diagonal matrix alone."),
        Mistake([[20, 10], [0, 10]], "You multiplied the matrix by 10."),
        Mistake([[1024, -1023], [0, 1]],
                "A sign is lost in the upper right entry."),
        Mistake([[512, 511], [0, 1]], "That is the ninth power."),
    ],
)

# A solver for two rows -------------------------------------------------------


def eigenvalues(A):
    """Solve the quadratic equation of trace and determinant."""
    (a, b), (c, d) = A
    half = (a + d) / 2
    under_root = half**2 - (a * d - b * c)
    if under_root < 0:
        return []
    if under_root == 0:
        return [half]
    return [half - under_root**0.5, half + under_root**0.5]


def two_rows(rng):
    """Make a matrix; some have one eigenvalue alone, some have none."""
    a, b, c, d = rng.integers(-4, 5, size=4).tolist()
    kind = rng.integers(4)
    if kind == 0:
        return ([[a, b], [0, a]],)
    if kind == 1:
        return ([[a, b], [-b, a]],)
    return ([[a, b], [c, d]],)


def listed_twice(A):
    """List a double eigenvalue two times."""
    values = eigenvalues(A)
    return values * 2 if len(values) == 1 else values


def real_parts(A):
    """Pretend that half of the trace is an eigenvalue if there is none."""
    return eigenvalues(A) or [(A[0][0] + A[1][1]) / 2]


SOLVER = FunctionExercise(
    label="exercise-eigen-solver",
    reference=eigenvalues,
    edge_cases=[
        ([[1, 2], [3, 2]],),
        ([[2, 1], [0, 2]],),
        ([[2, 0], [0, 2]],),
        ([[0, -1], [1, 0]],),
        ([[0, 1], [0, 0]],),
        ([[4, 0], [0, -3]],),
    ],
    inputs=two_rows,
    valid=lambda A: len(A) == 2 and all(len(row) == 2 for row in A),
    mistakes=[
        Mistake(lambda A: eigenvalues(A)[::-1],
                "Your function lists the larger eigenvalue first."),
        Mistake(listed_twice,
                "Your function lists a double eigenvalue twice."),
        Mistake(real_parts,
                "Your function lists half of the trace where there is no real"
                " eigenvalue."),
        Mistake.edit("- b * c", "+ b * c",
                     "The determinant in your function has a wrong sign."),
        Mistake.edit("(a + d) / 2", "(a + d)",
                     "Your function takes the whole trace where half of it"
                     " belongs."),
        Mistake(lambda A: sorted({A[0][0], A[1][1]}),
                "Your function reads off the diagonal, which is right for"
                " triangular matrices only."),
    ],
)

# Fibonacci numbers -----------------------------------------------------------

FIBONACCI = ValueExercise(
    label="exercise-eigen-fibonacci",
    value=31,
    remark="The number itself is 1,346,269.",
    mistakes=[
        Mistake(30, "This number is 832,040, still below a million."),
        Mistake(32, "This number is above a million, but not the first."),
        Mistake(1346269, "That is the number itself, not its index."),
    ],
)

# Blank paper at the ends -----------------------------------------------------

BLANK = ValueExercise(
    label="exercise-eigen-blank",
    value=151,
    remark="The largest eigenvalue is 0.96985.",
    mistakes=[
        Mistake(150, "After these, a little more than 1 percent is left of the"
                " slowest pattern."),
        Mistake(119, "You computed with the slow slope of the old matrix."),
        Mistake(38, "You computed with the second largest eigenvalue, but the"
                " slowest pattern decides."),
    ],
)

# Can a blur be undone? -------------------------------------------------------

SHARPEN = ValueExercise(
    label="exercise-eigen-sharpen",
    value=18137.6,
    tolerance=0.03,
    remark="It is the third power of 26.27.",
    mistakes=[
        Mistake(26.274, "That is the factor of undoing one smoothing."),
        Mistake(78.82, "Three steps multiply their factors; you added them."),
        Mistake(lambda answer: 0 < answer < 0.001,
                "That is the factor of smoothing, not of undoing.",
                example=5.5e-5),
    ],
)
