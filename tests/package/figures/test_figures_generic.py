"""The plots that many pages share show what they are given."""

from fractions import Fraction
from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlmath.datasets import drawing
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
    places = drawn.get_transform().transform([(0, 0), (1, 1)])
    (x0, y0), (x1, y1) = ax.transData.inverted().transform(places)
    assert np.hypot(x1 - x0, y1 - y0) > 0.1
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


def texts(ax, gid):
    return [text.get_text() for text in parts(ax, gid)]


def test_gradients_point_uphill_at_right_angles_on_contours():
    ax = plot_contours(lambda x, y: x**2 + 3 * y**2, (-2, 2), (-1, 1),
                       gradients=[(1, 0.5), (-1, 0)])
    first, second = ((np.subtract(*ends(arrow)[::-1])) for arrow
                     in parts(ax, "gradient"))
    assert first / first[0] == pytest.approx([1, 1.5], rel=1e-4)
    assert second[0] < 0 and second[1] == pytest.approx(0, abs=1e-6)
    assert np.hypot(*first) / np.hypot(*second) == pytest.approx(
        np.hypot(2, 3) / 2, rel=1e-4)
    scales = [np.ptp(ax.get_xlim()) / ax.bbox.width,
              np.ptp(ax.get_ylim()) / ax.bbox.height]
    assert scales[0] == pytest.approx(scales[1])


def test_contours_and_constraint_lie_at_their_heights():
    ax = plot_contours(lambda x, y: x * y, (1, 3), (1, 2), levels=[2, 4],
                       constraint=lambda x, y: x - y - 0.5)
    heights, border = ax.collections
    for path, level in zip(heights.get_paths(), (2, 4)):
        assert np.prod(path.vertices, axis=1) == pytest.approx(level, abs=0.01)
    line = border.get_paths()[0].vertices
    assert line[:, 0] - line[:, 1] == pytest.approx(0.5, abs=1e-6)


def test_no_height_is_cut_by_the_frame():
    ax = plot_contours(lambda x, y: x**3 / 3 - x * y + y**2 / 2, (-1.2, 2.2),
                       (-1, 2), levels=[-0.7, -0.3, -0.15, -0.08, 0, 0.2, 0.6, 1.2])
    written = [text for text in ax.texts if text.get_text()]
    for text in written:
        box = text.get_window_extent()
        assert ax.bbox.x0 <= box.x0 and box.x1 <= ax.bbox.x1, text
        assert ax.bbox.y0 <= box.y0 and box.y1 <= ax.bbox.y1, text
    heights = [text.get_text() for text in written]
    assert heights.count("$-0.15$") == heights.count("$1.2$") == 2
    # A second -0.08 would lie on the rim: it has moved along its line.
    low, = [text.get_position() for text in written
            if text.get_text() == "$-0.08$" and text.get_position()[0] < 0]
    x, y = low
    assert x**3 / 3 - x * y + y**2 / 2 == pytest.approx(-0.08, abs=2e-3)
    middles = ax.transData.transform([text.get_position() for text in written[:-2]])
    for one, other in combinations(middles, 2):
        assert np.hypot(*(one - other)) > 30


def test_a_height_without_room_is_left_out_and_its_line_is_whole():
    ax = plot_contours(lambda x, y: x * y, (0, 4), (0, 3.2), levels=[6, 12.5])
    assert [text.get_text() for text in ax.texts if text.get_text()] == ["$6$"]
    lines, = ax.collections
    assert [len(path.to_polygons(closed_only=False))
            for path in lines.get_paths()] == [2, 1]


@pytest.mark.parametrize("classify", [
    lambda X: (X[:, 0] > 1).astype(int), lambda X: 1 / (1 + np.exp(1 - X[:, 0])),
    lambda X: np.where(X[:, 0] > 1, "1", "0").astype(int)])
def test_a_boundary_lies_where_the_class_changes(classify):
    ax = plot_boundary(classify, [[0, 0], [2, 1]], [0, 1])
    lines = [part for part in ax.collections if part.get_facecolor().size == 0]
    regions = [part for part in ax.collections if part.get_facecolor().size]
    assert lines and len(regions) == 2
    for region, side in zip(regions, (max, min)):
        border = region.get_paths()[0].vertices[:, 0]
        assert side(border) == pytest.approx(1, abs=0.02)
    for line in lines:
        assert line.get_paths()[0].vertices[:, 0] == pytest.approx(1, abs=0.02)


def test_bars_are_as_high_as_told_and_the_tail_is_hatched():
    ax = plot_bars([1, 3, 2], [4, 5, 6], highlight=[5, 6])
    bars = ax.patches
    assert [bar.get_height() for bar in bars] == [1, 3, 2]
    assert [bar.get_x() + bar.get_width() / 2 for bar in bars] == pytest.approx(
        [4, 5, 6])
    assert [bool(bar.get_hatch()) for bar in bars] == [False, True, True]


def test_bars_beside_each_other_do_not_overlap():
    ax = plot_bars({"a": [1, 2], "b": [3, 4]}, ["x", "y"])
    spans = sorted((bar.get_x(), bar.get_x() + bar.get_width())
                   for bar in ax.patches)
    assert all(end <= start + 1e-9 for (_, end), (start, _) in zip(spans, spans[1:]))
    assert len({bar.get_hatch() for bar in ax.patches}) == 2


def test_a_joint_table_has_its_margins():
    ax = plot_joint([[1, 2], [3, 4]], ["a", "b"], ["c", "d"])
    assert texts(ax, "number") == ["$1$", "$2$", "$3$", "$4$"]
    assert texts(ax, "margin") == ["$3$", "$7$", "$4$", "$6$", "$10$"]
    shades = [cell.get_alpha() for cell in parts(ax, "shade")]
    assert shades == sorted(shades) and shades[0] == shades[3] / 4


def test_a_tree_multiplies_along_its_ways():
    after = {"c": Fraction(1, 4), "d": Fraction(3, 4)}
    tree = {"a": (Fraction(1, 3), after), "b": Fraction(2, 3)}
    assert texts(plot_tree(tree), "product") == ["$1/12$", "$1/4$", "$2/3$"]
    assert texts(plot_tree(tree, total=24), "product") == ["$2$", "$6$", "$16$"]
    assert texts(plot_tree(tree), "probability") == [
        "$1/3$", "$1/4$", "$3/4$", "$2/3$"]


def test_events_mark_their_outcomes():
    ax = plot_events(list("abcdef"), {"early": list("ab"), "vowel": lambda x: x in "ae"},
                     columns=3)
    assert texts(ax, "event") == ["early: 2 of 6", "vowel: 2 of 6"]
    rings = {ring.center for ring in parts(ax, "event-2")}
    assert {(0.5, 0.5), (1.5, 1.5)} <= rings
    assert len(parts(ax, "event-1")) == 3 and len(rings) == 2


def test_layers_join_each_unit_with_each():
    ax = plot_layers([2, 3, 1], weights=[[[1, 2], [3, 4], [5, 6]], [[7, 8, 9]]])
    assert len(parts(ax, "unit")) == 6 and len(parts(ax, "weight")) == 9
    assert sorted(texts(ax, "weight-number")) == [f"${k}$" for k in range(1, 10)]
    numbers = {text.get_text(): text.get_position()
               for text in parts(ax, "weight-number")}
    units = sorted({unit.center for unit in parts(ax, "unit")},
                   key=lambda place: (place[0], -place[1]))
    start, end = np.array(units[1]), np.array(units[4])  # 6 joins these two
    on_line = (np.array(numbers["$6$"]) - start) / (end - start)
    assert on_line[0] == pytest.approx(on_line[1])


def test_large_layers_are_shortened():
    ax = plot_layers([64, 3])
    assert len(parts(ax, "unit")) == 8 and len(parts(ax, "weight")) == 15
    assert texts(ax, "count") == ["64"]


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
    (lambda: plot_points([[1, 2]] * 4, joined=3), "from 2 that divides 4, got 3"),
    (lambda: plot_points([[1, 2]], joined=1), "from 2 that divides 1, got 1"),
    (lambda: plot_points([[1, 2]] * 2, [0, 0], joined=2), "no classes beside it"),
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
    (lambda: plot_contours(1, (0, 1), (0, 1)), "expected a function of x and y"),
    (lambda: plot_contours(np.add, (0, 1), (1, 0)), "ylim: .* first one smaller"),
    (lambda: plot_contours(np.add, (0, 1), None), "two numbers for each, got None"),
    (lambda: plot_contours(lambda x, y: x[0], (0, 1), (0, 1)), "one like them"),
    (lambda: plot_contours(np.add, (0, 1), (0, 1), marks=[1]), "marks: expected"),
    (lambda: plot_boundary(1, [[1, 2]], [0]), "classify: expected a function"),
    (lambda: plot_boundary(lambda X: X, [[1, 2]], [0]), "an answer of shape"),
    (lambda: plot_bars({}), "heights: expected one to 3 rows, got 0"),
    (lambda: plot_bars({"a": [1], "b": [1, 2]}), "rows of the same length"),
    (lambda: plot_bars([1, 2], [1]), "at: expected 2 different places"),
    (lambda: plot_bars([1, 2], highlight=[2]), r"highlight: .* got \[2\]"),
    (lambda: plot_bars({"a": [1], "b": [1]}, highlight=[0]), "one row"),
    (lambda: plot_joint([[-1]], [0], [0]), "table: .* at least 0, got -1"),
    (lambda: plot_joint(np.ones((11, 1)), range(11), [0]), "at most 10 rows"),
    (lambda: plot_joint([[1]], [0, 1], [0]), "rows: expected 1 values, got 2"),
    (lambda: plot_tree([1]), "branches: expected a dict"),
    (lambda: plot_tree({"a": 0.5}), r"add up to 1, got \$0.5\$"),
    (lambda: plot_tree({"a": (1, {"b": 0.3, "c": 0.6})}), r"branches\['a'\]: exp"),
    (lambda: plot_tree({f"{n}": Fraction(1, 20) for n in range(20)}), "12 ends"),
    (lambda: plot_events([], {"a": []}), "outcomes: expected one to 400, got 0"),
    (lambda: plot_events([1], {"a": [2]}), r"events\['a'\]: .* got 2"),
    (lambda: plot_events([1], [2]), "events: expected a dict"),
    (lambda: plot_events([1], {}), "events: expected one to 3, got 0"),
    (lambda: plot_events([1], {"a": [1]}, columns=0), "columns: expected at l"),
    (lambda: plot_layers([2]), "layers: expected two to 6, got 1"),
    (lambda: plot_layers([2, 0]), r"layers\[1\]: expected at least one unit"),
    (lambda: plot_layers([2, 1], names=["a"]), "names: expected 2, one for"),
    (lambda: plot_layers([2, 1], weights=[[[1], [2]]]), r"shape \(1, 2\) of at"),
])
def test_bad_input_is_named(draw, words):
    with pytest.raises((TypeError, ValueError), match=words):
        draw()
