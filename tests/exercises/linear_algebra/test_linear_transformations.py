"""What stands behind the chapter on linear transformations, put to the test.

That each exercise accepts its reference and knows its mistakes is tested by
itself, in tests/exercises/test_every_exercise.py. Here stands the rest: a
second way to the same result.
"""

import numpy as np
import pytest

from mlmath.exercises.linear_algebra.linear_transformations import (
    COMPOSE,
    MIRROR,
    MOVE,
    POWER,
    compose,
    mirror,
    move,
    power,
)

SEEDS = range(20)


def inputs(exercise, seed):
    return exercise.inputs(np.random.default_rng(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mirror_keeps_its_line_and_turns_what_stands_upright(seed):
    (degrees,) = inputs(MIRROR, seed)
    along = np.array([np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))])
    upright = np.array([-along[1], along[0]])
    assert mirror(degrees) @ along == pytest.approx(along)
    assert mirror(degrees) @ upright == pytest.approx(-upright)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_composition_does_one_move_after_the_other(seed):
    (matrices,) = inputs(COMPOSE, seed)
    place = moved = np.array([3.0, -2.0])
    for (a, b), (c, d) in matrices:
        moved = np.array([a * moved[0] + b * moved[1], c * moved[0] + d * moved[1]])
    assert (compose(matrices) @ place == moved).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_each_row_is_moved_by_itself(seed):
    points, A, b = inputs(MOVE, seed)
    expected = [np.dot(A, point) + b for point in points]
    assert np.array_equal(move(points, A, b), expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_power_multiplies_one_factor_after_the_other(seed):
    A, k = inputs(POWER, seed)
    product = np.eye(2, dtype=int)
    for _ in range(k):
        product = product @ np.array(A)
    assert np.array_equal(power(A, k), product)


def all_of(exercise, place, count=200):
    """All numbers of one argument of many random inputs."""
    return {number for seed in range(count)
            for number in np.ravel(np.array(inputs(exercise, seed)[place])).tolist()}


def test_the_random_inputs_are_small_and_of_all_sizes():
    lists = [inputs(COMPOSE, seed)[0] for seed in SEEDS]
    assert {len(matrices) for matrices in lists} == {1, 2, 3, 4}
    assert {len(inputs(MOVE, seed)[0]) for seed in SEEDS} == {1, 2, 3, 4}
    assert all_of(MIRROR, 0, 2000) == set(range(-90, 91))
    assert all_of(COMPOSE, 0) == set(range(-2, 3))
    assert [all_of(MOVE, place) for place in range(3)] == [
        set(range(-3, 4)), set(range(-2, 3)), set(range(-3, 4))]
    assert all(len(inputs(MOVE, seed)[2]) == 2 for seed in SEEDS)
    assert all_of(POWER, 0) == {-1, 0, 1} and all_of(POWER, 1) == set(range(12))
