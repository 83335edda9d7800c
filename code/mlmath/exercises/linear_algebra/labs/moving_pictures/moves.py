"""Affine maps of the plane as matrices with three rows, and pictures they move."""

import numpy as np

from mlmath.check import FunctionExercise, Mistake


def rotation(degrees):
    """Turn counterclockwise about the origin."""
    angle = np.deg2rad(degrees)
    return np.array([[np.cos(angle), -np.sin(angle)],
                     [np.sin(angle), np.cos(angle)]])


def homogeneous(A, b):
    """Put the matrix and the shift into three rows."""
    H = np.eye(3)
    H[:2] = np.column_stack([A, b])
    return H


def turn_about(center, degrees):
    """Bring the center to the origin, turn, and bring it back."""
    out = homogeneous(np.eye(2), -np.array(center))
    turn = homogeneous(rotation(degrees), [0, 0])
    back = homogeneous(np.eye(2), center)
    return back @ turn @ out


def move(points, H):
    """Give each point a third coordinate 1, move it, and take two again."""
    ones = np.ones(len(points))
    return (np.column_stack([points, ones]) @ H.T)[:, :2]


def grow(points, maps, rounds):
    """Replace the picture by its images, again and again."""
    for _ in range(rounds):
        points = np.vstack([move(points, H) for H in maps])
    return points


def are_affine(*maps):
    """Tell whether all matrices have three rows, the last of them 0, 0, 1."""
    return all(np.shape(H) == (3, 3) and np.array_equal(H[2], [0, 0, 1])
               for H in maps)


def random_points(rng, most):
    return rng.integers(-3, 4, size=(rng.integers(1, most + 1), 2))


def random_map(rng):
    return homogeneous(rng.integers(-2, 3, size=(2, 2)),
                       rng.integers(-3, 4, size=2))

HOMOGENEOUS = FunctionExercise(
    label="exercise-pictures-homogeneous",
    reference=homogeneous,
    edge_cases=[
        ([[1, 2], [3, 4]], [5, 6]),
        ([[1, 0], [0, 1]], [3, 0]),
        ([[0, -1], [1, 0]], [0, 0]),
    ],
    inputs=lambda rng: (rng.integers(-4, 5, size=(2, 2)).tolist(),
                        rng.integers(-4, 5, size=2).tolist()),
    mistakes=[
        Mistake.edit("[A, b]", "[b, A]",
                     "Your function puts the shift into the first column. The"
                     " 1 of a point stands in the third place."),
        Mistake.edit("[A, b]", "[np.transpose(A), b]",
                     "Your function transposes the matrix."),
        Mistake.edit("[A, b]", "[A, [0, 0]]",
                     "Your function forgets the shift."),
    ],
)

TURN_ABOUT = FunctionExercise(
    label="exercise-pictures-turn-about",
    reference=turn_about,
    edge_cases=[
        ([2, 1], 90),
        ([0, 0], 30),
        ([1, 0], 180),
        ([3, -2], 0),
    ],
    inputs=lambda rng: (rng.integers(-4, 5, size=2).tolist(),
                        int(rng.integers(-180, 181))),
    remark="The center is the one point that stays where it is, unless the"
           " angle is 0 or a full turn.",
    mistakes=[
        Mistake.edit("rotation(degrees)", "rotation(-degrees)",
                     "Your function turns clockwise."),
        Mistake.edit("back @ turn @ out", "out @ turn @ back",
                     "Your product is written in the order of the moves. The"
                     " first move stands on the right."),
        Mistake.edit("back @ turn @ out", "turn @ out",
                     "Your function does not bring the center back."),
        Mistake.edit("back @ turn @ out", "back @ turn",
                     "Your function turns about the origin and shifts then."),
        Mistake.edit("back @ turn @ out", "turn @ back @ out",
                     "Your two slides follow each other and cancel, so that"
                     " the turn is about the origin."),
    ],
)
