"""What stands behind the chapter on conditional probability and Bayes.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from mlmath.exercises.probability_statistics.conditional_probability_and_bayes import (
    CRASHES,
    IDEAS,
    SERVERS,
    random_groups,
    random_results,
    random_words,
    reversal,
    smoothed_chances,
    update,
)


def test_the_reports_are_what_a_list_of_them_says():
    reports = ([("phone", "crash")] * 30 + [("phone", "other")] * 50
               + [("desk", "crash")] * 20 + [("desk", "other")] * 100)
    of = [[report for report in reports if word in report]
          for word in ("phone", "crash", "desk")]
    expected = [Fraction(sum(word in report for report in rows), len(rows))
                for word, rows in zip(("crash", "phone", "crash"), of)]
    assert CRASHES.value == pytest.approx([float(x) for x in expected])


def test_the_servers_and_the_ideas_follow_from_counts():
    failed = [7000 * Fraction(1, 100), 3000 * Fraction(4, 100)]
    assert SERVERS.value == pytest.approx(
        (float(sum(failed)) / 10_000, float(failed[1] / sum(failed))))
    for value, work in zip(IDEAS.value, (100, 10)):
        good, idle = work * 80, (1000 - work) * 5
        assert value == pytest.approx(good / (good + idle))


@pytest.mark.parametrize("seed", range(20))
def test_updates_are_what_the_joint_probabilities_say(seed):
    prior, hit, alarm, results = random_results(np.random.default_rng(seed))
    chances = []
    for start, rate in ((prior, hit), (1 - prior, alarm)):
        table = {row: start * np.prod([rate if flag else 1 - rate for flag in row])
                 for row in product((True, False), repeat=len(results))}
        assert sum(table.values()) == pytest.approx(start)
        chances.append(table[tuple(results)])
    assert update(prior, hit, alarm, results) == pytest.approx(
        chances[0] / sum(chances))


@pytest.mark.parametrize("seed", range(20))
def test_smoothed_chances_are_shares_of_a_longer_list(seed):
    words, vocabulary, add = random_words(np.random.default_rng(seed))
    found = smoothed_chances(words, vocabulary, add)
    assert sum(found.values()) == pytest.approx(1)
    # In steps of a half: two of each word seen, and 2 * add more of each.
    longer = [word for word in words if word in vocabulary] * 2
    longer += vocabulary * round(2 * add)
    assert found == pytest.approx(
        {word: longer.count(word) / len(longer) for word in vocabulary})


def test_random_groups_turn_around_about_as_often_as_not():
    rng = np.random.default_rng(0)
    tables = [random_groups(rng)[0] for _ in range(200)]
    assert 20 < sum(map(reversal, tables)) < 180
    for table in tables:
        fractions = [(Fraction(b, a), Fraction(d, c)) for a, b, c, d in table]
        a, b, c, d = np.sum(table, axis=0).tolist()
        assert reversal(table) == (all(x > y for x, y in fractions)
                                   and Fraction(b, a) < Fraction(d, c))


def test_equal_weights_never_turn_around():
    rng = np.random.default_rng(1)
    for _ in range(200):
        table = []
        for _ in range(3):
            n = int(rng.integers(1, 20))
            cured = rng.integers(0, 3 * n + 1), rng.integers(0, n + 1)
            table.append((3 * n, int(cured[0]), n, int(cured[1])))
        assert not reversal(table)
