"""What stands behind the chapter on expectation and variance, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, what the random inputs reach, and what the
feedback says.
"""

from itertools import product

import numpy as np
import pytest
from scipy import stats

from mlmath import check
from mlmath.exercises.probability_statistics.expectation_and_variance import (
    MACHINE,
    SHAPE,
    SPINNER,
    STOCK,
    TOTAL,
    best_stock,
    counts_to_add,
    customers,
    fair_price,
    lopsided,
    middle,
    shape,
    stretched,
    total_of,
)


def made(inputs, number):
    """Make them anew, so that each test sees the function as it is."""
    return [inputs(np.random.default_rng(seed)) for seed in range(number)]



def test_the_spinner_is_a_distribution_of_scipy():
    spinner = stats.rv_discrete(values=([2, 4, 10], [0.5, 0.25, 0.25]))
    assert SPINNER.value == pytest.approx(
        (spinner.mean(), spinner.moment(2), spinner.var()))


@pytest.mark.parametrize(("answer", "message"), [
    ((4.5, 31, 31), "The third number is the mean of the squares again;"
                    " nothing has been subtracted."),
    ((4.5, 31, 26.5), "You subtracted the expectation. It has to be squared"
                      " first."),
    ((4.5, 20.25, 0), "The second number is the square of the expectation."),
    ((4.5, 31, 10.75**0.5), "The third number is the standard deviation."),
    ((16 / 3, 40, 40 - (16 / 3)**2), "You counted the three sectors alike,"
                                     " but they have different sizes."),
    ((4, 31, 10.75), "The first number is not the expectation."),
])
def test_the_spinner_knows_what_went_wrong(answer, message):
    feedback = check("exercise-moments-spinner", answer)
    assert feedback.passed is False and message in feedback.message


def test_the_spinner_is_as_exact_as_its_decimals():
    assert SPINNER.tolerance == 1e-6
    assert check("exercise-moments-spinner", (4.5, 31, 10.7500005)).passed
    assert not check("exercise-moments-spinner", (4.5, 31, 10.7502)).passed
    assert "first number" not in check(
        "exercise-moments-spinner", (4.5, 31, 12)).message


@pytest.mark.parametrize("seed", range(30))
def test_shapes_agree_with_scipy(seed):
    values, chances = lopsided(np.random.default_rng(seed))
    table = stats.rv_discrete(values=(values, chances))
    mean, variance, skewness = table.stats(moments="mvs")
    assert shape(values, chances) == pytest.approx(
        (mean, variance**0.5, skewness))


def test_tables_are_of_all_lengths_and_valid():
    tables = made(lopsided, 400)
    assert {len(values) for values, _ in tables} == {2, 3, 4, 5}
    assert {v for values, _ in tables for v in values} == set(range(-9, 21))
    assert all(SHAPE.valid(*table) for table in tables)
    for _, chances in tables:
        assert all(type(number) is float for number in chances)
        assert chances[0] > 0.5 and min(chances) > 0
        assert sum(chances) == pytest.approx(1)
    ratios = {round(c[0] / c[1], 6) for v, c in tables if len(v) == 2}
    assert ratios == {round((k + 1) / k, 6) for k in range(1, 9)}


@pytest.mark.parametrize("table", [
    ([0, 1], [0.75, 0.25, 0]), ([1], [1.0]), ([2, 2], [0.5, 0.5]),
    ([0, 1], [1.25, -0.25]), ([0, 1], [1.0, 0.0]), ([0, 1], [0.5, 0.4]),
])
def test_what_is_no_table_is_not_valid(table):
    assert not SHAPE.valid(*table)


def test_two_values_are_enough_for_a_table():
    assert SHAPE.valid([0, 1], [0.5, 0.5])
    assert SHAPE.valid([0, 1, 2], [0.5, 0.5, 0.0])


@pytest.mark.parametrize(("answer", "words"), [
    (lambda v, c: (shape(v, c)[0], shape(v, c)[1]**2, shape(v, c)[2]),
     "Your second number is the variance, without the root."),
    (lambda v, c: (shape(v, c)[0], shape(v, c)[1]**2,
                   shape(v, c)[2] / shape(v, c)[1]**3),
     "Your second number is the variance, without the root, and you"
     " standardize with it."),
    (lambda v, c: (*shape(v, c)[:2], shape(v, c)[2] * shape(v, c)[1]**3),
     "Your third number is the third central moment. It is not divided by the"
     " third power of the standard deviation."),
    (lambda v, c: (*shape(v, c)[:2], stats.rv_discrete(
        values=(v, c)).stats(moments="k") + 3),
     "Your third number is the kurtosis, from fourth powers."),
    (lambda v, c: (np.mean(v), np.std(v), stats.skew(v)),
     "You count all values alike, however probable they are."),
    (lambda v, c: (shape(v, c)[0], np.std(v), shape(v, c)[2]),
     "Your standard deviation counts all values alike, however probable they"
     " are."),
    (lambda v, c: (shape(v, c)[0], np.hypot(*shape(v, c)[:2]),
                   shape(v, c)[2]),
     "Your second number is the root of the mean square: nothing has been"
     " subtracted."),
    (lambda v, c: (*shape(v, c)[:2], -shape(v, c)[2]),
     "Your skewness has the wrong sign. A long tail to the right makes it"
     " positive."),
])
def test_wrong_shapes_are_told_what_they_are(answer, words):
    feedback = check("exercise-moments-shape", answer)
    assert feedback.passed is False and words in feedback.message


@pytest.mark.parametrize("seed", range(20))
def test_totals_are_what_counting_gives(seed):
    chances, n = counts_to_add(np.random.default_rng(seed))
    found = np.zeros((len(chances) - 1) * n + 1)
    for way in product(range(len(chances)), repeat=n):
        found[sum(way)] += np.prod([chances[value] for value in way])
    assert total_of(chances, n) == pytest.approx(found)


def test_counts_to_add_reach_both_ends():
    pairs = made(counts_to_add, 400)
    assert {n for _, n in pairs} == {0, 1, 2, 3, 4}
    assert {len(chances) for chances, _ in pairs} == {2, 3, 4}
    assert all(TOTAL.valid(*pair) for pair in pairs)
    assert all(type(number) is float for c, _ in pairs for number in c)
    ratios = {round(c[0] / c[1], 6) for c, _ in pairs}
    assert ratios == {round(a / b, 6) for a in range(1, 8)
                      for b in range(1, 8)}


@pytest.mark.parametrize("pair", [
    ([0.5, 0.5], -1), ([1.0], 2), ([1.5, -0.5], 2), ([0.5, 0.4], 2)])
def test_what_cannot_be_added_is_not_valid(pair):
    assert not TOTAL.valid(*pair)


def test_no_count_and_two_values_are_valid():
    assert TOTAL.valid([1.0, 0.0], 0)


def test_one_fate_for_all():
    assert stretched([0.5, 0.3, 0.2], 2).tolist() == [0.5, 0, 0.3, 0, 0.2]
    assert stretched([0.5, 0.5], 0).tolist() == [1.0]


@pytest.mark.parametrize(("answer", "words"), [
    (lambda c, n: total_of(c, n + 1), "You add one count too many."),
    (lambda c, n: total_of(c, max(n, 1) - 1), "You add one count too few."),
    (stretched, "You multiply one count by n. That is the sum of n counts"
                " that are always equal, not independent."),
    (lambda c, n: [n * chance for chance in c],
     "You multiply the probabilities by n. Their sum must be 1."),
    (lambda c, n: [chance**n for chance in c],
     "You take powers of the probabilities: that is the probability that all"
     " n counts have the same value."),
    (lambda c, n: total_of(c, 2**(n - 1)) if n else [1.0],
     "You add the total to itself, which doubles how many counts there are in"
     " each step."),
])
def test_wrong_totals_are_told_what_they_are(answer, words):
    feedback = check("exercise-moments-total", answer)
    assert feedback.passed is False and words in feedback.message


def test_the_fair_price_is_one_more_than_the_rounds():
    for rounds in range(1, 40):
        assert fair_price(rounds) == rounds + 1


def test_rounds_are_few_and_many():
    rounds = made(MACHINE.inputs, 600)
    assert {number for number, in rounds} == set(range(1, 31))
    assert all(type(number) is int for number, in rounds)
    assert MACHINE.valid(1) and not MACHINE.valid(0)


@pytest.mark.parametrize(("answer", "words"), [
    (lambda m: m, "You give the last toss the probability of heads alone. If"
                  " it is tails, the machine pays as well."),
    (lambda m: m - 1, "The last toss is missing."),
    (lambda m: m + 2, "You count the last toss twice: all that ends before it"
                      " has the indices below `rounds`."),
    (lambda m: 2**m, "That is the largest payment, not the expected one."),
    (lambda m: np.mean([2**k for k in range(1, m + 1)]),
     "You take the plain mean of the payments, as if all of them were equally"
     " probable."),
    (lambda m: sum(k * 0.5**k for k in range(1, m)) + m * 0.5**(m - 1),
     "That is the expected number of tosses. What is paid is a power of 2."),
])
def test_wrong_prices_are_told_what_they_are(answer, words):
    feedback = check("exercise-moments-machine", answer)
    assert feedback.passed is False and words in feedback.message


@pytest.mark.parametrize("seed", range(40))
def test_the_best_stock_is_a_quantile(seed):
    chances, over, under = customers(np.random.default_rng(seed))
    assert best_stock(chances, over, under) == middle(
        chances, under / (over + under))


def test_customers_vary_and_are_never_a_tie():
    drawn = made(customers, 400)
    assert {len(chances) for chances, _, _ in drawn} == set(range(3, 8))
    assert {(over, under) for _, over, under in drawn} == {
        (over, 7 - over) for over in range(1, 7)}
    for chances, over, under in drawn:
        assert STOCK.valid(chances, over, under)
        twentieths = 20 * np.array(chances)
        assert np.allclose(twentieths, twentieths.round())
        assert twentieths.min() > 0.5 and twentieths.sum() == pytest.approx(20)
        assert all(type(number) is float for number in chances)
    least = min(len(chances) - best_stock(*case) for case in drawn
                for chances in [case[0]])
    assert least == 1


@pytest.mark.parametrize("case", [
    ([1.0], 1, 2), ([1.5, -0.5], 1, 2), ([0.5, 0.5], 0, 2),
    ([0.5, 0.5], 2, 0), ([0.5, 0.4], 1, 2), ([0.5, 0.5], 1, 1)])
def test_ties_and_other_odd_cases_are_not_valid(case):
    assert not STOCK.valid(*case)


def test_two_numbers_of_customers_are_valid():
    assert STOCK.valid([0.0, 1.0], 1, 1)


def test_the_middle_is_the_first_count_that_reaches_the_level():
    assert middle([0.25, 0.25, 0.5], 0.5) == 1
    assert middle([0.25, 0.25, 0.5], 0.51) == 2
    assert middle([0.5, 0.5], 0.2) == 0


def mean_of(c, over, under):
    return round(float(np.average(np.arange(len(c)), weights=c)))


def least_loss(c, over, under):
    return min(sum(chance * (over * max(a - y, 0) + under * max(y - a, 0))
                   for y, chance in enumerate(c)) for a in range(len(c)))


def worst(c, over, under):
    losses = [sum(chance * (over * max(a - y, 0) + under * max(y - a, 0))
                  for y, chance in enumerate(c)) for a in range(len(c))]
    return losses.index(max(losses))


@pytest.mark.parametrize(("answer", "words"), [
    (lambda c, over, under: best_stock(c, under, over),
     "You have exchanged the two losses."),
    (lambda c, over, under: middle(c, 0.5),
     "You return the median, which is best only if both losses are equal."),
    (mean_of, "You return the expectation, rounded. It takes no notice of the"
              " losses."),
    (lambda c, over, under: c.index(max(c)),
     "You return the most probable number of customers."),
    (worst, "You return the number with the *largest* expected loss."),
    (lambda c, over, under: len(c) - 1,
     "You return the largest number of customers. Then no customer comes in"
     " vain, but many loaves are left over."),
    (least_loss, "You return the smallest expected loss. The question is"
                 " which number of loaves has it."),
])
def test_wrong_stocks_are_told_what_they_are(answer, words):
    feedback = check("exercise-moments-stock", answer)
    assert feedback.passed is False and words in feedback.message


@pytest.mark.parametrize(("exercise", "label"), [
    (SPINNER, "spinner"), (SHAPE, "shape"), (TOTAL, "total"),
    (MACHINE, "machine"), (STOCK, "stock")])
def test_labels(exercise, label):
    assert exercise.label == f"exercise-moments-{label}"
