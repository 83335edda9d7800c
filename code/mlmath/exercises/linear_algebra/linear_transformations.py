"""The exercises of the chapter on linear transformations."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# From words to matrices ------------------------------------------------------

FROM_WORDS = ValueExercise(
    label="exercise-maps-from-words",
    value=([[0, 1], [1, 0]], [[-1, 0], [0, -1]], [[1, 0], [3, 1]]),
    mistakes=[
        Mistake(([[0, 1], [1, 0]], [[-1, 0], [0, -1]], [[1, 3], [0, 1]]),
                "The third matrix slides points to the right, the more the"
                " higher they lie."),
        Mistake(([[0, -1], [1, 0]], [[-1, 0], [0, -1]], [[1, 0], [3, 1]]),
                "The first matrix is a quarter turn: it sends the second arrow"
                " to the left."),
        Mistake(([[0, 1], [1, 0]], [[0, -1], [-1, 0]], [[1, 0], [3, 1]]),
                "The second matrix is a reflection: it swaps the two arrows"
                " besides turning them around."),
    ],
)

# A mirror at any angle -------------------------------------------------------


def mirror(degrees):
    """Write the images of the two arrows as columns."""
    angle = 2 * np.deg2rad(degrees)
    return np.array([[np.cos(angle), np.sin(angle)],
                     [np.sin(angle), -np.cos(angle)]])


MIRROR = FunctionExercise(
    label="exercise-maps-mirror",
    reference=mirror,
    edge_cases=[(0,), (90,), (45,), (30,), (-15,)],
    inputs=lambda rng: (int(rng.integers(-90, 91)),),
    remark="At 0 degrees it is the reflection across the horizontal axis.",
    mistakes=[
        Mistake.edit("2 * np.deg2rad", "np.deg2rad",
                     "Your first arrow lands on the mirror line, not as far"
                     " behind it as it was before it."),
        Mistake.edit("2 * np.deg2rad(degrees)", "2 * degrees",
                     "Your function gives degrees to the sine and the cosine,"
                     " which expect radians."),
        Mistake.edit("np.sin(angle)]", "-np.sin(angle)]",
                     "-np.cos", "np.cos",
                     "Your matrix is a rotation by twice the angle."),
    ],
)

# Many moves, one matrix ------------------------------------------------------


def compose(matrices):
    """Multiply each next matrix from the left."""
    result = np.eye(2)
    for matrix in matrices:
        result = np.array(matrix) @ result
    return result


def _some_matrices(rng):
    count = rng.integers(1, 5)
    return ([rng.integers(-2, 3, size=(2, 2)).tolist()
             for _ in range(count)],)


COMPOSE = FunctionExercise(
    label="exercise-maps-compose",
    reference=compose,
    edge_cases=[
        ([[[2, 1], [0, 3]]],),
        ([],),
        ([[[-1, 0], [0, 1]], [[1, 2], [0, 1]]],),
        ([[[1, 2], [0, 1]], [[-1, 0], [0, 1]], [[0, -1], [1, 0]]],),
    ],
    inputs=_some_matrices,
    mistakes=[
        Mistake.edit("np.array(matrix) @ result", "result @ np.array(matrix)",
                     "Your function does the last move of the list first."),
        Mistake.edit("np.eye(2)", "np.ones((2, 2))", "@", "*",
                     "Your function multiplies the matrices entry by entry."),
        Mistake.edit("np.eye(2)", "np.ones((2, 2))",
                     "Your function begins with a matrix of ones, which moves"
                     " every vector."),
        Mistake.edit("np.eye(2)", "np.zeros((2, 2))",
                     "Your function begins with a matrix of zeros, and every"
                     " product with it is zero."),
    ],
)

# Move a table of points ------------------------------------------------------


def move(points, A, b):
    """Apply the matrix to every row, then shift."""
    return np.array(points) @ np.array(A).T + np.array(b)


def _table_and_map(rng):
    count = rng.integers(1, 5)
    return (rng.integers(-3, 4, size=(count, 2)).tolist(),
            rng.integers(-2, 3, size=(2, 2)).tolist(),
            rng.integers(-3, 4, size=2).tolist())


MOVE = FunctionExercise(
    label="exercise-maps-move",
    reference=move,
    edge_cases=[
        ([[1, 0], [0, 1]], [[1, 2], [0, 1]], [0, 0]),
        ([[2, 1]], [[2, 0], [0, 2]], [1, 0]),
        ([[0, 0], [1, 1], [2, 0]], [[0, -1], [1, 0]], [5, 1]),
    ],
    inputs=_table_and_map,
    mistakes=[
        Mistake.edit(".T", "",
                     "Your function multiplies the rows by the matrix as it"
                     " stands, without transposing it."),
        Mistake(lambda points, A, b: (np.array(points) + b) @ np.array(A).T,
                "Your function shifts first and then applies the matrix to"
                " the shifted points."),
        Mistake.edit(" + np.array(b)", "",
                     "Your function does not shift the points."),
        Mistake(lambda points, A, b: (np.array(A) @ np.array(points).T
                                      + np.array(b)[:, np.newaxis]),
                "Your result has the points in its columns. The table has one"
                " row for each point."),
    ],
)

# A thousand moves ------------------------------------------------------------


def power(A, k):
    """Square as long as the exponent is even, else take one factor out."""
    if k == 0:
        return np.eye(len(A))
    half = power(A, k // 2)
    return half @ half @ (np.array(A) if k % 2 else np.eye(len(A)))


POWER = FunctionExercise(
    label="exercise-maps-power",
    reference=power,
    edge_cases=[
        ([[1, 1], [0, 1]], 1),
        ([[1, 1], [0, 1]], 0),
        ([[1, 1], [1, 0]], 2),
        ([[1, 1], [1, 0]], 7),
        ([[0, 1, 0], [0, 0, 1], [1, 0, 0]], 5),
        ([[1, 1], [0, 1]], 1000),
        ([[1, 1], [0, 1]], 10**9),
    ],
    inputs=lambda rng: (rng.integers(-1, 2, size=(2, 2)).tolist(),
                        int(rng.integers(0, 12))),
    mistakes=[
        Mistake(lambda A, k: np.array(A, dtype=float) ** k,
                "Your function raises each entry to the power."),
        Mistake(lambda A, k: np.linalg.matrix_power(np.array(A), k + 1),
                "Your function multiplies once too often."),
        Mistake.edit("(np.array(A) if k % 2 else np.eye(len(A)))",
                     "np.eye(len(A))",
                     "Your function forgets the factor that is left over when"
                     " the exponent is odd."),
    ],
)
