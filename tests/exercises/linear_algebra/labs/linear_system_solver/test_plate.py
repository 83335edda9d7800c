"""What the check of a warm plate says of wrong temperatures."""

import pytest

from mlmath import check


@pytest.mark.parametrize(("answer", "message"), [
    ([60, 52.5, 30, 37.5],
     "Those are the right four temperatures, in another order."),
    ([52.5, 60, 37.5, 30],
     "Those are the right four temperatures, in another order."),
    ([60, 75, 15, 30], "Those are the means of the edges alone. The"
     " other points are neighbors, too."),
    # The right sum, and nothing else.
    ([50, 60, 30, 40], "Your upper left point has 50 degrees, and the"
     " mean of its four neighbors is 52.5."),
    ([52.5, 61, 30, 37.5], "Your upper left point has 52.5 degrees, and"
     " the mean of its four neighbors is 52.75."),
    # The points before the named one are means of theirs.
    ([60, 70, 50, 70], "Your lower left point has 50 degrees, and the"
     " mean of its four neighbors is 40."),
    ([45, 45, 15, -15], "Your lower right point has -15 degrees, and"
     " the mean of its four neighbors is 30."),
])
def test_wrong_temperatures(answer, message):
    feedback = check("exercise-lab-plate", answer)
    assert feedback.passed is False
    assert feedback.message == f"Not yet. {message}"
