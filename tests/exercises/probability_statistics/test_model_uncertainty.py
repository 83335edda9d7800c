"""What stands behind the chapter on how sure a model is, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, what the random inputs reach, and what the
feedback says.
"""

import numpy as np
import pytest
from scipy import stats

from mlmath import check
from mlmath.exercises.probability_statistics.model_uncertainty import (
    AREA,
    COINS,
    COST,
    GAP,
    JARS,
    MCNEMAR,
    answers,
    area,
    calibration_gap,
    fits,
    grouped,
    least_cost,
    mcnemar,
    mixed,
    scored,
)


def made(inputs, number):
    """Make them anew, so that each test sees the function as it is."""
    return [inputs(np.random.default_rng(seed)) for seed in range(number)]


def told(label, answer, words):
    feedback = check(label, answer)
    return feedback.passed is False and words in feedback.message


# Three coins -----------------------------------------------------------------


def test_the_coins_are_what_scipy_says():
    assert COINS.value == pytest.approx(
        [stats.entropy([q, 1 - q]) for q in (0.5, 0.9, 1)], abs=1e-4)


@pytest.mark.parametrize(("answer", "words"), [
    ((1, 0.469, 0), "You took the base 2. Those are bits; the book uses the"
                    " natural logarithm."),
    ((0.301, 0.1412, 0), "You took the base 10. The book uses the natural"
                         " logarithm: `np.log`."),
    ((-0.6931, -0.3251, 0), "Entropy is never negative. The minus sign is"
                            " missing."),
    ((0.3466, 0.0948, 0), "You counted heads only. Tails can come as well, and"
                          " surprise."),
    ((1.3863, 2.4079, 0), "You added the surprises. Weight each of them with"
                          " its probability."),
    ((0.6931, 0.1054, 0), "For the second coin you gave the surprise at heads."
                          " The entropy is the mean over heads and tails."),
    ((0.6931, 0.3251, 0.5), "The third coin never surprises."),
])
def test_wrong_coins_are_told_what_they_are(answer, words):
    assert told("exercise-metrics-coins", answer, words)


def test_the_coins_may_be_rounded_to_three_decimals():
    assert COINS.tolerance == 6e-4
    assert check("exercise-metrics-coins", (0.693, 0.325, 0)).passed
    assert not check("exercise-metrics-coins", (0.69, 0.33, 0)).passed


# A machine that looks at jars ------------------------------------------------


def test_the_jars_are_shares_of_the_table():
    (passed, flagged), (missed, caught) = (180, 20), (10, 40)
    assert JARS.value == pytest.approx((
        (passed + caught) / 250, caught / (caught + flagged),
        caught / (caught + missed), flagged / (flagged + passed)), abs=1e-4)


@pytest.mark.parametrize(("answer", "words"), [
    ((0.88, 0.8, 0.667, 0.1), "Precision and recall have changed places."
                              " Precision is a share of the jars that were"
                              " flagged."),
    ((0.88, 0.667, 0.8, 0.333), "The last number is the share of false alarms"
                                " among all alarms. The false alarm rate is a"
                                " share of the good jars."),
    ((0.88, 0.667, 0.8, 0.9), "The last number is the share of the good jars"
                              " that pass. False alarms are the others."),
    ((0.88, 0.667, 0.8, 0.08), "You divided the false alarms by all jars."
                               " Divide by the good ones."),
    ((0.88, 0.947, 0.9, 0.2), "You took the good jars for the class that is"
                              " looked for. It is the cracked ones."),
    ((88, 66.7, 80, 10), "Give shares, from 0 to 1."),
    ((0.5, 0.667, 0.8, 0.1), "Begin with the accuracy: the diagonal, divided by"
                             " all jars."),
])
def test_wrong_jars_are_told_what_they_are(answer, words):
    assert told("exercise-metrics-jars", answer, words)


def test_the_jars_may_be_rounded_to_three_decimals():
    assert JARS.tolerance == 6e-4
    assert check("exercise-metrics-jars", (0.88, 0.667, 0.8, 0.1)).passed
    assert not check("exercise-metrics-jars", (0.88, 0.67, 0.8, 0.1)).passed


# The least cost --------------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_no_threshold_of_a_fine_grid_costs_less(seed):
    chances, classes, miss = scored(np.random.default_rng(seed))
    q, y = np.array(chances), np.array(classes)
    costs = [miss * y[q <= t].sum() + (1 - y)[q > t].sum()
             for t in np.linspace(-0.05, 1.05, 221)]
    assert least_cost(chances, classes, miss) == min(costs)


def test_scores_are_of_all_kinds():
    inputs = made(scored, 3000)
    assert {len(chances) for chances, *_ in inputs} == set(range(1, 11))
    assert {round(10 * q) for chances, *_ in inputs for q in chances} == set(
        range(11))
    assert {y for _, classes, _ in inputs for y in classes} == {0, 1}
    assert {miss for *_, miss in inputs} == set(range(1, 13))
    assert any(len(set(chances)) < len(chances) for chances, *_ in inputs)
    assert all(type(q) is float for chances, *_ in inputs for q in chances)
    assert all(type(y) is int for _, classes, _ in inputs for y in classes)
    assert all(COST.valid(*each) for each in inputs)


@pytest.mark.parametrize("each", [
    ([], [], 1), ([0.5], [], 1), ([0.5], [1, 0], 1), ([1.1], [1], 1),
    ([-0.1], [1], 1), ([0.5], [2], 1), ([0.5], [1], 0),
])
def test_what_does_not_fit_is_not_valid(each):
    assert not fits(*each)
    assert COST.valid is fits
    assert fits([0, 1], [1, 0], 1) and fits([0.5], [1])


def charged(chances, classes, places, miss=1, alarm=1):
    q, y = np.array(chances), np.array(classes)
    return min(miss * y[q <= t].sum() + alarm * (1 - y)[q > t].sum()
               for t in places)


@pytest.mark.parametrize(("answer", "words"), [
    (lambda q, y, m: charged(q, y, [-1, *(np.unique(q)[:-1])], m),
     "Flag a chance only if it is greater than the threshold. As it is, you"
     " never try to flag nobody."),
    (lambda q, y, m: charged(q, y, q, m),
     "You never try to flag everybody. Take a threshold below all chances as"
     " well."),
    (lambda q, y, m: charged(q, y, [0.5], m),
     "You try one threshold only, 0.5."),
    (lambda q, y, m: charged(q, y, [-1, *q], 1, m),
     "The costs have changed places: a miss costs `miss_cost`, a false alarm"
     " costs 1."),
    (lambda q, y, m: charged(q, y, [-1, *q]),
     "You count the errors. A miss costs `miss_cost`."),
    (lambda q, y, m: charged(q, y, [1 / (1 + m)], m),
     "You took the threshold of the formula. It is the best one in the long"
     " run, if the chances are calibrated; here the least cost on these rows is"
     " asked for."),
])
def test_wrong_costs_are_told_what_they_are(answer, words):
    assert told("exercise-metrics-cost", answer, words)


# McNemar's test --------------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_mcnemar_is_a_binomial_test_of_the_disagreements(seed):
    right_a, right_b = map(np.array, answers(np.random.default_rng(seed)))
    only_a, only_b = np.sum(right_a & ~right_b), np.sum(~right_a & right_b)
    p = (stats.binomtest(only_a, only_a + only_b).pvalue
         if only_a + only_b else 1)
    assert mcnemar(right_a.tolist(), right_b.tolist()) == pytest.approx(p)


def test_one_against_three():
    assert mcnemar([True, False, False, False],
                   [False, True, True, True]) == pytest.approx(0.625)
    assert mcnemar([True], [True]) == 1
    assert mcnemar([True, False], [False, True]) == 1


def test_answers_are_of_all_kinds():
    pairs = made(answers, 3000)
    assert {len(a) for a, _ in pairs} == set(range(1, 21))
    assert all(len(a) == len(b) for a, b in pairs)
    assert all(type(x) is bool for pair in pairs for each in pair for x in each)
    agree = np.mean([x == y for a, b in pairs for x, y in zip(a, b)])
    assert 0.72 < agree < 0.83  # 0.4 + 0.6 (0.56 + 0.06) = 0.772
    assert 0.68 < np.mean([x for a, _ in pairs for x in a]) < 0.72
    assert 0.74 < np.mean([x for _, b in pairs for x in b]) < 0.78
    assert all(MCNEMAR.valid(*pair) for pair in pairs)
    # Each case is drawn for itself: few long lists agree everywhere, and in
    # some each model is alone right.
    long = [pair for pair in pairs if len(pair[0]) >= 10]
    assert np.mean([a == b for a, b in long]) < 0.1
    assert np.mean([min(alone(a, b)) > 0 for a, b in long]) > 0.5


def test_what_are_no_answers_is_not_valid():
    assert MCNEMAR.tolerance == 1e-9
    assert not MCNEMAR.valid([], []) and not MCNEMAR.valid([True], [])
    assert MCNEMAR.valid([True], [False])


def alone(a, b):
    return (sum(x and not y for x, y in zip(a, b)),
            sum(y and not x for x, y in zip(a, b)))


def tail(k, n):
    return stats.binom(n, 0.5).cdf(k)


@pytest.mark.parametrize(("answer", "words"), [
    (lambda a, b: 2 * tail(min(alone(a, b)), sum(alone(a, b))),
     "A p-value is at most 1. If both are alone right equally often, twice the"
     " tail is more."),
    (lambda a, b: min(1, tail(min(alone(a, b)), sum(alone(a, b)))),
     "That is one tail only. As uneven in the other direction counts as"
     " well."),
    (lambda a, b: min(1, 2 * tail(alone(a, b)[0], sum(alone(a, b)))),
     "Take the tail of the smaller count. With more for A than for B yours is"
     " the wrong one."),
    (lambda a, b: min(1, 2 * tail(max(alone(a, b)), sum(alone(a, b)))),
     "Take the tail of the smaller count, not of the larger one."),
    (lambda a, b: min(1, 2 * tail(min(alone(a, b)), len(a))),
     "The coins are the disagreements, not all observations."),
    (lambda a, b: min(1, 2 * stats.binom(sum(alone(a, b)), 0.5).pmf(
        min(alone(a, b)))),
     "You took the probability of this very count. The more uneven ones belong"
     " to it."),
])
def test_wrong_tests_are_told_what_they_are(answer, words):
    assert told("exercise-metrics-mcnemar", answer, words)


# How far from its word -------------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_the_gap_is_a_sum_over_groups(seed):
    chances, classes, edges = grouped(np.random.default_rng(seed))
    gap = 0
    for low, high in zip(edges, edges[1:]):
        here = [(q, y) for q, y in zip(chances, classes) if low < q <= high]
        gap += abs(sum(q - y for q, y in here)) / len(chances)
    assert calibration_gap(chances, classes, edges) == pytest.approx(gap)


def test_groups_are_of_all_kinds():
    inputs = made(grouped, 3000)
    assert {len(chances) for chances, *_ in inputs} == set(range(1, 13))
    assert {round(100 * q) for chances, *_ in inputs for q in chances} == set(
        range(1, 100))
    assert {y for _, classes, _ in inputs for y in classes} == {0, 1}
    assert {len(edges) for *_, edges in inputs} == {2, 3, 4, 5}
    assert {round(10 * e) for *_, edges in inputs for e in edges} == set(
        range(11))
    assert all(edges == sorted(set(edges)) for *_, edges in inputs)
    assert all(edges[0] == 0 and edges[-1] == 1 for *_, edges in inputs)
    assert all(type(each) is float for chances, _, edges in inputs
               for each in [*chances, *edges])
    assert all(type(y) is int for _, classes, _ in inputs for y in classes)
    assert all(GAP.valid(*each) for each in inputs)


@pytest.mark.parametrize("each", [
    ([0.0], [1], [0.0, 1.0]), ([0.5], [1], [0.1, 1.0]),
    ([0.5], [1], [0.0, 0.9]), ([0.5], [1], [0.0, 0.5, 0.5, 1.0]),
    ([0.5, 0.4], [1], [0.0, 1.0]),
])
def test_what_has_no_groups_is_not_valid(each):
    assert not GAP.valid(*each)
    assert GAP.valid([0.5], [1], [0.0, 1.0]) and GAP.tolerance == 1e-9


def gaps(chances, classes, edges):
    """Size, mean chance and share of each group, and its middle."""
    q, y = np.array(chances), np.array(classes)
    group = np.searchsorted(edges, q)
    return [(np.mean(group == k), q[group == k].mean(), y[group == k].mean(),
             (edges[k - 1] + edges[k]) / 2) for k in np.unique(group)]


@pytest.mark.parametrize(("answer", "words"), [
    (lambda q, y, e: abs(np.mean(q) - np.mean(y)),
     "You compare the means of all rows. Too high in one group and too low in"
     " another one cancel there: go group by group."),
    (lambda q, y, e: sum(n * (v - s) for n, v, s, _ in gaps(q, y, e)),
     "Gaps with different signs cancel. Take the absolute value in each"
     " group."),
    (lambda q, y, e: sum(abs(v - s) for _, v, s, _ in gaps(q, y, e)),
     "You add up the gaps. Weight each with the share of the rows in its"
     " group."),
    (lambda q, y, e: np.mean([abs(v - s) for _, v, s, _ in gaps(q, y, e)]),
     "Each group counts alike in yours. A group with many rows should count for"
     " more."),
    (lambda q, y, e: sum(n * (v - s)**2 for n, v, s, _ in gaps(q, y, e)),
     "The gap is not squared here."),
    (lambda q, y, e: sum(n * abs(m - s) for n, _, s, m in gaps(q, y, e)),
     "You compare with the middle of the group. Compare with the mean of the"
     " chances that were said."),
    (lambda q, y, e: max(abs(v - s) for _, v, s, _ in gaps(q, y, e)),
     "That is the largest gap. The mean is asked for."),
])
def test_wrong_gaps_are_told_what_they_are(answer, words):
    assert told("exercise-metrics-gap", answer, words)


# The area under the curve ----------------------------------------------------


@pytest.mark.parametrize("seed", range(30))
def test_the_area_is_that_below_the_curve(seed):
    chances, classes = map(np.array, mixed(np.random.default_rng(seed)))
    ones, zeros = chances[classes == 1], chances[classes == 0]
    places = [*np.unique(chances)[::-1], -1]
    right = np.array([np.mean(zeros > t) for t in places])
    up = np.array([np.mean(ones > t) for t in places])
    below = np.sum(np.diff(right) * (up[1:] + up[:-1])) / 2
    assert area(chances.tolist(), classes.tolist()) == pytest.approx(below)


def test_mixtures_are_of_all_kinds():
    inputs = made(mixed, 3000)
    assert {len(chances) for chances, _ in inputs} == set(range(2, 11))
    assert {round(10 * q) for chances, _ in inputs for q in chances} == set(
        range(11))
    assert all(set(classes) == {0, 1} for _, classes in inputs)
    assert {classes[0] for _, classes in inputs} == {0, 1}
    assert {classes.count(0) for _, classes in inputs} == set(range(1, 10))
    assert {classes.count(1) for _, classes in inputs} == set(range(1, 10))
    assert all(type(q) is float for chances, _ in inputs for q in chances)
    assert all(type(y) is int for _, classes in inputs for y in classes)
    assert all(AREA.valid(*each) for each in inputs)


@pytest.mark.parametrize("each", [
    ([0.5, 0.5], [1, 1]), ([0.5, 0.5], [0, 0]), ([0.5], [0, 1]),
    ([0.5, 2], [0, 1]),
])
def test_what_has_no_pairs_is_not_valid(each):
    assert not AREA.valid(*each)
    assert AREA.valid([0.5, 0.5], [0, 1]) and AREA.tolerance == 1e-9


def pairs_of(q, y):
    return [(u, v) for u, k in zip(q, y) if k for v, j in zip(q, y) if not j]


@pytest.mark.parametrize(("answer", "words"), [
    (lambda q, y: np.mean([u > v for u, v in pairs_of(q, y)]),
     "A tie counts one half; yours counts nothing."),
    (lambda q, y: np.mean([u >= v for u, v in pairs_of(q, y)]),
     "A tie counts one half; yours counts in full."),
    (lambda q, y: np.mean([(u < v) + 0.5 * (u == v) for u, v in pairs_of(q, y)]),
     "The other way round: a pair counts if the observation of class 1 has the"
     " *higher* score."),
    (lambda q, y: sum((u > v) + 0.5 * (u == v) for u, v in pairs_of(q, y)),
     "You return a number of pairs. Divide by how many there are."),
    (lambda q, y: np.mean((np.array(q) > 0.5) == (np.array(y) == 1)),
     "That is the accuracy. The area needs no threshold."),
])
def test_wrong_areas_are_told_what_they_are(answer, words):
    assert told("exercise-metrics-area-margin", answer, words)
