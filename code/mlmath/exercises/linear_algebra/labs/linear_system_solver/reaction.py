"""Molecules of a reaction."""

from math import isclose

from mlmath.check import Mistake, ValueExercise
from mlmath.exercises.linear_algebra.labs.linear_system_solver.answers import (
    floats_of,
    written,
)

MOLECULES = [2, 16, 2, 2, 8, 5]

# How many atoms of each kind are in one molecule, in the order of the reaction.
ATOMS = {
    "Potassium": [1, 0, 1, 0, 0, 0],
    "Manganese": [1, 0, 0, 1, 0, 0],
    "Oxygen": [4, 0, 0, 0, 1, 0],
    "Hydrogen": [0, 1, 0, 0, 2, 0],
    "Chlorine": [0, 1, 1, 2, 0, 2],
}


def are_zeros(numbers):
    return not any(floats_of(numbers, 6))


def is_one_negative(numbers):
    return min(floats_of(numbers, 6)) < 0


def is_multiple(numbers):
    """Tell whether a balance is a multiple of the smallest one, not itself."""
    counts = floats_of(numbers, 6)
    factor = counts[0] / MOLECULES[0]
    return factor not in (0, 1) and all(
        isclose(count, factor * smallest, rel_tol=1e-6)
        for count, smallest in zip(counts, MOLECULES))


def is_whole_multiple(numbers):
    return is_multiple(numbers) and all(
        isclose(count, round(count), rel_tol=1e-9)
        for count in floats_of(numbers, 6))


def atom_fault(numbers):
    """Name the first atom of which some are lost or gained."""
    counts = floats_of(numbers, 6)
    for name, atoms in ATOMS.items():
        inside = [inside * count for inside, count in zip(atoms, counts)]
        left, right = sum(inside[:2]), sum(inside[2:])
        if not isclose(left, right, rel_tol=1e-6):
            return (f"{name} does not balance: the left side has"
                    f" {written(left)}, the right side {written(right)}.")
    return ""


PURPLE = ValueExercise(
    label="exercise-lab-purple",
    value=MOLECULES,
    remark="Two of the one and sixteen of the other: not easy to guess.",
    mistakes=[
        Mistake(are_zeros,
                "With zeros everything balances, but nothing reacts. The"
                " exercise asks for positive numbers.", example=[0] * 6),
        Mistake(is_one_negative,
                "A count of molecules is never negative. On their side of the"
                " arrow the products count positive.",
                example=[2, 16, -2, -2, -8, -5]),
        Mistake(is_whole_multiple,
                "The ratio is right, but those are not the smallest whole"
                " numbers.", example=[4, 32, 4, 4, 16, 10]),
        Mistake(is_multiple,
                "The ratio is right, but not all of the numbers are whole.",
                example=["2/5", "16/5", "2/5", "2/5", "8/5", 1]),
    ],
    diagnose=atom_fault,
)
