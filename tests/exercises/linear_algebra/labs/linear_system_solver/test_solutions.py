"""What the checks on kinds of systems and on their solutions say."""

import numpy as np
import pytest

from mlmath import check
from mlmath.exercises.linear_algebra.labs.linear_system_solver import (
    solutions,
)
from tests.exercises.linear_algebra.labs.linear_system_solver.reductions import (
    last,
    reduction,
)


def kind_of(decide):
    def kind_of_system(table):
        unknowns = len(table[0]) - 1
        return decide(*reduction(last)(table, unknowns), unknowns)
    return kind_of_system


def is_none(rows, pivots):
    return any(row[-1] != 0 for row in rows[len(pivots):])


@pytest.mark.parametrize(("decide", "message"), [
    (lambda rows, pivots, unknowns:
     "unique" if len(pivots) == unknowns else "infinitely many",
     "Your function never says that there is no solution."),
    (lambda rows, pivots, unknowns:
     "none" if is_none(rows, pivots) else
     "unique" if len(pivots) == len(rows) else "infinitely many",
     "Your function takes a row of zeros for a free unknown, even where each"
     " unknown has a pivot."),
    (lambda rows, pivots, unknowns:
     "none" if is_none(rows, pivots) else "unique",
     "Your function never says that there are infinitely many solutions."),
    (lambda rows, pivots, unknowns:
     "none" if is_none(rows, pivots) else
     "unique" if len(pivots) == unknowns + 1 else "infinitely many",
     "Your function never says that there is exactly one solution."),
    (lambda rows, pivots, unknowns:
     "none" if is_none(rows, pivots) else
     "unique" if len(rows) >= unknowns else "infinitely many",
     "Your function counts equations. Some of them may repeat the others."),
])
def test_wrong_verdicts(decide, message):
    feedback = check("exercise-lab-kind-of-system", kind_of(decide))
    assert feedback.message.startswith(f"Not yet. {message}"), feedback


def test_a_verdict_in_other_words():
    def kind_of_system(table):
        return solutions.kind_of_system(table).title()

    assert ("differs only in spaces or in capital letters"
            in check("exercise-lab-kind-of-system", kind_of_system).message)


@pytest.mark.parametrize("form", [
    tuple, lambda values: list(map(float, values)),
    lambda values: np.array(values, dtype=float),
    lambda values: np.array(values, dtype=object),
])
def test_solutions_in_other_forms(form):
    def complete(*arguments):
        return form(solutions.solution_for(*arguments))

    assert check("exercise-lab-solution-for",
                 lambda table, choice: complete(table, choice)).passed


def test_a_smaller_input_of_solution_for_still_has_solutions():
    assert solutions.SOLUTION_FOR.valid is solutions.is_choice
    for arguments in [([[1, 1, 1, 6]], [1]), ([[0, 0, 1]], [1, 2]),
                      ([[1, 0, 1]], [])]:
        assert not solutions.is_choice(*arguments)
    rng = np.random.default_rng(3)
    assert all(solutions.is_choice(*solutions.random_choice(rng)) for _ in range(50))
