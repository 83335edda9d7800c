"""Densities and histograms: areas, bars, marks, and the whole pictures.

Whoever changes how a plot looks changes what stands here, after a look at the
new picture.
"""

from textwrap import dedent

import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy.stats import chi2, expon, norm, uniform

from mlmath.figures import PALETTE, plot_density, plot_histogram
from tests.package.figures.described_picture import picture


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def areas(ax):
    """Return what is shaded, with the size of each piece."""
    found = []
    for part in ax.collections:
        if part.get_gid() == "area":
            x, y = part.get_paths()[0].vertices.T
            size = abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2
            found.append((part.get_hatch(), size))
    return found


def test_a_density_with_two_tails_of_one_name():
    ax = plot_density(
        norm(8, 0.02).pdf, (7.92, 8.08), marks={"7.96": 7.96, "top": (8, 20)},
        shade={"thrown away": [(-np.inf, 7.96), (8.04, np.inf)]},
        xlabel="width (mm)")
    assert picture(ax) == dedent("""\
        figure 4.6,3.11, axes 0.537,0.5,4.44,2.8 inches
        x 7.92,8.08 linear, y 0,22 linear
        x axis 'width (mm)': 7.95 8.00 8.05 (11, grid)
        y axis 'density': 0 5 10 15 20 (11, grid)
        zero: ink line of 0.9 solid, z 1.5
          0,0 1,0
        curve-1: blue line of 2.2 solid, z 3
          7.92,0.00669 7.94,0.226 7.96,2.77 7.98,12.3 8,19.9 8.02,11.7 8.04,2.49 8.06,0.192 of 1201
        mark-point: marks o of 6.5 in ink edged paper 0.6, z 6
          7.96,2.7
          8,20
        area: lines vermilion letters 0 inside vermilion at 0.3, z 2
          1 in 7.92,0,7.96,2.7
          1 in 8.04,0,8.08,2.7
        mark: ink 12 center center, on square 0.06 paper, z 7
          '7.96' at 7.97,2.7
          'top' at 8,18.1
        list in 1, samples of 2.2
          'thrown away' ink 11: vermilion at 0.3 inside, edge vermilion letters 0 solid, hatch \\\\\\\\""")


def test_densities_beside_each_other():
    ax = plot_density(
        {"one": chi2(1).pdf, "three": chi2(3).pdf, 6: chi2(6).pdf}, (0, 12),
        ylim=(0, 0.6), ylabel="")
    assert picture(ax) == dedent("""\
        figure 4.6,3.12, axes 0.323,0.5,4.44,2.8 inches
        x 0,12 linear, y 0,0.6 linear
        x axis '$x$': 0 2 4 6 8 10 12 (11, grid)
        y axis '': 0.0 0.1 0.2 0.3 0.4 0.5 0.6 (11, grid)
        zero: ink line of 0.9 solid, z 1.5
          0,0 1,0
        curve-1: blue line of 2.2 solid, z 3
          0,nan 1.51,0.153 3.02,0.0507 4.53,0.0195 6.04,0.00792 7.55,0.00333 9.06,0.00143 10.6,0.000622 of 1201
        curve-2: vermilion line of 2.2 dashes 0 5,2, z 3
          0,0 1.51,0.23 3.02,0.153 4.53,0.0882 6.04,0.0478 7.55,0.0251 9.06,0.0129 10.6,0.00657 of 1201
        curve-3: green line of 2.2 dashes 0 6,1.6,1.2,1.6, z 3
          0,0 1.51,0.067 3.02,0.126 4.53,0.133 6.04,0.111 7.55,0.0817 9.06,0.0553 10.6,0.0354 of 1201
        list in 3, samples of 2.2
          'one' ink 11: blue line of 2.2 solid
          'three' ink 11: vermilion line of 2.2 dashes 0 5,2
          '6' ink 11: green line of 2.2 dashes 0 6,1.6,1.2,1.6""")


def test_areas_below_a_density_that_jumps():
    ax = plot_density(
        {"even": uniform(1, 2).pdf}, (0, 4), marks={"": 2},
        shade={"a fifth": (1.2, 1.6), "near": [(0, 1.2), (1.6, 2)],
               "far": (2, 9)})
    assert picture(ax) == dedent("""\
        figure 4.6,3.11, axes 0.57,0.5,4.44,2.8 inches
        x 0,4 linear, y 0,0.55 linear
        x axis '$x$': 0 1 2 3 4 (11, grid)
        y axis 'density': 0.0 0.1 0.2 0.3 0.4 0.5 (11, grid)
        zero: ink line of 0.9 solid, z 1.5
          0,0 1,0
        curve-1: blue line of 2.2 solid, z 3
          0,0 0.503,0 1,0.5 1.51,0.5 2.01,0.5 2.51,0.5 3.01,0 3.52,0 of 1203
        mark-point: marks o of 6.5 in ink edged paper 0.6, z 6
          2,0.5
        area: lines vermilion letters 0 inside vermilion at 0.3, z 2
          1 in 1.2,0,1.6,0.5
        area: lines green letters 0 inside green at 0.3, z 2
          2 in 0,0,0.999,0 1,0,1.2,0.5
          1 in 1.6,0,2,0.5
        area: lines purple letters 0 inside purple at 0.3, z 2
          2 in 2,0,3,0.5 3,0,4,0
        list in 4, samples of 2.2
          'even' ink 11: blue line of 2.2 solid
          'a fifth' ink 11: vermilion at 0.3 inside, edge vermilion letters 0 solid, hatch \\\\\\\\
          'near' ink 11: green at 0.3 inside, edge green letters 0 solid, hatch ....
          'far' ink 11: purple at 0.3 inside, edge purple letters 0 solid, hatch xxxx""")


def test_a_histogram_with_a_curve_and_marks():
    ax = plot_histogram(
        np.arange(20) ** 2, [0, 50, 100, 200, 400], density=True,
        curve={"falling": expon(scale=120).pdf},
        marks={"mean": 123.5, "beyond": 500}, xlabel="area", ylabel="share")
    assert picture(ax) == dedent("""\
        figure 4.6,3.11, axes 0.72,0.5,4.44,2.8 inches
        x -15,515 linear, y 0,0.00933 linear
        x axis 'area': 0 100 200 300 400 500 (11)
        y axis 'share': 0.000 0.002 0.004 0.006 0.008 (11, grid)
        curve-2: vermilion line of 2.2 dashes 0 5,2, z 3
          -15,0 51.2,0.00544 118,0.00312 185,0.00179 251,0.00103 318,0.000589 385,0.000338 451,0.000194 of 1202
        mark-line: ink line of 1.6 solid, z 4
          124,0 124,1
          500,0 500,1
        unnamed: blue at 0.5 inside, edge paper at 0.5 0.5 solid, z 2, alpha 0.5
          0,0 to 50,0.008
          50,0 to 100,0.002
          100,0 to 200,0.0025
          200,0 to 400,0.00125
        mark: ink 12 center center, on square 0.06 paper, z 7
          'mean' at 167,0.00877
          'beyond' at 447,0.00877
        list in 1, samples of 2.2
          'falling' ink 11: vermilion line of 2.2 dashes 0 5,2""")


def test_counts_of_whole_numbers():
    ax = plot_histogram([3, 5, 3, 4, 3, 7, 5])
    assert picture(ax) == dedent("""\
        figure 4.6,2.7, axes 0.462,0.28,4.44,2.58 inches
        x 2.35,7.65 linear, y 0,3.36 linear
        x axis '': 3 4 5 6 7 (11)
        y axis 'count': 0 1 2 3 (11, grid)
        unnamed: blue at 0.5 inside, edge paper at 0.5 0.5 solid, z 2, alpha 0.5
          2.5,0 to 3.5,3
          3.5,0 to 4.5,1
          4.5,0 to 5.5,2
          5.5,0 to 6.5,0
          6.5,0 to 7.5,1""")


def test_an_area_is_the_probability():
    ax = plot_density(norm.pdf, (-4, 4), shade=(-1, 2))
    (_, size), = areas(ax)
    assert size == pytest.approx(norm.cdf(2) - norm.cdf(-1), abs=1e-5)


def test_pairs_of_a_list_look_alike_and_areas_do_not():
    ax = plot_density(norm.pdf, (-4, 4), shade={
        "tails": [(-np.inf, -2), (2, np.inf)], "middle": (-1, 1)})
    (left, size), (right, other), (middle, _) = areas(ax)
    assert left == right != middle
    assert size == pytest.approx(other) == pytest.approx(norm.cdf(-2), abs=1e-4)
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "tails", "middle"]


def test_an_area_out_of_sight_is_left_out():
    ax = plot_density(norm.pdf, (-1, 1), shade={"far": [(2, 3), (0, 9)]})
    (_, size), = areas(ax)
    assert size == pytest.approx(norm.cdf(1) - 0.5, abs=1e-5)
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["far"]


def test_colors_are_not_used_twice():
    ax = plot_density({"a": norm.pdf, "b": norm(1).pdf}, (-3, 3), shade=(0, 1))
    used = [line.get_color() for line in ax.lines
            if str(line.get_gid()).startswith("curve")]
    assert used == [PALETTE["blue"], PALETTE["vermilion"]]
    green = [int(PALETTE["green"][at:at + 2], 16) / 255 for at in (1, 3, 5)]
    assert ax.collections[0].get_facecolor()[0, :3].tolist() == green


def test_bars_sum_to_one_or_to_the_count():
    values = np.random.default_rng(6).exponential(2, 500)
    edges = [0, 1, 2, 5, 30]
    ax = plot_histogram(values, edges, density=True)
    assert sum(bar.get_height() * bar.get_width()
               for bar in ax.patches) == pytest.approx(1)
    counted = plot_histogram(values, edges)
    assert [bar.get_height() for bar in counted.patches] == [
        np.sum((first <= values) & (values < last))
        for first, last in zip(edges, edges[1:])]
    assert (ax.get_ylabel(), counted.get_ylabel()) == ("density", "count")


def test_bins_are_as_many_as_told_and_never_too_many():
    values = np.random.default_rng(8).standard_cauchy(2000)
    assert len(np.histogram_bin_edges(values, "auto")) > 61
    assert len(plot_histogram(values, 7).patches) == 7
    assert len(plot_histogram(values).patches) == 60
    assert len(plot_histogram(np.linspace(0, 1, 8) + 0.1).patches) == 4
    assert len(plot_histogram([1, 2, 2.5]).patches) == 3
    assert len(plot_histogram([2.5, 2.5]).patches) == 1
    assert len(plot_histogram(np.arange(60)).patches) == 60
    assert len(plot_histogram(np.arange(61)).patches) < 30


def test_a_mark_stands_where_it_is_told_and_is_seen():
    ax = plot_histogram([1, 2, 3], marks={"low": -4, "high": 2.5})
    lines = [line.get_xdata()[0] for line in ax.lines]
    assert lines == [-4, 2.5]
    left, right = ax.get_xlim()
    assert left < -4 and right > 3.5


@pytest.mark.parametrize("draw", [
    lambda: plot_density(norm(8e6, 1).pdf, (8e6 - 4, 8e6 + 4)),
    lambda: plot_density(norm(0, 1e7).pdf, (-3e7, 3e7)),
    lambda: plot_histogram(8 + np.arange(9) / 1e5),
    lambda: plot_histogram([1e7, 2e7, 3.5e7], density=True)])
def test_numbers_are_written_in_full(draw):
    ax = draw()
    ax.figure.canvas.draw()
    for axis in (ax.xaxis, ax.yaxis):
        assert not axis.get_offset_text().get_text()
        for label in axis.get_ticklabels():
            _, at = label.get_position() if axis is ax.yaxis else (
                0, label.get_position()[0])
            assert float(label.get_text().replace("−", "-")) == (
                pytest.approx(at, abs=1e-9))


def test_whole_numbers_stand_below_bins_of_whole_numbers():
    ticks = plot_histogram([1, 1, 2]).get_xticks()
    assert ticks.tolist() == ticks.round().tolist()


def test_a_curve_above_the_bars_is_seen():
    ax = plot_histogram([1, 2, 3, 4], 2, density=True,
                        curve=norm(2.5, 0.1).pdf)
    assert ax.get_ylim()[1] > norm.pdf(0) / 0.1


@pytest.mark.parametrize(("draw", "error", "words"), [
    (lambda: plot_density(3, (0, 1)), TypeError,
     "densities: expected a function or a dict"),
    (lambda: plot_density({"a": 3}, (0, 1)), TypeError,
     r"densities\['a'\]: expected a function of arrays, got 3"),
    (lambda: plot_density({}, (0, 1)), ValueError, "got 0 and 0"),
    (lambda: plot_density(norm.pdf, (0, 1), shade=dict.fromkeys(
        "abcd", (0, 1))), ValueError, "one to 4, .* got 1 and 4"),
    (lambda: plot_density(norm.pdf, None), TypeError, "xlim: .* got None"),
    (lambda: plot_density(norm.pdf, (1, 0)), ValueError, "xlim: .* smaller"),
    (lambda: plot_density(np.sin, (0, 6)), ValueError,
     "expected no negative numbers, got -1"),
    (lambda: plot_density(np.log, (-2, -1)), ValueError,
     "expected a finite number somewhere"),
    (lambda: plot_density(lambda x: x[:2], (0, 1)), ValueError,
     "returns one like it"),
    (lambda: plot_density(norm.pdf, (0, 1), shade=3), TypeError,
     "shade: expected a pair .* or a list of pairs, got 3"),
    (lambda: plot_density(norm.pdf, (0, 1), shade={"a": (1, 0)}), ValueError,
     r"shade\['a'\]: expected pairs with the smaller number first"),
    (lambda: plot_density(norm.pdf, (0, 1), shade=(0, np.nan)), ValueError,
     "smaller number first"),
    (lambda: plot_density(norm.pdf, (0, 1), shade=[(0, 1, 2)]), TypeError,
     "shade: expected pairs of numbers"),
    (lambda: plot_density(norm.pdf, (0, 1), marks=[1]), TypeError,
     "marks: expected a dict"),
    (lambda: plot_histogram(3), TypeError, "values: expected a 1-D array"),
    (lambda: plot_histogram([]), ValueError, "values: .* at least 1 number"),
    (lambda: plot_histogram([1, 2], 0), ValueError, "at least 1 bin, got 0"),
    (lambda: plot_histogram([1, 2], 1001), ValueError, "from 0 to 1000, got 1001"),
    (lambda: plot_histogram([1, 2], [1]), ValueError, "bins: .* at least 2"),
    (lambda: plot_histogram([1, 2], [1, 1, 2]), ValueError, "edges that grow"),
    (lambda: plot_histogram([1, 2], [1, 1.5]), ValueError,
     "from 1 to 2, got 1 to 1.5"),
    (lambda: plot_histogram([1, 2], [1.5, 2]), ValueError,
     "from 1 to 2, got 1.5 to 2"),
    (lambda: plot_histogram([1, 2], curve=3), TypeError, "curve: expected a function"),
    (lambda: plot_histogram([1, 2], curve=dict.fromkeys("abcd", norm.pdf)),
     ValueError, "curve: expected at most 3, got 4"),
    (lambda: plot_histogram([1, 2], marks=[1]), TypeError, "marks: expected a dict"),
    (lambda: plot_histogram([1, 2], marks={"a": "b"}), TypeError,
     "expected real numbers"),
])
def test_bad_input_is_named(draw, error, words):
    with pytest.raises(error, match=words):
        draw()
