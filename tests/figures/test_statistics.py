"""What the figures on tests calculate, compared with SciPy."""

from itertools import islice

import numpy as np
import pytest
from scipy import stats

from mlmath.power import power_z
from tests.figures.javascript import ask
from tests.figures.oracles import even_numbers, simulated_results

TAILS = ("right", "left", "two-sided")


@pytest.fixture
def rng():
    return np.random.default_rng(34)


def test_normal_distribution(rng):
    z = [*rng.uniform(-8, 8, 150), -2.5, 0, 2.5, 30, -30]
    above = ask("engine/statistics.js", [["normalAbove", value] for value in z])
    below = ask("engine/statistics.js", [["normalBelow", value] for value in z])
    assert np.allclose(above, stats.norm.sf(z), rtol=1e-12, atol=0)
    assert np.allclose(below, stats.norm.cdf(z), rtol=1e-12, atol=0)
    density = ask("engine/statistics.js", [["normalDensity", value, 3, 2] for value in z])
    assert np.allclose(density, stats.norm.pdf(z, 3, 2), rtol=1e-13)


def test_quantile_turns_the_share_back(rng):
    shares = [*rng.uniform(0, 1, 100), 1e-12, 1e-5, 0.5, 1 - 1e-9, 0, 1]
    found = ask("engine/statistics.js", [["normalQuantile", share] for share in shares])
    assert np.allclose(found, stats.norm.ppf(shares), rtol=1e-9, atol=1e-12)


def test_binomial_probabilities(rng):
    cases = [(int(n), float(p)) for n, p in zip(rng.integers(1, 400, 20),
                                               rng.uniform(0, 1, 20))]
    cases += [(5, 0.0), (5, 1.0), (1, 0.5)]
    found = ask("engine/statistics.js", [["binomialProbabilities", n, p] for n, p in cases])
    for (n, p), shares in zip(cases, found):
        assert np.allclose(shares, stats.binom.pmf(range(n + 1), n, p),
                           rtol=1e-10, atol=1e-300)


def test_even_numbers_are_those_of_the_generator():
    for seed in (0, 1, 34, 999_999):
        [drawn] = ask("../../tests/figures/draw.mjs", [["first", seed, 200]])
        assert drawn == list(islice(even_numbers(seed), 200))


def test_even_numbers_are_spread_evenly():
    for seed in range(5):
        drawn = list(islice(even_numbers(seed), 5000))
        assert stats.kstest(drawn, "uniform").pvalue > 0.001


@pytest.mark.parametrize("tail", TAILS)
def test_power(rng, tail):
    cases = [(float(effect), float(alpha)) for effect, alpha in
             zip(rng.uniform(-5, 5, 30), rng.uniform(0.001, 0.5, 30))]
    found = ask("engine/statistics.js", [["power", effect, alpha, tail]
                                  for effect, alpha in cases])
    expected = [power_z(effect, deviation=1, n=1, alpha=alpha, tail=tail)
                for effect, alpha in cases]
    assert np.allclose(found, expected, rtol=1e-9)


@pytest.mark.parametrize("tail", TAILS)
def test_two_hills(tail):
    values = {"center": 60, "effect": 2, "deviation": 10, "n": 25,
              "alpha": 0.05, "tail": tail}
    [state] = ask("two-hills/figure.js", [["state", values]])
    hill = stats.norm(60, 2)
    expected = {"right": [hill.isf(0.05)], "left": [hill.ppf(0.05)],
                "two-sided": list(hill.interval(0.95))}[tail]
    assert np.allclose(state["critical"], expected)
    assert state["power"] + state["misses"] == pytest.approx(1)
    edge = max(state["critical"]) if tail != "left" else state["critical"][0]
    [level] = ask("two-hills/figure.js", [["levelAt", edge, {
        "center": 60, "error": state["error"], "tail": tail}]])
    assert level == pytest.approx(0.05)


MACHINES = [
    {"kind": "mean", "null_value": 60, "deviation": 10, "n": 25, "observed": 62},
    {"kind": "mean", "null_value": -3, "deviation": 0.5, "n": 4, "observed": -3.4},
    {"kind": "coin", "null_value": 0.5, "n": 20, "observed": 15},
    {"kind": "coin", "null_value": 0.1, "n": 60, "observed": 2},
]


def exact(machine, tail):
    if machine["kind"] == "coin":
        counts = np.arange(machine["n"] + 1)
        shares = stats.binom.pmf(counts, machine["n"], machine["null_value"])
        center = machine["n"] * machine["null_value"]
    else:
        z = (machine["observed"] - machine["null_value"]) * np.sqrt(
            machine["n"]) / machine["deviation"]
        return {"right": stats.norm.sf(z), "left": stats.norm.cdf(z),
                "two-sided": 2 * stats.norm.sf(abs(z))}[tail]
    far = {"right": counts >= machine["observed"],
           "left": counts <= machine["observed"],
           "two-sided": abs(counts - center) >= abs(machine["observed"] - center) - 1e-9}
    return shares[far[tail]].sum()


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("tail", TAILS)
def test_null_simulation_comes_close_to_the_formula(machine, tail):
    numbers = {**machine, "tail": tail}
    [share] = ask("null-simulation/figure.js", [["exactShare", numbers]])
    assert share == pytest.approx(exact(machine, tail), rel=1e-9)
    [drawn] = ask("../../tests/figures/draw.mjs", [["machine", numbers, 1, 20_000]])
    assert drawn["made"] == 20_000
    error = np.sqrt(share * (1 - share) / 20_000)
    assert abs(drawn["extreme"] / 20_000 - share) < 4.5 * error + 1e-9
    assert sum(drawn["counts"]) > 0.998 * 20_000


@pytest.mark.parametrize("machine", MACHINES)
def test_null_simulation_turns_even_numbers_into_results(machine):
    numbers = {**machine, "tail": "right"}
    results = simulated_results(machine, 34, 1000)
    [drawn] = ask("../../tests/figures/draw.mjs", [["machine", numbers, 34, 1000]])
    assert drawn["extreme"] == (results >= machine["observed"] - 1e-9).sum()


def test_draws_can_be_continued_and_started_again():
    numbers = {**MACHINES[0], "tail": "right"}
    once, pieces, again = ask("../../tests/figures/draw.mjs", [
        ["machine", numbers, 7, 100], ["machine", numbers, 7, 30, 100],
        ["machine", numbers, 7, 500, 100]])
    assert once == pieces == again


def test_false_alarms_ring_as_often_as_expected():
    [level] = ask("false-alarms/figure.js", [["anyAlarm", 0.05, 20]])
    assert level == pytest.approx(1 - 0.95**20)
    [shares] = ask("../../tests/figures/draw.mjs", [["runs", 20, 7, 3000, 0.05]])
    assert [run for run, _ in shares] == list(range(1, 3001))
    assert abs(shares[-1][1] - level) < 4.5 * np.sqrt(level * (1 - level) / 3000)
    values = np.array(list(islice(even_numbers(7), 20 * 3000))).reshape(-1, 20)
    rang = (values.min(axis=1) < 0.05).cumsum() / np.arange(1, 3001)
    assert np.allclose([share for _, share in shares], rang)
