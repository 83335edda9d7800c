"""What stands behind the chapter on span, basis and dimension, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and answers that are right in another form.
"""

from itertools import combinations, permutations

import numpy as np
import pytest

from mlmath import check
from mlmath.datasets import bakery_report
from mlmath.elimination import reduced_row_echelon_form
from mlmath.exercises.linear_algebra.span_and_basis import (
    CHOICES,
    dummies,
    in_span,
    rows_of,
    solves,
    some_values,
    vectors_and_target,
)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_in_a_span_has_multipliers(seed):
    vectors, target = vectors_and_target(np.random.default_rng(seed))
    augmented = np.column_stack([*vectors, target])
    form = reduced_row_echelon_form(augmented)
    assert in_span(vectors, target) == (len(vectors) not in form.pivot_columns)


def test_random_targets_lie_inside_and_outside():
    answers = [in_span(*vectors_and_target(np.random.default_rng(seed)))
               for seed in range(40)]
    assert 10 < sum(answers) < 35


@pytest.mark.parametrize("seed", range(20))
def test_dummy_columns_and_ones_are_independent(seed):
    (values,) = some_values(np.random.default_rng(seed))
    table = np.column_stack([np.ones(len(values)), dummies(values)])
    assert np.linalg.matrix_rank(table) == table.shape[1] == len(set(values))


def test_the_choices_of_five_columns_are_counted_exactly():
    table = reduced_row_echelon_form(bakery_report().features).matrix[:5]
    found = sum(reduced_row_echelon_form(table[:, list(chosen)]).rank == 5
                for chosen in combinations(range(10), 5))
    assert found == CHOICES.value


@pytest.mark.parametrize("answer", [
    [[-2, 1, 0, 0], [-1, 0, -3, 1]],
    ((1, 0, 3, -1), (-3, 1, -3, 1)),
    np.array([[-2.0, 1, 0, 0], [1, -1, -3, 1]]),
])
def test_every_basis_of_the_null_space_is_accepted(answer):
    assert check("exercise-basis-null", answer).passed


@pytest.mark.parametrize("answer", [
    [[-2, 1, 0, 0], [-1, 0, -3, 1], [-3, 1, -3, 1]],
    [[-2, 1, 0, 0], [0, 0, 0, 0]],
    [[-2, 1, 0, 0], [-1, 0, 3, 1]],
])
def test_no_other_list_of_vectors_is(answer):
    assert check("exercise-basis-null", answer).passed is False


# Vectors of an answer --------------------------------------------------------


@pytest.mark.parametrize("answer", [
    [[1, 2], [3, 4]], ((1, 2), (3, 4)), np.array([[1, 2], [3, 4]]),
    [range(1, 3), [3.0, 4]]])
def test_vectors_become_rows_of_decimal_numbers(answer):
    rows = rows_of(answer)
    assert rows.dtype == float
    assert rows.tolist() == [[1, 2], [3, 4]]


@pytest.mark.parametrize("answer", [
    [], [[[1], [2]], [[3], [4]]], [[1, np.nan]], [[1, 2], [np.inf, 0]]])
def test_what_is_no_list_of_vectors_is_said_to_be_none(answer):
    with pytest.raises(ValueError, match="^expected a list of vectors$"):
        rows_of(answer)


@pytest.mark.parametrize(("answer", "expected"), [
    ([[-2, 1, 0, 0]], True),
    ([[0, 0, 0, 0]], True),
    ([[-2, 1, 0, 0], [-3, 1, -3, 1]], True),
    ([[-2, 1, 0, 0], [-3, 1, -3, 2]], False),
    ([[1, 0, 0, 0]], False),  # 1 in every equation
    ([[-2, 1, 0]], False),
    ([[-2, 1, 0, 0, 0]], False),
])
def test_vectors_are_put_into_the_equations(answer, expected):
    assert solves(answer) is expected


# What the random inputs reach ------------------------------------------------


def made_by(maker, count=2000):
    return [maker(np.random.default_rng(seed)) for seed in range(count)]


def test_vectors_and_targets_reach_their_ends_and_no_farther():
    made = made_by(vectors_and_target)
    assert {len(vectors) for vectors, _ in made} == {1, 2, 3}
    assert {len(target) for _, target in made} == {2, 3, 4}
    assert all(len(vector) == len(target)
               for vectors, target in made for vector in vectors)
    assert {entry for vectors, _ in made for vector in vectors
            for entry in vector} == set(range(-3, 4))
    assert {entry for vectors, target in made if not in_span(vectors, target)
            for entry in target} == set(range(-5, 6))
    assert {type(entry) for vectors, target in made
            for row in [*vectors, target] for entry in row} == {int}


def test_half_of_the_targets_are_made_with_multipliers_up_to_two():
    # A long vector without zeros hardly meets its multiples by chance.
    alone = [(vectors[0], target)
             for vectors, target in made_by(vectors_and_target)
             if len(vectors) == 1 and len(target) == 4 and all(vectors[0])]
    multiples = [target[0] / vector[0] for vector, target in alone
                 if in_span([vector], target)]
    assert set(multiples) == set(range(-2, 3))
    assert 0.4 < len(multiples) / len(alone) < 0.6


def test_lists_of_values_reach_their_ends_and_no_farther():
    made = [values for values, in made_by(some_values)]
    assert {value for values in made for value in values} == set("abcd")
    assert {type(value) for values in made for value in values} == {str}
    # Two or three letters, and at most three more of the same ones.
    assert {(len(set(values)), len(values)) for values in made} == {
        (kinds, kinds + more) for kinds in (2, 3) for more in range(4)}
    assert {tuple(sorted(map(values.count, set(values))))
            for values in made if len(values) == 6} == {
        (1, 1, 4), (1, 2, 3), (2, 2, 2)}


def test_lists_of_values_come_in_any_order():
    made = [tuple(values) for values, in made_by(some_values)]
    for size in (2, 3):
        alone = {values for values in made if len(values) == size
                 and len(set(values)) == size}
        assert alone == set(permutations("abcd", size))
    # What is there twice may stand next to itself or not, in all places.
    places = {tuple(k for k, value in enumerate(values)
                    if values.count(value) == 2)
              for values in made if len(values) == 3 and len(set(values)) == 2}
    assert places == {(0, 1), (0, 2), (1, 2)}


# Answers ---------------------------------------------------------------------


@pytest.mark.parametrize(("vectors", "target", "expected"), [
    ([[1, 0, 0], [0, 1, 0]], [2, -3, 0], True),
    ([[1, 0, 0], [0, 1, 0]], [2, -3, 1], False),
    ([[0, 0]], [0, 0], True),
    ([[0, 0]], [0, 1], False),
])
def test_in_the_span_or_not_is_a_truth_value(vectors, target, expected):
    assert in_span(vectors, target) is expected


def test_dummies_follow_the_alphabet_and_leave_out_its_first():
    table = dummies(["c", "a", "b", "c"])
    assert table.tolist() == [[0, 1], [0, 0], [1, 0], [0, 1]]
    assert table.dtype.kind == "i"
