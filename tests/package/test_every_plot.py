"""What holds for every plot of `mlmath.figures`: add a call to the table."""

import io
import re

import matplotlib
import numpy as np
import pytest
from matplotlib.axes import Axes

import mlmath.figures as figures
from mlmath.datasets import drawing, heating_energy, wine
from mlmath.elimination import row_echelon_form
from mlmath.figures import DARK_COUNTERPARTS, PALETTE
from mlmath.systems import LinearSystem

# A picture as wide as the page is shown on 343 pixels of a phone.
PHONE = 343
SMALLEST = 10
WIDEST = 4.6


def system(*equations):
    return LinearSystem.from_equations(equations)


CROSSING = system("x + y = 3", "x - y = 1")
PARALLEL = system("x + y = 1", "x + y = 3")
POINT = system("x + y + z = 3", "x - y = 0", "y - z = 0")
LINE = system("x + y + z = 0", "x - y = 0", "2*x + z = 0")
PRISM = system("x + y + z = 0", "x - y = 0", "2*x + z = 2")
SAME = system("x + y + 2*z = 1", "2*x + 2*y + 4*z = 2", "3*x + 3*y + 6*z = 3")
WIDE = LinearSystem([[1234.5, 2345.6, -3456.7], [1, -1, 0]], [1234.5, 0])
VALLEY = (np.column_stack([np.ones(4), [-1.0, 0, 1, 2]]),
          np.array([3.0, 1, 0, -2]), np.array([[0, 0], [2, 1], [1, -1.0]]))
MEANS = np.random.default_rng(3).normal(60, 2, 2000)

SHEAR = [[1, 0.5], [0, 1]]
TWO_MEASURES = wine().features[:, [0, 12]]
DIGITS = np.arange(40) % 10

CALLS = [
    ("plot_arrows", ({"$u$": [3, 1], "$v$": [1, 2]},), {"sum": "$u + v$"}),
    ("plot_arrows", ({"out": [-300, 20], "up": [10, 450.5], "on": [0, 0]},),
     {"shadow": ("up", "out"), "axes": ("x", "y")}),
    ("plot_curves", ({"level": np.cos, "$1/x$": lambda x: 1 / x},), {
        "xlim": (-2, 5), "ylim": (-2000, 2000), "tangents": [0.5, 2],
        "marks": {"top": 0, "far": (4, 1500)}, "ylabel": "level (m)"}),
    ("plot_curves", ({"a rather long name": ([1, 10, 100], [1e-9, 3, 1e4]),
                      "another rather long name": lambda x: x**2},), {
        "xlim": (1, 1000), "points": {"measured": ([2, 20], [5, 600])},
        "log": "xy"}),
    ("plot_features", (heating_energy(),), {}),
    ("plot_learning_curves", ({"slow": [9.0, 4, 2, 1.5], "fast": [9.0, 1]},), {}),
    ("plot_line_cases", ([CROSSING, PARALLEL, PARALLEL],), {}),
    ("plot_line_cases", ([CROSSING] * 4,), {}),
    ("plot_lines", (CROSSING,), {"compare": system("x + y = 2", "x - y = 1")}),
    ("plot_lines", (system("x + y = 1000", "x - 2*y = 40000"),), {}),
    ("plot_loss_maps", ([VALLEY],), {}),
    ("plot_maps", (SHEAR,), {}),
    ("plot_maps", ({"as it is": np.eye(2), "sheared": SHEAR},
                   drawing().features), {}),
    ("plot_maps", ({"flat": [[1, 2], [2, 4]], "zero": np.zeros((2, 2)),
                    "large": [[90, 10], [0, -50]]},), {}),
    ("plot_maps", ({f"{n} times": np.eye(2) * n for n in range(12)},), {}),
    ("plot_network", ({"Gate": (0, 0), "Mill": (4, 0)},
                      [((-1, 0), "Gate", "40"), ("Gate", "Mill", "$x_1$")]), {}),
    ("plot_null_histogram", (MEANS, 62), {"name": "mean"}),
    ("plot_parabola_descents", ([0.1, 0.5, 0.9, 1.05],), {}),
    ("plot_pixels", ([np.eye(4), np.ones((4, 4)) / 2],
                     ["a diagonal", "a gray square"]), {}),
    ("plot_plane_cases", ([POINT, LINE, PRISM, SAME],), {}),
    ("plot_planes", (POINT,), {}),
    ("plot_planes", (system("12*x + 13*y - 14*z = 15/17", "x - y = 0"),), {}),
    ("plot_planes", (WIDE,), {}),
    ("plot_points", (TWO_MEASURES, wine().target), {
        "class_names": ["first", "second", "third"], "line": (-200, 3500),
        "names": {3: "yours", 8: "nearest"}, "ylabel": "proline"}),
    ("plot_points", (np.column_stack([np.cos(DIGITS), DIGITS]), DIGITS), {
        "class_names": list("0123456789"), "line": (1, 0, -0.5), "equal": True}),
    ("plot_points", ([[1, 2]],), {}),
    ("plot_power", ([2, 3, 5],), {"deviation": 10, "largest_n": 250}),
    ("plot_t_curves", ([2, 8],), {}),
    ("plot_tails", (1.0,), {}),
    ("show_matrix", ([[1, 2], [3, 4]],), {
        "pivots": [(0, 0)], "highlight_rows": [1], "augmented": True}),
    ("show_matrix", (row_echelon_form([[1, 2, 3], [2, 4, 8]]),), {}),
]
every_plot = pytest.mark.parametrize(
    ("name", "arguments", "options"), CALLS,
    ids=[f"{name}-{place}" for place, (name, *_) in enumerate(CALLS)])


def drawn(name, arguments, options):
    """Return the one figure that a call draws."""
    result = getattr(figures, name)(*arguments, **options)
    panels = np.atleast_1d(result).ravel()
    assert all(isinstance(ax, Axes) for ax in panels)
    figure, = {ax.figure for ax in panels}
    return figure


def saved(figure, kind):
    content = io.BytesIO()
    with matplotlib.rc_context({"svg.hashsalt": "a test"}):
        figure.savefig(content, format=kind, metadata={
            {"svg": "Date", "pdf": "CreationDate"}[kind]: None})
    return content.getvalue()


def written(figure):
    """Yield each text that is seen, with its box."""
    figure.canvas.draw()
    for ax in figure.axes:
        # Ticks beyond the limits have labels too, which are not drawn.
        ticks = [tick.label1 for axis in (ax.xaxis, ax.yaxis) if ax.axison
                 for tick in axis._update_ticks()]
        names = [ax.xaxis.label, ax.yaxis.label] if ax.axison else []
        for text in [ax.title, *names, *ax.texts, *ticks]:
            if text.get_text().strip() and text.get_visible():
                yield text, text.get_window_extent()
    for text in figure.texts:
        yield text, text.get_window_extent()


def test_the_table_has_every_plot():
    plots = {name for name in figures.__all__
             if name.startswith(("plot_", "show_"))}
    assert {name for name, *_ in CALLS} == plots


@every_plot
def test_it_is_one_figure_that_fits_a_page(name, arguments, options):
    assert drawn(name, arguments, options).get_size_inches()[0] <= WIDEST


@every_plot
def test_letters_are_legible_on_a_phone_and_inside(name, arguments, options):
    figure = drawn(name, arguments, options)
    shrink = min(1, PHONE / (96 * figure.get_size_inches()[0]))
    page, count = figure.bbox, 0
    for text, box in written(figure):
        count += 1
        assert text.get_fontsize() * 96 / 72 * shrink >= SMALLEST, text
        assert page.x0 <= box.x0 and box.x1 <= page.x1, text
        assert page.y0 <= box.y0 and box.y1 <= page.y1, text
    assert count


@every_plot
def test_every_color_suits_light_and_dark_pages(name, arguments, options):
    svg = saved(drawn(name, arguments, options), "svg").decode()
    used = set(re.findall(r"#[0-9a-f]{6}\b", svg))
    assert len(used) > 1
    assert used <= {*PALETTE.values(), *DARK_COUNTERPARTS}


@every_plot
@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_the_same_call_draws_the_same_bytes(name, arguments, options, kind):
    first = saved(drawn(name, arguments, options), kind)
    with matplotlib.rc_context({
            "font.size": 30, "text.color": "red", "lines.linewidth": 9,
            "figure.figsize": (1, 1), "axes.facecolor": "yellow"}):
        assert saved(drawn(name, arguments, options), kind) == first
