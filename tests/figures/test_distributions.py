"""What figures of distributions compute agrees with SciPy."""

from itertools import islice

import numpy as np
import pytest
from scipy import stats

from tests.figures.javascript import ask
from tests.figures.oracles import even_numbers

MODULE = "distribution/model.js"
MOST = 400
CASES = [
    ({"model": "binomial", "n": n, "q": q}, stats.binom(n, q))
    for n, q in ((1, 0.5), (7, 0), (7, 1), (12, 0.25), (200, 0.03), (400, 0.5))
] + [({"model": "poisson", "mu": mu}, stats.poisson(mu))
     for mu in (0, 0.03, 0.61, 6, 37.5, 100)]
CHANCES = [np.array(chances) for chances in
           ask(MODULE, [["probabilities", given] for given, _ in CASES])]


@pytest.mark.parametrize("case", range(len(CASES)))
def test_probabilities_of_counts(case):
    given, exact = CASES[case]
    found = CHANCES[case]
    assert len(found) == given.get("n", MOST) + 1
    np.testing.assert_allclose(found, exact.pmf(np.arange(len(found))),
                               rtol=1e-10, atol=1e-300)


@pytest.mark.parametrize("case", range(len(CASES)))
def test_what_lies_on_each_side_of_a_limit(case):
    _, exact = CASES[case]
    limits = [0, 1, 3, 9, 60, 150, 200, 400]
    right, left = (ask(MODULE, [["split", CHANCES[case].tolist(), limit, side]
                                for limit in limits])
                   for side in ("right", "left"))
    close = {"rtol": 1e-9, "atol": 1e-13}
    # `sf(k - 1)` is the probability of k or more.
    at_least, at_most = exact.sf(np.array(limits) - 1), exact.cdf(limits)
    np.testing.assert_allclose([each["inside"] for each in right], at_least, **close)
    np.testing.assert_allclose([each["rest"] for each in right], 1 - at_least, **close)
    np.testing.assert_allclose([each["inside"] for each in left], at_most, **close)
    np.testing.assert_allclose([each["rest"] for each in left], 1 - at_most, **close)
    for sides in (right, left):
        np.testing.assert_allclose([each["at"] for each in sides],
                                   exact.pmf(limits), **close)


@pytest.mark.parametrize("case", range(len(CASES)))
def test_the_picture_holds_nearly_all_counts_and_the_limit(case):
    given, exact = CASES[case]
    rooms = ask(MODULE, [["reach", given, limit] for limit in (0, 9, 150, 400)])
    for room, limit in zip(rooms, (0, 9, 150, 400)):
        assert limit <= room <= MOST and exact.sf(room) < 0.005
    # No more than needed: not half of it is empty of both.
    assert rooms[0] <= max(10, 2.5 * exact.isf(3e-5))
    top, = ask(MODULE, [["topFor", CHANCES[case].tolist()]])
    assert CHANCES[case].max() <= top + 1e-9 and top <= max(0.05, 2.3 * CHANCES[case].max())


@pytest.mark.parametrize("chance, text", [
    (0, "= 0"), (1, "= 1"), (0.14957, "= 0.1496"), (0.5, "= 0.5"),
    (1e-9, "< 0.0001"), (0.0001, "= 0.0001"), (1 - 1e-6, "> 0.9999"),
    (1 + 2e-15, "= 1"), (0.99994, "> 0.9999"), (0.99987, "= 0.9999"),
])
def test_a_probability_in_words_is_neither_0_nor_1_by_rounding(chance, text):
    assert ask(MODULE, [["chanceText", chance]]) == [text]


# Densities

AXIS = {"x": [0, 10]}
FAMILIES = [
    ("uniform", {"low": 1, "high": 4, **AXIS}, stats.uniform(1, 3)),
    ("uniform", {"low": 4, "high": 1, **AXIS}, stats.uniform(1, 3)),
    ("uniform", {"low": 2, "high": 2, **AXIS}, stats.uniform(2, 0.2)),
    ("normal", {"mean": 8, "deviation": 0.05, **AXIS}, stats.norm(8, 0.05)),
    ("normal", {"mean": -3, "deviation": 2, **AXIS}, stats.norm(-3, 2)),
    ("exponential", {"scale": 4, **AXIS}, stats.expon(scale=4)),
    *(("chi-square", {"k": k, **AXIS}, stats.chi2(k)) for k in (1, 2, 3, 4, 9, 50, 1000)),
]
every_family = pytest.mark.parametrize("name, numbers, exact", FAMILIES)



def of_family(name, numbers, part, places):
    return np.array(ask("../../tests/figures/densities.mjs", [
        ["of", name, numbers, part, list(places)]])[0], float)


@every_family
def test_densities_and_what_lies_below(name, numbers, exact):
    places = np.concatenate([exact.ppf(np.linspace(0.001, 0.999, 60)), [-1, 0.05, 40]])
    np.testing.assert_allclose(of_family(name, numbers, "density", places),
                               exact.pdf(places), rtol=1e-9, atol=1e-14)
    np.testing.assert_allclose(of_family(name, numbers, "below", places),
                               exact.cdf(places), rtol=1e-9, atol=1e-14)


@every_family
def test_quantiles(name, numbers, exact):
    shares = np.linspace(0.001, 0.999, 41)
    np.testing.assert_allclose(of_family(name, numbers, "quantile", shares),
                               exact.ppf(shares), rtol=1e-9, atol=1e-12)


@every_family
def test_the_picture_has_room_for_the_peak(name, numbers, exact):
    peak, = ask("../../tests/figures/densities.mjs", [["peak", name, numbers]])
    seen = exact.pdf(np.append(exact.ppf(np.linspace(0.3, 0.99, 400)), exact.ppf(0.5)))
    assert peak >= seen.max() * (1 - 1e-9)
    assert numbers.get("k") == 1 or peak <= exact.pdf(exact.ppf(np.linspace(0, 1, 4001)[1:-1])).max() * 1.01


def test_draws_go_where_quantiles_say_and_stay():
    (few, many, again), = ask("../../tests/figures/densities.mjs", [
        ["draws", "exponential", {"scale": 0.5, **AXIS}, 7, [5, 400, 0]]])
    even = list(islice(even_numbers(7), 400))
    np.testing.assert_allclose([u for _, u in many], even)
    np.testing.assert_allclose([x for x, _ in many], stats.expon(scale=0.5).ppf(even))
    assert few == many[:5] and again == []


def test_draws_are_counted_as_numpy_counts_them():
    places = np.random.default_rng(14).normal(2, 2, 300)
    bars, = ask(MODULE, [["counted", places.tolist(), [0, 5], 24]])
    counts, edges = np.histogram(places, 24, (0, 5))
    assert [count for _, _, count in bars] == counts.tolist()
    np.testing.assert_allclose([low for low, _, _ in bars], edges[:-1])
    np.testing.assert_allclose([high for _, high, _ in bars], edges[1:])


# Likelihood

NAMED = "../../tests/figures/named.mjs"
DATA = [3.1, 4, 4.4, 5.2, 7.3]
SEEN = [0, 10]
ESTIMATED = [
    ("normal", {"mean": 4, "deviation": 2}, lambda mean, deviation: stats.norm(mean, deviation)),
    ("exponential", {"mean": 3}, lambda mean: stats.expon(scale=mean)),
    ("uniform", {"end": 8}, lambda end: stats.uniform(0, end)),
    ("uniform", {"end": 7}, lambda end: stats.uniform(0, end)),
]


@pytest.mark.parametrize("family, values, made", ESTIMATED)
def test_log_likelihoods_are_those_of_scipy(family, values, made):
    found, = ask(NAMED, [["logLikelihoods", family, values | {"x": SEEN}, DATA]])
    assert float(found) == pytest.approx(made(**values).logpdf(DATA).sum())


@pytest.mark.parametrize("family, values, made", ESTIMATED[:3])
def test_nothing_is_more_likely_than_the_best(family, values, made):
    best, = ask(NAMED, [["best", family, DATA, SEEN]])
    most = made(**best).logpdf(DATA).sum()
    rng = np.random.default_rng(31)
    for size in (1e-3, 1e-2, 0.1):
        for _ in range(100):
            near = {name: value * (1 + size * rng.normal()) for name, value in best.items()}
            assert made(**near).logpdf(DATA).sum() <= most + 1e-12
    if family == "normal":
        assert list(best.values()) == pytest.approx(stats.norm.fit(DATA))


def test_the_best_parameters_stay_within_their_bounds():
    best = ask(NAMED, [["best", "normal", [4, 4, 4], SEEN], ["best", "exponential", [0, 0], SEEN],
                       ["best", "uniform", [0], SEEN], ["best", "normal", [0, 10], [0, 10]]])
    assert best == [{"mean": 4, "deviation": 0.2}, {"mean": 0.2}, {"end": 0.2},
                    {"mean": 5, "deviation": 5}]


@pytest.mark.parametrize("below", [0.5, 2, 8, 12.5])
@pytest.mark.parametrize("data", [DATA, [2, 2], [0, 10, 4]])
def test_level_curves_have_one_log_likelihood(below, data):
    bounds = [0.2, 5]
    best, = ask(NAMED, [["best", "normal", data, SEEN]])
    height = stats.norm(*best.values()).logpdf(data).sum() - below
    curve, = ask(NAMED, [["level", data, height, bounds]])
    found = [stats.norm(mean, deviation).logpdf(data).sum() for mean, deviation in curve]
    inner = [each for each, (_, deviation) in zip(found, curve) if 0.21 < deviation < 4.99]
    assert len(inner) > 40
    np.testing.assert_allclose(inner, height, atol=1e-6)
    # Where the curve is cut off, what lies on its edge is inside.
    assert min(found) > height - 1e-6
    assert all(bounds[0] <= deviation <= bounds[1] for _, deviation in curve)
    assert ask(NAMED, [["level", data, height + below + 1, bounds]]) == [[]]


def test_bells_around_a_line_have_the_likelihood_of_scipy():
    rng = np.random.default_rng(32)
    for _ in range(5):
        points, line, deviation = rng.normal(0, 3, (7, 2)), rng.normal(0, 1, 2), rng.uniform(0.3, 2)
        total, best = ask("line-fit/model.js", [
            ["logLikelihood", points.tolist(), line.tolist(), deviation],
            ["bestDeviation", points.tolist(), line.tolist()]])
        missed = points[:, 1] - points[:, 0] * line[0] - line[1]
        assert total == pytest.approx(stats.norm(0, deviation).logpdf(missed).sum())
        _, exact = stats.norm.fit(missed, floc=0)
        assert best == pytest.approx(exact)
