"""What figures of draws, people and landscapes compute agrees with NumPy."""

import json
import re
import subprocess
from itertools import islice, product
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from mlmath.datasets import wifi_signal
from publishing.node import find_node
from tests.figures import javascript
from tests.figures.oracles import even_numbers

PROGRAM = Path(__file__).with_name("chance.mjs")


def ask(*cases):
    """Return what the models of the figures answer to (name, *arguments)."""
    done = subprocess.run([find_node(), str(PROGRAM)], input=json.dumps(cases),
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# Draws


def running(seed, q, count):
    below = np.array(list(islice(even_numbers(seed), count))) < q
    return [0, *np.cumsum(below).tolist()]


@pytest.mark.parametrize("q", [0, 0.3, 0.5, 1])
def test_draws_are_counted(q):
    for seed in (0, 1, 34):
        found, = ask(["successes", seed, q, [20, 500, 5]])
        assert found == [running(seed, q, count) for count in (20, 500, 5)]


def test_shares_come_close_to_the_probability():
    found = ask(*(["successes", seed, 0.3, [5000]] for seed in range(10)))
    far = np.array([counts[0][-1] for counts in found]) / 5000 - 0.3
    deviation = np.sqrt(0.3 * 0.7 / 5000)
    assert 0.4 * deviation < np.std(far) < 2 * deviation
    assert np.abs(far).max() < 3.5 * deviation


def test_every_share_that_is_drawn_is_right():
    counts = running(5, 0.4, 5000)
    points, few = ask(["shares", counts, 300], ["shares", counts[:31], 300])
    assert points[:60] == [[n, counts[n] / n] for n in range(1, 61)]
    assert points[-1] == [5000, counts[-1] / 5000] and len(points) < 400
    assert all(share == counts[n] / n for n, share in points)
    assert [n for n, _ in few] == list(range(1, 31))


@pytest.mark.parametrize("length", [2, 5, 7])
def test_runs_of_misses(length):
    counts = running(3, 0.5, 2000)
    # A second way: the draws as letters, and a pattern.
    letters = "".join("1" if step else "0" for step in np.diff(counts))
    ends = [match.start() + length for match in
            re.finditer(f"(?={'0' * length})", letters)]
    assert ends, "no run to find"
    for after in (0, ends[0], 200):
        found, = ask(["nextRun", counts, length, after])
        assert found == next((end for end in ends if end >= after + length), 0)
    for count in (length - 1, ends[0] - 1, ends[0], 2000):
        found, = ask(["lastRun", counts[:count + 1], length])
        assert found == max((end for end in ends if end <= count), default=0)


# People


def possible():
    rng = np.random.default_rng(23)
    some = [(0, 0, 0), (100, 100, 100), (50, 40, 20), (40, 30, 12), (100, 30, 30),
            (60, 70, 30), (7, 9, 3), (15, 8, 0)]
    for a, b in rng.integers(0, 101, (40, 2)).tolist():
        some.append((a, b, int(rng.integers(max(0, a + b - 100), min(a, b) + 1))))
    return some


def test_how_many_can_have_both():
    for a, b in product((0, 1, 30, 50, 80, 100), repeat=2):
        bounds, = ask(["bothBounds", a, b])
        # B's people shifted along a line of a hundred, A's at its start.
        overlaps = [np.sum((np.arange(100) < a) & (np.arange(100) >= first)
                           & (np.arange(100) < first + b))
                    for first in range(101 - b)]
        assert bounds == [min(overlaps), max(overlaps)]


def inside(corners, x, y):
    """Whether a ray to the right crosses the border an odd number of times."""
    ends = np.roll(corners, -1, axis=0)
    crossed = 0
    for (x0, y0), (x1, y1) in zip(corners, ends):
        if (y0 > y) != (y1 > y):
            crossed += x < x0 + (y - y0) * (x1 - x0) / (y1 - y0)
    return crossed % 2 == 1


def rates_of_tests():
    """Return base rates, sensitivities and rates of false alarms, named."""
    rng = np.random.default_rng(24)
    some = [(0.02, 0.9, 0.05), (0, 0.9, 0.05), (1, 0.5, 0.5), (0.5, 0, 0), (0.001, 1, 1),
            (0.025, 1, 0), (0.3, 0.25, 0.975)]
    some += rng.uniform(0, 1, (30, 3)).tolist()
    some += (rng.uniform(0, 1, (30, 3)) * [0.02, 1, 0.1]).tolist()
    return [dict(zip(("base", "sensitivity", "false_alarms"), each)) for each in some]


def test_a_test_flags_whole_people():
    rates = rates_of_tests()
    for given, counts in zip(rates, ask(*(["flagged", each] for each in rates))):
        base, sensitivity, rate = given.values()
        # One after the other, each share as near to its own as it can be.
        assert abs(counts["all"] - 1000 * base) <= 0.5 + 1e-9
        assert counts["hits"] + counts["missed"] == counts["all"]
        assert abs(counts["hits"] - counts["all"] * sensitivity) <= 0.5 + 1e-9
        assert abs(counts["alarms"] - (1000 - counts["all"]) * rate) <= 0.5 + 1e-9
        assert counts["alarms"] <= 1000 - counts["all"]


def test_those_flagged_are_counted_by_simulation():
    rng = np.random.default_rng(25)
    rates = rates_of_tests()
    for given, share in zip(rates, ask(*(["posterior", each] for each in rates))):
        base, sensitivity, rate = given.values()
        having = rng.uniform(size=100_000) < base
        flagged = rng.uniform(size=100_000) < np.where(having, sensitivity, rate)
        if flagged.any():
            error = 0.5 / np.sqrt(flagged.sum())
            assert share == pytest.approx(having[flagged].mean(), abs=5 * error)
    # Bayes' rule in odds.
    share, = ask(["posterior", {"base": 0.02, "sensitivity": 0.9, "false_alarms": 0.05}])
    assert share / (1 - share) == pytest.approx(0.02 / 0.98 * 0.9 / 0.05)


@pytest.mark.parametrize("base, sensitivity, rate", [
    (0.02, 0.9, 0.05), (0, 1, 0.3), (1, 0.5, 0), (0.025, 0, 0.999), (0.4, 0.7, 1),
    (0.013, 1, 0.01), (0.05, 0.5, 0.025), (0.1, 0.25, 0)])
def test_those_flagged_stand_within_their_border(base, sensitivity, rate):
    counts, = ask(["flagged", {"base": base, "sensitivity": sensitivity,
                               "false_alarms": rate}])
    places = ask(*(["placeOf", each, 25] for each in range(1000)))
    assert {tuple(place) for place in places} == {
        (column + 0.5, row + 0.5) for column in range(40) for row in range(25)}
    hits, missed, alarms = counts["hits"], counts["missed"], counts["alarms"]
    border, = ask(["borderOf", [missed, missed + hits + alarms], 25])
    found = np.array([bool(border) and inside(border, *place) for place in places])
    assert found[:counts["all"]].sum() == hits
    assert found[counts["all"]:].sum() == alarms


def test_people_stand_within_their_borders():
    places = ask(*(["placeOf", person] for person in range(100)))
    assert len(set(map(tuple, places))) == 100
    for a, b, both in possible():
        counts, = ask(["counted", a, b, both])
        one, other = (np.array([inside(border, *place) for place in places])
                      if border else np.zeros(100, bool)
                      for border in ask(["borderOf", counts["inA"]],
                                        ["borderOf", counts["inB"]]))
        assert (one.sum(), other.sum(), (one & other).sum()) == (a, b, both)
        assert counts["either"] == (one | other).sum()
        assert counts["independent"] == bool(np.isclose(
            np.mean(one & other), np.mean(one) * np.mean(other), atol=1e-9))


# Landscapes


FORMULAS = {
    "tilted": lambda x, y: 2 * x + y,
    "bowl": lambda x, y: np.square(x) + np.square(2 * y),
    "saddle": lambda x, y: (x - y) * (x + y),
    "product": np.multiply,
    "wifi": wifi_signal,
}
GAP = 1e-5


def test_every_landscape_has_a_second_way():
    assert ask(["names"]) == [list(FORMULAS)]


@pytest.mark.parametrize("name", FORMULAS)
def test_landscapes_and_their_gradients(name):
    rng = np.random.default_rng(17)
    places = rng.uniform(-1, 10, (40, 2))
    answer, = ask(["landscape", name, places.tolist()])
    f, (x, y) = FORMULAS[name], places.T
    np.testing.assert_allclose(answer["values"], f(x, y), rtol=1e-12, atol=1e-12)
    slopes = np.stack([(f(x + GAP, y) - f(x - GAP, y)) / (2 * GAP),
                       (f(x, y + GAP) - f(x, y - GAP)) / (2 * GAP)], 1)
    np.testing.assert_allclose(answer["gradients"], slopes, rtol=1e-5, atol=1e-5)
    text = answer["text"]
    for sign, python in (("−", "-"), ("²", "**2"), ("xy", "x*y"), ("2x", "2*x"),
                         ("4y", "4*y")):
        text = text.replace(sign, python)
    np.testing.assert_allclose(eval(text, {"x": x, "y": y}), answer["values"])


def test_slopes_in_a_direction():
    rng = np.random.default_rng(18)
    for gradient, degrees in zip(rng.normal(0, 3, (30, 2)), rng.uniform(0, 360, 30)):
        angle = np.radians(degrees)
        slope, steepest, turn = ask(
            ["slopeToward", gradient.tolist(), degrees], ["degreesOf", gradient.tolist()],
            ["between", degrees, float(np.degrees(np.arctan2(*gradient[::-1])))])
        assert slope == pytest.approx(gradient @ [np.cos(angle), np.sin(angle)])
        # The cosine of the angle to the gradient, times its length.
        assert slope == pytest.approx(
            np.linalg.norm(gradient) * np.cos(np.radians(turn)))
        all_slopes = ask(*(["slopeToward", gradient.tolist(), each] for each in range(360)))
        assert abs((np.argmax(all_slopes) - steepest + 180) % 360 - 180) <= 0.5
    assert ask(["degreesOf", [0, 0]]) == [None]
    assert ask(["between", 350, 10], ["between", 0, 180]) == [20, 180]


# Constraints

NAMED = "../../tests/figures/named.mjs"
VALUES = {
    "line": lambda line, at: line @ at,
    "circle": lambda _, at: at @ at,
    "diamond": lambda _, at: np.abs(at).sum(),
}
CURVES = [("line", [1, 1], 1), ("line", [2, -1], 3), ("line", [0, 2], 1), ("line", [-1, 0], 2),
          ("circle", None, 2.25), ("diamond", None, 1.5)]


@pytest.mark.parametrize("name, line, c", CURVES)
def test_places_lie_on_the_constraint_and_lead_back(name, line, c):
    places = np.linspace(1, 359, 80) if line is None else np.linspace(-3, 3, 21)
    found, = javascript.ask(NAMED, [["alongConstraint", name, line, places.tolist(), c]])
    assert found["closed"] == (line is None)
    value = VALUES[name]
    for s, each in zip(places, found["all"]):
        at = np.array(each["point"])
        assert value(np.array(line or [0, 0]), at) == pytest.approx(c)
        assert each["back"] == pytest.approx(s)
        if each["gradient"]:
            for way in each["ways"]:
                assert np.linalg.norm(way) == pytest.approx(1)
                assert np.dot(way, each["gradient"]) == pytest.approx(0, abs=1e-9)
            steps = [value(np.array(line or [0, 0]), at + GAP * np.eye(2)[k]) for k in (0, 1)]
            assert (np.array(steps) - c) / GAP == pytest.approx(each["gradient"], abs=1e-3)
    # The first way leads toward larger s.
    following, = javascript.ask(NAMED, [["alongConstraint", name, line, (places + 1e-4).tolist(), c]])
    for one, other in zip(found["all"], following["all"]):
        move = np.subtract(other["point"], one["point"])
        assert move @ one["ways"][0] > 0.99 * np.linalg.norm(move) > 0


def test_a_corner_has_no_gradient_and_two_sides():
    found, = javascript.ask(NAMED, [["alongConstraint", "diamond", None, [0, 90, 180, 270], 2]])
    half = np.sqrt(0.5)
    assert [each["gradient"] for each in found["all"]] == [None] * 4
    for each in found["all"]:
        inward = -np.array(each["point"]) / 2
        assert [np.dot(way, inward) for way in each["ways"]] == pytest.approx([half, half])
    # A place between two axes is led back to its side.
    back, = javascript.ask(NAMED, [["alongConstraint", "diamond", None, [45, 200], 1]])
    assert back["all"][0]["point"] == pytest.approx([0.5, 0.5])


def test_quadratics_and_their_gradients():
    rng = np.random.default_rng(22)
    for _ in range(5):
        half, center, places = rng.normal(0, 1, (2, 2)), rng.normal(0, 1, 2), rng.normal(0, 2, (9, 2))
        matrix = half + half.T
        found, = javascript.ask(NAMED, [["quadratics", matrix.tolist(), center.tolist(), places.tolist()]])
        for at, (value, slope) in zip(places, found):
            assert value == pytest.approx((at - center) @ matrix @ (at - center))
            np.testing.assert_allclose(slope, 2 * matrix @ (at - center), atol=1e-12)


def test_on_a_line_the_turning_solves_the_equations_of_lagrange():
    rng = np.random.default_rng(23)
    for _ in range(12):
        half = rng.normal(0, 1, (2, 2))
        matrix, line = half @ half.T + 0.1 * np.eye(2), rng.normal(0, 1, 2)
        *exact, multiplier = np.linalg.solve(
            np.block([[2 * matrix, -line[:, None]], [line, 0]]), [0, 0, 1])
        if np.abs(exact).max() > 9:
            continue
        turn, = javascript.ask(NAMED, [["turns", [matrix.tolist(), [0, 0]], "line", line.tolist(), 1, [-10, 10]]])[0]
        assert turn["kind"] == "low"
        np.testing.assert_allclose(turn["point"], exact, atol=1e-5)
        found, = javascript.ask("compass/constraints.js", [[
            "multiplier", (2 * matrix @ exact).tolist(), line.tolist()]])
        assert found == pytest.approx(multiplier)


def test_on_a_circle_the_turnings_are_eigenvectors():
    matrix = np.array([[3, 1], [1, 2]])
    turns, = javascript.ask(NAMED, [["turns", [matrix.tolist(), [0, 0]], "circle", None, 1, [0, 360]]])
    values, vectors = np.linalg.eigh(matrix)
    assert [turn["kind"] for turn in turns] == ["high", "low", "high", "low"]
    for turn in turns:
        k = int(turn["kind"] == "high")
        assert turn["value"] == pytest.approx(values[k])
        assert abs(np.dot(turn["point"], vectors[:, k])) == pytest.approx(1)


def test_on_a_diamond_the_least_is_often_at_a_corner():
    far, near = javascript.ask(NAMED, [
        ["turns", [[[1, 0], [0, 1]], [0.6, 2]], "diamond", None, c, [0, 360]] for c in (1, 2)])
    least = min(far, key=lambda turn: turn["value"])
    assert least["s"] == 90 and least["point"] == pytest.approx([0, 1])
    # A larger diamond is touched at a side: by the soft threshold.
    least = min(near, key=lambda turn: turn["value"])
    assert least["point"] == pytest.approx([0.3, 1.7], abs=1e-5)


def test_along_a_level_line_nothing_turns():
    assert javascript.ask(NAMED, [["turns", "tilted", "line", [2, 1], 1, [-3, 3]],
                                  ["turns", "tilted", "line", [1, 1], 1, [-3, 3]]]) == [[], []]


# Means of samples

SHAPES = {
    "normal": stats.norm(), "uniform": stats.uniform(-np.sqrt(3), 2 * np.sqrt(3)),
    "skewed": stats.expon(-1), "cauchy": stats.cauchy(),
}


@pytest.mark.parametrize("name", ["normal", "uniform", "skewed", "two-peaks", "cauchy", "coin", "die"])
def test_samples_come_from_their_population(name):
    numbers = {"population": name, "mean": 4, "deviation": 1.5, "q": 0.3}
    (few, many), known = javascript.ask(NAMED, [
        ["samples", numbers, 50, 3, [2, 400]], ["population", numbers, np.linspace(-20, 28, 4801).tolist()]])
    assert few["means"] == many["means"][:2]
    assert few["last"] != many["last"] and many["means"][-1] == pytest.approx(np.mean(many["last"]))
    values = np.concatenate([each["last"] for each in javascript.ask(
        NAMED, [["samples", numbers, 50, 3, list(range(1, 401))]])[0]])
    np.testing.assert_allclose(values.reshape(400, 50).mean(1), many["means"])
    if name in SHAPES:
        assert stats.kstest((values - 4) / 1.5, SHAPES[name].cdf).pvalue > 1e-3
        places = np.linspace(-20, 28, 4801)
        np.testing.assert_allclose(known["heights"], SHAPES[name].pdf((places - 4) / 1.5) / 1.5, atol=1e-9)
    if name == "cauchy":
        assert not known["moments"]
        return
    assert known["moments"]
    assert np.mean(values) == pytest.approx(known["mean"], abs=4 * known["deviation"] / np.sqrt(20000))
    assert np.std(values) == pytest.approx(known["deviation"], rel=0.03)
    assert np.std(many["means"]) == pytest.approx(known["deviation"] / np.sqrt(50), rel=0.12)
    if known.get("bars"):
        shown, chances = np.array(known["bars"]).T
        assert chances.sum() == pytest.approx(1)
        assert chances @ shown == pytest.approx(known["mean"])
        assert chances @ (shown - known["mean"]) ** 2 == pytest.approx(known["deviation"] ** 2)
        assert set(values) == set(shown)
    else:
        places, heights = np.linspace(-20, 28, 4801), np.array(known["heights"])
        assert heights.sum() * 0.01 == pytest.approx(1, abs=0.01)
        assert heights @ places * 0.01 == pytest.approx(4, abs=0.05)
        assert heights @ (places - 4) ** 2 * 0.01 == pytest.approx(1.5**2, abs=0.05)


def test_summaries_divide_by_one_less():
    found, = javascript.ask("sampling/populations.js", [["summary", [2, 4, 9]]])
    assert found["mean"] == 5 and found["deviation"] == pytest.approx(np.std([2, 4, 9], ddof=1))


def test_bars_of_means_stand_on_the_values_they_can_have():
    means = (np.arange(0, 26) / 25).tolist()
    edges, = javascript.ask("sampling/populations.js", [["edgesFor", [-0.2, 1.2], 0.05, 0.04]])
    assert np.diff(edges) == pytest.approx(0.04) and edges[0] <= -0.2 and edges[-1] >= 1.2
    counts, = javascript.ask("sampling/populations.js", [["countedIn", means, edges]])
    assert [count for _, _, count in counts if count] == [1] * 26
    edges, = javascript.ask("sampling/populations.js", [["edgesFor", [0, 10], 0.3]])
    rng = np.random.default_rng(24)
    values = rng.normal(5, 2, 300)
    counts, = javascript.ask("sampling/populations.js", [["countedIn", values.tolist(), edges]])
    assert [count for _, _, count in counts] == np.histogram(values, edges)[0].tolist()
