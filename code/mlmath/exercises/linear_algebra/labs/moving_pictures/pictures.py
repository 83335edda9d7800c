"""Moving a table of points, and pictures made of pictures."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake, ValueExercise
from mlmath.exercises.linear_algebra.labs.moving_pictures.moves import (
    are_affine,
    grow,
    homogeneous,
    move,
    random_map,
    random_points,
)

SLIDE = homogeneous(np.eye(2), [3, 0])
QUARTER_TURN = homogeneous([[0, -1], [1, 0]], [5, 1])
ROWS = "np.column_stack([points, ones])"


def is_picture(points):
    """Tell whether there is at least one point, and each has two coordinates."""
    return np.ndim(points) == 2 and len(points) > 0 and np.shape(points)[1] == 2


MOVE = FunctionExercise(
    label="exercise-pictures-move",
    reference=move,
    edge_cases=[
        (np.array([[2, 1]]), SLIDE),
        (np.array([[0, 0], [1, 1], [2, 0]]), QUARTER_TURN),
    ],
    inputs=lambda rng: (random_points(rng, 4), random_map(rng)),
    valid=lambda points, H: is_picture(points) and are_affine(H),
    mistakes=[
        Mistake.edit("H.T", "H",
                     "Your function multiplies the rows by the matrix as it"
                     " stands, without transposing it."),
        Mistake.edit("np.ones", "np.zeros",
                     "Your function loses the shift, as if the third coordinate were"
                     " 0."),
        Mistake.edit("[points, ones]", "[ones, points]",
                     "Your function puts the 1 in front of the point. The"
                     " matrix expects it in the third place."),
        Mistake.edit("[:, :2]", "",
                     "Your result has three columns. A picture has two."),
        Mistake.edit("[:, :2]", "[:, 1:]",
                     "Your function drops the first column, not the last."),
        Mistake.edit(f"({ROWS} @ H.T)[:, :2]", f"(H @ {ROWS}.T)[:2]",
                     "Your result has the points in its columns. A picture has"
                     " one row for each point."),
    ],
)

HALVES = np.array([homogeneous(np.eye(2) / 2, [0, 0]),
                   homogeneous(np.eye(2) / 2, [1, 0])])
IMAGES = "np.vstack([move(points, H) for H in maps])"


def random_growth(rng):
    maps = np.array([random_map(rng) for _ in range(rng.integers(1, 4))])
    return random_points(rng, 3), maps, int(rng.integers(4))


GROW = FunctionExercise(
    label="exercise-pictures-grow",
    reference=grow,
    edge_cases=[
        (np.array([[2, 0]]), HALVES, 1),
        (np.array([[2, 0]]), HALVES, 2),
        (np.array([[0, 0], [1, 2]]), HALVES, 1),
        (np.array([[4, 4]]), HALVES[1:], 3),
        (np.array([[1, 2], [3, 4]]), HALVES, 0),
    ],
    inputs=random_growth,
    valid=lambda points, maps, rounds: (
        is_picture(points) and len(maps) > 0 and are_affine(*maps)
        and rounds >= 0),
    mistakes=[
        Mistake.edit("range(rounds)", "range(rounds + 1)",
                     "Your function does one round too many."),
        Mistake.edit("range(rounds)", "range(min(rounds, 1))",
                     "Your function does a single round, however many there"
                     " should be."),
        Mistake.edit(IMAGES, f"np.vstack([points, {IMAGES}])",
                     "Your function keeps the old picture beside its images."),
        Mistake.edit(IMAGES, "move(points, maps[-1])",
                     "Your function keeps the images under the last map"
                     " alone."),
        Mistake.edit(IMAGES, "np.vstack([move([p], H) for p in points"
                     " for H in maps])",
                     "Your rows come in another order: first come all points"
                     " under the first map."),
        Mistake.edit(f"points = {IMAGES}",
                     "for H in maps: points = move(points, H)",
                     "Your function applies the maps one after the other. Each"
                     " of them makes a picture of its own."),
    ],
)

CORNERS = np.array([[0, 0], [4, 0], [2, 3]])
MAPS = np.array([homogeneous(np.eye(2) / 2, corner / 2) for corner in CORNERS])


def are_the_maps(answer):
    """Tell whether the three are there, in any order."""
    found = np.array(answer)
    return found.shape == MAPS.shape and all(
        np.isclose(found, one).all(axis=(1, 2)).any() for one in MAPS)


def maps_fault(answer):
    """Name a corner that no map leaves where it is, or a size that is wrong."""
    found = np.array(answer)
    if found.shape != MAPS.shape:
        return ""
    if not np.allclose(found[:, 2], [0, 0, 1]):
        return "The last row of an affine map's matrix is (0, 0, 1)."
    for corner in CORNERS:
        images = [move([corner], H)[0] for H in found]
        if not any(np.allclose(image, corner) for image in images):
            return (f"None of your maps leaves the corner"
                    f" ({corner[0]}, {corner[1]}) where it is.")
    return ("Your maps leave the corners where they are. Not each of them makes"
            " a picture half as large, without turning it.")


THREE_MAPS = ValueExercise(
    label="exercise-pictures-three-maps",
    value=MAPS,
    accepts=are_the_maps,
    remark="Each leaves its own corner where it is.",
    mistakes=[
        Mistake(MAPS * [[1, 1, 2], [1, 1, 2], [1, 1, 1]],
                "Your maps shift by the whole corner, and the picture becomes"
                " twice as large."),
        Mistake(MAPS * [[1, 1, -1], [1, 1, -1], [1, 1, 1]],
                "Your maps shift away from the corners."),
        Mistake(MAPS * [[2, 2, 1], [2, 2, 1], [1, 1, 1]],
                "Your maps shift, and do not shrink."),
        Mistake(np.swapaxes(MAPS, 1, 2),
                "Your shifts stand in the last row. They belong in the last"
                " column."),
    ],
    diagnose=maps_fault,
)
