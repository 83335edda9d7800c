"""Pictures of tests show the numbers that the package computes."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy import stats
from hypothesis import given
from hypothesis import strategies as st

from mlmath.figures import (
    plot_null_histogram,
    plot_power,
    plot_t_curves,
    plot_tails,
)
from mlmath.hypothesis_tests import simulated_p_value
from mlmath.power import power_z

MEANS = np.random.default_rng(3).normal(60, 2, 2000)


def heights(ax, index):
    return np.array([patch.get_height() for patch in ax.containers[index]])


def shaded_area(ax):
    """Return the area of the shaded parts, from their corners."""
    area = 0
    for shade in ax.collections:
        for path in shade.get_paths():
            x, y = path.vertices.T
            area += abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2
    return area


# What is drawn


@pytest.mark.parametrize("tail", ["right", "left"])
@pytest.mark.parametrize("observed", [55.5, 59, 62, 68, 71])
def test_the_marked_bars_hold_the_results_as_extreme(tail, observed):
    ax = plot_null_histogram(MEANS, observed, tail)
    count = simulated_p_value(observed, MEANS, tail).count
    assert heights(ax, 1).sum() == count
    assert heights(ax, 0).sum() == len(MEANS) - count
    plt.close(ax.figure)


def test_two_sided_bars_lie_on_both_sides():
    ax = plot_null_histogram(MEANS, 62, "two-sided")
    far = np.abs(MEANS - MEANS.mean()) >= 62 - MEANS.mean()
    assert heights(ax, 1).sum() == far.sum()
    marked = [patch.get_x() for patch in ax.containers[1] if patch.get_height()]
    assert min(marked) < 58 and max(marked) >= 62


def test_a_line_stands_at_the_observed_result_and_says_so():
    ax = plot_null_histogram(MEANS, 62.5, name="mean score")
    line, = ax.lines
    assert set(line.get_xdata()) == {62.5}
    label, = ax.texts
    assert label.get_text() == "observed: 62.5" and label.get_ha() == "right"
    assert plot_null_histogram(MEANS, 57).texts[0].get_ha() == "left"
    assert ax.get_xlabel() == "mean score"


def test_an_edge_of_the_bars_is_at_the_observed_result():
    ax = plot_null_histogram(MEANS, 62)
    edges = np.array([patch.get_x() for patch in ax.containers[0]])
    assert np.min(np.abs(edges - 62)) < 1e-9
    low, high = ax.get_xlim()
    assert low <= MEANS.min() and high >= MEANS.max()


def test_counts_get_a_bar_each():
    counts = np.random.default_rng(3).binomial(20, 0.5, 500)
    ax = plot_null_histogram(counts, 15)
    centers = [patch.get_x() + patch.get_width() / 2
               for patch in ax.containers[0]]
    assert np.allclose(centers, np.arange(counts.min(), max(counts.max(), 15) + 1))
    for center, ordinary, extreme in zip(centers, heights(ax, 0), heights(ax, 1)):
        assert ordinary + extreme == np.sum(counts == round(center))
        assert (extreme if round(center) < 15 else ordinary) == 0


@given(st.floats(-3, 3))
def test_the_hatched_areas_are_the_p_values(z):
    panels = plot_tails(z)
    expected = [stats.norm.sf(z), stats.norm.cdf(z), 2 * stats.norm.sf(abs(z))]
    for ax, area in zip(panels, expected):
        # The bell is cut off at 3.6 standard errors.
        assert shaded_area(ax) == pytest.approx(area, abs=0.001)
    assert [ax.get_xlabel() for ax in panels] == [
        "right tail", "left tail", "two-sided"]
    plt.close(panels[0].figure)


def test_ticks_of_the_tails_are_at_the_statistic():
    panels = plot_tails(1.5)
    assert [list(ax.get_xticks()) for ax in panels] == [[1.5], [1.5], [-1.5, 1.5]]
    assert list(plot_tails(0)[2].get_xticks()) == [0]


def test_a_statistic_beyond_the_picture_leaves_nothing_to_shade():
    right, left, both = plot_tails(5.0)
    assert len(right.collections) == 0 and len(both.collections) == 0
    assert shaded_area(left) == pytest.approx(1, abs=0.001)


def test_t_curves_are_densities():
    ax = plot_t_curves([1, 8, 30])
    curves = [stats.norm, stats.t(1), stats.t(8), stats.t(30)]
    for line, curve in zip(ax.lines, curves, strict=True):
        assert np.allclose(line.get_ydata(), curve.pdf(line.get_xdata()))
    names = [text.get_text() for text in ax.get_legend().get_texts()]
    assert names == ["normal", "t, 1 degree", "t, 8 degrees", "t, 30 degrees"]
    assert len({line.get_linestyle() + line.get_color() for line in ax.lines}) == 4


@pytest.mark.parametrize("tail, sign", [("right", 1), ("left", -1), ("two-sided", 1)])
def test_power_curves_are_powers(tail, sign):
    ax = plot_power([sign * 2, sign * 5], deviation=10, largest_n=120, tail=tail,
                    alpha=0.1, target=0.9)
    *curves, target = ax.lines
    for line, effect in zip(curves, (sign * 2, sign * 5), strict=True):
        sizes = line.get_xdata()
        assert sizes[0] == 1 and sizes[-1] == 120
        assert np.allclose(line.get_ydata(), [
            power_z(effect, deviation=10, n=int(n), alpha=0.1, tail=tail)
            for n in sizes])
    assert set(target.get_ydata()) == {0.9}


def test_the_usual_level_and_aim_of_power():
    ax = plot_power([2], deviation=10, largest_n=155)
    assert ax.lines[0].get_ydata()[-1] == pytest.approx(
        power_z(2, deviation=10, n=155, alpha=0.05, tail="right"))
    assert set(ax.lines[1].get_ydata()) == {0.8}


# Wrong arguments


@pytest.mark.parametrize("call, error, start", [
    (lambda: plot_null_histogram([1, 1], 2), ValueError, "simulated: expected results that are not all equal"),
    (lambda: plot_null_histogram([1], 2), ValueError, "simulated: expected at least 2 numbers, got 1"),
    (lambda: plot_null_histogram([1, 2], "2"), TypeError, "observed: expected real numbers"),
    (lambda: plot_null_histogram([1, 2], 2, "up"), ValueError, "tail: expected"),
    (lambda: plot_tails(None), TypeError, "statistic: expected real numbers, got None"),
    (lambda: plot_t_curves([]), ValueError, "degrees: expected at least 1 number, got 0"),
    (lambda: plot_t_curves([1, 2, 3, 4]), ValueError, "degrees: expected at most 3 numbers, got 4"),
    (lambda: plot_t_curves([0]), ValueError, "degrees: expected a positive number, got 0"),
    (lambda: plot_power([], deviation=1, largest_n=9), ValueError, "effects: expected at least 1 number, got 0"),
    (lambda: plot_power([1] * 5, deviation=1, largest_n=9), ValueError, "effects: expected at most 4 numbers, got 5"),
    (lambda: plot_power([1], deviation=0, largest_n=9), ValueError, "deviation: expected a positive number, got 0"),
    (lambda: plot_power([1], deviation=1, largest_n=1), ValueError, "largest_n: expected a whole number of at least 2, got 1"),
    (lambda: plot_power([1], deviation=1, largest_n=9, target=2), ValueError, "target: expected a number between 0 and 1, got 2"),
])
def test_wrong_arguments_are_refused_by_name(call, error, start):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value).startswith(start)
