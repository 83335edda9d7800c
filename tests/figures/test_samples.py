"""What the pictures of a sample compute agrees with NumPy and SciPy."""

import numpy as np
import pytest
from matplotlib.cbook import boxplot_stats
from scipy.stats import ecdf, gaussian_kde, norm

from tests.figures.javascript import ask

MODULE = "sample-plots/model.js"
CURVES = "../../tests/figures/samples.mjs"


def samples():
    yield [3, 4, 4.5, 5, 5.5, 6, 6, 7, 7.5, 8.5, 10, 18]
    yield [2, 2, 2, 2]
    yield [-3, -1, 0, 0.5, 100]
    yield np.random.default_rng(28).exponential(4, 16).round(2).tolist()


every_sample = pytest.mark.parametrize("values", list(samples()), ids=len)


@every_sample
def test_numbers_and_quantiles(values):
    shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]
    mean, deviation, *found = ask(MODULE, [
        ["meanOf", values], ["deviationOf", values],
        *(["quantile", values, share] for share in shares)])
    assert mean == pytest.approx(np.mean(values))
    assert deviation == pytest.approx(np.std(values, ddof=1))
    assert found == pytest.approx(np.quantile(values, shares))


@every_sample
def test_the_box_is_that_of_matplotlib(values):
    box, = ask(MODULE, [["boxOf", values]])
    exact, = boxplot_stats(values)
    assert box["quartiles"] == pytest.approx([exact["q1"], exact["med"], exact["q3"]])
    assert box["ends"] == pytest.approx([exact["whislo"], exact["whishi"]])
    assert sorted(box["beyond"]) == sorted(exact["fliers"])


@every_sample
@pytest.mark.parametrize("width", [1, 2.5, 0.7])
def test_bins_hold_what_numpy_counts(values, width):
    axis = [min(values) - 0.5, max(values) + 2]
    found, = ask(MODULE, [["bins", values, axis, width]])
    edges = [found[0][0], *(right for _, right, _ in found)]
    assert edges[0] == axis[0] and edges[-1] >= axis[1] > edges[-2]
    assert np.diff(edges) == pytest.approx(width)
    assert [count for *_, count in found] == np.histogram(
        values, np.array(edges) - 1e-8)[0].tolist()


def test_a_value_at_the_end_of_the_axis_is_in_the_last_bin():
    found, = ask(MODULE, [["bins", [0, 0.3, 1, 1], [0, 1], 0.1]])
    assert len(found) == 10
    # 0.3 is the left edge of its bin, though 3 times 0.1 is a little more.
    assert [count for *_, count in found] == [1, 0, 0, 1, 0, 0, 0, 0, 0, 2]


@every_sample
def test_steps_are_the_empirical_distribution_function(values):
    axis = [min(values) - 1, max(values) + 1]
    corners, = ask(MODULE, [["steps", values, axis]])
    assert corners[0] == [axis[0], 0] and corners[-1] == [axis[1], 1]
    exact = ecdf(values).cdf
    for place in sorted(set(values)):
        heights = [height for x, height in corners if x == place]
        assert max(heights) == pytest.approx(exact.evaluate(place))
        assert min(heights) == pytest.approx(exact.evaluate(place - 1e-9))


@every_sample
def test_the_density_is_the_mean_of_bumps(values):
    places = np.linspace(min(values) - 3, max(values) + 3, 41)
    found, = ask(CURVES, [["density", values, 0.8, places.tolist()]])
    assert found == pytest.approx(
        norm.pdf(places[:, None], values, 0.8).mean(axis=1), abs=1e-14)
    if np.std(values):
        whole = gaussian_kde(values, 0.8 / np.std(values, ddof=1))
        assert found == pytest.approx(whole(places), abs=1e-12)


def test_humps_are_counted():
    two = [1, 1.5, 2, 2.2, 8, 8.5, 9]
    counts = [ask(CURVES, [["humps", two, width, [0, 12]]])[0]
              for width in (0.1, 0.8, 4)]
    # Bumps that stand 2 widths apart, as 2 and 2.2 do, are one hump.
    assert [each["count"] for each in counts] == [6, 2, 1]
    # The highest place, to what is seen.
    assert counts[1]["most"] == pytest.approx(
        norm.pdf(np.linspace(0, 12, 3001)[:, None], two, 0.8).mean(axis=1).max(), rel=1e-3)


@every_sample
def test_a_qq_plot_and_its_line(values):
    points, line = ask(MODULE, [["qq", values], ["quartileLine", values]])
    n = len(values)
    x, y = np.transpose(points)
    assert x == pytest.approx(norm.ppf((np.arange(n) + 0.5) / n))
    assert y.tolist() == sorted(values)
    low, high = np.quantile(values, [0.25, 0.75])
    assert np.polyval(line, norm.ppf([0.25, 0.75])) == pytest.approx([low, high])


@pytest.mark.parametrize(("values", "ends"), [
    (norm.ppf((np.arange(12) + 0.5) / 12).tolist(), [0, 0]),
    ([1, 2, 3, 4, 5, 6, 7, 30], [0, 1]),
    ([-30, 2, 3, 4, 5, 6, 7, 8], [-1, 0]),
    ([1, 1, 1, 2, 8, 9, 9, 9], [1, -1]),
    ([5, 5, 5, 5], [0, 0]),
])
def test_ends_bend_away_from_the_line(values, ends):
    assert ask(MODULE, [["bends", values]]) == [ends]
