"""What the check of the traffic in a harbor says of wrong flows."""

import pytest

from mlmath import check
from mlmath.exercises.linear_algebra.labs.linear_system_solver import harbor


@pytest.mark.parametrize(("answer", "message"), [
    ([500, 380, 180, 1, 150, 120, 0],
     "Street 4 is closed: nothing drives there."),
    ([500, 380, 180, 0, 150, 120, 9],
     "Street 7 is closed: nothing drives there."),
    ([500, 380, 180, 0, 150, 12, 0],
     "The counter on street 6 shows 120 cars per hour."),
    ([350, 380, 180, 0, 150, 120, 0],
     "Pier does not balance: 500 arrive, and 350 leave."),
    ([500, 620, 180, 0, 150, 120, 0],
     "Dock does not balance: 500 arrive, and 740 leave."),
    ([500, 380, 580, 0, 150, 120, 0],
     "Crane does not balance: 380 arrive, and 780 leave."),
    ((450, 330, 130, 0, 100, 120, 0),
     "Lock does not balance: 250 arrive, and 300 leave."),
    ([500, 380, 180.00001, 0, 150, 120, 0],
     "Crane does not balance: 380 arrive, and 380.00001 leave."),
])
def test_wrong_flows(answer, message):
    feedback = check("exercise-lab-harbor", answer)
    assert feedback.passed is False
    assert feedback.message == f"Not yet. {message}"


def test_the_junctions_are_those_of_the_table_in_the_lab():
    table = []
    for arriving, leaving, comes_in, goes_out in harbor.JUNCTIONS.values():
        row = [(street in leaving) - (street in arriving)
               for street in range(1, 8)]
        table.append([*row, comes_in - goes_out])
    signs = [1, 1, -1, -1, 1]  # the lab writes some equations the other way
    assert [[sign * entry for entry in row]
            for sign, row in zip(signs, table)] == [
        [1, 0, 0, 0, -1, 0, 0, 350], [-1, 1, 0, 0, 0, 1, -1, 0],
        [0, 1, -1, 0, 0, 0, 0, 200], [0, 0, 1, -1, 0, 1, 0, 300],
        [0, 0, 0, -1, 1, 0, 1, 150]]
