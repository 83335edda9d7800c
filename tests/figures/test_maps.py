"""What figures of arrows and linear maps compute agrees with NumPy."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
from scipy import linalg

from publishing.node import find_node
from tests.figures import javascript

PROGRAM = Path(__file__).with_name("maps.mjs")
SINGULAR = [[[0, 0], [0, 0]], [[0.1, 0.3], [0.2, 0.6]], [[1.1, -3.3], [0.7, -2.1]],
            [[0, 2], [0, 3]]]


def ask(name, *cases):
    """Return what a function of the figures' modules answers to arguments."""
    questions = json.dumps([[name, [np.asarray(each).tolist() for each in case]]
                            for case in cases])
    done = subprocess.run([find_node(), str(PROGRAM)], input=questions,
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def matrices():
    return np.random.default_rng(1).integers(-30, 31, (200, 2, 2)) / 10


@pytest.fixture(scope="module")
def pairs():
    return np.random.default_rng(2).integers(-30, 31, (200, 2, 2)) / 10


# Maps


def test_determinants_and_ranks(matrices):
    given = [*matrices, *SINGULAR]
    cases = [(each,) for each in given]
    assert ask("determinant", *cases) == pytest.approx(
        [np.linalg.det(each) for each in given])
    assert ask("rank", *cases) == [np.linalg.matrix_rank(each) for each in given]
    # Exactly 0, so that a figure may say so.
    assert ask("determinant", *[(each,) for each in SINGULAR]) == [0] * 4


def test_products_and_solutions(matrices, pairs):
    products = ask("after", *zip(matrices, pairs))
    assert np.allclose(products, matrices @ pairs)
    regular = [each for each in matrices if np.linalg.matrix_rank(each) == 2]
    right = [pair[0] for pair in pairs[:len(regular)]]
    assert np.allclose(ask("solution", *zip(regular, right)),
                       [np.linalg.solve(*case) for case in zip(regular, right)])
    assert ask("solution", *[(each, [1, 2]) for each in SINGULAR]) == [None] * 4


def test_half_a_map_is_a_turn_and_a_stretch(matrices):
    for share in (0, 1):
        expected = np.eye(2) + share * (matrices - np.eye(2))
        assert np.allclose(ask("partly", *[(each, share) for each in matrices]),
                           expected)
    angles = np.radians([30, 90, 135, 180])
    assert np.allclose(
        ask("partly", *[(rotation(angle), 0.5) for angle in angles]),
        [rotation(angle / 2) for angle in angles])
    # A = R S with S symmetric; for a determinant above 0 as SciPy has it.
    positive = [each for each in matrices if np.linalg.det(each) > 0.1]
    for half, whole in zip(ask("partly", *[(each, 0.5) for each in positive]),
                           positive):
        turn, stretch = linalg.polar(whole)
        assert np.allclose(np.linalg.det(half), np.linalg.det(
            (np.eye(2) + stretch) / 2))
        assert np.allclose(linalg.polar(half)[0] @ linalg.polar(half)[0], turn)


def rotation(angle):
    return np.array([[np.cos(angle), -np.sin(angle)],
                     [np.sin(angle), np.cos(angle)]])


def test_inverses_and_stretches(matrices):
    regular = [each for each in matrices if np.linalg.matrix_rank(each) == 2]
    cases = [(each,) for each in regular]
    assert np.allclose(ask("inverse", *cases), np.linalg.inv(regular))
    assert ask("inverse", *[(each,) for each in SINGULAR]) == [None] * 4
    assert ask("largestStretch", *[(each,) for each in [*matrices, *SINGULAR]]) == (
        pytest.approx([np.linalg.norm(each, 2) for each in [*matrices, *SINGULAR]]))


def test_what_leads_to_a_point_is_one_a_line_all_or_nothing(matrices, pairs):
    points = [pair[0] for pair in pairs]
    for matrix, y, found in zip(matrices, points, ask(
            "whereFrom", *zip(matrices, points))):
        if np.linalg.matrix_rank(matrix) == 2:
            assert found["kind"] == "one"
            assert np.allclose(matrix @ found["point"], y)
    for matrix in np.array(SINGULAR[1:]):
        (found,) = ask("whereFrom", (matrix, matrix @ [2, -1]))
        assert found["kind"] == "line"
        *normal, constant = found["line"]
        # 2 and −1 lie on it, and with them all that the map takes to 0.
        assert np.dot(normal, [2, -1]) == pytest.approx(constant)
        assert np.allclose(normal @ linalg.null_space(matrix), 0)
    cases = [(SINGULAR[1], [1, 1]), (SINGULAR[3], [1, 1]), (SINGULAR[0], [0, 1]),
             (SINGULAR[0], [0, 0])]
    assert [found["kind"] for found in ask("whereFrom", *cases)] == [
        "none", "none", "none", "all"]


def test_eigenvalues_and_lines_that_stay(matrices):
    given = [*matrices, *np.array(SINGULAR)]
    for matrix, found in zip(given, ask("eigenpairs", *[(each,) for each in given])):
        expected = np.sort(np.linalg.eigvals(matrix))[::-1]
        if np.iscomplexobj(expected) and abs(expected.imag).max() > 1e-6:
            assert found == []
            continue
        values = [pair["value"] for pair in found]
        assert np.allclose(values, expected.real[:len(values)], atol=1e-6)
        for pair in found:
            if pair["vector"]:
                assert np.linalg.norm(pair["vector"]) == pytest.approx(1)
                assert np.allclose(matrix @ pair["vector"],
                                   np.multiply(pair["value"], pair["vector"]))


def test_equal_eigenvalues_have_one_line_or_all():
    shear, double = ask("eigenpairs", ([[1, 1], [0, 1]],), ([[2, 0], [0, 2]],))
    assert shear == [{"value": 1, "vector": [1, 0]}]
    assert double == [{"value": 2, "vector": None}]
    # Equal but for rounding.
    assert [len(found) for found in ask(
        "eigenpairs", *[([[1 + t, t], [-t, 1 - t]],) for t in (0.1, 0.3, 0.7)])
        ] == [1, 1, 1]


def test_steps_are_powers_of_the_matrix(matrices, pairs):
    start = [pair[0] for pair in pairs]
    for scaled in (False, True):
        paths = ask("iterated", *[(matrix, x, 6, scaled)
                                  for matrix, x in zip(matrices, start)])
        for path, matrix, x in zip(paths, matrices, start):
            assert len(path) == 7
            for k, place in enumerate(path):
                expected = np.linalg.matrix_power(matrix, k) @ x
                long = np.linalg.norm(expected)
                if scaled and long > 1e-9:
                    expected = expected / long
                assert np.allclose(place, expected, atol=1e-6)
    (path,) = ask("iterated", ([[3, 0], [0, 3]], [3, 3], 60, False))
    assert len(path) < 25  # it has run away


@pytest.mark.parametrize(("matrix", "words"), [
    ([[1, 0], [0, 1]], "the identity: nothing moves"),
    (rotation(np.pi / 6), "a rotation by 30°"),
    (rotation(-np.pi / 2), "a rotation by −90°"),
    ([[0, 1], [1, 0]], "a reflection: a mirror image"),
    ([[2, 0], [0, 2]], "all lengths times 2"),
    ([[-0.5, 0], [0, -0.5]], "all lengths times 0.5, turned by 180°"),
    ([[2, 0], [0, -3]], "a stretch along the axes"),
    ([[1, 0.5], [0, 1]], "a shear"),
    ([[1, 0], [-2, 1]], "a shear"),
    ([[0.5, 0.5], [0.5, 0.5]], "a projection: everything falls straight onto a line"),
    ([[1, 1], [0, 0]], "everything falls onto a line"),
    ([[0, 0], [0, 0]], "everything falls onto the origin"),
    ([[1, 2], [3, 4]], ""),
    ([[1, 2], [3, 1]], ""),
])
def test_a_map_is_called_by_its_name(matrix, words):
    assert ask("kindOf", (matrix,)) == [words]


# Arrows


def test_dot_products_angles_and_shadows(pairs):
    assert ask("dotProduct", *pairs) == pytest.approx([u @ v for u, v in pairs])
    long = [(u, v) for u, v in pairs if u.any() and v.any()]
    cosines = [u @ v / np.linalg.norm(u) / np.linalg.norm(v) for u, v in long]
    assert ask("angleBetween", *long) == pytest.approx(
        np.degrees(np.arccos(np.clip(cosines, -1, 1))), abs=1e-5)
    # The shadow is where the distance to v is least.
    shares = [np.linalg.lstsq(u[:, None], v, rcond=None)[0][0] for u, v in long]
    assert ask("shadowShare", *long) == pytest.approx(shares)


def test_right_angles_are_exact_and_an_arrow_of_length_0_has_none():
    assert ask("dotProduct", ([0.1, 0.3], [0.6, -0.2]), ([1.1, 2.2], [-0.2, 0.1])) == [0, 0]
    assert ask("angleBetween", ([0.1, 0.3], [0.6, -0.2])) == [90]
    assert ask("angleBetween", ([0, 0], [1, 2]), ([1, 2], [0, 0])) == [None] * 2
    assert ask("shadowShare", ([0, 0], [1, 2])) == [None]


def test_weights_for_a_point_are_the_only_ones_or_some_or_none(matrices, pairs):
    points = [pair[0] for pair in pairs]
    for matrix, p, found in zip(matrices, points, ask(
            "weightsFor", *zip(np.swapaxes(matrices, 1, 2), points))):
        if np.linalg.matrix_rank(matrix) == 2:
            assert found["only"]
            assert np.allclose(found["weights"], np.linalg.solve(matrix, p))
    cases = [([[1, 2], [2, 4]], [3, 6]), ([[0.1, 0.3], [0.2, 0.6]], [0.5, 1.5]),
             ([[0, 0], [1, 1]], [-2, -2]), ([[0, 0], [0, 0]], [0, 0])]
    for (vectors, p), found in zip(cases, ask("weightsFor", *cases)):
        assert not found["only"]
        assert np.allclose(found["weights"] @ np.array(vectors), p)
    outside = [([[1, 2], [2, 4]], [3, 5]), ([[0, 0], [0, 0]], [0, 1])]
    assert ask("weightsFor", *outside) == [None] * 2


# Singular values

SVD = "linear-map/singular.js"


def test_singular_values_are_those_of_numpy(matrices):
    given = np.array([*matrices, *SINGULAR, [[2, 0], [0, 2]], [[0, -3], [3, 0]], [[1, 0], [0, -1]]])
    for matrix, found in zip(given, javascript.ask(SVD, [["singular", each.tolist()] for each in given])):
        u, v, values = (np.array(found[name]) for name in ("u", "v", "values"))
        np.testing.assert_allclose(values, np.linalg.svd(matrix, compute_uv=False), atol=1e-8)
        np.testing.assert_allclose(u @ np.diag(values) @ v.T, matrix, atol=1e-8)
        for each in (u, v):
            np.testing.assert_allclose(each @ each.T, np.eye(2), atol=1e-12)
        # V turns and does not mirror; v₁ points to the right.
        assert np.linalg.det(v) == pytest.approx(1) and v[0, 0] >= 0


def test_the_three_maps_one_after_the_other(matrices):
    for matrix in matrices[:6]:
        found, = javascript.ask(SVD, [["singular", matrix.tolist()]])
        maps, = javascript.ask(SVD, [["threeMaps", found]])
        stages = javascript.ask(SVD, [["upTo", maps, stage] for stage in (0, 1, 2, 3, 1.5)])
        u, v, values = (np.array(found[name]) for name in ("u", "v", "values"))
        np.testing.assert_allclose(stages[0], np.eye(2))
        np.testing.assert_allclose(stages[1], v.T)
        np.testing.assert_allclose(stages[2], np.diag(values) @ v.T)
        np.testing.assert_allclose(stages[3], matrix, atol=1e-8)
        # Half of a stretch: half of the way from 1 to each singular value.
        np.testing.assert_allclose(stages[4], np.diag((1 + values) / 2) @ v.T)


def test_no_arrow_is_longer_than_the_first_singular_value(matrices):
    angles = np.radians(np.arange(0, 180, 0.25))
    directions = np.column_stack([np.cos(angles), np.sin(angles)])
    for matrix in matrices[:3]:
        lengths = javascript.ask(SVD, [["stretchOf", matrix.tolist(), each] for each in directions.tolist()])
        most, least = np.linalg.svd(matrix, compute_uv=False)
        assert max(lengths) == pytest.approx(most, rel=1e-4) and max(lengths) <= most + 1e-9
        assert min(lengths) == pytest.approx(least, abs=0.02) and min(lengths) >= least - 1e-9
