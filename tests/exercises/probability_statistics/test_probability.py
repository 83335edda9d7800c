"""What stands behind the chapter on probability, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

from fractions import Fraction
from itertools import product
from math import comb, perm

import numpy as np
import pytest

from mlmath.exercises.probability_statistics.probability import (
    LANGUAGES,
    RULE,
    at_least_one,
    first_shared,
    independent,
    random_chances,
    random_events,
    some_codes,
)


def shared(k, n):
    """Return the exact probability that two of k share one of n."""
    return 1 - Fraction(perm(n, k), n**k)


@pytest.mark.parametrize("seed", range(20))
def test_at_least_one_is_what_a_list_of_all_cases_says(seed):
    (chances,) = random_chances(np.random.default_rng(seed))
    total = 0
    for happens in product((False, True), repeat=len(chances)):
        if any(happens):
            total += np.prod([chance if yes else 1 - chance
                              for yes, chance in zip(happens, chances)])
    assert at_least_one(chances) == pytest.approx(total)


@pytest.mark.parametrize("n", [1, 2, 3, 10, 365, 5040, 10_000])
def test_the_first_shared_code_by_exact_fractions(n):
    k = first_shared(n)
    assert shared(k, n) > Fraction(1, 2) >= shared(k - 1, n)


def test_the_numbers_of_codes_are_many_and_not_too_large():
    sizes = [some_codes(np.random.default_rng(seed))[0] for seed in range(60)]
    assert len(set(sizes)) > 40 and 2 <= min(sizes) and max(sizes) <= 3000


@pytest.mark.parametrize("seed", range(40))
def test_independence_by_fractions(seed):
    A, B, outcomes = random_events(np.random.default_rng(seed))
    size = len(outcomes)
    assert A <= set(outcomes) and B <= set(outcomes)
    assert independent(A, B, outcomes) == (
        Fraction(len(A & B), size)
        == Fraction(len(A), size) * Fraction(len(B), size))


def test_both_answers_come_up_with_events_that_overlap():
    answers = [independent(A, B, outcomes)
               for A, B, outcomes in (random_events(np.random.default_rng(seed))
                                      for seed in range(60)) if A & B]
    assert 10 < sum(answers) < len(answers) - 10


def test_the_values_are_computed_in_a_second_way():
    assert RULE.value == tuple(
        next(k for k in range(1, 400) if shared(k, perm(10, digits)) > 0.5)
        for digits in (4, 5))
    assert comb(10, 4) == 210  # of the message about the order
    people = [(n < 60, 30 <= n < 75) for n in range(100)]
    either = sum(python or sql for python, sql in people)
    assert sum(python and sql for python, sql in people) == 30
    assert LANGUAGES.value == (either / 100, 1 - either / 100)
