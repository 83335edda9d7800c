"""The exercises of the chapter on span, basis and dimension."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

rank = np.linalg.matrix_rank

# Coordinates by hand ---------------------------------------------------------

COORDINATES = ValueExercise(
    label="exercise-basis-coordinates",
    value=(3, 2),
    remark="3 times the first and 2 times the second make the vector.",
    mistakes=[
        Mistake((2, 3), "These are the right numbers in the wrong order."),
        Mistake((9, 8), "These are the entries of the vector, which are its"
                " coordinates in the standard basis."),
        Mistake((25, 35), "These are the dot products with the two basis"
                " vectors."),
        Mistake((33, 26), "You multiplied the matrix by the vector. It is the"
                " other way round: which list gives the vector?"),
    ],
)

# One number decides ----------------------------------------------------------

NUMBER = ValueExercise(
    label="exercise-basis-number",
    value=4,
    remark="The third vector is 3 times the first minus the second.",
    mistakes=[
        Mistake(2, "You added the third entry of the second vector with the"
                " wrong sign."),
        Mistake(-4, "The sign is wrong."),
        Mistake(3, "That is a multiplier, not the number asked for."),
    ],
)

# A null space by hand --------------------------------------------------------

TABLE = np.array([[1, 2, 0, 1], [2, 4, 1, 5], [1, 2, 1, 4]])


def rows_of(answer):
    """Return the vectors of an answer as rows, or raise."""
    rows = np.array([list(vector) for vector in answer], dtype=float)
    if rows.ndim != 2 or not np.isfinite(rows).all():
        raise ValueError("expected a list of vectors")
    return rows


def solves(answer):
    """Tell whether all vectors are solutions."""
    rows = rows_of(answer)
    return rows.shape[1] == 4 and np.allclose(TABLE @ rows.T, 0)


NULL = ValueExercise(
    label="exercise-basis-null",
    value=[[-2, 1, 0, 0], [-1, 0, -3, 1]],
    accepts=lambda answer: (solves(answer) and len(answer) == 2
                            and rank(rows_of(answer)) == 2),
    remark="Both vectors are solutions, and they are independent.",
    mistakes=[
        Mistake(lambda answer: rows_of(answer).shape[1] == 3,
                "These vectors have three entries. The null space has one"
                " entry for each column.", example=[[1, 2, 1], [0, 1, 1]]),
        Mistake(lambda answer: solves(np.abs(answer) * [[-1, 1, -1, 1]])
                and not solves(answer),
                "The signs do not fit. Which equation does the reduced form"
                " stand for?", example=[[2, 1, 0, 0], [1, 0, 3, 1]]),
        Mistake(lambda answer: not solves(answer),
                "One of these vectors is not a solution.",
                example=[[1, 0, 0, 0], [0, 1, 0, 0]]),
        Mistake(lambda answer: rank(rows_of(answer)) < len(answer),
                "These are solutions, but they are linearly dependent.",
                example=[[-2, 1, 0, 0], [-4, 2, 0, 0]]),
        Mistake(lambda answer: len(answer) < 2,
                "This is a solution, but it does not span all of them.",
                example=[[-2, 1, 0, 0]]),
    ],
)

# In the span? ----------------------------------------------------------------


def in_span(vectors, target):
    """Compare the ranks with and without the target."""
    return bool(rank(vectors + [target]) == rank(vectors))


def vectors_and_target(rng):
    """Make one to three vectors, and one that is often a combination of them."""
    size, count = rng.integers(2, 5), rng.integers(1, 4)
    vectors = rng.integers(-3, 4, size=(count, size))
    if rng.integers(2):
        target = rng.integers(-2, 3, size=count) @ vectors
    else:
        target = rng.integers(-5, 6, size=size)
    return vectors.tolist(), target.tolist()


IN_SPAN = FunctionExercise(
    label="exercise-basis-in-span",
    reference=in_span,
    edge_cases=[
        ([[1, 2, 3], [2, 1, 3]], [5, 4, 9]),
        ([[1, 2, 3], [2, 1, 3]], [5, 4, 10]),
        ([[1, 2], [2, 4]], [3, 6]),
        ([[1, 2], [2, 4]], [3, 5]),
        ([[1, 2]], [0, 0]),
        ([[0, 0]], [1, 0]),
        ([[0, 0]], [0, 0]),
    ],
    inputs=vectors_and_target,
    valid=lambda vectors, target: len(vectors) > 0 and all(
        len(vector) == len(target) > 0 for vector in vectors),
    mistakes=[
        Mistake(lambda vectors, target: not in_span(vectors, target),
                "Your function says yes where it should say no."),
        Mistake(lambda vectors, target: bool(
                    rank(vectors + [target]) == len(vectors)),
                "Your function counts the vectors, even if they are"
                " dependent."),
        Mistake(lambda vectors, target: len(vectors) >= len(target),
                "Your function only compares the number of vectors with the"
                " number of entries."),
        Mistake(lambda vectors, target: any(
                    rank([vector, target]) == rank([vector])
                    for vector in vectors),
                "Your function only finds multiples of a single vector."),
    ],
)

# Which five will do? ---------------------------------------------------------

CHOICES = ValueExercise(
    label="exercise-basis-choices",
    value=128,
    remark="About half of all choices.",
    mistakes=[
        Mistake(252, "That is the number of all choices of five columns."),
        Mistake(124, "That is the number of choices that do not work."),
        Mistake(1, "The choice of elimination is not the only one."),
        Mistake(15, "You counted those that differ in one column from the"
                " choice of elimination."),
    ],
)

# One column fewer ------------------------------------------------------------


def dummies(values):
    """Compare each value with all categories but the first."""
    categories = sorted(set(values))
    return np.array([[int(value == category) for category in categories[1:]]
                     for value in values])


def some_values(rng):
    """Make a list with at least two different values."""
    letters = rng.choice(list("abcd"), size=rng.integers(2, 4), replace=False)
    more = rng.choice(letters, size=rng.integers(0, 4))
    values = [*letters.tolist(), *more.tolist()]
    return ([values[i] for i in rng.permutation(len(values))],)


DUMMIES = FunctionExercise(
    label="exercise-basis-dummies",
    reference=dummies,
    edge_cases=[
        (["new", "old", "new"],),
        (["river", "north", "hill", "north"],),
        (["b", "a", "c"],),
    ],
    inputs=some_values,
    valid=lambda values: len(set(values)) > 1,
    mistakes=[
        Mistake.edit("categories[1:]", "categories",
                     "Your table has a column for every category, so with a"
                     " column of ones its columns are dependent."),
        Mistake.edit("categories[1:]", "categories[:-1]",
                     "Your function drops another category than the first of"
                     " the alphabet."),
        Mistake(lambda values: dummies(values).T,
                "Rows and columns are exchanged."),
        Mistake(lambda values: np.array(
                    [sorted(set(values)).index(value) for value in values]),
                "Your function numbers the categories. Then the order of the"
                " alphabet would count as an amount."),
    ],
)
