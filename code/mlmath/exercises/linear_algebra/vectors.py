"""The exercises of the chapter on vectors."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# The way home ----------------------------------------------------------------

DRONE = ValueExercise(
    label="exercise-vectors-drone",
    value=(3, -4, 5),
    remark="The sum of the three legs, turned around.",
    mistakes=[
        Mistake((-3, 4, 5),
                "That is where the drone is after the three legs. Which vector"
                " leads from there to the origin?"),
        Mistake(lambda answer: abs(answer[2] - 15.547) < 0.01,
                "Your length is that of the three legs together. Asked for is"
                " the length of the straight way home.",
                example=(3, -4, 15.547)),
        Mistake((3, -4, 7),
                "You added the sizes of the two entries, which is the 1-norm."),
    ],
)

# A column that does not vary -------------------------------------------------


def standardized(table):
    """Subtract each column's mean and divide by its standard deviation."""
    table = np.asarray(table)
    spread = table.std(axis=0)
    return (table - table.mean(axis=0)) / np.where(spread > 0, spread, 1)


def random_table(rng):
    """Make a table of whole numbers, every second time with a constant column."""
    table = rng.integers(-9, 10, size=rng.integers([2, 1], [6, 4]))
    if rng.integers(2):
        table[:, 0] = table[0, 0]
    return (table.astype(float),)


STANDARDIZE = FunctionExercise(
    label="exercise-vectors-standardize",
    reference=standardized,
    edge_cases=[
        (np.array([[1.0, 10.0], [3.0, 30.0]]),),
        (np.array([[1.0, 5.0], [3.0, 5.0], [8.0, 5.0]]),),
        (np.array([[2.0], [2.0]]),),
        (np.array([[4.0, 7.0]]),),
    ],
    inputs=random_table,
    valid=lambda table: np.ndim(table) == 2 and np.size(table) > 0,
    mistakes=[
        Mistake(lambda table: (table - table.mean(axis=0)) / table.std(axis=0),
                "Your function divides by zero where all values of a column are"
                " equal."),
        Mistake.edit("table.std(axis=0)", "table.std(axis=0, ddof=1)",
                     "Your standard deviation divides by the number of values"
                     " minus 1."),
        Mistake.edit("table.std(axis=0)", "table.var(axis=0)",
                     "Your function divides by the mean of the squares. The"
                     " root is missing."),
        Mistake.edit("table - table.mean(axis=0)", "table",
                     "Your function divides, but does not subtract the mean."),
        Mistake.edit("table.std(axis=0)", "table.std()",
                     "table.mean(axis=0)", "table.mean()",
                     "Your function uses one mean and one standard deviation"
                     " for the whole table."),
        Mistake(lambda table: standardized(np.transpose(table)).T,
                "Your function standardizes the rows, not the columns."),
    ],
)

# Five neighbors vote ---------------------------------------------------------

VOTE = ValueExercise(
    label="exercise-vectors-vote",
    value=173,
    remark="A single neighbor is right for 170.",
    mistakes=[
        Mistake(124, "That is the number for the raw columns, without"
                " standardizing."),
        Mistake(170, "That is the number for one neighbor, not for five."),
        Mistake(174, "It seems that each wine has a vote on itself."),
        Mistake(lambda answer: 0 < answer < 1,
                "That is a share. Asked for is the number of wines.",
                example=173 / 178),
    ],
)

# Which text answers? ---------------------------------------------------------


def cosine_similarity(x, y):
    """Divide the dot product by both norms."""
    return x @ y / (np.linalg.norm(x) * np.linalg.norm(y))


def two_vectors(rng):
    """Make two vectors with equally many entries, neither of them zero."""
    size = rng.integers(1, 5)
    x, y = rng.integers(-5, 6, size=(2, size)).astype(float)
    x[0], y[-1] = (number or 1 for number in (x[0], y[-1]))
    return x, y


COSINE = FunctionExercise(
    label="exercise-vectors-cosine",
    reference=cosine_similarity,
    edge_cases=[
        (np.array([3.0, 4.0]), np.array([6.0, 8.0])),
        (np.array([2.0, 0.0]), np.array([0.0, 5.0])),
        (np.array([1.0, 2.0]), np.array([-2.0, -4.0])),
        (np.array([2.0, 1.0, 0.0]), np.array([1.0, 0.0, 2.0])),
    ],
    inputs=two_vectors,
    valid=lambda x, y: np.shape(x) == np.shape(y) and np.any(x) and np.any(y),
    mistakes=[
        Mistake(lambda x, y: x @ y,
                "Your function returns the dot product. The lengths are still in"
                " it."),
        Mistake(lambda x, y: x @ y / ((x @ x) * (y @ y)),
                "Your function divides by the squares of the norms."),
        Mistake(lambda x, y: x @ y / (x @ x),
                "Your function returns the factor of a shadow."),
        Mistake(lambda x, y: 1 - cosine_similarity(x, y),
                "Your function returns 1 minus the cosine similarity."),
        Mistake(lambda x, y: np.linalg.norm(x - y),
                "Your function returns the distance."),
        Mistake(lambda x, y: abs(cosine_similarity(x, y)),
                "Your function loses the sign."),
        Mistake(lambda x, y: np.arccos(np.clip(cosine_similarity(x, y), -1, 1)),
                "Your function returns the angle and not its cosine."),
    ],
)

# No distance after all -------------------------------------------------------


def vectors_of(answer):
    """Return three vectors of the plane, or raise."""
    vectors = [np.array(vector, dtype=float) for vector in answer]
    if [vector.shape for vector in vectors] != 3 * [(2,)]:
        raise ValueError("expected three vectors of the plane")
    return vectors


def ways(answer):
    """Return the detour over the second vector and the direct way."""
    x, y, z = vectors_of(answer)
    first, second, direct = (1 - cosine_similarity(*pair)
                             for pair in ((x, y), (y, z), (x, z)))
    return first + second, direct


def is_shorter(answer):
    """Tell whether the detour is shorter than the direct way."""
    detour, direct = ways(answer)
    return bool(detour < direct - 1e-9)


def in_another_order(answer):
    """Tell whether the vectors would do in another order."""
    x, y, z = answer
    return is_shorter((y, x, z)) or is_shorter((x, z, y))


DETOUR = ValueExercise(
    label="exercise-vectors-detour",
    value=([1, 0], [1, 1], [0, 1]),
    accepts=is_shorter,
    remark="The detour is shorter than the direct way.",
    mistakes=[
        Mistake(lambda answer: not all(map(np.any, vectors_of(answer))),
                "The zero vector has no cosine similarity.",
                example=([1, 0], [0, 0], [0, 1])),
        Mistake(in_another_order,
                "These three vectors do it, but not with the second one on the"
                " detour.", example=([1, 1], [1, 0], [0, 1])),
        Mistake(lambda answer: np.isclose(*ways(answer)),
                "Here the detour and the direct way are equally long.",
                example=([1, 0], [2, 0], [0, 1])),
        Mistake(lambda answer: ways(answer)[0] > ways(answer)[1],
                "Here the direct way is the shorter one.",
                example=([1, 0], [0, 1], [1, 0])),
    ],
)
