"""Whole pictures of the plots that many pages share, as they are described.

Whoever changes how a plot looks changes what stands here, after a look at the
new picture.
"""

from fractions import Fraction
from textwrap import dedent

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlmath.figures import (
    plot_arrows,
    plot_bars,
    plot_boundary,
    plot_contours,
    plot_curves,
    plot_events,
    plot_joint,
    plot_layers,
    plot_maps,
    plot_points,
    plot_tree,
)
from tests.package.figures.described_picture import picture


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


THIRD, HALF = Fraction(1, 3), Fraction(1, 2)


def pictures(panels):
    """Return the pictures of all panels; of many, where they stand."""
    said = [picture(ax) for ax in panels]
    return "\n".join(said if len(said) < 4 else [
        each.splitlines()[0] for each in said])


def test_a_tree_of_three_levels():
    ax = plot_tree({
        "rain": (Fraction(1, 4), {
            "late": (Fraction(2, 5), {1: THIRD, 2: 1 - THIRD}),
            "early": Fraction(3, 5)}),
        "dry": (0.75, {"on time": 0.875, "late": 0.125})}, total=40000)
    assert picture(ax) == dedent("""\
        figure 4.6,2.2, axes 0,0.05,4.6,2.15 inches
        x 0,4.6 linear, y 5,0 linear
        no axes
        branch: blue line of 1.3 solid, z 1
          0.12,2.5 0.506,1.5 1.41,1.5
          1.41,1.5 1.79,1 2.69,1
          2.69,1 3.08,0.5 3.98,0.5
          2.69,1 3.08,1.5 3.98,1.5
          1.41,1.5 1.79,2.5 2.69,2.5
          0.12,2.5 0.506,4 1.41,4
          1.41,4 1.79,3.5 2.69,3.5
          1.41,4 1.79,4.5 2.69,4.5
        way: muted line of 0.9 dashes 0 2,2, z 1
          2.69,2.5 3.98,2.5
          2.69,3.5 3.98,3.5
          2.69,4.5 3.98,4.5
        root: marks o of 6 in ink edged ink 1, z 4
          0.12,2.5
        probability: blue letters 11 center center, on square 0.12 paper, z 3
          '$1/4$' at 0.333,2
          '$2/5$' at 1.62,1.25
          '$1/3$' at 2.91,0.75
          '$2/3$' at 2.91,1.25
          '$3/5$' at 1.62,2
          '$0.75$' at 0.333,3.25
          '$0.875$' at 1.62,3.75
          '$0.125$' at 1.62,4.25
        event: ink 12 center center, on square 0.12 paper, z 3
          'rain' at 0.956,1.5
          'late' at 2.24,1
          '1' at 3.53,0.5
          '2' at 3.53,1.5
          'early' at 2.24,2.5
          'dry' at 0.956,4
          'on time' at 2.24,3.5
          'late' at 2.24,4.5
        product: ink 11 left center, z 3
          '$1333$' at 4.04,0.5
          '$2667$' at 4.04,1.5
          '$6000$' at 4.04,2.5
          '$26,250$' at 4.04,3.5
          '$3750$' at 4.04,4.5""")


def test_a_tree_of_one_level():
    ax = plot_tree({"a": 0.3, "b": 0, "c": 0.7})
    assert picture(ax) == dedent("""\
        figure 4.6,1.36, axes 0,0.05,4.6,1.31 inches
        x 0,4.6 linear, y 3,0 linear
        no axes
        branch: blue line of 1.3 solid, z 1
          0.12,1.5 1.28,0.5 3.98,0.5
          0.12,1.5 1.28,1.5 3.98,1.5
          0.12,1.5 1.28,2.5 3.98,2.5
        root: marks o of 6 in ink edged ink 1, z 4
          0.12,1.5
        probability: blue letters 11 center center, on square 0.12 paper, z 3
          '$0.3$' at 0.719,1
          '$0$' at 0.719,1.5
          '$0.7$' at 0.719,2
        event: ink 12 center center, on square 0.12 paper, z 3
          'a' at 2.63,0.5
          'b' at 2.63,1.5
          'c' at 2.63,2.5
        product: ink 11 left center, z 3
          '$0.3$' at 4.04,0.5
          '$0$' at 4.04,1.5
          '$0.7$' at 4.04,2.5""")


def test_a_tree_may_be_as_large_as_this():
    ax = plot_tree({"a": (HALF, {"b": (HALF, {n: Fraction(1, 10) for n in range(10)}),
        "c": HALF}), "d": HALF}, total=20_000)
    assert picture(ax) == dedent("""\
        figure 4.6,5.14, axes 0,0.05,4.6,5.09 inches
        x 0,4.6 linear, y 12,0 linear
        no axes
        branch: blue line of 1.3 solid, z 1
          0.12,6 0.506,5.5 1.41,5.5
          1.41,5.5 1.79,5 2.69,5
          2.69,5 3.08,0.5 3.98,0.5
          2.69,5 3.08,1.5 3.98,1.5
          ... 14 in all
          1.41,5.5 1.79,10.5 2.69,10.5
          0.12,6 0.506,11.5 1.41,11.5
        way: muted line of 0.9 dashes 0 2,2, z 1
          2.69,10.5 3.98,10.5
          1.41,11.5 3.98,11.5
        root: marks o of 6 in ink edged ink 1, z 4
          0.12,6
        probability: blue letters 11 center center, on square 0.12 paper, z 3
          '$1/2$' at 0.333,5.75
          '$1/2$' at 1.62,5.25
          '$1/10$' at 2.91,2.75
          '$1/10$' at 2.91,3.25
          ... 14 in all
          '$1/2$' at 1.62,8
          '$1/2$' at 0.333,8.75
        event: ink 12 center center, on square 0.12 paper, z 3
          'a' at 0.956,5.5
          'b' at 2.24,5
          '0' at 3.53,0.5
          '1' at 3.53,1.5
          ... 14 in all
          'c' at 2.24,10.5
          'd' at 0.956,11.5
        product: ink 11 left center, z 3
          '$500$' at 4.04,0.5
          '$500$' at 4.04,1.5
          '$500$' at 4.04,2.5
          '$500$' at 4.04,3.5
          '$500$' at 4.04,4.5
          '$500$' at 4.04,5.5
          '$500$' at 4.04,6.5
          '$500$' at 4.04,7.5
          '$500$' at 4.04,8.5
          '$500$' at 4.04,9.5
          '$5000$' at 4.04,10.5
          '$10,000$' at 4.04,11.5""")


def test_bars_with_a_tail():
    ax = plot_bars([2, 1, 4], [9, 3, 5], highlight=[9], xlabel="tosses",
                   ylabel="share")
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.462,0.5,4.44,2.8 inches
        x 1.8,10.2 linear, y 0,4.24 linear
        x axis 'tosses': 2 3 4 5 6 7 8 9 10 (11)
        y axis 'share': 0 1 2 3 4 (11, grid)
        unnamed: vermilion inside, edge paper 0.5 solid, hatch ///, z 2
          8.2,0 to 9.8,2
        unnamed: blue inside, edge paper 0.5 solid, z 2
          2.2,0 to 3.8,1
          4.2,0 to 5.8,4""")


def test_bars_of_three_rows_with_names():
    ax = plot_bars({"seen": [1, -4], "model": [3, 2], 7: [2, 0.5]},
                   ["left", "right"])
    assert picture(ax) == dedent("""\
        figure 4.6,2.89, axes 0.323,0.28,4.44,2.58 inches
        x -0.6,1.6 linear, y -4.35,3.35 linear
        x axis '': left right (11)
        y axis '': −4 −2 0 2 (11, grid)
        unnamed: blue inside, edge paper 0.5 solid, z 2
          -0.4,0 to -0.133,1
          0.6,0 to 0.867,-4
        unnamed: vermilion inside, edge paper 0.5 solid, hatch ///, z 2
          -0.133,0 to 0.133,3
          0.867,0 to 1.13,2
        unnamed: green inside, edge paper 0.5 solid, hatch ..., z 2
          0.133,0 to 0.4,2
          1.13,0 to 1.4,0.5
        list in 3, samples of 1.4
          'seen' ink 11: blue inside, edge paper 0.5 solid
          'model' ink 11: vermilion inside, edge paper 0.5 solid, hatch ///
          '7' ink 11: green inside, edge paper 0.5 solid, hatch ...""")


def test_bars_of_two_rows():
    ax = plot_bars({"first": [1.5, 0.5, 2], "second": [1, 0.75, 0]})
    assert picture(ax) == dedent("""\
        figure 4.6,2.89, axes 0.323,0.28,4.44,2.58 inches
        x -0.6,2.6 linear, y 0,2.12 linear
        x axis '': 0 1 2 (11)
        y axis '': 0.0 0.5 1.0 1.5 2.0 (11, grid)
        unnamed: blue inside, edge paper 0.5 solid, z 2
          -0.4,0 to 0,1.5
          0.6,0 to 1,0.5
          1.6,0 to 2,2
        unnamed: vermilion inside, edge paper 0.5 solid, hatch ///, z 2
          -0,0 to 0.4,1
          1,0 to 1.4,0.75
          2,0 to 2.4,0
        list in 2, samples of 1.4
          'first' ink 11: blue inside, edge paper 0.5 solid
          'second' ink 11: vermilion inside, edge paper 0.5 solid, hatch ///""")


def test_a_single_bar_of_no_height():
    ax = plot_bars([0], [4])
    assert picture(ax) == dedent("""\
        figure 4.6,2.7, axes 0.323,0.28,4.44,2.58 inches
        x 3.4,4.6 linear, y 0,1 linear
        x axis '': 4 (11)
        y axis '': 0.0 0.2 0.4 0.6 0.8 1.0 (11, grid)
        unnamed: blue inside, edge paper 0.5 solid, z 2
          3.6,0 to 4.4,0""")


def test_a_named_bar_of_a_tail():
    ax = plot_bars([3, 8], ["lo", "hi"], highlight=["hi"])
    assert picture(ax) == dedent("""\
        figure 4.6,2.7, axes 0.215,0.28,4.44,2.58 inches
        x -0.6,1.6 linear, y 0,8.48 linear
        x axis '': lo hi (11)
        y axis '': 0 2 4 6 8 (11, grid)
        unnamed: blue inside, edge paper 0.5 solid, z 2
          -0.4,0 to 0.4,3
        unnamed: vermilion inside, edge paper 0.5 solid, hatch ///, z 2
          0.6,0 to 1.4,8""")


def test_many_bars():
    ax = plot_bars(np.arange(12), range(30, 42))
    assert picture(ax) == dedent("""\
        figure 4.6,2.7, axes 0.29,0.28,4.44,2.58 inches
        x 29.4,41.6 linear, y 0,11.7 linear
        x axis '': 30 32 34 36 38 40 (11)
        y axis '': 0 2 4 6 8 10 (11, grid)
        unnamed: blue inside, edge paper 0.5 solid, z 2
          29.6,0 to 30.4,0
          30.6,0 to 31.4,1
          31.6,0 to 32.4,2
          32.6,0 to 33.4,3
          33.6,0 to 34.4,4
          34.6,0 to 35.4,5
          35.6,0 to 36.4,6
          36.6,0 to 37.4,7
          37.6,0 to 38.4,8
          38.6,0 to 39.4,9
          39.6,0 to 40.4,10
          40.6,0 to 41.4,11""")


def test_a_joint_table():
    ax = plot_joint([[1, 2.25, 4], [8, 16, 20.5]], ["low", 7], ["p", "q", "r"],
                    names=("kind", "$Y$"))
    assert picture(ax) == dedent("""\
        figure 4.6,1.84, axes 1.2,0.03,4.55,1.17 inches
        x 0,4.18 linear, y 3.18,0 linear
        no axes
        rule: muted line of 0.8 solid, z 2
          0,2.09 3,2.09
          3.09,0 3.09,2
        shade: blue at 0.0268 inside, z 1, alpha 0.0268
          0,0 to 1,1
        cell: none inside, edge muted 0.8 solid, z 1
          0,0 to 1,1
          1,0 to 2,1
          2,0 to 3,1
          0,1 to 1,2
          1,1 to 2,2
          2,1 to 3,2
        shade: blue at 0.0604 inside, z 1, alpha 0.0604
          1,0 to 2,1
        shade: blue at 0.107 inside, z 1, alpha 0.107
          2,0 to 3,1
        shade: blue at 0.215 inside, z 1, alpha 0.215
          0,1 to 1,2
        shade: blue at 0.429 inside, z 1, alpha 0.429
          1,1 to 2,2
        shade: blue at 0.55 inside, z 1, alpha 0.55
          2,1 to 3,2
        number: ink 11 center center, z 3
          '$1$' at 0.5,0.5
          '$2.25$' at 1.5,0.5
          '$4$' at 2.5,0.5
          '$8$' at 0.5,1.5
          '$16$' at 1.5,1.5
          '$20.5$' at 2.5,1.5
        margin: ink 11 center center, z 3
          '$7.25$' at 3.68,0.5
          '$44.5$' at 3.68,1.5
          '$9$' at 0.5,2.68
          '$18.2$' at 1.5,2.68
          '$24.5$' at 2.5,2.68
          '$51.8$' at 3.68,2.68
        value: ink 11 right center, z 3
          'low' at -0.08,0.5
          '7' at -0.08,1.5
        value: ink 11 center bottom, z 3
          'p' at 0.5,-0.12
          'q' at 1.5,-0.12
          'r' at 2.5,-0.12
        value: muted 11 right center, z 3
          'sum' at -0.08,2.68
        value: muted 11 center bottom, z 3
          'sum' at 3.68,-0.12
        name: ink 12 center center, turned 90, always, z 3, cut at the edge
          'kind' at -75.6,0 offset points from 0,0.686 axes fraction
        name: ink 12 center bottom, always, z 3, cut at the edge
          '$Y$' at 0,23 offset points from 0.359,1 axes fraction""")


def test_a_joint_table_of_large_numbers_without_names():
    ax = plot_joint([[99999.4, 1234.5678], [999.96, 1e5]], [0, 1], [2, 3])
    assert picture(ax) == dedent("""\
        figure 4.6,1.54, axes 0.95,0.03,4.55,1.17 inches
        x 0,3.18 linear, y 3.18,0 linear
        no axes
        rule: muted line of 0.8 solid, z 2
          0,2.09 2,2.09
          2.09,0 2.09,2
        shade: blue at 0.55 inside, z 1, alpha 0.55
          0,0 to 1,1
          1,1 to 2,2
        cell: none inside, edge muted 0.8 solid, z 1
          0,0 to 1,1
          1,0 to 2,1
          0,1 to 1,2
          1,1 to 2,2
        shade: blue at 0.00679 inside, z 1, alpha 0.00679
          1,0 to 2,1
        shade: blue at 0.0055 inside, z 1, alpha 0.0055
          0,1 to 1,2
        number: ink 11 center center, z 3
          '$99999$' at 0.5,0.5
          '$1235$' at 1.5,0.5
          '$1000$' at 0.5,1.5
          '100000' at 1.5,1.5
        margin: ink 11 center center, z 3
          '101234' at 2.68,0.5
          '101000' at 2.68,1.5
          '100999' at 0.5,2.68
          '101235' at 1.5,2.68
          '202234' at 2.68,2.68
        value: ink 11 right center, z 3
          '0' at -0.08,0.5
          '1' at -0.08,1.5
        value: ink 11 center bottom, z 3
          '2' at 0.5,-0.12
          '3' at 1.5,-0.12
        value: muted 11 right center, z 3
          'sum' at -0.08,2.68
        value: muted 11 center bottom, z 3
          'sum' at 2.68,-0.12""")


def test_a_joint_table_of_zeros():
    ax = plot_joint([[0, 0]], ["a"], ["b", "c"], names=("", "$Z$"))
    assert picture(ax) == dedent("""\
        figure 4.6,1.48, axes 0.95,0.03,4.55,0.815 inches
        x 0,3.18 linear, y 2.18,0 linear
        no axes
        rule: muted line of 0.8 solid, z 2
          0,1.09 2,1.09
          2.09,0 2.09,1
        shade: none inside, z 1, alpha 0
          0,0 to 1,1
          1,0 to 2,1
        cell: none inside, edge muted 0.8 solid, z 1
          0,0 to 1,1
          1,0 to 2,1
        number: ink 11 center center, z 3
          '$0$' at 0.5,0.5
          '$0$' at 1.5,0.5
        margin: ink 11 center center, z 3
          '$0$' at 2.68,0.5
          '$0$' at 0.5,1.68
          '$0$' at 1.5,1.68
          '$0$' at 2.68,1.68
        value: ink 11 right center, z 3
          'a' at -0.08,0.5
        value: ink 11 center bottom, z 3
          'b' at 0.5,-0.12
          'c' at 1.5,-0.12
        value: muted 11 right center, z 3
          'sum' at -0.08,1.68
        value: muted 11 center bottom, z 3
          'sum' at 2.68,-0.12
        name: ink 12 center bottom, always, z 3, cut at the edge
          '$Z$' at 0,23 offset points from 0.314,1 axes fraction""")


def test_a_boundary_of_probabilities():
    ax = plot_boundary(
            lambda X: 1 / (1 + np.exp(2 - X[:, 0] - X[:, 1] / 2)),
            [[0, 0], [3, 5], [4, 1]], [0, 1, 1], class_names=["no", "yes"],
            xlabel="height", ylabel="weight")
    assert picture(ax) == dedent("""\
        figure 4.6,3.11, axes 0.462,0.5,4.44,2.8 inches
        x -0.24,4.24 linear, y -0.3,5.3 linear
        x axis 'height': 0 1 2 3 4 (11, grid)
        y axis 'weight': 0 1 2 3 4 5 (11, grid)
        class-0: marks o of 4.2 in blue edged paper 0.5, z 2
          0,0
        class-1: marks ^ of 4.2 in vermilion edged paper 0.5, z 2
          3,5 4,1
        unnamed: lines  1 inside blue at 0.16, z 0.5, alpha 0.16
          at 0.5,nan; 1 in -0.24,-0.3,2.15,4.48
        unnamed: lines ink 1.4 inside none solid, z 2.5
          at 0.5; 1 in -0.24,-0.3,2.15,4.48
          at 0.5; 1 in -0.24,-0.3,2.15,4.48
        unnamed: lines  1 inside vermilion at 0.16, z 0.5, alpha 0.16
          at 0.5,nan; 1 in -0.24,-0.3,4.24,5.3
        list in 2, samples of 0.8
          'no' ink 11: marks o of 5.04 in blue edged paper 0.5
          'yes' ink 11: marks ^ of 5.04 in vermilion edged paper 0.5""")


def test_a_boundary_of_three_classes():
    ax = plot_boundary(lambda X: (X[:, 0] > 1).astype(int) + 2 * (X[:, 1] > 3),
                       [[0, 0], [2, 1], [1, 4]], [0, 1, 2])
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.462,0.5,4.44,2.8 inches
        x -0.12,2.12 linear, y -0.24,4.24 linear
        x axis '$x_1$': 0.0 0.5 1.0 1.5 2.0 (11, grid)
        y axis '$x_2$': 0 1 2 3 4 (11, grid)
        class-0: marks o of 4.2 in blue edged paper 0.5, z 2
          0,0
        class-1: marks ^ of 4.2 in vermilion edged paper 0.5, z 2
          2,1
        class-2: marks s of 4.2 in green edged paper 0.5, z 2
          1,4
        unnamed: lines  1 inside blue at 0.16, z 0.5, alpha 0.16
          at 0.5,nan; 1 in -0.12,-0.24,1,3
        unnamed: lines ink 1.4 inside none solid, z 2.5
          at 0.5; 1 in -0.12,-0.24,1,3
          at 0.5; 1 in 1,-0.24,2.12,3
          at 0.5; 1 in -0.12,3,1,4.24
          at 0.5; 1 in 1,3,2.12,4.24
        unnamed: lines  1 inside vermilion at 0.16, z 0.5, alpha 0.16
          at 0.5,nan; 1 in 1,-0.24,2.12,3
        unnamed: lines  1 inside green at 0.16, z 0.5, alpha 0.16
          at 0.5,nan; 1 in -0.12,3,1,4.24
        unnamed: lines  1 inside purple at 0.16, z 0.5, alpha 0.16
          at 0.5,nan; 1 in 1,3,2.12,4.24""")


def test_a_boundary_of_one_class():
    ax = plot_boundary(lambda X: np.ones(len(X)), [[0, 0], [2, 1]], [0, 1])
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.57,0.5,4.44,2.8 inches
        x -0.12,2.12 linear, y -0.06,1.06 linear
        x axis '$x_1$': 0.0 0.5 1.0 1.5 2.0 (11, grid)
        y axis '$x_2$': 0.0 0.2 0.4 0.6 0.8 1.0 (11, grid)
        class-0: marks o of 4.2 in blue edged paper 0.5, z 2
          0,0
        class-1: marks ^ of 4.2 in vermilion edged paper 0.5, z 2
          2,1
        unnamed: lines  1 inside vermilion at 0.16, z 0.5, alpha 0.16
          at 0.5,nan; 1 in -0.12,-0.06,2.12,1.06""")


def test_points_of_classes():
    ax = plot_points([[0, 1], [2, 3], [4, 5.5], [6, 1]], [1, 0, 2, 1],
                    class_names=["no", "yes", "both", "none"], line=(-0.5, 4),
                    names={3: "new", 1: 7}, xlabel="age", ylabel="price")
    assert picture(ax) == dedent("""\
        figure 4.6,3.11, axes 0.462,0.5,4.44,2.8 inches
        x -0.36,6.36 linear, y 0.73,5.77 linear
        x axis 'age': 0 1 2 3 4 5 6 (11, grid)
        y axis 'price': 1 2 3 4 5 (11, grid)
        class-0: marks o of 4.2 in blue edged paper 0.5, z 2
          2,3
        class-1: marks ^ of 4.2 in vermilion edged paper 0.5, z 2
          0,1 6,1
        class-2: marks s of 4.2 in green edged paper 0.5, z 2
          4,5.5
        line: ink line of 1.76 solid, z 3
          0,4 -0.5,0
        ring: marks o of 10 in none edged ink 1.5, z 5
          6,1
          2,3
        name: ink 12 center center, on square 0.06 paper, z 7
          'new' at 5.56,1
          '7' at 2.27,3
        list in 3, samples of 0.8
          'no' ink 11: marks o of 5.04 in blue edged paper 0.5
          'yes' ink 11: marks ^ of 5.04 in vermilion edged paper 0.5
          'both' ink 11: marks s of 5.04 in green edged paper 0.5""")


def test_points_of_five_classes_are_digits():
    ax = plot_points([[0, 1], [2, 3], [4, 5], [6, 1], [3, 2], [1, 1]],
                    [0, 1, 2, 3, 4, 4], line=(2, -1, 1), equal=True)
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.462,0.5,4.44,2.8 inches
        x -0.875,6.87 linear, y 0.76,5.24 linear
        x axis '$x_1$': 0 2 4 6 (11, grid)
        y axis '$x_2$': 1 2 3 4 5 (11, grid)
        class-0: marks $0$ of 6.5 in blue edged blue 0.4, z 2
          0,1
        class-1: marks $1$ of 6.5 in vermilion edged vermilion 0.4, z 2
          2,3
        class-2: marks $2$ of 6.5 in green edged green 0.4, z 2
          4,5
        class-3: marks $3$ of 6.5 in purple edged purple 0.4, z 2
          6,1
        class-4: marks $4$ of 6.5 in blue edged blue 0.4, z 2
          3,2 1,1
        line: ink line of 1.76 solid, z 3
          -0.4,0.2 0.6,2.2""")


def test_points_of_four_classes_are_shapes():
    ax = plot_points([[0, 1], [2, 3], [4, 5], [6, 1]], [0, 1, 2, 3],
                    line=(0, 2, -5))
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.462,0.5,4.44,2.8 inches
        x -0.36,6.36 linear, y 0.76,5.24 linear
        x axis '$x_1$': 0 1 2 3 4 5 6 (11, grid)
        y axis '$x_2$': 1 2 3 4 5 (11, grid)
        class-0: marks o of 4.2 in blue edged paper 0.5, z 2
          0,1
        class-1: marks ^ of 4.2 in vermilion edged paper 0.5, z 2
          2,3
        class-2: marks s of 4.2 in green edged paper 0.5, z 2
          4,5
        class-3: marks D of 4.2 in purple edged paper 0.5, z 2
          6,1
        line: ink line of 1.76 solid, z 3
          0,2.5 -2,2.5""")


def test_points_of_ten_classes():
    ax = plot_points(np.outer(np.arange(10), [1, 2]), range(10), line=(3, 0, -6))
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.537,0.5,4.44,2.8 inches
        x -0.54,9.54 linear, y -1.08,19.1 linear
        x axis '$x_1$': 0 2 4 6 8 (11, grid)
        y axis '$x_2$': 0 5 10 15 (11, grid)
        class-0: marks $0$ of 6.5 in blue edged blue 0.4, z 2
          0,0
        class-1: marks $1$ of 6.5 in vermilion edged vermilion 0.4, z 2
          1,2
        class-2: marks $2$ of 6.5 in green edged green 0.4, z 2
          2,4
        class-3: marks $3$ of 6.5 in purple edged purple 0.4, z 2
          3,6
        class-4: marks $4$ of 6.5 in blue edged blue 0.4, z 2
          4,8
        class-5: marks $5$ of 6.5 in vermilion edged vermilion 0.4, z 2
          5,10
        class-6: marks $6$ of 6.5 in green edged green 0.4, z 2
          6,12
        class-7: marks $7$ of 6.5 in purple edged purple 0.4, z 2
          7,14
        class-8: marks $8$ of 6.5 in blue edged blue 0.4, z 2
          8,16
        class-9: marks $9$ of 6.5 in vermilion edged vermilion 0.4, z 2
          9,18
        line: ink line of 1.76 solid, z 3
          2,0 2,3""")


def test_joined_points():
    ax = plot_points([[0, 1], [2, 3], [4, 5], [6, 1]], joined=2)
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.462,0.5,4.44,2.8 inches
        x -0.36,6.36 linear, y 0.76,5.24 linear
        x axis '$x_1$': 0 1 2 3 4 5 6 (11, grid)
        y axis '$x_2$': 1 2 3 4 5 (11, grid)
        lines: blue line of 1.32 solid, z 2
          0,1 2,3 nan,nan 4,5 6,1 nan,nan""")


def test_points_without_classes():
    ax = plot_points([[1, 2]])
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.57,0.5,4.44,2.8 inches
        x 0.5,1.5 linear, y 1,3 linear
        x axis '$x_1$': 0.6 0.8 1.0 1.2 1.4 (11, grid)
        y axis '$x_2$': 1.0 1.5 2.0 2.5 3.0 (11, grid)
        points: marks o of 4.2 in blue edged paper 0.5, z 2
          1,2""")


def test_curves_with_all_there_is():
    ax = plot_curves(
            {"parabola": lambda x: x**2, "line": ([0, 1, 3], [5, 2, 8]),
             "jump": np.floor}, (-1, 4), ylim=(-3, 12), tangents=[1.5, 0],
            points={"seen": ([0, 2], [3, 6]), 5: ([1], [9])},
            marks={"top": 3, "far": (2, 10), " ": (1, 7)}, xlabel="time", ylabel="level")
    assert picture(ax) == dedent("""\
        figure 4.6,3.34, axes 0.537,0.5,4.44,2.8 inches
        x -1,4 linear, y -3,12 linear
        x axis 'time': −1 0 1 2 3 4 (11, grid)
        y axis 'level': 0 5 10 (11, grid)
        zero: ink line of 0.9 solid, z 1.5
          0,0 1,0
        curve-1: blue line of 2.2 solid, z 3
          -1,1 -0.371,0.138 0.258,0.0667 0.887,0.788 1.52,2.3 2.15,4.6 2.77,7.7 3.4,11.6 of 1201
        curve-2: vermilion line of 2.2 dashes 0 5,2, z 3
          0,5 1,2 3,8
        curve-3: green line of 2.2 dashes 0 6,1.6,1.2,1.6, z 3
          -1,-1 -0.371,-1 0.254,0 0.883,0 1.51,1 2.13,2 2.76,2 3.39,3 of 1206
        points: marks D of 4.2 in purple edged paper 0.5, z 3.5
          0,3 2,6
        points: marks o of 4.2 in blue edged paper 0.5, z 3.5
          1,9
        tangent: vermilion line of 1.8 solid, z 4
          0.638,-0.335 2.36,4.83
          -1,0 1,0
        touching: marks o of 5 in vermilion edged paper 0.5, z 5
          1.5,2.25
          0,0
        mark-point: marks o of 6.5 in ink edged paper 0.6, z 6
          3,9
          2,10
          1,7
        mark: ink 12 center center, on square 0.06 paper, z 7
          'top' at 3.28,9
          'far' at 2.27,10
        list in 4, samples of 2.2
          'parabola' ink 11: blue line of 2.2 solid
          'line' ink 11: vermilion line of 2.2 dashes 0 5,2
          'jump' ink 11: green line of 2.2 dashes 0 6,1.6,1.2,1.6
          'seen' ink 11: marks D of 5.04 in purple edged paper 0.5
          '5' ink 11: marks o of 5.04 in blue edged paper 0.5""")


def test_a_curve_alone():
    ax = plot_curves(lambda x: 2 * x + 3, (0, 10), points=([1, 20], [7, 99]))
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.29,0.5,4.44,2.8 inches
        x 0,10 linear, y 1.8,24.2 linear
        x axis '$x$': 0 2 4 6 8 10 (11, grid)
        y axis '': 5 10 15 20 (11, grid)
        curve-1: blue line of 2.2 solid, z 3
          0,3 1.26,5.52 2.52,8.03 3.77,10.6 5.03,13.1 6.29,15.6 7.55,18.1 8.81,20.6 of 1201
        points: marks ^ of 4.2 in vermilion edged paper 0.5, z 3.5
          1,7 20,99""")


def test_a_curve_of_logarithms():
    ax = plot_curves({"power": lambda x: x**2, "pair": ([1, 1000], [-5, 50])},
                     (1, 100), log="xy")
    assert picture(ax) == dedent("""\
        figure 4.6,3.11, axes 0.357,0.5,4.44,2.8 inches
        x 1,100 log, y 0.575,1.74e+04 log
        x axis '$x$': $\\mathdefault{10^{0}}$ $\\mathdefault{10^{1}}$ $\\mathdefault{10^{2}}$ (11, grid)
        y axis '': $\\mathdefault{10^{0}}$ $\\mathdefault{10^{1}}$ $\\mathdefault{10^{2}}$ $\\mathdefault{10^{3}}$ $\\mathdefault{10^{4}}$ (11, grid)
        curve-1: blue line of 2.2 solid, z 3
          1,1 1.79,3.19 3.19,10.2 5.69,32.4 10.2,103 18.1,329 32.4,1.05e+03 57.8,3.34e+03 of 1201
        curve-2: vermilion line of 2.2 dashes 0 5,2, z 3
          1,-5 1e+03,50
        list in 2, samples of 2.2
          'power' ink 11: blue line of 2.2 solid
          'pair' ink 11: vermilion line of 2.2 dashes 0 5,2""")


def test_a_curve_over_a_logarithmic_axis():
    ax = plot_curves(np.log10, (0.1, 1000), log="x", marks={"ten": 10})
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.323,0.5,4.44,2.8 inches
        x 0.1,1e+03 log, y -1.24,3.24 linear
        x axis '$x$': $\\mathdefault{10^{-1}}$ $\\mathdefault{10^{0}}$ $\\mathdefault{10^{1}}$ $\\mathdefault{10^{2}}$ $\\mathdefault{10^{3}}$ (11, grid)
        y axis '': −1 0 1 2 3 (11, grid)
        zero: ink line of 0.9 solid, z 1.5
          0,0 1,0
        curve-1: blue line of 2.2 solid, z 3
          0.1,-1 0.319,-0.497 1.02,0.00667 3.24,0.51 10.3,1.01 32.9,1.52 105,2.02 334,2.52 of 1201
        mark-point: marks o of 6.5 in ink edged paper 0.6, z 6
          10,1
        mark: ink 12 center center, on square 0.06 paper, z 7
          'ten' at 10,1.39""")


def test_a_curve_up_a_logarithmic_axis():
    ax = plot_curves(lambda x: 10.0**x, (-1, 3), log="y", ylim=(0.05, 2000))
    assert picture(ax) == dedent("""\
        figure 4.6,2.92, axes 0.432,0.5,4.44,2.8 inches
        x -1,3 linear, y 0.05,2e+03 log
        x axis '$x$': −1 0 1 2 3 (11, grid)
        y axis '': $\\mathdefault{10^{-1}}$ $\\mathdefault{10^{0}}$ $\\mathdefault{10^{1}}$ $\\mathdefault{10^{2}}$ $\\mathdefault{10^{3}}$ (11, grid)
        curve-1: blue line of 2.2 solid, z 3
          -1,0.1 -0.497,0.319 0.00667,1.02 0.51,3.24 1.01,10.3 1.52,32.9 2.02,105 2.52,334 of 1201""")


def test_a_constant_and_a_gap():
    ax = plot_curves({"flat": lambda x: 7, "root": np.sqrt}, (-2, 4))
    assert picture(ax) == dedent("""\
        figure 4.6,3.11, axes 0.215,0.5,4.44,2.8 inches
        x -2,4 linear, y -0.42,7.42 linear
        x axis '$x$': −2 −1 0 1 2 3 4 (11, grid)
        y axis '': 0 2 4 6 (11, grid)
        zero: ink line of 0.9 solid, z 1.5
          0,0 1,0
        curve-1: blue line of 2.2 solid, z 3
          -2,7 -1.25,7 -0.49,7 0.265,7 1.02,7 1.77,7 2.53,7 3.29,7 of 1201
        curve-2: vermilion line of 2.2 dashes 0 5,2, z 3
          -2,nan -1.25,nan -0.49,nan 0.265,0.515 1.02,1.01 1.77,1.33 2.53,1.59 3.29,1.81 of 1201
        list in 2, samples of 2.2
          'flat' ink 11: blue line of 2.2 solid
          'root' ink 11: vermilion line of 2.2 dashes 0 5,2""")


def test_four_pairs():
    ax = plot_curves({name: ([1, 2, 4], [at, at + 2, at + 1]) for at, name in enumerate("abcd")},
                    marks={"between": 1.5}, ylim=(0, 6))
    assert picture(ax) == dedent("""\
        figure 4.6,3.11, axes 0.215,0.5,4.44,2.8 inches
        x 0.82,4.18 linear, y 0,6 linear
        x axis '$x$': 1.0 1.5 2.0 2.5 3.0 3.5 4.0 (11, grid)
        y axis '': 0 1 2 3 4 5 6 (11, grid)
        zero: ink line of 0.9 solid, z 1.5
          0,0 1,0
        curve-1: blue line of 2.2 solid, z 3
          1,0 2,2 4,1
        curve-2: vermilion line of 2.2 dashes 0 5,2, z 3
          1,1 2,3 4,2
        curve-3: green line of 2.2 dashes 0 6,1.6,1.2,1.6, z 3
          1,2 2,4 4,3
        curve-4: purple line of 2.2 dashes 0 1.3,1.3, z 3
          1,3 2,5 4,4
        mark-point: marks o of 6.5 in ink edged paper 0.6, z 6
          1.5,1
        mark: ink 12 center center, on square 0.06 paper, z 7
          'between' at 1.75,0.521
        list in 4, samples of 2.2
          'a' ink 11: blue line of 2.2 solid
          'b' ink 11: vermilion line of 2.2 dashes 0 5,2
          'c' ink 11: green line of 2.2 dashes 0 6,1.6,1.2,1.6
          'd' ink 11: purple line of 2.2 dashes 0 1.3,1.3""")


def test_contours_with_all_there_is():
    ax = plot_contours(
            lambda x, y: x**2 + 3 * y**2, (-2, 3), (-1, 2), levels=[1, 4, 10],
            gradients=[(1, 0.5), (-1, 0), (0, 0)], path=[(2.5, 1.5), (1, 1), (0.5, 0.25)],
            constraint=lambda x, y: x - y - 0.5, marks={"low": (0, 0), 3: (2, -0.5)},
            xlabel="width", ylabel="depth")
    assert picture(ax) == dedent("""\
        figure 4.6,2.88, axes 0.678,0.5,4.44,2.76 inches
        x -2,3 linear, y -1,2 linear
        x axis 'width': −2 −1 0 1 2 3 (11)
        y axis 'depth': −1.0 −0.5 0.0 0.5 1.0 1.5 2.0 (11)
        path: vermilion line of 1.1 solid, marks o of 4 in vermilion edged paper 0.5, z 4
          2.5,1.5 1,1 0.5,0.25
        start: marks o of 7 in paper edged ink 1.3, z 5
          2.5,1.5
        foot: marks o of 4.5 in vermilion edged vermilion 1, z 5
          1,0.5
          -1,0
          0,0
        mark-point: marks o of 6.5 in ink edged paper 0.6, z 6
          0,0
          2,-0.5
        gradient: vermilion -|> 6,3 of 2 round round shrunk 0,0, z 5, over the edge
          1,0.5 to 1.44,1.16
          -1,0 to -1.44,0
        unnamed: lines blue 1 inside none solid, z 2
          at 1,4,10; 3 in -1,-0.577,1,0.577 -2,-1,2,1.15 -2,-1,3,1.83
        unnamed: lines green 2.86 inside none solid, z 3
          at 0; 1 in -0.5,-1,2.5,2
        unnamed: blue letters 11 center center, turned 352, z 4, cut at the edge
          '$1$' at -0.25,-0.559
        unnamed: blue letters 11 center center, turned 339, z 4, cut at the edge
          '$4$' at 1.12,0.955
        unnamed: blue letters 11 center center, turned 332, z 4, cut at the edge
          '$10$' at 2.14,1.34
        unnamed: blue letters 11 center center, turned 49.3, z 4, cut at the edge
          '$10$' at 2.83,-0.812
        mark: ink 12 center center, on square 0.06 paper, z 7
          'low' at 0.321,0
          '3' at 2.21,-0.5""")


def test_contours_of_unequal_scales():
    ax = plot_contours(lambda x, y: x + y / 100, (0, 1), (0, 500),
                       gradients=[(0.5, 100)])
    assert picture(ax) == dedent("""\
        figure 4.6,3.15, axes 0.612,0.5,4.44,3.03 inches
        x 0,1 linear, y 0,500 linear
        x axis '$x$': 0.0 0.2 0.4 0.6 0.8 1.0 (11)
        y axis '$y$': 0 100 200 300 400 500 (11)
        foot: marks o of 4.5 in vermilion edged vermilion 1, z 5
          0.5,100
        gradient: vermilion -|> 6,3 of 2 round round shrunk 0,0, z 5, over the edge
          0.5,100 to 0.657,100
        unnamed: lines blue 1 inside none solid, z 2
          at 0,0.8,1.6,2.4,3.2,4,4.8,5.6,6.4; 8 in 0,0,0,0 0,0,0.8,80 0,60,1,160 0.6,460,1,500
        unnamed: blue letters 11 center center, turned 352, z 4, cut at the edge
          '$0.8$' at 0.175,62.5
          '$1.6$' at 0.775,82.5
          '$2.4$' at 0.181,222
          '$3.2$' at 0.894,231
          '$4$' at 0.025,398
          '$4.8$' at 0.0312,477
          '$5.6$' at 0.831,477""")


def test_contours_of_a_constant_and_of_gaps():
    ax = plot_contours(
        lambda x, y: np.where(x > 0, np.log(np.abs(y)), np.nan), (-1, 4), (-1, 1),
        constraint=lambda x, y: 0 * x + y)
    assert picture(ax) == dedent("""\
        figure 4.6,2.12, axes 0.678,0.5,4.44,2 inches
        x -1,4 linear, y -1,1 linear
        x axis '$x$': −1 0 1 2 3 4 (11)
        y axis '$y$': −1.0 −0.5 0.0 0.5 1.0 (11)
        unnamed: lines blue 1 inside none solid, z 2
          at -4.5,-4,-3.5,-3,-2.5,-2,-1.5,-1,-0.5,0; 8 in 0.0312,-0.0194,4,0.0194 0.0312,-0.0308,4,0.0308 0.0312,-0.0498,4,0.0498 0.0312,-0.607,4,0.607
        unnamed: lines green 2.86 inside none solid, z 3
          at 0; 1 in -1,0,4,0
        unnamed: blue letters 11 center center, z 4, cut at the edge
          '$-4$' at 3.66,-0.0194
          '$-4$' at 0.375,0.0194
          '$-3.5$' at 2.31,-0.0308
          '$-3.5$' at 1.72,0.0308
          ... 16 in all
          '$-0.5$' at 2.31,-0.607
          '$-0.5$' at 1.72,0.607""")


def test_contours_as_high_as_may_be():
    ax = plot_contours(lambda x, y: x * y, (0, 4), (0, 3.2))
    assert picture(ax) == dedent("""\
        figure 4.6,3.8, axes 0.462,0.5,4.44,3.68 inches
        x 0,4 linear, y 0,3.2 linear
        x axis '$x$': 0 1 2 3 4 (11)
        y axis '$y$': 0 1 2 3 (11)
        unnamed: lines blue 1 inside none solid, z 2
          at 0,1.5,3,4.5,6,7.5,9,10.5,12,13.5; 9 in 0,0,4,3.2 0.469,0.375,4,3.2 0.938,0.75,4,3.2 3.75,3,4,3.2
        unnamed: blue letters 11 center center, turned 353, z 4, cut at the edge
          '$1.5$' at 3.58,0.42
        unnamed: blue letters 11 center center, turned 348, z 4, cut at the edge
          '$3$' at 3.8,0.789
        unnamed: blue letters 11 center center, turned 342, z 4, cut at the edge
          '$4.5$' at 3.77,1.19
        unnamed: blue letters 11 center center, turned 335, z 4, cut at the edge
          '$6$' at 3.6,1.67
        unnamed: blue letters 11 center center, turned 309, z 4, cut at the edge
          '$7.5$' at 2.45,3.06
        unnamed: blue letters 11 center center, turned 325, z 4, cut at the edge
          '$9$' at 3.58,2.52
        unnamed: blue letters 11 center center, turned 319, z 4, cut at the edge
          '$10.5$' at 3.48,3.02""")


def test_contours_of_a_plain():
    ax = plot_contours(lambda x, y: 3, (0, 4), (0, 2), gradients=[(1, 1)])
    assert picture(ax) == dedent("""\
        figure 4.6,2.56, axes 0.57,0.5,4.44,2.44 inches
        x 0,4 linear, y 0,2 linear
        x axis '$x$': 0 1 2 3 4 (11)
        y axis '$y$': 0.0 0.5 1.0 1.5 2.0 (11)
        foot: marks o of 4.5 in vermilion edged vermilion 1, z 5
          1,1
        unnamed: lines blue 1 inside none solid, z 2
          at 3,3,3,3,3,3,3,3,3; 0 in """)


def test_three_events():
    ax = plot_events(
            list("abcdefg"), {"early": list("ab"), "vowel": lambda x: x in "ae",
                              3: ["c", "g"]}, columns=3)
    assert picture(ax) == dedent("""\
        figure 4.6,2.44, axes 1.55,0.06,3.05,1.56 inches
        x 0,3 linear, y 3,0 linear
        no axes
        all: none inside, edge muted 1 solid, z 1, over the edge
          0,0 to 3,3
        event-1: blue at 0.28 inside, z 1, alpha 0.28
          0,0 to 1,1
          1,0 to 2,1
        event-2: none inside, edge vermilion 1.8 solid, z 3
          0.5,0.5 of 0.8,0.8
          1.5,1.5 of 0.8,0.8
        event-3: none inside, edge green 1.6 dashes 0 3,1.5, z 2
          2.07,0.07 to 2.93,0.93
          0.07,2.07 to 0.93,2.93
        event-1: blue at 0.28 inside, z 1, alpha 0.28, over the edge
          0,0 to 1,1 moved to 0,-1.6 to 0.4,-1.2
        event-2: none inside, edge vermilion 1.8 solid, z 3, over the edge
          0.5,0.5 of 0.8,0.8 moved to 0.04,-1.04 to 0.36,-0.72
        event-3: none inside, edge green 1.6 dashes 0 3,1.5, z 2, over the edge
          0.07,0.07 to 0.93,0.93 moved to 0.028,-0.532 to 0.372,-0.188
        outcome: ink 11 center center, z 4
          'a' at 0.5,0.5
          'b' at 1.5,0.5
          'c' at 2.5,0.5
          'd' at 0.5,1.5
          'e' at 1.5,1.5
          'f' at 2.5,1.5
          'g' at 0.5,2.5
        event: blue letters 12 left center, z 3
          'early: 2 of 7' at 0.6,-1.4
        event: vermilion letters 12 left center, z 3
          'vowel: 2 of 7' at 0.6,-0.88
        event: green letters 12 left center, z 3
          '3: 2 of 7' at 0.6,-0.36""")


def test_an_event_of_pairs():
    ax = plot_events([(1, 2), (3, 4), (5, 6), (7, 8), (9, 0)], {"low": [(1, 2), (5, 6)]})
    assert picture(ax) == dedent("""\
        figure 4.6,1.42, axes 1.55,0.06,3.05,1.06 inches
        x 0,3 linear, y 2,0 linear
        no axes
        all: none inside, edge muted 1 solid, z 1, over the edge
          0,0 to 3,2
        event-1: blue at 0.28 inside, z 1, alpha 0.28
          0,0 to 1,1
          2,0 to 3,1
        event-1: blue at 0.28 inside, z 1, alpha 0.28, over the edge
          0,0 to 1,1 moved to 0,-0.56 to 0.4,-0.16
        outcome: ink 11 center center, z 4
          '1,2' at 0.5,0.5
          '3,4' at 1.5,0.5
          '5,6' at 2.5,0.5
          '7,8' at 0.5,1.5
          '9,0' at 1.5,1.5
        event: blue letters 12 left center, z 3
          'low: 2 of 5' at 0.6,-0.36""")


def test_an_event_of_many():
    ax = plot_events(range(60), {"small": range(7), "large": lambda x: x > 55}, columns=20)
    assert picture(ax) == dedent("""\
        figure 4.6,1.34, axes 0.1,0.06,4.5,0.72 inches
        x 0,20 linear, y 3,0 linear
        no axes
        outcome: marks o of 4.84 in muted edged muted 1, z 4
          0.5,0.5
          1.5,0.5
          2.5,0.5
          3.5,0.5
          ... 60 in all
          18.5,2.5
          19.5,2.5
        all: none inside, edge muted 1 solid, z 1, over the edge
          0,0 to 20,3
        event-1: blue at 0.28 inside, z 1, alpha 0.28
          0,0 to 1,1
          1,0 to 2,1
          2,0 to 3,1
          3,0 to 4,1
          4,0 to 5,1
          5,0 to 6,1
          6,0 to 7,1
        event-2: none inside, edge vermilion 1.8 solid, z 3
          16.5,2.5 of 0.8,0.8
          17.5,2.5 of 0.8,0.8
          18.5,2.5 of 0.8,0.8
          19.5,2.5 of 0.8,0.8
        event-1: blue at 0.28 inside, z 1, alpha 0.28, over the edge
          0,0 to 1,1 moved to 0,-2.45 to 0.909,-1.55
        event-2: none inside, edge vermilion 1.8 solid, z 3, over the edge
          0.5,0.5 of 0.8,0.8 moved to 0.0909,-1.18 to 0.818,-0.455
        event: blue letters 12 left center, z 3
          'small: 7 of 60' at 1.36,-2
        event: vermilion letters 12 left center, z 3
          'large: 4 of 60' at 1.36,-0.818""")


def test_an_event_of_long_texts():
    ax = plot_events(["first", "last"], {"none": []}, columns=1)
    assert picture(ax) == dedent("""\
        figure 4.6,1.02, axes 2.15,0.06,2.45,0.66 inches
        x 0,1 linear, y 2,0 linear
        no axes
        outcome: marks o of 6 in muted edged muted 1, z 4
          0.5,0.5
          0.5,1.5
        all: none inside, edge muted 1 solid, z 1, over the edge
          0,0 to 1,2
        event-1: blue at 0.28 inside, z 1, alpha 0.28, over the edge
          0,0 to 1,1 moved to 0,-0.933 to 0.667,-0.267
        event: blue letters 12 left center, z 3
          'none: 0 of 2' at 1,-0.6""")


def test_an_event_in_a_column():
    ax = plot_events(range(9), {"even": lambda x: x % 2 == 0}, columns=1)
    assert picture(ax) == dedent("""\
        figure 4.6,3.62, axes 2.12,0.06,2.48,3.26 inches
        x 0,1 linear, y 9,0 linear
        no axes
        all: none inside, edge muted 1 solid, z 1, over the edge
          0,0 to 1,9
        event-1: blue at 0.28 inside, z 1, alpha 0.28
          0,0 to 1,1
          0,2 to 1,3
          0,4 to 1,5
          0,6 to 1,7
          0,8 to 1,9
        event-1: blue at 0.28 inside, z 1, alpha 0.28, over the edge
          0,0 to 1,1 moved to 0,-0.787 to 0.562,-0.225
        outcome: ink 11 center center, z 4
          '0' at 0.5,0.5
          '1' at 0.5,1.5
          '2' at 0.5,2.5
          '3' at 0.5,3.5
          '4' at 0.5,4.5
          '5' at 0.5,5.5
          '6' at 0.5,6.5
          '7' at 0.5,7.5
          '8' at 0.5,8.5
        event: blue letters 12 left center, z 3
          'even: 5 of 9' at 0.844,-0.506""")


def test_an_event_of_written_outcomes():
    ax = plot_events(range(1001, 1060), {"one": [1002]}, columns=59)
    assert picture(ax) == dedent("""\
        figure 4.6,0.495, axes 0.1,0.06,4.5,0.135 inches
        x 0,59 linear, y 1,0 linear
        no axes
        all: none inside, edge muted 1 solid, z 1, over the edge
          0,0 to 59,1
        event-1: blue at 0.28 inside, z 1, alpha 0.28
          1,0 to 2,1
        event-1: blue at 0.28 inside, z 1, alpha 0.28, over the edge
          0,0 to 1,1 moved to 0,-3.75 to 2.68,-1.07
        outcome: ink 11 center center, z 4
          '1001' at 0.5,0.5
          '1002' at 1.5,0.5
          '1003' at 2.5,0.5
          '1004' at 3.5,0.5
          ... 59 in all
          '1058' at 57.5,0.5
          '1059' at 58.5,0.5
        event: blue letters 12 left center, z 3
          'one: 1 of 59' at 4.02,-2.41""")


def test_layers_with_weights():
    ax = plot_layers([["$x_1$", "a long text"], 3, ["$y$"]],
                    names=["input", "hidden", "output"],
                    weights=[[[1, 2], [-3, 4.25], [5, 6]], [[7, 8, 9]]])
    assert picture(ax) == dedent("""\
        figure 4.6,2.52, axes 0,0,4.6,2.52 inches
        x 0,4.6 linear, y 0,2.52 linear
        no axes
        weight: muted line of 0.9 solid, z 1
          0.55,1.83 2.3,2.26
          0.55,1.83 2.3,1.41
          0.55,1.83 2.3,0.56
          0.55,0.985 2.3,2.26
          0.55,0.985 2.3,1.41
          0.55,0.985 2.3,0.56
          2.3,2.26 4.05,1.41
          2.3,1.41 4.05,1.41
          2.3,0.56 4.05,1.41
        unit: paper inside, edge blue 1.8 solid, z 3
          0.55,1.83 of 0.4,0.4
          0.55,0.985 of 0.853,0.4
          2.3,2.26 of 0.4,0.4
          2.3,1.41 of 0.4,0.4
          2.3,0.56 of 0.4,0.4
          4.05,1.41 of 0.4,0.4
        weight-number: blue letters 11 center center, on square 0.1 paper, z 2
          '$1$' at 1.74,2.12
          '$-3$' at 1.07,1.71
          '$5$' at 1.74,0.968
          '$2$' at 1.07,1.37
          '$4.25$' at 1.74,1.27
          '$6$' at 1.07,0.858
          '$7$' at 3.49,1.68
          '$8$' at 2.83,1.41
          '$9$' at 3.49,1.14
        unit-text: ink 12 center center, z 4
          '$x_1$' at 0.55,1.83
          'a long text' at 0.55,0.985
          '' at 2.3,2.26
          '' at 2.3,1.41
          '' at 2.3,0.56
          '$y$' at 4.05,1.41
        name: ink 11 center center, z 3
          'input' at 0.55,0.12
          'hidden' at 2.3,0.12
          'output' at 4.05,0.12""")


def test_large_layers():
    ax = plot_layers([64, 3, list("abcdefgh"), 6])
    assert picture(ax) == dedent("""\
        figure 4.6,3.38, axes 0,0,4.6,3.38 inches
        x 0,4.6 linear, y 0,3.38 linear
        no axes
        weight: muted line of 0.9 solid, z 1
          0.4,3.12 1.67,2.28
          0.4,3.12 1.67,1.72
          0.4,3.12 1.67,1.16
          0.4,2.56 1.67,2.28
          ... 60 in all
          2.93,0.32 4.2,0.88
          2.93,0.32 4.2,0.32
        unit: paper inside, edge blue 1.8 solid, z 3
          0.4,3.12 of 0.4,0.4
          0.4,2.56 of 0.4,0.4
          0.4,2 of 0.4,0.4
          0.4,1.44 of 0.4,0.4
          ... 19 in all
          4.2,0.88 of 0.4,0.4
          4.2,0.32 of 0.4,0.4
        unit-text: ink 12 center center, z 4
          '' at 0.4,3.12
          '' at 0.4,2.56
          '' at 0.4,2
          '' at 0.4,1.44
          ... 19 in all
          '' at 4.2,0.88
          '' at 4.2,0.32
        count: muted 11 center center, z 4
          '64' at 0.4,0.88
          '8' at 2.93,0.88
        dots: muted 11 center center, z 4
          '⋮' at 0.4,0.69
          '⋮' at 0.4,1.07
          '⋮' at 2.93,0.69
          '⋮' at 2.93,1.07""")


def test_six_layers_with_names():
    ax = plot_layers([1, 2, 1, 1, 1, 1], names=list("abcdef"))
    assert picture(ax) == dedent("""\
        figure 4.6,1.38, axes 0,0,4.6,1.38 inches
        x 0,4.6 linear, y 0,1.38 linear
        no axes
        weight: muted line of 0.9 solid, z 1
          0.55,0.84 1.25,1.12
          0.55,0.84 1.25,0.56
          1.25,1.12 1.95,0.84
          1.25,0.56 1.95,0.84
          1.95,0.84 2.65,0.84
          2.65,0.84 3.35,0.84
          3.35,0.84 4.05,0.84
        unit: paper inside, edge blue 1.8 solid, z 3
          0.55,0.84 of 0.4,0.4
          1.25,1.12 of 0.4,0.4
          1.25,0.56 of 0.4,0.4
          1.95,0.84 of 0.4,0.4
          2.65,0.84 of 0.4,0.4
          3.35,0.84 of 0.4,0.4
          4.05,0.84 of 0.4,0.4
        unit-text: ink 12 center center, z 4
          '' at 0.55,0.84
          '' at 1.25,1.12
          '' at 1.25,0.56
          '' at 1.95,0.84
          '' at 2.65,0.84
          '' at 3.35,0.84
          '' at 4.05,0.84
        name: ink 11 center center, z 3
          'a' at 0.55,0.12
          'b' at 1.25,0.12
          'c' at 1.95,0.12
          'd' at 2.65,0.12
          'e' at 3.35,0.12
          'f' at 4.05,0.12""")


def test_weights_of_the_largest_layers():
    ax = plot_layers([6, 1], weights=[[[1, 2, 3, 4, 5, 6]]])
    assert picture(ax) == dedent("""\
        figure 4.6,4.83, axes 0,0,4.6,4.83 inches
        x 0,4.6 linear, y 0,4.83 linear
        no axes
        weight: muted line of 0.9 solid, z 1
          0.4,4.57 4.2,2.44
          0.4,3.72 4.2,2.44
          0.4,2.87 4.2,2.44
          0.4,2.02 4.2,2.44
          0.4,1.17 4.2,2.44
          0.4,0.32 4.2,2.44
        unit: paper inside, edge blue 1.8 solid, z 3
          0.4,4.57 of 0.4,0.4
          0.4,3.72 of 0.4,0.4
          0.4,2.87 of 0.4,0.4
          0.4,2.02 of 0.4,0.4
          0.4,1.17 of 0.4,0.4
          0.4,0.32 of 0.4,0.4
          4.2,2.44 of 0.4,0.4
        weight-number: blue letters 11 center center, on square 0.1 paper, z 2
          '$1$' at 2.98,3.12
          '$2$' at 1.54,3.34
          '$3$' at 2.98,2.58
          '$4$' at 1.54,2.15
          '$5$' at 2.98,2.04
          '$6$' at 1.54,0.958
        unit-text: ink 12 center center, z 4
          '' at 0.4,4.57
          '' at 0.4,3.72
          '' at 0.4,2.87
          '' at 0.4,2.02
          '' at 0.4,1.17
          '' at 0.4,0.32
          '' at 4.2,2.44""")


def test_a_map():
    panels = plot_maps([[2, 1], [0.5, 1.5]])
    assert pictures(panels) == dedent("""\
        figure 4.6,3.57, axes 0.3,0.26,4.34,3.29 inches
        x -0.493,3.49 linear, y -0.495,2.49 linear
        x axis '': $0$ $1$ $2$ $3$ (11, grid)
        y axis '': $0$ $1$ $2$ (11, grid)
        before: muted line of 1.2 dashes 0 3,2, z 2
          0,0 1,0 1,1 0,1 0,0
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.166 to 1,0.166
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.124,0 to 0.124,1
        area: vermilion at 0.3 inside, z 2.2, alpha 0.3
          0,0 2,0.5 3,2 1,1.5 0,0
        after: none inside, edge vermilion 1.4 solid, z 2.3
          0,0 2,0.5 3,2 1,1.5 0,0
        image-1: blue -|> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 2,0.5
        image-2: green -> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 1,1.5
        grid: lines blue at 0.55 0.8 inside none solid, z 1.6, alpha 0.55
          14 in -10,-7.5,-2,4.5 -11,-6.5,5,-2.5 -8,-7,0,5 -5,2.5,11,6.5
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.166 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.124,1 axes fraction
        caption: ink 12 center top, always, z 3, cut at the edge
          '' at 0,-24.7 offset points from 0.5,0 axes fraction""")


def test_maps_of_a_drawing():
    panels = plot_maps({"as it is": np.eye(2), "turned": [[0, -1], [2, 0]]},
                  [[0, 0], [3, 1], [2, 4]])
    assert pictures(panels) == dedent("""\
        figure 4.6,2.46, axes 0.3,0.58,2.09,2.18 inches
        x -5.12,4.12 linear, y -1.12,7.12 linear
        x axis '': $-4$ $-2$ $0$ $2$ $4$ (11, grid)
        y axis '': $0$ $2$ $4$ $6$ (11, grid)
        after: vermilion line of 2 solid, z 3
          0,0 3,1 2,4
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.136 to 1,0.136
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.554,0 to 0.554,1
        image-1: blue -|> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 1,0
        image-2: green -> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 0,1
        grid: lines blue at 0.55 0.8 inside none solid, z 1.6, alpha 0.55
          34 in -8,-9,-8,9 -9,-8,9,-8 -7,-9,-7,9 -9,8,9,8
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.136 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.554,1 axes fraction
        caption: ink 12 center top, always, z 3, cut at the edge
          'as it is' at 0,-24.7 offset points from 0.5,0 axes fraction
        figure 4.6,2.46, axes 2.55,0.58,4.34,2.18 inches
        x -5.12,4.12 linear, y -1.12,7.12 linear
        x axis '': $-4$ $-2$ $0$ $2$ $4$ (11, grid)
        y axis '': $0$ $2$ $4$ $6$ (11, grid)
        before: muted line of 1.2 dashes 0 3,2, z 2
          0,0 3,1 2,4
        after: vermilion line of 2 solid, z 3
          0,0 -1,6 -4,4
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.136 to 1,0.136
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.554,0 to 0.554,1
        image-1: blue -|> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 0,2
        image-2: green -> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to -1,0
        grid: lines blue at 0.55 0.8 inside none solid, z 1.6, alpha 0.55
          26 in -7,-12,7,-12 6,-14,6,14 -7,-10,7,-10 -6,-14,-6,14
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.136 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.554,1 axes fraction
        caption: ink 12 center top, always, z 3, cut at the edge
          'turned' at 0,-24.7 offset points from 0.5,0 axes fraction""")


def test_three_maps():
    panels = plot_maps({"": [[1, 0], [0, 3]], "flat": [[1, 2], [2, 4]],
                        "zero": np.zeros((2, 2))})
    assert pictures(panels) == dedent("""\
        figure 4.6,2.76, axes 0.02,0.34,1.43,2.6 inches
        x -0.96,3.96 linear, y -0.96,6.96 linear
        x axis '': -0 2 (11, grid)
        y axis '': -0 2 4 6 (11, grid)
        before: muted line of 1.2 dashes 0 3,2, z 2
          0,0 1,0 1,1 0,1 0,0
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.121 to 1,0.121
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.195,0 to 0.195,1
        area: vermilion at 0.3 inside, z 2.2, alpha 0.3
          0,0 1,0 1,3 0,3 0,0
        after: none inside, edge vermilion 1.4 solid, z 2.3
          0,0 1,0 1,3 0,3 0,0
        image-1: blue -|> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 1,0
        image-2: green -> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 0,3
        grid: lines blue at 0.55 0.8 inside none solid, z 1.6, alpha 0.55
          18 in -4,-15,-4,15 -5,-12,5,-12 -3,-15,-3,15 -5,12,5,12
        caption: ink 12 center top, always, z 3, cut at the edge
          '' at 0,-6 offset points from 0.5,0 axes fraction
        figure 4.6,2.76, axes 1.61,0.34,3.01,2.6 inches
        x -0.96,3.96 linear, y -0.96,6.96 linear
        x axis '': -0 2 (11, grid)
        y axis '': -0 2 4 6 (11, grid)
        before: muted line of 1.2 dashes 0 3,2, z 2
          0,0 1,0 1,1 0,1 0,0
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.121 to 1,0.121
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.195,0 to 0.195,1
        area: vermilion at 0.3 inside, z 2.2, alpha 0.3
          0,0 1,2 3,6 2,4 0,0
        after: none inside, edge vermilion 1.4 solid, z 2.3
          0,0 1,2 3,6 2,4 0,0
        image-1: blue -|> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 1,2
        image-2: green -> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 2,4
        grid: lines blue at 0.55 0.8 inside none solid, z 1.6, alpha 0.55
          10 in -8,-16,4,8 -7,-14,-1,-2 -7,-14,5,10 1,2,7,14
        caption: ink 12 center top, always, z 3, cut at the edge
          'flat' at 0,-6 offset points from 0.5,0 axes fraction
        figure 4.6,2.76, axes 3.19,0.34,4.6,2.6 inches
        x -0.96,3.96 linear, y -0.96,6.96 linear
        x axis '': -0 2 (11, grid)
        y axis '': -0 2 4 6 (11, grid)
        before: muted line of 1.2 dashes 0 3,2, z 2
          0,0 1,0 1,1 0,1 0,0
        image-1: marks o of 5 in blue edged blue 1, z 4
          0,0
        image-2: marks o of 5 in green edged green 1, z 4
          0,0
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.121 to 1,0.121
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.195,0 to 0.195,1
        area: vermilion at 0.3 inside, z 2.2, alpha 0.3
          0,0 0,0 0,0 0,0
        after: none inside, edge vermilion 1.4 solid, z 2.3
          0,0 0,0 0,0 0,0
        grid: lines blue at 0.55 0.8 inside none solid, z 1.6, alpha 0.55
          2 in 0,0,0,0 0,0,0,0
        caption: ink 12 center top, always, z 3, cut at the edge
          'zero' at 0,-6 offset points from 0.5,0 axes fraction""")


def test_four_maps():
    panels = plot_maps({k: [[k, 0], [1, -1]] for k in range(1, 5)})
    assert pictures(panels) == dedent("""\
        figure 4.6,4.3, axes 0.02,2.49,2.22,4.14 inches
        figure 4.6,4.3, axes 2.4,2.49,4.6,4.14 inches
        figure 4.6,4.3, axes 0.02,0.34,2.22,1.99 inches
        figure 4.6,4.3, axes 2.4,0.34,4.6,1.99 inches""")


def test_five_maps():
    panels = plot_maps({k: [[1, 0], [k, -1]] for k in range(5)})
    assert pictures(panels) == dedent("""\
        figure 4.6,7, axes 0.02,3.84,1.43,6.84 inches
        figure 4.6,7, axes 1.61,3.84,3.01,6.84 inches
        figure 4.6,7, axes 3.19,3.84,4.6,6.84 inches
        figure 4.6,7, axes 0.02,0.34,1.43,3.34 inches
        figure 4.6,7, axes 1.61,0.34,3.01,3.34 inches""")


def test_a_small_and_a_large_map():
    panels = plot_maps({"small": np.eye(2) / 100, "large": [[90, 10], [0, -50]]})
    assert pictures(panels) == dedent("""\
        figure 4.6,2.2, axes 0.3,0.58,2.09,1.92 inches
        x -16,116 linear, y -74,25 linear
        x axis '': $0$ $50$ $100$ (11, grid)
        y axis '': $-50$ $0$ (11, grid)
        before: muted line of 1.2 dashes 0 3,2, z 2
          0,0 1,0 1,1 0,1 0,0
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.747 to 1,0.747
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.121,0 to 0.121,1
        area: vermilion at 0.3 inside, z 2.2, alpha 0.3
          0,0 0.01,0 0.01,0.01 0,0.01 0,0
        after: none inside, edge vermilion 1.4 solid, z 2.3
          0,0 0.01,0 0.01,0.01 0,0.01 0,0
        image-1: blue -|> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 0.01,0
        image-2: green -> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 0,0.01
        grid: lines blue at 0.55 0.8 inside none solid, z 1.6, alpha 0.55
          162 in -0.4,-0.41,-0.4,0.41 -0.41,-0.4,0.41,-0.4 -0.39,-0.41,-0.39,0.41 -0.41,0.4,0.41,0.4
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.747 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.121,1 axes fraction
        caption: ink 12 center top, always, z 3, cut at the edge
          'small' at 0,-24.7 offset points from 0.5,0 axes fraction
        figure 4.6,2.2, axes 2.55,0.58,4.34,1.92 inches
        x -16,116 linear, y -74,25 linear
        x axis '': $0$ $50$ $100$ (11, grid)
        y axis '': $-50$ $0$ (11, grid)
        before: muted line of 1.2 dashes 0 3,2, z 2
          0,0 1,0 1,1 0,1 0,0
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.747 to 1,0.747
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.121,0 to 0.121,1
        area: vermilion at 0.3 inside, z 2.2, alpha 0.3
          0,0 90,0 100,-50 10,-50 0,0
        after: none inside, edge vermilion 1.4 solid, z 2.3
          0,0 90,0 100,-50 10,-50 0,0
        image-1: blue -|> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 90,0
        image-2: green -> 6,3 of 2 round round shrunk 0,0, z 4
          0,0 to 10,-50
        grid: lines blue at 0.55 0.8 inside none solid, z 1.6, alpha 0.55
          10 in -210,-150,-150,150 -290,100,250,100 -120,-150,-60,150 -250,-100,290,-100
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.747 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.121,1 axes fraction
        caption: ink 12 center top, always, z 3, cut at the edge
          'large' at 0,-24.7 offset points from 0.5,0 axes fraction""")


def test_arrows():
    ax = plot_arrows({"$u$": [3, 1], "$v$": [-1, 2.5], "nothing": [0, 0]},
                     axes=("x", "y"))
    assert picture(ax) == dedent("""\
        figure 4.6,3.35, axes 0.36,0.3,4.3,3.05 inches
        x -1.48,3.48 linear, y -0.48,2.98 linear
        x axis '': $-1$ $0$ $1$ $2$ $3$ (11, grid)
        y axis '': $0$ $1$ $2$ (11, grid)
        arrow: marks o of 5 in green edged green 1, z 2
          0,0
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.139 to 1,0.139
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.298,0 to 0.298,1
        arrow: blue -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 3,1
        arrow: vermilion -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to -1,2.5
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x$' at 6,0 offset points from 1,0.139 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$y$' at 0,5 offset points from 0.298,1 axes fraction
        arrow-name: blue letters 12 center center, on square 0.06 paper, z 6
          '$u$' at 2.42,1.05
        arrow-name: vermilion letters 12 center center, on square 0.06 paper, z 6
          '$v$' at -1.02,2
        arrow-name: green letters 12 center center, on square 0.06 paper, z 6
          'nothing' at 0.371,-0.211""")


def test_a_sum_of_arrows():
    ax = plot_arrows({"u": [3, 1], "v": [-1, 2], "w": [2, 4]}, sum=5)
    assert picture(ax) == dedent("""\
        figure 4.6,3.6, axes 0.36,0.3,4.3,3.3 inches
        x -3.7,7.7 linear, y -0.84,7.84 linear
        x axis '': $-2$ $0$ $2$ $4$ $6$ (11, grid)
        y axis '': $0$ $2$ $4$ $6$ (11, grid)
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.0968 to 1,0.0968
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.325,0 to 0.325,1
        arrow: blue -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 3,1
        arrow: vermilion -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          3,1 to 2,3
        arrow: green -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          2,3 to 4,7
        arrow: purple -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 4,7
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.0968 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.325,1 axes fraction
        arrow-name: blue letters 12 center center, on square 0.06 paper, z 6
          'u' at 2.32,1.35
        arrow-name: vermilion letters 12 center center, on square 0.06 paper, z 6
          'v' at 2.61,2.88
        arrow-name: green letters 12 center center, on square 0.06 paper, z 6
          'w' at 4.14,6.08
        arrow-name: purple letters 12 center center, on square 0.06 paper, z 6
          '5' at 2.88,6.06""")


def test_a_shadow():
    ax = plot_arrows({"x": [2, 3], "u": [4, 1], "w": [-1, -1]}, shadow=("x", "u"))
    assert picture(ax) == dedent("""\
        figure 4.6,3.6, axes 0.36,0.3,4.3,3.3 inches
        x -1.91,4.91 linear, y -1.6,3.6 linear
        x axis '': $-1$ $0$ $1$ $2$ $3$ $4$ (11, grid)
        y axis '': $-1$ $0$ $1$ $2$ $3$ (11, grid)
        line: muted line of 0.9 dashes 0 5,3, z 2
          0,0 4,1
        shadow: blue line of 8 solid, butt ends, z 3, alpha 0.4
          0,0 2.59,0.647
        fall: muted line of 1.1 dashes 0 1.5,2, z 3
          2,3 2.59,0.647
        right-angle: muted line of 1.1 solid, z 3
          2.39,0.597 2.34,0.798 2.54,0.849
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.308 to 1,0.308
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.28,0 to 0.28,1
        arrow: blue -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 2,3
        arrow: vermilion -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 4,1
        arrow: green -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to -1,-1
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.308 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.28,1 axes fraction
        arrow-name: blue letters 12 center center, on square 0.06 paper, z 6
          'x' at 1.4,2.66
        arrow-name: vermilion letters 12 center center, on square 0.06 paper, z 6
          'u' at 3.24,1.14
        arrow-name: green letters 12 center center, on square 0.06 paper, z 6
          'w' at -0.586,-1.07""")


def test_a_shadow_behind():
    ax = plot_arrows({"u": [4, 1], "x": [-3, 2]}, shadow=("x", "u"))
    assert picture(ax) == dedent("""\
        figure 4.6,2.54, axes 0.36,0.3,4.3,2.24 inches
        x -3.84,4.84 linear, y -1.43,2.84 linear
        x axis '': $-3$ $-2$ $-1$ $0$ $1$ $2$ $3$ $4$ (11, grid)
        y axis '': $-1$ $0$ $1$ $2$ (11, grid)
        line: muted line of 0.9 dashes 0 5,3, z 2
          0,0 4,1
        shadow: vermilion line of 8 solid, butt ends, z 3, alpha 0.4
          0,0 -2.35,-0.588
        fall: muted line of 1.1 dashes 0 1.5,2, z 3
          -3,2 -2.35,-0.588
        right-angle: muted line of 1.1 solid, z 3
          -2.1,-0.524 -2.16,-0.268 -2.42,-0.332
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.335 to 1,0.335
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.442,0 to 0.442,1
        arrow: blue -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 4,1
        arrow: vermilion -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to -3,2
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.335 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.442,1 axes fraction
        arrow-name: blue letters 12 center center, on square 0.06 paper, z 6
          'u' at 3.22,1.23
        arrow-name: vermilion letters 12 center center, on square 0.06 paper, z 6
          'x' at -2.26,2.01""")


def test_a_shadow_as_long_as_its_arrow():
    ax = plot_arrows({"u": [40, 10], "x": [20, 5.1]}, shadow=("x", "u"))
    assert picture(ax) == dedent("""\
        figure 4.6,2.16, axes 0.36,0.3,4.3,1.86 inches
        x -4.8,44.8 linear, y -4.8,14.8 linear
        x axis '': $0$ $5$ $10$ $15$ $20$ $25$ $30$ $35$ $40$ (11, grid)
        y axis '': $0$ $5$ $10$ (11, grid)
        line: muted line of 0.9 dashes 0 5,3, z 2
          0,0 40,10
        shadow: vermilion line of 8 solid, butt ends, z 3, alpha 0.4
          0,0 20,5.01
        fall: muted line of 1.1 dashes 0 1.5,2, z 3
          20,5.1 20,5.01
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.245 to 1,0.245
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.0968,0 to 0.0968,1
        arrow: blue -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 40,10
        arrow: vermilion -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 20,5.1
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.245 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.0968,1 axes fraction
        arrow-name: blue letters 12 center center, on square 0.06 paper, z 6
          'u' at 32.6,10.6
        arrow-name: vermilion letters 12 center center, on square 0.06 paper, z 6
          'x' at 16,6.5""")


def test_six_flat_arrows():
    ax = plot_arrows({k: [k, 0] for k in range(1, 7)})
    assert picture(ax) == dedent("""\
        figure 4.6,1.8, axes 0.36,0.3,4.3,1.5 inches
        x -0.72,6.72 linear, y -1.13,1.13 linear
        x axis '': $0$ $1$ $2$ $3$ $4$ $5$ $6$ (11, grid)
        y axis '': $-1$ $0$ $1$ (11, grid)
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.5 to 1,0.5
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.0968,0 to 0.0968,1
        arrow: blue -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 1,0
          0,0 to 5,0
        arrow: vermilion -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 2,0
          0,0 to 6,0
        arrow: green -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 3,0
        arrow: purple -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 4,0
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.5 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.0968,1 axes fraction
        arrow-name: blue letters 12 center center, on square 0.06 paper, z 6
          '1' at 0.83,0.328
          '5' at 4.15,0.328
        arrow-name: vermilion letters 12 center center, on square 0.06 paper, z 6
          '2' at 1.66,0.328
          '6' at 4.98,0.328
        arrow-name: green letters 12 center center, on square 0.06 paper, z 6
          '3' at 2.49,0.328
        arrow-name: purple letters 12 center center, on square 0.06 paper, z 6
          '4' at 3.32,0.328""")


def test_a_high_arrow():
    ax = plot_arrows({"up": [0, 30]})
    assert picture(ax) == dedent("""\
        figure 4.6,3.6, axes 0.36,0.3,4.3,3.3 inches
        x -24.4,24.4 linear, y -3.6,33.6 linear
        x axis '': $-20$ $-15$ $-10$ $-5$ $0$ $5$ $10$ $15$ $20$ (11, grid)
        y axis '': $0$ $5$ $10$ $15$ $20$ $25$ $30$ (11, grid)
        axis-0: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0,0.0968 to 1,0.0968
        axis-1: ink -|> 4.5,2 of 0.9 round round shrunk 0,0, z 1.5, over the edge
          0.5,0 to 0.5,1
        arrow: blue -|> 7.5,3.6 of 2 miter butt shrunk 0,0, z 4
          0,0 to 0,30
        name-0: ink 12 left center, always, z 3, cut at the edge
          '$x_{1}$' at 6,0 offset points from 1,0.0968 axes fraction
        name-1: ink 12 center bottom, always, z 3, cut at the edge
          '$x_{2}$' at 0,5 offset points from 0.5,1 axes fraction
        arrow-name: blue letters 12 center center, on square 0.06 paper, z 6
          'up' at -2.15,24.9""")


@pytest.mark.parametrize("draw, error, words", [
    (lambda: plot_tree([1]),
     TypeError,
     'branches: expected a dict of names and probabilities, got [1] '
     '(list)'),
    (lambda: plot_tree({}),
     TypeError,
     'branches: expected a dict of names and probabilities, got {} '
     '(dict)'),
    (lambda: plot_tree({"a": ("x", {"b": 1})}),
     TypeError,
     "branches['a']: expected real numbers, got 'x' (str) as "
     "branches['a']: turn text into numbers with exact()"),
    (lambda: plot_tree({"a": (1, [2])}),
     TypeError,
     "branches['a']: expected a dict of names and probabilities, got [2]"
     ' (list)'),
    (lambda: plot_tree({"a": 0.5, "b": 0.25}),
     ValueError,
     'branches: expected probabilities that add up to 1, got $0.5$, '
     '$0.25$'),
    (lambda: plot_tree({"a": -0.5, "b": 1.5}),
     ValueError,
     'branches: expected probabilities that add up to 1, got $-0.5$, '
     '$1.5$'),
    (lambda: plot_tree({"a": 1}, total=-3),
     ValueError,
     'total: expected a positive number, got -3'),
    (lambda: plot_tree({n: Fraction(1, 13) for n in range(13)}),
     ValueError,
     'branches: expected at most 3 levels and 12 ends, got 1 and 13'),
    (lambda: plot_tree({"a": (1, {"b": (1, {"c": (1, {"d": 1})})})}),
     ValueError,
     'branches: expected at most 3 levels and 12 ends, got 4 and 1'),
    (lambda: plot_bars({}),
     ValueError,
     'heights: expected one to 3 rows, got 0'),
    (lambda: plot_bars({n: [1] for n in "abcd"}),
     ValueError,
     'heights: expected one to 3 rows, got 4'),
    (lambda: plot_bars([]),
     ValueError,
     'heights: expected at least 1 number, got 0'),
    (lambda: plot_bars({"a": []}),
     ValueError,
     "heights['a']: expected at least 1 number, got 0"),
    (lambda: plot_bars({"a": [1, 2], "b": [1], "c": [1, 2]}),
     ValueError,
     'heights: expected rows of the same length, got lengths [1, 2]'),
    (lambda: plot_bars([1, 2], 3),
     TypeError,
     'at: expected a list of numbers or texts, got 3 (int)'),
    (lambda: plot_bars([1, 2], [1, 1]),
     ValueError,
     'at: expected 2 different places, one for each bar, got 2'),
    (lambda: plot_bars([1, 2], [1]),
     ValueError,
     'at: expected 2 different places, one for each bar, got 1'),
    (lambda: plot_bars([1, 2], ["a", 1]),
     TypeError,
     "at: expected real numbers, got 'a' (str) as at[0]: turn text into "
     'numbers with exact()'),
    (lambda: plot_bars([1, 2], highlight=1),
     TypeError,
     'highlight: expected a list of places, got 1 (int)'),
    (lambda: plot_bars([1, 2], highlight=[3, 0, 2]),
     ValueError,
     'highlight: expected places of bars, got [2, 3]'),
    (lambda: plot_bars({"a": [1], "b": [1]}, highlight=[0]),
     ValueError,
     'highlight: expected one row of heights, got 2'),
    (lambda: plot_bars([1, 2], ["a", "b"], highlight=[0]),
     ValueError,
     'highlight: expected places of bars, got [0]'),
    (lambda: plot_joint("ab", [0], [0]),
     TypeError,
     "table: expected a 2-D array of numbers, got 'ab' (str)"),
    (lambda: plot_joint([[0, -1.5]], [0], [0]),
     ValueError,
     'table: expected numbers of at least 0, got -1.5'),
    (lambda: plot_joint(np.ones((11, 1)), range(11), [0]),
     ValueError,
     'table: expected at most 10 rows and 7 columns, got shape (11, 1)'),
    (lambda: plot_joint(np.ones((1, 8)), [0], range(8)),
     ValueError,
     'table: expected at most 10 rows and 7 columns, got shape (1, 8)'),
    (lambda: plot_joint([[1]], [0, 1], [0]),
     ValueError,
     'rows: expected 1 values, got 2'),
    (lambda: plot_joint([[1]], [0], [0, 1]),
     ValueError,
     'columns: expected 1 values, got 2'),
    (lambda: plot_joint([[1]], 0, [0, 1]),
     TypeError,
     'rows: expected a list of values, got 0 (int)'),
    (lambda: plot_joint([[1]], [0], 0),
     TypeError,
     'columns: expected a list of values, got 0 (int)'),
    (lambda: plot_boundary(1, [[1, 2]], [0]),
     TypeError,
     'classify: expected a function of an array of shape (k, 2), got 1 '
     '(int)'),
    (lambda: plot_boundary(lambda X: X, [[1, 2]], [0]),
     ValueError,
     'classify: expected an answer of shape (58081,) to 58081 rows, got '
     'shape (58081, 2)'),
    (lambda: plot_points("ab"),
     TypeError,
     "points: expected points as an array of shape (n, 2), got 'ab' "
     '(str)'),
    (lambda: plot_points([1, 2]),
     ValueError,
     'points: expected points as an array of shape (n, 2), got shape '
     '(2,)'),
    (lambda: plot_points([[1, np.nan]]),
     ValueError,
     'points: expected finite numbers, got NaN or infinity'),
    (lambda: plot_points([[1, 2]], [0, 1]),
     ValueError,
     'classes: expected shape (1,), one for each point, got shape (2,)'),
    (lambda: plot_points([[1, 2]], [10]),
     ValueError,
     'classes: expected whole numbers from 0 to 9'),
    (lambda: plot_points([[1, 2]], [-1]),
     ValueError,
     'classes: expected whole numbers from 0 to 9'),
    (lambda: plot_points([[1, 2]], [0.5]),
     ValueError,
     'classes: expected whole numbers from 0 to 9'),
    (lambda: plot_points([[1, 2]], [0], class_names=[]),
     ValueError,
     'class_names: expected 1, one for each class, got 0'),
    (lambda: plot_points([[1, 2]], class_names=["a"]),
     ValueError,
     'class_names: expected 0, one for each class, got 1'),
    (lambda: plot_points([[1, 2]], [0], class_names="a"),
     TypeError,
     "class_names: expected a list of texts, got 'a' (str)"),
    (lambda: plot_points([[1, 2]], line=(0, 0, 1)),
     ValueError,
     'line: expected (slope, intercept), or (w_1, w_2, b) with w_1 and '
     'w_2 not both 0, got (0, 0, 1)'),
    (lambda: plot_points([[1, 2]], line=3),
     TypeError,
     'line: expected two or three numbers, got 3 (int)'),
    (lambda: plot_points([[1, 2]], line=(1, "a")),
     TypeError,
     "line[1]: expected real numbers, got 'a' (str) as line[1]: turn "
     'text into numbers with exact()'),
    (lambda: plot_points([[1, 2]], line=[1]),
     ValueError,
     'line: expected (slope, intercept), or (w_1, w_2, b) with w_1 and '
     'w_2 not both 0, got [1]'),
    (lambda: plot_points([[1, 2]], names=["a"]),
     TypeError,
     "names: expected a dict of rows and texts, got ['a'] (list)"),
    (lambda: plot_points([[1, 2]], names={1: "a"}),
     ValueError,
     'names: expected the index of a row, 0 to 0, got 1'),
    (lambda: plot_curves(3),
     TypeError,
     'curves: expected a function or a dict of them by their names, got '
     '3 (int)'),
    (lambda: plot_curves({}),
     ValueError,
     'curves: expected one to 4, got 0'),
    (lambda: plot_curves(dict.fromkeys("abcde", np.sin), (0, 1)),
     ValueError,
     'curves: expected one to 4, got 5'),
    (lambda: plot_curves(np.sin),
     ValueError,
     "curves['']: expected xlim for a function, got none"),
    (lambda: plot_curves(np.sin, (2, 1)),
     ValueError,
     'xlim: expected two finite numbers, the first one smaller, got (2, '
     '1)'),
    (lambda: plot_curves(np.sin, (1, 2), ylim=(2, 1)),
     ValueError,
     'ylim: expected two finite numbers, the first one smaller, got (2, '
     '1)'),
    (lambda: plot_curves(np.log, (0, 1), log="x"),
     ValueError,
     'xlim: expected positive numbers for a logarithmic axis, got (0.0, '
     '1.0)'),
    (lambda: plot_curves(np.log, (1, 2), log="z"),
     ValueError,
     'log: expected "", "x", "y" or "xy", got \'z\''),
    (lambda: plot_curves(lambda x: x[:2], (1, 2)),
     ValueError,
     "curves['']: expected a function that takes an array of shape "
     '(1201,) and returns one like it, got shape (2,)'),
    (lambda: plot_curves({"a": ([1, 2], [1])}),
     ValueError,
     "curves['a']: expected two arrays of the same length, got shapes "
     '(2,) and (1,)'),
    (lambda: plot_curves({"a": ([], [])}),
     ValueError,
     "curves['a']: expected two arrays of the same length, got shapes "
     '(0,) and (0,)'),
    (lambda: plot_curves({"a": ([[1]], [[1]])}),
     ValueError,
     "curves['a']: expected two arrays of the same length, got shapes "
     '(1, 1) and (1, 1)'),
    (lambda: plot_curves({"a": [1, 2, 3]}),
     TypeError,
     "curves['a']: expected (x, y), got [1, 2, 3] (list)"),
    (lambda: plot_curves({"a": ([1, 2], [1, 2])}, tangents=[1]),
     TypeError,
     'tangents: expected a function as the first curve, got a pair'),
    (lambda: plot_curves(np.sin, (1, 2), tangents=1),
     TypeError,
     'tangents: expected a list of numbers, got 1 (int)'),
    (lambda: plot_curves(np.sin, (1, 2), tangents=["a"]),
     TypeError,
     "tangents: expected real numbers, got 'a' (str) as tangents: turn "
     'text into numbers with exact()'),
    (lambda: plot_curves(np.sin, (1, 2), marks=[1]),
     TypeError,
     'marks: expected a dict of texts and places, got [1] (list)'),
    (lambda: plot_curves(np.sin, (1, 2), marks={"a": "b"}),
     TypeError,
     "marks['a']: expected a point (x, y), got 'b' (str)"),
    (lambda: plot_curves(np.sin, (1, 2), marks={"a": None}),
     TypeError,
     "marks['a']: expected real numbers, got None as marks['a']"),
    (lambda: plot_curves(np.sin, (1, 2), points=3),
     TypeError,
     'points: expected (x, y) or a dict of them by their names, got 3 '
     '(int)'),
    (lambda: plot_curves(np.sin, (1, 2), points={"a": 3}),
     TypeError,
     "points['a']: expected (x, y), got 3 (int)"),
    (lambda: plot_curves({"a": ([1, 2], [-1, -2])}, log="y"),
     ValueError,
     'log: expected positive numbers on the y axis, got none'),
    (lambda: plot_curves({"a": ([-1, 0], [1, 2])}, log="x"),
     ValueError,
     'log: expected positive numbers on the x axis, got none'),
    (lambda: plot_contours(1, (0, 1), (0, 1)),
     TypeError,
     'function: expected a function of x and y, got 1 (int)'),
    (lambda: plot_contours(np.add, (0, 1), (1, 0)),
     ValueError,
     'ylim: expected two finite numbers, the first one smaller, got (1, '
     '0)'),
    (lambda: plot_contours(np.add, (1, 0), (0, 1)),
     ValueError,
     'xlim: expected two finite numbers, the first one smaller, got (1, '
     '0)'),
    (lambda: plot_contours(np.add, (0, 1), None),
     TypeError,
     'xlim, ylim: expected two numbers for each, got None'),
    (lambda: plot_contours(np.add, None, (0, 1)),
     TypeError,
     'xlim, ylim: expected two numbers for each, got None'),
    (lambda: plot_contours(lambda x, y: x[0], (0, 1), (0, 1)),
     ValueError,
     'function: expected a function that takes two arrays of shape (161,'
     ' 161) and returns one like them, got shape (161,)'),
    (lambda: plot_contours(np.add, (0, 1), (0, 1), constraint=3),
     TypeError,
     'constraint: expected a function of x and y, got 3 (int)'),
    (lambda: plot_contours(np.add, (0, 1), (0, 1), marks=[1]),
     TypeError,
     'marks: expected a dict of texts and points, got [1] (list)'),
    (lambda: plot_contours(np.add, (0, 1), (0, 1), marks={"a": 1}),
     TypeError,
     "marks['a']: expected a point (x, y), got 1 (int)"),
    (lambda: plot_contours(np.add, (0, 1), (0, 1), gradients=[1]),
     TypeError,
     'gradients[0]: expected a point (x, y), got 1 (int)'),
    (lambda: plot_contours(np.add, (0, 1), (0, 1), path=[1]),
     ValueError,
     'path: expected points as an array of shape (n, 2), got shape (1,)'),
    (lambda: plot_events(3, {"a": []}),
     TypeError,
     'outcomes: expected a list of outcomes, got 3 (int)'),
    (lambda: plot_events([], {"a": []}),
     ValueError,
     'outcomes: expected one to 400, got 0'),
    (lambda: plot_events(range(401), {"a": []}),
     ValueError,
     'outcomes: expected one to 400, got 401'),
    (lambda: plot_events([1], {"a": [1, 2]}),
     ValueError,
     "events['a']: expected outcomes, got 2"),
    (lambda: plot_events([1], {"a": 2}),
     TypeError,
     "events['a']: expected a function or a list of outcomes, got 2 "
     '(int)'),
    (lambda: plot_events([1], [2]),
     TypeError,
     'events: expected a dict of names and events, got [2] (list)'),
    (lambda: plot_events([1], {}),
     ValueError,
     'events: expected one to 3, got 0'),
    (lambda: plot_events([1], {n: [] for n in "abcd"}),
     ValueError,
     'events: expected one to 3, got 4'),
    (lambda: plot_events([1], {"a": [1]}, columns=0),
     ValueError,
     'columns: expected at least 1, got 0'),
    (lambda: plot_events([1], {"a": [1]}, columns=2),
     ValueError,
     'columns: expected a whole number from 0 to 1, got 2'),
    (lambda: plot_events([1], {"a": [1]}, columns="x"),
     TypeError,
     "columns: expected a whole number from 0 to 1, got 'x' (str)"),
    (lambda: plot_layers(3),
     TypeError,
     'layers: expected a list of layers, got 3 (int)'),
    (lambda: plot_layers([2]),
     ValueError,
     'layers: expected two to 6, got 1'),
    (lambda: plot_layers([1] * 7),
     ValueError,
     'layers: expected two to 6, got 7'),
    (lambda: plot_layers([2, 0]),
     ValueError,
     'layers[1]: expected at least one unit, got none'),
    (lambda: plot_layers([2, []]),
     ValueError,
     'layers[1]: expected at least one unit, got none'),
    (lambda: plot_layers([2, "ab"]),
     TypeError,
     "layers[1]: expected a whole number from 0 to 10000, got 'ab' (str)"),
    (lambda: plot_layers([2, 10_001]),
     ValueError,
     'layers[1]: expected a whole number from 0 to 10000, got 10001'),
    (lambda: plot_layers([2, 1], names=["a"]),
     ValueError,
     'names: expected 2, one for each layer, got 1'),
    (lambda: plot_layers([2, 1], names="ab"),
     TypeError,
     "names: expected a list of texts, got 'ab' (str)"),
    (lambda: plot_layers([2, 1], weights=3),
     TypeError,
     'weights: expected a list of matrices, got 3 (int)'),
    (lambda: plot_layers([2, 1], weights=[]),
     ValueError,
     'weights: expected 1, one for each layer after the first, got 0'),
    (lambda: plot_layers([2, 1], weights=[[[1], [2]]]),
     ValueError,
     'weights[0]: expected shape (1, 2) of at most 6 units a layer, got '
     'shape (2, 1)'),
    (lambda: plot_layers([2, 1], weights=[["a"]]),
     TypeError,
     "weights[0][0]: expected a row of numbers, got 'a' (str)"),
    (lambda: plot_layers([7, 1], weights=[np.ones((1, 7))]),
     ValueError,
     'weights[0]: expected shape (1, 7) of at most 6 units a layer, got '
     'shape (1, 7)'),
    (lambda: plot_maps({}),
     ValueError,
     'matrices: expected one to 12, got 0'),
    (lambda: plot_maps({n: np.eye(2) for n in range(13)}),
     ValueError,
     'matrices: expected one to 12, got 13'),
    (lambda: plot_maps(np.eye(3)),
     ValueError,
     'matrices: expected shape (2, 2), got shape (3, 3)'),
    (lambda: plot_maps({"a": [[1, 2]]}),
     ValueError,
     "matrices['a']: expected shape (2, 2), got shape (1, 2)"),
    (lambda: plot_maps("a"),
     TypeError,
     "matrices: expected a 2-D array of numbers, got 'a' (str)"),
    (lambda: plot_maps({"a": "b"}),
     TypeError,
     "matrices['a']: expected a 2-D array of numbers, got 'b' (str)"),
    (lambda: plot_maps(np.eye(2), [1, 2]),
     ValueError,
     'drawing: expected points as an array of shape (n, 2), got shape '
     '(2,)'),
    (lambda: plot_arrows([[1, 2]]),
     TypeError,
     'vectors: expected a dict of names and vectors, got [[1, 2]] (list)'),
    (lambda: plot_arrows({}),
     ValueError,
     'vectors: expected one to 6, got 0'),
    (lambda: plot_arrows({n: [1, 2] for n in range(7)}),
     ValueError,
     'vectors: expected one to 6, got 7'),
    (lambda: plot_arrows({"u": [1, 2, 3]}),
     ValueError,
     "vectors['u']: expected a point (x, y), got [1, 2, 3]"),
    (lambda: plot_arrows({"u": [0, 0]}),
     ValueError,
     'vectors: expected one that is not zero, got none'),
    (lambda: plot_arrows({"u": [1, 0]}, shadow=("u", "w")),
     ValueError,
     "shadow: expected two of the names u, got ('u', 'w')"),
    (lambda: plot_arrows({"u": [1, 0], "v": [1, 1]}, shadow=("u",)),
     ValueError,
     "shadow: expected two of the names u and v, got ('u',)"),
    (lambda: plot_arrows({"u": [1, 0], "v": [0, 0]}, shadow=("u", "v")),
     ValueError,
     'shadow: expected a vector other than zero as the second, got v = '
     '(0, 0)'),
])
def test_what_was_expected_and_what_came_is_said(draw, error, words):
    with pytest.raises(error) as caught:
        draw()
    assert str(caught.value) == words
