"""What the figure of prior and posterior computes agrees with SciPy."""

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad
from scipy.special import gammaln

from tests.figures.javascript import ask

ENGINE = "engine/beta.js"
MODEL = "posterior/model.js"
CURVES = "../../tests/figures/posteriors.mjs"
PAIRS = [(0.1, 0.1), (0.5, 0.5), (1, 1), (1, 4), (0.3, 1), (2, 8), (5, 8),
         (50.5, 0.7), (100, 100), (503, 8), (600, 601), (12, 690)]
PLACES = [0.001, 0.02, 0.2, 0.37, 0.5, 0.9, 0.999]

every_pair = pytest.mark.parametrize(("a", "b"), PAIRS)


def test_the_logarithm_of_gamma():
    places = [0.1, 0.5, 1, 2, 3.7, 20, 601, 1202]
    found = ask(ENGINE, [["logGamma", x] for x in places])
    assert found == pytest.approx(gammaln(places), rel=1e-12, abs=1e-12)


@every_pair
def test_beta(a, b):
    heights, = ask(CURVES, [["betaDensity", a, b, PLACES]])
    assert heights == pytest.approx(stats.beta.pdf(PLACES, a, b), rel=1e-9, abs=1e-200)
    below = ask(ENGINE, [["betaBelow", x, a, b] for x in [0, *PLACES, 1]])
    assert below == pytest.approx(stats.beta.cdf([0, *PLACES, 1], a, b), rel=1e-9, abs=1e-12)
    quantiles = ask(ENGINE, [["betaQuantile", share, a, b] for share in (0.025, 0.5, 0.9)])
    exact = stats.beta.ppf([0.025, 0.5, 0.9], a, b)
    assert quantiles == pytest.approx(exact, rel=1e-7, abs=1e-12)


def test_beta_at_its_ends():
    flat, ends, outside = ask(CURVES, [
        ["betaDensity", 1, 1, [0, 1]], ["betaDensity", 2, 3, [0, 1]],
        ["betaDensity", 1, 1, [-0.1, 1.1]]])
    assert flat == pytest.approx([1, 1]) and ends == [0, 0] and outside == [0, 0]


@pytest.mark.parametrize("k", [1, 2, 3, 9, 39, 142, 199])
def test_student(k):
    places = [-4, -1.3, 0, 0.5, 2.7, 12]
    found = ask(ENGINE, [["studentBelow", t, k] for t in places])
    assert found == pytest.approx(stats.t.cdf(places, k), rel=1e-9)
    shares = [0.01, 0.25, 0.5, 0.9, 0.975, 0.995]
    found = ask(ENGINE, [["studentQuantile", share, k] for share in shares])
    assert found == pytest.approx(stats.t.ppf(shares, k), rel=1e-7, abs=1e-7)


@pytest.mark.parametrize(("a", "b", "modes"), [
    (1, 1, []), (0.5, 0.5, [0, 1]), (0.5, 1, [0]), (1, 0.5, [1]), (1, 3, [0]),
    (3, 1, [1]), (0.5, 3, [0]), (3, 0.5, [1]), (2, 2, [0.5]), (11, 5, [10 / 14])])
def test_where_beta_is_largest(a, b, modes):
    found, = ask(MODEL, [["modesOf", a, b]])
    assert found == pytest.approx(modes)
    if len(modes) == 1 and 0 < modes[0] < 1:
        around = stats.beta.pdf(modes[0] + np.array([-1e-3, 0, 1e-3]), a, b)
        assert around[1] == max(around)


SHARES = [
    {"mean": 0.2, "strength": 10, "successes": 3, "failures": 0},
    {"mean": 0.5, "strength": 2, "successes": 0, "failures": 0},
    {"mean": 0.3, "strength": 0.8, "successes": 12, "failures": 31},
    {"mean": 0.9, "strength": 200, "successes": 0, "failures": 500},
]


@pytest.mark.parametrize("numbers", SHARES)
def test_a_share_after_data_is_prior_times_likelihood(numbers):
    k, m = numbers["successes"], numbers["failures"]
    a, b = (share * numbers["strength"] for share in (numbers["mean"], 1 - numbers["mean"]))
    found, = ask(CURVES, [["shares", numbers, 0.9, PLACES]])
    prior, posterior = found["prior"], found["posterior"]
    assert found["a"] == pytest.approx(a) and found["b"] == pytest.approx(b)
    assert prior["heights"] == pytest.approx(stats.beta.pdf(PLACES, a, b), rel=1e-9, abs=1e-99)
    x = np.array(PLACES)
    assert posterior["heights"] == pytest.approx(
        stats.beta.pdf(x, a + k, b + m), rel=1e-8, abs=1e-99)
    # The same from Bayes' theorem, without knowing that the prior is conjugate.
    product = stats.beta.logpdf(x, a, b) + k * np.log(x) + m * np.log1p(-x)
    ratios = [np.log(height) - log for height, log in zip(posterior["heights"], product)
              if height > 1e-200]
    assert len(ratios) > 2 and np.ptp(ratios) < 1e-7 * abs(ratios[0])
    n = k + m
    assert found["n"] == n
    assert posterior["interval"] == pytest.approx(
        stats.beta.ppf([0.05, 0.5, 0.95], a + k, b + m), rel=1e-7)
    if n:
        assert found["share"] == k / n
        assert found["data"]["heights"] == pytest.approx(
            (n + 1) * stats.binom.pmf(k, n, x), rel=1e-8, abs=1e-99)
        mixed = found["weight"] * prior["mean"] + (1 - found["weight"]) * k / n
    else:
        assert found["data"] is None and found["weight"] == 1
        mixed = prior["mean"]
    assert posterior["mean"] == pytest.approx(mixed)


MEANS = [
    {"mean": 7, "deviation": 2, "data_mean": 13, "n": 4, "sigma": 3},
    {"mean": -1, "deviation": 5, "data_mean": 3, "n": 0, "sigma": 1},
    {"mean": 0, "deviation": 0.4, "data_mean": 1, "n": 100, "sigma": 4},
]


@pytest.mark.parametrize("numbers", MEANS)
def test_a_mean_after_data_is_prior_times_likelihood(numbers):
    mean, deviation, middle, n, sigma = (
        numbers[name] for name in ("mean", "deviation", "data_mean", "n", "sigma"))
    places = np.linspace(-2, 14, 9)
    found, = ask(CURVES, [["means", numbers, 0.95, places.tolist()]])

    def product(x):
        return stats.norm.pdf(x, mean, deviation) * np.exp(-n * (x - middle) ** 2 / (2 * sigma ** 2))

    span = (mean - 9 * deviation, mean + 9 * deviation)
    whole = quad(product, *span, limit=200)[0]
    assert found["posterior"]["heights"] == pytest.approx(product(places) / whole, rel=1e-6, abs=1e-12)
    assert found["posterior"]["mean"] == pytest.approx(
        quad(lambda x: x * product(x), *span, limit=200)[0] / whole, rel=1e-6)
    assert found["precisions"] == pytest.approx([deviation ** -2, n / sigma ** 2])
    assert found["posterior"]["deviation"] ** -2 == pytest.approx(sum(found["precisions"]))
    low, median, high = found["posterior"]["interval"]
    assert stats.norm(found["posterior"]["mean"], found["posterior"]["deviation"]).cdf(
        [low, median, high]) == pytest.approx([0.025, 0.5, 0.975])
    assert found["weight"] == pytest.approx(found["precisions"][0] / sum(found["precisions"]))
    assert (found["data"] is None) == (n == 0)
    if n:
        assert found["data"]["heights"] == pytest.approx(
            stats.norm.pdf(places, middle, sigma / np.sqrt(n)), abs=1e-12)


@pytest.mark.parametrize(("counts", "more"), [
    ([3, 0], [30, 0]), ([0, 0], [0, 0]), ([50, 7], [500, 70]), ([60, 100], [300, 500]),
    ([300, 10], [300, 10])])
def test_ten_times_as_many_as_far_as_there_is_room(counts, more):
    assert ask(MODEL, [["tenfold", *counts]]) == [more]


def test_how_high_the_axis_reaches():
    numbers = {"mean": 0.2, "strength": 10, "successes": 3, "failures": 0}
    whole, right, steep, nothing = ask(CURVES, [
        ["peakOf", numbers, 0.9, [0, 1]], ["peakOf", numbers, 0.9, [0.6, 1]],
        ["peakOf", {**numbers, "strength": 1}, 0.9, [0, 1]],
        ["peakOf", {**numbers, "strength": 200, "successes": 0}, 0.9, [0.8, 1]]])
    assert whole == pytest.approx(stats.beta(2, 8).pdf(1 / 8))
    assert right == pytest.approx(stats.beta(5, 8).pdf(0.604))
    # Infinite at 0: what is seen a hundredth beside it.
    assert steep == pytest.approx(max(stats.beta(0.2, 0.8).pdf(0.01), stats.beta(3.2, 0.8).pdf(0.99)))
    # Where nothing is to be seen, the axis is as high as a tenth of a flat density.
    assert nothing == pytest.approx(0.1 / 0.2)
