"""What figures of curves, neurons and shapes compute agrees with NumPy."""

import itertools
import json
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
import sympy
from scipy import optimize, special

from publishing.node import find_node
from tests.figures import javascript

PROGRAM = Path(__file__).with_name("curves.mjs")
PLACES = np.linspace(-3, 3, 61)  # 0 is among them
GAP = 1e-6

# A second way to each function that has a name.
VALUES = {
    "parabola": np.square,
    "two-valleys": np.polynomial.Polynomial([0, 0.25, -1, 0, 0.25]),
    "ripples": lambda x: 0.1 * x**2 + np.sin(2 * x),
    "bend": lambda x: np.hypot(1, x),
    "cube": lambda x: x * np.square(x),
    "reciprocal": np.reciprocal,
    "root": np.sqrt,
    "cube-root": np.cbrt,
    "absolute": np.abs,
    "x-absolute": lambda x: np.sign(x) * x**2,
    "relu": lambda x: np.maximum(x, 0),
    "sine": np.sin,
    "cosine": np.cos,
    "exponential": np.exp,
    "logarithm": np.log,
    "sigmoid": special.expit,
    "tide": lambda x: 2 + 1.5 * np.cos(2 * np.pi * x / 12.42),
}
# Where there is no slope, and what is there instead.
SPECIAL = {
    "reciprocal": {"kind": "undefined"},
    "root": {"kind": "vertical"},
    "cube-root": {"kind": "vertical"},
    "absolute": {"kind": "corner", "left": -1, "right": 1},
    "relu": {"kind": "corner", "left": 0, "right": 1},
    "logarithm": {"kind": "undefined"},
}
every_name = pytest.mark.parametrize("name", VALUES)


def ask(*cases):
    """Return what the modules of the figures answer to (name, *arguments)."""
    done = subprocess.run([find_node(), str(PROGRAM)], input=json.dumps(cases),
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def numbers(values):
    return np.array([float(value) for value in values])


def test_every_function_has_a_second_way():
    assert ask(["names"]) == [list(VALUES)]


@every_name
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_values_and_slopes(name):
    answer, = ask(["function", name, PLACES.tolist()])
    values = VALUES[name](PLACES)
    values[~np.isfinite(values)] = np.nan
    np.testing.assert_allclose(numbers(answer["values"]), values, atol=1e-12)
    smooth = np.abs(PLACES) > 1e-9 if name in SPECIAL else PLACES < 9
    ahead, behind = (VALUES[name](PLACES + gap) for gap in (GAP, -GAP))
    np.testing.assert_allclose(
        numbers(answer["slopes"])[smooth],
        ((ahead - behind) / (2 * GAP))[smooth], rtol=1e-5, atol=1e-6)
    assert answer["breaks"] == ([0] if name in SPECIAL
                                and name != "cube-root" else [])


@every_name
def test_formulas_say_what_is_computed(name):
    answer, = ask(["function", name, [0.7]])
    text = answer["text"]
    for sign, python in (("−", "-"), ("²", "**2"), ("³", "**3"), ("⁴", "**4"),
                         ("e⁻ˣ", "exp(-x)"), ("eˣ", "exp(x)"), ("π", "*pi*"),
                         ("√x", "sqrt(x)"), ("√(", "sqrt("), ("∛x", "cbrt(x)"),
                         ("x|x|", "x*abs(x)"), ("|x|", "abs(x)"), ("2x", "2*x")):
        text = text.replace(sign, python)
    text = re.sub(r"\b(sin|cos|log) ([\w*]+)", r"\1(\2)", text)
    text = text.replace("1.5 cos", "1.5*cos")
    names = {"x": 0.7, "pi": np.pi, **{known: getattr(np, known) for known in (
        "exp", "sqrt", "cbrt", "sin", "cos", "log")}}
    assert eval(text, names) == pytest.approx(answer["values"][0])


def test_formulas_take_another_letter():
    tide, root, word = ask(
        ["withLetter", "2 + 1.5 cos(2πx/12.42)", "t"], ["withLetter", "∛x + x²", "t"],
        ["withLetter", "max(0, x)", "z"])
    assert tide == "2 + 1.5 cos(2πt/12.42)"
    assert root == "∛t + t²" and word == "max(0, z)"


@every_name
def test_slopes_of_secants(name):
    answers = ask(*(["quotient", name, 1.3, h] for h in (1, -0.5, 1e-3, 0)))
    expected = [(VALUES[name](1.3 + h) - VALUES[name](1.3)) / h
                for h in (1, -0.5, 1e-3)]
    np.testing.assert_allclose(numbers(answers[:3]), expected, rtol=1e-9)
    assert answers[3] == "NaN"


@every_name
def test_what_a_curve_does_at_a_place(name):
    here, elsewhere = ask(["tangentAt", name, 0], ["tangentAt", name, 1.3])
    if name in SPECIAL:
        assert here == SPECIAL[name]
    else:
        assert here["kind"] == "tangent"
    slope = (VALUES[name](1.3 + GAP) - VALUES[name](1.3 - GAP)) / (2 * GAP)
    assert elsewhere == {"kind": "tangent", "slope": pytest.approx(slope)}


def test_a_value_that_no_axis_shows_is_none():
    assert ask(["isDefined", "exponential", 20], ["isDefined", "logarithm", 0],
               ["isDefined", "exponential", 10], ["isDefined", "root", 0]
               ) == [False, False, True, True]


def test_ranges_hold_the_curve():
    (low, high), (none, one) = ask(
        ["rangeOf", "sine", "value", [0, 6]], ["rangeOf", "logarithm", "value", [-4, -1]])
    assert -1.21 < low < -1.19 and 1.19 < high < 1.21
    assert none < -1 and 1 < one


@pytest.mark.parametrize("given, window, expected", [
    ("parabola", [-3, 2.9], [0]), ("cube", [-3, 2.9], [0]),
    ("x-absolute", [-3, 2.9], [0]), ("tide", [0, 18.63], [0, 6.21, 12.42, 18.63]),
    ("tide", [0.3, 24], [6.21, 12.42, 18.63]),
    ("absolute", [-3, 2.9], []), ("relu", [-3, 2.9], []), ("exponential", [-3, 2.9], []),
    ("reciprocal", [-3, 2.9], []), ("sigmoid", [-3, 2.9], []), ([1, 2], [-3, 2.9], []),
    ([4, 0], [-3, 2.9], []), ([0, -3, 0, 1], [-3, 2.9], [-1, 1]),
    ([0, 1, 0, 1], [-3, 2.9], []),
    ("two-valleys", [-3, 2.9], np.sort(np.roots([1, 0, -2, 0.25]).real))])
def test_places_where_a_curve_is_level(given, window, expected):
    answer, = ask(["levelPlaces", given, window])
    np.testing.assert_allclose(answer, expected, atol=1e-5)


@pytest.mark.parametrize("name", ["tide", "absolute", "exponential"])
def test_stretched_graphs_and_the_point_that_is_followed(name):
    rng = np.random.default_rng(11)
    for a, b, c, d in rng.uniform(-2, 2, (12, 4)):
        answer, = ask(["stretched", name, {"a": a, "b": b, "c": c, "d": d},
                       PLACES.tolist(), [0.7, float(VALUES[name](0.7))]])
        np.testing.assert_allclose(
            numbers(answer["values"]), a * VALUES[name](b * PLACES + c) + d)
        x, y = answer["image"]
        # It lies on the new graph, and comes from the marked place.
        assert b * x + c == pytest.approx(0.7)
        assert y == pytest.approx(a * VALUES[name](b * x + c) + d)
        for place in answer["breaks"]:
            assert b * place + c == pytest.approx(0)
    flat, = ask(["stretched", name, {"a": 1, "b": 0, "c": 2, "d": 3}, [0, 1], [0, 0]])
    assert flat["values"][0] == flat["values"][1] and flat["image"] is None


# Newton's method


@pytest.mark.parametrize("given, start", [
    ([-2, 0, 1], 3.0), ([1, -3, 0, 1], 0.7), ("two-valleys", 0.6), ("logarithm", 2.0),
    ("sine", 2.5), ("ripples", 1.3), ("parabola", 2.0)])
def test_hops_go_where_the_tangent_meets_the_axis(given, start):
    f = np.polynomial.Polynomial(given) if isinstance(given, list) else VALUES[given]
    path, = ask(["hops", given, start, 12])
    assert len(path) == 13 and path[0] == start
    for before, after in itertools.pairwise(path):
        slope = (f(before + GAP) - f(before - GAP)) / (2 * GAP)
        assert f(before) + slope * (after - before) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("given, start", [
    ([-2, 0, 1], 3.0), ([-2, 0, 1], -0.1), ([1, -3, 0, 1], 0.9), ([0, -2, 0.25, 1], 0.6),
    ("logarithm", 2.0), ("sine", 2.0), ("ripples", 0.4)])
def test_newton_comes_to_the_root_that_scipy_comes_to(given, start):
    f = np.polynomial.Polynomial(given) if isinstance(given, list) else VALUES[given]
    slope = f.deriv() if isinstance(given, list) else {
        "logarithm": np.reciprocal, "sine": np.cos,
        "ripples": lambda x: 0.2 * x + 2 * np.cos(2 * x)}[given]
    answer, = ask(["destination", given, start])
    assert answer == {"kind": "root", "at": pytest.approx(
        optimize.newton(f, start, slope), abs=1e-7)}


@pytest.mark.parametrize("given, start, expected", [
    ([2, -2, 0, 1], 0, {"kind": "cycle", "length": 2}), ("bend", 2, {"kind": "cycle", "length": 2}),
    ("exponential", 1, {"kind": "away"}), ("cube-root", 1, {"kind": "away"}),
    ("reciprocal", 1, {"kind": "away"}), ("sigmoid", 0, {"kind": "away"}),
    ("root", 2, {"kind": "left"}), ("logarithm", 3, {"kind": "left"}),
    ([-2, 0, 1], 0, {"kind": "level"}), ([5, 0], 1, {"kind": "level"}),
    ([1, 0, 1], 0.7, {"kind": "wanders"}), ("cosine", 0, {"kind": "level"}),
    ("cube", 2, {"kind": "root", "at": 0}), ("parabola", -3, {"kind": "root", "at": 0}),
    ("absolute", -3, {"kind": "root", "at": 0}), ("x-absolute", -3, {"kind": "root", "at": 0})])
def test_where_newtons_steps_lead_if_not_to_a_simple_root(given, start, expected):
    assert ask(["destination", given, start]) == [expected]


def test_steps_stop_where_there_is_no_tangent():
    level, left, root, ends = ask(["hops", [-2, 0, 1], 0, 5], ["hops", "root", 2, 5],
                                  ["hops", "parabola", 0, 3], ["hops", "sine", 1, 0])
    assert (level, left, root, ends) == (
        [0], [2, pytest.approx(-2)], [0] * 4, [1])


def test_every_start_of_a_basin_leads_to_its_root():
    coefficients, window, count = [1, -3, 0, 1], [-3, 3], 300
    found, = ask(["basins", coefficients, window, count])
    f = np.polynomial.Polynomial(coefficients)
    np.testing.assert_allclose([basin["root"] for basin in found], np.sort(f.roots()), atol=1e-7)
    middles = -3 + 6 * (np.arange(count) + 0.5) / count
    with np.errstate(all="ignore"):
        ends = optimize.newton(f, middles, f.deriv(), maxiter=200)
    owned = np.full(count, np.nan)
    for basin in found:
        pieces = np.array(basin["pieces"])
        assert (pieces[1:, 0] > pieces[:-1, 1] + 1e-9).all()
        for low, high in pieces:
            owned[(middles > low) & (middles < high)] = basin["root"]
    np.testing.assert_allclose(owned, ends, atol=1e-5)
    assert ask(["basins", "exponential", window, 9]) == [[]]


# Neurons


def area_of(corners):
    x, y = np.transpose(corners) if corners else np.zeros((2, 1))
    return 0.5 * abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))


# Taylor polynomials

SERIES = "curve/series.js"
POLYNOMIAL = [2, -1, 0, 3, 0.5]
# A second way: SymPy differentiates.
SYMBOLS = {
    "exponential": sympy.exp, "sine": sympy.sin, "cosine": sympy.cos, "logarithm": sympy.log,
    "reciprocal": lambda x: 1 / x, "root": sympy.sqrt, "bend": lambda x: sympy.sqrt(1 + x**2),
    "sigmoid": lambda x: 1 / (1 + sympy.exp(-x)),
}
PLACED = [("exponential", -1), ("sine", 2), ("cosine", 0), ("cosine", -1), ("logarithm", 1),
          ("logarithm", 3), ("reciprocal", 2), ("reciprocal", -1), ("root", 4), ("bend", 0),
          ("bend", -2), ("sigmoid", 0), ("sigmoid", 1)]


def test_every_smooth_function_has_a_second_way():
    assert {name for name, _ in PLACED} == set(SYMBOLS)
    assert javascript.ask("../../tests/figures/named.mjs", [["smooth"]]) == [list(SYMBOLS)]


@pytest.mark.parametrize("name, at", PLACED)
def test_coefficients_are_derivatives_over_factorials(name, at):
    found, = javascript.ask(SERIES, [["coefficients", name, at]])
    x = sympy.Symbol("x")
    slope = SYMBOLS[name](x)
    for k, coefficient in enumerate(found):
        exact = float((slope.subs(x, at) / sympy.factorial(k)).evalf(30))
        assert coefficient == pytest.approx(exact, rel=1e-9, abs=1e-14), k
        slope = sympy.diff(slope, x)
    assert len(found) == 13


def test_coefficients_of_a_polynomial_around_another_place():
    for at in (0, 1.5, -2):
        found, = javascript.ask(SERIES, [["coefficients", POLYNOMIAL, at]])
        shifted = np.polynomial.Polynomial(POLYNOMIAL)(np.polynomial.Polynomial([at, 1])).coef
        np.testing.assert_allclose(found, np.append(shifted, [0] * (13 - len(shifted))), atol=1e-12)
        assert javascript.ask(SERIES, [["radius", POLYNOMIAL, at]]) == [np.inf]


@pytest.mark.parametrize("name, at", PLACED)
def test_within_the_radius_more_orders_help_and_beyond_it_they_do_not(name, at):
    radius, found = javascript.ask(SERIES, [
        ["radius", name, at], ["coefficients", name, at, 60]])
    if radius == np.inf:
        radius = 5
    else:
        # The coefficients shrink or grow like the powers of 1 / radius.
        late = [(abs(c), k) for k, c in enumerate(found) if k > 30 and abs(c) > 1e-300]
        sizes = [size ** (1 / k) for size, k in late]
        assert max(sizes) == pytest.approx(1 / radius, rel=0.15)
    x = at + 0.7 * radius
    value = float(SYMBOLS[name](sympy.Float(x)))
    terms = np.array(found) * (x - at) ** np.arange(61)
    errors = np.abs(np.cumsum(terms) - value)
    assert errors[60] < 1e-3 * max(1e-9, errors[:3].max())


def test_where_not_all_derivatives_are_there():
    calls = [["isSmooth", *case] for case in (
        ("root", 0), ("root", -1), ("logarithm", 0), ("reciprocal", 0), ("reciprocal", 0.01),
        ("root", 1), ("bend", 0), (POLYNOMIAL, 3))]
    assert javascript.ask(SERIES, calls) == [False] * 5 + [True] * 3


def test_a_neuron_parts_the_plane():
    rng = np.random.default_rng(12)
    left, right, bottom, top = -3, 3, -2, 2
    window = {"left": left, "right": right, "bottom": bottom, "top": top}
    places = np.stack([rng.uniform(left, right, 4000), rng.uniform(bottom, top, 4000)], 1)
    for weights, bias in zip(rng.normal(0, 1, (12, 2)), rng.normal(0, 2, 12)):
        answer, = ask(["neuron", {"weights": weights.tolist(), "bias": bias},
                       window, places.tolist()])
        scores = places @ weights + bias
        np.testing.assert_allclose(answer["scores"], scores)
        assert answer["answers"] == (scores > 0).astype(int).tolist()
        # Of random places, as many lie on the side as its area says.
        assert area_of(answer["side"]) / 24 == pytest.approx(
            (scores > 0).mean(), abs=0.04)
        nearest = np.array(answer["nearest"])
        np.testing.assert_allclose(nearest @ weights + bias, 0, atol=1e-9)
        np.testing.assert_allclose(
            np.linalg.norm(nearest - places, axis=1),
            np.abs(scores) / np.linalg.norm(weights))


def test_without_weights_there_is_no_border():
    window = {"left": -1, "right": 1, "bottom": -1, "top": 1}
    on, off = ask(*(["neuron", {"weights": [0, 0], "bias": bias}, window, [[0, 0]]]
                    for bias in (1, 0)))
    assert area_of(on["side"]) == 4 and on["answers"] == [1]
    assert off["side"] == [] and off["answers"] == [0]
    assert on["nearest"] == [None]


GATES = {"AND": np.logical_and, "OR": np.logical_or, "XOR": np.logical_xor,
         "NAND": lambda x, y: ~np.logical_and(x, y),
         "NOT": lambda x, y: np.logical_not(x)}
GOOD = {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "NAND": ([-1, -1], 1.5),
        "NOT": ([-1, 0], 0.5)}


def test_gates_are_those_of_logic():
    inputs = np.array(list(itertools.product((0, 1), repeat=2)))
    for gate, function in GATES.items():
        rows, = ask(["truthTable", {"weights": [0, 0], "bias": 0}, gate])
        assert [row["input"] for row in rows] == inputs.tolist()
        assert [row["wanted"] for row in rows] == function(
            *inputs.astype(bool).T).astype(int).tolist()
    for gate, (weights, bias) in GOOD.items():
        rows, = ask(["truthTable", {"weights": weights, "bias": bias}, gate])
        assert all(row["answer"] == row["wanted"] for row in rows), gate


def test_no_neuron_is_an_xor_gate():
    steps = np.linspace(-2, 2, 9).tolist()
    tables = ask(*(["truthTable", {"weights": [v, w], "bias": b}, "XOR"]
                   for v, w, b in itertools.product(steps, repeat=3)))
    right = {sum(row["answer"] == row["wanted"] for row in rows) for rows in tables}
    assert max(right) == 3


def test_a_neuron_learns_as_gradient_descent_says():
    rng = np.random.default_rng(13)
    places = rng.normal(0, 1, (20, 2))
    kinds = (places @ [1, -2] + rng.normal(0, 1, 20) > 0.3).astype(int)
    table = np.column_stack([places, np.ones(20)])

    def loss_of(numbers):
        chances = special.expit(table @ numbers)
        return -np.log(np.where(kinds == 1, chances, 1 - chances)).mean()

    path, = ask(["train", {"weights": [-1, 0.5], "bias": 0.2},
                 np.column_stack([places, kinds]).tolist(), 0.7, 60])
    found = np.array([[*each["weights"], each["bias"]] for each in path])
    np.testing.assert_allclose([each["loss"] for each in path],
                               [loss_of(each) for each in found])
    for before, after in itertools.pairwise(found):
        # Each step is the rate times the slopes of the loss itself.
        slopes = [(loss_of(before + GAP * axis) - loss_of(before - GAP * axis))
                  / (2 * GAP) for axis in np.eye(3)]
        np.testing.assert_allclose(before - after, 0.7 * np.array(slopes), atol=1e-7)
    far, = ask(["train", {"weights": [900, 0], "bias": 0}, [[1, 0, 0], [2, 0, 1]], 1, 0])
    assert far[0]["loss"] == 450  # where exp would overflow


# Shapes


SHAPES = [[], [1], [5], [7], [1, 1], [5, 1], [1, 7], [5, 7], [7, 5], [2, 3], [3]]


def test_shapes_are_stretched_as_numpy_does():
    pairs = list(itertools.product(SHAPES, repeat=2))
    for (first, second), answer in zip(pairs, ask(*(["broadcast", *pair] for pair in pairs))):
        try:
            shape = np.broadcast_shapes(tuple(first), tuple(second))
        except ValueError:
            assert answer["shape"] is None
            sizes = [([1, 1] + each)[-2:][answer["clash"]] for each in (first, second)]
            assert 1 not in sizes and sizes[0] != sizes[1]
            continue
        assert answer["shape"] == list(shape)
        # Number the cells of each array, stretch it, and read what stands there.
        for own, sources in zip((first, second), answer["sources"]):
            numbered = np.arange(np.prod(own, dtype=int)).reshape(own)
            stretched = np.atleast_2d(np.broadcast_to(numbered, shape))
            framed = np.atleast_2d(numbered)
            assert stretched.ravel().tolist() == [
                int(framed[tuple(source)]) for source in sources]


def test_shapes_are_read_and_written_as_numpy_writes_them():
    texts = ["(5, 7)", "5,7", "(7,)", "7", " ( 3 , 1 ) ", "()", "", "x", "(0, 2)", "(8,)",
             "(1, 2, 3)", "(5; 7)", "(2,,3)", "1.5", "-1"]
    assert ask(*(["readShape", text] for text in texts)) == [
        [5, 7], [5, 7], [7], [7], [3, 1], [], *[None] * 9]
    assert ask(*(["writeShape", shape] for shape in SHAPES)) == [
        str(tuple(shape)) for shape in SHAPES]
    assert ask(["entryOf", "a", [5, 7], [1, 2]], ["entryOf", "a", [7], [0, 2]],
               ["entryOf", "a", [], [0, 0]]) == ["a[1, 2]", "a[2]", "a"]
