"""What the net of intervals computes agrees with NumPy and SciPy."""

import numpy as np
import pytest
from scipy import stats

from tests.figures.javascript import ask

MODULE = "intervals/model.js"
NETS = "../../tests/figures/nets.mjs"
NORMAL = {"population": "normal", "mean": 30, "deviation": 6}
COIN = {"q": 0.1}


@pytest.mark.parametrize("numbers", [
    NORMAL, {**NORMAL, "population": "skewed"}, COIN], ids=["normal", "skewed", "coin"])
def test_samples_grow_and_keep_their_data(numbers):
    values, (small, large, again) = ask(NETS, [
        ["values", numbers, 7, 60], ["samples", numbers, 7, 5, 60, 5]])
    data = np.array(values)
    assert data.shape == (100, 60)
    assert small == again
    for found, n in ((small, 5), (large, 60)):
        assert [each["mean"] for each in found] == pytest.approx(data[:, :n].mean(axis=1))
        assert [each["s"] for each in found] == pytest.approx(
            data[:, :n].std(axis=1, ddof=1), abs=1e-6)
    # No sample is another one, and all together look like the population.
    assert len({tuple(row) for row in values}) == 100
    if numbers is COIN:
        assert stats.binomtest(int(data.sum().round()), data.size, 0.1).pvalue > 0.001
    else:
        shape = stats.norm(30, 6) if numbers is NORMAL else stats.expon(24, 6)
        assert stats.kstest(data.ravel(), shape.cdf).pvalue > 0.001


@pytest.mark.parametrize("level", [0.5, 0.9, 0.95, 0.99])
@pytest.mark.parametrize("n", [2, 5, 30, 100])
def test_intervals_of_a_mean(level, n):
    sample = {"mean": 31.2, "s": 5.5}
    reaches = ask(MODULE, [["reachOf", method, level, n] for method in ("z", "t", "z-with-s")])
    z, t = stats.norm.ppf((1 + level) / 2), stats.t.ppf((1 + level) / 2, n - 1)
    assert reaches == pytest.approx([z, t, z], rel=1e-7)
    found = ask(MODULE, [
        ["intervalOf", method, sample, {"n": n, "reach": reach, "deviation": 6}]
        for method, reach in zip(("z", "t", "z-with-s"), reaches)])
    assert found == [
        pytest.approx(stats.norm.interval(level, 31.2, 6 / np.sqrt(n))),
        pytest.approx(stats.t.interval(level, n - 1, 31.2, 5.5 / np.sqrt(n)), rel=1e-6),
        pytest.approx(stats.norm.interval(level, 31.2, 5.5 / np.sqrt(n)))]


@pytest.mark.parametrize(("k", "n"), [(0, 10), (10, 10), (3, 20), (137, 143), (50, 100)])
def test_intervals_of_a_share(k, n):
    reach, = ask(MODULE, [["reachOf", "wilson", 0.95, n]])
    wald, wilson = ask(MODULE, [
        ["intervalOf", method, {"mean": k / n}, {"n": n, "reach": reach}]
        for method in ("wald", "wilson")])
    exact = stats.binomtest(k, n).proportion_ci(0.95, "wilson")
    assert wilson == pytest.approx([exact.low, exact.high], abs=1e-12)
    error = np.sqrt(k / n * (1 - k / n) / n)
    assert wald == pytest.approx([k / n - 1.959963985 * error, k / n + 1.959963985 * error])
    if (k, n) == (137, 143):
        assert np.round([*wald, *wilson], 3).tolist() == [0.925, 0.991, 0.911, 0.981]


def test_coverage_of_a_mean():
    found = ask(NETS, [
        ["coverage", {**NORMAL, "method": method, "level": 0.95, "n": 5}]
        for method in ("z", "t", "z-with-s")])
    t = stats.t(4)
    z = stats.norm.ppf(0.975)
    assert found == pytest.approx([0.95, 0.95, t.cdf(z) - t.cdf(-z)], rel=1e-6)
    assert ask(NETS, [["coverage", {**NORMAL, "population": "skewed", "method": "t",
                                      "level": 0.95, "n": 5}]]) == [None]


@pytest.mark.parametrize("method", ["wald", "wilson"])
@pytest.mark.parametrize(("q", "n"), [(0.1, 10), (0.02, 100), (0.5, 40)])
def test_coverage_of_a_share(method, q, n):
    found, = ask(NETS, [["coverage", {**COIN, "q": q, "method": method,
                                        "level": 0.95, "n": n}]])
    k = np.arange(n + 1)
    if method == "wilson":
        low, high = np.transpose([
            stats.binomtest(int(each), n).proportion_ci(0.95, "wilson") for each in k])
    else:
        far = stats.norm.ppf(0.975) * np.sqrt(k / n * (1 - k / n) / n)
        low, high = k / n - far, k / n + far
    assert found == pytest.approx(stats.binom.pmf(k, n, q)[(low <= q) & (q <= high)].sum())


@pytest.mark.parametrize("numbers", [
    {**NORMAL, "method": "z", "level": 0.9, "n": 7},
    {**NORMAL, "method": "t", "level": 0.95, "n": 4},
    {**NORMAL, "method": "z-with-s", "level": 0.95, "n": 4},
    {**COIN, "method": "wald", "level": 0.95, "n": 20},
    {**COIN, "method": "wilson", "level": 0.95, "n": 20},
], ids=lambda each: each["method"])
def test_nets_catch_as_often_as_they_should(numbers):
    share, found = (ask(module, [call])[0] for module, call in (
        (NETS, ["coverage", numbers]), (NETS, ["caught", numbers, 60])))
    assert stats.binomtest(found, 6000, share).pvalue > 0.001


def test_a_value_at_an_end_is_held():
    assert ask(MODULE, [["holds", [0.1, 0.3], value] for value in (
        0.1, 0.3, 0.3 + 1e-15, 0.2, 0.09, 0.31)]) == [True, True, True, True, False, False]
