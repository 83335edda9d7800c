"""What the figures show is true, can be seen, and leaves no trace behind."""

import io
import itertools
import os
import subprocess
import sys
from fractions import Fraction

import hypothesis.strategies as st
import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from matplotlib.axes import Axes

from mlmath.elimination import row_echelon_form
from mlmath.figures import (
    DARK_COUNTERPARTS, INK, MUTED, PALETTE, PAPER, house_style,
    plot_line_cases, plot_lines, plot_plane_cases, plot_planes, show_matrix)
from mlmath.figures.equations import equations_of, point_latex
from mlmath.figures.labels import Box, Label, Surroundings, place
from mlmath.figures.plane import choose_window, tick_step
from mlmath.figures.solid import (
    Piece, View, back_to_front, line_in_box, plane_polygon)
from mlmath.figures.space import Scene, chosen_limits
from mlmath.figures.style import DASHES, HOUSE_STYLE, TEXT_COLORS
from mlmath.systems import LinearSystem, exact

DARK_PAGE = "#14181e"
LIGHT_PAGE = "#ffffff"


def system(*equations, unknowns=None):
    return LinearSystem.from_equations(equations, unknowns)


CROSSING = system("x + y = 3", "x - y = 1")
PARALLEL = system("x + y = 1", "x + y = 3")
COINCIDENT = system("x + 2*y = 4", "2*x + 4*y = 8")
POINT = system("x + y + z = 3", "x - y = 0", "y - z = 0")
LINE = system("x + y + z = 0", "x - y = 0", "2*x + z = 0")
PRISM = system("x + y + z = 0", "x - y = 0", "2*x + z = 2")
WIDE = LinearSystem([[1234.5, 2345.6, -3456.7], [1, -1, 0]], [1234.5, 0])
SAME = system("x + y + 2*z = 1", "2*x + 2*y + 4*z = 2", "3*x + 3*y + 6*z = 3")


def by_gid(ax, gid):
    """Return all that was drawn under a name."""
    return [artist for artist in ax.get_children() if artist.get_gid() == gid]


def texts(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def drawn_as(axes, kind):
    """Return the figure as a file of some kind, without the time of day."""
    date = {"svg": "Date", "pdf": "CreationDate"}[kind]
    content = io.BytesIO()
    with matplotlib.rc_context({"svg.hashsalt": "a test"}):
        axes.figure.savefig(content, format=kind, metadata={date: None})
    return content.getvalue()


# Colors


def linear(color):
    """Return the linear-light red, green and blue of a hex color."""
    parts = np.array([int(color[i:i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(
        parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(first, second):
    """Return the contrast of two colors as WCAG 2 defines it."""
    weights = [0.2126, 0.7152, 0.0722]
    dark, light = sorted(linear(color) @ weights for color in (first, second))
    return (light + 0.05) / (dark + 0.05)


# How readers see colors who lack a kind of cone entirely: Machado, Oliveira
# and Fernandes (2009), severity 1, applied to linear light.
SEEN_BY = {
    "everyone": np.eye(3),
    "deuteranopes": np.array([
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881]]),
    "protanopes": np.array([
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998]]),
    "tritanopes": np.array([
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900]]),
}


def lab(light):
    """Return CIE L*a*b* coordinates (D65) of linear light."""
    to_xyz = np.array([
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041]])
    ratios = to_xyz @ np.clip(light, 0, 1) / [0.95047, 1, 1.08883]
    x, y, z = np.where(ratios > 216 / 24389, np.cbrt(ratios),
                       (24389 / 27 * ratios + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_contrast_formula_on_known_pairs():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("page", [LIGHT_PAGE, DARK_PAGE])
@pytest.mark.parametrize("name", PALETTE)
def test_lines_stand_out_from_both_pages(name, page):
    assert contrast(PALETTE[name], page) >= 3


@pytest.mark.parametrize("color", [INK, MUTED, *TEXT_COLORS.values()])
def test_letters_can_be_read_on_both_pages(color):
    assert contrast(color, LIGHT_PAGE) >= 4.5
    assert contrast(DARK_COUNTERPARTS[color], DARK_PAGE) >= 4.5


@pytest.mark.parametrize("reader", SEEN_BY)
@pytest.mark.parametrize("pair", list(itertools.combinations(PALETTE, 2)))
def test_lines_are_told_apart_by(reader, pair):
    first, second = (lab(SEEN_BY[reader] @ linear(PALETTE[name])) for name in pair)
    assert np.linalg.norm(first - second) >= 15


def test_each_color_has_a_dash_of_its_own_and_letters():
    assert list(PALETTE) == list(DASHES) == list(TEXT_COLORS)
    assert len(set(map(str, DASHES.values()))) == len(PALETTE)


def test_counterparts_lead_from_the_light_page_to_the_dark_one():
    assert DARK_COUNTERPARTS[PAPER] == DARK_PAGE
    assert PAPER == LIGHT_PAGE
    # A line keeps its color, so it must not be somebody's letters.
    assert not set(PALETTE.values()) & set(DARK_COUNTERPARTS)
    # Read in one go or one by one, the colors come out the same.
    assert not set(DARK_COUNTERPARTS.values()) & set(DARK_COUNTERPARTS)


# The style


def test_house_style_ends_with_the_block():
    with house_style():
        figure, ax = plt.subplots()
        assert ax.xaxis.label.get_color() == INK
        assert [ax.plot([0, 1])[0].get_color() for _ in PALETTE] == list(
            PALETTE.values())
        assert figure.get_facecolor() == (1, 1, 1, 1)
    assert matplotlib.rcParams["text.color"] != INK


def test_house_style_ends_with_an_error_too():
    before = matplotlib.rcParams["text.color"]
    with pytest.raises(RuntimeError), house_style():
        raise RuntimeError
    assert matplotlib.rcParams["text.color"] == before


def test_house_style_has_only_settings_that_matplotlib_knows():
    assert set(HOUSE_STYLE) <= set(matplotlib.rcParams)


def test_figures_keep_their_layout_however_often_they_are_saved():
    with matplotlib.rc_context({"figure.constrained_layout.use": True}):
        ax = plot_lines(CROSSING)
        first = drawn_as(ax, "svg")
        drawn_as(ax, "pdf")
        assert drawn_as(ax, "svg") == first


def test_what_a_notebook_sets_at_its_first_figure_stays(tmp_path):
    # Such a backend wakes with the first figure and makes its settings then.
    (tmp_path / "waking_backend.py").write_text(
        "import matplotlib\n"
        "from matplotlib.backends.backend_agg import FigureCanvas\n"
        "matplotlib.interactive(True)\n")
    check = ("import sys, matplotlib\n"
             "from mlmath.figures import show_matrix\n"
             "show_matrix([[1]])\n"
             "sys.exit(not matplotlib.is_interactive())\n")
    variables = os.environ | {"MPLBACKEND": "module://waking_backend"}
    variables["PYTHONPATH"] = os.pathsep.join(
        [str(tmp_path), os.environ.get("PYTHONPATH", "")])
    assert subprocess.run(
        [sys.executable, "-c", check], env=variables).returncode == 0


def test_systems_and_package_do_not_import_matplotlib():
    check = ("import sys, mlmath, mlmath.systems, mlmath.determinants; "
             "sys.exit('matplotlib' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", check]).returncode == 0


# Lines


small = st.integers(-6, 6)
row = st.tuples(small, small).filter(any)


@given(st.lists(row, min_size=1, max_size=4), st.data())
@settings(max_examples=30, deadline=None)
def test_points_of_lines_satisfy_their_equations(rows, data):
    constants = data.draw(st.lists(
        small, min_size=len(rows), max_size=len(rows)))
    ax = plot_lines(LinearSystem(rows, constants))
    shown = 0
    for index, ((a, b), c) in enumerate(zip(rows, constants)):
        for line in by_gid(ax, f"line-{index + 1}"):
            x, y = line.get_data()
            np.testing.assert_allclose(
                a * x + b * y, c, atol=1e-7 * (abs(x).max() + abs(y).max() + 1))
            assert x.min() >= ax.get_xlim()[0] - 1e-6
            assert y.max() <= ax.get_ylim()[1] + 1e-6
            shown += 1
    assert shown  # the window shows something of the picture
    plt.close(ax.figure)


@given(st.lists(row, min_size=2, max_size=2), st.tuples(small, small))
@settings(max_examples=30, deadline=None)
def test_the_dot_is_where_the_lines_meet(rows, constants):
    if rows[0][0] * rows[1][1] == rows[0][1] * rows[1][0]:
        return
    ax = plot_lines(LinearSystem(rows, constants))
    (dot,) = by_gid(ax, "solution-point")
    np.testing.assert_allclose(
        np.ravel(dot.get_data()),
        np.linalg.solve(np.array(rows, float), constants), atol=1e-9)
    plt.close(ax.figure)


def test_lines_carry_equations_names_and_coordinates():
    ax = plot_lines(system("3*h + 2*p = 5", "h - p = 1/2"))
    assert isinstance(ax, Axes)
    assert set(texts(ax)) == {
        "$h$", "$p$", "$3 h + 2 p = 5$", r"$h - p = \frac{1}{2}$",
        r"$(\frac{6}{5},\ \frac{7}{10})$"}
    assert ax.get_title() == ""
    assert ax.get_aspect() == 1


@pytest.mark.parametrize("case", [PARALLEL, COINCIDENT, system(
    "x + y = 3", "x - y = 1", "x + 3*y = 2")])
def test_no_dot_without_a_unique_solution(case):
    assert not by_gid(plot_lines(case), "solution-point")


def test_of_two_coincident_lines_the_broad_one_lies_below():
    ax = plot_lines(COINCIDENT)
    (below,), (above,) = by_gid(ax, "line-1"), by_gid(ax, "line-2")
    assert below.get_linewidth() > 2 * above.get_linewidth()
    assert below.get_zorder() < above.get_zorder()
    assert below.get_linestyle() == "-" and above.get_linestyle() == "--"


def test_opposite_signs_still_coincide():
    first, second = equations_of(
        "s", system("x - y = 2", "-x + y = -2"), 2)
    assert first.coincides_with(second)
    third, fourth = equations_of("s", system("x - y = 2", "-x + y = 2"), 2)
    assert third.is_parallel_to(fourth) and not third.coincides_with(fourth)


NEARLY = ("2*h + 3*p = 12", "2*h + 33/10*p = 129/10")
CHANGED = system("2*h + 3*p = 12", "2*h + 33/10*p = 125/10")


def test_compare_joins_the_two_solutions():
    before = system(*NEARLY)
    ax = plot_lines(before, compare=CHANGED)
    (old,), (new,) = (by_gid(ax, f"{gid}-point")
                      for gid in ("solution", "changed-solution"))
    for dot, case in ((old, before), (new, CHANGED)):
        floats = case.as_floats()
        np.testing.assert_allclose(
            np.ravel(dot.get_data()),
            np.linalg.solve(floats.coefficients, floats.constants))
    assert old.get_markerfacecolor() != new.get_markerfacecolor()
    assert len(by_gid(ax, "change")) == 1
    # Only the second equation has changed.
    assert not by_gid(ax, "changed-line-1")
    (line,) = by_gid(ax, "changed-line-2")
    assert line.get_color() == PALETTE["vermilion"]
    assert line.get_linestyle() == "--"
    assert by_gid(ax, "line-2")[0].get_linestyle() == "-"


def test_compare_with_the_same_system_changes_nothing():
    ax = plot_lines(CROSSING, compare=CROSSING)
    assert len(by_gid(ax, "solution-point")) == 1
    assert not by_gid(ax, "change") and not by_gid(ax, "changed-solution-point")


@pytest.mark.parametrize("first, second, dots", [
    (PARALLEL, CROSSING, {"changed-solution-point"}),
    (CROSSING, PARALLEL, {"solution-point"}),
])
def test_compare_marks_what_there_is(first, second, dots):
    ax = plot_lines(first, compare=second)
    found = {artist.get_gid() for artist in ax.get_children()
             if str(artist.get_gid()).endswith("solution-point")}
    assert found == dots
    assert not by_gid(ax, "change")


def test_no_arrow_between_dots_that_touch():
    ax = plot_lines(CROSSING, compare=system("x + y = 31/10", "x - y = 1"))
    assert by_gid(ax, "changed-solution-point") and not by_gid(ax, "change")


def test_limits_are_obeyed():
    ax = plot_lines(CROSSING, xlim=(1, 4), ylim=(0.5, 3))
    assert ax.get_xlim() == (1, 4) and ax.get_ylim() == (0.5, 3)
    ax = plot_lines(CROSSING, xlim=(-1, 7))
    assert ax.get_xlim() == pytest.approx((-1, 7))
    ax = plot_lines(CROSSING, ylim=(-2, 5))
    assert ax.get_ylim() == pytest.approx((-2, 5))


def test_what_lies_outside_the_limits_is_not_drawn():
    ax = plot_lines(CROSSING, xlim=(10, 11), ylim=(0, 1))
    assert not by_gid(ax, "line-1") and not by_gid(ax, "solution-point")
    ax = plot_lines(CROSSING, compare=system("x + y = 30", "x - y = 1"),
                    xlim=(10, 30), ylim=(0, 20))
    assert not by_gid(ax, "change") and not by_gid(ax, "solution-point")


def test_a_line_through_a_corner_alone_is_not_drawn():
    ax = plot_lines(system("x + y = 0"), xlim=(0, 1), ylim=(0, 1))
    assert not by_gid(ax, "line-1")


def test_scales_differ_only_where_one_would_flatten_the_picture():
    assert plot_lines(CROSSING).get_aspect() == 1
    ax = plot_lines(system("x + 100*y = 300", "x - 50*y = 20"))
    assert ax.get_aspect() == "auto"
    x, y = np.linalg.solve([[1, 100], [1, -50]], [300, 20])
    assert ax.get_xlim()[0] < 0 < x < ax.get_xlim()[1]
    assert ax.get_ylim()[0] < 0 < y < ax.get_ylim()[1]


@pytest.mark.parametrize("equations", [
    ("x = 0",), ("x + y = 0", "x - y = 0"), ("y = 3",), ("x = 2", "y = 1"),
    ("x = 1/1000", "y = 1/1000"), ("x = 123456", "y = -98765")])
def test_window_of_special_lines(equations):
    ax = plot_lines(system(*equations, unknowns=["x", "y"]))
    for index in range(len(equations)):
        assert by_gid(ax, f"line-{index + 1}")


def test_numbers_of_the_axes_are_round_and_few():
    assert tick_step(10, 4, 0.4) == 1
    assert tick_step(11, 4, 0.4) == 2
    assert tick_step(0.3, 4, 0.4) == pytest.approx(0.05)
    ax = plot_lines(CROSSING)
    written = [label.get_text() for label in ax.get_xticklabels()]
    assert "$0$" in written and 4 <= len(written) <= 12


def boxes_on(ax):
    """Return the rectangles of all labels that were placed."""
    found = [text.get_window_extent() for text in ax.texts
             if str(text.get_gid()).startswith(("label", "solution", "changed"))]
    assert found
    return found


@pytest.mark.parametrize("case", [
    CROSSING, PARALLEL, COINCIDENT, system(*NEARLY),
    system("x + y = 3", "x - y = 1", "x + 3*y = 2"),
    system("x + y = 3", "x - y = 1", "x + 3*y = 2", "2*x + y = 4")])
def test_labels_overlap_nothing_and_stay_inside(case):
    ax = plot_lines(case)
    for first, second in itertools.combinations(boxes_on(ax), 2):
        assert not first.overlaps(second)
    for box in boxes_on(ax):
        assert box.x0 >= ax.bbox.x0 and box.x1 <= ax.bbox.x1
        assert box.y0 >= ax.bbox.y0 and box.y1 <= ax.bbox.y1


def test_line_labels_lie_on_no_line():
    ax = plot_lines(CROSSING)
    lines = [ax.transData.transform(np.transpose(line.get_data()))
             for index in (1, 2) for line in by_gid(ax, f"line-{index}")]
    for box in boxes_on(ax):
        for start, end in lines:
            assert Box(*box.extents).length_inside(start, end) == 0


def test_own_axes_are_used():
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
    assert plot_lines(CROSSING, ax=left) is left
    assert plot_planes(POINT, ax=right) is right
    assert plt.get_fignums() == [figure.number]


@pytest.mark.parametrize("count, rows", [
    (1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 2)])
def test_line_cases_in_rows(count, rows):
    panels = plot_line_cases([CROSSING] * count)
    assert panels.shape == (count,)
    assert len({round(ax.get_position().y0, 6) for ax in panels}) == rows
    assert len({ax.figure for ax in panels}) == 1
    for ax, letter in zip(panels, "abcdef"):
        assert {f"({letter})", "$x$", "$y$", "$x + y = 3$"} <= set(texts(ax))
        assert ax.get_xlim() == panels[0].get_xlim()


# Planes


normal = st.tuples(small, small, small).filter(any)


@given(normal, st.integers(-8, 8), st.integers(1, 4))
@settings(max_examples=80, deadline=None)
def test_polygon_lies_in_the_plane_and_in_the_box(coefficients, constant, reach):
    length = np.linalg.norm(coefficients)
    unit, offset = np.array(coefficients) / length, constant / length
    corners = plane_polygon(unit, offset, -reach, reach)
    meets = reach * np.abs(coefficients).sum() > abs(constant) + 1e-6
    assert bool(len(corners)) >= meets
    if not len(corners):
        return
    assert 3 <= len(corners) <= 6
    np.testing.assert_allclose(corners @ coefficients, constant, atol=1e-8)
    assert np.abs(corners).max() <= reach + 1e-9
    # Convex, and walked around in one direction.
    sides = np.roll(corners, -1, axis=0) - corners
    turns = np.cross(sides, np.roll(sides, -1, axis=0)) @ unit
    assert (turns > 0).all() or (turns < 0).all()


@given(st.lists(normal, min_size=3, max_size=3), st.tuples(small, small, small))
@settings(max_examples=25, deadline=None)
def test_the_common_point_is_where_numpy_finds_it(rows, constants):
    if round(np.linalg.det(rows)) == 0:
        return
    case = LinearSystem(rows, constants)
    scene = Scene("system", case, equations_of("system", case, 3), None,
                  View(24, 30))
    expected = np.linalg.solve(np.array(rows, float), constants)
    np.testing.assert_allclose(scene.solution.astype(float), expected, atol=1e-8)
    assert scene.low <= expected.min() and expected.max() <= scene.high
    for segment in scene.crossings:
        on_planes = np.abs(segment @ np.transpose(rows) - constants) < 1e-7
        assert (on_planes.all(axis=0).sum()) >= 2  # both ends, two planes
        assert segment.min() >= scene.low - 1e-7
        assert segment.max() <= scene.high + 1e-7


def test_pieces_cover_the_planes_and_are_cut_by_them():
    scene = Scene("system", POINT, equations_of("system", POINT, 3), None,
                  View(24, 30))
    for index, corners in enumerate(scene.polygons):
        faces = [piece for piece in scene.pieces()
                 if piece.role == "face" and piece.owner == index]
        assert sum(area(face.corners) for face in faces) == pytest.approx(
            area(corners))
        for face in faces:
            for plane in scene.equations:
                sides = face.corners @ plane.normal - plane.offset
                assert (sides < 1e-7).all() or (sides > -1e-7).all()


def area(corners):
    first, *others = corners
    arms = np.array(others) - first
    return np.linalg.norm(np.cross(arms[:-1], arms[1:]).sum(axis=0)) / 2


@given(st.lists(normal, min_size=2, max_size=4), st.integers(-80, 80),
       st.integers(-170, 170), st.data())
@settings(max_examples=25, deadline=None)
def test_no_piece_hides_one_that_is_drawn_later(rows, elevation, azimuth, data):
    constants = data.draw(st.lists(
        st.integers(-2, 2), min_size=len(rows), max_size=len(rows)))
    case = LinearSystem(rows, constants)
    planes = equations_of("system", case, 3)
    scene = Scene("system", case, planes, None, View(elevation, azimuth))
    toward = scene.view.toward_viewer
    faces = [piece for piece in scene.pieces() if piece.role == "face"]
    for early, late in itertools.combinations(faces, 2):
        plane = planes[late.owner]
        approach = plane.normal @ toward
        if abs(approach) < 1e-6:
            continue
        # From the middle of the early piece toward the viewer, the late piece
        # may be met; away from the viewer it must not be.
        middle = early.corners.mean(axis=0)
        distance = (plane.offset - plane.normal @ middle) / approach
        if distance < -1e-6:
            assert not inside(middle + distance * toward, late.corners,
                              plane.normal)


def inside(point, corners, normal):
    """Tell whether a point of the plane lies well within a polygon."""
    sides = np.roll(corners, -1, axis=0) - corners
    turns = np.cross(sides, point - corners) @ normal
    return (turns > 1e-6).all() or (turns < -1e-6).all()


def test_pieces_without_planes_keep_their_order():
    segment = Piece(np.eye(3)[:2], "outline", 0)
    assert back_to_front([segment], [], np.ones(3), 1e-9) == [segment]


def test_planes_carry_numbers_equations_and_names():
    ax = plot_planes(POINT)
    assert isinstance(ax, Axes) and ax.name == "rectilinear"
    written = texts(ax)
    assert {"$x$", "$y$", "$z$", "$x + y + z = 3$", "$x - y = 0$",
            "$y - z = 0$", r"$(1,\ 1,\ 1)$"} <= set(written)
    for number in "123":  # one on the plane, one in the key
        assert written.count(number) == 2


def test_long_equations_stand_below_the_picture():
    beside, below = plot_planes(POINT).figure, plot_planes(WIDE).figure
    assert beside.get_size_inches()[0] == below.get_size_inches()[0] == 4.6
    assert beside.get_size_inches()[1] < below.get_size_inches()[1]


def test_in_own_axes_the_equations_stay_inside():
    figure, ax = plt.subplots(figsize=(4, 4))
    plot_planes(POINT, ax=ax)
    for text in ax.texts:
        if str(text.get_gid()).startswith("key"):
            box = text.get_window_extent()
            assert ax.bbox.y0 <= box.y0 and box.y1 <= ax.bbox.y1
    figure, ax = plt.subplots(figsize=(1, 1))
    plot_planes(POINT, ax=ax)  # tiny, but no failure


def test_numbers_and_coordinates_do_not_overlap():
    for case in (POINT, WIDE, system(
            "12*x + 13*y - 14*z = 15/17", "125*x - 1/3*y + z = 100", "x - y = 0")):
        ax = plot_planes(case)
        boxes = [text.get_window_extent() for text in ax.texts
                 if text.get_text() in {"1", "2", "3"} or
                 text.get_gid() == "solution"]
        for first, second in itertools.combinations(boxes, 2):
            assert not first.overlaps(second)


def test_numbers_stand_on_their_planes():
    ax = plot_planes(POINT)
    scene = Scene("system", POINT, equations_of("system", POINT, 3), None,
                  view_of(ax))
    for index, corners in enumerate(scene.polygons):
        shape = matplotlib.path.Path(scene.view.project(corners))
        places = [text.get_position() for text in ax.texts
                  if text.get_text() == str(index + 1)]
        assert any(shape.contains_point(place, radius=1e-9) for place in places)


def view_of(ax):
    """Return the view in which the planes of POINT were drawn."""
    from mlmath.figures.space import _view

    return _view(equations_of("system", POINT, 3), None, None)


@pytest.mark.parametrize("case, dots, lines", [
    (POINT, 1, 0), (LINE, 0, 1), (PRISM, 0, 0), (SAME, 0, 0),
    (system("x + y + z = 1", "x - y = 0"), 0, 1),
    (system("x + y + z = 1"), 0, 0)])
def test_what_the_planes_share_is_marked(case, dots, lines):
    ax = plot_planes(case)
    assert len(by_gid(ax, "solution-point")) == dots
    assert len(by_gid(ax, "solution-line")) == lines


def test_the_common_line_lies_in_all_planes():
    scene = Scene("system", LINE, equations_of("system", LINE, 3), (-2, 2),
                  View(24, 30))
    coefficients = LINE.as_floats().coefficients
    np.testing.assert_allclose(
        scene.common_line @ coefficients.T, 0, atol=1e-9)
    assert np.abs(scene.common_line).max() == pytest.approx(2)


def test_planes_on_a_plane_are_hatched():
    ax = plot_planes(SAME)
    hatches = [{face.get_hatch() for face in by_gid(ax, f"plane-{number}")}
               for number in (1, 2, 3)]
    assert hatches[0] == {None} and len(set.union(*hatches)) == 3


def test_no_plane_is_seen_edge_on():
    for case in (POINT, LINE, PRISM, SAME, system("x + y + z = 0", "y - z = 1"),
                 system("x = 1", "y = 0", "z = 2", unknowns=["x", "y", "z"])):
        planes = equations_of("system", case, 3)
        from mlmath.figures.space import _view

        view = _view(planes, None, None)
        for plane in planes:
            assert abs(plane.normal @ view.toward_viewer) > 0.15


def test_a_view_that_is_asked_for_is_taken():
    from mlmath.figures.space import _view

    planes = equations_of("system", POINT, 3)
    assert _view(planes, 10, -40) == View(10, -40)
    assert _view(planes, 10, None).elevation == 10
    assert _view(planes, None, -40).azimuth == -40


@pytest.mark.parametrize("elevation, azimuth", [
    (90, 0), (-90, 10), (0, 0), (-30, 200), (0, 90)])
def test_any_view_can_be_drawn(elevation, azimuth):
    ax = plot_planes(POINT, elevation=elevation, azimuth=azimuth)
    assert by_gid(ax, "plane-1")


def test_what_stands_before_a_point_is_counted():
    floors = system("z = 0", "z = 1", "z = 2", unknowns=["x", "y", "z"])
    planes = equations_of("system", floors, 3)
    scene = Scene("system", floors, planes, None, View(90, 0))
    assert [scene.covers(np.array([0, 0, height])) for height in range(3)] == [
        2, 1, 0]
    from_below = Scene("system", floors, planes, None, View(-90, 0))
    assert from_below.covers(np.array([0, 0, 2])) == 2


def test_view_looks_from_where_it_says():
    np.testing.assert_allclose(View(0, 0).toward_viewer, [1, 0, 0], atol=1e-12)
    np.testing.assert_allclose(View(0, 90).toward_viewer, [0, 1, 0], atol=1e-12)
    np.testing.assert_allclose(View(90, 0).toward_viewer, [0, 0, 1], atol=1e-12)
    # From the front, the second axis runs to the right, the third upward.
    np.testing.assert_allclose(
        View(0, 0).project(np.eye(3)), [[0, 0], [1, 0], [0, 1]], atol=1e-12)


def test_limits_of_the_box_are_chosen_to_fit():
    planes = equations_of("system", POINT, 3)
    assert chosen_limits(planes, None) == (-3, 3)
    far = system("x + y + z = 90")
    low, high = chosen_limits(equations_of("system", far, 3), None)
    assert low == -high and high > 30
    assert chosen_limits(planes, np.array([Fraction(10), 0, 0]))[1] >= 10


def test_a_point_outside_the_box_is_not_marked():
    case = system("x + y + z = 3", "x + y - z = -3", "x - y = 2")
    assert by_gid(plot_planes(case, limits=(-4, 4)), "solution-point")
    assert not by_gid(plot_planes(case, limits=(-2, 2)), "solution-point")


def test_a_line_outside_the_box_is_not_drawn():
    case = system("x + z = 3", "x - z = 3", unknowns=["x", "y", "z"])
    ax = plot_planes(case, limits=(-2, 2))
    assert not by_gid(ax, "solution-line") and not by_gid(ax, "crossing")


def test_line_in_box():
    ends = line_in_box(np.zeros(3), np.array([1.0, 0, 0]), -2, 2)
    np.testing.assert_allclose(ends, [[-2, 0, 0], [2, 0, 0]])
    assert line_in_box(np.array([0, 5.0, 0]), np.array([1.0, 0, 0]), -2, 2) is None
    assert line_in_box(np.array([0, 9.0, 0]), np.array([1.0, 1, 0]), -2, 2) is None


@pytest.mark.parametrize("count, rows", [(1, 1), (2, 1), (3, 2), (8, 4)])
def test_plane_cases_in_two_columns(count, rows):
    panels = plot_plane_cases([LINE] * count)
    assert panels.shape == (count,)
    assert len({round(ax.get_position().y0, 6) for ax in panels}) == rows
    assert "(a)" in texts(panels[0])


# Matrices


def entries_of(ax):
    return [text.get_text() for text in ax.texts]


def test_matrix_shows_its_entries():
    ax = show_matrix(exact([["1/2", "-3"], ["0", "12"]]))
    assert entries_of(ax) == [r"$\frac{1}{2}$", "$-3$", "$0$", "$12$"]
    assert len(by_gid(ax, "bracket")) == 2 and not by_gid(ax, "bar")


def test_echelon_form_brings_pivots_and_bar():
    form = row_echelon_form([[1, 2, 3], [2, 4, 8]], augmented=True)
    ax = show_matrix(form)
    assert by_gid(ax, "pivot-0-0") and not by_gid(ax, "pivot-1-2")
    assert len(by_gid(ax, "bar")) == 1
    ax = show_matrix(form, augmented=False, pivots=[])
    assert not by_gid(ax, "bar") and not by_gid(ax, "pivot-0-0")


def test_pivots_rows_and_bar_of_an_array():
    ax = show_matrix([[1, 2], [3, 4]], pivots=[(1, 1)], highlight_rows=[0],
                     augmented=True)
    assert by_gid(ax, "pivot-1-1") and by_gid(ax, "band-0")
    (bar,) = by_gid(ax, "bar")
    left, right = (by_gid(ax, f"entry-0-{column}")[0].get_position()[0]
                   for column in (0, 1))
    assert left < bar.get_xdata()[0] < right
    place = ax.transData.transform((bar.get_xdata()[0], 0))[0]
    for text in ax.texts:
        box = text.get_window_extent()
        assert min(abs(box.x0 - place), abs(box.x1 - place)) > 0.15 * ax.figure.dpi


def test_matrix_is_as_large_as_it_needs_to_be():
    small_one = show_matrix([[1]]).figure.get_size_inches()
    large_one = show_matrix(np.eye(4)).figure.get_size_inches()
    assert (small_one < large_one).all()
    wide = show_matrix(1e5 * np.ones((2, 12))).figure
    assert wide.get_size_inches()[0] == pytest.approx(4.6)


def test_matrix_entries_do_not_touch():
    ax = show_matrix([[123456, 2.5, -3], [0.001, 1, 999999]])
    boxes = [text.get_window_extent() for text in ax.texts]
    for first, second in itertools.combinations(boxes, 2):
        assert not first.overlaps(second)


def test_matrix_on_own_axes():
    figure, ax = plt.subplots()
    assert show_matrix([[1, 2]], ax=ax) is ax


# Labels


def test_box_geometry():
    box = Box(0, 0, 4, 2)
    assert box.overlap(Box(3, 1, 9, 9)) == 1
    assert box.overlap(Box(5, 0, 6, 1)) == 0
    assert box.area_outside(Box(0, 0, 2, 2)) == 4
    assert box.length_inside((-1, 1), (9, 1)) == 4
    assert box.length_inside((1, -5), (1, 5)) == pytest.approx(2)
    assert box.length_inside((9, -5), (9, 5)) == 0
    assert box.length_inside((1, 1), (2, 1)) == 1


def test_labels_give_way_to_each_other():
    first, second = (Label((4, 2), [(10, 10), (10, 20)], [0, 1])
                     for _ in range(2))
    place([first, second], Surroundings(Box(0, 0, 50, 50)))
    assert first.box().overlap(second.box()) == 0


def test_labels_keep_inside_and_off_lines():
    label = Label((4, 2), [(0, 10), (10, 10), (10, 20)], [0, 1, 2])
    place([label], Surroundings(Box(0, 0, 50, 50),
                                segments=[((0, 10), (50, 10), 1)]))
    assert label.centers[label.chosen] == (10, 20)


@pytest.mark.parametrize("point, written", [
    ([Fraction(1, 2), Fraction(-3)], r"(\frac{1}{2},\ -3)"),
    ([0.5, 2.0], r"(0.5,\ 2)"),
    ([1 / 3, 2.0], r"\approx (0.3333,\ 2)"),
    ([1e-16, -0.0], r"(0,\ 0)"),
    ([Fraction(1234, 567), Fraction(1)], r"\approx (2.176,\ 1)"),
    ([Fraction(123456), Fraction(1)], r"(123456,\ 1)"),
])
def test_coordinates(point, written):
    assert point_latex(point) == written


# Errors


THREE = system("x + y + z = 1")
FIVE = LinearSystem([[1, k] for k in range(5)], range(5))
EMPTY = LinearSystem([[1, 1], [0, 0]], [1, 3])


@pytest.mark.parametrize("call, error, words", [
    (lambda: plot_lines([[1, 2]]), TypeError,
     "system: expected a LinearSystem, got list"),
    (lambda: plot_lines(THREE), ValueError,
     "system: expected a system with 2 unknowns, got 3"),
    (lambda: plot_planes(CROSSING), ValueError,
     "system: expected a system with 3 unknowns, got 2"),
    (lambda: plot_lines(FIVE), ValueError,
     "system: expected at most 4 equations, got 5"),
    (lambda: plot_lines(EMPTY), ValueError,
     "system: expected equations with an unknown in them, got 0 = 3"),
    (lambda: plot_lines(CROSSING, xlim=3), TypeError, "xlim: expected two"),
    (lambda: plot_lines(CROSSING, xlim=(1, 2, 3)), TypeError, "xlim: expected"),
    (lambda: plot_lines(CROSSING, ylim=(2, 1)), ValueError, "ylim: expected two"),
    (lambda: plot_lines(CROSSING, ylim=(0, np.inf)), ValueError, "ylim: expected"),
    (lambda: plot_lines(CROSSING, ax=plt), TypeError, "ax: expected"),
    (lambda: plot_lines(CROSSING, ax=plt.figure().add_subplot(
        projection="polar")), ValueError, "ax: expected plain"),
    (lambda: plot_lines(CROSSING, compare=3), TypeError, "compare: expected"),
    (lambda: plot_lines(CROSSING, compare=system("a + b = 1", "a = 1")),
     ValueError, "compare: expected the unknowns x, y, got a, b"),
    (lambda: plot_lines(CROSSING, compare=system("x + y = 1")),
     ValueError, "compare: expected 2 equations, got 1"),
    (lambda: plot_line_cases(CROSSING), TypeError,
     "systems: expected a sequence of systems, got a single system"),
    (lambda: plot_line_cases(3), TypeError, "systems: expected a sequence"),
    (lambda: plot_line_cases([]), ValueError, "expected 1 to 6 systems, got 0"),
    (lambda: plot_line_cases([CROSSING] * 7), ValueError, "got 7"),
    (lambda: plot_line_cases([CROSSING, THREE]), ValueError, r"systems\[1\]"),
    (lambda: plot_planes(POINT, limits=(3, -3)), ValueError, "limits: expected"),
    (lambda: plot_planes(POINT, limits=(10, 11)), ValueError,
     r"limits: expected a box .* which the plane x \+ y \+ z = 3"),
    (lambda: plot_planes(POINT, elevation="high"), TypeError, "elevation"),
    (lambda: plot_planes(POINT, elevation=91), ValueError,
     "elevation: expected -90 to 90 degrees, got 91"),
    (lambda: plot_planes(POINT, azimuth=float("nan")), ValueError, "azimuth"),
    (lambda: plot_planes(POINT, ax=3), TypeError, "ax: expected"),
    (lambda: plot_plane_cases([POINT] * 9), ValueError, "1 to 8 systems, got 9"),
    (lambda: plot_plane_cases([POINT, CROSSING]), ValueError, r"systems\[1\]"),
    (lambda: show_matrix([[1, 2], [3]]), ValueError, "matrix: expected"),
    (lambda: show_matrix("no"), TypeError, "matrix: expected"),
    (lambda: show_matrix([[1, 2]], pivots=[(1, 0)]), ValueError, "pivots"),
    (lambda: show_matrix([[1, 2]], pivots=[3]), TypeError, "pivots: expected pairs"),
    (lambda: show_matrix([[1, 2]], pivots=3), TypeError, "pivots: expected a seq"),
    (lambda: show_matrix([[1, 2]], highlight_rows=[1]), ValueError, "highlight_rows"),
    (lambda: show_matrix([[1], [2]], augmented=True), ValueError, "augmented"),
    (lambda: show_matrix([[1]], ax=1), TypeError, "ax: expected"),
])
def test_errors_say_what_was_expected(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_a_refused_call_leaves_no_figure():
    with pytest.raises(ValueError):
        plot_planes(POINT, limits=(10, 11))
    with pytest.raises(ValueError):
        plot_lines(EMPTY)
    assert plt.get_fignums() == []


def test_window_with_both_limits_is_just_that():
    window = choose_window([], [], 2, (0, 1), (5, 6))
    assert (window.left, window.right, window.bottom, window.top) == (0, 1, 5, 6)
