"""What figures from algebra and descent compute agrees with NumPy and mlmath."""

import json
import subprocess
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy import optimize

from mlmath.determinants import determinant
from mlmath.elimination import reduced_row_echelon_form, row_echelon_form
from mlmath.row_operations import AddMultiple, Scale, Swap, replay
from mlmath.systems import LinearSystem, exact
from publishing.node import find_node
from tests.figures import oracles

PROGRAM = Path(__file__).with_name("algebra.mjs")
POINTS = [[1, 2.1], [2, 2.9], [3, 5.2], [4, 4.8], [5, 6.9], [6, 7.1]]


def ask(*cases):
    """Return what the modules of the figures answer to (name, *arguments)."""
    questions = json.dumps([[name, given] for name, *given in cases])
    done = subprocess.run([find_node(), str(PROGRAM)], input=questions,
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def random_matrix(rng, rows, columns):
    return [[str(Fraction(int(top), int(bottom))) for top, bottom in zip(
        rng.integers(-4, 5, columns), rng.choice([1, 1, 1, 2, 3], columns))]
        for _ in range(rows)]


def random_steps(rng, rows, count):
    """Return steps as the figure and as the package know them."""
    figure, package = [], []
    for kind in rng.choice(["swap", "scale", "add"], count):
        first, second = (int(row) for row in rng.permutation(rows)[:2])
        factor = Fraction(int(rng.choice([-3, -2, -1, 1, 2])),
                          int(rng.integers(1, 4)))
        if kind == "swap":
            figure.append({"kind": kind, "first": first, "second": second})
            package.append(Swap(first, second))
        elif kind == "scale":
            figure.append({"kind": kind, "row": first, "factor": str(factor)})
            package.append(Scale(first, factor))
        else:
            figure.append({"kind": kind, "target": first, "source": second,
                           "factor": str(factor)})
            package.append(AddMultiple(first, second, factor))
    return figure, package


# Row steps


@pytest.fixture(scope="module")
def matrices():
    rng = np.random.default_rng(2)
    found = []
    for _ in range(150):
        rows, columns = (int(size) for size in rng.integers((2, 3), (5, 6)))
        matrix = random_matrix(rng, rows, columns)
        if rng.random() < 0.4:  # singular ones are rare among random ones
            matrix[-1] = matrix[0][:-1] + [str(rng.integers(-2, 3))]
        if rng.random() < 0.3:
            matrix[1:] = [["0", *row[1:]] for row in matrix[1:]]
        found.append(matrix)
    return found


def test_numbers_are_read_exactly():
    texts = ["3", "-1/2", " 0.25 ", "−4", "+7", "6/4", "0", "-0/3", "1/0",
             "", "x", "1e3", "1/2/3", "0.5/2", "1234567", "--1", "1 2"]
    assert ask(*(("parse", text) for text in texts)) == [
        "3", "-1/2", "1/4", "-4", "7", "3/2", "0", "0", *[None] * 9]


def test_steps_do_what_the_package_does(matrices):
    rng = np.random.default_rng(3)
    cases, expected = [], []
    for matrix in matrices:
        figure, package = random_steps(rng, len(matrix), 4)
        cases.append(("replay", matrix, figure))
        result = replay(exact(matrix), package)
        expected.append([[str(entry) for entry in row] for row in result])
    assert ask(*cases) == expected


def test_steps_that_lose_something_are_refused():
    matrix = [["1", "2", "3"], ["2", "1/999999", "1"]]
    refused = [
        {"kind": "swap", "first": 1, "second": 1},
        {"kind": "scale", "row": 0, "factor": "0"},
        {"kind": "add", "target": 1, "source": 1, "factor": "-1"},
        {"kind": "scale", "row": 1, "factor": "1/7"},
    ]
    reasons = ask(*(("refusal", matrix, step) for step in refused))
    for reason, word in zip(reasons, ("different", "0", "another", "digits")):
        assert word in reason
    assert ask(*(("replay", matrix, [step]) for step in refused)) == [None] * 4
    fine = {"kind": "scale", "row": 0, "factor": "-1/2"}
    assert ask(("refusal", matrix, fine)) == [""]


def test_steps_are_written_as_the_package_writes_them():
    rng = np.random.default_rng(4)
    figure, package = random_steps(rng, 4, 60)
    small = str.maketrans("₁₂₃₄", "1234")
    for answer, step in zip(
            ask(*(("describe", step) for step in figure)), package):
        plain = (answer.translate(small).replace("−", "-").replace("↔", "<->")
                 .replace("←", "<-").replace("(", "").replace(")", ""))
        assert plain.replace(" ", "") == repr(step).replace("_", "").replace(
            " ", "")


def test_elimination_ends_in_the_forms_that_are_named(matrices):
    echelon = [row_echelon_form(exact(each), augmented=True)
               for each in matrices]
    reduced = [reduced_row_echelon_form(exact(each), augmented=True)
               for each in matrices]
    for forms, names in ((echelon, {"echelon", "reduced"}),
                         (reduced, {"reduced"})):
        answers = ask(*(("form", [[str(entry) for entry in row]
                                  for row in form.matrix]) for form in forms))
        for form, answer in zip(forms, answers):
            assert answer["name"] in names
            assert answer["pivots"] == [list(place) for place in form.pivots]


def test_pivots_are_those_of_the_oracle(matrices):
    answers = ask(*(("form", matrix) for matrix in matrices))
    found = [[list(place) for place in oracles.settled_pivots(exact(each))]
             for each in matrices]
    assert [answer["pivots"] for answer in answers] == found
    assert len({len(pivots) for pivots in found}) > 2


def test_solutions_are_those_of_the_system(matrices):
    kinds = set()
    for matrix, answer in zip(
            matrices, ask(*(("solutions", matrix) for matrix in matrices))):
        entries = exact(matrix)
        system = LinearSystem(entries[:, :-1], entries[:, -1])
        kind = system.classify().kind
        kinds.add(kind)
        assert answer["kind"] == kind
        if kind == "unique":
            np.testing.assert_allclose(
                answer["point"], system.solve().particular.astype(float))
        square = entries.shape[1] == len(entries) + 1
        assert answer["determinant"] == (
            str(determinant(entries[:, :-1])) if square else None)
    assert kinds == {"unique", "none", "infinitely many"}


def test_links_lead_back_to_matrix_and_steps(matrices):
    rng = np.random.default_rng(5)
    cases = [("linked", matrix, random_steps(rng, len(matrix), 5)[0])
             for matrix in matrices]
    for (_, matrix, _), answer in zip(cases, ask(*cases)):
        assert answer["read"] == matrix
        assert answer["again"] == answer["done"]
        assert not set(answer["written"] + answer["done"]) & set("#,%/;: ")


@pytest.mark.parametrize("question", [
    ("readMatrix", "1~2~3!1~2", 2, 3), ("readMatrix", "1~2~3", 2, 3),
    ("readMatrix", "1~2~3!1~2~y", 2, 3), ("readMatrix", "", 2, 3),
    ("readSteps", "s1~3", 2), ("readSteps", "s1", 2), ("readSteps", "x1~2", 2),
    ("readSteps", "m1~", 2), ("readSteps", "a1~2~1_0", 2),
    ("readSteps", "!".join(["s1~2"] * 41), 2)])
def test_broken_links_count_as_none(question):
    assert ask(question) == [True]


def test_the_crossing_of_the_lines_is_in_the_window():
    rng = np.random.default_rng(6)
    systems = [random_matrix(rng, 2, 3) for _ in range(60)]
    cases = [each for each in systems if determinant(exact(each)[:, :2]) != 0]
    assert len(cases) > 40
    for matrix, window in zip(cases, ask(*(("windowOf", each) for each in cases))):
        numbers = exact(matrix).astype(float)
        crossing = np.linalg.solve(numbers[:, :2], numbers[:, 2])
        for place, (low, high) in zip(crossing, window):
            room = 0.1 * (high - low)
            assert low + room < place < high - room
            assert low + room < 0 < high - room


# Rank


@pytest.fixture(scope="module")
def triples():
    """Three vectors each, of rank 0 to 3."""
    rng = np.random.default_rng(7)
    return [(rng.integers(-4, 5, (3, rank)) @ rng.integers(-4, 5, (rank, 3))
             / 4).tolist() for rank in rng.integers(0, 4, 200)]


def test_rank_and_null_directions(triples):
    answers = ask(*(("rank", each) for each in triples))
    assert answers == [int(np.linalg.matrix_rank(each)) for each in triples]
    assert set(answers) == {0, 1, 2, 3}
    nulls = ask(*(("nullDirections", each) for each in triples))
    for vectors, rank, directions in zip(triples, answers, nulls):
        directions = np.reshape(directions, (-1, 3))
        assert len(directions) == 3 - rank
        np.testing.assert_allclose(directions @ directions.T,
                                   np.eye(len(directions)), atol=1e-9)
        np.testing.assert_allclose(np.array(vectors) @ directions.T, 0,
                                   atol=1e-6)


def test_at_height_zero_the_third_vector_lies_in_the_plane(triples):
    full = [each for each in triples if np.linalg.matrix_rank(each) == 3]
    assert len(full) > 20
    heights = ask(*(("heightOf", each) for each in full))
    answers = ask(*(("lifted", each, height)
                    for each in full for height in (0, 1.5)))
    for vectors, height, flat, high in zip(
            full, heights, answers[::2], answers[1::2]):
        first, second, third = np.array(vectors)
        normal = np.cross(first, second)
        normal /= np.linalg.norm(normal)
        assert height == pytest.approx(third @ normal)
        # What changes stands at right angles to the plane.
        np.testing.assert_allclose(third - flat, height * normal, atol=1e-6)
        np.testing.assert_allclose(np.subtract(high, flat), 1.5 * normal,
                                   atol=1e-6)
    assert ask(*(("rank", [*vectors[:2], flat]) for vectors, flat in zip(
        full, answers[::2]))) == [2] * len(full)
    dets = ask(*(("determinant", each) for each in full))
    np.testing.assert_allclose(dets, np.linalg.det(full))


def test_without_a_plane_nothing_is_lifted():
    vectors = [[1, 2, 0], [-2, -4, 0], [3, 1, 1]]
    assert ask(("heightOf", vectors), ("lifted", vectors, 2)) == [0, [3, 1, 1]]


def test_on_one_line_the_rank_is_one(triples):
    lines = ask(*(("onOneLine", each) for each in triples))
    ranks = ask(*(("rank", each) for each in lines))
    assert ranks == [int(np.abs(each).max() > 0) for each in triples]
    for vectors, line in zip(triples, lines):
        # Each one keeps what it has along the line.
        first = next((each for each in vectors if np.any(each)), [1, 0, 0])
        np.testing.assert_allclose(line @ np.array(first),
                                   vectors @ np.array(first), atol=1e-5)


# Descent


PLACES = np.linspace(-3, 3, 61)
CURVES = [*oracles.FUNCTIONS, [1, -2, 0.5], [0, 1, 0, -2, 0.25]]


def is_slope(value, slope, places, gap=1e-6):
    np.testing.assert_allclose(
        (value(places + gap) - value(places - gap)) / (2 * gap), slope,
        atol=1e-6 * (1 + np.abs(slope).max()))


@pytest.mark.parametrize("function", CURVES, ids=str)
def test_curves_are_those_of_the_oracle(function):
    answer, = ask(("function", function, PLACES.tolist()))
    value, slope = oracles.function_of(function)
    np.testing.assert_allclose(answer["values"], value(PLACES))
    np.testing.assert_allclose(answer["slopes"], slope(PLACES), atol=1e-12)
    is_slope(value, slope(PLACES), PLACES)


@pytest.mark.parametrize("function", CURVES, ids=str)
def test_curves_are_what_their_formula_says(function):
    answer, = ask(("function", function, [0.7]))
    powers = dict(zip("²³⁴", "234"))
    text = answer["text"].replace("−", "-").replace("√", "np.sqrt").replace(
        "sin 2x", "np.sin(2*x)")
    for sign, power in powers.items():
        text = text.replace(sign, f"**{power}")
    for digit in "0123456789":
        text = text.replace(f"{digit}x", f"{digit}*x")
    assert eval(text, {"np": np, "x": 0.7}) == pytest.approx(
        answer["values"][0])


@pytest.mark.parametrize("function", CURVES, ids=str)
def test_paths_are_those_of_the_oracle(function):
    _, slope = oracles.function_of(function)
    for start, rate in ((2, 0.05), (-1.5, 0.3), (0.5, 3)):
        answer, = ask(("descend", function, start, rate, 20))
        path = oracles.descend(slope, start, rate, 20)
        assert abs(path[:-1]).max() <= 1e9
        np.testing.assert_allclose(np.array(answer["path"], float), path,
                                   rtol=1e-6)


def test_verdicts_on_parabolas_keep_to_the_theory():
    rng = np.random.default_rng(8)
    cases, expected = [], []
    for curvature in np.exp(rng.uniform(-1, 2, 40)):
        # On curvature·x²/2 each step multiplies x by 1 − rate·curvature.
        for multiplier in (0.95, 0.5, -0.5, -0.95, -1.002, -3):
            rate = (1 - multiplier) / curvature
            cases.append(("descend", [0, 0, curvature / 2], 2.0, rate, 12))
            reached = abs(multiplier) ** 12 < 0.02
            expected.append(("diverges" if abs(multiplier) > 1 else "zig-zags"
                             if multiplier < 0 else "converges" if reached
                             else "crawls", reached))
    answers = ask(*cases)
    assert [(answer["word"], answer["arrived"]) for answer in answers] == expected


@pytest.mark.parametrize("case, word", [
    (([0, 0, 1], 0.0, 0.1, 5), "rests"), (([0, 0, 1], 1.0, 0.0, 5), "crawls"),
    (([0, 0, -1], 1.0, 0.1, 5), "diverges"), (([0, 1], 1.0, 0.1, 5), "crawls"),
    (("two-valleys", 0.3, 0.05, 3), "crawls"),
    (("two-valleys", 0.3, 0.05, 60), "converges"),
    (("two-valleys", 2.2, 0.4, 30), "zig-zags"),
    (("two-valleys", 3.0, 0.5, 10), "diverges")])
def test_verdicts_elsewhere(case, word):
    answer, = ask(("descend", *case))
    assert answer["word"] == word


VALLEYS = [("bowl", [2, 7]), *((name, None) for name in oracles.VALLEYS)]


@pytest.mark.parametrize("name, curvatures", VALLEYS)
def test_valleys_are_those_of_the_oracle(name, curvatures):
    rng = np.random.default_rng(9)
    places = rng.uniform(-2, 2, (40, 2))
    answer, = ask(("valley", name, curvatures, places.tolist()))
    value, gradient = oracles.valley_of(name, curvatures)
    x, y = places.T
    np.testing.assert_allclose(answer["values"], value(x, y), atol=1e-12)
    np.testing.assert_allclose(
        answer["gradients"], np.transpose(gradient(x, y)), atol=1e-12)
    is_slope(lambda place: value(place, y), gradient(x, y)[0], x)
    is_slope(lambda place: value(x, place), gradient(x, y)[1], y)
    # Each row of H is the slope of an entry of the gradient.
    fxx, fxy, fyy = np.transpose(answer["hessians"])
    is_slope(lambda place: np.broadcast_to(gradient(place, y)[0], 40), fxx, x)
    is_slope(lambda place: np.broadcast_to(gradient(x, place)[0], 40), fxy, y)
    is_slope(lambda place: np.broadcast_to(gradient(x, place)[1], 40), fyy, y)
    for rate, momentum in ((0.02, 0), (0.05, 0.9), (2, 0.5)):
        rolled, = ask(("roll", name, curvatures, [1.2, -0.7], rate, momentum, 25))
        path = oracles.roll(gradient, (1.2, -0.7), rate, momentum, 25)
        np.testing.assert_allclose(np.array(rolled["path"], float), path,
                                   rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("name, curvatures", VALLEYS)
def test_newtons_steps_solve_for_where_the_gradient_is_0(name, curvatures):
    answer, = ask(("newton", name, curvatures, [1.2, -0.7], 6))
    assert len(answer["path"]) == 7
    found, = ask(("valley", name, curvatures, answer["path"]))
    for before, after, (fxx, fxy, fyy), slopes in zip(
            answer["path"], answer["path"][1:], found["hessians"], found["gradients"]):
        step = np.linalg.solve([[fxx, fxy], [fxy, fyy]], slopes)
        np.testing.assert_allclose(np.subtract(before, after), step, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("case, word", [
    (("bowl", [1, 50], [3, 1]), "minimum"), (("tilted", None, [3, -1]), "minimum"),
    (("logistic", None, [0, 0]), "minimum"), (("logistic", None, [9, 9]), "stuck"),
    (("banana", None, [-1.5, 2]), "minimum"), (("two-valleys", None, [1.5, 1]), "minimum"),
    (("two-valleys", None, [0.1, 1]), "saddle"), (("four-valleys", None, [0.1, 0.1]), "maximum"),
    (("two-valleys", None, [np.sqrt(2 / 3), 1]), "stuck"),
    (("two-valleys", None, [0.8164965809, 1]), "away")])
def test_where_newtons_steps_come_to(case, word):
    answer, = ask(("newton", *case, 20))
    assert answer["word"] == word
    if "end" in answer:
        _, gradient = oracles.valley_of(*case[:2])
        np.testing.assert_allclose(gradient(*answer["end"]), 0, atol=1e-7)
        best = optimize.root(lambda place: gradient(*place), answer["end"])
        np.testing.assert_allclose(answer["end"], best.x, atol=1e-6)


def test_on_a_bowl_one_step_is_enough():
    for name, curvatures in (("bowl", [1, 50]), ("tilted", None)):
        answer, = ask(("newton", name, curvatures, [3, -1.4], 1))
        np.testing.assert_allclose(answer["path"][1], [0, 0], atol=1e-12)


@pytest.mark.parametrize("momentum", [0, 0.5, 0.9])
def test_bowls_throw_out_what_is_faster_than_the_theory_allows(momentum):
    # With momentum β the steps stay bounded up to the rate 2(1 + β)/curvature.
    limit = 2 * (1 + momentum) / 10
    slow, fast = ask(*(
        ("roll", "bowl", [1, 10], [3, 1], share * limit, momentum, 60)
        for share in (0.97, 1.03)))
    assert slow["word"] != "diverges"
    assert fast["word"] == "diverges"


def test_momentum_gets_there_where_plain_steps_crawl():
    plain, heavy = ask(*(
        ("roll", "bowl", [1, 50], [3, 1], 0.01, momentum, 150)
        for momentum in (0, 0.6)))
    assert plain["word"] == "crawls"
    assert heavy["arrived"]


# Line fit


def test_line_fit_agrees_with_least_squares():
    rng = np.random.default_rng(10)
    for _ in range(10):
        points = np.round(rng.normal(0, 3, (8, 2)), 2)
        start = rng.normal(0, 2, 2)
        answer, = ask(("fit", points.tolist(), start.tolist(), 0.02, 30))
        x, y = points.T
        table = np.column_stack([x, np.ones(8)])
        misses = table @ start - y
        hessian = 2 * table.T @ table / 8
        assert answer["error"] == pytest.approx((misses**2).mean())
        assert answer["direct"] == pytest.approx((misses**2).mean())
        np.testing.assert_allclose(answer["gradient"], 2 * table.T @ misses / 8)
        np.testing.assert_allclose(
            answer["best"], np.linalg.lstsq(table, y, rcond=None)[0])
        np.testing.assert_allclose(answer["curvatures"],
                                   np.linalg.eigvalsh(hessian)[::-1])

        def gradient(*line, table=table, y=y):
            return 2 * table.T @ (table @ line - y) / 8

        np.testing.assert_allclose(
            answer["path"], oracles.roll(
                gradient, start,
                0.02, 0, 30))
        np.testing.assert_allclose(
            answer["window"], oracles.parameter_window(points, start))
        np.testing.assert_allclose(
            answer["data"], oracles.data_window(points))


def by_hand():
    rng = np.random.default_rng(11)
    for _ in range(12):
        x = np.sort(rng.normal(rng.normal(0, 300), 20, 2))
        points = np.column_stack([rng.uniform(*x, 9), rng.normal(2, 3, 9)])
        yield points, x, rng.normal(2, 3, 2), rng.uniform(1, 90, 2)


def test_a_line_by_hand_has_two_heights():
    cases = list(by_hand())
    answers = ask(*(("byHand", points.tolist(), x.tolist(), heights.tolist(),
                     dict(zip("xy", unit)))
                    for points, x, heights, unit in cases))
    for (points, x, heights, _), answer in zip(cases, answers):
        ends = np.array(answer["ends"])
        assert x[0] < ends[0] < ends[1] < x[1]
        assert ends == pytest.approx(x[0] + (x[1] - x[0]) * np.array([0.15, 0.85]),
                                     abs=0.051 * (x[1] - x[0]))
        line = np.polynomial.Polynomial.fit(ends, heights, 1).convert().coef
        # Far from 0, the intercept is the difference of large numbers.
        np.testing.assert_allclose(answer["line"], line[::-1], rtol=1e-7)
        missed = points[:, 1] - np.interp(points[:, 0], ends, heights)
        between = (points[:, 0] > ends[0]) & (points[:, 0] < ends[1])
        assert between.any()
        np.testing.assert_allclose(np.array(answer["missed"])[between],
                                   missed[between], atol=1e-9)
        assert answer["sum"] == pytest.approx(np.sum(np.square(answer["missed"])))
        np.testing.assert_allclose(
            answer["dots"], np.vander(points[:, 0], 2, increasing=True).T
            @ answer["missed"], rtol=1e-6, atol=1e-9)


def test_squares_are_squares_on_one_side_of_the_line():
    cases = list(by_hand())
    answers = ask(*(("byHand", points.tolist(), x.tolist(), heights.tolist(),
                     dict(zip("xy", unit)))
                    for points, x, heights, unit in cases))
    for (points, _, _, unit), answer in zip(cases, answers):
        slope, intercept = answer["line"]
        for point, missed, corners in zip(points, answer["missed"], answer["squares"]):
            pixels = np.array(corners) * unit
            sides = np.diff(pixels, axis=0)
            assert (pixels[0] == pixels[-1]).all() and (corners[1] == point).all()
            size = abs(missed) * unit[1]
            np.testing.assert_allclose(np.hypot(*sides.T), size)
            np.testing.assert_allclose(sides[:-1, 0] * sides[1:, 0]
                                       + sides[:-1, 1] * sides[1:, 1], 0, atol=1e-9)
            above = [np.sign(missed) * (y - slope * x - intercept) for x, y in corners]
            assert min(above) > -1e-9


def test_at_the_best_line_nothing_is_left_of_the_two_sums():
    rng = np.random.default_rng(12)
    for middle in (0, 200, 1e4):
        x = middle + rng.uniform(-30, 30, 9)
        y = rng.normal(4, 1, 9)
        line = np.polynomial.Polynomial.fit(x, y, 1)
        # The line of this module through two points of NumPy's line.
        low, high = middle - 40, middle + 40
        ends, = ask(("byHand", [[0, 0]], [low, high], [0, 0], {"x": 1, "y": 1}))
        answer, = ask(("byHand", np.column_stack([x, y]).tolist(), [low, high],
                       line(np.array(ends["ends"])).tolist(), {"x": 1, "y": 1}))
        assert answer["dots"] == [0, 0]
        fit, = ask(("fit", np.column_stack([x, y]).tolist(), [0, 0], 0, 0))
        assert answer["sum"] == pytest.approx(np.sum((y - line(x))**2))
        assert answer["line"] == pytest.approx(fit["best"], rel=1e-6)
        for change in ((1, 0), (0, 1), (-1, 1)):
            other, = ask(("byHand", np.column_stack([x, y]).tolist(), [low, high],
                          (line(np.array(ends["ends"])) + 0.1 * np.array(change)).tolist(),
                          {"x": 1, "y": 1}))
            assert other["sum"] > answer["sum"] and other["dots"] != [0, 0]


def test_paths_that_run_away_end_near_the_picture():
    plane = {"window": {"left": -2, "right": 2, "bottom": -1, "top": 1},
             "unit": {"x": 100, "y": 100}}
    near, far = ask(
        ("drawable", [[0, 0], [1, 1], [3, 0]], plane),
        ("drawable", [[1, 0], [0, 1e9], [5, 5]], plane))
    assert near == [[0, 0], [1, 1], [3, 0]]
    assert len(far) == 2 and 5 < far[1][1] < 60


def test_places_that_nobody_can_tell_apart_are_drawn_once():
    plane = {"window": {"left": -2, "right": 2, "bottom": -1, "top": 1},
             "unit": {"x": 100, "y": 10}}
    path = [[0, 0], [0.009, 0.09], [0.011, 0], [0.011, 0.11], [0.012, 0.11]]
    assert ask(("drawable", path, plane)) == [[path[k] for k in (0, 2, 3, 4)]]
