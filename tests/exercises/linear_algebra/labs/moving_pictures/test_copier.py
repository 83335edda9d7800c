"""What stands behind the copier, and what its check says."""

import numpy as np
import pytest

from mlmath import check
from mlmath.datasets import drawing
from mlmath.exercises.linear_algebra.labs.moving_pictures.copier import (
    COPIER,
    COPIES,
    MARKS,
    SPOT,
    STAIN,
)

LABEL = "exercise-pictures-copier"


def in_columns(points):
    return np.vstack([np.transpose(points), np.ones(len(points))])


def test_the_marks_are_points_of_the_boat_and_determine_the_matrix():
    boat = drawing().features.tolist()
    assert all(mark in boat for mark in MARKS.tolist())
    found = in_columns(COPIES) @ np.linalg.inv(in_columns(MARKS))
    assert found == pytest.approx(COPIER)
    assert COPIER @ [*SPOT, 1] == pytest.approx([*STAIN, 1])


@pytest.mark.parametrize("answer", [
    (COPIER, SPOT), [COPIER, SPOT], (COPIER.tolist(), SPOT.tolist()),
    (COPIER + 1e-12, (1.167, 0.667))])
def test_right_answers_in_other_forms(answer):
    feedback = check(LABEL, answer)
    assert feedback.passed, feedback


@pytest.mark.parametrize(("answer", "message"), [
    ((COPIER.T, SPOT),
     "Your matrix is the transpose of the one that moves columns."),
    ((np.linalg.inv(COPIER), SPOT),
     "Your matrix leads from the copy to the sketch. The copier works the other"
     " way around."),
    ((COPIER, [1.167, 0.667, 1]),
     "Your spot still has its third coordinate. A place on the sketch has two."),
    ((COPIER, [8.25, 12]),
     "Your spot is the stain copied once more. The stain is on the copy, and the"
     " spot on the sketch."),
    ((COPIER, [2.1667, 0.6667]),
     "Your way back undoes the matrix with two rows and leaves out the shift."),
    ((COPIER, [1, 1]),
     "Your matrix is right. It does not send your spot to the stain."),
    ((np.eye(3), SPOT),
     "Your matrix sends (1.5, 0, 1) to (1.5, 0, 1), and not to (5, 2.5, 1)."),
    (([[2, 0, 2], [1, 2, 1], [0, 0, 1]], SPOT),
     "Your matrix sends (-1, -0.7, 1) to (0, -1.4, 1), and not to"
     " (0.35, -1.4, 1)."),
    (([[2, -0.5, 2], [1, 2, 1], [0, 0, 2]], SPOT),
     "Your matrix sends (1.5, 0, 1) to (5, 2.5, 2), and not to (5, 2.5, 1)."),
])
def test_wrong_answers(answer, message):
    feedback = check(LABEL, answer)
    assert feedback.passed is False
    assert feedback.message == f"Not yet. {message}"


@pytest.mark.parametrize("answer", [
    5, (COPIER,), (COPIER[:2], SPOT), (COPIER, 1), ("H", SPOT), (SPOT, COPIER)])
def test_what_has_another_form_is_told_so(answer):
    message = check(LABEL, answer).message
    assert message.startswith("Not yet: your answer "), message
