"""What stands behind the chapter on maximum likelihood, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result, by SciPy or by a search, what the random inputs
reach, and answers that are right or wrong in another form.
"""

import numpy as np
import pytest
from scipy import stats
from scipy.optimize import minimize_scalar

from mlmath import check
from mlmath.datasets import iris
from mlmath.exercises.probability_statistics.maximum_likelihood import (
    FOUR_NUMBERS,
    SPECIES,
    TIMEOUTS,
    TWO_RATES,
    UNIFORM,
    WEIGHTED,
    above,
    bells_and_lengths,
    combined,
    end_and_values,
    likeliest,
    mean_with_timeouts,
    readings,
    uniform_likelihood,
    waits,
)


def made(inputs, count=400):
    """Make them anew, so that each test sees the function as it is."""
    return [inputs(np.random.default_rng(seed)) for seed in range(count)]


# Values ----------------------------------------------------------------------


def test_the_two_rates_by_the_binomial_distribution():
    rates = np.linspace(0, 1, 1001)
    best = rates[stats.binom(12, rates).pmf(3).argmax()]
    quotient = stats.binom(12, 0.2).pmf(3) / stats.binom(12, 0.4).pmf(3)
    assert TWO_RATES.value == pytest.approx((best, quotient))
    assert check("exercise-likelihood-two-rates", (1 / 4, 1.665)).passed
    assert not check("exercise-likelihood-two-rates", (1 / 4, 1.7)).passed
    assert not check("exercise-likelihood-two-rates", (0.26, 1.665)).passed
    assert "a quotient of two likelihoods" in check(
        "exercise-likelihood-two-rates", TWO_RATES.value).message


@pytest.mark.parametrize("wrong, words", [
    ((0.3, 1.6648), "the mean of the two rates"),
    ((0.3333, 1.6648), "These are the odds."),
    ((0.75, 1.6648), "the share of those who did not click"),
    ((0.25, 0.6007), "upside down"),
    ((0.25, 0.5097), "the difference of the log-likelihoods"),
    ((0.25, 0.125), "those who did not click have no factor"),
    ((0.25, 13.318), "those who clicked have no factor"),
])
def test_what_is_said_to_wrong_rates(wrong, words):
    assert words in check("exercise-likelihood-two-rates", wrong).message


def test_the_bell_by_hand_is_that_of_scipy():
    mu, sigma = stats.norm.fit([3, 5, 5, 11])
    assert FOUR_NUMBERS.value == pytest.approx(
        (mu, sigma, stats.norm(mu, sigma).sf(9)))
    assert check("exercise-likelihood-four-numbers", (6, 3, 0.1587)).passed
    assert not check("exercise-likelihood-four-numbers", (6, 3, 0.15)).passed


@pytest.mark.parametrize("wrong, words", [
    ((5, 3, 0.1587), "the median"),
    ((6, 3.4641, 0.1932), "divides by n - 1. It is not"),
    ((6, 3.4641, 0.1587), "your third one does not"),
    ((6, 9, 0.3694), "you use it as the standard deviation"),
    ((6, 9, 0.1587), "Your second number is the variance."),
    ((6, 2.5, 0.1151), "without squares"),
    ((6, 3, 0.8413), "at most 9"),
    ((6, 3, 0.25), "counts observations"),
])
def test_what_is_said_to_wrong_bells(wrong, words):
    assert words in check("exercise-likelihood-four-numbers", wrong).message


@pytest.mark.parametrize("z", [-2, -0.5, 0, 1, 2.5])
def test_the_area_above_is_that_of_scipy(z):
    assert above(z) == pytest.approx(stats.norm.sf(z))


# Requests that gave up -------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_the_mean_with_timeouts_by_a_search(seed):
    answered, given_up = waits(np.random.default_rng(seed))

    def cost(mu):
        bell = stats.expon(scale=mu)
        return -bell.logpdf(answered).sum() - bell.logsf(given_up).sum()

    found = minimize_scalar(cost, bounds=(0.1, 1000), method="bounded",
                            options={"xatol": 1e-6}).x
    assert mean_with_timeouts(answered, given_up) == pytest.approx(
        found, rel=1e-4)


def test_timeouts_of_the_chapter():
    assert mean_with_timeouts([10, 20, 30], [60, 60]) == 60
    assert mean_with_timeouts([10, 20, 30], []) == 20


def test_random_waits_reach_their_ends_and_no_farther():
    drawn = made(waits, 1500)
    assert {len(answered) for answered, _ in drawn} == set(range(1, 7))
    assert {len(given_up) for _, given_up in drawn} == set(range(5))
    assert {time for answered, _ in drawn for time in answered} == set(
        range(1, 100))
    assert {time for _, given_up in drawn for time in given_up} == set(
        range(1, 100))
    assert all(isinstance(times, list) for pair in drawn for times in pair)


@pytest.mark.parametrize("inputs, fine", [
    (([1], []), True), (([], [1]), False), (([0], []), False),
    (([1], [0]), False), (([1], [0.5]), True), (([-1], []), False),
])
def test_which_waits_are_allowed(inputs, fine):
    assert TIMEOUTS.valid(*inputs) is fine


def test_an_answer_with_arrays_passes():
    def answer(answered, given_up):
        return np.concatenate([answered, given_up]).sum() / np.size(answered)

    assert check("exercise-likelihood-timeouts", answer).passed


@pytest.mark.parametrize("wrong, words", [
    (lambda a, g: sum(a) / len(a), "You leave out the requests"),
    (lambda a, g: (sum(a) + sum(g)) / (len(a) + len(g)),
     "as if it had been answered at that moment"),
    (lambda a, g: len(a) / (sum(a) + sum(g)), "upside down"),
    (lambda a, g: sum(a) / (len(a) + len(g)),
     "you do not count their waiting"),
])
def test_what_is_said_to_wrong_means(wrong, words):
    assert words in check("exercise-likelihood-timeouts", wrong).message


# An unknown end --------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_the_likelihood_of_an_end_is_that_of_scipy(seed):
    theta, values = end_and_values(np.random.default_rng(seed))
    assert uniform_likelihood(theta, values) == pytest.approx(
        stats.uniform(0, theta).pdf(values).prod())


def test_the_largest_value_is_the_likeliest_end():
    values = [0.5, 3, 2]
    ends = np.arange(1, 100) / 10
    sizes = [uniform_likelihood(end, values) for end in ends]
    assert ends[np.argmax(sizes)] == 3
    assert max(sizes) == pytest.approx(1 / 27)


def test_random_ends_reach_their_ends_and_no_farther():
    drawn = made(end_and_values, 1500)
    assert {theta for theta, _ in drawn} == {k / 2 for k in range(2, 21)}
    assert {len(values) for _, values in drawn} == set(range(1, 6))
    assert {value for _, values in drawn for value in values} == {
        k / 2 for k in range(1, 23)}
    beyond = np.mean([max(values) > theta for theta, values in drawn])
    assert 0.2 < beyond < 0.9
    assert any(max(values) == theta for theta, values in drawn)


@pytest.mark.parametrize("inputs, fine", [
    ((1, [1]), True), ((0, [1]), False), ((1, []), False),
    ((1, [0]), False), ((0.5, [0.5]), True), ((1, [-1]), False),
])
def test_which_ends_are_allowed(inputs, fine):
    assert UNIFORM.valid(*inputs) is fine


@pytest.mark.parametrize("wrong, words", [
    (lambda t, v: t**-len(v), "You do not ask whether all values"),
    (lambda t, v: 0 if max(v) >= t else t**-len(v),
     "The interval contains its end."),
    (lambda t, v: 0 if min(v) > t else t**-len(v), "One is enough."),
    (lambda t, v: 0 if max(v) > t else 1 / t, "the density of one value"),
    (lambda t, v: 0 if max(v) > t else len(v) / t, "You add the densities."),
    (lambda t, v: 0 if max(v) > t else t**len(v), "grows with theta"),
])
def test_what_is_said_to_wrong_ends(wrong, words):
    assert words in check("exercise-likelihood-uniform", wrong).message


# Which species? --------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_the_likeliest_species_by_the_densities_of_scipy(seed):
    lengths, means, deviations = bells_and_lengths(
        np.random.default_rng(seed))
    heights = [stats.norm(m, s).logpdf(lengths)
               for m, s in zip(means, deviations)]
    assert likeliest(lengths, means, deviations) == np.argmax(
        heights, axis=0).tolist()


def test_the_flowers_of_the_chapter():
    flowers = iris()
    groups = [flowers["petal length"][flowers.target == k] for k in range(3)]
    guessed = likeliest(flowers["petal length"], [g.mean() for g in groups],
                        [g.std() for g in groups])
    assert (np.array(guessed) == flowers.target).sum() == 143


def test_random_bells_reach_their_ends_and_no_farther():
    drawn = made(bells_and_lengths, 2000)
    assert {len(means) for _, means, _ in drawn} == {2, 3}
    assert {m for _, means, _ in drawn for m in means} == set(range(8))
    assert {s for *_, deviations in drawn for s in deviations} == {
        k / 4 for k in range(1, 9)}
    assert {len(lengths) for lengths, _, _ in drawn} == set(range(1, 6))
    assert {x for lengths, _, _ in drawn for x in lengths} == {
        round(k / 10 + 0.03, 2) for k in range(-20, 100)}
    for lengths, means, deviations in drawn:
        assert len(set(means)) == len(means) == len(deviations)
        for x in lengths:
            heights = sorted(stats.norm(m, s).logpdf(x)
                             for m, s in zip(means, deviations))
            assert heights[-1] - heights[-2] > 1e-6


@pytest.mark.parametrize("inputs, fine", [
    (([1], [1, 2], [1, 1]), True), (([], [1, 2], [1, 1]), True),
    (([1], [1], [1]), False), (([1], [1, 2], [1]), False),
    (([1], [1, 2], [1, 0]), False), (([1], [1, 2], [1, 0.25]), True),
])
def test_which_bells_are_allowed(inputs, fine):
    assert SPECIES.valid(*inputs) is fine


def chooser(score, best=np.argmax):
    """Return an answer that chooses by a score of x, mu and sigma."""
    def answer(lengths, means, deviations):
        return [int(best([score(x, m, s) for m, s in zip(means, deviations)]))
                for x in lengths]
    return answer


def test_the_densities_themselves_pass():
    right = chooser(lambda x, m, s: stats.norm.logpdf(x, m, s))
    assert check("exercise-likelihood-species", right).passed


@pytest.mark.parametrize("wrong, words", [
    (chooser(lambda x, m, s: -abs(x - m)), "You choose the nearest mean."),
    (chooser(lambda x, m, s: -abs(x - m) / s), "A narrow bell is also higher"),
    (chooser(lambda x, m, s: stats.norm.logpdf(x, m, s), np.argmin),
     "least likely"),
    (lambda x, m, s: [k + 1 for k in likeliest(x, m, s)],
     "You count the species from 1."),
])
def test_what_is_said_to_wrong_species(wrong, words):
    assert words in check("exercise-likelihood-species", wrong).message


# Thermometers ----------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_the_weighted_mean_by_a_search(seed):
    values, deviations = readings(np.random.default_rng(seed))
    found = minimize_scalar(
        lambda mu: -stats.norm(mu, deviations).logpdf(values).sum()).x
    assert combined(values, deviations) == pytest.approx(found, abs=1e-4)


def test_thermometers_of_the_chapter():
    assert combined([20, 23], [1, 2]) == pytest.approx(20.6)
    assert combined([20, 23], [3, 3]) == pytest.approx(21.5)


def test_random_readings_reach_their_ends_and_no_farther():
    drawn = made(readings, 1500)
    assert {len(values) for values, _ in drawn} == set(range(1, 6))
    assert {value for values, _ in drawn for value in values} == set(
        range(-20, 41))
    assert {s for _, deviations in drawn for s in deviations} == {
        k / 2 for k in range(1, 9)}
    assert all(len(values) == len(deviations) for values, deviations in drawn)


@pytest.mark.parametrize("inputs, fine", [
    (([1], [1]), True), (([], []), False), (([1], [1, 2]), False),
    (([1], [0]), False), (([1], [0.5]), True),
])
def test_which_readings_are_allowed(inputs, fine):
    assert WEIGHTED.valid(*inputs) is fine


def test_the_average_of_numpy_passes():
    assert check("exercise-likelihood-weighted", lambda x, s: np.average(
        x, weights=1 / np.square(s))).passed


@pytest.mark.parametrize("wrong, words", [
    (lambda x, s: np.mean(x), "the plain mean"),
    (lambda x, s: np.average(x, weights=1 / np.array(s)),
     "Your weights are 1 / sigma."),
    (lambda x, s: np.average(x, weights=np.square(s)),
     "the worst reading counts most"),
    (lambda x, s: (np.array(x) / np.square(s)).sum() / len(x),
     "You divide by the number of readings."),
    (lambda x, s: (np.array(x) / np.square(s)).sum(),
     "the sum of the weights"),
])
def test_what_is_said_to_wrong_weights(wrong, words):
    assert words in check("exercise-likelihood-weighted", wrong).message
