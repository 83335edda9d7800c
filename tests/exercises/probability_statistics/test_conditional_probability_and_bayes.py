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
    WORDS,
    flags_only,
    never_forgets_the_prior,
    possible,
    random_groups,
    random_results,
    random_words,
    reversal,
    smoothed_chances,
    specificity_for_alarms,
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


def test_random_results_reach_their_ends_and_no_farther():
    drawn = [random_results(np.random.default_rng(seed)) for seed in range(400)]
    priors, hits, alarms, results = zip(*drawn)
    tenths = [n / 10 for n in range(1, 10)]
    assert sorted(set(priors)) == sorted(set(hits)) == tenths
    assert sorted({round(alarm, 3) for alarm in alarms}) == [
        round(n / 20 + 0.025, 3) for n in range(1, 10)]
    assert {len(row) for row in results} == set(range(5))
    flags = [flag for row in results for flag in row]
    assert 0.4 < sum(flags) / len(flags) < 0.6


def test_random_words_reach_their_ends_and_no_farther():
    drawn = [random_words(np.random.default_rng(seed)) for seed in range(400)]
    words, vocabularies, adds = zip(*drawn)
    assert {word for row in words for word in row} == set(WORDS)
    assert {len(row) for row in words} == set(range(9))
    assert {tuple(row) for row in vocabularies} == {
        WORDS[:n] for n in range(1, 6)}
    assert set(adds) == {0.5, 1, 1.5}


def test_one_is_added_if_nothing_is_said():
    assert smoothed_chances(["now"], ["now", "free"]) == pytest.approx(
        {"now": 2 / 3, "free": 1 / 3})


def test_random_groups_are_possible_and_two_or_three():
    rng = np.random.default_rng(2)
    tables = [random_groups(rng)[0] for _ in range(600)]
    assert all(map(possible, tables))
    assert {len(table) for table in tables} == {2, 3}
    for table in tables:
        # X treats few of the easy cases and many of the hard ones.
        assert table[0][0] <= table[0][2]
        assert all(row[0] >= row[2] for row in table[1:])
    sizes = [n for table in tables for row in table for n in (row[0], row[2])]
    assert min(sizes) == 4 and max(sizes) == 29
    bounds = [(0.8, 0.9), (0.3, 0.4), (0.2, 0.3)]
    for place, (low, high) in enumerate(bounds):
        rows = [table[place] for table in tables if len(table) > place]
        assert all(low * row[2] - 1 < row[3] <= high * row[2] for row in rows)
        assert all(low * row[0] < row[1] <= high * row[0] + 1 for row in rows)


@pytest.mark.parametrize("table, answer", [
    ([(1, 1, 1, 1)], True),
    ([(1, 0, 1, 0)], True),
    ([(2, 1, 3, 0), (1, 1, 2, 2)], True),
    ([], False),
    ([(0, 0, 1, 0)], False),
    ([(1, 0, 0, 0)], False),
    ([(1, 2, 1, 0)], False),
    ([(1, 0, 1, 2)], False),
    ([(1, -1, 1, 0)], False),
    ([(1, 0, 1, -1)], False),
    ([(1, 0, 1)], False),
    ([(1, 0, 1, 0, 1)], False),
    ([(1, 0, 1, 0), (1, 2, 1, 0)], False),
])
def test_which_tables_are_possible(table, answer):
    assert possible(table) is answer


def test_mistakes_with_updates_are_wrong_in_their_own_ways():
    rates = 0.25, 0.8, 0.1
    assert never_forgets_the_prior(*rates, []) == 0.25
    assert never_forgets_the_prior(*rates, [True, False]) == pytest.approx(
        update(*rates, [False]))
    assert flags_only(*rates, [True, False, True]) == pytest.approx(
        update(*rates, [True, True]))
    assert specificity_for_alarms(*rates, [True, False]) == pytest.approx(
        update(0.25, 0.8, 0.9, [True, False]))
