"""What stands behind the chapter on span, basis and dimension, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and answers that are right in another form.
"""

from itertools import combinations

import numpy as np
import pytest

from mlmath import check
from mlmath.datasets import bakery_report
from mlmath.elimination import reduced_row_echelon_form
from mlmath.exercises.linear_algebra.span_and_basis import (
    CHOICES,
    dummies,
    in_span,
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
