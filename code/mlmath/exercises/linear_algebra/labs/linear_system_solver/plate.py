"""Temperatures on a plate."""

from math import isclose

from mlmath.check import Mistake, ValueExercise
from mlmath.exercises.linear_algebra.labs.linear_system_solver.answers import (
    floats_of,
    written,
)

TEMPERATURES = [52.5, 60, 30, 37.5]


def are_in_another_order(temperatures):
    values = floats_of(temperatures, 4)
    return are_near(sorted(values), sorted(TEMPERATURES)) and not are_near(
        values, TEMPERATURES)


def are_near(values, expected):
    return all(isclose(value, right, rel_tol=1e-6)
               for value, right in zip(values, expected))


def plate_fault(temperatures):
    """Name the first point that is not the mean of its four neighbors."""
    a, b, c, d = floats_of(temperatures, 4)
    around = {"upper left": (a, 90 + 30 + b + c),
              "upper right": (b, 90 + 60 + a + d),
              "lower left": (c, 0 + 30 + a + d),
              "lower right": (d, 0 + 60 + b + c)}
    for name, (own, total) in around.items():
        if not isclose(own, total / 4, abs_tol=1e-5):
            return (f"Your {name} point has {written(own)} degrees, and the"
                    f" mean of its four neighbors is {written(total / 4)}.")
    return ""


PLATE = ValueExercise(
    label="exercise-lab-plate",
    value=TEMPERATURES,
    tolerance=1e-6,
    remark="Each is the mean of its four neighbors.",
    mistakes=[
        Mistake([45, 45, 45, 45],
                "That is the mean of the four edges. Each point has neighbors"
                " of its own."),
        Mistake([60, 75, 15, 30],
                "Those are the means of the edges alone. The other points are"
                " neighbors, too."),
        Mistake([30, 37.5, 7.5, 15],
                "Your equations leave out the other points. They are"
                " neighbors, too."),
        Mistake([52.5, 30, 60, 37.5],
                "Two of your points have changed places: the order is upper"
                " left, upper right, lower left, lower right."),
        Mistake(are_in_another_order,
                "Those are the right four temperatures, in another order.",
                example=[37.5, 60, 30, 52.5]),
    ],
    diagnose=plate_fault,
)
