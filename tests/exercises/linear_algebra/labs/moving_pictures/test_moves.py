"""What stands behind matrices with three rows, and turns about any point."""

import numpy as np
import pytest

from mlmath import check
from mlmath.exercises.linear_algebra.labs.moving_pictures.moves import (
    HOMOGENEOUS,
    TURN_ABOUT,
    are_affine,
    homogeneous,
    rotation,
    turn_about,
)

SEEDS = range(20)


def inputs(exercise, seed):
    return exercise.inputs(np.random.default_rng(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_three_rows_do_what_a_matrix_and_a_shift_do(seed):
    A, b = inputs(HOMOGENEOUS, seed)
    (p, q), (r, s) = A
    x, y = 3, -5
    assert homogeneous(A, b) @ [x, y, 1] == pytest.approx(
        [p * x + q * y + b[0], r * x + s * y + b[1], 1])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_turn_keeps_its_center_and_turns_the_arrows(seed):
    center, degrees = inputs(TURN_ABOUT, seed)
    H = turn_about(center, degrees)
    assert H @ [*center, 1] == pytest.approx([*center, 1])
    angle = np.deg2rad(degrees)
    assert H @ [center[0] + 1, center[1], 1] == pytest.approx(
        [center[0] + np.cos(angle), center[1] + np.sin(angle), 1])
    assert H @ [center[0], center[1] + 1, 1] == pytest.approx(
        [center[0] - np.sin(angle), center[1] + np.cos(angle), 1])


def test_the_random_inputs_are_small_and_of_both_signs():
    drawn = [inputs(HOMOGENEOUS, seed) for seed in range(300)]
    assert {n for A, _ in drawn for n in np.ravel(A).tolist()} == set(range(-4, 5))
    assert {n for _, b in drawn for n in b} == set(range(-4, 5))
    assert all(np.shape(A) == (2, 2) and len(b) == 2 for A, b in drawn)
    turns = [inputs(TURN_ABOUT, seed) for seed in range(5000)]
    assert {n for center, _ in turns for n in center} == set(range(-4, 5))
    assert all(len(center) == 2 for center, _ in turns)
    angles = {degrees for _, degrees in turns}
    assert (min(angles), max(angles)) == (-180, 180)


@pytest.mark.parametrize(("maps", "expected"), [
    ([np.eye(3)], True), ([np.eye(2)], False), ([np.eye(3), np.eye(2)], False),
    ([2 * np.eye(3)], False), ([np.eye(3)[:2]], False), ([np.ones((3, 3))], False),
])
def test_matrices_with_another_last_row_are_not_affine(maps, expected):
    assert are_affine(*maps) == expected


@pytest.mark.parametrize(("wrong", "message"), [
    (lambda center, degrees: turn_about(center, 360 - degrees),
     "Your function turns clockwise."),
    (lambda center, degrees: homogeneous(rotation(degrees), center),
     "Your function turns about the origin and shifts then."),
])
def test_wrong_turns(wrong, message):
    feedback = check("exercise-pictures-turn-about", wrong)
    assert feedback.message.startswith(f"Not yet. {message}"), feedback
