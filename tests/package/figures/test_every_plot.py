"""What holds for every plot of `mlmath.figures`: add a call to the table."""

import io
import re
from fractions import Fraction
from itertools import product

import matplotlib
import numpy as np
import pytest
from matplotlib.axes import Axes
from scipy.stats import chi2, norm, uniform

import mlmath.figures as figures
from mlmath.datasets import (
    drawing, heating_energy, photo, two_clouds, wifi_signal, wine)
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
FLAGS = {"flagged": 0.95, "not flagged": 0.05}
DICE = list(product(range(1, 7), repeat=2))
DIGITS = np.arange(40) % 10

CALLS = [
    ("plot_arrows", ({"$u$": [3, 1], "$v$": [1, 2]},), {"sum": "$u + v$"}),
    ("plot_arrows", ({"out": [-300, 20], "up": [10, 450.5], "on": [0, 0]},),
     {"shadow": ("up", "out"), "axes": ("x", "y")}),
    ("plot_band", (np.arange(5.0), {
        "a rather long name": (np.zeros(5), np.arange(5)),
        "another rather long name": (-np.ones(5), np.arange(5) * 1e4)}), {
        "line": np.arange(5) / 2, "name": "line", "ylabel": "food (francs)",
        "points": ([-3, 7], [1, 2])}),
    ("plot_band", ([0, 1e6], ([2, 3], [2, 4])), {"xlim": (0, 9e5), "ylim": (0, 5)}),
    ("plot_bars", ([0.25, 0.5, 0.25],), {
        "highlight": [2], "xlabel": "heads", "ylabel": "probability"}),
    ("plot_bars", ({"observed": np.arange(30), "a Poisson model": np.ones(30),
                    "another model": np.full(30, 7.5)}, range(30, 60)), {}),
    ("plot_bars", ([1200, 30000, -5], ["bread", "rolls", "cakes"]), {}),
    ("plot_boundary", (lambda X: 1 / (1 + np.exp(-X @ [1.6, 1.2] + 2)),
                       two_clouds().features, two_clouds().target),
     {"class_names": ["first", "second"]}),
    ("plot_boundary", (lambda X: X[:, 0] // 2 % 3, TWO_MEASURES,
                       wine().target), {}),
    ("plot_box", ({"before": MEANS[:50], "a rather long name": MEANS * 1.1},),
     {"dots": True, "xlabel": "mean"}),
    ("plot_box", (MEANS * 1e6,), {}),
    ("plot_box", ({str(n): [n, n, n] for n in range(8)},), {}),
    ("plot_contours", (wifi_signal, (0, 12), (0, 7)), {
        "gradients": [(4, 5), (7, 2)], "marks": {"pass": (5.75, 3.54)}}),
    ("plot_contours", (lambda x, y: 1e4 * x**2 + y**2, (-1, 1), (-300, 900)), {
        "path": [(0.9, 600), (0, 100)], "levels": [0, 1e3, 1e5],
        "constraint": lambda x, y: y - 500 * x}),
    ("plot_curves", ({"level": np.cos, "$1/x$": lambda x: 1 / x},), {
        "xlim": (-2, 5), "ylim": (-2000, 2000), "tangents": [0.5, 2],
        "marks": {"top": 0, "far": (4, 1500)}, "ylabel": "level (m)"}),
    ("plot_curves", ({"a rather long name": ([1, 10, 100], [1e-9, 3, 1e4]),
                      "another rather long name": lambda x: x**2},), {
        "xlim": (1, 1000), "points": {"measured": ([2, 20], [5, 600])},
        "log": "xy"}),
    ("plot_density", (norm(8, 0.02).pdf, (7.92, 8.08)), {
        "shade": {"thrown away": [(-np.inf, 7.96), (8.04, np.inf)]},
        "marks": {"7.96": 7.96, "8.04": 8.04}, "xlabel": "width (mm)"}),
    ("plot_density", ({"a rather long name": chi2(1).pdf,
                       "another rather long name": chi2(4).pdf}, (0, 1200)), {
        "ylim": (0, 1e-3), "shade": {"most": (0, 600), "a long rest": (600, 900)}}),
    ("plot_density", (uniform(1, 2).pdf, (0, 4)), {"shade": (2, 3)}),
    ("plot_events", (range(100), {
        "clicked": range(30), "bought": range(20, 45)}), {"columns": 20}),
    ("plot_events", (DICE, {"sum is 7": lambda roll: sum(roll) == 7,
                            "first is 3": lambda roll: roll[0] == 3,
                            "a pair": lambda roll: roll[0] == roll[1]}), {}),
    ("plot_events", (["heads", "tails"], {"heads": ["heads"]}), {}),
    ("plot_features", (heating_energy(),), {}),
    ("plot_histogram", (MEANS,), {
        "density": True, "curve": {"normal": norm(60, 2).pdf},
        "marks": {"mean": 60.0, "median": 60.1, "limit": 70}, "xlabel": "mean"}),
    ("plot_histogram", (MEANS * 1e6, 12), {
        "marks": {"a rather long text": 5.3e7}}),
    ("plot_histogram", ([1, 1, 1],), {}),
    ("plot_intervals", (np.column_stack([MEANS, MEANS + 6])[:200], MEANS[:200] + 3),
     {"value": 62, "name": r"$\mu = 62$", "xlabel": "minutes"}),
    ("plot_intervals", ({"area under the curve": (-2e6, 4), "Wald": (1, 1)},),
     {"value": -123456}),
    ("plot_intervals", ([(1, 2)],), {}),
    ("plot_joint", ([[0.1, 0.25], [0.65, 0]], ["low", "high"], [0, 1]),
     {"names": ("sensor $X$", "$Y$")}),
    ("plot_joint", (np.full((10, 7), 123456.0), range(1990, 2000),
                    list("abcdefg")), {}),
    ("plot_layers", ([["$x_1$", "$x_2$"], ["OR", "NAND"], ["XOR"]],),
     {"weights": [[[1, 1], [-1, -1.25]], [[1, 1]]]}),
    ("plot_layers", ([64, 32, 10],),
     {"names": ["pixels", "hidden layer", "digits"]}),
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
    ("plot_pixels", ([photo().features[:, ::2] / 255], ["every second column"]),
     {"gray": True}),
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
    ("plot_qq", (MEANS[:80] * 1e6,), {}),
    ("plot_qq", (np.exp(MEANS[:40] / 2 - 30), chi2(2).ppf), {
        "line": (0.5, 0), "xlabel": "chi-square", "ylabel": "a long name"}),
    ("plot_t_curves", ([2, 8],), {}),
    ("plot_tails", (1.0,), {}),
    ("plot_tree", ({"fraud": (0.01, FLAGS), "honest": (0.99, FLAGS)},), {}),
    ("plot_tree", ({"a": (Fraction(1, 3), FLAGS), "b": (Fraction(2, 3), {
        "c": (0.5, FLAGS), "d": 0.5})},), {"total": 1_000_000}),
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
