"""What stands behind the chapter on Bayesian inference, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, by SciPy or on a grid, what the random inputs
reach, and answers that are right or wrong in another form.
"""

import numpy as np
import pytest
from scipy import stats

from mlmath import check
from mlmath.exercises.probability_statistics.bayesian_inference import (
    AGREE,
    BELL,
    GRID,
    MACHINES,
    PRODUCTS,
    RUN,
    SUITE,
    bell_and_values,
    bell_update,
    beta_and_length,
    grid_update,
    rates_and_counts,
    run_chance,
    scaled,
)


def made(inputs, count=400):
    """Make them anew, so that each test sees the function as it is."""
    return [inputs(np.random.default_rng(seed)) for seed in range(count)]


# Values ----------------------------------------------------------------------


def test_the_machines_by_two_updates():
    belief = np.array([0.5, 0.3, 0.2])
    for _ in range(2):
        belief = belief * [0.01, 0.02, 0.1]
        belief = belief / belief.sum()
    assert MACHINES.value == pytest.approx(belief)
    assert sum(MACHINES.value) == pytest.approx(1)
    assert PRODUCTS == pytest.approx((5e-5, 1.2e-4, 2e-3))
    assert scaled((1, 3)) == (0.25, 0.75)
    assert check("exercise-posterior-machines", (0.023, 0.055, 0.922)).passed
    assert not check("exercise-posterior-machines",
                     (0.03, 0.055, 0.915)).passed


@pytest.mark.parametrize("wrong, words", [
    ((0.00005, 0.00012, 0.002), "They do not sum to 1 yet."),
    ((0.1613, 0.1935, 0.6452), "You use one screw only."),
    ((0.0095, 0.0381, 0.9524), "how many boxes each machine fills"),
    ((0.0769, 0.1538, 0.7692), "and one of the two screws"),
    ((0.0542, 0.0781, 0.8677), "You square the prior, too."),
    ((0.5, 0.3, 0.2), "before you measured anything"),
    ((0.0001, 0.0004, 0.01), "These are the likelihoods"),
])
def test_what_is_said_to_wrong_machines(wrong, words):
    assert words in check("exercise-posterior-machines", wrong).message


def test_the_suite_is_that_of_scipy():
    after = stats.beta(7 + 1, 3 + 4)
    rates = np.linspace(0, 1, 100_001)
    assert SUITE.value == pytest.approx(
        (after.mean(), rates[after.pdf(rates).argmax()], 10 / 15), abs=1e-4)
    assert check("exercise-posterior-suite", (0.533, 0.538, 0.667)).passed
    assert not check("exercise-posterior-suite", (0.533, 0.545, 0.667)).passed


@pytest.mark.parametrize("wrong, words", [
    ((0.5385, 0.5333, 0.6667), "You exchange the mean and the MAP"),
    ((0.5333, 0.5333, 0.6667), "Your MAP estimate is the mean."),
    ((0.5333, 0.5385, 0.3333), "the weight of the data"),
    ((0.5333, 0.5385, 10), "the strength of the prior"),
    ((0.7333, 0.7692, 0.6667), "the other way round"),
    ((0.5, 0.5, 0.6667), "You add all five builds"),
    ((0.2, 0.2, 0.6667), "use the data alone"),
    ((0.7, 0.75, 0.6667), "those of the prior"),
])
def test_what_is_said_to_wrong_suites(wrong, words):
    assert words in check("exercise-posterior-suite", wrong).message


def test_the_analysts_agree_from_133_readers_on():
    n = np.arange(1, 5000)
    gap = np.abs(stats.beta(1 + 0.3 * n, 1 + 0.7 * n).mean()
                 - stats.beta(2 + 0.3 * n, 8 + 0.7 * n).mean())
    assert AGREE.value == n[gap <= 0.01][0] == 133
    assert (gap[132:] <= 0.01).all()


def test_what_the_wrong_numbers_of_readers_are():
    def first(n):
        return (1 + 0.3 * n) / (2 + n)

    def second(n):
        return (2 + 0.3 * n) / (10 + n)

    assert abs(second(91) - 0.3) < 0.01 <= abs(second(90) - 0.3) + 1e-9
    assert abs(first(38) - 0.3) < 0.0101 < abs(first(37) - 0.3)
    assert first(40) - second(40) == pytest.approx(0.03, abs=0.001)


@pytest.mark.parametrize("wrong, words", [
    (132, "still more than 0.01 apart"), (134, "one reader too many"),
    (91, "off to the other side"), (90, "with each other"),
    (38, "The second one's is still off."), (40, "still 0.03 apart"),
])
def test_what_is_said_to_wrong_numbers(wrong, words):
    assert words in check("exercise-posterior-agree", wrong).message


# A grid ----------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_the_grid_is_updated_one_by_one_as_well(seed):
    rates, prior, clicks, others = rates_and_counts(
        np.random.default_rng(seed))
    belief = np.array(prior) / sum(prior)
    for factor in [np.array(rates)] * clicks + [1 - np.array(rates)] * others:
        belief = belief * factor / (belief * factor).sum()
    assert grid_update(rates, prior, clicks, others) == pytest.approx(belief)


def test_a_fine_grid_is_a_beta_distribution():
    rates = (np.arange(2000) + 0.5) / 2000
    found = grid_update(rates, rates * (1 - rates)**7, 3, 0)
    assert sum(found) == pytest.approx(1)
    assert np.dot(rates, found) == pytest.approx(5 / 13, abs=1e-5)


def test_the_grid_of_the_chapter():
    rates = np.arange(1, 100) / 100
    prior = np.where(rates <= 0.5, 1, 0.2)
    above = [sum(grid_update(rates, prior, *counts)[50:])
             for counts in ((3, 0), (12, 28))]
    assert above == pytest.approx([0.738, 0.00096], rel=1e-2)


def test_random_grids_reach_their_ends_and_no_farther():
    drawn = made(rates_and_counts, 1500)
    assert {len(rates) for rates, *_ in drawn} == set(range(2, 6))
    assert {q for rates, *_ in drawn for q in rates} == {
        k / 10 for k in range(1, 10)}
    assert {p for _, prior, *_ in drawn for p in prior} == set(range(1, 9))
    assert {clicks for *_, clicks, _ in drawn} == set(range(6))
    assert {others for *_, others in drawn} == set(range(6))
    for rates, prior, clicks, others in drawn:
        assert len(rates) == len(prior) == len(set(rates))
        assert isinstance(rates, list) and isinstance(prior, list)
        assert isinstance(clicks, int) and isinstance(others, int)


@pytest.mark.parametrize("inputs, fine", [
    (([0.5], [1], 0, 0), True), (([], [], 0, 0), False),
    (([0.5], [1, 1], 0, 0), False), (([0.5], [1], -1, 0), False),
    (([0.5], [1], 0, -1), False), (([0], [1], 0, 1), True),
    (([0], [1], 1, 0), False), (([1], [1], 0, 1), False),
    (([1], [1], 1, 0), True), (([1.1], [1], 1, 0), False),
    (([-0.1], [1], 2, 0), False), (([0.5], [0], 0, 0), False),
    (([0, 1], [1, 1], 1, 0), True), (([0.5, 0.6], [1, 0], 0, 0), False),
])
def test_which_grids_are_allowed(inputs, fine):
    assert GRID.valid(*inputs) is fine


def test_an_answer_with_arrays_passes():
    def answer(rates, prior, clicks, others):
        q = np.array(rates)
        products = np.array(prior) * q**clicks * (1 - q)**others
        return products / products.sum()

    assert check("exercise-posterior-grid", answer).passed


@pytest.mark.parametrize("wrong, words", [
    (lambda q, p, c, o: [b * a**c * (1 - a)**o for a, b in zip(q, p)],
     "Probabilities sum to 1."),
    (lambda q, p, c, o: grid_update(q, [1] * len(q), c, o),
     "You leave out the prior."),
    (lambda q, p, c, o: grid_update(q, p, c, 0), "You leave out the zeros."),
    (lambda q, p, c, o: grid_update(q, p, o, c),
     "You exchange the ones and the zeros."),
])
def test_what_is_said_to_wrong_grids(wrong, words):
    assert words in check("exercise-posterior-grid", wrong).message


# A run of ones ---------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_a_run_is_that_of_scipy(seed):
    a, b, m = beta_and_length(np.random.default_rng(seed))
    expected = stats.betabinom(m, a, b).pmf(m) if m else 1
    assert run_chance(a, b, m) == pytest.approx(expected)


def test_runs_of_the_chapter():
    assert run_chance(5, 8, 3) == pytest.approx(1 / 13)
    assert run_chance(4, 1, 3) == pytest.approx(4 / 7)
    assert run_chance(1, 1, 9) == pytest.approx(0.1)


def test_random_runs_reach_their_ends_and_no_farther():
    drawn = made(beta_and_length, 1500)
    assert {a for a, _, _ in drawn} == {k / 2 for k in range(1, 13)}
    assert {b for _, b, _ in drawn} == {k / 2 for k in range(1, 13)}
    assert {m for *_, m in drawn} == set(range(6))
    assert all(isinstance(a, float) and isinstance(b, float)
               and isinstance(m, int) for a, b, m in drawn)


@pytest.mark.parametrize("inputs, fine", [
    ((1, 1, 0), True), ((0, 1, 1), False), ((1, 0, 1), False),
    ((0.5, 0.5, 3), True), ((1, 1, -1), False),
])
def test_which_runs_are_allowed(inputs, fine):
    assert RUN.valid(*inputs) is fine


@pytest.mark.parametrize("wrong, words", [
    (lambda a, b, m: (a / (a + b))**m, "as if the rate were known"),
    (lambda a, b, m: run_chance(a, b, m + 1), "one factor too many"),
    (lambda a, b, m: run_chance(a, b, m + 1) / (a / (a + b)),
     "belongs to the second observation"),
    (lambda a, b, m: run_chance(b, a, m), "a run of zeros"),
    (lambda a, b, m: (a + m) / (a + b + m), "one more 1, after all of them"),
])
def test_what_is_said_to_wrong_runs(wrong, words):
    assert words in check("exercise-posterior-run", wrong).message


# A bell ----------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_a_bell_is_updated_as_on_a_grid(seed):
    mean, deviation, values, sigma = bell_and_values(
        np.random.default_rng(seed))
    center, width = bell_update(mean, deviation, values, sigma)
    mu = np.linspace(center - 9 * width, center + 9 * width, 20_001)
    heights = stats.norm(mean, deviation).logpdf(mu)
    for value in values:
        heights = heights + stats.norm(mu, sigma).logpdf(value)
    p = np.exp(heights - heights.max())
    p = p / p.sum()
    assert np.dot(p, mu) == pytest.approx(center, abs=1e-6)
    assert np.dot(p, (mu - center)**2)**0.5 == pytest.approx(width, rel=1e-6)


def test_the_charger_of_the_chapter():
    assert bell_update(60, 10, [72, 84, 88, 76], 10) == pytest.approx(
        (76, 20**0.5))
    halfway = bell_update(60, 10, [72, 84], 10)
    assert halfway == pytest.approx((72, (100 / 3)**0.5))
    assert bell_update(*halfway, [88, 76], 10) == pytest.approx(
        (76, 20**0.5))


def test_no_data_leave_the_prior():
    assert bell_update(3, 2, [], 5) == pytest.approx((3, 2))


def test_random_bells_reach_their_ends_and_no_farther():
    drawn = made(bell_and_values, 2500)
    halves = {k / 2 for k in range(1, 13)}
    assert {mean for mean, *_ in drawn} == set(range(-10, 31))
    assert {deviation for _, deviation, *_ in drawn} == halves
    assert {sigma for *_, sigma in drawn} == halves
    assert {len(values) for *_, values, _ in drawn} == set(range(6))
    assert {value for *_, values, _ in drawn for value in values} == set(
        range(-20, 41))
    assert all(isinstance(values, list) and isinstance(mean, int)
               and isinstance(deviation, float) and isinstance(sigma, float)
               for mean, deviation, values, sigma in drawn)


@pytest.mark.parametrize("inputs, fine", [
    ((0, 1, [], 1), True), ((0, 0, [1], 1), False), ((0, 1, [1], 0), False),
    ((-5, 0.5, [1], 0.5), True),
])
def test_which_bells_are_allowed(inputs, fine):
    assert BELL.valid(*inputs) is fine


def test_an_answer_by_weights_passes():
    def answer(mean, deviation, values, sigma):
        n = len(values)
        weight = n * deviation**2 / (n * deviation**2 + sigma**2)
        center = mean + (weight * (np.mean(values) - mean) if n else 0)
        return center, deviation * (1 - weight)**0.5

    assert check("exercise-posterior-bell", answer).passed


def spoiled(change):
    """Return an answer that changes the two numbers of the reference."""
    def answer(mean, deviation, values, sigma):
        return change(*bell_update(mean, deviation, values, sigma))
    return answer


@pytest.mark.parametrize("wrong, words", [
    (spoiled(lambda m, s: (m, s**2)), "is the variance of the posterior"),
    (spoiled(lambda m, s: (m, s**-2)), "is the precision of the posterior"),
    (lambda m, d, v, s: (bell_update(m, d, v, s)[0], d),
     "still that of the prior"),
    (lambda m, d, v, s: ((m + sum(v)) / (1 + len(v)),
                         bell_update(m, d, v, s)[1]), "the plain mean"),
    (lambda m, d, v, s: bell_update(m, d, v and [np.mean(v)], s)
     if v else bell_update(m, d, [0], s), "as one observation"),
])
def test_what_is_said_to_wrong_bells(wrong, words):
    assert words in check("exercise-posterior-bell", wrong).message
