"""What stands behind the primer on Python and NumPy, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: the same
results by loops, what the random inputs reach, and answers in other words.
"""

from itertools import pairwise, product

import numpy as np
import pytest

from mlmath.check import judge
from mlmath.exercises.getting_ready.python_and_numpy import (
    DICE,
    GAPS,
    GOALS,
    RISES,
    count_rises,
    days_on_goal,
    gaps,
    random_pair,
    random_walk,
    random_week,
    share_of_sevens,
)


def made_by(maker, count=900):
    return [maker(np.random.default_rng(seed)) for seed in range(count)]


def entries(arrays):
    return set(np.concatenate([array.ravel() for array in arrays]).tolist())


# Seven with two dice ---------------------------------------------------------


def throws(faces, count):
    """Pairs of numbers, in the order in which they are drawn."""
    drawn = iter(np.random.default_rng(1).integers(
        1, faces, size=2 * count, endpoint=True).tolist())
    return list(zip(drawn, drawn, strict=True))


def share(pairs):
    return sum(first + second == 7 for first, second in pairs) / len(pairs)


def test_the_share_is_what_a_list_of_throws_says():
    assert DICE.value == share_of_sevens() == share(throws(6, 1000))
    assert type(share_of_sevens()) is float
    assert {number for pair in throws(6, 1000) for number in pair} == {
        1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize("faces", [4, 5, 6, 7, 12])
@pytest.mark.parametrize("count", [6, 100, 1000])
def test_dice_may_have_other_faces_and_fall_less_often(faces, count):
    assert share_of_sevens(faces=faces, size=(count, 2)) == share(
        throws(faces, count))


def test_dice_that_never_make_seven_and_some_that_often_do():
    assert share_of_sevens(faces=3) == 0
    # Each entry alone is a sum of one die.
    assert share_of_sevens(faces=7, size=(7000, 1)) == pytest.approx(
        1 / 7, abs=0.02)


def test_throws_in_columns_are_other_throws():
    row = [number for pair in throws(6, 1000) for number in pair]
    columns = list(zip(row[:1000], row[1000:], strict=True))
    assert share_of_sevens(size=(2, 1000), axis=0) == share(columns)
    assert share_of_sevens(size=(2, 1000), axis=0) != DICE.value
    assert share_of_sevens(axis=0) == 0


@pytest.mark.parametrize(("answer", "words"), [
    (share(throws(5, 1000)), "Your dice have five faces."),
    (share(throws(7, 1000)), "Your dice have seven faces."),
    (np.mean(np.random.default_rng(1).integers(
        1, 7, size=(2, 1000)).sum(axis=0) == 7), "one column for each throw"),
    (0, "add up the 1000 throws of each die"),
    (sum(first + second == 7 for first, second in throws(6, 1000)),
     "the number of throws, not their share"),
    (6 / 36, "the share in the long run"),
])
def test_a_wrong_share_is_told_apart(answer, words):
    feedback = judge(DICE, answer)
    assert feedback.passed is False
    assert words in str(feedback)


def test_the_right_share_is_close_to_that_of_the_long_run():
    assert str(judge(DICE, share(throws(6, 1000)))) == (
        "Right. In the long run, the share is one sixth.")
    assert DICE.value == pytest.approx(1 / 6, abs=0.03)
    assert judge(DICE, DICE.value + 0.001).passed is False


# How often does it rise? -----------------------------------------------------


def rises(values):
    return sum(second > first for first, second in pairwise(values.tolist()))


@pytest.mark.parametrize(("values", "expected"), [
    ([], 0), ([7], 0), ([1, 2], 1), ([2, 1], 0), ([2, 2], 0), ([1, 2, 3], 2),
    ([3, 2, 2], 0), ([2, 5, 5, 1, 4], 2), ([-1, 0, -2, 3.5], 2)])
def test_rises_are_counted(values, expected):
    assert count_rises(np.array(values)) == expected


def test_rises_are_those_of_neighbors():
    for values, in made_by(random_walk, 200):
        assert count_rises(values) == rises(values)


def test_walks_reach_their_ends_and_no_farther():
    made = made_by(random_walk)
    assert {len(arguments) for arguments in made} == {1}
    walks = [values for values, in made]
    assert {values.shape for values in walks} == {(n,) for n in range(2, 9)}
    assert {values.dtype.kind for values in walks} == {"i"}
    assert entries(walks) == set(range(5))
    steps = [step for values in walks for step in np.diff(values).tolist()]
    assert set(steps) == set(range(-4, 5))
    # Two of five equally likely numbers are the same.
    assert np.mean(np.array(steps) == 0) == pytest.approx(1 / 5, abs=0.03)


@pytest.mark.parametrize(("wrong", "words"), [
    (lambda values: rises(-values), "You count the falls."),
    (lambda values: len(values) - 1 - rises(-values), "neighbors that are equal"),
    (lambda values: rises(values) + rises(-values), "every change, falls too"),
    (lambda values: sum(np.diff(values).tolist()), "You add up the changes."),
])
def test_a_wrong_count_is_told_apart(wrong, words):
    assert words in str(judge(RISES, wrong))


# Days on goal ----------------------------------------------------------------


def days(steps, goals):
    return [sum(number >= goal for number in row)
            for row, goal in zip(steps.tolist(), goals.tolist(), strict=True)]


@pytest.mark.parametrize(("steps", "goals", "expected"), [
    ([[5, 7, 9], [5, 7, 9]], [7, 4], [2, 3]),
    ([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [2, 6, 4], [2, 1, 3]),
    ([[3, 8]], [9], [0]), ([[4]], [4], [1]), ([[4], [5], [6]], [5, 5, 5], [0, 1, 1]),
])
def test_days_on_goal_are_counted_for_each_person(steps, goals, expected):
    found = days_on_goal(np.array(steps), np.array(goals))
    assert found.tolist() == expected


def test_days_on_goal_are_those_of_each_row():
    for steps, goals in made_by(random_week, 200):
        assert days_on_goal(steps, goals).tolist() == days(steps, goals)


def test_weeks_reach_their_ends_and_no_farther():
    made = made_by(random_week)
    assert {steps.shape for steps, _ in made} == set(
        product(range(2, 6), repeat=2))
    assert all(goals.shape == steps.shape[:1] for steps, goals in made)
    for numbers in zip(*made, strict=True):
        assert {array.dtype.kind for array in numbers} == {"i"}
        assert entries(numbers) == {1, 2, 3, 4, 5}
    met = np.concatenate([(steps == goals[:, None]).ravel()
                          for steps, goals in made])
    assert np.mean(met) == pytest.approx(1 / 5, abs=0.03)


@pytest.mark.parametrize(("wrong", "words"), [
    (lambda steps, goals: days(steps, goals + 1), "meet the goal exactly"),
    (lambda steps, goals: [steps.shape[1] - n for n in days(steps, goals)],
     "the days below the goal"),
    (lambda steps, goals: sum(days(steps, goals)), "no axis is named"),
    (lambda steps, goals: [n / steps.shape[1] for n in days(steps, goals)],
     "the share of the days"),
    (lambda steps, goals: [sum(column >= goals) for column in steps.T],
     "You count people for each day"),
])
def test_a_wrong_count_of_days_is_told_apart(wrong, words):
    assert words in str(judge(GOALS, wrong))


# All the gaps ----------------------------------------------------------------


def table(x, y):
    return [[max(a, b) - min(a, b) for b in y.tolist()] for a in x.tolist()]


@pytest.mark.parametrize(("x", "y", "expected"), [
    ([1, 4, 6], [2, 9], [[1, 8], [2, 5], [4, 3]]),
    ([3], [5, 1, 3], [[2, 2, 0]]),
    ([0, 2], [7, 1], [[7, 1], [5, 1]]),
    ([-2, 5], [-3], [[1], [8]]),
    ([0.5], [2], [[1.5]]),
])
def test_gaps_have_no_sign_and_a_row_for_each_number_of_the_first(x, y, expected):
    assert gaps(np.array(x), np.array(y)).tolist() == expected


def test_gaps_are_those_of_all_pairs():
    for x, y in made_by(random_pair, 200):
        assert gaps(x, y).tolist() == table(x, y)
        assert gaps(y, x).tolist() == gaps(x, y).T.tolist()


def test_pairs_reach_their_ends_and_no_farther():
    made = made_by(random_pair)
    assert {(x.shape, y.shape) for x, y in made} == {
        ((n,), (m,)) for n, m in product(range(1, 5), repeat=2)}
    for numbers in zip(*made, strict=True):
        assert {array.dtype.kind for array in numbers} == {"i"}
        assert entries(numbers) == set(range(-9, 10))


@pytest.mark.parametrize(("wrong", "words"), [
    (lambda x, y: [[a - b for b in y] for a in x], "gaps are negative"),
    (lambda x, y: table(y, x), "Rows and columns of your table are swapped."),
    (lambda x, y: table(x, -y), "You add the numbers."),
])
def test_a_wrong_table_is_told_apart(wrong, words):
    assert words in str(judge(GAPS, wrong))
