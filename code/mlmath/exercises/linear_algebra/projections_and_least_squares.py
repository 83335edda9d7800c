"""The exercises of the chapter on projections and least squares."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

rank = np.linalg.matrix_rank

# A foot on a line ------------------------------------------------------------

FOOT = ValueExercise(
    label="exercise-projection-foot",
    value=[4, 4, 2],
    remark="It is twice the vector u.",
    mistakes=[
        Mistake([3, -3, 0], "That is the residual. Asked for is the foot."),
        Mistake([36, 36, 18], "You multiplied by the dot product, but did not"
                " divide by that of u with itself."),
        Mistake([12, 12, 6], "You divided by the length of u, not by its"
                " square."),
        Mistake([14, 2, 4], "Your vector lies on the line of b."),
    ],
)

# Three scales ----------------------------------------------------------------

SCALES = ValueExercise(
    label="exercise-projection-scales",
    value=811,
    remark="It is the mean of the readings.",
    mistakes=[
        Mistake(812, "That is the reading in the middle."),
        Mistake(810.5, "That is halfway between the largest and the smallest"
                " reading."),
        Mistake(2433, "That is the right side of the normal equation. What"
                " stands on its left side?"),
    ],
)

# A line through four points --------------------------------------------------

FOUR = ValueExercise(
    label="exercise-projection-four",
    value=(1.5, 1, 5 / 6),
    tolerance=0.005,
    remark="The residuals are one half each, twice up and twice down.",
    mistakes=[
        Mistake((1.5, 1, 1 / 6), "The line is right, but you computed the share"
                " that is left."),
        Mistake(lambda answer: np.allclose(answer[:2], [1, 1.5]),
                "Intercept and slope are exchanged.",
                example=(1, 1.5, 5 / 6)),
        Mistake(lambda answer: np.allclose(answer[:2], [1, 1]),
                "That is the line through the first and the last point.",
                example=(1, 1, 2 / 3)),
        Mistake(lambda answer: abs(answer[0]) < 1e-9
                and abs(answer[1] - 23 / 14) < 0.005,
                "Your line has no intercept: it passes through the origin.",
                example=(0, 23 / 14, 0.3)),
        Mistake(lambda answer: np.allclose(answer[:2], [1.5, 1]),
                "The line is right. Look at the last number again.",
                example=(1.5, 1, 0.97)),
    ],
)

# A parabola ------------------------------------------------------------------

PARABOLA = ValueExercise(
    label="exercise-projection-parabola",
    value=(0, 0.5, 1.5),
    remark="The column t is orthogonal to the other two.",
    mistakes=[
        Mistake((1.5, 0.5, 0), "The order is that of the powers: constant"
                " first."),
        Mistake((3, 0.5, 0), "That is the best line. Its third equation has no"
                " share in it."),
        Mistake((3, 0.5, 1.5), "Your intercept is the mean of the values. The"
                " columns of ones and of squares are not orthogonal."),
        Mistake(lambda answer: np.allclose(answer[1:], [0.5, 1.5]),
                "Only the constant is wrong. Put the last weight into the first"
                " equation.", example=(6, 0.5, 1.5)),
    ],
)

# The closest point of a span -------------------------------------------------


def project(vectors, b):
    """Find weights of least squares, and combine the vectors with them."""
    table = np.column_stack(vectors)
    return table @ np.linalg.lstsq(table, b)[0]


def vectors_and_point(rng):
    """Make one to three vectors, sometimes dependent, and a point."""
    size, count = rng.integers(2, 5), rng.integers(1, 4)
    vectors = rng.integers(-3, 4, size=(count, size))
    if count > 1 and rng.integers(3) == 0:
        vectors[-1] = 2 * vectors[0]
    return vectors.tolist(), rng.integers(-5, 6, size=size).tolist()


def shadows(vectors, b):
    """Add the shadows on the single vectors, as if they were orthogonal."""
    rows = [np.array(vector) for vector in vectors]
    return sum(row @ b / ((row @ row) or 1) * row for row in rows)


def by_inverse(vectors, b):
    """Solve the normal equations, which fails for dependent vectors."""
    table = np.column_stack(vectors)
    if rank(table) < len(vectors):
        raise np.linalg.LinAlgError("Singular matrix")
    return table @ np.linalg.solve(table.T @ table, table.T @ b)


SPAN = FunctionExercise(
    label="exercise-projection-span",
    reference=project,
    tolerance=1e-7,
    edge_cases=[
        ([[2, 1]], [5, 5]),
        ([[1, 0, 0], [1, 1, 0]], [1, 2, 3]),
        ([[1, 2], [2, 4]], [3, 1]),
        ([[1, 1], [1, -1]], [4, 7]),
        ([[0, 0]], [1, 2]),
    ],
    inputs=vectors_and_point,
    valid=lambda vectors, b: len(vectors) > 0 and all(
        len(vector) == len(b) > 0 for vector in vectors),
    mistakes=[
        Mistake(by_inverse, "Your function needs the inverse of a matrix that"
                " has none if the vectors are dependent."),
        Mistake(lambda vectors, b: np.array(b) - project(vectors, b),
                "Your function returns the residual, which is orthogonal to the"
                " span."),
        Mistake(shadows, "Your function adds the shadows on the single vectors."
                " That needs vectors that are orthogonal to one another."),
        Mistake(lambda vectors, b: np.linalg.lstsq(
                    np.column_stack(vectors), b)[0],
                "Your function returns the weights, not the point that they"
                " make."),
        Mistake(lambda vectors, b: shadows(vectors[:1], b),
                "Your function projects on the first vector only."),
    ],
)

# Least squares by QR ---------------------------------------------------------


def fit(X, y):
    """Solve the triangular system that QR leaves."""
    Q, R = np.linalg.qr(X)
    return np.linalg.solve(R, Q.T @ y)


def table_and_values(rng):
    """Make a table with independent columns, and values for its rows."""
    rows, columns = rng.integers([2, 1], [7, 3])
    table = np.zeros((rows, columns))
    while rank(table) < columns:
        table = rng.integers(-4, 5, size=(rows, columns)).astype(float)
    return table, rng.integers(-9, 10, size=rows).astype(float)


QR = FunctionExercise(
    label="exercise-projection-qr",
    reference=fit,
    tolerance=1e-7,
    edge_cases=[
        (np.array([[2.0, 4.0], [1.0, 6.0], [3.0, 2.0]]),
         np.array([4.0, 3.0, 5.3])),
        (np.array([[1.0], [1.0], [1.0]]), np.array([812.0, 815.0, 806.0])),
        (np.array([[2.0, 1.0], [0.0, 3.0]]), np.array([4.0, 6.0])),
    ],
    inputs=table_and_values,
    valid=lambda X, y: np.ndim(X) == 2 and len(X) == len(y) and (
        rank(X) == np.shape(X)[1]),
    mistakes=[
        Mistake(lambda X, y: np.linalg.qr(X)[0].T @ y,
                "Your function returns the coordinates in the orthonormal"
                " basis. The triangular system is still to be solved."),
        Mistake.edit("np.linalg.solve(R, Q.T @ y)", "R @ (Q.T @ y)",
                     "Your function multiplies by R. It is the other way round:"
                     " which weights does R take to these dot products?"),
        Mistake.edit("solve(R,", "solve(R.T,",
                     "Your function solves with the transpose of R."),
        Mistake(lambda X, y: X @ fit(X, y),
                "Your function returns the predictions, not the weights."),
    ],
)

# How strong a penalty? -------------------------------------------------------

STRENGTH = ValueExercise(
    label="exercise-projection-lambda",
    value=0.003,
    remark="A little penalty predicts the year left out better than none.",
    mistakes=[
        Mistake(0, "Without a penalty the fit to the fifteen years is best. Did"
                " you predict the year that was left out?"),
        Mistake(0.1, "That is the strongest penalty of the list. Did you look"
                " for the largest mean?"),
        Mistake(lambda answer: 1e5 < answer < 1e6,
                "That is the mean of the squares. Asked for is the strength of"
                " the penalty.", example=161771.4),
        Mistake(lambda answer: 300 < answer < 600,
                "That is the root of the mean of the squares. Asked for is the"
                " strength of the penalty.", example=402.2),
    ],
)

# A day you trust less --------------------------------------------------------

WEIGHTED = ValueExercise(
    label="exercise-projection-weighted",
    value=(1.56, 0.235),
    tolerance=5e-4,
    remark="Closer to the first two days than three equal days are.",
    mistakes=[
        Mistake((1.6, 0.225), "That is the answer with equal trust."),
        Mistake((1.5, 0.25), "That is the answer of the first two days alone."),
        Mistake((0.235, 1.56), "The heater comes first."),
        Mistake((1.52, 0.245), "You multiplied the third row by the trust"
                " itself. Then its square counts."),
        Mistake(lambda answer: np.allclose(answer, (21 / 13, 23 / 104),
                                           atol=1e-3),
                "You trust the third day five times as much as the others.",
                example=(21 / 13, 23 / 104)),
    ],
)
