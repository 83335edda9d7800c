"""The still pictures of figures to move: true, legible, and picky about input."""

import io
import re

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes

from mlmath.figures import DARK_COUNTERPARTS, PALETTE
from mlmath.figures.charts import contour_levels
from mlmath.figures.contour_descent import contour_descent, valley_of
from mlmath.figures.descent import descent
from mlmath.figures.line_fit import line_fit, mean_squared_error
from mlmath.figures.rank import rank
from mlmath.figures.row_steps import row_steps

POINTS = [[1, 2.1], [2, 2.9], [3, 5.2], [4, 4.8], [5, 6.9], [6, 7.1]]
GOOD = {
    descent: {"function": "two-valleys", "start": 2, "rate": 0.1, "steps": 8,
              "x": [-2.6, 2.6], "y": [-2, 3]},
    contour_descent: {"valley": "bowl", "curvatures": [1, 10], "start": [3, 1],
                      "rate": 0.17, "steps": 9, "x": [-4, 4], "y": [-2, 2]},
    line_fit: {"points": POINTS, "start": [0, 0], "rate": 0.02, "steps": 5},
    row_steps: {"matrix": [[2, 4, 4], [1, 6, 3]], "unknowns": ["h", "p"]},
    rank: {"vectors": [[2, 0, 1], [0, 2, 0.5], [1, 1, 2.5]]},
}
MORE = [
    (descent, {"function": [0, 0, 1], "rate": 1.3, "steps": 60}),
    (descent, {"function": "ripples", "x": [-6, 6], "steps": 0}),
    (descent, {"function": "bend", "start": -2.6, "rate": 3}),
    (contour_descent, {"valley": "four-valleys", "curvatures": None,
                       "start": [0.1, 2], "momentum": 0.6, "rate": 0.1}),
    (contour_descent, {"valley": "banana", "curvatures": None, "steps": 0}),
    (contour_descent, {"rate": 5, "steps": 200}),
    (line_fit, {"names": ["area", "price"], "steps": 0}),
    (line_fit, {"rate": 1, "steps": 500}),
    (row_steps, {"matrix": [[1, 1, 1, 6], [1, 2, -1, 2], [2, 3, 0, "17/2"]],
                 "unknowns": ["x", "y", "z"]}),
    (row_steps, {"matrix": [[1, 2, 3], [2, 4, 6], ["1/2", 0, "0.25"]]}),
    (rank, {"vectors": [[2, 0, 1], [0, 2, 1], [1, 1, 1]]}),
    (rank, {"vectors": [[2, 0, 1], [-2, 0, -1], [0, 0, 0]]}),
]
PICTURES = [*GOOD.items(), *((kind, GOOD[kind] | more) for kind, more in MORE)]
NAMES = [f"{kind.__name__}-{number}"
         for number, (kind, _) in enumerate(PICTURES)]


@pytest.fixture(autouse=True)
def only_what_is_returned():
    """Draw without a screen, close every figure, and compare the settings."""
    matplotlib.use("Agg")
    before = dict(matplotlib.rcParams)
    yield
    plt.close("all")
    assert dict(matplotlib.rcParams) == before


def drawn(kind, numbers):
    """Return the axes of a still picture as a list."""
    axes = kind(**numbers)
    return list(getattr(axes, "flat", [axes]))


def by_gid(ax, gid):
    return [artist for artist in ax.get_children() if artist.get_gid() == gid]


@pytest.mark.parametrize("kind, numbers", PICTURES, ids=NAMES)
def test_pictures_are_axes_of_one_figure_that_fits_a_page(kind, numbers):
    panels = drawn(kind, numbers)
    assert all(isinstance(ax, Axes) for ax in panels)
    figure, = {ax.figure for ax in panels}
    width, height = figure.get_size_inches()
    assert width <= 4.6 and height <= 3.4


@pytest.mark.parametrize("kind, numbers", PICTURES, ids=NAMES)
def test_letters_are_legible_on_a_phone_and_inside_the_picture(kind, numbers):
    panels = drawn(kind, numbers)
    figure = panels[0].figure
    figure.canvas.draw()
    # A picture as wide as the page is shown on 343 of its 442 pixels.
    shrink = min(1, 343 / (96 * figure.get_size_inches()[0]))
    for text in figure.findobj(matplotlib.text.Text):
        if not text.get_text() or not text.get_visible():
            continue
        box = text.get_window_extent()
        if box.width == 0:
            continue
        assert text.get_fontsize() * 96 / 72 * shrink >= 11, text
        assert box.x0 >= -1 and box.x1 <= figure.bbox.width + 1, text
        assert box.y0 >= -1 and box.y1 <= figure.bbox.height + 1, text


@pytest.mark.parametrize("kind, numbers", PICTURES, ids=NAMES)
def test_every_color_suits_light_and_dark_pages(kind, numbers):
    content = io.BytesIO()
    drawn(kind, numbers)[0].figure.savefig(content, format="svg")
    used = set(re.findall(r"#[0-9a-f]{6}\b", content.getvalue().decode()))
    assert used <= set(PALETTE.values()) | set(DARK_COUNTERPARTS)
    assert len(used) > 1


def path_of(ax):
    line, = by_gid(ax, "path")
    return line.get_xydata()


def test_descent_shows_each_step():
    ax = descent(**GOOD[descent] | {"function": [0, 0, 1], "rate": 0.25,
                                    "steps": 3})
    np.testing.assert_allclose(path_of(ax), [[2, 4], [1, 1], [0.5, 0.25],
                                             [0.25, 0.0625]])
    curve, = by_gid(ax, "function")
    x, y = curve.get_data()
    np.testing.assert_allclose(y, x**2)
    assert ax.get_xlim() == (-2.6, 2.6) and ax.get_ylim() == (-2, 3)


def test_descent_leaves_out_what_has_run_away():
    ax = descent(**GOOD[descent] | {"function": [0, 0, 1], "rate": 2,
                                    "steps": 40})
    path = path_of(ax)
    np.testing.assert_allclose(path, [[2, 4], [-6, 36]])


def test_contour_descent_keeps_momentum():
    numbers = GOOD[contour_descent] | {"rate": 0.1, "momentum": 0.5, "steps": 2}
    # v = (3, 10), then 0.5 v + (2.7, 0); the rate is 0.1.
    np.testing.assert_allclose(path_of(contour_descent(**numbers)),
                               [[3, 1], [2.7, 0], [2.28, -0.5]])


def test_contours_lie_where_the_valley_has_their_height():
    numbers = GOOD[contour_descent]
    ax = contour_descent(**numbers)
    value, _ = valley_of("bowl", numbers["curvatures"])
    contours, = ax.collections
    count = 0
    for level, path in zip(contours.levels, contours.get_paths()):
        points = path.vertices
        count += len(points)
        np.testing.assert_allclose(value(*points.T), level, rtol=0.02, atol=0.05)
    assert count > 500


def test_contour_levels_of_a_round_bowl_are_evenly_spaced_rings():
    radii = np.linspace(0, 4, 81)
    levels = contour_levels(radii**2, 8)
    np.testing.assert_allclose(np.diff(np.sqrt(levels)), 0.5)


def test_line_fit_draws_the_line_that_the_steps_lead_to():
    data, lines = line_fit(**GOOD[line_fit] | {"steps": 1})
    x, y = np.transpose(POINTS)
    step = 0.02 * 2 * np.array([(x * y).mean(), y.mean()])
    np.testing.assert_allclose(path_of(lines), [[0, 0], step])
    line, = by_gid(data, "line")
    ends, heights = line.get_data()
    np.testing.assert_allclose(heights, step[0] * ends + step[1])
    assert len(by_gid(data, "miss")) == len(POINTS)
    best, = by_gid(lines, "best")
    np.testing.assert_allclose(np.ravel(best.get_data()), np.polyfit(x, y, 1))


def test_mean_squared_error_of_many_lines_at_once():
    points = np.array(POINTS)
    slopes, intercepts = np.meshgrid([0, 1, 2], [-1, 0.5])
    table = mean_squared_error(points, slopes, intercepts)
    assert table.shape == (2, 3)
    x, y = points.T
    assert table[1, 2] == pytest.approx(((y - 2 * x - 0.5) ** 2).mean())


def test_row_steps_show_matrix_pivots_and_lines():
    panels = row_steps(matrix=[[1, 2, "1/2"], [0, 3, 4]], unknowns=["x", "y"])
    assert len(panels) == 2
    entries = [text.get_text() for text in panels[0].texts]
    assert entries == ["$1$", "$2$", r"$\frac{1}{2}$", "$0$", "$3$", "$4$"]
    assert by_gid(panels[0], "pivot-0-0") and by_gid(panels[0], "pivot-1-1")
    assert by_gid(panels[1], "line-1") and by_gid(panels[1], "solution-point")
    assert len(row_steps(matrix=[[1, 2, 3, 4], [0, 3, 4, 1]],
                         unknowns=["x", "y", "z"])) == 1


@pytest.mark.parametrize("vectors, found, span, solutions", [
    ([[2, 0, 1], [0, 2, 0.5], [1, 1, 2.5]], 3, "plane", "point"),
    ([[2, 0, 1], [0, 2, 1], [1, 1, 1]], 2, "plane", "line"),
    ([[2, 0, 1], [-2, 0, -1], [0, 0, 0]], 1, "line", "plane")])
def test_rank_shows_what_is_spanned_and_what_is_solved(
        vectors, found, span, solutions):
    left, right = rank(vectors=vectors)
    assert by_gid(left, "verdict")[0].get_text() == f"rank {found}"
    assert solutions in by_gid(right, "verdict")[0].get_text()
    for ax, shape in ((left, span), (right, solutions)):
        for each in ("point", "line", "plane"):
            assert len(by_gid(ax, each)) == (each == shape)


BAD = [
    (descent, {"function": "hill"}, ValueError, "function: expected one of"),
    (descent, {"function": [1]}, ValueError, "function: expected 2 to 9"),
    (descent, {"function": 3}, TypeError, "function: expected a name"),
    (descent, {"function": [1, "x"]}, TypeError, "function"),
    (descent, {"start": 9}, ValueError, "start: expected a number from -2.6"),
    (descent, {"rate": -1}, ValueError, "rate: expected a number from 0"),
    (descent, {"rate": 0.5, "largest_rate": 0.2}, ValueError, "rate"),
    (descent, {"largest_rate": 0}, ValueError, "largest_rate"),
    (descent, {"steps": 61}, ValueError, "steps: expected a whole number"),
    (descent, {"steps": 1.5}, TypeError, "steps"),
    (descent, {"x": [2, 1]}, ValueError, "x: expected two finite numbers"),
    (descent, {"y": None}, TypeError, "y: expected two numbers"),
    (contour_descent, {"valley": "canyon"}, ValueError, "valley"),
    (contour_descent, {"valley": "banana"}, ValueError, "curvatures: expected none"),
    (contour_descent, {"curvatures": [0, 1]}, ValueError, "curvatures"),
    (contour_descent, {"curvatures": [1]}, ValueError, "curvatures"),
    (contour_descent, {"start": [9, 0]}, ValueError, "start"),
    (contour_descent, {"start": 1}, TypeError, "start: expected two numbers"),
    (contour_descent, {"momentum": 1}, ValueError, "momentum"),
    (contour_descent, {"steps": True}, TypeError, "steps"),
    (line_fit, {"points": [[1, 2]]}, ValueError, "points: expected 2 to 60"),
    (line_fit, {"points": [[1, 2], [1, 3]]}, ValueError, "points: expected at least"),
    (line_fit, {"points": [[1, 2, 3], [1, 3, 4]]}, ValueError, "points"),
    (line_fit, {"start": [1, 2, 3]}, ValueError, "start: expected a slope"),
    (line_fit, {"rate": 11}, ValueError, "rate"),
    (line_fit, {"steps": -1}, ValueError, "steps"),
    (line_fit, {"names": ["x"]}, ValueError, "names"),
    (row_steps, {"matrix": [[1, 2, 3]]}, ValueError, "matrix: expected 2 to 4"),
    (row_steps, {"matrix": [[1, 2], [3, 4]]}, ValueError, "matrix"),
    (row_steps, {"matrix": [[1, 2, 3], [4, 5, 0.5]]}, TypeError, "0.5"),
    (row_steps, {"matrix": [[1, 2, 3], [4, 5, 1000]]}, ValueError, "three digits"),
    (row_steps, {"matrix": 3}, TypeError, "matrix: expected rows"),
    (row_steps, {"matrix": [[1, 0, 3], [0, 0, 1]]}, ValueError, "matrix: expected"),
    (row_steps, {"unknowns": ["x"]}, ValueError, "unknowns"),
    (row_steps, {"unknowns": ["xy", "z"]}, ValueError, "single letters"),
    (rank, {"vectors": [[1, 2], [3, 4]]}, ValueError, "vectors: expected a 3x3"),
    (rank, {"vectors": np.zeros((3, 3))}, ValueError, "not all"),
    (rank, {"vectors": [[11, 0, 0], [0, 1, 0], [0, 0, 1]]}, ValueError, "-10 to 10"),
]


@pytest.mark.parametrize("kind, change, error, message", BAD)
def test_bad_numbers_are_named(kind, change, error, message):
    with pytest.raises(error, match=re.escape(message)):
        kind(**GOOD[kind] | change)
    assert not plt.get_fignums()
