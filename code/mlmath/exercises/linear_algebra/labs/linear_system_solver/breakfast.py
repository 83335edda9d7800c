"""A breakfast whose amounts stay above zero."""

from fractions import Fraction

from mlmath.check import Mistake, ValueExercise
from mlmath.check.comparing import difference
from mlmath.exercises.linear_algebra.labs.linear_system_solver.answers import (
    floats_of,
    written,
)
from mlmath.exercises.linear_algebra.labs.linear_system_solver.solutions import (
    solution_for,
)

LEAST, MOST = 100 * 133 / 765, 100 * 1133 / 5290

# Where the yogurt would be used up.
NO_YOGURT = 100 * 1471 / 6605

# One decimal is enough, a wrong one is not.
BREAKFAST_TOLERANCE = 1e-3

BOWL = [[60, 5, 20, 15, 81], [13, 4, 1, 25, "24.4"], [7, 3, 0, 50, "21.6"]]
FOODS = ["oats", "yogurt", "bananas"]


def are_portions(ends):
    least, most = floats_of(ends, 2)
    return abs(100 * least - LEAST) < 0.6 and abs(100 * most - MOST) < 0.6


def are_exchanged(ends):
    least, most = floats_of(ends, 2)
    return least > most


def are_whole_grams(ends):
    least, most = floats_of(ends, 2)
    return (least.is_integer() and abs(least - LEAST) < 1
            and most.is_integer() and abs(most - MOST) < 1)


def ends_with_the_yogurt(ends):
    _, most = floats_of(ends, 2)
    return abs(most - NO_YOGURT) < 0.06


def breakfast_fault(ends):
    """Name a food below zero at an end, or the room that an end leaves."""
    least, most = floats_of(ends, 2)
    return end_fault(least, LEAST, "less") or end_fault(most, MOST, "more")


def end_fault(grams, limit, direction):
    """Name a food that would be negative, or the direction with more room."""
    if difference(grams, limit, BREAKFAST_TOLERANCE) is None:
        return ""
    amounts = solution_for(BOWL, [Fraction(grams) / 100])
    negative = [food for food, amount in zip(FOODS, amounts) if amount < 0]
    start = f"With {written(grams)} g of peanut butter"
    if negative:
        return f"{start} the amount of {negative[0]} is below 0."
    return f"{start} no amount is below 0, and there is room for {direction}."


BREAKFAST = ValueExercise(
    label="exercise-lab-breakfast",
    value=(LEAST, MOST),
    tolerance=BREAKFAST_TOLERANCE,
    remark="Less would take away oats below zero, more would do so with"
           " bananas.",
    mistakes=[
        Mistake(are_portions,
                "Those are portions of 100 grams. How many grams are they?",
                example=(0.174, 0.214)),
        Mistake(are_exchanged,
                "Your smallest amount is larger than your largest one.",
                example=(MOST, LEAST)),
        Mistake(are_whole_grams,
                "Those are whole grams. The exercise asks for one decimal.",
                example=(17, 21)),
        Mistake(ends_with_the_yogurt,
                "At your upper end the yogurt is used up, but the bananas"
                " were used up before.", example=(LEAST, NO_YOGURT)),
    ],
    diagnose=breakfast_fault,
)
