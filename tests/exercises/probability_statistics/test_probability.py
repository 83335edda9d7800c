"""What stands behind the chapter on probability, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, and the ends of the random inputs.
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
    for_your_code,
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


# What the random inputs reach ------------------------------------------------


class Scripted:
    """A generator whose draws are known: the ends, and given chances."""

    def __init__(self, picked=0, chances=()):
        self.picked, self.chances = picked, iter(chances)

    def integers(self, low, high, size=None):
        """Draw the first or the last; of several, one after the other."""
        ends = [low, high - 1]
        return ends[self.picked] if size is None else [
            ends[(self.picked + k) % 2] for k in range(size)]

    def uniform(self, low, high):
        return (low, high)[self.picked]

    def choice(self, values):
        return values[self.picked]

    def random(self):
        return next(self.chances)


def test_numbers_of_codes_reach_from_two_to_nine_times_the_largest_power():
    assert some_codes(Scripted(0)) == (2,)
    assert some_codes(Scripted(-1)) == (int(9 * 100 * np.sqrt(10)) + 1,)
    (size,) = some_codes(np.random.default_rng(3))
    assert type(size) is int


def test_chances_are_up_to_five_tenths_of_every_size():
    drawn = [random_chances(np.random.default_rng(seed)) for seed in range(400)]
    assert all(type(row) is tuple and len(row) == 1 for row in drawn)
    assert {len(chances) for (chances,) in drawn} == set(range(6))
    assert {chance for (chances,) in drawn for chance in chances} == {
        n / 10 for n in range(11)}
    assert all(type(chance) is float for (row,) in drawn for chance in row)


@pytest.mark.parametrize(("picked", "size"), [(0, 4), (-1, 8)])
def test_an_event_holds_each_outcome_with_a_chance_of_one_half(picked, size):
    # 0.5 itself is not below one half: neither an outcome nor the branch.
    first, second = [0.49, 0.5] * (size // 2), [0.5, 0.49] * (size // 2)
    rng = Scripted(picked, [*first, 0.5, *second])
    A, B, outcomes = random_events(rng)
    assert outcomes == list(range(1, size + 1))
    assert A == set(range(1, size, 2)) and B == set(range(2, size + 1, 2))
    assert list(rng.chances) == []


@pytest.mark.parametrize(("picked", "A", "B", "size"), [
    (0, {1, 2}, {1, 3, 4}, 4),
    (-1, {1, 2, 3, 4}, {1, 2, 3, 4, 5}, 8)])
def test_of_half_the_outcomes_and_of_the_others_at_least_one(picked, A, B, size):
    drawn = random_events(Scripted(picked, [*[0.9] * size, 0.49]))
    assert drawn == (A, B, list(range(1, size + 1)))


def test_events_are_of_four_six_or_eight_outcomes():
    drawn = [random_events(np.random.default_rng(seed)) for seed in range(600)]
    assert {len(outcomes) for _, _, outcomes in drawn} == {4, 6, 8}
    for size in (4, 6, 8):
        rows = [(A, B) for A, B, outcomes in drawn if len(outcomes) == size]
        half = set(range(1, size // 2 + 1))
        assert 0.4 < np.mean([A == half for A, _ in rows]) < 0.7
        assert {len(A & half) for A, _ in rows} == set(range(size // 2 + 1))
        # From one of each half up to all of both.
        assert {(len(B & half), len(B - half)) for A, B in rows
                if A == half} >= {(a, b) for a in half for b in half}
    assert all(type(n) is int for A, B, _ in drawn for n in A | B)


# Answers that are wrong ------------------------------------------------------


@pytest.mark.parametrize(("n", "k"), [
    (1, 2), (2, 3), (3, 3), (4, 4), (10, 8), (365, 254)])
def test_your_own_code_takes_longer_to_be_shared(n, k):
    assert for_your_code(n) == k
    chances = [1 - Fraction(n - 1, n) ** (count - 1) for count in (k - 1, k)]
    assert chances[0] <= Fraction(1, 2) < chances[1]


@pytest.mark.parametrize(("chances", "expected"), [
    ([], 0), ([0.25], 0.25), ([0.5, 0.5, 0.5], 0.875), ([1.0, 0.5], 1),
    ([0.0, 0.25], 0.25)])
def test_at_least_one_in_numbers(chances, expected):
    assert at_least_one(chances) == expected


@pytest.mark.parametrize(("n", "k"), [
    (1, 2), (2, 3), (3, 3), (4, 3), (10, 5), (100, 13), (365, 23)])
def test_the_first_shared_code_in_numbers(n, k):
    assert first_shared(n) == k
