"""Traffic in a harbor."""

from math import isclose

from mlmath.check import Mistake, ValueExercise
from mlmath.exercises.linear_algebra.labs.linear_system_solver.answers import (
    floats_of,
    written,
)

# For each junction the streets that arrive, those that leave, and what the
# gate adds to either of them.
JUNCTIONS = {
    "Pier": ([5], [1], 350, 0),
    "Dock": ([1, 7], [2, 6], 0, 0),
    "Crane": ([2], [3], 0, 200),
    "Lock": ([3, 6], [4], 0, 300),
    "Yard": ([4], [5, 7], 150, 0),
}


def harbor_fault(flows):
    """Name what the flows do not respect: a street, or a junction."""
    flow = floats_of(flows, 7)
    for street in (4, 7):
        if not isclose(flow[street - 1], 0, abs_tol=1e-6):
            return f"Street {street} is closed: nothing drives there."
    if not isclose(flow[5], 120):
        return "The counter on street 6 shows 120 cars per hour."
    for name, (arriving, leaving, comes_in, goes_out) in JUNCTIONS.items():
        arrive = comes_in + sum(flow[street - 1] for street in arriving)
        leave = goes_out + sum(flow[street - 1] for street in leaving)
        if not isclose(arrive, leave, abs_tol=1e-6):
            return (f"{name} does not balance: {written(arrive)} arrive, and"
                    f" {written(leave)} leave.")
    return ""


HARBOR = ValueExercise(
    label="exercise-lab-harbor",
    value=[500, 380, 180, 0, 150, 120, 0],
    remark="All five junctions balance.",
    mistakes=[
        Mistake([150, 120, 0],
                "Those are the free flows alone. The answer has seven"
                " numbers."),
        Mistake([350, 230, 30, -150, 0, 120, 0],
                "A flow cannot be negative. Street 4 is closed, which fixes"
                " one of the free flows."),
        Mistake([350, 350, 150, -150, 0, 0, 0],
                "Those are the flows with zeros for the free ones. They ignore"
                " the counter, and drive backward on street 4."),
    ],
    diagnose=harbor_fault,
)
