"""The exercises of the chapter on systems of linear equations."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise

# Write the classifier --------------------------------------------------------


def classify2(A, b):
    """Compare the ranks of the coefficients and of the augmented matrix."""
    (p, q), (r, s) = A
    e, f = b
    if p * s != q * r:
        return "unique"
    if p * f != r * e or q * f != s * e:
        return "none"
    if (p == q == 0 and e != 0) or (r == s == 0 and f != 0):
        return "none"
    return "infinitely many"


def two_equations(rng):
    """Make two equations, two times out of three with dependent rows."""
    first = rng.integers(-4, 5, size=3)
    second = rng.integers(-4, 5, size=3)
    case = rng.integers(3)
    if case > 0:
        second[:2] = rng.integers(-2, 3) * first[:2]
    if case > 1:
        second[2] = first[2] * rng.integers(-2, 3)
    rows = [first.tolist(), second.tolist()]
    return [row[:2] for row in rows], [row[2] for row in rows]


CLASSIFIER = FunctionExercise(
    label="exercise-classifier",
    reference=classify2,
    edge_cases=[
        ([[2, 4], [1, 6]], [4, 3]),
        ([[2, 4], [1, 2]], [4, 2]),
        ([[2, 4], [1, 2]], [4, 3]),
        ([[0, 0], [0, 0]], [0, 0]),
        ([[0, 0], [0, 0]], [0, 1]),
        ([[0, 0], [0, 0]], [1, 0]),
        ([[0, 0], [2, 3]], [0, 1]),
        ([[0, 0], [2, 3]], [1, 1]),
        ([[2, 3], [0, 0]], [1, 1]),
        ([[0, 1], [0, 2]], [1, 3]),
        ([[1, 0], [2, 0]], [1, 2]),
        ([[0, 1], [1, 0]], [1, 1]),
    ],
    inputs=two_equations,
    mistakes=[
        Mistake.edit('"infinitely many"', '"none"',
                     "Your function says that a singular matrix never has a"
                     " solution. It may have infinitely many."),
        Mistake(lambda A, b: classify2(A, [0, 0]),
                "Your function says that a singular matrix always has"
                " solutions. The constants may contradict each other."),
        Mistake.edit("p == q == 0 and e != 0", "False",
                     "r == s == 0 and f != 0", "False",
                     "Your function forgets that all of the matrix may be zero:"
                     " then each equation says that 0 is its constant."),
        Mistake(lambda A, b: classify2([A[0], [-A[1][0], A[1][1]]],
                                       [b[0], -b[1]]),
                "Your function adds the two products of the determinant."),
    ],
)

# Find the typing error -------------------------------------------------------

TYPING_ERROR = ValueExercise(
    label="exercise-typing-error",
    value=(3, 5.4),
    tolerance=1e-6,
    remark="The other three days agree, and two swapped digits explain it.",
    mistakes=[
        Mistake((2, 5.4), "Python counts from 0, the table from 1: which day"
                " has the index 2?"),
        Mistake((3, 4.5), "That is the right day with the reading that was"
                " typed. Which reading would agree with the other days?"),
        Mistake(lambda answer: answer[0] != 3,
                "The three days without that one do not agree with each other,"
                " so the error is still among them.", example=(1, 3.0)),
    ],
)

# How rare is singular? -------------------------------------------------------

HOW_RARE = ValueExercise(
    label="exercise-how-rare",
    value=338 / 512,
    remark="That is 338 of 512 matrices.",
    mistakes=[
        Mistake(174 / 512, "That is the share of the matrices that are not"
                " singular."),
        Mistake(338, "That is a count. Divide it by the number of all"
                " matrices."),
        Mistake(lambda share: abs(share - 338 / 512) < 0.03,
                "That is close, as an estimate from a simulation is. For the"
                " exact share, go through all matrices.", example=0.6587),
    ],
)

# One letter, two dangers -----------------------------------------------------

ONE_LETTER = ValueExercise(
    label="exercise-one-letter",
    value=[-6, 6],
    accepts=lambda letters: len(letters) == 2 and set(letters) == {6, -6},
    mistakes=[
        Mistake(lambda letters: {*letters} in ({6}, {-6}),
                "A quadratic equation can have two solutions, and this one"
                " does.", example=[6]),
        Mistake(lambda letters: {*letters} <= {36, -36},
                "At that number the determinant is not zero: `k` stands twice"
                " in it.", example=[36]),
        Mistake(lambda letters: 0 in letters,
                "For `k = 0` the determinant is -36, which is not zero.",
                example=[0]),
    ],
)

# Spoil the log ---------------------------------------------------------------

LOG = np.array([[1, 2, 4, 2.40], [2, 3, 5, 4.25]])


def spoils(wednesdays):
    """Tell whether one Wednesday is redundant and the other contradictory."""
    redundant, contradictory = np.array(wednesdays, dtype=float)
    return (
        dependent(redundant[:3])
        and not is_multiple_or_sum(redundant[:3])
        and is_possible(redundant[:3])
        and np.array_equal(redundant[:3], contradictory[:3])
        and fits(redundant)
        and not fits(contradictory)
    )


def dependent(hours):
    """Tell whether the hours are a combination of Monday's and Tuesday's."""
    return abs(np.linalg.det([*LOG[:, :3], hours])) < 1e-6


def is_possible(hours):
    """Tell whether a day has so many hours."""
    return bool(np.all((hours >= 0) & (hours <= 24)))


def is_multiple_or_sum(hours):
    """Tell whether the hours are too easy to see through."""
    ranks = [np.linalg.matrix_rank([day, hours]) for day in LOG[:, :3]]
    return min(ranks) < 2 or np.allclose(hours, LOG[:, :3].sum(axis=0))


def fits(day):
    """Tell whether the reading follows from Monday and Tuesday."""
    multipliers, *_ = np.linalg.lstsq(LOG[:, :3].T, day[:3], rcond=None)
    return abs(multipliers @ LOG[:, 3] - day[3]) < 1e-6


def _first(test):
    return lambda days: test(np.array(days, dtype=float)[0])


SPOIL_THE_LOG = ValueExercise(
    label="exercise-spoil-the-log",
    value=([1, 1, 1, 1.85], [1, 1, 1, 2.0]),
    accepts=spoils,
    mistakes=[
        Mistake(_first(lambda day: not dependent(day[:3])),
                "The first Wednesday tells something new: its hours are no"
                " combination of Monday's and Tuesday's.",
                example=([1, 2, 3, 2.3], [1, 2, 3, 2.0])),
        Mistake(_first(lambda day: is_multiple_or_sum(day[:3])),
                "The first Wednesday is the sum of the two days, or a multiple"
                " of one of them. That is easy to spot.",
                example=([3, 5, 9, 6.65], [3, 5, 9, 6.0])),
        Mistake(_first(lambda day: not is_possible(day[:3])),
                "No day has so many hours, or so few.",
                example=([-1, -1, -1, -1.85], [-1, -1, -1, 2.0])),
        Mistake(lambda days: days[0][:3] != days[1][:3],
                "The two Wednesdays do not have the same hours.",
                example=([1, 1, 1, 1.85], [4, 7, 13, 5.0])),
        Mistake(_first(lambda day: not fits(day)),
                "The first Wednesday contradicts the other days. Its reading"
                " must be the same combination as its hours.",
                example=([1, 1, 1, 2.0], [1, 1, 1, 1.85])),
        Mistake(lambda days: fits(np.array(days[1], dtype=float)),
                "The second Wednesday repeats the other days. Its reading must"
                " be another one.",
                example=([1, 1, 1, 1.85], [1, 1, 1, 1.85])),
    ],
)
