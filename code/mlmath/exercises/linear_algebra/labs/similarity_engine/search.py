"""The search for the nearest rows, and a test of it."""

from itertools import islice
from numbers import Integral

import numpy as np

from mlmath.check import FunctionExercise, Mistake
from mlmath.exercises.linear_algebra.labs.similarity_engine.distances import (
    distances,
    random_comparison,
)
from mlmath.exercises.linear_algebra.labs.similarity_engine.rows import KINDS, fits

# Rows that are nearer than this to equally far have any order.
ROUNDING = 1e-9


def search(table, query, kind, k, skip):
    """Sort the rows by their distance."""
    order = np.argsort(distances(table, query, kind), kind="stable")
    return order[order != skip][:k]


def search_fault(result, expected, table, query, kind, k, skip):
    """Say what is wrong with a list of nearest rows."""
    rows = list(islice(result, len(table) + 1))  # it may have no end
    if not all(isinstance(row, Integral) for row in rows):
        return "The entries of your result are not the numbers of rows."
    if not all(0 <= row < len(table) for row in rows):
        return "Your function returns a row that the table does not have."
    if skip in rows:
        return "Your function returns the row `skip`, which is to be left out."
    if len(rows) != len(expected):
        return (f"The number of rows that your function returns is"
                f" `{len(rows)}`, and should be `{len(expected)}`.")
    if len(set(rows)) < len(rows):
        return "Your function returns a row twice."
    away = distances(table, query, kind)
    found = away[rows]
    if np.any(np.diff(found) < -ROUNDING):
        return "Your rows are not in the order of their distances."
    if np.any(found - away[expected] > ROUNDING):
        return "A row that your function leaves out is nearer."
    return ""


def random_search(rng):
    """Make a search, in half of the cases with a row to skip."""
    table, query, kind = random_comparison(rng)
    skip = int(rng.integers(len(table))) if rng.integers(2) else None
    return table, query, kind, int(rng.integers(1, len(table) + 1)), skip


def is_search(table, query, kind, k, skip):
    return fits(table, query, kind) and 0 < k <= len(table) > 1 and (
        skip is None or 0 <= skip < len(table))


PLANE = np.array([[0.0, 1.0], [4.0, 4.0], [1.0, 1.0], [9.0, 2.0]])
HERE = np.array([1.0, 2.0])

SEARCH = FunctionExercise(
    label="exercise-similarity-search",
    reference=search,
    edge_cases=[
        (PLANE, HERE, "euclidean", 2, None),
        (PLANE, HERE, "cosine", 2, None),
        (PLANE, PLANE[1], "cityblock", 2, 1),
        (PLANE, PLANE[1], "chebyshev", 4, 1),
        (PLANE, HERE, "cityblock", 4, None),
        (PLANE, HERE, "euclidean", 1, 3),
    ],
    inputs=random_search,
    fault=search_fault,
    valid=is_search,
    mistakes=[
        Mistake.edit("[order != skip]", "",
                     "Your function does not leave out the row `skip`."),
        Mistake.edit("argsort(distances", "argsort(-distances",
                     "Your function returns the farthest rows first."),
        Mistake.edit("order[order != skip][:k]",
                     "(order if skip is None else order[1:])[:k]",
                     "Your function leaves out the nearest row, whichever is"
                     " to be skipped."),
        Mistake.edit("order[order != skip]",
                     "np.append(order[order != skip], order[order == skip])",
                     "Where all rows are asked for, your function returns the"
                     " row `skip`, too."),
        Mistake.edit("[:k]", "[:k + 1]",
                     "Your function returns one row too many."),
    ],
)


def hits(table, classes, kind, queries):
    """Count the rows whose nearest other row has the same class."""
    count = 0
    for row, query in enumerate(queries):
        nearest = search(table, query, kind, 1, row)[0]
        count += int(classes[nearest] == classes[row])
    return count


def random_test(rng):
    """Make a table with classes, and queries near its rows."""
    height, width = (int(size) for size in rng.integers([2, 1], [6, 4]))
    table = rng.normal(size=(height, width)).round(3)
    queries = table + rng.integers(2) * rng.normal(size=table.shape).round(3)
    return table, rng.integers(2, size=height), KINDS[rng.integers(3)], queries


def has_a_nearest(table, classes, kind, queries):
    """Allow a table of at least two rows, whose nearest rows are unique."""
    if not 1 < len(table) == len(classes) == len(queries):
        return False
    for row, query in enumerate(queries):
        if not fits(table, query, kind):
            return False
        away = np.delete(distances(table, query, kind), row)
        if (away < away.min() + ROUNDING).sum() > 1:
            return False
    return True


LINE = np.array([[0.0], [1.0], [5.0], [6.5]])
PAIRED, MIXED = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 0])
MOVED = LINE + 4.5
# Compared in another way, these four do not give the same count.
PLACES = np.array([[2.0, 1.0], [7.0, 3.0], [8.0, 1.0], [8.0, 8.0]])

HITS = FunctionExercise(
    label="exercise-similarity-hits",
    reference=hits,
    edge_cases=[
        (LINE, PAIRED, "cityblock", LINE),
        (LINE, MIXED, "euclidean", LINE),
        (LINE, PAIRED, "euclidean", MOVED),
        *((PLACES, np.array([0, 0, 1, 0]), kind, PLACES) for kind in KINDS),
    ],
    inputs=random_test,
    valid=has_a_nearest,
    mistakes=[
        Mistake.edit("1, row)", "1, None)",
                     "Your function does not skip the row itself. Each finds"
                     " itself, if it stands in the table."),
        Mistake.edit("enumerate(queries)", "enumerate(table)",
                     "Your function asks for the rows of the table, not for"
                     " the queries."),
        Mistake.edit("kind, 1, row", '"euclidean", 1, row',
                     "Your function compares by `euclidean`, whatever the `kind`."),
        Mistake.edit("return count", "return count / len(table)",
                     "Your function returns a share. Asked for is the count."),
        Mistake.edit("== classes[row]", "!= classes[row]",
                     "Your function counts the failures, not the hits."),
        Mistake.edit("classes[nearest] == classes[row]",
                     "nearest == classes[row]",
                     "Your function compares the number of the nearest row with"
                     " a class."),
    ],
)
