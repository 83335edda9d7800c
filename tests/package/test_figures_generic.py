"""The plots that many pages share show what they are given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlmath.datasets import drawing
from mlmath.figures import plot_arrows, plot_curves, plot_maps, plot_points


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def parts(ax, gid):
    """Return what was drawn under a name, in the order of drawing."""
    everything = [*ax.lines, *ax.patches, *ax.collections, *ax.texts]
    return [part for part in everything if part.get_gid() == gid]


def ends(arrow):
    return [tuple(map(float, end)) for end in arrow._posA_posB]


def test_arrows_begin_at_the_origin():
    ax = plot_arrows({"u": [3, 1], "v": [-1, 2]})
    assert [ends(arrow) for arrow in parts(ax, "arrow")] == [
        [(0, 0), (3, 1)], [(0, 0), (-1, 2)]]


def test_a_sum_is_drawn_tip_to_tip():
    ax = plot_arrows({"u": [3, 1], "v": [-1, 2], "w": [0, 1]}, sum="all")
    assert [ends(arrow) for arrow in parts(ax, "arrow")] == [
        [(0, 0), (3, 1)], [(3, 1), (2, 3)], [(2, 3), (2, 4)], [(0, 0), (2, 4)]]
    assert [text.get_text() for text in parts(ax, "arrow-name")] == [
        "u", "v", "w", "all"]


@pytest.mark.parametrize("x, u, foot", [
    ([2, 3], [4, 1], (44 / 17, 11 / 17)), ([-1, 3], [2, 0], (-1, 0))])
def test_a_shadow_ends_at_the_foot(x, u, foot):
    ax = plot_arrows({"x": x, "u": u}, shadow=("x", "u"))
    shadow, = parts(ax, "shadow")
    fall, = parts(ax, "fall")
    assert shadow.get_xydata() == pytest.approx(np.array([(0, 0), foot]))
    assert fall.get_xydata() == pytest.approx(np.array([x, foot]))
    corner, = parts(ax, "right-angle")
    first, last = np.diff(corner.get_xydata(), axis=0)
    assert first @ last == pytest.approx(0, abs=1e-9)


def test_a_map_moves_square_grid_and_basis():
    matrix = np.array([[2, 1], [0.5, 1.5]])
    ax, = plot_maps(matrix)
    after, = parts(ax, "after")
    assert after.get_xy()[:4].tolist() == [[0, 0], [2, 0.5], [3, 2], [1, 1.5]]
    for column, number in enumerate("12"):
        arrow, = parts(ax, f"image-{number}")
        assert ends(arrow) == [(0, 0), tuple(matrix[:, column])]
    grid, = parts(ax, "grid")
    back = [path.vertices @ np.linalg.inv(matrix).T for path in grid.get_paths()]
    steps = np.array([line[1] - line[0] for line in back])
    assert (np.isclose(steps, 0).sum(axis=1) == 1).all()
    fixed = [line[0][np.isclose(step, 0)] for line, step in zip(back, steps)]
    assert np.allclose(fixed, np.round(fixed))


def test_panels_of_maps_show_the_same_plane():
    boat = drawing().features
    turned = np.array([[0, -1], [1, 0]])
    panels = plot_maps({"before": np.eye(2), "after": turned}, boat)
    limits = {(ax.get_xlim(), ax.get_ylim()) for ax in panels}
    assert len(limits) == 1
    first, second = panels
    assert not parts(first, "before") and parts(second, "before")
    assert np.array_equal(parts(second, "after")[0].get_xydata(), boat @ turned.T)
    (left, right), (bottom, top) = limits.pop()
    for moved in (boat, boat @ turned.T):
        assert left < moved[:, 0].min() and moved[:, 0].max() < right
        assert bottom < moved[:, 1].min() and moved[:, 1].max() < top


def test_points_go_to_their_classes():
    points = np.array([[0, 1], [2, 3], [4, 5.0]])
    ax = plot_points(points, [1, 0, 1], class_names=["no", "yes"])
    assert np.array_equal(parts(ax, "class-1")[0].get_xydata(), points[[0, 2]])
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "no", "yes"]
    shapes = {parts(ax, f"class-{k}")[0].get_marker() for k in (0, 1)}
    assert len(shapes) == 2


@pytest.mark.parametrize("line, on_it", [
    ((2, 1), [(0, 1), (1, 3)]), ((2, -1, 1), [(0, 1), (1, 3)]),
    ((1, 0, -2), [(2, 0), (2, 5)])])
def test_a_line_goes_through_its_points(line, on_it):
    ax = plot_points([[0, 0], [3, 4]], line=line)
    drawn, = parts(ax, "line")
    places = drawn.get_transform().transform(drawn.get_xydata())
    (x0, y0), (x1, y1) = ax.transData.inverted().transform(places)
    for x, y in on_it:
        assert (x1 - x0) * (y - y0) == pytest.approx((y1 - y0) * (x - x0), abs=1e-6)


def test_equal_scales_make_distances_true():
    ax = plot_points([[0, 0], [10, 1]], equal=True)
    scales = [np.ptp(ax.get_xlim()) / ax.bbox.width,
              np.ptp(ax.get_ylim()) / ax.bbox.height]
    assert scales[0] == pytest.approx(scales[1])


def test_a_tangent_has_the_slope_of_the_curve():
    ax = plot_curves(np.exp, (-1, 2), tangents=[1])
    tangent, = parts(ax, "tangent")
    (x0, y0), (x1, y1) = tangent.get_xydata()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(np.e)
    assert (y0 + y1) / 2 == pytest.approx(np.e)


def test_a_mark_lies_on_the_curve_or_where_it_is_told():
    ax = plot_curves(lambda x: x**2, (0, 3), marks={"a": 2, "b": (1, 5)})
    assert [point.get_xydata()[0].tolist() for point in parts(ax, "mark-point")] == [
        [2, 4], [1, 5]]


@pytest.mark.parametrize("function, at", [
    (np.sign, 0), (lambda x: 1 / x, 0), (np.floor, 1), (np.tan, np.pi / 2)])
def test_jumps_are_not_joined(function, at):
    ax = plot_curves(function, (at - 0.9, at + 0.9), ylim=(-5, 5))
    curve, = parts(ax, "curve-1")
    x, y = curve.get_xydata().T
    gap = x[np.isnan(y)]
    assert len(gap) and np.abs(gap - at).max() < 0.01


@pytest.mark.parametrize("function", [np.cbrt, np.abs, lambda x: 1e6 * x,
                                      lambda x: np.tanh(200 * x)])
def test_what_is_only_steep_is_joined(function):
    curve, = parts(plot_curves(function, (-1, 1)), "curve-1")
    assert np.isfinite(curve.get_ydata()).all()


@pytest.mark.parametrize("draw, words", [
    (lambda: plot_arrows([[1, 2]]), "vectors: expected a dict"),
    (lambda: plot_arrows({}), "vectors: expected one to 6, got 0"),
    (lambda: plot_arrows({"u": [1, 2, 3]}), r"vectors\['u'\]: expected a point"),
    (lambda: plot_arrows({"u": [0, 0]}), "one that is not zero"),
    (lambda: plot_arrows({"u": [1, 0]}, shadow=("u", "w")), "shadow: .* names u"),
    (lambda: plot_arrows({"u": [1, 0], "v": [0, 0]}, shadow=("u", "v")),
     "other than zero"),
    (lambda: plot_maps(np.eye(3)), r"matrices: expected shape \(2, 2\)"),
    (lambda: plot_maps({}), "matrices: expected one to 12, got 0"),
    (lambda: plot_maps(np.eye(2), [1, 2]), r"drawing: .* got shape \(2,\)"),
    (lambda: plot_points("ab"), "points: expected points as an array"),
    (lambda: plot_points([[1, np.nan]]), "points: expected finite"),
    (lambda: plot_points([[1, 2]], [0, 1]), r"classes: expected shape \(1,\)"),
    (lambda: plot_points([[1, 2]], [10]), "whole numbers from 0 to 9"),
    (lambda: plot_points([[1, 2]], [0], class_names=[]), "expected 1, one for"),
    (lambda: plot_points([[1, 2]], line=(0, 0, 1)), "w_1 and w_2 not both 0"),
    (lambda: plot_points([[1, 2]], names=["a"]), "names: expected a dict"),
    (lambda: plot_points([[1, 2]], names={1: "a"}), "names: .* 0 to 0, got 1"),
    (lambda: plot_curves(3), "curves: expected a function or a dict"),
    (lambda: plot_curves({}), "curves: expected one to 4, got 0"),
    (lambda: plot_curves(np.sin), "expected xlim for a function"),
    (lambda: plot_curves(np.sin, (2, 1)), "xlim: .* the first one smaller"),
    (lambda: plot_curves(np.log, (0, 1), log="x"), "expected positive numbers"),
    (lambda: plot_curves(np.log, (1, 2), log="z"), 'log: expected "", "x"'),
    (lambda: plot_curves(lambda x: x[:2], (1, 2)), "returns one like it"),
    (lambda: plot_curves({"a": ([1, 2], [1])}), "same length"),
    (lambda: plot_curves({"a": ([1, 2], [1, 2])}, tangents=[1]),
     "expected a function as the first curve"),
    (lambda: plot_curves(np.sin, (1, 2), marks=[1]), "marks: expected a dict"),
])
def test_bad_input_is_named(draw, words):
    with pytest.raises((TypeError, ValueError), match=words):
        draw()
