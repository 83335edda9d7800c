"""What stands behind the chapter on discrete distributions, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, by SciPy.
"""

import numpy as np
import pytest
from scipy import stats

from mlmath.exercises.probability_statistics.discrete_distributions import (
    TABLE,
    alarm_limit,
    at_least,
    expected_counts,
    log_pmf,
    many_trials,
    random_table,
    requests,
    trials_and_count,
)


@pytest.mark.parametrize("seed", range(30))
def test_at_least_is_the_tail_that_scipy_has(seed):
    k, n, q = trials_and_count(np.random.default_rng(seed))
    assert 0 <= k <= n + 1 and 1 <= n <= 12 and 0 <= q <= 1
    assert at_least(k, n, q) == pytest.approx(stats.binom.sf(k - 1, n, q))


def test_counts_reach_both_ends():
    made = [trials_and_count(np.random.default_rng(seed)) for seed in range(300)]
    assert any(k == 0 for k, n, q in made)
    assert any(k == n for k, n, q in made)
    assert any(k == n + 1 for k, n, q in made)
    assert {n for k, n, q in made} == set(range(1, 13))
    assert {q for k, n, q in made} == {tenths / 10 for tenths in range(11)}


@pytest.mark.parametrize("seed", range(30))
def test_the_alarm_limit_is_the_first_whose_tail_is_small(seed):
    n, q, level = requests(np.random.default_rng(seed))
    limit = alarm_limit(n, q, level)
    assert stats.binom.sf(limit - 1, n, q) <= level < (
        stats.binom.sf(limit - 2, n, q))


@pytest.mark.parametrize("n, q, level, limit", [
    (200, 0.03, 0.01, 13), (500, 0.01, 0.001, 14), (1, 0.2, 0.1, 2),
    (1, 0.5, 0.5, 1)])
def test_alarm_limits_of_the_text(n, q, level, limit):
    assert alarm_limit(n, q, level) == limit


def test_no_tail_is_so_near_a_level_that_rounding_decides():
    for n in range(1, 61):
        for q in np.arange(1, 7) / 20:
            tails = stats.binom.sf(np.arange(-1, n + 1), n, q)
            for level in (0.013, 0.0271, 0.053, 0.11):
                assert np.abs(tails - level).min() > 1e-9


def test_requests_vary():
    made = [requests(np.random.default_rng(seed)) for seed in range(600)]
    assert {q for n, q, level in made} == {p / 20 for p in range(1, 7)}
    assert {level for n, q, level in made} == {0.013, 0.0271, 0.053, 0.11}
    assert {1, 60} <= {n for n, q, level in made} <= set(range(1, 61))


@pytest.mark.parametrize("seed", range(30))
def test_a_fitted_distribution_has_the_mean_of_the_table(seed):
    values, counted = random_table(np.random.default_rng(seed))
    mean = np.average(values, weights=counted)
    assert expected_counts(values, counted) == pytest.approx(
        sum(counted) * stats.poisson.pmf(values, mean))
    assert 2 <= len(values) == len(counted) <= 6 and min(counted) >= 1
    assert values[0] in (0, 1) and set(np.diff(values)) == {1}


def test_tables_are_short_and_long_and_begin_at_0_or_1():
    made = [random_table(np.random.default_rng(seed)) for seed in range(400)]
    assert {len(values) for values, _ in made} == set(range(2, 7))
    assert {values[0] for values, _ in made} == {0, 1}
    assert {c for _, counted in made for c in counted} == set(range(1, 40))


@pytest.mark.parametrize("seed", range(30))
def test_the_logarithm_agrees_with_scipy(seed):
    k, n, q = many_trials(np.random.default_rng(seed))
    assert 0 <= k <= n and 0 < q < 1
    assert log_pmf(k, n, q) == pytest.approx(stats.binom.logpmf(k, n, q))


def test_trials_are_many_and_not_too_many():
    sizes = {many_trials(np.random.default_rng(seed))[1] for seed in range(80)}
    assert len(sizes) > 40 and 2 <= min(sizes) and 300 < max(sizes) <= 3000


def test_the_table_has_the_sum_one():
    two, at_most, or_more = TABLE.value
    assert 0.4 + 0.3 + two + 0.05 == pytest.approx(1)
    assert at_most + or_more == pytest.approx(1)
