"""A sketch that a copier has moved, found again by three marks."""

import numpy as np

from mlmath.check import Mistake, ValueExercise
from mlmath.exercises.linear_algebra.labs.moving_pictures.moves import (
    homogeneous,
    move,
)

MARKS = np.array([[1.5, 0], [-1, -0.7], [0.5, 2.1]])
COPIES = np.array([[5, 2.5], [0.35, -1.4], [1.95, 5.7]])
STAIN = np.array([4, 3.5])
COPIER = homogeneous([[2, -0.5], [1, 2]], [2, 1])
SPOT = np.array([7 / 6, 2 / 3])


def copier_fault(answer):
    """Name the first mark that the matrix sends elsewhere."""
    H, spot = answer
    if np.shape(H) != (3, 3) or np.shape(spot) != (2,):
        return ""
    for mark, copy in zip(MARKS, COPIES):
        image = np.matmul(H, [*mark, 1])
        if not np.allclose(image, [*copy, 1]):
            return (f"Your matrix sends ({mark[0]:g}, {mark[1]:g}, 1) to"
                    f" ({image[0]:.4g}, {image[1]:.4g}, {image[2]:.4g}), and not"
                    f" to ({copy[0]:g}, {copy[1]:g}, 1).")
    return "Your matrix is right. It does not send your spot to the stain."


COPIER_EXERCISE = ValueExercise(
    label="exercise-pictures-copier",
    value=(COPIER, SPOT),
    tolerance=1e-3,
    remark="Three marks give six equations, as many as the unknown numbers.",
    mistakes=[
        Mistake(lambda answer: np.allclose(answer[0], COPIER.T),
                "Your matrix is the transpose of the one that moves columns.",
                example=(COPIER.T, SPOT)),
        Mistake(lambda answer: np.allclose(np.dot(answer[0], COPIER), np.eye(3)),
                "Your matrix leads from the copy to the sketch. The copier works"
                " the other way around.",
                example=(np.linalg.inv(COPIER), SPOT)),
        Mistake((COPIER, [*SPOT, 1]),
                "Your spot still has its third coordinate. A place on the sketch"
                " has two."),
        Mistake((COPIER, move([STAIN], COPIER)[0]),
                "Your spot is the stain copied once more. The stain is on the"
                " copy, and the spot on the sketch."),
        Mistake((COPIER, np.linalg.solve(COPIER[:2, :2], STAIN)),
                "Your way back undoes the matrix with two rows and leaves out"
                " the shift."),
    ],
    diagnose=copier_fault,
)
