"""What the checks of the lab on a linear-system solver say, word by word.

The tests of all exercises call the references and the listed mistakes. Here
are other right answers, and wrong ones whose sentence depends on them.
"""

import itertools
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlmath import check
from mlmath.exercises.linear_algebra.labs import linear_system_solver as lab


def first(usable):
    return usable[0]


def last(usable):
    return usable[-1]


def reduction(choose=first, number=Fraction, above=True, to_one=True,
              whole_rows=True):
    """Write `reduce_rows` in the ways readers write it."""
    def reduce_rows(table, searched):
        rows, pivots = [list(map(number, row)) for row in table], []
        for column in range(searched):
            top = len(pivots)
            usable = [r for r in range(top, len(rows)) if rows[r][column] != 0]
            if not usable:
                continue
            chosen = choose(usable)
            rows[top], rows[chosen] = rows[chosen], rows[top]
            if to_one:
                pivot = rows[top][column]
                rows[top] = [entry / pivot for entry in rows[top]]
            for other in range(0 if above else top, len(rows)):
                if other == top:
                    continue
                factor = rows[other][column] / rows[top][column]
                end = None if whole_rows else searched
                rows[other][:end] = [
                    goal - factor * given for goal, given
                    in zip(rows[other][:end], rows[top][:end])]
            pivots.append(column)
        return rows, pivots
    return reduce_rows


def changed(change, **choices):
    """Write `reduce_rows` with another last line."""
    def reduce_rows(table, searched):
        rows, pivots = reduction(**choices)(table, searched)
        return change(rows, pivots)
    return reduce_rows


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
    return lab.reduction_fault(
        result, lab.reduce_rows(table, searched), table, searched)


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
        return lab.kind_of_system(table).title()

    assert ("differs only in spaces or in capital letters"
            in check("exercise-lab-kind-of-system", kind_of_system).message)


@pytest.mark.parametrize("form", [
    tuple, lambda values: list(map(float, values)),
    lambda values: np.array(values, dtype=float),
    lambda values: np.array(values, dtype=object),
])
def test_solutions_in_other_forms(form):
    def complete(*arguments):
        return form(lab.solution_for(*arguments))

    assert check("exercise-lab-solution-for",
                 lambda table, choice: complete(table, choice)).passed


def test_a_smaller_input_of_solution_for_still_has_solutions():
    assert lab.SOLUTION_FOR.valid is lab.is_choice
    for arguments in [([[1, 1, 1, 6]], [1]), ([[0, 0, 1]], [1, 2]),
                      ([[1, 0, 1]], [])]:
        assert not lab.is_choice(*arguments)
    rng = np.random.default_rng(3)
    assert all(lab.is_choice(*lab.random_choice(rng)) for _ in range(50))


# Answers in numbers ------------------------------------------------------------

RIGHT_NUMBERS = {
    "exercise-lab-harbor": [500, 380, 180, 0, 150, 120, 0],
    "exercise-lab-purple": [2, 16, 2, 2, 8, 5],
    "exercise-lab-breakfast": [Fraction("17.4"), Fraction("21.4")],
    "exercise-lab-plate": [Fraction("52.5"), 60, 30, Fraction("37.5")],
}


@pytest.mark.parametrize("form", [
    list, tuple, np.array, lambda values: list(map(Fraction, values)),
    lambda values: list(map(float, values)),
    lambda values: np.array(values, dtype=float),
    lambda values: [value + 1e-13 for value in map(float, values)],
])
@pytest.mark.parametrize("label", RIGHT_NUMBERS)
def test_right_numbers_in_other_forms(label, form):
    feedback = check(label, form(RIGHT_NUMBERS[label]))
    assert feedback.passed, feedback


SMALLEST = [2, 16, 2, 2, 8, 5]
NUMBERS = [
    ("harbor", [500, 380, 180, 1, 150, 120, 0],
     "Street 4 is closed: nothing drives there."),
    ("harbor", [500, 380, 180, 0, 150, 120, 9],
     "Street 7 is closed: nothing drives there."),
    ("harbor", [500, 380, 180, 0, 150, 12, 0],
     "The counter on street 6 shows 120 cars per hour."),
    ("harbor", [350, 380, 180, 0, 150, 120, 0],
     "Pier does not balance: 500 arrive, and 350 leave."),
    ("harbor", [500, 620, 180, 0, 150, 120, 0],
     "Dock does not balance: 500 arrive, and 740 leave."),
    ("harbor", [500, 380, 580, 0, 150, 120, 0],
     "Crane does not balance: 380 arrive, and 780 leave."),
    ("harbor", (450, 330, 130, 0, 100, 120, 0),
     "Lock does not balance: 250 arrive, and 300 leave."),
    ("harbor", [500, 380, 180.00001, 0, 150, 120, 0],
     "Crane does not balance: 380 arrive, and 380.00001 leave."),
    ("purple", [20, 160, 20, 20, 80, 50],
     "The ratio is right, but those are not the smallest whole numbers."),
    ("purple", [4.000000000000001, 32, 4, 4, 16, 10],
     "The ratio is right, but those are not the smallest whole numbers."),
    ("purple", [Fraction(n, 5) for n in SMALLEST],
     "The ratio is right, but not all of the numbers are whole."),
    ("purple", ["1", "8", "1", "1", "4", "5/2"],
     "The ratio is right, but not all of the numbers are whole."),
    ("purple", [n / 2 for n in SMALLEST],
     "The ratio is right, but not all of the numbers are whole."),
    ("purple", [Decimal("0.4"), Decimal("3.2"), Decimal("0.4"), Decimal("0.4"),
                Decimal("1.6"), 1],
     "The ratio is right, but not all of the numbers are whole."),
    ("purple", [1, 8, 2, 1, 4, 2],
     "Potassium does not balance: the left side has 1, the right side 2."),
    ("purple", [1, 8, 1, 3, 4, 2],
     "Manganese does not balance: the left side has 1, the right side 3."),
    ("purple", [1, 8, 1, 1, 5, 2],
     "Oxygen does not balance: the left side has 4, the right side 5."),
    ("purple", [1, 1, 1, 1, 4, 2],
     "Hydrogen does not balance: the left side has 1, the right side 8."),
    ("purple", [1, 8, 1, 1, 4, 2],
     "Chlorine does not balance: the left side has 8, the right side 7."),
    ("purple", [2e-12, 0, 0, 0, 0, 0],
     "Potassium does not balance: the left side has 2e-12, the right side 0."),
    ("breakfast", (17.3, 21.5),
     "With 17.3 g of peanut butter the amount of oats is below 0."),
    ("breakfast", (17.4, 21.5),
     "With 21.5 g of peanut butter the amount of bananas is below 0."),
    ("breakfast", (17.4, 22.5),
     "With 22.5 g of peanut butter the amount of yogurt is below 0."),
    ("breakfast", [17.5, 21.4], "With 17.5 g of peanut butter no amount is below"
     " 0, and there is room for less."),
    ("breakfast", [17.4, 21.3], "With 21.3 g of peanut butter no amount is below"
     " 0, and there is room for more."),
    ("breakfast", [18, 22],
     "Those are whole grams. The exercise asks for one decimal."),
    ("breakfast", [17.4, 22.3], "At your upper end the yogurt is used up, but"
     " the bananas were used up before."),
    ("breakfast", [21.4, 17.4],
     "Your smallest amount is larger than your largest one."),
    ("breakfast", ["0.1739", "0.2142"],
     "Those are portions of 100 grams. How many grams are they?"),
    ("plate", [60, 52.5, 30, 37.5],
     "Those are the right four temperatures, in another order."),
    ("plate", [52.5, 60, 37.5, 30],
     "Those are the right four temperatures, in another order."),
    ("plate", [60, 75, 15, 30], "Those are the means of the edges alone. The"
     " other points are neighbors, too."),
    # The right sum, and nothing else.
    ("plate", [50, 60, 30, 40], "Your upper left point has 50 degrees, and the"
     " mean of its four neighbors is 52.5."),
    ("plate", [52.5, 61, 30, 37.5], "Your upper left point has 52.5 degrees, and"
     " the mean of its four neighbors is 52.75."),
    # The points before the named one are means of theirs.
    ("plate", [60, 70, 50, 70], "Your lower left point has 50 degrees, and the"
     " mean of its four neighbors is 40."),
    ("plate", [45, 45, 15, -15], "Your lower right point has -15 degrees, and"
     " the mean of its four neighbors is 30."),
    ("plate", ["52.5", "60", "30", "37.5"],
     "your answer holds something other than numbers."),
]


@pytest.mark.parametrize(("name", "answer", "message"), NUMBERS)
def test_wrong_numbers(name, answer, message):
    feedback = check(f"exercise-lab-{name}", answer)
    assert feedback.passed is False
    colon = "." if message[0].isupper() else ":"
    assert feedback.message == f"Not yet{colon} {message}"


def test_the_junctions_are_those_of_the_table_in_the_lab():
    table = []
    for arriving, leaving, comes_in, goes_out in lab.JUNCTIONS.values():
        row = [(street in leaving) - (street in arriving)
               for street in range(1, 8)]
        table.append([*row, comes_in - goes_out])
    signs = [1, 1, -1, -1, 1]  # the lab writes some equations the other way
    assert [[sign * entry for entry in row]
            for sign, row in zip(signs, table)] == [
        [1, 0, 0, 0, -1, 0, 0, 350], [-1, 1, 0, 0, 0, 1, -1, 0],
        [0, 1, -1, 0, 0, 0, 0, 200], [0, 0, 1, -1, 0, 1, 0, 300],
        [0, 0, 0, -1, 1, 0, 1, 150]]


def test_the_limits_of_the_breakfast_are_where_a_food_runs_out():
    oats, yogurt, bananas = (
        [lab.solution_for(lab.BOWL, [choice])[food] for choice in (0, 1)]
        for food in range(3))
    limits = [100 * start / (start - end)
              for start, end in (oats, bananas, yogurt)]
    assert np.allclose(list(map(float, limits)),
                       [lab.LEAST, lab.MOST, lab.NO_YOGURT])


FINITE = st.floats(-1e6, 1e6) | st.integers(-99, 999) | st.fractions(-9, 9)


@pytest.mark.parametrize(("name", "count", "words"), [
    ("harbor", 7, "does not balance|Street|counter"),
    ("purple", 6, "does not balance|never negative|ratio|zeros"),
    ("breakfast", 2, "peanut butter|portions|grams|smallest|yogurt"),
    ("plate", 4, "degrees|temperatures"),
])
def test_no_wrong_numbers_are_without_a_sentence_of_their_own(name, count, words):
    @settings(max_examples=60)
    @given(st.lists(FINITE, min_size=count, max_size=count))
    def has_a_sentence(answer):
        feedback = check(f"exercise-lab-{name}", answer)
        assert feedback.passed or any(
            word in feedback.message for word in words.split("|")), feedback
        assert feedback.message.endswith((".", "?"))

    has_a_sentence()


class Broken:
    def __getattr__(self, name):
        raise RuntimeError

    def __eq__(self, other):
        raise RuntimeError

    def __repr__(self):
        raise RuntimeError

    __hash__ = None


def itself():
    rows = []
    rows.append(rows)
    return rows


STRANGE = {
    "nan": lambda n: [float("nan")] * n,
    "inf": lambda n: [float("inf")] * n,
    "huge whole numbers": lambda n: [10**5000] * n,
    "huge fractions": lambda n: [Fraction(10**5000, 3)] * n,
    "huge floats": lambda n: [1e308] * n,
    "huge texts": lambda n: ["1e999999999"] * n,
    "texts": lambda n: ["x"] * n,
    "a text": lambda n: "ba" * n,
    "divisions by zero": lambda n: ["1/0"] * n,
    "complex numbers": lambda n: [1 + 2j] * n,
    "an array of complex numbers": lambda n: np.full(n, 1 + 2j),
    "nested lists": lambda n: [[1]] * n,
    "a column": lambda n: np.ones((n, 1)),
    "an array of objects": lambda n: np.array([None, "a", object()] * n,
                                              dtype=object),
    "broken objects": lambda n: [Broken()] * n,
    "nothing": lambda n: [None] * n,
    "truth values": lambda n: [True] * n,
    "too few": lambda n: [1] * (n - 1),
    "too many": lambda n: [1] * (n + 1),
    "none at all": lambda n: [],
    "three": lambda n: "abc",
    "a generator": lambda n: (x for x in range(n)),
    "an endless iterator": lambda n: itertools.count(),
    "a map": lambda n: map(float, range(n)),
    "a dict": lambda n: {0: 2, 1: 1},
    "a set": lambda n: set(range(n)),
    "bytes": lambda n: bytes(n),
    "a list in itself": lambda n: itself(),
    "a right pair and a lone number": lambda n: ([[1]], 1),
    "an array in an array": lambda n: (np.ones((1, 2)), np.ones((1, 1))),
    "an object": lambda n: object(),
}
COUNTS = {"harbor": 7, "purple": 6, "breakfast": 2, "plate": 4}


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("name", COUNTS)
def test_strange_numbers(name, strange):
    feedback = check(f"exercise-lab-{name}", STRANGE[strange](COUNTS[name]))
    assert not feedback.passed
    assert feedback.message.endswith((".", "?"))


@pytest.mark.parametrize("strange", [
    "nan", "inf", "huge whole numbers", "huge floats", "huge texts", "a text",
    "complex numbers", "nested lists", "a column", "too few", "too many",
    "none at all", "three", "a generator", "a dict", "a set"])
@pytest.mark.parametrize("name", COUNTS)
def test_what_is_not_a_list_of_so_many_numbers_is_told_its_form(name, strange):
    feedback = check(f"exercise-lab-{name}", STRANGE[strange](COUNTS[name]))
    assert feedback.message.startswith("Not yet: your answer "), feedback


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("name", ["reduce-rows", "clear-column", "solution-for",
                                  "kind-of-system", "add-multiple"])
def test_functions_with_strange_results(name, strange):
    make = STRANGE[strange]
    for answer in (lambda *arguments: make(2),
                   lambda *arguments: ([make(2)], [0]),
                   lambda *arguments: ([[1]], make(1)),
                   lambda *arguments: ([make(len(arguments[0][0]))] * 3, [0])):
        feedback = check(f"exercise-lab-{name}", answer)
        assert not feedback.passed
        assert "stumbled" not in feedback.message
        assert feedback.message.endswith((".", "?"))
