"""What the check of a reduction says, word by word.

The tests of all exercises call the reference and the listed mistakes. Here are
other right answers, and wrong ones whose sentence depends on them.
"""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlmath import check
from mlmath.exercises.linear_algebra.labs.linear_system_solver.reduction import (
    reduction_fault,
)
from mlmath.exercises.linear_algebra.labs.linear_system_solver.tables import (
    reduce_rows,
)
from tests.exercises.linear_algebra.labs.linear_system_solver.reductions import (
    changed,
    first,
    last,
    reduction,
)

RIGHT_REDUCTIONS = {
    "last row": reduction(last),
    "middle row": reduction(lambda usable: usable[len(usable) // 2]),
    "tuples": changed(lambda rows, pivots: (tuple(map(tuple, rows)),
                                            tuple(pivots))),
    "a list of both": changed(lambda rows, pivots: [rows, pivots]),
    "arrays": changed(lambda rows, pivots: (np.array(rows, dtype=object),
                                            np.array(pivots, dtype=int))),
    "whole numbers where possible": changed(lambda rows, pivots: (
        [[int(entry) if entry == int(entry) else entry for entry in row]
         for row in rows], pivots)),
}


def fault_of(result, table, searched):
    return reduction_fault(
        result, reduce_rows(table, searched), table, searched)


@pytest.mark.parametrize("name", RIGHT_REDUCTIONS)
def test_right_reductions(name):
    feedback = check("exercise-lab-reduce-rows", RIGHT_REDUCTIONS[name])
    assert feedback.passed, feedback


def test_the_columns_behind_depend_on_the_chosen_row():
    table = [[1, 1], [2, 0]]
    results = [reduction(choose)(table, 1) for choose in (first, last)]
    assert results == [([[1, 1], [0, -2]], [0]), ([[1, 0], [0, 1]], [0])]
    assert not any(fault_of(result, table, 1) for result in results)


WRONG_REDUCTIONS = [
    (reduction(last, above=False),
     "Your result is not reduced: above a pivot stands an entry other than 0."),
    (reduction(last, to_one=False),
     "Your result is not reduced: not every pivot is 1."),
    (reduction(last, above=False, to_one=False),
     "Your result is a row echelon form, but not reduced: not every pivot is 1,"
     " and above a pivot stands an entry other than 0."),
    (reduction(whole_rows=False),
     "The searched columns of your result are right, but row operations do not"
     " lead to the columns behind them."),
    (reduction(number=float),
     "Your table holds an entry of the type `float`. The exercise asks for"
     " `Fraction`."),
    (reduction(number=np.float64),
     "Your table holds an entry of the type `float64`. The exercise asks for"
     " `Fraction`."),
    (changed(lambda rows, pivots: ([list(map(str, row)) for row in rows],
                                   pivots)),
     "Your table holds an entry of the type `str`. The exercise asks for"
     " `Fraction`."),
    (changed(lambda rows, pivots: (rows, [column + 1 for column in pivots])),
     "Your list of pivots counts the columns from 1. Python counts from 0."),
    (changed(lambda rows, pivots: (rows, list(map(float, pivots)))),
     "Your list of pivot columns is `["),
    (changed(lambda rows, pivots: (rows, pivots[::-1])),
     "Your list of pivot columns is `["),
    (changed(lambda rows, pivots: (pivots, rows), choose=last),
     "Your function returns the pivots first. The rows come first."),
    (lambda table, searched: reduction(last)(table, len(table[0])),
     "Your function looks for pivots in all columns, also in those behind the"
     " bar."),
    (lambda table, searched: (reduction(last)(table, searched)[0],
                              reduction(last)(table, len(table[0]))[1]),
     "Your list of pivots names a column behind the searched ones."),
    (changed(lambda rows, pivots: (list(filter(any, rows)), pivots)),
     "Your function drops rows of zeros. They stay in the table."),
    (changed(lambda rows, pivots: (rows[:len(pivots)] + [
        row for row in rows[len(pivots):] if not any(row)], pivots)),
     "Your function drops rows without a pivot."),
    (changed(lambda rows, pivots: (rows[1:], pivots)),
     "Your result has a list of `0` rows, and the table has `1`."),
    (changed(lambda rows, pivots: ([row[:-1] for row in rows], pivots)),
     "The table has `"),
    (changed(lambda rows, pivots: (rows[::-1], pivots)),
     "The rows of your result are not in the order of a staircase."),
    (changed(lambda rows, pivots: ([[2 * entry for entry in row] for row in rows]
                                   if len(pivots) > 1 else rows, pivots)),
     "Your result is not reduced: not every pivot is 1."),
    (changed(lambda rows, pivots: (
        [[0] * len(row) for row in rows], pivots)), "The entry `rows[0]["),
    (changed(lambda rows, pivots: rows),
     "Your function returns a list of 3 entries. The exercise asks for two"
     " things: the list of rows and the list of pivot columns."),
    (changed(lambda rows, pivots: (rows, len(pivots))),
     "The second thing that your function returns is a number, and should be a"
     " flat list of columns."),
    (changed(lambda rows, pivots: (rows[0], pivots)),
     "The first thing that your function returns is a list of "),
]


@pytest.mark.parametrize(("answer", "message"), WRONG_REDUCTIONS)
def test_wrong_reductions(answer, message):
    feedback = check("exercise-lab-reduce-rows", answer)
    assert feedback.passed is False
    assert feedback.message.startswith(f"Not yet. {message}"), feedback
    assert " See " in feedback.message


TABLES = st.integers(1, 4).flatmap(lambda width: st.lists(
    st.lists(st.integers(-3, 3), min_size=width, max_size=width),
    min_size=1, max_size=4))


@given(TABLES, st.data())
def test_any_choice_of_pivots_is_right(table, data):
    searched = data.draw(st.integers(1, len(table[0])))
    result = reduction(lambda usable: data.draw(st.sampled_from(usable)))(
        table, searched)
    assert not fault_of(result, table, searched)


@given(TABLES, st.data())
def test_one_wrong_entry_is_never_right_in_the_searched_columns(table, data):
    searched = data.draw(st.integers(1, len(table[0])))
    rows, pivots = reduction()(table, searched)
    i = data.draw(st.integers(0, len(rows) - 1))
    j = data.draw(st.integers(0, searched - 1))
    rows[i][j] += data.draw(st.sampled_from([-1, 1, Fraction(1, 2)]))
    fault = fault_of((rows, pivots), table, searched)
    assert fault.endswith(".")
