"""Intervals and bands: what they say, and the whole pictures.

Whoever changes how a plot looks changes what stands here, after a look at the
new picture.
"""

from textwrap import dedent

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import linregress, norm

from mlmath.datasets import engel
from mlmath.figures import INK, PALETTE, plot_band, plot_intervals
from tests.package.figures.described_picture import picture


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def lines(ax, name):
    return [line for line in ax.lines if line.get_gid() == name]


def legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_intervals_that_contain_a_number_or_do_not():
    ax = plot_intervals([(1, 4), (5, 7), (2, 3), (-2.5, 2.9)], [2, 6, 2.5, 0],
                        value=3, name="true mean", xlabel="days")
    assert picture(ax) == dedent("""\
        figure 4.6,1.61, axes 0.14,0.5,4.44,1.3 inches
        x -3.07,7.57 linear, y 0.4,4.6 linear
        x axis 'days': −2 0 2 4 6 (11, grid)
        y axis '':  ()
        intervals: blue line of 1.8 solid, butt ends, z 3
          1,4 4,4 nan,4 2,2 3,2 nan,2
        ends: marks | of 10 in blue edged blue 1.8, z 3
          1,4 4,4 2,2 3,2
        estimates: marks o of 7 in blue edged paper 0.7, z 4
          2,4 2.5,2
        intervals: vermilion line of 1.8 dashes 0 5,2, z 3
          5,3 7,3 nan,3 -2.5,1 2.9,1 nan,1
        ends: marks | of 10 in vermilion edged vermilion 1.8, z 3
          5,3 7,3 -2.5,1 2.9,1
        estimates: marks ^ of 7 in vermilion edged paper 0.7, z 4
          6,3 0,1
        value: ink line of 1.6 solid, z 3.5
          3,0 3,1
        list in 3, samples of 2.2
          'hits: 2' ink 11: blue line of 1.8 solid, butt ends
          'misses: 2' ink 11: vermilion line of 1.8 dashes 0 5,2
          'true mean' ink 11: ink line of 1.6 solid""")


def test_intervals_with_names():
    ax = plot_intervals({"Wald": (0.925, 0.991), "Wilson": (0.911, 0.981)},
                        [0.958, 0.958])
    assert picture(ax) == dedent("""\
        figure 4.6,1.2, axes 0.58,0.28,4.44,1.08 inches
        x 0.906,0.996 linear, y 0.4,2.6 linear
        x axis '': 0.92 0.94 0.96 0.98 (11, grid)
        y axis '': Wald Wilson (11)
        intervals: blue line of 1.8 solid, butt ends, z 3
          0.925,2 0.991,2 nan,2 0.911,1 0.981,1 nan,1
        ends: marks | of 10 in blue edged blue 1.8, z 3
          0.925,2 0.991,2 0.911,1 0.981,1
        estimates: marks o of 7 in blue edged paper 0.7, z 4
          0.958,2 0.958,1""")


def test_many_intervals_are_thin():
    ax = plot_intervals([(k, k + 2) for k in range(40)],
                        [k + 1.5 for k in range(40)], value=1.5)
    assert picture(ax) == dedent("""\
        figure 4.6,3.99, axes 0.14,0.28,4.44,3.68 inches
        x -2.46,43.5 linear, y 0.4,40.6 linear
        x axis '': 0 10 20 30 40 (11, grid)
        y axis '':  ()
        intervals: blue line of 1.8 solid, butt ends, z 3
          0,40 2,40 nan,40 1,39 3,39 nan,39
        ends: marks | of 4.28 in blue edged blue 1.8, z 3
          0,40 2,40 1,39 3,39
        estimates: marks o of 6.73 in blue edged paper 0.673, z 4
          1.5,40 2.5,39
        intervals: vermilion line of 1.8 dashes 0 5,2, z 3
          2,38 7,33 12,28 17,23 22,18 27,13 32,8 37,3 of 114
        ends: marks | of 4.28 in vermilion edged vermilion 1.8, z 3
          2,38 7,33 12,28 17,23 22,18 27,13 32,8 37,3 of 76
        estimates: marks ^ of 6.73 in vermilion edged paper 0.673, z 4
          3.5,38 8.5,33 13.5,28 18.5,23 23.5,18 28.5,13 33.5,8 38.5,3 of 38
        value: ink line of 1.6 solid, z 3.5
          1.5,0 1.5,1
        list in 3, samples of 2.2
          'hits: 2' ink 11: blue line of 1.8 solid, butt ends
          'misses: 38' ink 11: vermilion line of 1.8 dashes 0 5,2
          '1.5' ink 11: ink line of 1.6 solid""")


def test_two_bands_with_a_line_and_points():
    ax = plot_band([0, 1, 4], {"mean": ([1, 2, 3], [3, 3, 7]),
                               "one": ([0, 1, 1], [4, 5, 9])},
                   line=[2, 2.5, 5], points=([0.5, 3], [-1, 6]), name="line",
                   xlabel="income", ylabel="food")
    assert picture(ax) == dedent("""\
        figure 4.6,3.11, axes 0.462,0.5,4.44,2.8 inches
        x -0.12,4.12 linear, y -1.6,9.6 linear
        x axis 'income': 0 1 2 3 4 (11, grid)
        y axis 'food': 0 2 4 6 8 (11, grid)
        edge: blue line of 1.32 solid, z 3.5
          0,1 1,2 4,3
          0,3 1,3 4,7
        edge: vermilion line of 1.32 dashes 0 5,2, z 3.49
          0,0 1,1 4,1
          0,4 1,5 4,9
        line: ink line of 1.32 solid, z 4
          0,2 1,2.5 4,5
        points: marks o of 3.4 in muted edged paper 0.3, z 3, alpha 0.7
          0.5,-1 3,6
        band: lines  0 inside blue at 0.25, z 1.5
          1 in 0,1,4,7
        band: lines  0 inside vermilion at 0.25, z 1.49
          1 in 0,0,4,9
        list in 3, samples of 2.2
          'mean' ink 11: blue line of 1.32 solid
          'one' ink 11: vermilion line of 1.32 dashes 0 5,2
          'line' ink 11: ink line of 1.32 solid""")


def test_one_band_has_no_name():
    ax = plot_band([0, 2], ([1, 1], [2, 3]), xlim=(0, 3), ylim=(0, 4))
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.462,0.5,4.44,2.8 inches
        x 0,3 linear, y 0,4 linear
        x axis '$x$': 0.0 0.5 1.0 1.5 2.0 2.5 3.0 (11, grid)
        y axis '$y$': 0 1 2 3 4 (11, grid)
        edge: blue line of 1.32 solid, z 3.5
          0,1 2,1
          0,2 2,3
        band: lines  0 inside blue at 0.25, z 1.5
          1 in 0,1,2,3""")


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 9)), min_size=1,
                max_size=30), st.integers(-9, 18))
@settings(max_examples=50, deadline=None)
def test_hits_and_misses_are_counted(starts, value):
    intervals = [(low, low + width) for low, width in starts]
    ax = plot_intervals(intervals, value=value)
    hits = sum(low <= value <= high for low, high in intervals)
    expected = {"hits": hits, "misses": len(intervals) - hits}
    assert legend(ax) == [
        *(f"{what}: {count}" for what, count in expected.items() if count), f"{value}"]
    drawn = {}
    for line in lines(ax, "intervals"):
        x, y = np.reshape(line.get_xydata(), (-1, 3, 2)).transpose(2, 0, 1)
        assert np.isnan(x[:, 2]).all()
        is_hit = line.get_label().startswith("hits")
        for ends, row in zip(x[:, :2].tolist(), y.tolist()):
            assert len({*row}) == 1
            drawn[len(intervals) - int(row[0])] = tuple(ends)
            assert (ends[0] <= value <= ends[1]) == is_hit
    # Each in its row, the first on top.
    assert [drawn[place] for place in range(len(intervals))] == intervals
    plt.close("all")


def test_most_of_a_hundred_intervals_contain_the_mean():
    samples = np.random.default_rng(8).normal(31, 6, (100, 36))
    means = samples.mean(axis=1)
    reach = norm.ppf(0.975) * 6 / np.sqrt(36)
    ax = plot_intervals(np.column_stack([means - reach, means + reach]), means,
                        value=31, name="")
    hits = (abs(means - 31) <= reach).sum()
    assert 90 < hits < 99
    # A line without a name is not listed.
    assert legend(ax) == [f"hits: {hits}", f"misses: {100 - hits}"]
    first, second = lines(ax, "estimates")
    assert sorted([*first.get_xdata(), *second.get_xdata()]) == sorted(means)
    # A hundred take no more room than twenty, and no line touches the next.
    row = ax.bbox.height / 100 * 72 / ax.figure.dpi
    assert row < 2.5
    assert all(line.get_linewidth() < 0.6 * row for line in lines(ax, "intervals"))
    assert all(line.get_markersize() < row for line in lines(ax, "ends"))
    dots, _ = lines(ax, "estimates")
    assert dots.get_markersize() == pytest.approx(1.1 * 72 * 3.4 / 100)
    assert dots.get_markeredgewidth() == pytest.approx(dots.get_markersize() / 10)


def test_the_room_of_intervals():
    def height(intervals):
        ax = plot_intervals(intervals)
        return ax.bbox.height / ax.figure.dpi

    assert height([(1, 2)]) == pytest.approx(0.8)
    assert height([(1, 2)] * 10) == pytest.approx(2)
    assert height([(1, 2)] * 17) == pytest.approx(3.4)
    assert height([(1, 2)] * 200) == pytest.approx(3.4)
    assert height({"a": (1, 2)}) == pytest.approx(0.8)
    assert height(dict.fromkeys("abcdefghijkl", (1, 2))) == pytest.approx(12 * 0.34)


def test_without_a_number_there_are_neither_hits_nor_misses():
    ax = plot_intervals([(1, 1), (2, 4)])
    assert ax.get_legend() is None
    assert not lines(ax, "value") and not lines(ax, "estimates")
    # Zero is a number like others.
    assert legend(plot_intervals([(1, 1), (-2, 4)], value=0)) == [
        "hits: 1", "misses: 1", "0"]
    # The line and the dots are inside the picture, wherever they are.
    low, high = plot_intervals([(1, 2)], [30], value=-40).get_xlim()
    assert low < -40 and high > 30
    # Where all miss, all is drawn as a miss.
    missed = plot_intervals([(1, 2)], [1.5], value=3)
    assert legend(missed) == ["misses: 1", "3"]
    assert {line.get_color() for line in missed.lines} == {PALETTE["vermilion"], INK}
    named = plot_intervals({3: (1, 2), "b": (0, 1)}, value=1)
    assert [text.get_text() for text in named.get_yticklabels()] == ["3", "b"]
    assert named.get_yticks().tolist() == [2, 1]


def test_the_bands_of_a_line_of_least_squares():
    """The first band lies on top, and points lie below the line."""
    data = engel()
    x, y = data["income"], data["food"]
    line = linregress(x, y)
    at = np.linspace(500, 2500, 30)
    middle = line.intercept + line.slope * at
    ax = plot_band(at, {"narrow": (middle - 20, middle + 20),
                        "wide": (middle - 225, middle + 225)},
                   line=middle, points=(x, y))
    assert legend(ax) == ["narrow", "wide"]
    narrow, wide = ax.collections
    assert narrow.get_zorder() > wide.get_zorder()
    corners = wide.get_paths()[0].get_extents()
    assert (corners.y0, corners.y1) == pytest.approx(
        (middle[0] - 225, middle[-1] + 225))
    edges = lines(ax, "edge")
    assert [edge.get_ydata()[0] - middle[0] for edge in edges] == pytest.approx(
        [-20, 20, -225, 225])
    dots, = lines(ax, "points")
    assert np.array_equal(dots.get_xdata(), x) and np.array_equal(dots.get_ydata(), y)
    drawn, = lines(ax, "line")
    assert drawn.get_zorder() > max(edge.get_zorder() for edge in edges)
    assert min(edge.get_zorder() for edge in edges) > dots.get_zorder()
    # All is inside, unless somebody asks for a part.
    assert ax.get_xlim()[0] < x.min() and ax.get_xlim()[1] > x.max()
    assert ax.get_ylim()[0] < y.min() and ax.get_ylim()[1] > y.max()


def test_a_band_may_be_as_narrow_as_a_line():
    ax = plot_band([1, 2], {"a": ([1, 2], [1, 2]), 4: ([0, 0], [0, 0])})
    assert legend(ax) == ["a", "4"]
    assert not lines(ax, "line") and not lines(ax, "points")
    # The line is inside too, wherever it is.
    low, high = plot_band([1, 2], ([0, 0], [1, 1]), line=[-5, 9]).get_ylim()
    assert low < -5 and high > 9
    four = dict.fromkeys("abcd", ([0, 0], [1, 1]))
    assert len(plot_band([1, 2], four).collections) == 4


@pytest.mark.parametrize("call", [
    lambda: plot_intervals([(8e6, 9e6)]), lambda: plot_intervals([(8.00001, 8.00002)]),
    lambda: plot_band([8e6, 9e6], ([1e7, 1e7], [2e7, 3e7])),
    lambda: plot_band([8, 8.00001], ([1, 1], [1.00001, 1.00002]))])
def test_numbers_are_written_in_full(call):
    ax = call()
    ax.figure.canvas.draw()
    for axis in (ax.xaxis, ax.yaxis):
        assert axis.get_offset_text().get_text() == ""


BAND = ([1, 2], [3, 4])


@pytest.mark.parametrize(("call", "error", "message"), [
    (lambda: plot_intervals([]), ValueError,
     r"^intervals: expected intervals as an array of shape \(n, 2\), got shape \(0,\)"),
    (lambda: plot_intervals({}), ValueError, "^intervals: expected intervals as"),
    (lambda: plot_intervals("ab"), TypeError, "^intervals: expected intervals as"),
    (lambda: plot_intervals([(1, np.nan)]), ValueError, "^intervals: .* finite"),
    (lambda: plot_intervals([(1, 2)] * 201), ValueError,
     "^intervals: expected at most 200, got 201$"),
    (lambda: plot_intervals(dict.fromkeys("abcdefghijklm", (1, 2))), ValueError,
     "^intervals: expected at most 12 by their names, got 13$"),
    (lambda: plot_intervals([(1, 2), (4, 3.5)]), ValueError,
     r"^intervals: expected pairs with the smaller number first, got \(4, 3.5\)$"),
    (lambda: plot_intervals([(1, 2)], [1, 2]), ValueError,
     "^estimates: expected 1, one for each interval, got 2$"),
    (lambda: plot_intervals([(1, 2)], []), ValueError, "^estimates: .* at least 1 number"),
    (lambda: plot_intervals([(1, 2)], ["a"]), TypeError, "^estimates"),
    (lambda: plot_intervals([(1, 2)], value="a"), TypeError, "^value: .* real numbers"),
    (lambda: plot_intervals([(1, 2)], [1], 3), TypeError, "positional"),
    (lambda: plot_band([1], ([1], [2])), ValueError, "^x: expected at least 2 numbers"),
    (lambda: plot_band([1, 1], BAND), ValueError, "^x: expected numbers that grow$"),
    (lambda: plot_band(["a", "b"], BAND), TypeError, "^x: "),
    (lambda: plot_band([1, 2], {}), ValueError, "^bands: expected one to 4, got 0$"),
    (lambda: plot_band([1, 2], dict.fromkeys("abcde", BAND)), ValueError,
     "^bands: expected one to 4, got 5$"),
    (lambda: plot_band([1, 2], 7), TypeError, "^bands: expected two arrays of numbers"),
    (lambda: plot_band([1, 2], [[1, 2]]), ValueError,
     "^bands: expected two arrays of numbers, got 1$"),
    (lambda: plot_band([1, 2], {"a": BAND, "b": ([1, 2], [3])}), ValueError,
     r"^bands\['b'\]: expected 2 numbers, one for each x, got 1$"),
    (lambda: plot_band([1, 2], ([1, 2], [])), ValueError, "^bands: .* at least 1 number"),
    (lambda: plot_band([1, 2], {"a": ([1, 2.5], [1, 2])}), ValueError,
     r"^bands\['a'\]: expected \(low, high\), got 2.5 above 2 at place 1$"),
    (lambda: plot_band([1, 2], BAND, line=[1]), ValueError,
     "^line: expected 2 numbers, one for each x, got 1$"),
    (lambda: plot_band([1, 2], BAND, points=[1]), ValueError,
     "^points: expected two arrays of numbers, got 1$"),
    (lambda: plot_band([1, 2], BAND, points=([1, 2], [1])), ValueError,
     "^points: expected 2 numbers, one for each x, got 1$"),
    (lambda: plot_band([1, 2], BAND, points=([], [])), ValueError,
     "^points: .* at least 1 number"),
    (lambda: plot_band([1, 2], BAND, xlim=(2, 1)), ValueError, "^xlim: "),
    (lambda: plot_band([1, 2], BAND, ylim=(2, 1)), ValueError, "^ylim: "),
    (lambda: plot_band([1, 2], BAND, [1, 2]), TypeError, "positional"),
])
def test_what_cannot_be_drawn(call, error, message):
    with pytest.raises(error, match=message):
        call()
