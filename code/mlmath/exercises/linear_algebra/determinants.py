"""The exercises of the chapter on determinants."""

import math

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# The area of a field ---------------------------------------------------------


def signed_area(corners):
    """Add up half a determinant for each side."""
    following = corners[1:] + corners[:1]
    pairs = zip(corners, following)
    return sum(x * v - y * u for (x, y), (u, v) in pairs) / 2


def a_field(rng):
    """Make a polygon with three to six corners around a point."""
    count = rng.integers(3, 7)
    angles = np.sort(rng.uniform(0, 2 * np.pi, size=count))
    distances = rng.integers(2, 6, size=count)
    middle = rng.integers(-6, 7, size=2)
    around = np.column_stack([np.cos(angles), np.sin(angles)])
    corners = (middle + np.round(distances[:, None] * around)).astype(int)
    return (corners[:: rng.choice([-1, 1])].tolist(),)


POLYGON = FunctionExercise(
    label="exercise-det-polygon",
    reference=signed_area,
    edge_cases=[
        ([[0, 0], [1, 0], [1, 1], [0, 1]],),
        ([[0, 1], [1, 1], [1, 0], [0, 0]],),
        ([[1, 1], [4, 2], [2, 5]],),
        ([[1, 1], [2, 2], [4, 4]],),
    ],
    inputs=a_field,
    mistakes=[
        Mistake.edit(" / 2", "",
                     "Your function adds parallelograms, which are twice as"
                     " large as the triangles."),
        Mistake(lambda corners: abs(signed_area(corners)),
                "Your function drops the sign of the walk."),
        Mistake(lambda corners: -signed_area(corners),
                "Your function gives a clockwise walk the plus sign."),
        Mistake.edit(" + corners[:1]", "",
                     "Your function leaves out the side from the last corner"
                     " back to the first."),
    ],
)

# A determinant by elimination ------------------------------------------------


def det_by_elimination(rows):
    """Swap if necessary, add multiples, and multiply the pivots."""
    U, det = np.array(rows, dtype=float), 1.0
    for k in range(len(U)):
        p = k + np.argmax(np.abs(U[k:, k]))
        if U[p, k] == 0:
            return 0.0
        if p != k:
            U[[k, p]], det = U[[p, k]], -det
        for row in U[k + 1:]:
            row -= row[k] / U[k, k] * U[k]
        det *= U[k, k]
    return det


def some_rows(rng):
    """Make a square matrix with many zeros, sometimes a singular one."""
    size = rng.integers(1, 5)
    rows = rng.integers(-4, 5, size=(size, size))
    rows *= rng.random(size=rows.shape) < 0.7
    if size > 1 and rng.random() < 0.3:
        rows[-1] = 2 * rows[0]
    return (rows.tolist(),)


ELIMINATION = FunctionExercise(
    label="exercise-det-elimination",
    reference=det_by_elimination,
    edge_cases=[
        ([[3]],),
        ([[0]],),
        ([[2, 4], [1, 6]],),
        ([[0, 1], [1, 0]],),
        ([[1, 2], [2, 4]],),
        ([[0, 2, 1], [1, 1, 3], [2, 0, 4]],),
        ([[0, 0, 1], [1, 0, 0], [0, 1, 0]],),
    ],
    inputs=some_rows,
    mistakes=[
        Mistake.edit(", -det", ", det",
                     "Your function forgets that a swap changes the sign."),
        Mistake.edit("if U[p, k] == 0", "if U[k, k] == 0",
                     "Your function says 0 as soon as a zero stands in the place"
                     " of a pivot, although a row below may have an entry"
                     " there."),
        Mistake(lambda rows: abs(det_by_elimination(rows)),
                "Your function loses the sign."),
        Mistake(lambda rows: math.prod(np.diagonal(rows).tolist()),
                "Your function multiplies the diagonal of the matrix as it is,"
                " before elimination has made it triangular."),
    ],
)

# A new shape, the same area --------------------------------------------------

KEEP_AREA = ValueExercise(
    label="exercise-det-keep-area",
    value=1 / math.sqrt(1.2),
    tolerance=0.001,
    mistakes=[
        Mistake(1 / 1.2, "That divides each entry by the determinant. The"
                " number counts twice, once for each row."),
        Mistake(1.2, "That is the determinant, by which the areas grow."),
        Mistake(math.sqrt(1.2), "With that number the areas grow even more."),
        Mistake(1 / math.sqrt(0.96), "The determinant is a difference of two"
                " products, and one of them is negative."),
    ],
)

# When sums behave ------------------------------------------------------------


def is_square_of_two(matrix):
    """Tell whether it is a matrix with two rows and two columns."""
    return np.shape(matrix) == (2, 2)


def trace_vanishes(matrix):
    """Tell whether the diagonal adds up to zero."""
    return abs(np.trace(matrix)) < 1e-9


DET_SUM = ValueExercise(
    label="exercise-det-sum",
    value=[[1, 2], [3, -1]],
    accepts=lambda matrix: (is_square_of_two(matrix)
                            and trace_vanishes(matrix)
                            and bool(np.all(np.array(matrix) != 0))),
    mistakes=[
        Mistake(lambda matrix: not is_square_of_two(matrix),
                "That is not a matrix with two rows and two columns.",
                example=[1, -1]),
        Mistake(lambda matrix: not trace_vanishes(matrix),
                "For that matrix the two sides differ.",
                example=[[1, 2], [3, 1]]),
        Mistake(lambda matrix: not np.all(np.array(matrix)),
                "That matrix has an entry 0.", example=[[1, 0], [2, -1]]),
    ],
)

# Two ways to be flat ---------------------------------------------------------

FLAT = ValueExercise(
    label="exercise-det-flat",
    value=[-2, 1],
    accepts=lambda numbers: len(numbers) in (2, 3) and set(numbers) == {-2, 1},
    mistakes=[
        Mistake(lambda numbers: {*numbers} in ({1}, {-2}),
                "That one is right, and there is another.", example=[1]),
        Mistake(lambda numbers: {*numbers} == {-1, 2},
                "Both signs are wrong: a factor `k + 2` is zero for the"
                " number -2.", example=[-1, 2]),
        Mistake(lambda numbers: 0 in numbers,
                "For `k = 0` the determinant is -2, which is not zero.",
                example=[0]),
        Mistake(lambda numbers: -1 in numbers,
                "For `k = -1` the determinant is -4, which is not zero.",
                example=[1, -1]),
    ],
)
