"""What figures of losses and of computational graphs compute agrees with NumPy."""

import numpy as np
import pytest
from scipy import optimize, special

from tests.figures.javascript import ask

LOSSES = "balance/model.js"
GRAPHS = "../../tests/figures/graphs.mjs"
GAP = 1e-6

# Losses of a guess


def samples():
    rng = np.random.default_rng(16)
    return [rng.uniform(-50, 50, n).round(1).tolist() for n in (2, 3, 4, 7, 8, 9)]


def test_losses_are_the_means_over_the_points():
    for points in samples():
        for guess in (-60, 0, points[0], 12.3):
            gaps = np.array(points) - guess
            assert ask(LOSSES, [["squaredLoss", points, guess],
                                ["absoluteLoss", points, guess]]) == [
                pytest.approx((gaps**2).mean()), pytest.approx(abs(gaps).mean())]


def test_mean_and_median_are_where_the_losses_are_least():
    for points in samples():
        mean, median, (low, high) = ask(LOSSES, [["mean", points], ["median", points],
                                                 ["middle", points]])
        assert mean == pytest.approx(np.mean(points))
        assert median == pytest.approx(np.median(points))
        found = optimize.minimize_scalar(
            lambda guess, known: np.mean((known - guess)**2),
            args=(np.array(points),))
        assert mean == pytest.approx(found.x, abs=1e-5)
        at_low, at_high, below, above = ask(LOSSES, [
            ["absoluteLoss", points, guess] for guess in (low, high, low - 0.01, high + 0.01)])
        assert at_low == pytest.approx(at_high) and min(below, above) > at_low


def test_points_close_by_stand_on_each_other():
    found, alone, apart = ask(LOSSES, [["levels", [0, 10, 25, 12, 0], 18],
                                       ["levels", [3], 18], ["levels", [0, 18, 36], 18]])
    assert found == [0, 1, 0, 2, 3]
    assert alone == [0] and apart == [0, 0, 0]


def test_weights_balance_at_the_expectation():
    rng = np.random.default_rng(17)
    for n in (2, 3, 6):
        places, weights = rng.uniform(-9, 9, n), rng.uniform(0, 4, n).round(1)
        mean = np.average(places, weights=weights)
        variance = np.average((places - mean)**2, weights=weights)
        parts, = ask(LOSSES, [["shares", weights.tolist()]])
        np.testing.assert_allclose(parts, weights / weights.sum())
        found, level, beside = ask(LOSSES, [
            ["expectation", places.tolist(), parts], ["around", places.tolist(), parts, mean],
            ["around", places.tolist(), parts, mean + 2]])
        assert found == pytest.approx(mean)
        assert level["left"] == pytest.approx(level["right"])
        assert level["squared"] == pytest.approx(variance)
        # Steiner: by the square of the way from the mean.
        assert beside["squared"] == pytest.approx(variance + 4)
        assert beside["left"] - beside["right"] == pytest.approx(2)
    assert ask(LOSSES, [["shares", [0, 0]]]) == [None]


# Graphs

FUNCTIONS = {
    "sigmoid": special.expit, "relu": lambda x: np.maximum(x, 0),
    **{name: getattr(np, name) for name in (
        "exp", "log", "sqrt", "sin", "cos", "tanh")}}
CHAIN = ["w = 2", "u = 3 * w", "v = u - 4", "L = v^2"]
PROGRAMS = [
    CHAIN,
    ["x = 1.3", "u = x * x", "v = u / x", "r = 5 - v", "y = r + u"],
    ["w = 0.5", "b = -1", "u = 2 * w", "z = u + b", "s = sigmoid(z)", "L = -log(s)"],
    ["x = 0.7", "a = exp(x)", "c = sqrt(a)", "d = sin(c)", "e = cos(d)", "f = tanh(e)",
     "g = relu(f)", "h = g / 3", "i = -exp(h)"],
    ["x1 = 2", "x2 = -1", "w1 = 0.5", "a = w1 * x1", "c = x2 * x2", "z = a + c",
     "s = tanh(z)", "L = s^9"],
]


def run(lines, known):
    """Run the lines as Python does, but for names that are known; all values."""
    values = dict(known)
    for line in lines:
        name, _, right = line.partition(" = ")
        if name not in known:
            values[name] = eval(right.replace("^", "**"), FUNCTIONS, values)
    return values


def slope_of(lines, known, name):
    """How fast the last line changes with a name."""
    last = lines[-1].split(" ")[0]
    ahead, behind = (run(lines, {**known, name: known[name] + gap})[last]
                     for gap in (GAP, -GAP))
    return pytest.approx((ahead - behind) / (2 * GAP), rel=1e-5, abs=1e-7)


@pytest.mark.parametrize("lines", PROGRAMS)
def test_values_and_derivatives_of_a_program(lines):
    fits, given = ask(GRAPHS, [["isProgram", lines], ["inputsOf", lines]])
    inputs = {each["name"]: each["input"] + 0.25 for each in given}
    answer, = ask(GRAPHS, [["derivatives", lines, inputs]])
    values = run(lines, inputs)
    assert fits and answer["values"] == pytest.approx(values)
    names = [line.split(" ")[0] for line in lines]
    assert list(answer["derivatives"]) == names[::-1]
    assert answer["derivatives"][names[-1]] == 1
    for k, name in enumerate(names[:-1]):
        known = {each: values[each] for each in {*inputs, *names[:k + 1]}}
        assert answer["derivatives"][name] == slope_of(lines, known, name), name


@pytest.mark.parametrize("lines", PROGRAMS)
def test_local_derivatives_of_each_edge(lines):
    given, = ask(GRAPHS, [["inputsOf", lines]])
    inputs = {each["name"]: each["input"] for each in given}
    answer, = ask(GRAPHS, [["derivatives", lines, inputs]])
    values = run(lines, inputs)
    below = {line.split(" ")[0]: line for line in lines}
    for target in {edge["to"] for edge in answer["edges"]}:
        known = {name: value for name, value in values.items() if name != target}
        slopes = {}  # an operand that is used twice has two edges
        for edge, slope in zip(answer["edges"], answer["slopes"]):
            if edge["to"] == target:
                slopes[edge["from"]] = slopes.get(edge["from"], 0) + slope
        for name, slope in slopes.items():
            assert slope == slope_of([below[target]], known, name), (target, name)


def test_rows_stand_in_the_order_of_the_steps():
    chain, neuron, crossing = ask(GRAPHS, [["inRows", PROGRAMS[k]] for k in (0, 2, 4)])
    assert chain == [["w"], ["u"], ["v"], ["L"]]
    assert neuron == [["w"], ["u", "b"], ["z"], ["s"], ["L"]]
    assert crossing == [["w1", "x1", "x2"], ["a", "c"], ["z"], ["s"], ["L"]]


@pytest.mark.parametrize("lines", [
    "w = 2", ["w = 2"], ["w = 2", 3], ["w = 2", "u = 3w"], ["w = 2", "u = v + 1"],
    ["w = 2", "w = w + 1"], ["w = 2", "b = 1", "u = 2 * w"], ["w = 2", "u = 3 + 4", "v = u * w"],
    ["w = 2", "u = w^10"], ["w = 2", "u = sinh(w)"], ["w = 2", "u = w + w + w"],
    ["w = 2", "u = w * 2", "v = 3"], ["w = 2000", "u = 2 * w"], ["w = 2", "u = u + w"],
    ["w12 = 2", "u = 2 * w12"],
    ["w = 2", "a = w + 1", "b = w + 2", "c = w + 3", "d = w + 4", "e = a + b", "f = c + d", "g = e + f"],
    ["w = 2", *(f"a{k} = w * 2" for k in range(9)), "b = a1 + a2", "c = b + a3", "d = c + a4"]])
def test_what_is_no_program(lines):
    assert ask(GRAPHS, [["isProgram", lines]]) == [False]


def test_where_there_is_no_value_there_is_no_derivative():
    for line, at in (("u = log(w)", -1), ("u = log(w)", 0), ("u = sqrt(w)", -1), ("u = 1 / w", 0)):
        answer, = ask(GRAPHS, [["derivatives", ["w = 1", line], {"w": at}]])
        assert answer["values"]["u"] is None and answer["derivatives"]["w"] is None
    corner, = ask(GRAPHS, [["derivatives", ["w = 1", "u = relu(w)"], {"w": 0}]])
    assert corner["derivatives"]["w"] == 0


def test_formulas_are_written_as_in_a_book():
    assert ask(GRAPHS, [["formula", line] for line in (
        "u = -3 * w1", "v = a - 0.5", "L = v^2", "L = -log(s)", "y = a / c")]) == [
        "−3 · w₁", "a − 0.5", "v²", "−log(s)", "a / c"]
