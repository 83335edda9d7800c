"""What the figures on tests calculate, compared with SciPy."""

from itertools import islice

import numpy as np
import pytest
from scipy import stats

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
def test_two_hills(tail):
    values = {"center": 60, "effect": 2, "deviation": 10, "n": 25,
              "alpha": 0.05, "tail": tail}
    [state] = ask("two-hills/model.js", [["oneMean", values]])
    hill = stats.norm(60, 2)
    expected = {"right": [hill.isf(0.05)], "left": [hill.ppf(0.05)],
                "two-sided": list(hill.interval(0.95))}[tail]
    assert np.allclose(state["critical"], expected)
    assert state["power"] + state["misses"] == pytest.approx(1)
    edge = max(state["critical"]) if tail != "left" else state["critical"][0]
    [level] = ask("two-hills/model.js", [["levelAt", edge, {
        "center": 60, "error": state["error"], "tail": tail}]])
    assert level == pytest.approx(0.05)


GROUPS = [
    {"measure": "share", "base": 0.1, "effect": 0.02, "n": 2000},
    {"measure": "share", "base": 0.6, "effect": -0.07, "n": 300},
    {"measure": "mean", "base": 12, "effect": 1.5, "deviation": 6, "n": 80},
]


@pytest.mark.parametrize("groups", GROUPS)
@pytest.mark.parametrize("tail", TAILS)
def test_two_groups_and_their_difference(groups, tail):
    [found] = ask("two-hills/model.js", [["twoGroups", {
        **groups, "alpha": 0.05, "tail": tail}]])
    second, n = groups["base"] + groups["effect"], groups["n"]
    if groups["measure"] == "share":
        variances = [q * (1 - q) for q in (groups["base"], second)]
        middle = (groups["base"] + second) / 2
        without = np.sqrt(2 * middle * (1 - middle) / n)
    else:
        variances = [groups["deviation"]**2] * 2
        without = np.sqrt(2 / n) * groups["deviation"]
    assert np.allclose(found["errors"], np.sqrt(np.array(variances) / n))
    assert found["places"] == pytest.approx([groups["base"], second])
    null = stats.norm(0, without)
    true = stats.norm(groups["effect"], np.sqrt(sum(variances) / n))
    low, high = {"right": (-np.inf, null.isf(0.05)), "left": (null.ppf(0.05), np.inf),
                 "two-sided": null.interval(0.95)}[tail]
    assert np.allclose(found["critical"], [edge for edge in (low, high) if np.isfinite(edge)])
    assert found["power"] == pytest.approx(true.cdf(low) + true.sf(high), rel=1e-9)


def test_two_groups_reject_as_often_as_the_power_says(rng):
    numbers = {"measure": "share", "base": 0.1, "effect": 0.02, "n": 2000,
               "alpha": 0.05, "tail": "two-sided"}
    [found] = ask("two-hills/model.js", [["twoGroups", numbers]])
    old, new = rng.binomial(2000, [[0.1], [0.12]], (2, 40_000))
    middle = (old + new) / 4000
    z = (new - old) / 2000 / np.sqrt(2 * middle * (1 - middle) / 2000)
    assert np.mean(abs(z) >= stats.norm.isf(0.025)) == pytest.approx(found["power"], abs=0.01)


def needed_for(power, **numbers):
    [found] = ask("two-hills/model.js", [["needed", {
        "measure": "share", "alpha": 0.05, "tail": "two-sided", **numbers}, power]])
    return found


def test_how_many_each_group_needs():
    assert needed_for(0.8, base=0.1, effect=0.02) == 3841
    for numbers in GROUPS:
        test = {**numbers, "alpha": 0.05, "tail": "two-sided"}
        n = needed_for(0.9, **test)
        [enough], [fewer] = (ask("two-hills/model.js", [["twoGroups", {**test, "n": size}]])
                             for size in (n, n - 1))
        assert fewer["power"] < 0.9 <= enough["power"]
    # Half the effect asks for four times as many.
    one, half = (needed_for(0.8, measure="mean", base=0, effect=effect, deviation=10)
                 for effect in (2, 1))
    assert half == pytest.approx(4 * one, rel=0.01)
    assert needed_for(0.8, base=0.1, effect=0) == np.inf
    assert needed_for(0.8, base=0.1, effect=-0.02, tail="right") == np.inf
    assert needed_for(0.8, base=0.1, effect=0.02, tail="left") == np.inf


def test_a_share_of_a_group_stays_a_share():
    [pair] = ask("two-hills/model.js", [["pairOf", {
        "measure": "share", "base": 0.9, "effect": 0.4, "n": 10}]])
    assert pair["places"] == [0.9, 0.999]
    [few] = ask("two-hills/model.js", [["fewest", {**pair, "n": 500}]])
    assert few == pytest.approx(0.5)


MACHINES = [
    {"mode": "mean", "null_value": 60, "deviation": 10, "n": 25, "observed": 62},
    {"mode": "mean", "null_value": -3, "deviation": 0.5, "n": 4, "observed": -3.4},
    {"mode": "coin", "null_value": 0.5, "n": 20, "observed": 15},
    {"mode": "coin", "null_value": 0.1, "n": 60, "observed": 2},
]


def exact(machine, tail):
    if machine["mode"] == "coin":
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
    [share] = ask("null-simulation/model.js", [["exactShare", numbers]])
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


SHUFFLED = [
    {"groups": {"new": [31, 38, 44, 47, 52], "old": [22, 27, 29, 35]}},
    {"groups": {"new": [1.5, 2.25, 8], "old": [1.5, 3, 3, 4.75, 6]}, "shift": -0.5},
    {"groups": {"new": [0, 0, 1, 1, 0, 1], "old": [0, 0, 0, 1]}},
]


def data_of(case):
    new, old = map(np.array, case["groups"].values())
    return new + case.get("shift", 0), old


@pytest.mark.parametrize("case", SHUFFLED)
@pytest.mark.parametrize("tail", TAILS)
def test_shuffles_come_close_to_all_arrangements(case, tail):
    new, old = data_of(case)
    alternative = {"right": "greater", "left": "less", "two-sided": "two-sided"}[tail]
    test = stats.permutation_test(
        (new, old), lambda *groups: groups[0].mean() - groups[1].mean(),
        n_resamples=np.inf, alternative=alternative)
    if tail == "two-sided":  # SciPy doubles the smaller tail
        differences = test.null_distribution
        expected = np.mean(abs(differences) >= abs(test.statistic) - 1e-9)
    else:
        expected = test.pvalue
    [found] = ask("../../tests/figures/draw.mjs", [["shuffles", {**case, "tail": tail}, 3, 20_000]])
    assert found["observed"] == pytest.approx(test.statistic)
    assert found["exact"] == pytest.approx(expected)
    assert found["error"] == pytest.approx(test.null_distribution.std())
    error = np.sqrt(expected * (1 - expected) / 20_000)
    assert abs(found["extreme"] / 20_000 - expected) < 4.5 * error + 1e-9
    assert sum(found["extremes"]) == found["extreme"]
    assert sum(found["counts"]) > 0.998 * 20_000


def test_a_shuffle_deals_the_first_label_by_lot():
    case = {**SHUFFLED[0], "tail": "right"}
    even = even_numbers(5)
    order = list(range(9))
    for _ in range(40):
        for k in range(5):
            other = k + int(next(even) * (9 - k))
            order[k], order[other] = order[other], order[k]
    [once], [pieces], [again] = (ask("../../tests/figures/draw.mjs", [["shuffles", case, 5, *counts]])
                                 for counts in ([40], [10, 40], [300, 40]))
    assert once["order"] == order
    assert once == pieces == again


def test_the_step_of_values_and_the_number_of_arrangements():
    groups = "null-simulation/groups.js"
    assert np.allclose(ask(groups, [["stepOf", [3, 9, 15]], ["stepOf", [0.5, 0.75, 2]],
                                    ["stepOf", [0, 1 / 3, 1]], ["stepOf", [2, 2]]]),
                       [6, 0.25, 1e-6, 0], atol=2e-6)
    assert ask(groups, [["arrangements", 18, 9], ["arrangements", 5, 2]]) == [48_620, 10]
    assert ask(groups, [["countable", {"values": [0] * 18, "n": 9}],
                        ["countable", {"values": [0] * 20, "n": 10}]]) == [True, False]
    assert ask(groups, [["rowsOf", [1, 1, 5, 1.5, 2.5], 1]]) == [[0, 1, 0, 2, 0]]


def test_false_alarms_ring_as_often_as_expected():
    [level] = ask("false-alarms/figure.js", [["anyAlarm", 0.05, 20]])
    assert level == pytest.approx(1 - 0.95**20)
    [shares] = ask("../../tests/figures/draw.mjs", [["runs", 20, 7, 3000, 0.05]])
    assert [run for run, _ in shares] == list(range(1, 3001))
    assert abs(shares[-1][1] - level) < 4.5 * np.sqrt(level * (1 - level) / 3000)
    values = np.array(list(islice(even_numbers(7), 20 * 3000))).reshape(-1, 20)
    rang = (values.min(axis=1) < 0.05).cumsum() / np.arange(1, 3001)
    assert np.allclose([share for _, share in shares], rang)
