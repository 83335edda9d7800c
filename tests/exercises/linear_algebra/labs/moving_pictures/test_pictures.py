"""What stands behind pictures that move and grow."""

import numpy as np
import pytest

from mlmath import check
from mlmath.exercises.linear_algebra.labs.moving_pictures.moves import grow, move
from mlmath.exercises.linear_algebra.labs.moving_pictures.pictures import (
    GROW,
    MAPS,
    MOVE,
    is_picture,
)

SEEDS = range(20)


def inputs(exercise, seed):
    return exercise.inputs(np.random.default_rng(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_each_point_is_moved_by_itself(seed):
    points, H = inputs(MOVE, seed)
    assert MOVE.valid(points, H)
    expected = [[H[0, 0] * x + H[0, 1] * y + H[0, 2],
                 H[1, 0] * x + H[1, 1] * y + H[1, 2]] for x, y in points]
    assert np.array_equal(move(points, H), expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_grown_picture_holds_each_chain_of_maps(seed):
    points, maps, rounds = inputs(GROW, seed)
    assert GROW.valid(points, maps, rounds)
    chains = [np.eye(3)]
    for _ in range(rounds):
        chains = [H @ chain for H in maps for chain in chains]
    expected = np.vstack([move(points, chain) for chain in chains])
    assert np.array_equal(grow(points, maps, rounds), expected)


def test_the_random_inputs_are_small_and_of_all_sizes():
    moves = [inputs(MOVE, seed) for seed in range(300)]
    assert {len(points) for points, _ in moves} == {1, 2, 3, 4}
    assert {n for points, _ in moves for n in points.ravel()} == set(range(-3, 4))
    assert {n for _, H in moves for n in H[:2, :2].ravel()} == set(range(-2, 3))
    assert {n for _, H in moves for n in H[:2, 2]} == set(range(-3, 4))
    grown = [inputs(GROW, seed) for seed in range(300)]
    assert {len(points) for points, _, _ in grown} == {1, 2, 3}
    assert {len(maps) for _, maps, _ in grown} == {1, 2, 3}
    assert {rounds for _, _, rounds in grown} == {0, 1, 2, 3}


def test_no_smaller_input_is_without_points_a_map_or_a_round():
    assert is_picture([[1, 2]]) and is_picture([[1, 2], [3, 4]])
    for points in ([1, 2], np.empty((0, 2)), [[1, 2, 3]], [[1]]):
        assert not is_picture(points)
    points = [[1, 2]]
    assert not GROW.valid(points, [], 1)
    assert not GROW.valid(points, MAPS, -1)
    assert not GROW.valid(points, [np.eye(2)], 1)
    assert not GROW.valid([1, 2], MAPS, 1)
    assert not MOVE.valid(points, np.eye(2))
    assert not MOVE.valid([[1]], np.eye(3))
    assert GROW.valid(points, MAPS, 0)


def grown_in_another_order(points, maps, rounds):
    for _ in range(rounds):
        points = np.array([move([p], H)[0] for p in points for H in maps])
    return points


@pytest.mark.parametrize(("label", "answer", "message"), [
    ("move", lambda points, H: points @ H[:2, :2].T,
     "Your function loses the shift, as if the third coordinate were 0."),
    ("move", lambda points, H: H[:2, :2] @ points.T + H[:2, 2:],
     "Your result has the points in its columns. A picture has one row for each"
     " point."),
    ("grow", grown_in_another_order,
     "Your rows come in another order: first come all points under the first"
     " map."),
])
def test_wrong_pictures(label, answer, message):
    feedback = check(f"exercise-pictures-{label}", answer)
    assert feedback.message.startswith(f"Not yet. {message}"), feedback


@pytest.mark.parametrize("answer", [
    MAPS, list(MAPS), MAPS[::-1], MAPS[[1, 2, 0]].tolist(), tuple(MAPS),
    MAPS.astype(object)])
def test_the_three_maps_in_any_order(answer):
    assert check("exercise-pictures-three-maps", answer).passed


@pytest.mark.parametrize(("answer", "message"), [
    (MAPS[[0, 1, 1]].astype(object),
     "None of your maps leaves the corner (2, 3) where it is."),
    ([MAPS[1], MAPS[1], MAPS[2]],
     "None of your maps leaves the corner (0, 0) where it is."),
    (MAPS * [[0.5, 0.5, 1.5], [0.5, 0.5, 1.5], [1, 1, 1]],
     "Your maps leave the corners where they are. Not each of them makes a"
     " picture half as large, without turning it."),
    (MAPS * [[1], [1], [0.5]],
     "The last row of an affine map's matrix is (0, 0, 1)."),
])
def test_wrong_maps(answer, message):
    feedback = check("exercise-pictures-three-maps", answer)
    assert feedback.passed is False
    assert feedback.message == f"Not yet. {message}"


@pytest.mark.parametrize("answer", [5, MAPS[:2], MAPS[:, :2], "abc", []])
def test_what_is_no_list_of_three_matrices_is_told_its_form(answer):
    message = check("exercise-pictures-three-maps", answer).message
    assert message.startswith("Not yet: your answer "), message
