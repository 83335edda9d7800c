"""The engine of the moving figures calculates what NumPy calculates."""

import math

import numpy as np
import pytest

from mlmath.figures.solid import View, plane_polygon
from mlmath.systems import LinearSystem
from publishing.paths import ROOT
from tests.figures.javascript import ask

ENGINE = str((ROOT / "tests/figures/engine.mjs").as_posix())
WINDOW = {"left": -2.0, "right": 3.0, "bottom": -1.0, "top": 4.0}


def one(name, *arguments):
    return ask(ENGINE, [[name, *arguments]])[0]


# Numbers


def test_numbers_are_written_for_readers():
    cases = {0.1 + 0.2: "0.3", -2: "−2", 1e-15: "0", 2 / 3: "0.6667",
             1234567: "1235000", 0: "0"}
    assert ask(ENGINE, [["written", value] for value in cases]) == list(
        cases.values())


def test_sums_leave_out_what_is_not_there():
    cases = [([2, -1], "2h − p"), ([0, 3], "3p"), ([0, 0], "0"),
             ([-1, 0.5], "−h + 0.5p")]
    assert ask(ENGINE, [["sum", values, ["h", "p"]] for values, _ in cases]
               ) == [text for _, text in cases]


def test_ticks_are_round_and_inside():
    rng = np.random.default_rng(3)
    calls = []
    for _ in range(60):
        low = float(rng.normal(scale=10 ** rng.uniform(-3, 3)))
        calls.append(["ticks", low, low + float(10 ** rng.uniform(-3, 3)),
                      int(rng.integers(2, 12))])
    for (_, low, high, most), values in zip(calls, ask(ENGINE, calls)):
        assert 1 <= len(values) <= most + 1
        assert all(low - 1e-6 <= value <= high + 1e-6 for value in values)
        if len(values) > 1:
            steps = np.diff(values)
            assert np.allclose(steps, steps[0])
            leading = steps[0] / 10.0 ** math.floor(
                math.log10(steps[0]) + 1e-9)
            assert np.isclose(leading, [1, 2, 5, 10]).any()


def test_snapping_leaves_no_dust():
    rng = np.random.default_rng(4)
    for step in (0.01, 0.05, 0.5, 2):
        values = rng.uniform(-9, 9, size=40)
        found = ask(ENGINE, [["snapped", float(v), step] for v in values])
        assert np.allclose(found, np.round(values / step) * step)
        assert all(len(f"{value!r}") <= 6 for value in found)


# The plane


def test_lines_are_clipped_where_they_leave_the_window():
    rng = np.random.default_rng(5)
    rows = [[float(v) for v in row] for row in rng.integers(-5, 6, (80, 3))]
    for (a, b, c), ends in zip(
            rows, ask(ENGINE, [["clipLine", *row, WINDOW] for row in rows])):
        x, y = np.meshgrid(np.linspace(-2, 3, 401), np.linspace(-1, 4, 401))
        meets = (a or b) and np.ptp(np.sign(a * x + b * y - c)) == 2
        assert ends or not meets  # a corner may be touched unseen
        for px, py in ends or ():
            assert abs(a * px + b * py - c) < 1e-9
            on_edge = np.isclose([px, px, py, py], [-2, 3, -1, 4]).any()
            assert on_edge and -2 <= px <= 3 and -1 <= py <= 4


def test_state_in_an_address_is_read_or_refused():
    cases = {"#fig-some:2.5,abc": {"a": 2.5, "words": "abc"},
             "#fig-some:-1,%20x": {"a": -1, "words": " x"},
             "#fig-some:2.5": None, "#fig-some:2.5,a,b": None,
             "#fig-other:2.5,a": None, "#fig-some": None, "": None,
             "#fig-some:x,a": None, "#fig-some:2,%E0%A4": None,
             "#fig-some:2,much-too-long": None, "#fig-some:,a": None}
    assert ask(ENGINE, [["stateIn", text] for text in cases]) == list(
        cases.values())


# Labels


def test_length_in_a_box_is_what_sampling_finds():
    rng = np.random.default_rng(6)
    box = {"left": 2, "right": 7, "top": 1, "bottom": 5}
    segments = rng.uniform(0, 9, size=(40, 2, 2)).tolist()
    found = ask(ENGINE, [["lengthInside", box, *ends] for ends in segments])
    for (start, end), length in zip(segments, found):
        shares = np.linspace(0, 1, 4001)[:, None]
        points = np.array(start) + shares * (np.array(end) - start)
        inside = ((points >= [2, 1]) & (points <= [7, 5])).all(axis=1).mean()
        assert length == pytest.approx(math.dist(start, end) * inside,
                                       abs=0.01)


def test_labels_keep_off_lines_and_off_each_other():
    frame = {"left": 0, "top": 0, "right": 300, "bottom": 200}
    cross = [[[0, 100], [300, 100]], [[150, 0], [150, 200]]]
    labels = [{"width": 60, "height": 20, "near": [[150, 100]]}
              for _ in range(4)]
    boxes = one("placed", labels, cross, frame)
    for index, box in enumerate(boxes):
        assert box["left"] >= 0 and box["right"] <= 300
        assert ask(ENGINE, [["lengthInside", box, *line]
                            for line in cross]) == [0, 0]
        for other in boxes[:index]:
            assert (box["right"] <= other["left"]
                    or other["right"] <= box["left"]
                    or box["bottom"] <= other["top"]
                    or other["bottom"] <= box["top"])


def test_labels_do_not_jump_for_little():
    frame = {"left": 0, "top": 0, "right": 300, "bottom": 200}
    labels = [{"width": 60, "height": 20, "near": [[150, 100], [40, 40]]}]
    calls = [["placedTwice", labels, [[[0, 0], [300, 200]]], frame, by]
             for by in range(-6, 7)]
    for pairs in ask(ENGINE, calls):
        assert all(before == after for before, after in pairs)


# Contour lines


@pytest.mark.parametrize("name, f, error", [
    ("tilted", lambda x, y: 3 * x - 2 * y, 1e-9),
    ("bowl", lambda x, y: x**2 + 2 * y**2, 0.02),
    ("saddle", lambda x, y: x * y, 0.02)])
def test_contours_run_where_the_function_has_the_level(name, f, error):
    for level in (-1.3, 0.4, 1, 2.6):
        pieces = one("contourOf", name, WINDOW, level, 50)
        x, y = np.meshgrid(np.linspace(-2, 3, 51), np.linspace(-1, 4, 51))
        below = f(x, y) < level
        assert bool(pieces) == bool(below.any() and not below.all())
        for piece in pieces:
            assert len(piece) >= 2
            for point in piece:
                assert f(*point) == pytest.approx(level, abs=error)


def test_a_closed_contour_has_no_ends():
    pieces = one("contourOf", "bowl", {"left": -2, "right": 2, "bottom": -2,
                                       "top": 2}, 1.7, 31)
    (line,) = pieces
    assert len(line) > 20
    assert np.allclose(line[0], line[-1])
    for here, there in zip(line, line[1:]):
        assert np.hypot(*np.subtract(here, there)) < 0.2


def test_contours_are_as_few_lines_as_there_are():
    for name, count in (("tilted", 1), ("saddle", 2)):
        assert len(one("contourOf", name, WINDOW, 0.4137, 50)) == count


# Space


def test_views_are_those_of_the_still_pictures():
    rng = np.random.default_rng(8)
    angles = rng.uniform([-180, -90], [180, 90], (20, 2)).tolist()
    for (azimuth, elevation), found in zip(
            angles, ask(ENGINE, [["directions", *pair] for pair in angles])):
        view = View(elevation, azimuth)
        assert np.allclose(found["toward"], view.toward_viewer)
        assert np.allclose(np.array([found["right"], found["upward"]]).T,
                           view.project(np.eye(3)))


def test_planes_are_cut_off_by_the_box_as_in_the_still_pictures():
    rng = np.random.default_rng(9)
    normals = rng.integers(-3, 4, (60, 3)).astype(float)
    offsets = rng.integers(-9, 10, 60).astype(float)
    calls = [["planePolygon", n.tolist(), d, 3]
             for n, d in zip(normals, offsets)]
    seen = 0
    for normal, offset, corners in zip(normals, offsets, ask(ENGINE, calls)):
        length = np.linalg.norm(normal)
        expected = plane_polygon(normal / length, offset / length, -3, 3
                                 ) if length else []
        assert len(corners) == len(expected)
        if not len(expected):
            continue
        seen += 1
        distances = np.linalg.norm(
            np.array(corners)[:, None] - expected[None], axis=2)
        assert np.allclose(distances.min(axis=1), 0, atol=1e-9)
        # In order: the sides are those of the other polygon.
        sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
        others = np.linalg.norm(np.roll(expected, -1, axis=0) - expected,
                                axis=1)
        assert np.allclose(np.sort(sides), np.sort(others))
    assert seen > 30


def area(points):
    points = np.array(points)
    arms = points[1:] - points[0]
    return np.linalg.norm(
        sum(np.cross(arms[k], arms[k + 1]) for k in range(len(arms) - 1))) / 2


def test_faces_are_cut_and_drawn_from_the_back():
    rng = np.random.default_rng(10)
    for _ in range(12):
        normals = rng.normal(size=(3, 3))
        normals /= np.linalg.norm(normals, axis=1)[:, None]
        offsets = rng.uniform(-1, 1, 3)
        planes = [{"normal": n.tolist(), "offset": float(d)}
                  for n, d in zip(normals, offsets)]
        faces = [{"owner": k, "points": plane_polygon(n, d, -2, 2).tolist()}
                 for k, (n, d) in enumerate(zip(normals, offsets))]
        toward = rng.normal(size=3)
        toward /= np.linalg.norm(toward)
        pieces = one("backToFront", faces, planes, toward.tolist())
        for face in faces:
            parts = [p for p in pieces if p["owner"] == face["owner"]]
            assert sum(area(part["points"]) for part in parts) == (
                pytest.approx(area(face["points"])))
        check_order(pieces, normals, offsets, toward)


def check_order(pieces, normals, offsets, toward):
    """Seen through one point, what is drawn later is nearer."""
    middles = [np.mean(piece["points"], axis=0) for piece in pieces]
    for early, piece in enumerate(pieces):
        for late in range(early + 1, len(pieces)):
            owner = pieces[late]["owner"]
            if owner == piece["owner"]:
                continue
            # Where the line of sight through the early piece's middle meets
            # the late piece's plane, if that is in the late piece.
            depth = (offsets[owner] - normals[owner] @ middles[early]) / (
                normals[owner] @ toward)
            if not inside(middles[early] + depth * toward,
                          pieces[late]["points"], normals[owner]):
                continue
            assert depth > -1e-9


def inside(point, polygon, normal):
    polygon = np.array(polygon)
    sides = np.roll(polygon, -1, axis=0) - polygon
    turns = np.cross(sides, point - polygon) @ normal
    return (turns > 1e-9).all() or (turns < -1e-9).all()


# Two lines and three planes


def systems(rows, columns, seed, count=150):
    rng = np.random.default_rng(seed)
    return [[[int(v) for v in row] for row in
             rng.integers(-3, 4, (rows, columns))] for _ in range(count)]


def test_two_lines_are_classified_and_solved():
    cases = systems(2, 3, 11) + [
        [[a, b, 1], [2 * a, 2 * b, c]] for a in (-1, 0, 2) for b in (0, 3)
        for c in (0, 2, 5)]
    kinds = set()
    for rows, found in zip(cases, ask("lines/figure.js", [["solve", rows]
                                                   for rows in cases])):
        table = np.array(rows)
        system = LinearSystem(table[:, :2].tolist(), table[:, 2].tolist())
        kind = system.classify().kind
        kinds.add(kind)
        assert found["kind"] == kind, rows
        assert found["determinant"] == pytest.approx(
            np.linalg.det(table[:, :2]), abs=1e-9)
        if kind == "unique":
            assert np.allclose(found["point"], [
                float(v) for v in system.solve().particular])
    assert len(kinds) == 3


def test_decimals_that_are_parallel_count_as_parallel():
    cases = [[[0.1, 0.3, 1], [0.2, 0.6, 2]], [[0.1, 0.3, 1], [0.7, 2.1, 7]],
             [[0.1, 0.3, 1], [0.7, 2.1, 7.01]], [[0.1, 0.3, 1], [0.7, 2.11, 7]]]
    assert [found["kind"] for found in ask(
        "lines/figure.js", [["solve", rows] for rows in cases])] == [
        "infinitely many", "infinitely many", "none", "unique"]


def test_a_turned_line_runs_through_both_handles():
    rng = np.random.default_rng(12)
    points = rng.uniform(-2, 2, (60, 2, 2)).tolist()
    calls = [["turned", [2, 4], *pair] for pair in points]
    for pair, (a, b, c) in zip(points, ask("lines/figure.js", calls)):
        assert max(abs(a), abs(b)) == pytest.approx(4, abs=0.01)
        assert 2 * a + 4 * b >= -0.05  # the normal keeps its side
        for x, y in pair:
            assert abs(a * x + b * y - c) <= 0.01 * (abs(x) + abs(y)) + 0.01


def test_three_planes_are_solved():
    cases = systems(3, 4, 13) + [
        [[1, 1, 1, 1], [2, 2, 2, 2], [1, 0, 0, d]] for d in (0, 1)] + [
        [[0, 0, 1, 1], [0, 0, 2, 2], [0, 0, 3, d]] for d in (3, 4)]
    for rows, found in zip(cases, ask("planes/figure.js", [["solve", rows]
                                                    for rows in cases])):
        table = np.array(rows, dtype=float)
        assert found["rank"] == np.linalg.matrix_rank(table[:, :3])
        consistent = np.linalg.matrix_rank(table) == found["rank"]
        assert found["consistent"] == consistent, rows
        if consistent:
            assert np.allclose(table[:, :3] @ found["point"], table[:, 3])
        assert len(found["directions"]) == 3 - found["rank"]
        for direction in found["directions"]:
            assert np.allclose(table[:, :3] @ direction, 0)


def test_lines_end_at_the_box():
    rng = np.random.default_rng(14)
    cases = rng.integers(-3, 4, (60, 2, 3)).astype(float)
    cases = [(p, v) for p, v in cases if v.any()]
    calls = [["lineInBox", p.tolist(), v.tolist(), 2] for p, v in cases]
    for (p, v), ends in zip(cases, ask("planes/figure.js", calls)):
        along = p + np.linspace(-9, 9, 20001)[:, None] * v
        within = (np.abs(along) <= 2).all(axis=1).sum() > 1
        assert bool(ends) == within
        for end in ends or ():
            assert np.abs(end).max() == pytest.approx(2)
            assert np.allclose(np.cross(np.array(end) - p, v), 0)
