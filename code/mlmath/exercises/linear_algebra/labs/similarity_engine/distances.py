"""The distances of a query from all rows of a table."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake
from mlmath.exercises.linear_algebra.labs.similarity_engine.rows import (
    KINDS,
    fits,
    is_pair,
    random_pair,
)

TABLE = np.array([[3.0, 4.0], [0.0, 5.0], [-6.0, 8.0], [1.0, 1.0]])
QUERY = np.array([3.0, -4.0])
SHORT = np.array([[2.0], [-3.0]])
PAIRS = [(TABLE, QUERY), (TABLE[1:3], TABLE[0]), (SHORT, SHORT[1])]


def city_distances(table, query):
    """Add the sizes of the steps, row by row."""
    steps = np.abs(table - query)
    return steps.sum(axis=1)


CITY = FunctionExercise(
    label="exercise-similarity-city",
    reference=city_distances,
    edge_cases=PAIRS,
    inputs=random_pair,
    valid=is_pair,
    mistakes=[
        Mistake.edit("sum(axis=1)", "sum(axis=0)",
                     "Your function adds down the columns, not along the"
                     " rows."),
        Mistake.edit("sum(axis=1)", "sum()",
                     "Your function adds all steps of all rows to one number."),
        Mistake.edit("sum(axis=1)", "max(axis=1)",
                     "Your function takes the largest step of each row, which"
                     " is the maximum norm."),
        Mistake.edit("steps.sum(axis=1)", "np.sqrt((steps ** 2).sum(axis=1))",
                     "Your function returns the lengths, not the 1-norms."),
        Mistake.edit("sum(axis=1)", "mean(axis=1)",
                     "Your function divides by the number of entries."),
    ],
)


def squared_distances(table, query):
    """Multiply out the square of a difference, for all rows at once."""
    squares = (table * table).sum(axis=1)
    return squares + query @ query - 2 * table @ query


PRODUCTS = "2 * table @ query"

SQUARED = FunctionExercise(
    label="exercise-similarity-squared",
    reference=squared_distances,
    edge_cases=PAIRS,
    inputs=random_pair,
    valid=is_pair,
    remark="No difference was formed.",
    mistakes=[
        Mistake.edit(PRODUCTS, "table @ query",
                     "Your function subtracts the dot products once."),
        Mistake.edit(PRODUCTS, "(-2 * table @ query)",
                     "Your function adds the dot products in place of"
                     " subtracting."),
        Mistake.edit(PRODUCTS, "2 * query @ query",
                     "Your function subtracts the query's product with itself,"
                     " which knows nothing of the rows."),
        Mistake.edit(PRODUCTS, "2 * squares",
                     "Your function subtracts the squares of the rows, which"
                     " know nothing of the query."),
        Mistake.edit(PRODUCTS, "(table @ query) ** 2",
                     "Your function squares the dot products."),
    ],
)


def distances(table, query, kind):
    """Compare in one of four ways."""
    if kind == "cityblock":
        return np.abs(table - query).sum(axis=1)
    if kind == "euclidean":
        return np.sqrt(((table - query) ** 2).sum(axis=1))
    if kind == "chebyshev":
        return np.abs(table - query).max(axis=1)
    lengths = np.linalg.norm(table, axis=1) * np.linalg.norm(query)
    return 1 - table @ query / lengths


def random_comparison(rng):
    return *random_pair(rng), KINDS[rng.integers(len(KINDS))]


CITY_SUM = "np.abs(table - query).sum"
LENGTH = "np.sqrt(((table - query) ** 2).sum(axis=1))"
LARGEST = "np.abs(table - query).max"
COSINE = "1 - table @ query / lengths"

DISTANCES = FunctionExercise(
    label="exercise-similarity-distances",
    reference=distances,
    edge_cases=[(*pair, kind) for pair in PAIRS for kind in KINDS],
    inputs=random_comparison,
    valid=fits,
    mistakes=[
        Mistake.edit(CITY_SUM, "(table - query).sum",
                     "For `cityblock`, your function adds steps with their"
                     " signs, so that they cancel."),
        Mistake.edit(LENGTH, "((table - query) ** 2).sum(axis=1)",
                     "For `euclidean`, your function returns the squares of"
                     " the distances."),
        Mistake.edit(LARGEST, "(table - query).max",
                     "For `chebyshev`, your function looks at the steps with"
                     " their signs."),
        Mistake.edit(COSINE, "table @ query / lengths",
                     "For `cosine`, your function returns the similarity, which"
                     " is large where vectors are alike. A distance is small"
                     " there."),
        Mistake.edit(COSINE, "1 - table @ query",
                     "For `cosine`, your function does not divide by the"
                     " norms."),
        Mistake.edit("np.linalg.norm(table, axis=1)", "np.linalg.norm(table)",
                     "For `cosine`, your function divides by one norm of the"
                     " whole table. Each row has a norm of its own."),
        Mistake.edit(COSINE, "table @ query / lengths - 1",
                     "For `cosine`, your function returns the distance with"
                     " the wrong sign."),
    ],
)
