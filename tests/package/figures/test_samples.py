"""Box plots and QQ plots: what they say of a sample, and the whole pictures.

Whoever changes how a plot looks changes what stands here, after a look at the
new picture.
"""

from textwrap import dedent

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.cbook import boxplot_stats
from scipy.stats import expon, norm, probplot

from mlmath.figures import plot_box, plot_qq
from tests.package.figures.described_picture import picture


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def lines(ax, name):
    return [line for line in ax.lines if line.get_gid() == name]


def test_two_boxes_with_their_values():
    ax = plot_box({"before": [3, 1, 2, 5, 4, 12, -6], "after": [2, 2, 3, 9]},
                  dots=True, xlabel="days")
    assert picture(ax) == dedent("""\
        figure 4.6,1.72, axes 0.543,0.5,4.44,1.6 inches
        x -7.08,13.1 linear, y 0.4,2.5 linear
        x axis 'days': −5 0 5 10 (11, grid)
        y axis '': before after (11)
        whisker: ink line of 1.2 solid, z 3
          1.5,2 1,2 1,1.86 1,2.14
          4.5,2 5,2 5,1.86 5,2.14
          2,1 2,1 2,0.86 2,1.14
          4.5,1 4.5,1 4.5,0.86 4.5,1.14
        median: ink line of 2.2 solid, butt ends, z 3
          3,1.72 3,2.28
          2.5,0.72 2.5,1.28
        beyond: marks o of 5.5 in none edged ink 1.2, z 4
          12,2 -6,2
          9,1
        values: marks o of 3.6 in vermilion edged paper 0.3, z 3, alpha 0.6
          3,1.6 1,1.6 2,1.6 5,1.6 4,1.6 12,1.6 -6,1.6
          2,0.6 2,0.6 3,0.6 9,0.6
        box: blue at 0.3 inside, edge blue 1.6 solid, z 2
          1.5,1.72 to 4.5,2.28
          2,0.72 to 4.5,1.28""")


def test_one_box_has_no_name():
    ax = plot_box([1, 2, 4, 8, 30])
    assert picture(ax) == dedent("""\
        figure 4.6,1.4, axes 0.14,0.28,4.44,1.28 inches
        x -0.74,31.7 linear, y 0.5,1.5 linear
        x axis '': 0 5 10 15 20 25 30 (11, grid)
        y axis '':  ()
        whisker: ink line of 1.2 solid, z 3
          2,1 1,1 1,0.86 1,1.14
          8,1 8,1 8,0.86 8,1.14
        median: ink line of 2.2 solid, butt ends, z 3
          4,0.72 4,1.28
        beyond: marks o of 5.5 in none edged ink 1.2, z 4
          30,1
        box: blue at 0.3 inside, edge blue 1.6 solid, z 2
          2,0.72 to 8,1.28""")


@given(st.lists(st.integers(-20, 20), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_box_is_what_matplotlib_computes(values):
    ax = plot_box(values)
    known, = boxplot_stats(values)
    box, = ax.patches
    assert box.get_x() == pytest.approx(known["q1"])
    assert box.get_x() + box.get_width() == pytest.approx(known["q3"])
    assert lines(ax, "median")[0].get_xdata() == pytest.approx(known["med"])
    ends = [line.get_xdata()[-1] for line in lines(ax, "whisker")]
    assert ends == pytest.approx([known["whislo"], known["whishi"]])
    beyond = [x for line in lines(ax, "beyond") for x in line.get_xdata()]
    assert sorted(beyond) == sorted(known["fliers"])
    plt.close("all")


def test_a_value_just_within_reach_is_not_beyond():
    # The box reaches from 1 to 3, the whiskers up to 3 more.
    values = [-2, 0, 1, 1, 2, 3, 3, 5, 6]
    assert np.quantile(values, [0.25, 0.75]).tolist() == [1, 3]
    ax = plot_box(values)
    assert not lines(ax, "beyond")
    assert [line.get_xdata()[-1] for line in lines(ax, "whisker")] == [-2, 6]
    assert not lines(ax, "values")


def test_many_boxes_stand_below_each_other():
    ax = plot_box({name: np.arange(3) + row for row, name in enumerate("abcdefgh")})
    assert [text.get_text() for text in ax.get_yticklabels()] == list("abcdefgh")
    assert ax.get_yticks().tolist() == [8, 7, 6, 5, 4, 3, 2, 1]
    assert [patch.get_y() for patch in ax.patches] == pytest.approx(
        np.arange(8, 0, -1) - 0.28)
    assert ax.get_xlim()[0] < 0 and ax.get_xlim()[1] > 9
    # Each has as much room as the two of the first picture.
    assert ax.bbox.height == pytest.approx(8 * 0.55 * ax.figure.dpi)


def test_a_qq_plot_with_a_normal_distribution():
    ax = plot_qq([3.1, 0.2, 1.9, 1.2, 7], ylabel="days")
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.462,0.5,4.44,2.8 inches
        x -1.44,1.44 linear, y -0.208,7.41 linear
        x axis 'quantile of the standard normal': −1.0 −0.5 0.0 0.5 1.0 (11, grid)
        y axis 'days': 0 2 4 6 (11, grid)
        points: marks o of 4.2 in blue edged paper 0.5, z 2
          -1.28,0.2 -0.524,1.2 0,1.9 0.524,3.1 1.28,7
        line: ink line of 1.76 solid, z 1.5
          0,2.15 1.41,0""")


def test_a_qq_plot_with_another_distribution_and_a_line():
    ax = plot_qq([4, 1, 1, 0], expon(scale=2).ppf, line=(1, -0.5), xlabel="waiting")
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.462,0.5,4.44,2.8 inches
        x 0.0336,4.39 linear, y -0.24,4.24 linear
        x axis 'waiting': 1 2 3 4 (11, grid)
        y axis 'value': 0 1 2 3 4 (11, grid)
        points: marks o of 4.2 in blue edged paper 0.5, z 2
          0.267,0 0.94,1 1.96,1 4.16,4
        line: ink line of 1.76 solid, z 1.5
          0,-0.5 1,0""")


def test_the_places_of_a_qq_plot():
    values = np.random.default_rng(5).normal(3, 2, 40)
    ax = plot_qq(values)
    x, y = ax.lines[0].get_data()
    assert np.array_equal(y, np.sort(values))
    assert x == pytest.approx(norm.ppf((np.arange(1, 41) - 0.5) / 40))
    # SciPy's places differ a little, most at the ends.
    assert abs(x - probplot(values, fit=False)[0])[1:-1].max() < 0.05
    assert plot_qq(values, norm.ppf).get_xlabel() == "quantile"
    assert plot_qq(values, ylabel="").get_ylabel() == ""


def test_the_line_of_a_qq_plot_goes_through_the_quartiles():
    values = np.random.default_rng(6).exponential(3, 200)
    line, = lines(plot_qq(values, expon.ppf), "line")
    low, high = np.quantile(values, [0.25, 0.75])
    x = expon.ppf([0.25, 0.75])
    assert line.get_slope() == pytest.approx((high - low) / (x[1] - x[0]))
    height = line.get_xy1()[1] + line.get_slope() * x
    assert line.get_xy1()[0] == 0
    assert height == pytest.approx([low, high])
    # Values without any spread: a level line through all of them.
    level, = lines(plot_qq([2, 2, 2]), "line")
    assert (level.get_slope(), level.get_xy1()) == (0, (0, 2))


@pytest.mark.parametrize("call", [
    lambda: plot_box(8e6 + np.arange(9)), lambda: plot_qq(8 + np.arange(9) / 1e5)])
def test_numbers_are_written_in_full(call):
    ax = call()
    ax.figure.canvas.draw()
    for axis in (ax.xaxis, ax.yaxis):
        assert axis.get_offset_text().get_text() == ""


@pytest.mark.parametrize(("call", "error", "message"), [
    (lambda: plot_box({}), ValueError, "values: expected one to 8 samples, got 0"),
    (lambda: plot_box(dict.fromkeys("abcdefghi", [1])), ValueError,
     "values: expected one to 8 samples, got 9"),
    (lambda: plot_box([]), ValueError, "^values: .* at least 1 number"),
    (lambda: plot_box({"a": [1], "b": []}), ValueError, r"values\['b'\]: .* at least 1"),
    (lambda: plot_box({"a": ["x"]}), TypeError, r"values\['a'\]"),
    (lambda: plot_box([1, 2], True), TypeError, "positional"),
    (lambda: plot_qq([1]), ValueError, "values: expected at least 2 numbers, got 1"),
    (lambda: plot_qq([1, 2], 3), TypeError, "quantile: expected a function of arrays"),
    (lambda: plot_qq([1, 2], lambda q: q[:1]), ValueError,
     r"quantile: expected a result of shape \(2,\), got shape \(1,\)"),
    (lambda: plot_qq([1, 2], lambda q: np.full(2, np.inf)), ValueError,
     "quantile: expected finite numbers that grow"),
    (lambda: plot_qq([1, 2], lambda q: -q), ValueError, "that grow"),
    (lambda: plot_qq([1, 2], lambda q: 0 * q), ValueError,
     "quantile: expected quartiles that differ"),
    (lambda: plot_qq([1, 2], line=(1, 2, 3)), ValueError,
     r"line: expected \(slope, intercept\), got \(1, 2, 3\)"),
    (lambda: plot_qq([1, 2], line="ab"), TypeError, "line"),
    (lambda: plot_qq([1, 2], line=(1, "b")), TypeError, r"line\[1\]"),
])
def test_what_cannot_be_drawn(call, error, message):
    with pytest.raises(error, match=message):
        call()
